"""7.11, attacks by way of GraphQL that are no matter of one caller and one record."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest
import strawberry
from scenario import Scenario, processing, reciprocal
from scenario_service import Service
from strawberry.permission import BasePermission

from schema.build import check

K1 = 'case(id: "<K1>") { number parties { person { surname } } }'


def asked(request: str = K1, purpose: str | None = None) -> Scenario:
    return Scenario(
        number="", who="JI-LYON", purpose=purpose or processing("K1"), request=request, expected=()
    )


def code(response: httpx.Response) -> str:
    assert "data" not in response.json()
    return str(response.json()["errors"][0]["extensions"]["code"])


async def sent(service: Service, scenario: Scenario, body: bytes) -> httpx.Response:
    """A body as it is, with the headers of a scenario."""
    assert scenario.who is not None
    headers = {**scenario.headers, **service.bearer(scenario.who)}
    headers["Content-Type"] = "application/json"
    return await service.client.post("/graphql", content=body, headers=headers)


@pytest.mark.parametrize("query", ["{ __schema { types { name } } }", "{ viewer { name } }"])
async def test_nothing_is_said_without_a_token(service: Service, query: str) -> None:
    """T305"""
    response = await service.client.post("/graphql", json={"query": query})
    assert (response.status_code, code(response)) == (401, "UNAUTHENTICATED")


async def test_introspection_shows_the_schema_through_the_same_gate(service: Service) -> None:
    """T305, with a token (GX-15)"""
    schema = '__type(name: "Person") { fields { name } }'
    said = (await service.ask(asked(schema))).json()["data"]["__type"]["fields"]
    assert {"name": "surname"} in said
    bare = Scenario(number="", who="JI-LYON", purpose=None, request=schema, expected=())
    assert code(await service.ask(bare)) == "PURPOSE_REQUIRED"


class Broken:
    """A database whose driver says too much."""

    async def fetch_planned(self, _sql: str, _args: object) -> Any:  # noqa: ANN401  a driver's row
        raise RuntimeError("SELECT surname FROM person WHERE id = '9e452001' -- \"Perrachon\"")


async def test_an_error_tells_neither_values_nor_statements(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T306"""
    monkeypatch.setattr(service.answering, "_database", Broken())
    response = await service.ask(asked(purpose=reciprocal("K1")))
    assert code(response) == "INTERNAL"
    for hidden in ("SELECT", "surname", "Perrachon", "9e452001", "RuntimeError", "person"):
        assert hidden not in response.text


class Careless(BasePermission):
    """Its answer is a coroutine, which is true to whoever does not wait for it."""

    def has_permission(self, source: object, info: object, **_kwargs: object) -> Any:  # noqa: ANN401  the very fault
        return self._later(source, info)

    async def _later(self, _source: object, _info: object) -> bool:
        return False


@strawberry.type
class Query:
    secret: str = strawberry.field(permission_classes=[Careless], resolver=lambda: "Perrachon")


async def test_a_rule_that_answers_with_a_coroutine_releases_nothing() -> None:
    """T307"""
    made = strawberry.Schema(query=Query)
    result = await made.execute("{ secret }")
    assert result.errors
    assert not result.data


def test_a_schema_with_such_a_rule_does_not_build() -> None:
    """T307, T325"""
    assert any("Query.secret" in each for each in check(strawberry.Schema(query=Query)))


DEEP = 'case(id: "<K1>") { ' + "parties { case { " * 30 + "id" + " } }" * 30 + " }"
ALIASES = " ".join(f'a{n}: case(id: "<K1>") {{ number }}' for n in range(1000))


@pytest.mark.parametrize("request_", [DEEP, ALIASES], ids=["depth 60", "1,000 aliases"])
async def test_limits_refuse_before_anything_is_read(service: Service, request_: str) -> None:
    """T309"""
    response = await service.ask(asked(request_))
    assert code(response) == "LIMIT_EXCEEDED"
    entry = await service.journalled()
    assert (entry["outcome"], entry["record_ids"]) == ("LIMIT_EXCEEDED", [])


@asynccontextmanager
async def journal_shut(service: Service) -> AsyncIterator[None]:
    """Inside, the database refuses what is added to the journal."""
    await service.register.execute("REVOKE INSERT ON journal_entry FROM greffe_service")
    try:
        yield
    finally:
        await service.register.execute("GRANT INSERT ON journal_entry TO greffe_service")
        async with asyncio.timeout(60):
            while code_or_none(await service.ask(asked())):  # noqa: ASYNC110  the journal comes back by itself
                await asyncio.sleep(0.1)


def code_or_none(response: httpx.Response) -> str | None:
    return code(response) if "errors" in response.json() else None


async def test_nothing_is_released_while_the_journal_cannot_be_written(service: Service) -> None:
    """T310"""
    async with journal_shut(service):
        response = await service.ask(asked())
        refused = await service.ask(asked("cases(filter: {hasVictims: true}) { totalCount }"))
    assert (response.status_code, code(response)) == (503, "JOURNAL_UNAVAILABLE")
    assert code(refused) == "JOURNAL_UNAVAILABLE"
    assert "Perrachon" not in response.text


async def test_a_batch_is_refused_as_a_whole(service: Service) -> None:
    """T312: batching is off."""
    one = b'{"query":"{ __typename }"}'
    response = await sent(service, asked(), b"[" + one + b"," + one + b"]")
    assert (response.status_code, code(response)) == (400, "REQUEST_MALFORMED")
    assert (await service.journalled())["outcome"] == "REQUEST_MALFORMED"


async def test_each_operation_is_judged_by_its_own_purpose_and_journalled(
    service: Service,
) -> None:
    """T312: the same two operations, one after the other."""
    first = await service.ask(asked())
    told = await service.journalled()
    second = await service.ask(asked(purpose="PG_SUPERVISION;basis=ARTICLE_37"))
    after = await service.journalled()
    assert first.json()["data"]["case"]["number"] == "26/00001"
    assert code(second) == "PURPOSE_NOT_ALLOWED"
    assert (told["outcome"], after["outcome"]) == ("RELEASED", "PURPOSE_NOT_ALLOWED")
    assert after["seq"] == told["seq"] + 1


@pytest.mark.parametrize(
    ("request_", "refused"),
    [('case(id: "<K1>") { offences { place } }', True), ('case(id: "<K1>") { number }', False)],
)
async def test_strict_handling_refuses_what_would_be_withheld(
    service: Service, request_: str, *, refused: bool
) -> None:
    """T040, by a caller who would rather have nothing than less."""
    strict = replace(asked(request_, purpose='VICTIM_INFORMATION;case="<K1>"'), who="P-LYON")
    response = await service.ask(strict, prefer="handling=strict")
    assert code_or_none(response) == ("STRICT_WITHHELD" if refused else None)
    assert not refused or "48-1/al.14/e" in response.text
