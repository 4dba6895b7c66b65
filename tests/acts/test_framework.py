"""What holds of every act: once under a key, at the version seen, whole or not at all."""

import asyncio
from uuid import uuid4

import orjson
import pytest
from authorised import K1, issue
from doing import TOLD, Acts, later, until
from scenario import NOW, edit, with_ids

WEEK = until(days=7)
VI = issue("VI", "INTERPRETER", items=["<I2>"], validUntil=WEEK, reason="Écoutes en langue rare")


async def test_under_one_key_an_act_is_done_once(acts: Acts) -> None:
    key = uuid4()
    first = (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, key=key)).done
    async with acts.changing_nothing():
        second = (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, key=key)).done
    assert second == {**first, "again": True}


async def test_an_act_told_again_is_told_as_it_was_the_first_time(acts: Acts) -> None:
    key = uuid4()
    first = (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, key=key)).done
    it = {"authorisation": first["id"]}
    changed = (await acts.do("JI-LYON", "revokeAuthorisation", it, purpose=K1)).done
    assert (first["version"], changed["version"]) == (1, 2)
    # told the version that another made, he would change it without ever having seen it
    again = await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, key=key, at=later(minutes=3))
    assert again.done == {**first, "again": True}
    assert (await acts.service.journalled())["instant"] == later(minutes=3)


async def test_one_key_stands_for_one_act(acts: Acts) -> None:
    key = uuid4()
    assert (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, key=key)).done
    other = {**VI, "reason": "Autre"}
    async with acts.changing_nothing():
        came = await acts.do("OPJ", "issueAuthorisation", other, purpose=K1, key=key)
    assert came.code == "CONFLICT"


async def test_a_key_is_its_authors_own(acts: Acts) -> None:
    key = uuid4()
    one = (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, key=key)).done
    two = (await acts.do("JI-LYON", "issueAuthorisation", VI, purpose=K1, key=key)).done
    assert one["id"] != two["id"]


async def test_sent_many_times_at_once_under_one_key_it_is_done_once(acts: Acts) -> None:
    key = uuid4()
    came = await asyncio.gather(
        *(acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, key=key) for _ in range(6))
    )
    assert len({each.done["id"] for each in came}) == 1
    assert sorted(each.done["again"] for each in came) == [False, True, True, True, True, True]


async def test_another_version_than_the_one_seen_is_a_conflict(acts: Acts) -> None:
    made = (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1)).done
    it = {"authorisation": made["id"]}
    async with acts.changing_nothing():
        came = await acts.do("OPJ", "revokeAuthorisation", it, purpose=K1, version=7)
    assert came.code == "CONFLICT"
    assert came.refusal["version"] == 1
    assert came.response.status_code == 409
    assert "not at the version that you give" in came.refusal["message"]
    assert "`extensions.version`" in came.refusal["message"]
    done = (await acts.do("OPJ", "revokeAuthorisation", it, purpose=K1, version=1)).done
    assert done["version"] == 2


async def test_of_two_acts_at_once_on_one_record_one_is_done(acts: Acts) -> None:
    made = (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1)).done
    it = {"authorisation": made["id"]}
    came = await asyncio.gather(
        *(
            acts.do(who, "revokeAuthorisation", it, purpose=K1)
            for who in ("OPJ", "JI-LYON", "OPJ", "JI-LYON")
        )
    )
    done = [each for each in came if "errors" not in each.body]
    assert len(done) == 1
    refused = {each.code for each in came if "errors" in each.body}
    assert refused <= {"CONFLICT", "PRECONDITION_FAILED"}
    row = await acts.row("authorisation", made["id"])
    assert (row["version"], row["revoked_at"]) == (2, NOW)


async def test_what_its_author_may_not_touch_is_as_if_it_did_not_exist(acts: Acts) -> None:
    made = (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1)).done
    for id_ in (made["id"], str(uuid4())):
        it = {"authorisation": id_}
        async with acts.changing_nothing():
            came = await acts.do("OPJ-4", "revokeAuthorisation", it, purpose=K1, version=7)
        assert came.is_not_there


async def test_an_act_that_was_not_done_is_journalled_as_such(acts: Acts) -> None:
    made = (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1)).done
    answers, entries = [], []
    for id_ in (made["id"], str(uuid4())):
        it = {"authorisation": id_}
        came = await acts.do("OPJ-4", "revokeAuthorisation", it, purpose=K1)
        answers.append(came.response.content)
        entries.append(await acts.service.journalled())
    assert answers[0] == answers[1]
    for entry in entries:
        assert entry["outcome"] == "NOT_THERE"
        assert entry["root_fields"] == ["revokeAuthorisation"]
        assert (entry["agent"], entry["processing"]) == (acts.id("OPJ-4"), "INTERCEPT")
        assert not entry["clauses"] + entry["record_ids"] + entry["released"]
        assert not entry["authorisation_ids"]
    told = await acts.read(
        "QUALIFIED",
        "INTERCEPT_OVERSIGHT",
        'accessLog(filter: {outcome: ["NOT_THERE"], agent: ["<OPJ-4>"]})'
        " { nodes { outcome clauses rootFields } }"
        ' accessRefusals(filter: {agent: ["<OPJ-4>"], code: ["NOT_THERE"]}) { nodes { code } }',
    )
    nodes = told["data"]["accessLog"]["nodes"]
    assert nodes[0] == {
        "outcome": "NOT_THERE",
        "clauses": [],
        "rootFields": ["revokeAuthorisation"],
    }
    assert told["data"]["accessRefusals"]["nodes"] == [{"code": "NOT_THERE"}]


@pytest.mark.parametrize(
    ("act", "given", "said"),
    [
        ("revokeAuthorisation", {"authorisation": "Dupont"}, ["`authorisation` is no UUID"]),
        ("referCase", {"case": "<K1>", "agent": "x"}, ["`agent` is no UUID"]),
        ("referCase", {"case": "", "agent": "x"}, ["`case` is no UUID", "`agent` is no UUID"]),
        (
            "sealItems",
            {"case": "<K1>", "items": ["<I2>", "x"], "number": "1"},
            ["`items` lists what is no UUID"],
        ),
    ],
)
async def test_an_id_that_is_no_uuid_is_told_by_its_field_and_before_all_else(
    acts: Acts, act: str, given: dict[str, object], said: list[str]
) -> None:
    for who in ("JI-LYON", "OPJ-4"):
        async with acts.changing_nothing():
            came = await acts.do(who, act, given, purpose=K1)
        errors = came.body["errors"]
        assert [each["message"] for each in errors] == said
        assert {each["extensions"]["code"] for each in errors} == {"ARGUMENT_INVALID"}


async def test_the_record_is_read_back_as_a_query_would_show_it(acts: Acts) -> None:
    ask = TOLD + " record { id __typename withheld { field } ... on Authorisation { clause } }"
    done = (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, ask=ask)).done
    assert done["record"] is None  # INTERCEPT_CASE opens no authorisation
    read = await acts.read("OPJ", K1, f'node(id: "{done["id"]}") {{ id }}')
    assert read["data"] == {"node": None}


async def test_an_act_is_journalled_with_what_it_is_about(acts: Acts) -> None:
    key = uuid4()
    done = (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, key=key)).done
    entry = await acts.service.journalled()
    assert entry["outcome"] == "RELEASED"
    assert entry["agent"] == acts.id("OPJ")
    assert str(done["id"]) in {str(each) for each in entry["record_ids"]}
    assert entry["root_fields"] == ["issueAuthorisation"]
    about = orjson.loads(entry["purpose_references"])
    assert about["case"] == about["given_case"] == str(acts.id("K1"))
    assert about["given_grantee"] == str(acts.id("INTERPRETER"))
    assert about["key"] == str(key)


async def test_a_refusal_holds_no_value_and_no_name(acts: Acts) -> None:
    secret = "Zébulon-" + uuid4().hex
    given = {**issue("VI", "INTERPRETER", items=["<J1>"], validUntil=WEEK), "reason": secret}
    for purpose, body in ((K1, given), (None, given), (K1, {**given, "items": ["<I2>", secret]})):
        came = await acts.do("OPJ", "issueAuthorisation", body, purpose=purpose)
        text = came.response.text
        assert "errors" in came.body
        assert not any(
            each in text for each in (secret, "authorisation_item", "SELECT", "INSERT", "fkey")
        )


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("mutation { a: %s b: %s }", "DOCUMENT_INVALID"),
        ("mutation { __typename }", "DOCUMENT_INVALID"),
        ("mutation { a: %s @skip(if: true) }", "DOCUMENT_INVALID"),
    ],
)
async def test_a_mutation_does_one_act(acts: Acts, query: str, code: str) -> None:
    act = f'recordDifficulty(input: {{exceptional: true}}, key: "{uuid4()}") {{ id }}'
    async with acts.changing_nothing():
        response = await acts.service.client.post(
            "/graphql",
            json={"query": query.replace("%s", act)},
            headers=acts.headers("DIRECTOR"),
        )
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == code


async def test_no_act_is_done_by_get(acts: Acts) -> None:
    query = (
        f'mutation {{ recordDifficulty(input: {{exceptional: true}}, key: "{uuid4()}") {{ id }} }}'
    )
    async with acts.changing_nothing():
        response = await acts.service.client.get(
            "/graphql", params={"query": query}, headers=acts.headers("DIRECTOR")
        )
    assert response.status_code == 405


@pytest.mark.parametrize(
    ("given", "key", "code"),
    [
        (
            {"exceptional": True, "description": "  "},
            "0b5b3f0e-5d1e-4d5f-8d3a-2f6f0f5f2f61",
            "ARGUMENT_INVALID",
        ),
        (
            {"exceptional": True, "description": "x" * 10_001},
            "0b5b3f0e-5d1e-4d5f-8d3a-2f6f0f5f2f61",
            "ARGUMENT_INVALID",
        ),
        (
            {"exceptional": True, "description": "\u0000"},
            "0b5b3f0e-5d1e-4d5f-8d3a-2f6f0f5f2f61",
            "VARIABLES_INVALID",
        ),
        ({"exceptional": True}, "no key", "ARGUMENT_INVALID"),
        ({}, "0b5b3f0e-5d1e-4d5f-8d3a-2f6f0f5f2f61", "VARIABLES_INVALID"),
        ({"exceptional": "yes"}, "0b5b3f0e-5d1e-4d5f-8d3a-2f6f0f5f2f61", "VARIABLES_INVALID"),
    ],
)
async def test_inputs_are_typed(acts: Acts, given: dict[str, object], key: str, code: str) -> None:
    query = (
        "mutation A($input: RecordDifficultyInput!, $key: ID!)"
        " { recordDifficulty(input: $input, key: $key) { id } }"
    )
    async with acts.changing_nothing():
        response = await acts.service.client.post(
            "/graphql",
            json={"query": query, "variables": {"input": given, "key": key}},
            headers=acts.headers("DIRECTOR"),
        )
    assert response.json()["errors"][0]["extensions"]["code"] == code


async def test_no_more_ids_are_listed_than_an_act_takes(acts: Acts) -> None:
    given = issue("VI", "INTERPRETER", items=[str(uuid4()) for _ in range(501)], validUntil=WEEK)
    async with acts.changing_nothing():
        came = await acts.do("OPJ", "issueAuthorisation", given, purpose=K1)
    assert came.code == "LIMIT_EXCEEDED"


async def test_inputs_may_stand_in_the_document(acts: Acts) -> None:
    query = with_ids(
        f'mutation {{ done: issueAuthorisation(key: "{uuid4()}", input: {{clause: VI,'
        ' scope: ITEMS, grantee: "<INTERPRETER>", case: "<K1>", items: ["<I2>"],'
        f' validUntil: "{WEEK}"}}) {{ __typename version }} kind: __typename }}'
    )
    acts.service.set_clock(NOW)
    response = await acts.service.client.post(
        "/graphql", json={"query": query}, headers=acts.headers("OPJ", K1)
    )
    assert response.json()["data"] == {
        "done": {"__typename": "Done", "version": 1},
        "kind": "Mutation",
    }


async def test_a_right_revoked_a_moment_before_is_obeyed(acts: Acts) -> None:
    ended = edit("K1.OPJ", until=NOW.isoformat())
    async with acts.state(ended), acts.changing_nothing():
        came = await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1)
    assert came.code == "ISSUER_NOT_COMPETENT"
