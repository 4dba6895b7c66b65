"""What an officer lists as useful for decryption, and why something is not (R40-47/VIII/c)."""

from uuid import uuid4

import pytest
from authorised import K1, issue
from doing import Acts, Came

ITEM = 'interceptItem(id: "<%s>") { payload }'
VIII_C = ["R40-47/VIII/c"]


async def operation(acts: Acts, *items: str) -> str:
    """An operation of decryption: of these items, or of the whole case."""
    given = issue("VIII", "DECRYPTOR", items=[f"<{each}>" for each in items] or None)
    done = (await acts.do("JI-LYON", "issueAuthorisation", given, purpose=K1)).done
    return str(done["id"])


async def listed(acts: Acts, authorisation: str, *items: str) -> Came:
    """The officer lists items."""
    given = {"authorisation": authorisation, "items": list(items)}
    return await acts.do("OPJ", "listUsefulItems", given, purpose=K1)


async def refused(acts: Acts, authorisation: str, *items: str) -> Came:
    """The officer lists items in vain, and nothing is written."""
    async with acts.changing_nothing():
        came = await listed(acts, authorisation, *items)
        assert came.code in {"PRECONDITION_FAILED", "ISSUER_NOT_COMPETENT"}
    return came


async def test_contents_are_not_listed_and_it_is_said_why(acts: Acts) -> None:
    came = await refused(acts, await operation(acts), "<I1>", "<I2>")
    assert came.code == "PRECONDITION_FAILED"
    assert came.refusal["message"] == "data and information are listed as useful, and no contents"
    assert came.refusal["clauses"] == VIII_C


async def test_what_the_authorisation_does_not_designate_is_not_listed(acts: Acts) -> None:
    """It would be done, and open nothing."""
    made = await operation(acts, "I1", "I4")
    came = await refused(acts, made, "<I1>", "<I5>")
    assert came.code == "PRECONDITION_FAILED"
    assert "does not designate that item" in came.refusal["message"]
    assert came.refusal["clauses"] == VIII_C
    assert (await listed(acts, made, "<I1>")).done
    read = await acts.read("DECRYPTOR", f'DECRYPTION;authorisation="{made}"', ITEM % "I1")
    assert read["data"]["interceptItem"] == {"payload": "payload of I1"}


async def test_of_what_is_under_seal_neither_the_kind_is_told_nor_whether_it_is_designated(
    acts: Acts,
) -> None:
    """Contents, data, and either beside what is told of; of the whole case, or designated."""
    told = set()
    for made in (await operation(acts), await operation(acts, "I1"), await operation(acts, "I3")):
        for items in (["<I3>"], ["<I6>"], ["<I3>", "<I2>"], ["<I6>", "<I5>"]):
            came = await refused(acts, made, *items)
            assert came.code == "ISSUER_NOT_COMPETENT"
            assert came.refusal["message"] == "an officer designates nothing that is under seal"
            assert came.refusal["clauses"] == ["R40-47/VIII/c", "R40-47/II/f"]
            told.add(came.response.text)
    assert len(told) == 1


async def test_what_is_nowhere_is_as_what_is_of_another_case(acts: Acts) -> None:
    """Whatever it is listed with."""
    told = set()
    for made in (await operation(acts), await operation(acts, "I1")):
        for unknown in ("<O1>", "<J1>", str(uuid4())):
            for beside in ([], ["<I2>"], ["<I3>"], ["<I5>"]):
                came = await refused(acts, made, *beside, unknown)
                assert came.refusal["clauses"] == []
                told.add(came.response.text)
    assert len(told) == 1


@pytest.mark.parametrize("name", ["VI:INTERPRETER", "IV:SPECIALIST", "IX:MAINTAINER"])
async def test_of_an_authorisation_under_another_clause_nothing_is_told(
    acts: Acts, name: str
) -> None:
    """As of one that never was, at whatever version."""
    for version in (0, 1):
        told = [
            await acts.do(
                "OPJ",
                "listUsefulItems",
                {"authorisation": id_, "items": ["<I1>"]},
                purpose=K1,
                version=version,
            )
            for id_ in (f"<{name}>", str(uuid4()))
        ]
        assert told[0].body == told[1].body
        assert told[0].code == "ISSUER_NOT_COMPETENT"
