"""Those who control a file ask who consulted whom, how much, and what was refused."""

from typing import Any
from uuid import UUID

import pytest
from asking_as import HOUR, INTERCEPT, REGISTRY, ask, id_of, told
from scenario import NOW, REGISTER, processing
from scenario_service import Service

from db.indexing import index


@pytest.fixture(scope="module")
async def consulted(oversight: Service) -> Service:
    """A judge read a case and its parties; others were refused; an officer read interceptions."""
    read = 'case(id: "<K1>") { number parties { id } }'
    await ask(oversight, "JI-LYON", processing("K1"), f"{{ {read} }}")
    for hour in (1, 2):
        await ask(oversight, "JI-LYON", processing("K1"), f"{{ {read} }}", NOW - hour * HOUR)
    for _ in range(6):
        await ask(oversight, "JI-LYON", "CASE_PROCESSING", f"{{ {read} }}")
    await ask(oversight, "OPJ", 'INTERCEPT_CASE;case="<K1>"', "{ interceptItems { totalCount } }")
    return oversight


async def test_who_consulted_a_case_is_told_with_purpose_and_clauses(consulted: Service) -> None:
    asked = (
        "agentId actingRole purpose parameters instant clauses law recordIds fieldsReleased"
        " fieldsByRecord fieldsWithheld outcome processing authorisationIds"
    )
    found = await told(
        consulted, REGISTRY, 'accessLog(filter: {about: ["<K1>"], outcome: ["RELEASED"]})', asked
    )
    assert len(found) == 3
    first = found[0]
    assert (first["agentId"], first["purpose"]) == (id_of("JI-LYON"), "CASE_PROCESSING")
    assert first["parameters"] == [f"case={id_of('K1')}"]
    assert id_of("K1") in first["recordIds"]
    assert "48-1/al.10/b" in first["clauses"]
    assert "Case.number" in first["fieldsReleased"] + first["fieldsByRecord"]
    assert {each["processing"] for each in found} == {"REGISTRY"}


async def test_a_person_is_found_as_a_case_is(consulted: Service) -> None:
    found = await told(consulted, REGISTRY, 'accessLog(filter: {about: ["<A1>"]})', "recordIds")
    parties = await told(consulted, REGISTRY, 'accessLog(filter: {about: ["<K2>"]})', "id")
    assert not found, "parties were returned, and the persons behind them were not"
    assert not parties
    read = '{ case(id: "<K1>") { parties { person { surname } } } }'
    await ask(consulted, "JI-LYON", processing("K1"), read)
    found = await told(consulted, REGISTRY, 'accessLog(filter: {about: ["<A1>"]})', "recordIds")
    assert [id_of("A1") in each["recordIds"] for each in found] == [True]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ('agent: ["<JI-LYON>"], outcome: ["CASE_REQUIRED"]', 6),
        ('agent: ["<OPJ>"]', 0),
        ('clause: ["48-1/al.10/b"], about: ["<K1>"], instant: {until: "2026-11-21T09:59:00Z"}', 2),
        ('clause: ["48-1/al.10"], about: ["<K1>"], instant: {until: "2026-11-21T09:59:00Z"}', 2),
        ('clause: ["48-1"], about: ["<K1>"], instant: {until: "2026-11-21T09:59:00Z"}', 2),
        ('clause: ["48-1/al.1"], about: ["<K1>"], instant: {until: "2026-11-21T09:59:00Z"}', 0),
        ('clause: ["R40-47/II/e"]', 0),
        ('purpose: [PG_SUPERVISION], agent: ["<JI-LYON>"]', 0),
        ('actingRole: [CRIMINAL_JUDGE], about: ["<K1>"]', 4),
        ('actingRole: [PROSECUTOR], about: ["<K1>"]', 0),
        ('about: ["no id"]', 0),
    ],
)
async def test_entries_are_filtered(consulted: Service, wanted: str, count: int) -> None:
    assert len(await told(consulted, REGISTRY, f"accessLog(filter: {{{wanted}}})", "id")) == count


async def test_each_controller_sees_his_own_file_and_no_other(consulted: Service) -> None:
    asked = "processing agentId"
    for field in ("accessLog", "accessVolumes", "accessRefusals"):
        of_register = await told(consulted, REGISTRY, field, asked)
        of_platform = await told(consulted, INTERCEPT, field, asked)
        assert {each["processing"] for each in of_register} == {"REGISTRY"}, field
        assert {each["processing"] for each in of_platform} <= {"INTERCEPT"}, field
        assert id_of("JI-LYON") not in {each["agentId"] for each in of_platform}
    found = await told(consulted, INTERCEPT, 'accessLog(filter: {about: ["<K1>"]})', asked)
    assert {each["agentId"] for each in found} == {id_of("OPJ")}
    found = await told(consulted, REGISTRY, 'accessLog(filter: {about: ["<K1>"]})', asked)
    assert id_of("OPJ") not in {each["agentId"] for each in found}


async def test_refusals_are_counted_by_agent_and_code(consulted: Service) -> None:
    found = await told(
        consulted,
        REGISTRY,
        'accessRefusals(filter: {agent: ["<JI-LYON>"]}, orderBy: {by: OPERATIONS})',
        "code operations startsAt",
    )
    assert found == [{"code": "CASE_REQUIRED", "operations": 6, "startsAt": "2026-11-21T00:00:00Z"}]


@pytest.mark.parametrize(
    ("who", "purpose"),
    [
        ("JI-LYON", processing("K1")),
        ("FILE-CONTROL", 'POLICE_FILE_CONTROL;request="<CR-A4>"'),
        ("PG-LYON", "PG_SUPERVISION;basis=ARTICLE_37"),
    ],
)
async def test_nobody_else_reads_the_journal(consulted: Service, who: str, purpose: str) -> None:
    for field in ("accessLog", "accessVolumes", "accessRefusals"):
        body = await ask(consulted, who, purpose, f"{{ {field} {{ totalCount }} }}")
        assert body["errors"][0]["extensions"]["code"] == "PURPOSE_NOT_ALLOWED"


async def test_who_is_not_appointed_reads_nothing(consulted: Service) -> None:
    body = await ask(
        consulted, "CONTROL-UNAPPOINTED", "REGISTRY_CONTROL", "{ accessVolumes { totalCount } }"
    )
    assert body["errors"][0]["extensions"]["code"] == "DESIGNATION_INVALID"


async def test_oversight_is_itself_written_down(consulted: Service) -> None:
    for field, about in (
        ("accessLog", 'accessLog(filter: {about: ["<K1>"]})'),
        ("accessVolumes", "accessVolumes"),
        ("accessRefusals", "accessRefusals"),
    ):
        found = await told(consulted, REGISTRY, about, "id")
        entry = await consulted.journalled()
        assert entry["agent"] == REGISTRY_CONTROLLER
        assert (entry["purpose"], entry["processing"]) == ("REGISTRY_CONTROL", "REGISTRY")
        assert entry["root_fields"] == [field]
        assert [str(each) for each in entry["record_ids"]] == [each["id"] for each in found]
        assert "48-1/al.1/a" in entry["clauses"]
    mine = await told(consulted, REGISTRY, 'accessLog(filter: {agent: ["<CONTROL>"]})', "purpose")
    assert len(mine) > 3


async def test_an_hour_above_the_usual_stands_out(consulted: Service) -> None:
    found = await told(
        consulted,
        REGISTRY,
        'accessVolumes(filter: {agent: ["<JI-LYON>"], period: [HOUR], timesAtLeast: 2},'
        " orderBy: {by: TIMES, direction: DESC})",
        "startsAt operations refused ownMedian serviceMedian times",
    )
    assert found[0]["startsAt"] == "2026-11-21T10:00:00Z"
    assert found[0]["operations"] >= 7
    assert found[0]["refused"] >= 6
    assert found[0]["ownMedian"] == 1.0
    assert found[0]["times"] == found[0]["operations"]


async def test_what_is_indexed_is_answered_as_what_is_not(consulted: Service) -> None:
    """The index is a copy: the same questions have the same answers before, during and after."""
    questions = {
        "accessLog": 'accessLog(filter: {about: ["<K1>"], instant: {until: "2026-11-21T10:30:00Z"},'
        ' agent: ["<JI-LYON>"]})',
        "accessVolumes": 'accessVolumes(filter: {agent: ["<JI-LYON>"]})',
        "accessRefusals": 'accessRefusals(filter: {agent: ["<JI-LYON>"]})',
    }
    fields = {
        "accessLog": "id",
        "accessVolumes": "id startsAt operations records refused ownMedian times",
        "accessRefusals": "id code operations",
    }

    async def all_told() -> list[Any]:
        return [await told(consulted, REGISTRY, questions[each], fields[each]) for each in fields]

    before = await all_told()
    url = consulted.answering._database.url  # type: ignore[attr-defined]  # a `Database` here
    assert await index(url) > 0
    assert await consulted.register.fetchval("SELECT count(*) FROM journal_recent") == 0
    assert await all_told() == before
    assert await index(url) > 0, "the questions themselves were written down since"
    assert await all_told() == before


async def test_no_name_is_told(consulted: Service) -> None:
    names = await consulted.register.fetch(
        "SELECT DISTINCT lower(unnest(ARRAY[surname, forenames, address])) AS name FROM person"
    )
    secrets = {each["name"] for each in names if each["name"] and len(each["name"]) > 3}
    assert len(secrets) > 10
    document = """{
      accessLog(first: 200) { nodes { id operation parameters recordIds outcome clauses } }
      accessVolumes(first: 200) { nodes { agentId service times } }
      accessRefusals(first: 200) { nodes { agentId code operations } }
    }"""
    for by in (REGISTRY, INTERCEPT):
        said = str(await ask(consulted, *by, document)).lower()
        assert not [each for each in secrets if each in said]


async def test_what_happens_in_another_file_changes_no_answer(consulted: Service) -> None:
    """Twins: the journal with and without consultations of interceptions, by the same agents."""
    span = 'until: "2026-11-21T11:00:00Z"'
    document = f"""{{
      accessLog(filter: {{instant: {{{span}}}}}) {{ totalCount nodes {{ id instant recordIds }} }}
      accessVolumes(filter: {{startsAt: {{{span}}}, period: [HOUR]}}) {{
        totalCount nodes {{ id operations records refused ownMedian serviceMedian times }}
      }}
      accessRefusals(filter: {{startsAt: {{{span}}}, agent: ["<JI-LYON>"]}}) {{
        totalCount nodes {{ id code operations }}
      }}
    }}"""
    later = NOW + 2 * HOUR
    before = (await ask(consulted, *REGISTRY, document, later))["data"]
    for hour in range(4):
        for purpose in ('INTERCEPT_CASE;case="<K1>"', "INTERCEPT_CASE"):
            asked = "{ interceptItems { nodes { id } } }"
            await ask(consulted, "JI-LYON", purpose, asked, NOW - hour * HOUR)
    assert (await ask(consulted, *REGISTRY, document, later))["data"] == before
    assert before["accessVolumes"]["totalCount"] > 2
    found = await told(consulted, INTERCEPT, 'accessLog(filter: {agent: ["<JI-LYON>"]})', "id")
    assert len(found) >= 4, "they are there, for who oversees that file"


async def test_who_controls_is_told_that_he_may_read_it(consulted: Service) -> None:
    body = await ask(
        consulted,
        *REGISTRY,
        "{ viewer { mayRead(purpose: REGISTRY_CONTROL) { type field category } } }",
    )
    types = {each["type"] for each in body["data"]["viewer"]["mayRead"]}
    assert {"AccessLog", "AccessVolume", "AccessRefusal"} <= types


async def test_a_page_goes_on_from_its_cursor_in_every_order(consulted: Service) -> None:
    for field, key in (
        ("accessVolumes", "TIMES"),
        ("accessVolumes", "STARTS_AT"),
        ("accessRefusals", "OPERATIONS"),
    ):
        until = '{until: "2026-11-21T10:00:00Z"}'
        order = f"filter: {{startsAt: {until}}}, orderBy: {{by: {key}, direction: DESC}}"
        every = await told(consulted, REGISTRY, f"{field}({order})", "id")
        paged: list[Any] = []
        after = ""
        while len(paged) < len(every):
            document = (
                f"{{ {field}({order}, first: 2{after}) {{ edges {{ cursor node {{ id }} }} }} }}"
            )
            edges = (await ask(consulted, *REGISTRY, document))["data"][field]["edges"]
            assert edges
            paged += [each["node"] for each in edges]
            after = f', after: "{edges[-1]["cursor"]}"'
        assert paged == every


REGISTRY_CONTROLLER: UUID = REGISTER.ids["CONTROL"]


async def test_what_named_neither_purpose_nor_role_is_of_no_file(consulted: Service) -> None:
    answer = await consulted.client.post("/graphql", json={"query": "{ __typename }"})
    assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    for by in (REGISTRY, INTERCEPT):
        assert not await told(
            consulted, by, 'accessLog(filter: {outcome: ["UNAUTHENTICATED"]})', "id"
        )
        assert not await told(
            consulted, by, 'accessRefusals(filter: {code: ["UNAUTHENTICATED"]})', "id"
        )
    assert await index(consulted.answering._database.url) > 0  # type: ignore[attr-defined]  # a `Database` here
