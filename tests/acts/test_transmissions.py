"""Antecedents sent abroad: prepared, approved by another, read, ended (R40-29/III; A37)."""

from typing import Any

import pytest
from antecedent_words import LIST, inquiry, sent
from doing import Acts, until
from inquired import opened, within
from scenario import edit, put

from db.enumerations import Role

A1 = inquiry("A1")
GIVEN: dict[str, Any] = {
    "body": "<POLICE-ABROAD>",
    "records": ["<T1>"],
    "aim": "ADMINISTRATIVE_POLICE",
    "needToKnow": "Demande de port d'arme",
    "validUntil": until(days=30),
}


async def prepared(acts: Acts, **more: object) -> str:
    """A transmission of T1 to the police abroad."""
    came = await acts.do("POLICE", "prepareTransmission", {**GIVEN, **more}, purpose=A1)
    return str(came.done["id"])


async def read_by_recipient(acts: Acts, transmission: str) -> dict[str, Any]:
    """What the body reads of it."""
    purpose = f'FOREIGN_ADMIN_POLICE;transmission="{transmission}"'
    query = f'transmission(id: "{transmission}") {{ needToKnow records {{ id procedureRef }} }}'
    return await acts.read("RECIPIENT", purpose, query)


async def test_what_is_prepared_is_read_once_another_has_approved_it(acts: Acts) -> None:
    transmission = await prepared(acts)
    before = await read_by_recipient(acts, transmission)
    assert before["errors"][0]["extensions"]["code"] == "PRECONDITION_FAILED"
    it = {"transmission": transmission}
    assert (await acts.do("HEAD-OF-POLICE", "approveTransmission", it)).done["version"] == 2
    read = await read_by_recipient(acts, transmission)
    assert read["data"]["transmission"] == {
        "needToKnow": GIVEN["needToKnow"],
        "records": [{"id": str(acts.id("T1")), "procedureRef": "LYON/26/1"}],
    }
    row = await acts.row("transmission", transmission)
    assert (row["prepared_by_id"], row["approved_by_id"]) == (
        acts.id("POLICE"),
        acts.id("HEAD-OF-POLICE"),
    )


async def test_it_is_prepared_within_an_inquiry_that_the_habilitation_is_for(acts: Acts) -> None:
    limited = edit("POLICE+POLICE_ADMIN_INVESTIGATOR", legal_bases=["LOPS_17_1"])
    async with acts.state(limited):
        async with acts.changing_nothing():
            came = await acts.do("POLICE", "prepareTransmission", GIVEN, purpose=A1)
        assert came.code == "MOTIVE_NOT_COVERED"
        listed = inquiry("A1", basis="LOPS_17_1")
        assert (await acts.do("POLICE", "prepareTransmission", GIVEN, purpose=listed)).done


@pytest.mark.parametrize("who", ["HEAD-OF-POLICE", "HEAD-OF-GENDARMERIE", "POLICE"])
async def test_what_is_revoked_is_read_no_more(acts: Acts, who: str) -> None:
    it = {"transmission": await prepared(acts)}
    assert (await acts.do("HEAD-OF-POLICE", "approveTransmission", it)).done
    assert (await acts.do(who, "revokeTransmission", it, version=2)).done
    read = await read_by_recipient(acts, it["transmission"])
    assert read["data"]["transmission"] is None
    async with acts.changing_nothing():
        came = await acts.do(who, "revokeTransmission", it, version=3)
    assert came.code == "PRECONDITION_FAILED"


async def test_records_of_an_inquiry_are_prepared_under_it(acts: Acts) -> None:
    named = await opened(acts, who="POLICE")
    came = await acts.do("POLICE", "prepareTransmission", GIVEN, purpose=within(named, motive=None))
    assert came.done


REFUSED: tuple[tuple[str, str, str | None, dict[str, Any], str], ...] = (
    ("an agent of 5°", "PREFECTURE", inquiry("A1", motive="SECURITY_GUARD"), {}, "COMPETENT"),
    ("SNEAS", "SNEAS-OK", A1, {}, "COMPETENT"),
    ("who approves", "HEAD-OF-POLICE", None, {}, "COMPETENT"),
    ("the recipient", "RECIPIENT", None, {}, "COMPETENT"),
    ("not designated", "POLICE-HABILITATED", A1, {}, "DESIGNATION_INVALID"),
    ("for a judicial enquiry", "POLICE", A1, {"aim": "JUDICIAL_ENQUIRY"}, "PURPOSE_NOT_ALLOWED"),
    ("without an end", "POLICE", A1, {"validUntil": None}, "TIME_LIMIT_REQUIRED"),
    ("for too long", "POLICE", A1, {"validUntil": until(days=366)}, "PRECONDITION"),
    ("to the past", "POLICE", A1, {"validUntil": until(days=-1)}, "PRECONDITION"),
    ("to a body not listed", "POLICE", A1, {"body": "<POLICE-UNAGREED>"}, "PRECONDITION"),
    ("to one no longer listed", "POLICE", A1, {"body": "<POLICE-EXPIRED>"}, "PRECONDITION"),
    ("to nobody", "POLICE", A1, {"body": "00000000-0000-7000-8000-000000000001"}, "PRECONDITION"),
    ("nothing", "POLICE", A1, {"records": []}, "ARGUMENT_INVALID"),
    ("another's record", "POLICE", A1, {"records": ["<T1>", "<T4>"]}, "PRECONDITION"),
    (
        "nothing that is there",
        "POLICE",
        A1,
        {"records": ["00000000-0000-7000-8000-000000000001"]},
        "PRECONDITION",
    ),
    ("a victim's", "POLICE", inquiry("V1"), {"records": ["<T14>"]}, "PRECONDITION"),
    ("one acquitted", "POLICE", inquiry("A3"), {"records": ["<T3>"]}, "PRECONDITION"),
    ("one barred", "POLICE", inquiry("B1"), {"records": ["<T10>"]}, "PRECONDITION"),
    ("no need", "POLICE", A1, {"needToKnow": " "}, "ARGUMENT_INVALID"),
)
CODES = {"COMPETENT": "ISSUER_NOT_COMPETENT", "PRECONDITION": "PRECONDITION_FAILED"}


@pytest.mark.parametrize(("who", "purpose", "more", "code"), [each[1:] for each in REFUSED])
async def test_preparing_is_refused(
    acts: Acts, who: str, purpose: str | None, more: dict[str, Any], code: str
) -> None:
    given = {key: each for key, each in {**GIVEN, **more}.items() if each is not None}
    async with acts.changing_nothing():
        came = await acts.do(who, "prepareTransmission", given, purpose=purpose)
    assert came.code == CODES.get(code, code)


async def test_of_what_is_left_out_and_what_is_not_there_the_same_is_told(acts: Acts) -> None:
    texts = set()
    for record in ("<T3>", "01a00000-0000-7000-8000-000000000000"):
        given = {**GIVEN, "records": [record]}
        came = await acts.do("POLICE", "prepareTransmission", given, purpose=inquiry("A3"))
        texts.add(came.response.content)
    assert len(texts) == 1


async def test_approving_is_of_those_who_answer_for_the_file(acts: Acts) -> None:
    it = {"transmission": await prepared(acts)}
    for who in ("POLICE", "PREFECT", "SERVICE-DIRECTOR", "RECIPIENT"):
        async with acts.changing_nothing():
            came = await acts.do(who, "approveTransmission", it)
        assert came.code == "ISSUER_NOT_COMPETENT"
    async with acts.changing_nothing():
        came = await acts.do(
            "HEAD-OF-POLICE",
            "approveTransmission",
            {"transmission": "00000000-0000-7000-8000-000000000001"},
        )
    assert came.is_not_there


async def test_nobody_approves_what_he_prepared(acts: Acts) -> None:
    it = {"transmission": await prepared(acts)}
    role = put(
        "AgentRole", agent=str(acts.id("POLICE")), role="DGPN", **{"from": "2024-01-02T08:00:00Z"}
    )
    async with acts.state(role), acts.changing_nothing():
        came = await acts.do("POLICE", "approveTransmission", it, role=Role.DGPN)
    assert came.code == "ISSUER_NOT_COMPETENT"


@pytest.mark.parametrize(
    "values", [{"state": "BE"}, {"body": "POLICE-ABROAD"}, {"body": "POLICE-FARTHER"}]
)
async def test_a_foreign_authority_approves_nothing(acts: Acts, values: dict[str, str]) -> None:
    it = {"transmission": await prepared(acts)}
    given = {key: str(acts.id(each)) if key == "body" else each for key, each in values.items()}
    async with acts.state(edit("HEAD-OF-POLICE", **given)), acts.changing_nothing():
        came = await acts.do("HEAD-OF-POLICE", "approveTransmission", it)
    assert came.code == "ISSUER_NOT_COMPETENT"


@pytest.mark.parametrize(
    ("name", "version"),
    [("TR1", 1), ("TR-NEEDLESS", 1), ("TR-JUDICIAL", 1), ("TR-EXPIRED", 1), ("TR-REVOKED", 1)],
)
async def test_what_cannot_be_sent_is_not_approved(acts: Acts, name: str, version: int) -> None:
    async with acts.changing_nothing():
        came = await acts.do(
            "HEAD-OF-GENDARMERIE",
            "approveTransmission",
            {"transmission": f"<{name}>"},
            version=version,
        )
    assert came.code == "PRECONDITION_FAILED"


async def test_a_recipient_struck_off_meanwhile_is_sent_nothing(acts: Acts) -> None:
    it = {"transmission": await prepared(acts)}
    struck = edit("POLICE-ABROAD:FOREIGN_POLICE_L235_1", revoked_at="2026-11-21T10:00:00Z")
    async with acts.state(struck), acts.changing_nothing():
        came = await acts.do("HEAD-OF-POLICE", "approveTransmission", it)
    assert came.code == "PRECONDITION_FAILED"


async def test_another_ends_nothing(acts: Acts) -> None:
    it = {"transmission": await prepared(acts)}
    for who in ("GENDARME", "RECIPIENT", "PREFECT"):
        async with acts.changing_nothing():
            came = await acts.do(who, "revokeTransmission", it)
        assert came.is_not_there


async def test_what_was_sent_is_not_searched(acts: Acts) -> None:
    body = await acts.read("RECIPIENT", sent(), LIST)
    assert body["errors"][0]["extensions"]["code"] == "PURPOSE_NOT_ALLOWED"
