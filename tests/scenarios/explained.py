"""What `explain` is asked, and a query beside it: by whom, of which records, of which fields."""

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

import orjson
from scenario import REGISTER, ROLES, Scenario, with_ids
from scenario_service import Service
from states import BASE
from test_scenarios import SCENARIOS

from api.caller import caller_of, stated_headers
from permissions.entities import ENTITIES
from permissions.evaluator import refusal
from permissions.fields import Relation
from permissions.refusal import Refusal
from permissions.subject import AgentId, Caller
from schema.explaining import MOST_EXPLAINED
from schema.record import FIELDS
from schema.request import GraphQLRequest

EACH_CALLER = 2
"""Records asked of each caller, drawn, beside those that his purpose names."""
MOST_ALIKE = 1_000 if os.environ.get("EXPLAINED") == "all" else 2
"""Callers of one role who state one purpose."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for what, as a scenario has it, of a record of a kind."""

    scenario: Scenario
    kind: str
    id: UUID

    @property
    def caller(self) -> Caller:
        assert self.scenario.who is not None
        headers = stated_headers(self.scenario.raw_headers)
        return caller_of(AgentId(REGISTER.ids[self.scenario.who]), headers)


def callers() -> list[Scenario]:
    """A scenario for each who and purpose that is answered with data, in no state of its own."""
    found: dict[tuple[object, ...], Scenario] = {}
    for each in SCENARIOS:
        if each.who and each.purpose and not each.state and not each.unstated and let_in(each):
            found.setdefault((each.who, each.purpose, each.role), each)
    alike: dict[tuple[object, ...], list[Scenario]] = defaultdict(list)
    for (who, purpose, role), each in found.items():
        held = role or ROLES[str(REGISTER.ids[str(who)])]
        alike[held, str(purpose).partition(";")[0]].append(each)
    return [each for some in alike.values() for each in some[:MOST_ALIKE]]


def let_in(scenario: Scenario) -> bool:
    try:
        caller = Asked(scenario, "", UUID(int=0)).caller
    except Refusal:
        return False
    return refusal(BASE, caller, scenario.at) is None


def records() -> list[tuple[str, UUID]]:
    """The records of the register that have a type in the schema."""
    typed = {kind for kind, _ in FIELDS}
    return [
        (kind, UUID(str(values["id"])))
        for kind, values in REGISTER.records
        if kind in typed and kind in ENTITIES and "id" in values
    ]


def sample() -> list[Asked]:
    """Records for each caller, those of the case of his purpose first."""
    random, everything = Random(7), records()  # noqa: S311  a sample, no secret
    found = []
    for scenario in callers():
        named = with_ids(scenario.purpose or "")
        near = [one for one in everything if str(one[1]) in named]
        chosen = [*near, *random.sample(everything, EACH_CALLER)]
        found += [Asked(scenario, kind, id_) for kind, id_ in chosen]
    return found


SAMPLE = sample()


def fields(kind: str) -> list[str]:
    return [name for (of, name), each in FIELDS.items() if of == kind and decided(each)]


def decided(field: object) -> bool:
    """Scalars, and lists: a list that is empty is no null."""
    return not isinstance(field, Relation) or field.many


async def data(
    service: Service, asked: Asked, document: str, variables: Mapping[str, object] | None = None
) -> dict[str, Any]:
    """The data of an answer that has no error."""
    service.set_clock(asked.scenario.at)
    request = GraphQLRequest(document, variables=dict(variables or {}))
    answer = await service.answering.answer(request, asked.caller)
    body = orjson.loads(answer.body)
    assert "errors" not in body, (asked, body)
    found: dict[str, Any] = body["data"]
    return found


async def queried(service: Service, asked: Asked) -> dict[str, Any] | None:
    """Every field of a record as a query gives it; None where it gives no record."""
    found: dict[str, Any] | None = (
        await data(service, asked, _whole(asked.kind), {"id": str(asked.id)})
    )["node"]
    return found


@cache
def _whole(kind: str) -> str:
    names = " ".join(
        f"{name} {{ id }}" if isinstance(FIELDS[kind, name], Relation) else name
        for name in fields(kind)
    )
    return (
        "query ($id: ID!) { node(id: $id) { __typename"
        f" ... on {kind} {{ {names} withheld {{ field code category }} }} }} }}"
    )


async def explained(service: Service, asked: Asked) -> dict[str, dict[str, Any]]:
    """What `explain` says of every field of a record."""
    found: dict[str, dict[str, Any]] = {}
    left = iter(fields(asked.kind))
    while some := tuple(islice(left, MOST_EXPLAINED)):
        found |= await data(service, asked, _why(asked.kind, some), {"id": str(asked.id)})
    return found


@cache
def _why(kind: str, names: tuple[str, ...]) -> str:
    each = " ".join(
        f'{name}: explain(type: "{kind}", id: $id, field: "{name}")'
        " { outcome code categories byRecord }"
        for name in names
    )
    return f"query ($id: ID!) {{ {each} }}"
