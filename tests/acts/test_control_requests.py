"""Requests of control: opened by the magistrate charged with the file, and closed (48-1/al.13)."""

from typing import Any
from uuid import uuid4

import pytest
from doing import Acts, later, until

WHO = "FILE-CONTROL"
ON_A4: dict[str, Any] = {"file": "FNAEG", "person": "<A4>", "validUntil": until(days=30)}


def purpose(request: str) -> str:
    """The purpose that names a request."""
    return f'POLICE_FILE_CONTROL;request="{request}"'


async def opened(acts: Acts, **more: object) -> str:
    """A request on A4, or another."""
    given = {key: each for key, each in {**ON_A4, **more}.items() if each is not None}
    return str((await acts.do(WHO, "openControlRequest", given)).done["id"])


async def cases(acts: Acts, request: str) -> dict[str, Any]:
    """The cases that are read under a request."""
    return await acts.read(WHO, purpose(request), "cases { nodes { number } }", at=later(hours=1))


async def test_a_request_opens_the_register_and_its_end_closes_it(acts: Acts) -> None:
    request = await opened(acts)
    body = await cases(acts, request)
    assert [each["number"] for each in body["data"]["cases"]["nodes"]]
    it = {"request": request}
    assert (await acts.do(WHO, "closeControlRequest", it, at=later(hours=1))).done
    body = await cases(acts, request)
    assert body["errors"][0]["extensions"]["code"] == "PRECONDITION_FAILED"
    async with acts.changing_nothing():
        came = await acts.do(WHO, "closeControlRequest", it, version=2, at=later(hours=2))
    assert came.code == "PRECONDITION_FAILED"


async def test_it_is_seen_by_who_controls_the_register(acts: Acts) -> None:
    request = await opened(acts, usualTerm=True, validUntil=None)
    query = (
        f'node(id: "{request}")'
        " { ... on ControlRequest { file magistrateId concernsVictim validUntil } }"
    )
    body = await acts.read("CONTROL", "REGISTRY_CONTROL", query)
    assert body["data"]["node"] == {
        "file": "FNAEG",
        "magistrateId": str(acts.id(WHO)),
        "concernsVictim": False,
        "validUntil": "2026-12-21T10:00:00Z",
    }


async def test_a_case_or_a_victims_entry_is_controlled(acts: Acts) -> None:
    assert await opened(acts, person=None, case="<K4>")
    assert await opened(acts, person="<V4>", concernsVictim=True)


REFUSED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("FILE-ASSISTANT", {}, "ISSUER_NOT_COMPETENT"),
    ("CONTROL", {}, "ISSUER_NOT_COMPETENT"),
    ("P-LYON", {}, "ISSUER_NOT_COMPETENT"),
    (WHO, {"file": "FAED"}, "ISSUER_NOT_COMPETENT"),
    (WHO, {"validUntil": None}, "TIME_LIMIT_REQUIRED"),
    (WHO, {"validUntil": until(days=-1)}, "PRECONDITION_FAILED"),
    (WHO, {"validUntil": until(days=366)}, "PRECONDITION_FAILED"),
    (WHO, {"case": "<K4>"}, "PRECONDITION_FAILED"),
    (WHO, {"person": None}, "PRECONDITION_FAILED"),
    (WHO, {"person": None, "case": "<K9>"}, "PRECONDITION_FAILED"),
    (WHO, {"person": "<E1>"}, "PRECONDITION_FAILED"),
    (WHO, {"person": "<V4>"}, "PRECONDITION_FAILED"),
    (WHO, {"person": "00000000-0000-7000-8000-000000000001"}, "PRECONDITION_FAILED"),
)


@pytest.mark.parametrize(("who", "more", "code"), REFUSED)
async def test_opening_is_refused(acts: Acts, who: str, more: dict[str, Any], code: str) -> None:
    given = {key: each for key, each in {**ON_A4, **more}.items() if each is not None}
    async with acts.changing_nothing():
        came = await acts.do(who, "openControlRequest", given)
    assert came.code == code


async def test_another_closes_nothing(acts: Acts) -> None:
    request = await opened(acts)
    for who in ("FILE-CONTROL-2", "FILE-ASSISTANT", "CONTROL"):
        async with acts.changing_nothing():
            came = await acts.do(
                who, "closeControlRequest", {"request": request}, at=later(hours=1)
            )
        assert came.is_not_there


async def test_it_is_opened_once_under_a_key(acts: Acts) -> None:
    key = uuid4()
    first = (await acts.do(WHO, "openControlRequest", ON_A4, key=key)).done
    async with acts.changing_nothing():
        again = (await acts.do(WHO, "openControlRequest", ON_A4, key=key)).done
    assert again == {**first, "again": True}
