"""`greffe replay` of what was amended since: what rests on it is not told, and all else is."""

import json
from pathlib import Path

import pytest
from antecedent_words import sent
from replaying import Replays, doubts, id_of, record
from scenario import processing

OFFICER = ("OPJ-SEAL", "JUDICIAL_POLICE_OFFICER", 'INTERCEPT_CASE;case="<K1>"')
CLERK = ("CLERK-JI", "MAGISTRATE_CLERK", processing("K1"))
JUDGE = ("JI-LYON", "CRIMINAL_JUDGE", processing("K1"))
RECIPIENT = ("RECIPIENT", "FOREIGN_POLICE_BODY", sent())
FIRST, AT, SECOND = "2026-11-10T12:00:00Z", "2026-11-10T13:00:00Z", "2026-11-10T14:00:00Z"
LATER, LONG_AGO = "2026-11-10T15:00:00Z", "2020-02-01"


pytestmark = pytest.mark.usefixtures("no_settings_of_this_machine")


async def in_doubt(replays: Replays, who: tuple[str, str, str], name: str, row: str) -> None:
    """A record of which nothing is printed, since a row was amended; as text and as JSON."""
    found = await replays.told(*who, AT, "--id", f"<{name}>", code=2)
    assert found["records"] == []
    assert [each["id"] for each in found["inDoubt"]] == [id_of(name)]
    assert row in {table for table, _ in doubts(found, "AMENDED_SINCE")}
    assert found["outcome"] == "CANNOT_BE_TOLD"
    assert not doubts(found, "NOT_VISIBLE")
    stated = ("--agent", f"<{who[0]}>", "--role", who[1], "--purpose", who[2], "--at", AT)
    said = await replays.said(*stated, "--id", f"<{name}>", code=2)
    assert f"{id_of(name)} CANNOT BE TOLD: " in said
    assert "WITHHELD" not in said
    assert "payload" not in said


async def test_what_was_sealed_twice_cannot_be_told_of_the_first_time(replays: Replays) -> None:
    item = ("intercept_item", "id = '<I1>'")
    await replays.happens(*item, FIRST, sealed_at=FIRST)
    await replays.happens(*item, SECOND, unsealed_at=SECOND)
    told = await replays.told(*OFFICER, AT, "--id", "<I1>")
    assert record(told, "I1")["fields"]["payload"] is None
    await replays.happens(*item, LATER, sealed_at=LATER, unsealed_at=None)
    await in_doubt(replays, OFFICER, "I1", "intercept_item")
    others = await replays.told(*OFFICER, AT, "--id", "<I3>")
    assert record(others, "I3")["fields"]["payload"] is not None
    listed = await replays.told(*OFFICER, AT, code=2)
    items = listed["data"]["interceptItems"]
    assert items["totalCount"] is None
    assert {"id": id_of("I1")} not in items["nodes"]
    assert {"id": id_of("I3")} in items["nodes"]
    await replays.happens(*item, LONG_AGO, sealed_at=None, unsealed_at=None)


async def test_what_an_authorisation_confirmed_twice_opens_cannot_be_told(
    replays: Replays,
) -> None:
    which = ("authorisation", "grantee_id = '<OPJ-SEAL>' AND case_id = '<K1>'")
    await replays.happens(*which, FIRST, confirmed_by_id=id_of("JI2-LYON"), confirmed_at=FIRST)
    assert record(await replays.told(*OFFICER, AT, "--id", "<I3>"), "I3")
    await replays.happens(*which, SECOND, confirmed_by_id=id_of("JI-LYON"), confirmed_at=SECOND)
    await in_doubt(replays, OFFICER, "I3", "authorisation")
    await replays.happens(*which, LONG_AGO, confirmed_by_id=None, confirmed_at=None)


async def test_what_was_sent_abroad_and_approved_later_cannot_be_told(replays: Replays) -> None:
    assert record(await replays.told(*RECIPIENT, AT, "--id", "<T1>"), "T1")
    approver = await replays.database.fetchval(
        "SELECT approved_by_id FROM transmission WHERE id = $1::uuid", id_of("TR1")
    )
    which = ("transmission", "id = '<TR1>'")
    await replays.happens(*which, SECOND, approved_by_id=str(approver))
    await in_doubt(replays, RECIPIENT, "T1", "transmission")
    assert record(await replays.told(*RECIPIENT, LATER, "--id", "<T1>"), "T1")
    await replays.happens(*which, LONG_AGO, approved_by_id=str(approver))


async def test_what_rests_on_an_agent_amended_since_cannot_be_told(replays: Replays) -> None:
    assert record(await replays.told(*CLERK, AT, "--id", "<K1>"), "K1")
    await replays.happens("agent", "id = '<JI-LYON>'", SECOND, active="false")
    await in_doubt(replays, CLERK, "K1", "agent")
    stated = ("--agent", "<JI-LYON>", "--role", JUDGE[1], "--purpose", JUDGE[2])
    gate = await replays.said(*stated, "--at", AT, code=2)
    assert f"agent {id_of('JI-LYON')} was amended {SECOND}" in gate
    assert "REFUSED" not in gate
    assert (await replays.told(*CLERK, AT, code=2))["outcome"] == "CANNOT_BE_TOLD"
    await replays.happens("agent", "id = '<JI-LYON>'", LONG_AGO, active="true")


async def test_what_is_not_related_changes_nothing(replays: Replays) -> None:
    asked = [
        (*OFFICER, AT, "--id", "<I1>"),
        (*JUDGE, AT, "--id", "<K1>"),
        (*CLERK, AT, "--id", "<K1>"),
        (*RECIPIENT, AT, "--id", "<T1>"),
    ]
    before = [await replays.told(*each) for each in asked]
    for table, which in (
        ("intercept_item", "id = '<I3>'"),
        ("judicial_case", "id = '<K4>'"),
        ("assignment", "case_id = '<K4>'"),
        ("agent", "id = '<CIVIL-LYON>'"),
        ("antecedent_record", "id = '<T5>'"),
        ("transmission", "id = '74a50009-0000-7000-8000-000000000001'"),
    ):
        await replays.happens(table, which, SECOND)
    assert [await replays.told(*each) for each in asked] == before
    assert all(each["records"] and each["notTold"] == [] for each in before)


@pytest.mark.parametrize(
    "document", ["{ nothing }", "{ cases {", 'mutation { unsealItems(case: "x") { id } }']
)
async def test_a_wrong_document_is_a_wrong_argument(
    replays: Replays, tmp_path: Path, document: str
) -> None:
    file = tmp_path / "query.graphql"
    file.write_text(document, encoding="utf-8")
    stated = ("--agent", "<JI-LYON>", "--role", JUDGE[1], "--purpose", JUDGE[2], "--at", AT)
    said = await replays.said(*stated, "--document", str(file), code=2)
    assert "Invalid value for --document" in " ".join(said.replace("\u2502", " ").split())
    assert "REFUSED" not in said


async def test_a_document_that_rests_on_what_was_amended_cannot_be_told(
    replays: Replays, tmp_path: Path
) -> None:
    file = tmp_path / "query.graphql"
    which = ("judicial_case", "id = '<K1>'")
    for document, others in (
        (f'{{ case(id: "{id_of("K1")}") {{ number }} }}', 0),
        ("{ cases { totalCount } }", 2),
    ):
        file.write_text(document, encoding="utf-8")
        asked = (*JUDGE, LATER, "--document", str(file))
        assert (await replays.told(*asked))["data"]
        await replays.happens("judicial_case", "id = '<K4>'", "2026-11-10T16:00:00Z")
        assert bool((await replays.told(*asked, code=others))["data"]) == (others == 0)
        await replays.happens(*which, "2026-11-10T16:00:00Z")
        found = await replays.told(*asked, code=2)
        assert (found["outcome"], found["data"]) == ("CANNOT_BE_TOLD", None)
        assert json.dumps(id_of("K1")) in json.dumps(found["notTold"])
        await replays.happens("judicial_case", "id IN ('<K1>', '<K4>')", LONG_AGO)
