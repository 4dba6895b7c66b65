"""`greffe replay`: the law, the facts and the records as they were, and what cannot be told."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from replaying import Replays, doubts, id_of, record
from scenario import processing

JUDGE = ("JI-LYON", "CRIMINAL_JUDGE", processing("K1"))
OFFICER = ("OPJ", "JUDICIAL_POLICE_OFFICER", 'INTERCEPT_CASE;case="<K1>"')
SEALED = ("OPJ-SEAL", *OFFICER[1:])
BEFORE, THEN, AFTER = "2026-11-10T11:59:59Z", "2026-11-10T12:00:00Z", "2026-11-10T12:00:01Z"


pytestmark = pytest.mark.usefixtures("no_settings_of_this_machine")


async def test_a_record_is_told_field_by_field(replays: Replays) -> None:
    found = await replays.told(*JUDGE, BEFORE, "--id", "<K1>")
    assert (found["outcome"], found["law"]) == ("RELEASED", "2021-11-12")
    case = record(found, "K1")
    number = await replays.database.fetchval(
        "SELECT number FROM judicial_case WHERE id = $1::uuid", id_of("K1")
    )
    assert case["type"] == "Case"
    assert case["fields"]["number"] == number
    assert (found["inDoubt"], found["notTold"]) == ([], [])


async def test_without_a_record_each_list_is_told(replays: Replays) -> None:
    found = await replays.told(*JUDGE, BEFORE)
    assert found["data"]["cases"]["nodes"] == [{"id": id_of("K1")}]
    said = await replays.said(
        "--agent", "<JI-LYON>", "--role", JUDGE[1], "--purpose", JUDGE[2], "--at", BEFORE
    )
    assert "cases: 1 visible" in said
    assert id_of("K1") in said
    assert "was amended or erased since" in said


async def test_a_designation_revoked_since_held_until_then(replays: Replays) -> None:
    which = "agent_id = '<OPJ>'"
    assert (await replays.told(*OFFICER, AFTER))["outcome"] == "RELEASED"
    await replays.happens("designation", which, THEN, revoked_at=THEN)
    before, after = [await replays.told(*OFFICER, at) for at in (BEFORE, AFTER)]
    assert before["outcome"] == "RELEASED"
    assert before["data"]["interceptItems"]["totalCount"] > 0
    assert before["notTold"] == [], "it was amended once, to be revoked"
    assert (after["outcome"], after["data"]) == ("DESIGNATION_INVALID", None)
    at_the_instant = await replays.told(*OFFICER, THEN)
    assert at_the_instant["outcome"] == "DESIGNATION_INVALID"


async def test_an_assignment_ended_since_held_until_then(replays: Replays) -> None:
    which = "magistrate_id = '<JI-LYON>' AND case_id = '<K1>'"
    await replays.happens("assignment", which, THEN, valid_until=THEN)
    before, after = [await replays.told(*JUDGE, at, "--id", "<K1>") for at in (BEFORE, AFTER)]
    assert record(before, "K1")["fields"]["number"]
    assert after["records"] == []
    assert doubts(after, "NOT_VISIBLE") == {("record", id_of("K1"))}
    await replays.never_happened("assignment", which, "valid_until")


async def test_what_was_sealed_since_was_open_until_then(replays: Replays) -> None:
    officer = ("OPJ-SEAL", *OFFICER[1:])
    await replays.happens("intercept_item", "id = '<I1>'", THEN, sealed_at=THEN)
    before, after = [await replays.told(*officer, at, "--id", "<I1>") for at in (BEFORE, AFTER)]
    assert record(before, "I1")["fields"]["payload"] is not None
    assert record(before, "I1")["fields"]["sealedAt"] is None
    assert record(before, "I1")["fields"]["sealed"] is False
    assert before["inDoubt"] == [], "it was amended once, to be sealed"
    assert record(after, "I1")["fields"]["payload"] is None
    assert ("payload", "SEALED") in {
        (each["field"], each["code"]) for each in record(after, "I1")["withheld"]
    }


async def test_the_law_is_that_of_the_day(replays: Replays) -> None:
    """Until 12 November 2021 no authorisation opened a seal to investigators."""
    old = await replays.told(*SEALED, "2021-11-11T23:59:59Z", "--id", "<I3>")
    new = await replays.told(*SEALED, "2021-11-12T00:00:00Z", "--id", "<I3>")
    assert (old["law"], new["law"]) == ("2020-01-01", "2021-11-12")
    assert record(old, "I3")["fields"]["payload"] is None
    assert record(new, "I3")["fields"]["payload"] is not None
    assert ("payload", "SEALED") in {
        (each["field"], each["code"]) for each in record(old, "I3")["withheld"]
    }


async def test_what_was_recorded_since_is_left_out(replays: Replays) -> None:
    reading = ("PG-LYON", "PROSECUTOR_GENERAL", "PG_SUPERVISION;basis=ARTICLE_37")
    before = (await replays.told(*reading, BEFORE))["data"]["cases"]["totalCount"]
    await replays.happens("judicial_case", "id = '<K4>'", THEN, created_at=THEN)
    found = await replays.told(*reading, BEFORE)
    assert found["data"]["cases"]["totalCount"] == before - 1
    assert id_of("K4") not in str(found["data"])
    found = await replays.told(*reading, BEFORE, "--id", "<K4>")
    assert found["records"] == []
    assert doubts(found, "RECORDED_SINCE") == {("record", id_of("K4"))}
    assert record(await replays.told(*reading, AFTER, "--id", "<K4>"), "K4")
    await replays.happens("judicial_case", "id = '<K4>'", "2020-02-01", created_at="2020-02-01")


@pytest.mark.parametrize("table", ["agent", "agent_role"])
async def test_of_an_agent_recorded_since_nothing_is_told(replays: Replays, table: str) -> None:
    which = {"agent": "id = '<JI-LYON>'", "agent_role": "agent_id = '<JI-LYON>'"}[table]
    stated = ("--agent", "<JI-LYON>", "--role", JUDGE[1], "--purpose", JUDGE[2], "--at", BEFORE)
    await replays.happens(table, which, "2020-02-01", created_at=THEN)
    said = await replays.said(*stated, code=2)
    assert "CANNOT BE TOLD" in said
    assert THEN in said
    assert "REFUSED" not in said
    found = json.loads(await replays.said(*stated, "--format", "json", code=2))
    assert (found["outcome"], found["data"], found["told"]) == ("CANNOT_BE_TOLD", None, None)
    (doubt,) = found["notTold"]
    assert (doubt["why"], doubt["about"], doubt["at"]) == ("CALLER_RECORDED_SINCE", table, THEN)
    assert (await replays.told(*JUDGE, AFTER, "--id", "<K1>"))["outcome"] == "RELEASED"
    await replays.happens(table, which, "2020-02-01", created_at="2020-02-01")


async def test_a_role_that_began_later_is_refused_and_not_doubted(replays: Replays) -> None:
    which = "agent_id = '<JI-LYON>'"
    before = await replays.database.fetchval(
        f"SELECT valid_from FROM agent_role WHERE {which}".replace("<JI-LYON>", id_of("JI-LYON"))
    )
    await replays.happens("agent_role", which, "2020-02-01", created_at=THEN, valid_from=THEN)
    assert (await replays.told(*JUDGE, BEFORE))["outcome"] == "ROLE_NOT_CLAIMED"
    await replays.happens(
        "agent_role", which, "2020-02-01", created_at="2020-02-01", valid_from=before.isoformat()
    )


async def test_what_was_amended_since_cannot_be_told(replays: Replays) -> None:
    stage = await replays.database.fetchval(
        "SELECT stage FROM judicial_case WHERE id = $1::uuid", id_of("K1")
    )
    await replays.happens("judicial_case", "id = '<K1>'", THEN, stage="TRIAL")
    found = await replays.told(*JUDGE, BEFORE, "--id", "<K1>", code=2)
    assert found["records"] == []
    assert [each["id"] for each in found["inDoubt"]] == [id_of("K1")]
    assert doubts(found, "AMENDED_SINCE") == {("judicial_case", id_of("K1"))}  # it is told once
    assert record(await replays.told(*JUDGE, AFTER, "--id", "<K1>"), "K1")
    await replays.happens("judicial_case", "id = '<K1>'", "2020-02-01", stage=stage)


async def test_what_retention_derives_is_no_amendment(replays: Replays) -> None:
    kept = await replays.database.fetch(
        "UPDATE judicial_case SET retention_expires_at = retention_expires_at - interval '1 day'"
        " WHERE retention_expires_at > '2030-01-01' AND retention_expires_at < 'infinity'"
        f" AND id <> '{id_of('K1')}' RETURNING updated_at, version"
    )
    assert kept
    assert max(row["updated_at"] for row in kept) < datetime(2026, 11, 10, 12, tzinfo=UTC)
    assert min(row["version"] for row in kept) > 1
    found = await replays.told(*JUDGE, AFTER)
    assert ("judicial_case", None) not in doubts(found, "AMENDED_SINCE")
    filed = "UPDATE judicial_case SET follow_up = 'Classé' WHERE id = $1 RETURNING updated_at"
    at = await replays.database.fetchval(filed, UUID(id_of("K5")))
    assert at > datetime(2026, 11, 10, 12, tzinfo=UTC)
    found = await replays.told(*JUDGE, AFTER, code=2)
    assert found["data"]["cases"] == {"totalCount": None, "nodes": [{"id": id_of("K1")}]}
    assert ("judicial_case", None) in doubts(found, "AMENDED_SINCE")


async def test_a_record_that_nobody_knows_is_said_to_be_unknown(replays: Replays) -> None:
    nowhere = "00000000-0000-4000-8000-000000000000"
    found = await replays.told(*JUDGE, BEFORE, "--id", nowhere)
    assert doubts(found, "UNKNOWN") == {("record", nowhere)}


async def test_a_document_is_asked_as_it_stands(replays: Replays, tmp_path: Path) -> None:
    file = tmp_path / "query.graphql"
    file.write_text(f'{{ case(id: "{id_of("K1")}") {{ number kind }} }}', encoding="utf-8")
    found = await replays.told(*JUDGE, BEFORE, "--document", str(file))
    assert found["data"]["case"]["kind"] == "CRIMINAL"


async def test_a_replay_is_written_down_and_changes_nothing_else(replays: Replays) -> None:
    notices = await replays.database.fetchval("SELECT count(*) FROM notice")
    await replays.told(*JUDGE, BEFORE, "--id", "<K1>")
    entry = await replays.database.fetchrow(
        "SELECT * FROM journal ORDER BY written_at DESC LIMIT 1"
    )
    assert entry is not None
    assert entry["operation"] == "greffe_replay"
    assert entry["agent"] is None
    assert entry["root_fields"] == ["replay"]
    assert [str(each) for each in entry["record_ids"]] == [id_of("K1")]
    assert id_of("JI-LYON") in entry["purpose_references"]
    assert "replayed_at" in entry["purpose_references"]
    assert "Case.number" in entry["released"] + entry["by_record"]
    assert (entry["processing"], entry["law"]) == ("REGISTRY", "2021-11-12")
    assert await replays.database.fetchval("SELECT count(*) FROM notice") == notices


async def test_a_replay_of_a_search_for_the_magistrate_opens_no_notice(replays: Replays) -> None:
    notices = "SELECT * FROM notice ORDER BY id"
    before = await replays.database.fetch(notices)
    act = 'IDENTIFY_MAGISTRATE;authorisation="<XII:OPJ-SEAL>"'
    found = await replays.told("OPJ-SEAL", OFFICER[1], act, BEFORE, "--id", "<O1>")
    assert record(found, "O1")["fields"]["payload"] is not None
    assert await replays.database.fetch(notices) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--agent", "<OPJ>"), "or --entry"),
        (
            (
                *("--agent", "<OPJ>", "--role", OFFICER[1], "--purpose", OFFICER[2]),
                "--at",
                "2999-01-01T00:00:00Z",
            ),
            "to come",
        ),
        (
            (
                *("--agent", "<OPJ>", "--role", OFFICER[1], "--purpose", OFFICER[2]),
                "--at",
                "2019-01-01T00:00:00Z",
            ),
            "no paragraph",
        ),
        (("--entry", "nothing"), "WRITER:SEQ"),
        (("--entry", "00000000-0000-4000-8000-000000000000:1"), "no such entry"),
        (("--entry", "00000000-0000-4000-8000-000000000000:1", "--agent", "<OPJ>"), "itself"),
    ],
)
async def test_what_cannot_be_replayed_is_said(
    replays: Replays, arguments: tuple[str, ...], said: str
) -> None:
    assert said in " ".join((await replays.said(*arguments, code=2)).replace("│", " ").split())
