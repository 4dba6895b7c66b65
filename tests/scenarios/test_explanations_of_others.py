"""Who controls the register is told in full what another agent receives; nobody else is."""

from typing import Any
from uuid import UUID

import orjson
from explained import Asked, queried
from scenario import REGISTER, ROLES, Scenario, processing, with_ids
from scenario_service import Service

from schema.request import GraphQLRequest

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
    return await asked_by(service, (who, purpose), document)


async def asked_by(service: Service, by: tuple[str, str], document: str) -> dict[str, Any]:
    """The answer to `by` (who, purpose)."""
    who, purpose = by
    scenario = Scenario(number="X", who=who, purpose=purpose, request="", expected=())
    service.set_clock(scenario.at)
    caller = Asked(scenario, "Case", UUID(int=0)).caller
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


async def test_who_may_not_ask_is_not_told_what_another_might_state(service: Service) -> None:
    for by in (("JI-LYON", processing("K1")), ("QUALIFIED", "INTERCEPT_OVERSIGHT")):
        for stated in ("x", "CASE_PROCESING", "PG_SUPERVISION", '";'):
            (error,) = (await in_full(service, by, K1, ("P-LYON", stated)))["errors"]
            assert error["extensions"]["code"] == "PURPOSE_NOT_ALLOWED"
            assert error["message"].startswith("what another agent receives is explained only")
    (error,) = (await in_full(service, CONTROL, K1, ("P-LYON", "NOPE")))["errors"]
    assert "no purpose has this code; open to your role: CASE_PROCESSING" in error["message"]


async def test_the_journal_says_whose_rights_were_explained(service: Service) -> None:
    by = await in_full(service, CONTROL, K1, ("JI-LYON", processing("K1")))
    assert by["data"]["explain"]["outcome"] == "RELEASED"
    entry = await service.journalled()
    assert entry["agent"] == REGISTER.ids["CONTROL"]
    assert orjson.loads(entry["purpose_references"]) == {
        "explained_record": str(REGISTER.ids["K1"]),
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


async def test_each_explanation_of_an_operation_has_one_number(service: Service) -> None:
    """His own, then another's: which record goes with which agent can be told."""
    mine, its = REGISTER.ids["K1"], REGISTER.ids["K2"]
    another = (
        f'agent: "{REGISTER.ids["P-PARIS"]}", role: PROSECUTOR,'
        f' purpose: "CASE_PROCESSING;case=\\"{its}\\""'
    )
    query = (
        f'{{ a: explain(type: "Case", id: "{mine}", field: "number") {{ outcome }}'
        f' b: explain(type: "Case", id: "{its}", field: "number", {another}) {{ outcome }}'
        f' c: explain(type: "Case", id: "no id", field: "number") {{ outcome }} }}'
    )
    body = await asked_by(service, CONTROL, query)
    assert body["data"]["b"]["outcome"] == "RELEASED"
    entry = await service.journalled()
    assert orjson.loads(entry["purpose_references"]) == {
        "explained_record": str(mine),
        "explained_record_2": str(its),
        "explained_agent_2": str(REGISTER.ids["P-PARIS"]),
        "explained_role_2": "PROSECUTOR",
        "explained_purpose_2": "CASE_PROCESSING",
        "explained_field_2": "Case.number",
    }


async def test_of_another_file_nothing_is_named_in_this_one(service: Service) -> None:
    """GX-04: who controls the register is told of no attempt on an interception."""
    item = REGISTER.ids["I1"]
    query = f'{{ explain(type: "InterceptItem", id: "{item}", field: "payload") {{ outcome }} }}'
    await asked_by(service, ("JI-LYON", processing("K1")), query)
    entry = await service.journalled()
    assert entry["processing"] == "REGISTRY"
    assert str(item) not in entry["purpose_references"]
