"""`explain` says of a field what a query gives, and of what is hidden what it says of nothing."""

from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from scenario import REGISTER, ROLES, Scenario, processing, with_ids
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
"""Records asked of each caller: some of a scenario of his, the rest drawn."""


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
    """One scenario for each who and purpose that is answered with data, in no state of its own."""
    found: dict[tuple[object, ...], Scenario] = {}
    for each in SCENARIOS:
        if each.who and each.purpose and not each.state and not each.unstated and let_in(each):
            found.setdefault((each.who, each.purpose, each.role), each)
    return list(found.values())


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


async def data(service: Service, asked: Asked, document: str) -> dict[str, Any]:
    service.set_clock(asked.scenario.at)
    answer = await service.answering.answer(GraphQLRequest(document), asked.caller)
    body = orjson.loads(answer.body)
    assert "errors" not in body, (asked, body)
    found: dict[str, Any] = body["data"]
    return found


async def queried(service: Service, asked: Asked) -> dict[str, Any] | None:
    names = " ".join(
        f"{name} {{ id }}" if isinstance(FIELDS[asked.kind, name], Relation) else name
        for name in fields(asked.kind)
    )
    document = (
        f'{{ node(id: "{asked.id}") {{ __typename ... on {asked.kind} '
        f"{{ {names} withheld {{ field code category }} }} }} }}"
    )
    found: dict[str, Any] | None = (await data(service, asked, document))["node"]
    return found


async def explained(
    service: Service, asked: Asked, names: list[str], wanted: UUID | None = None
) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    left = iter(names)
    while some := list(islice(left, MOST_EXPLAINED)):
        explanations = " ".join(
            f'{name}: explain(type: "{asked.kind}", id: "{wanted or asked.id}", field: "{name}")'
            " { outcome code categories byRecord }"
            for name in some
        )
        found |= await data(service, asked, f"{{ {explanations} }}")
    return found


@pytest.mark.parametrize("part", range(8))
async def test_explain_says_what_a_query_gives(service: Service, part: int) -> None:
    outcomes = set()
    for asked in SAMPLE[part::8]:
        names = fields(asked.kind)
        record = await queried(service, asked)
        if record is not None and record["__typename"] != asked.kind:
            continue  # the same id has two types, and `node` shows the other
        found = await explained(service, asked, names)
        for name in names:
            told = found[name]
            outcomes.add(told["outcome"])
            if record is None:
                assert told["outcome"] == "INVISIBLE", (asked, name)
                continue
            reasons = {each["field"]: each for each in record["withheld"]}
            if isinstance(FIELDS[asked.kind, name], Relation):
                given = "WITHHELD" if record[name] is None else "RELEASED"
                assert told["outcome"] == given, (asked, name)
            elif name in reasons:
                assert told["outcome"] == "WITHHELD", (asked, name)
                assert told["code"] == reasons[name]["code"], (asked, name)
                assert told["categories"] == [reasons[name]["category"]], (asked, name)
            else:
                assert told["outcome"] == "RELEASED", (asked, name)
    assert {"RELEASED", "WITHHELD", "INVISIBLE"} <= outcomes


async def test_a_hidden_record_is_explained_as_one_that_never_was(service: Service) -> None:
    hidden = 0
    for asked in SAMPLE[::4]:
        if await queried(service, asked) is not None:
            continue
        hidden += 1
        name = fields(asked.kind)[0]
        bodies = []
        for wanted in (str(asked.id), str(uuid4()), "no id at all"):
            document = WHOLE % (asked.kind, wanted, name)
            service.set_clock(asked.scenario.at)
            answer = await service.answering.answer(GraphQLRequest(document), asked.caller)
            bodies.append(answer.body)
            entry = await service.journalled()
            assert entry["outcome"] == "RELEASED"
            assert not entry["record_ids"]
        assert bodies[0] == bodies[1] == bodies[2], asked
    assert hidden > 10


WHOLE = (
    '{ explain(type: "%s", id: "%s", field: "%s") { outcome type field actingRole purpose law '
    "categories code clauses byRecord considered { kind clauses rule meaning category code presence"
    " holds conditions { said holds } } } }"
)


def test_hundreds_are_asked() -> None:
    assert len(SAMPLE) > 120
    assert len({each.kind for each in SAMPLE}) > 8


IN_FULL = (
    '{ explain(type: "%s", id: "%s", field: "%s", agent: "%s", role: %s, purpose: %s)'
    " { outcome code considered { kind presence holds conditions { said holds } } } }"
)


async def in_full(
    service: Service, by: tuple[str, str], about: tuple[str, str, str], of: tuple[str, str]
) -> dict[str, Any]:
    """What `by` (who, purpose) is told of a record and field as `of` (who, purpose) gets it."""
    (who, purpose), (kind, name, field), (agent, stated) = by, about, of
    asked_role = ROLES[str(REGISTER.ids[agent])]
    quoted = orjson.dumps(with_ids(stated)).decode()
    document = IN_FULL % (kind, REGISTER.ids[name], field, REGISTER.ids[agent], asked_role, quoted)
    scenario = Scenario(number="X", who=who, purpose=purpose, request="", expected=())
    service.set_clock(scenario.at)
    caller = Asked(scenario, kind, UUID(int=0)).caller
    answer = await service.answering.answer(GraphQLRequest(document), caller)
    body: dict[str, Any] = orjson.loads(answer.body)
    return body


K1 = ("Case", "K1", "number")
CONTROL = ("CONTROL", "REGISTRY_CONTROL")


async def test_who_controls_is_told_every_condition(service: Service) -> None:
    for agent in ("JI-LYON", "P-LYON", "PG-PARIS"):
        stated = processing("K1")
        body = await in_full(service, CONTROL, K1, (agent, stated))
        told = body["data"]["explain"]
        judged = [one["holds"] for each in told["considered"] for one in each["conditions"]]
        assert judged
        assert None not in judged
        scenario = Scenario(number="X", who=agent, purpose=stated, request="", expected=())
        record = await queried(service, Asked(scenario, "Case", REGISTER.ids["K1"]))
        assert told["outcome"] == ("INVISIBLE" if record is None else "RELEASED")


async def test_who_controls_is_told_what_the_gate_refuses(service: Service) -> None:
    body = await in_full(service, CONTROL, K1, ("CONTROL-UNAPPOINTED", "REGISTRY_CONTROL"))
    assert body["data"]["explain"]["outcome"] == "REFUSED"
    assert body["data"]["explain"]["code"] == "DESIGNATION_INVALID"


async def test_nobody_else_is_told_of_another(service: Service) -> None:
    prosecutor = ("P-LYON", processing("K1"))
    callers = (
        ("JI-LYON", processing("K1")),
        ("QUALIFIED", "INTERCEPT_OVERSIGHT"),
        ("CONTROL-UNAPPOINTED", "REGISTRY_CONTROL"),
    )
    refused = [await in_full(service, by, K1, prosecutor) for by in callers]
    codes = [body["errors"][0]["extensions"]["code"] for body in refused]
    assert codes == ["PURPOSE_NOT_ALLOWED", "PURPOSE_NOT_ALLOWED", "DESIGNATION_INVALID"]


async def test_names_that_are_none_and_too_many_are_refused(service: Service) -> None:
    asked = SAMPLE[0]
    one = 'explain(type: "%s", id: "x", field: "%s") { outcome }'
    for document, code in (
        ("{ " + one % ("Nothing", "id") + " }", "ARGUMENT_INVALID"),
        ("{ " + one % ("Case", "nothing") + " }", "ARGUMENT_INVALID"),
        ("{ " + " ".join(f"a{n}: {one % ('Case', 'id')}" for n in range(11)) + " }",
         "LIMIT_EXCEEDED"),
    ):  # fmt: skip
        answer = await service.answering.answer(GraphQLRequest(document), asked.caller)
        assert answer.code == code


async def test_may_read_says_what_the_rules_open(service: Service) -> None:
    scenario = Scenario(
        number="X", who="JI-LYON", purpose=processing("K1"), request="", expected=()
    )
    asked = Asked(scenario, "Case", REGISTER.ids["K1"])
    document = (
        "{ viewer { mayRead(purpose: %s) { type field category opened conditions clauses } } }"
    )
    read = (await data(service, asked, document % "CASE_PROCESSING"))["viewer"]["mayRead"]
    by_field = {(each["type"], each["field"]): each for each in read}
    assert by_field["Case", "number"]["opened"] == "ON_CONDITIONS"
    first = by_field["Case", "number"]["conditions"][0]
    assert first[:2] == ["the case is the one that the purpose names", "the case is criminal"]
    assert by_field["Court", "name"]["opened"] == "ALWAYS"
    narrow = 'CASE_PROCESSING, opened: [ALWAYS, ON_CONDITIONS], type: "Case"'
    few = (await data(service, asked, document % narrow))["viewer"]["mayRead"]
    assert few == [each for each in read if each["type"] == "Case" and each["opened"] != "NEVER"]
    assert few
    answer = await service.answering.answer(
        GraphQLRequest(document % "PG_SUPERVISION"), asked.caller
    )
    assert answer.code == "PURPOSE_NOT_ALLOWED"


async def test_the_journal_says_whose_rights_were_explained(service: Service) -> None:
    by = await in_full(service, CONTROL, K1, ("JI-LYON", processing("K1")))
    assert by["data"]["explain"]["outcome"] == "RELEASED"
    entry = await service.journalled()
    assert entry["agent"] == REGISTER.ids["CONTROL"]
    assert orjson.loads(entry["purpose_references"]) == {
        "explained_agent": str(REGISTER.ids["JI-LYON"]),
        "explained_role": "CRIMINAL_JUDGE",
        "explained_purpose": "CASE_PROCESSING",
        "explained_field": "Case.number",
    }


async def test_so_it_does_where_the_explanation_is_refused(service: Service) -> None:
    body = await in_full(service, ("JI-LYON", processing("K1")), K1, ("P-LYON", processing("K1")))
    assert body["errors"][0]["extensions"]["code"] == "PURPOSE_NOT_ALLOWED"
    entry = await service.journalled()
    told = orjson.loads(entry["purpose_references"])
    assert told["explained_agent"] == str(REGISTER.ids["P-LYON"])
