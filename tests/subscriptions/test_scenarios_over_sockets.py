"""Scenarios of reading over a WebSocket (class 4): answers as by HTTP, and followed, too."""

import os
import re
from typing import Any

import pytest
from graphql import parse
from scenario import Scenario
from scenario_service import Service
from sockets import Sockets
from states import in_database
from test_scenarios import SCENARIOS

EVERY = 1 if os.environ.get("SCENARIOS") == "all" else 6
FIRST = {each.number: each for each in reversed(SCENARIOS) if each.number.startswith("T")}
NUMBERED = [each for each in FIRST.values() if each.who is not None]
FOLLOWED = {"case": "caseChanged", "interceptItem": "interceptItemChanged"}
ONE = re.compile(r"^(case|interceptItem)(\(id: \"[^\"]+\"\) \{.*\})$", re.DOTALL)


def _some(listed: list[Scenario]) -> pytest.MarkDecorator:
    some = listed[::EVERY]
    return pytest.mark.parametrize("scenario", some, ids=[each.number for each in some])


def _asks_one(scenario: Scenario) -> bool:
    """Whether it asks for one record alone: nothing else can be followed."""
    return len(parse(scenario.document).definitions[0].selection_set.selections) == 1  # type: ignore[attr-defined]  # an operation


async def _over_a_socket(sockets: Sockets, scenario: Scenario, document: str) -> Any:  # noqa: ANN401  any JSON
    """The payload of the first answer, or the code by which nobody is let in."""
    assert scenario.who is not None
    service = sockets.acts.service
    service.set_clock(scenario.at)
    async with sockets.open() as client:
        payload = {**scenario.headers, **service.bearer(scenario.who)}
        await client.send({"type": "connection_init", "payload": payload})
        try:
            message = await client.next()
        except Exception:  # noqa: BLE001  closed: the reason is what is asked for
            return (await client.closed())[1].removeprefix("Forbidden: ")
        assert message == {"type": "connection_ack"}
        await client.send({"type": "subscribe", "id": "1", "payload": {"query": document}})
        message = await client.next()
        return {"errors": message["payload"]} if message["type"] == "error" else message["payload"]


def _code(body: dict[str, Any]) -> str | None:
    return body["errors"][0]["extensions"]["code"] if "data" not in body else None


@_some(NUMBERED)
async def test_a_socket_answers_as_http_does(sockets: Sockets, scenario: Scenario) -> None:
    service: Service = sockets.acts.service
    async with in_database(service.register, scenario.state):
        by_http = (await service.ask(scenario)).json()
        found = await _over_a_socket(sockets, scenario, scenario.document)
    assert found in (by_http, _code(by_http))


@_some([each for each in NUMBERED if ONE.match(each.request) and _asks_one(each)])
async def test_what_is_followed_is_judged_as_what_is_asked(
    sockets: Sockets, scenario: Scenario
) -> None:
    """The first event is what a query would give: released, withheld with its reason, or null."""
    service, parts = sockets.acts.service, ONE.match(scenario.request)
    assert parts is not None
    field = FOLLOWED[parts[1]]
    query = scenario.document
    live = f"subscription {{ {parts[1]}: {field}{query[query.index('(') :]}"
    async with in_database(service.register, scenario.state):
        by_http = (await service.ask(scenario)).json()
        found = await _over_a_socket(sockets, scenario, live)
    if isinstance(found, str) or "errors" in by_http:
        assert (found if isinstance(found, str) else _code(found)) == _code(by_http)
        return
    for each in (found, by_http):
        each["extensions"]["disclosure"]["withheld"] = [
            {key: value for key, value in entry.items() if key not in {"path", "paths"}}
            for entry in each["extensions"]["disclosure"]["withheld"]
        ]
    assert found == by_http
