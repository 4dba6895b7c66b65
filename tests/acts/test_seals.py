"""Putting items under seal, and opening the seal: seen at the next reading (R40-47/II/f; A52)."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest
from authorised import K1
from doing import TOLD, Acts, later
from scenario import NOW


@pytest.fixture(autouse=True)
async def undone(acts: Acts) -> AsyncIterator[None]:
    """The items of K1 are as the register describes them, after each test."""
    rows = await acts.service.register.fetch(
        "SELECT id, sealed_at, unsealed_at, exhibit_id FROM intercept_item"
    )
    yield
    await acts.service.register.executemany(
        "UPDATE intercept_item SET sealed_at = $2, unsealed_at = $3, exhibit_id = $4"
        " WHERE id = $1 AND (sealed_at, unsealed_at, exhibit_id) IS DISTINCT FROM ($2, $3, $4)",
        [tuple(row) for row in rows],
    )


def seal(*items: str, number: str = "SC-9", **more: object) -> dict[str, Any]:
    """A sealing of items of K1."""
    listed = [f"<{item}>" for item in items]
    return {"case": "<K1>", "items": listed, "number": number, **more}


def unseal(*items: str) -> dict[str, Any]:
    """An opening of seals of K1."""
    return {"case": "<K1>", "items": [f"<{item}>" for item in items]}


async def seen(acts: Acts, who: str, item: str) -> tuple[Any, set[str]]:
    """The payload of an item as someone reads it, and the codes by which fields are withheld."""
    query = f'interceptItem(id: "<{item}>") {{ payload transcript }}'
    read = await acts.read(who, K1, query)
    codes = {each["code"] for each in read["extensions"]["disclosure"]["withheld"]}
    return read["data"]["interceptItem"]["payload"], codes


async def sealed(acts: Acts, *items: str) -> list[bool]:
    """Whether items are under seal as they are stored."""
    rows = [await acts.row("intercept_item", acts.id(item)) for item in items]
    return [row["sealed_at"] is not None and row["unsealed_at"] is None for row in rows]


@pytest.mark.parametrize("who", ["OPJ", "JI-LYON", "CUSTOMS-28-1"])
async def test_what_is_put_under_seal_is_withheld_from_investigators(acts: Acts, who: str) -> None:
    number, key = f"SC-{who}", uuid4()
    assert (await seen(acts, "OPJ", "I2"))[0] == "payload of I2"
    given = seal("I1", "I2", number=number, description="Disque")
    ask = TOLD + " record { id ... on Exhibit { number sealedById description } }"
    done = (await acts.do(who, "sealItems", given, purpose=K1, key=key, ask=ask)).done
    async with acts.changing_nothing():
        again = (await acts.do(who, "sealItems", given, purpose=K1, key=key, ask=ask)).done
    assert again == {**done, "again": True}
    record = done["record"]
    assert (record["number"], record["sealedById"]) == (number, str(acts.id(who)))
    assert record["description"] == ("Disque" if who == "JI-LYON" else None)
    for item in ("I1", "I2"):
        row = await acts.row("intercept_item", acts.id(item))
        assert (row["sealed_at"], str(row["exhibit_id"])) == (NOW, done["id"])
        payload, codes = await seen(acts, "OPJ", item)
        assert (payload, codes) == (None, {"SEALED"})
    assert (await seen(acts, "JI-LYON", "I2"))[0] == "payload of I2"
    assert (await acts.do("JI-LYON", "unsealItems", unseal("I2"), purpose=K1, at=NOW)).done
    assert (await seen(acts, "OPJ", "I2"))[0] == "payload of I2"
    assert await sealed(acts, "I1", "I2") == [True, False]


async def test_what_was_opened_may_be_sealed_anew(acts: Acts) -> None:
    assert (await acts.do("JI-LYON", "unsealItems", unseal("I3", "I6"), purpose=K1)).done
    assert await sealed(acts, "I3", "I6") == [False, False]
    given, at = seal("I3", number="SC-10"), later(hours=1)
    assert (await acts.do("OPJ", "sealItems", given, purpose=K1, at=at)).done
    assert await sealed(acts, "I3", "I6") == [True, False]


NOTHING = str(uuid4())
REFUSED: dict[str, tuple[str, str, str, dict[str, Any], str]] = {
    "by an agent of article 20": ("APJ", K1, "sealItems", seal("I1"), "ISSUER_NOT_COMPETENT"),
    "by an officer to whom it is not referred": (
        "OPJ-UNREFERRED",
        K1,
        "sealItems",
        seal("I1"),
        "ISSUER_NOT_COMPETENT",
    ),
    "by a magistrate who is not in charge": (
        "P-LYON",
        K1,
        "sealItems",
        seal("I1"),
        "ISSUER_NOT_COMPETENT",
    ),
    "by a clerk": ("CLERK-JI", K1, "sealItems", seal("I1"), "ISSUER_NOT_COMPETENT"),
    "an item of another case": ("OPJ", K1, "sealItems", seal("I1", "J1"), "PRECONDITION_FAILED"),
    "an item that is sealed": ("OPJ", K1, "sealItems", seal("I1", "I3"), "PRECONDITION_FAILED"),
    "nothing at all": ("OPJ", K1, "sealItems", seal(), "ARGUMENT_INVALID"),
    "a number that is taken": (
        "OPJ",
        K1,
        "sealItems",
        seal("I1", number="SC-1"),
        "PRECONDITION_FAILED",
    ),
    "of another case than the purpose names": (
        "JI-LYON",
        'INTERCEPT_CASE;case="<K2>"',
        "sealItems",
        seal("I1"),
        "PURPOSE_NOT_ALLOWED",
    ),
    "in the register": (
        "JI-LYON",
        'CASE_PROCESSING;case="<K1>"',
        "sealItems",
        seal("I1"),
        "PURPOSE_NOT_ALLOWED",
    ),
    "opened by an officer": ("OPJ", K1, "unsealItems", unseal("I3"), "ISSUER_NOT_COMPETENT"),
    "opened by one whom the magistrate lets read it": (
        "OPJ-SEAL",
        K1,
        "unsealItems",
        unseal("I3"),
        "ISSUER_NOT_COMPETENT",
    ),
    "opened by a magistrate who is not in charge": (
        "P-LYON",
        K1,
        "unsealItems",
        unseal("I3"),
        "ISSUER_NOT_COMPETENT",
    ),
    "opened, and not sealed": (
        "JI-LYON",
        K1,
        "unsealItems",
        unseal("I3", "I1"),
        "PRECONDITION_FAILED",
    ),
    "opened, of another case": (
        "JI-LYON",
        K1,
        "unsealItems",
        unseal("I3", "O3"),
        "PRECONDITION_FAILED",
    ),
}


@pytest.mark.parametrize("title", REFUSED)
async def test_what_is_neither_sealed_nor_opened(acts: Acts, title: str) -> None:
    who, purpose, act, given, code = REFUSED[title]
    async with acts.changing_nothing():
        came = await acts.do(who, act, given, purpose=purpose)
    assert came.code == code, came.refusal


@pytest.mark.parametrize("act", ["sealItems", "unsealItems"])
async def test_items_that_are_not_there_are_refused_as_those_of_another_case(
    acts: Acts, act: str
) -> None:
    said = []
    for item in ("<O3>", NOTHING):
        own = "<I1>" if act == "sealItems" else "<I3>"
        given = {"case": "<K1>", "items": [own, item]}
        if act == "sealItems":
            given["number"] = "SC-11"
        async with acts.changing_nothing():
            said.append((await acts.do("JI-LYON", act, given, purpose=K1)).refusal)
    assert said[0]["code"] == "PRECONDITION_FAILED"
    assert said[1:] == [said[0]]


async def test_of_two_who_seal_the_same_item_at_once_one_does(acts: Acts) -> None:
    came = await asyncio.gather(
        *(
            acts.do(who, "sealItems", seal("I5", number=f"SC-race-{who}"), purpose=K1)
            for who in ("OPJ", "OPJ-4", "OPJ-SEAL", "JI-LYON")
        )
    )
    refused = [each.code for each in came if "errors" in each.body]
    assert refused == ["PRECONDITION_FAILED"] * 3
