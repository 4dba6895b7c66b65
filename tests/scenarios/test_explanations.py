"""`explain` says of a field what a query gives, and of what is hidden what it says of nothing."""

from uuid import uuid4

import orjson
import pytest
from explained import SAMPLE, Asked, data, explained, fields, queried
from scenario import REGISTER, Scenario, processing
from scenario_service import Service

from permissions.entities import ENTITIES
from permissions.fields import Relation
from permissions.purposes import TERMS
from schema.record import FIELDS
from schema.request import GraphQLRequest
from schema.roots import files_of


@pytest.mark.parametrize("part", range(8))
async def test_explain_says_what_a_query_gives(service: Service, part: int) -> None:
    outcomes = set()
    for asked in SAMPLE[part::8]:
        names = fields(asked.kind)
        record = await queried(service, asked)
        if record is not None and record["__typename"] != asked.kind:
            continue  # the same id has two types, and `node` shows the other
        found = await explained(service, asked)
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


def of_the_file(asked: Asked) -> bool:
    """Whether such records may be of the file that the purpose is of."""
    purpose = asked.caller.purpose
    return purpose is None or TERMS[purpose.code].processing in files_of(ENTITIES[asked.kind])


async def test_a_hidden_record_is_explained_as_one_that_never_was(service: Service) -> None:
    hidden = 0
    for asked in SAMPLE[::4]:
        if await queried(service, asked) is not None:
            continue
        hidden += 1
        name = fields(asked.kind)[0]
        bodies = []
        for wanted in (str(asked.id), str(uuid4()), "no id at all"):
            request = GraphQLRequest(WHOLE % (asked.kind, name), variables={"id": wanted})
            service.set_clock(asked.scenario.at)
            answer = await service.answering.answer(request, asked.caller)
            bodies.append(answer.body)
            entry = await service.journalled()
            assert entry["outcome"] == "RELEASED"
            assert not entry["record_ids"]
            named = orjson.loads(entry["purpose_references"]).get("explained_record")
            told = wanted != "no id at all" and of_the_file(asked)
            assert named == (wanted if told else None)
        assert bodies[0] == bodies[1] == bodies[2], asked
    assert hidden > 10


WHOLE = (
    'query ($id: ID!) { explain(type: "%s", id: $id, field: "%s") { outcome type field actingRole'
    " purpose law categories code clauses byRecord considered { kind clauses rule meaning category"
    " code presence holds conditions { said holds } } } }"
)


def test_hundreds_are_asked() -> None:
    assert len(SAMPLE) > 120
    assert len({each.kind for each in SAMPLE}) > 8


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
