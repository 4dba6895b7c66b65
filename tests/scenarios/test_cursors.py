"""Cursors tell nothing, and are good for nobody and nothing else than they were given for."""

import base64
from dataclasses import replace
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from scenario import Scenario
from scenario_service import Service

from schema.cursor import Sealing

SUPERVISION = "PG_SUPERVISION;basis=ARTICLE_37"
BY_VICTIM = "orderBy: {by: VICTIM_SURNAME}"


def asked(request: str, who: str = "PG-LYON", purpose: str = SUPERVISION) -> Scenario:
    return Scenario(number="", who=who, purpose=purpose, request=request, expected=())


async def data(service: Service, scenario: Scenario) -> Any:  # noqa: ANN401  any JSON
    body = (await service.ask(scenario)).json()
    assert "errors" not in body, body["errors"]
    return body["data"]


async def code(service: Service, scenario: Scenario) -> str:
    return str((await service.ask(scenario)).json()["errors"][0]["extensions"]["code"])


async def first(service: Service, arguments: str) -> str:
    """The cursor of the first case in an order."""
    page = await data(service, asked(f"cases(first: 1, {arguments}) {{ edges {{ cursor }} }}"))
    return str(page["cases"]["edges"][0]["cursor"])


def after(cursor: str, arguments: str = BY_VICTIM, field: str = "cases") -> str:
    return f'{field}(after: "{cursor}", {arguments}) {{ nodes {{ id }} }}'


async def test_a_cursor_holds_no_name_that_can_be_read(service: Service) -> None:
    cursor = await first(service, BY_VICTIM)
    sealed = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    assert b"perrachon" not in sealed.lower()
    assert b"VICTIM_SURNAME" not in sealed


async def test_cursors_are_of_one_length_whatever_name_is_in_them(service: Service) -> None:
    request = f"cases({BY_VICTIM}) {{ edges {{ cursor }} }}"
    edges = (await data(service, asked(request)))["cases"]["edges"]
    assert len({len(edge["cursor"]) for edge in edges}) == 1
    assert len({edge["cursor"] for edge in edges}) == len(edges) > 1


async def test_the_same_place_has_the_same_cursor(service: Service) -> None:
    assert await first(service, BY_VICTIM) == await first(service, BY_VICTIM)


async def test_pages_follow_each_other_without_gap_or_overlap(service: Service) -> None:
    whole = (await data(service, asked(f"cases({BY_VICTIM}) {{ nodes {{ id }} }}")))["cases"]
    rest = (await data(service, asked(after(await first(service, BY_VICTIM)))))["cases"]
    assert rest["nodes"] == whole["nodes"][1:]


@pytest.mark.parametrize(
    "other",
    [
        {"who": "PG-PARIS"},
        {"purpose": 'CASE_PROCESSING;case="<K35>"'},
        {"request": 'parties(after: "{}", orderBy: {by: SURNAME}) { totalCount }'},
        {"request": 'cases(after: "{}", orderBy: {by: NUMBER}) { totalCount }'},
        {"request": 'cases(after: "{}") { totalCount }'},
    ],
    ids=["another agent", "another purpose", "another list", "another order", "no order"],
)
async def test_a_cursor_is_for_one_agent_purpose_list_and_order(
    service: Service, other: dict[str, Any]
) -> None:
    cursor = await first(service, BY_VICTIM)
    scenario = replace(asked(after(cursor)), **other)
    scenario = replace(scenario, request=scenario.request.replace("{}", cursor))
    assert await code(service, scenario) == "ARGUMENT_INVALID"


async def test_a_cursor_made_up_by_hand_is_refused(service: Service) -> None:
    real = await first(service, BY_VICTIM)
    plain = base64.urlsafe_b64encode(b'["VICTIM_SURNAME","m","00000000"]').decode().rstrip("=")
    begun = ("B" if real.startswith("A") else "A") + real[1:]
    for forged in ("", "x", plain, real[:-4], real[:-1] + "é", begun, real + "AAAA"):
        assert await code(service, asked(after(forged))) == "ARGUMENT_INVALID"


async def test_a_place_has_no_second_spelling(service: Service) -> None:
    real = await first(service, BY_VICTIM)
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    loose = real[:-1] + alphabet[alphabet.index(real[-1]) ^ 1]
    for other in (real + "=", real + "==", loose):
        assert await code(service, asked(after(other))) == "ARGUMENT_INVALID"


async def test_processes_over_one_database_share_its_key(service: Service) -> None:
    key = await service.register.fetchval("SELECT key FROM cursor_key")
    bound = b"whatever it is for"
    assert Sealing(key).open(Sealing(key).seal(b"place", bound), bound).rstrip() == b"place"
    assert service.answering._sealing.seal(b"place", bound) == Sealing(key).seal(b"place", bound)
    with pytest.raises(InvalidTag):
        Sealing.passing().open(Sealing(key).seal(b"place", bound), bound)
