"""`greffe replay --entry`: an entry of the journal, asked again as it was asked."""

import json
from datetime import UTC, datetime
from uuid import uuid4

import asyncpg
import pytest
from replaying import Replays, doubts, id_of, record
from scenario import REGISTER, processing, with_ids
from scenario_service import Service

from db.enumerations import Processing
from db.journal import Journal
from db.journal_entry import JournalEntry, describe_plan, pack

READ = '{ case(id: "<K1>") { number parties { capacity person { surname } } } }'


pytestmark = pytest.mark.usefixtures("no_settings_of_this_machine")


@pytest.fixture
def replays(oversight: Service) -> Replays:
    url: str = oversight.answering._database.url  # type: ignore[attr-defined]  # a `Database` here
    return Replays(url, oversight.register)


async def entry_of(service: Service, who: str, purpose: str, document: str) -> asyncpg.Record:
    """The entry of an operation asked now."""
    service.set_clock(None)
    headers = service.bearer(who) | {"Access-Purpose": with_ids(purpose)}
    await service.client.post("/graphql", json={"query": with_ids(document)}, headers=headers)
    return await service.journalled()


def place(entry: asyncpg.Record) -> str:
    return f"{entry['writer']}:{entry['seq']}"


async def test_the_same_records_and_fields_are_told(oversight: Service, replays: Replays) -> None:
    entry = await entry_of(oversight, "JI-LYON", processing("K1"), READ)
    found = json.loads(await replays.said("--entry", place(entry), "--format", "json"))
    assert (found["agent"], found["purpose"]) == (id_of("JI-LYON"), "CASE_PROCESSING")
    assert (found["entry"], found["entryOutcome"]) == (place(entry), "RELEASED")
    assert found["instant"][:23] == entry["instant"].isoformat()[:23]
    assert {each["id"] for each in found["records"]} == {str(i) for i in entry["record_ids"]}
    assert set(record(found, "K1")["fields"]) == {"number"}
    fields = {name for each in found["records"] for name in each["fields"]}
    assert fields == {"number", "capacity", "surname"}
    assert found["inDoubt"] == []
    of_place = "SELECT journal_entry_id($1, $2)"
    told = await oversight.register.fetchval(of_place, entry["writer"], entry["seq"])
    again = json.loads(await replays.said("--entry", str(told), "--format", "json"))
    assert again == found


async def test_an_entry_that_the_journal_does_not_hold_is_a_wrong_argument(
    replays: Replays,
) -> None:
    for unknown in (str(uuid4()), f"{uuid4()}:1"):
        assert "no such entry" in await replays.said("--entry", unknown, code=2)


async def test_what_an_account_told_is_not_called_invisible(
    oversight: Service, replays: Replays
) -> None:
    """It is not asked again by its ids, and it says so; what was read beside it is."""
    own = "{ viewer { authorisationsInCharge { id } } interceptions { nodes { id } } }"
    entry = await entry_of(oversight, "JI-LYON", 'INTERCEPT_CASE;case="<K1>"', own)
    assert len(entry["record_ids"]) > 5
    found = json.loads(await replays.said("--entry", place(entry), "--format", "json", code=2))
    assert not doubts(found, "NOT_VISIBLE")
    told = {("record", each["id"]) for each in found["records"]}
    everything = {("record", str(each)) for each in entry["record_ids"]}
    assert told
    assert doubts(found, "NOT_ASKED_AGAIN") == everything - told
    assert "not asked again" in await replays.said("--entry", place(entry), code=2)


async def test_what_was_amended_since_cannot_be_told_and_what_ended_can(
    oversight: Service, replays: Replays
) -> None:
    entry = await entry_of(oversight, "JI-LYON", processing("K1"), READ)
    await oversight.register.execute(
        with_ids("UPDATE assignment SET valid_until = now() WHERE magistrate_id = '<JI-LYON>'")
    )
    await oversight.register.execute(
        with_ids("UPDATE judicial_case SET stage = 'TRIAL' WHERE id = '<K1>'")
    )
    refused = await entry_of(oversight, "JI-LYON", processing("K1"), READ)
    assert refused["record_ids"] == []
    told = await replays.said("--entry", place(entry), "--format", "json", code=2)
    found = json.loads(told)
    assert found["records"] == []
    assert {each["id"] for each in found["inDoubt"]} == {str(i) for i in entry["record_ids"]}
    assert {table for table, _ in doubts(found, "AMENDED_SINCE")} == {"judicial_case"}
    said = await replays.said("--entry", place(entry), code=2)
    assert f"{id_of('K1')} CANNOT BE TOLD: judicial_case {id_of('K1')} was amended" in said
    assert "Not told:" in said


async def test_a_refusal_at_the_gate_is_replayed(oversight: Service, replays: Replays) -> None:
    entry = await entry_of(oversight, "CONTROL-UNAPPOINTED", "REGISTRY_CONTROL", "{ __typename }")
    assert entry["outcome"] == "DESIGNATION_INVALID"
    said = await replays.said("--entry", place(entry))
    assert "REFUSED DESIGNATION_INVALID" in said


async def test_what_was_erased_since_is_said(oversight: Service, replays: Replays) -> None:
    reading = ("PG-LYON", "PG_SUPERVISION;basis=ARTICLE_37")
    entry = await entry_of(oversight, *reading, '{ case(id: "<K4>") { number } }')
    assert entry["record_ids"] == [REGISTER.ids["K4"]]
    await oversight.register.execute("DELETE FROM judicial_case WHERE id = $1", REGISTER.ids["K4"])
    async with Journal(replays.url) as journal:
        await journal.append(
            JournalEntry(
                plan=describe_plan(processing=Processing.REGISTRY),
                instant=datetime.now(UTC),
                outcome="PURGED",
                operation="retention",
                references={"judicial_case": "1"},
                record_ids=pack([id_of("K4")]),
            )
        )
    told = await replays.said("--entry", place(entry), "--format", "json", code=2)
    found = json.loads(told)
    assert found["records"] == []
    assert doubts(found, "ERASED_SINCE") == {("judicial_case", None), ("record", id_of("K4"))}
    assert "erased since" in await replays.said("--entry", place(entry), code=2)


async def test_an_entry_that_says_too_little_is_refused(
    oversight: Service, replays: Replays
) -> None:
    entry = await entry_of(oversight, "JI-LYON", "CASE_PROCESSING", READ)
    said = await replays.said("--entry", place(entry), code=2)
    assert "too little" in " ".join(said.replace("│", " ").split())
