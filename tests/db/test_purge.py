"""A purge erases what is past its retention, all of it and nothing else, and writes it down."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from uuid import UUID

import asyncpg
import pytest
from retention_rows import OLD, Counts, antecedent, counts, hostile, less, whole_case
from table_rows import Connection, Rows

from db.loading.records import RECORD_TYPES
from db.purge.purge import Ending, PurgeBusyError, PurgeError, purge, what_would_go
from db.purge.report import Report

JOURNAL = "SELECT * FROM journal ORDER BY writer, seq"


@pytest.fixture
async def owner(migrated_url: str) -> AsyncIterator[Connection]:
    connection = await asyncpg.connect(migrated_url)
    yield connection
    await connection.close()


@pytest.fixture
async def rows(owner: Connection) -> Rows:
    rows = Rows(owner)
    await rows.begin()
    return rows


def by_kind(report: Report) -> Counter[str]:
    found: Counter[str] = Counter()
    for gone in report.gone:
        found[gone.kind] += gone.records
    return found


@pytest.mark.parametrize("batch", [1, 2, 500])
async def test_what_is_erased_is_what_was_told_and_nothing_else(
    rows: Rows, owner: Connection, migrated_url: str, batch: int
) -> None:
    await hostile(rows)
    before = await counts(owner)
    told = await what_would_go(migrated_url)
    assert await counts(owner) == before
    assert await owner.fetch(JOURNAL) == []
    purged = await purge(migrated_url, batch=batch)
    assert purged.ending is Ending.DONE
    assert by_kind(purged.report) == named(less(before, await counts(owner)))
    assert purged.left == ()
    assert purged.report.gone == told.gone
    assert purged.report.waiting == told.waiting
    again = await purge(migrated_url)
    assert (again.report.gone, again.batches) == ((), 0)


async def test_each_part_of_a_hostile_register_goes_or_stays_as_it_should(
    rows: Rows, owner: Connection, migrated_url: str
) -> None:
    await hostile(rows)
    gone = by_kind((await purge(migrated_url)).report)
    assert gone["Case"] == 5
    assert gone["CaseLink"] == 2
    assert gone["Party"] == 5 * 2 + 3
    # Shared by two that go, named by a link that goes, of the case once held, of that intercepted.
    assert gone["Person"] == 4
    assert gone["LegalEntity"] == 5
    assert gone["Referral"] == gone["ControlRequest"] == 5
    # And those of the case that waits for an authorisation of another.
    assert gone["ServiceRequest"] == 6
    assert gone["LegalHold"] == 1
    assert (gone["Interception"], gone["InterceptItem"], gone["Exhibit"]) == (1, 3, 1)
    assert (gone["AntecedentRecord"], gone["AntecedentPerson"]) == (3, 1)
    assert gone["Transmission.records"] == 3
    assert set(gone) & {"Transmission", "Court", "Agent", "AdministrativeInquiry"} == set()
    assert gone["AccessRequest"] == 0


async def test_cases_that_cannot_go_yet_are_counted_by_reason(
    rows: Rows, migrated_url: str
) -> None:
    await hostile(rows)
    waiting = (await what_would_go(migrated_url)).waiting
    assert (waiting.cases, waiting.interceptions, waiting.exhibits) == (3, 1, 1)
    assert (waiting.requests, waiting.authorisations, waiting.held) == (2, 1, 1)


async def test_the_report_bounds_the_ends_of_retention_and_foretells(
    rows: Rows, migrated_url: str
) -> None:
    await whole_case(rows, OLD)
    await whole_case(rows, OLD + timedelta(seconds=1))
    for at, cases in ((0, 1), (1, 2)):
        instant = OLD.replace(year=2011) + timedelta(seconds=at)
        report = await what_would_go(migrated_url, instant)
        [found] = [gone for gone in report.gone if gone.kind == "Case"]
        assert found.records == cases
        assert (found.oldest, found.newest) == (OLD.replace(year=2011), instant)
    before = await what_would_go(migrated_url, OLD.replace(year=2011) - timedelta(microseconds=1))
    assert {gone.kind for gone in before.gone} == {"ServiceRequest"}


async def test_every_record_erased_is_in_the_journal_once(
    rows: Rows, owner: Connection, migrated_url: str
) -> None:
    await hostile(rows)
    cases = await owner.fetch("SELECT id FROM judicial_case WHERE retention_expires_at < now()")
    purged = await purge(migrated_url, batch=2)
    entries = await owner.fetch(JOURNAL)
    ids: list[UUID] = [each for entry in entries for each in entry["record_ids"]]
    assert len(ids) == len(set(ids)) == sum(by_kind(purged.report).values())
    left = await owner.fetch("SELECT id FROM judicial_case")
    assert {row["id"] for row in cases} - {row["id"] for row in left} <= set(ids)
    counted: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        said = _references(entry["purpose_references"])
        assert len(entry["record_ids"]) == sum(said.values())
        counted.update({(entry["processing"], kind): number for kind, number in said.items()})
    assert counted == {(gone.file, gone.kind): gone.records for gone in purged.report.gone}
    assert {(entry["operation"], entry["outcome"], entry["agent"]) for entry in entries} == {
        ("retention", "PURGED", None)
    }
    assert {(entry["processing"], *entry["clauses"]) for entry in entries} == {
        ("REGISTRY", "48-1/al.8"),
        ("INTERCEPT", "R40-49"),
        ("ANTECEDENTS", "R40-27"),
    }
    assert len({entry["instant"] for entry in entries}) == purged.batches  # each of its own
    for file in ("REGISTRY", "INTERCEPT", "ANTECEDENTS"):  # a chain each
        numbers = [entry["seq"] for entry in entries if entry["processing"] == file]
        assert numbers == list(range(1, len(numbers) + 1))


async def test_a_purge_stops_between_batches_and_the_next_goes_on(
    rows: Rows, owner: Connection, migrated_url: str
) -> None:
    for _ in range(4):
        await antecedent(rows, OLD)
    answers = iter([False, False, False, True, True])
    stopped = await purge(migrated_url, batch=1, stopping=lambda: next(answers, True))
    erased = by_kind(stopped.report)["AntecedentRecord"]
    assert stopped.ending is Ending.STOPPED
    assert erased < 4
    rest = await purge(migrated_url, batch=1)
    assert by_kind(rest.report)["AntecedentRecord"] == 4 - erased
    assert await owner.fetchval("SELECT count(*) FROM antecedent_record") == 0


async def test_a_purge_that_is_stopped_tells_what_is_left_and_what_waits_for_what(
    rows: Rows, owner: Connection, migrated_url: str
) -> None:
    """What is left is not said to wait: an interception that goes keeps no case."""
    await hostile(rows)
    told = await what_would_go(migrated_url)
    everything = sum(by_kind(told).values())
    for asked in (0, 1, 3, 6, 10, 16):
        stopped = await purge(migrated_url, batch=1, stopping=asked_to_stop(after=asked))
        assert stopped.ending is Ending.STOPPED
        everything -= sum(by_kind(stopped.report).values())
        assert sum(gone.records for gone in stopped.left) == everything > 0
        assert stopped.report.waiting == told.waiting
    rest = await purge(migrated_url)
    assert rest.report.gone == stopped.left
    assert rest.left == ()


@pytest.mark.parametrize(
    "saving",
    [
        "UPDATE judicial_case SET last_recorded_update_at = now() WHERE id = $1",
        """INSERT INTO offence (case_id, date_from, legal_classification, class)
        VALUES ($1, '2000-01-01', 'x', 'CRIME_AGAINST_HUMANITY')""",
        "INSERT INTO interception (case_id, legal_basis, started_at) VALUES ($1, 'x', now())",
        "UPDATE offence SET class = 'CRIME_AGAINST_HUMANITY' WHERE case_id = $1",
    ],
)
async def test_who_writes_to_a_case_meanwhile_saves_it(
    rows: Rows, owner: Connection, migrated_url: str, saving: str
) -> None:
    case = await whole_case(rows, OLD)
    other = await whole_case(rows, OLD)
    before = await counts(owner)
    writing = owner.transaction()
    await writing.start()
    await owner.execute(saving, case)
    purging = asyncio.create_task(purge(migrated_url))
    await _waits_for_a_lock(migrated_url)
    await writing.commit()
    purged = await purging
    assert purged.ending is Ending.DONE
    assert await owner.fetchval("SELECT id FROM judicial_case WHERE id = $1", case) == case
    assert not await owner.fetchval("SELECT true FROM judicial_case WHERE id = $1", other)
    after = await counts(owner)
    assert before["party"] - after["party"] == 2
    assert before["charge"] - after["charge"] == 1
    assert by_kind(purged.report)["Case"] == 1


async def test_who_names_a_person_meanwhile_keeps_him(
    rows: Rows, owner: Connection, migrated_url: str
) -> None:
    person = await rows.add("person")
    await whole_case(rows, OLD, person=person)
    writing = owner.transaction()
    await writing.start()
    await rows.add("access_request", person_id=person, court_id=rows.court)
    purging = asyncio.create_task(purge(migrated_url))
    await _waits_for_a_lock(migrated_url)
    await writing.commit()
    assert by_kind((await purging).report)["Case"] == 1
    assert await owner.fetchval("SELECT count(*) FROM access_request") == 1
    assert await owner.fetchval("SELECT count(*) FROM person WHERE id = $1", person) == 1


async def test_a_case_held_by_a_writer_who_does_not_end_is_left(
    rows: Rows, owner: Connection, migrated_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.purge.purge.ATTEMPTS", 2)
    case = await whole_case(rows, OLD)
    await owner.execute("DELETE FROM service_request")  # it would go alone, before the case
    async with owner.transaction():
        await owner.execute("SELECT FROM offence WHERE case_id = $1 FOR UPDATE", case)
        purged = await purge(migrated_url)
    assert (purged.ending, purged.batches) == (Ending.HINDERED, 0)
    assert {gone.kind: gone.records for gone in purged.left}["Case"] == 1
    assert purged.report.waiting.cases == 0
    assert await owner.fetch(JOURNAL) == []
    assert (await purge(migrated_url)).ending is Ending.DONE
    assert [entry["seq"] for entry in await owner.fetch(JOURNAL)] == [1, 1]


async def test_two_purges_of_one_database_do_not_run_at_once(
    rows: Rows, owner: Connection, migrated_url: str
) -> None:
    case = await whole_case(rows, OLD)
    async with owner.transaction():
        await owner.execute("SELECT FROM judicial_case WHERE id = $1 FOR UPDATE", case)
        first = asyncio.create_task(purge(migrated_url))
        await _waits_for_a_lock(migrated_url)
        with pytest.raises(PurgeBusyError):
            await purge(migrated_url)
    assert (await first).ending is Ending.DONE


async def test_the_service_may_not_erase(rows: Rows, owner: Connection, migrated_url: str) -> None:
    await antecedent(rows, OLD)
    with pytest.raises(PurgeError, match="the owner of the tables, not of the service"):
        await purge(f"{migrated_url}&role=greffe_service")
    assert await owner.fetchval("SELECT count(*) FROM antecedent_record") == 1


def asked_to_stop(*, after: int) -> Callable[[], bool]:
    """What says to go on so many times, and then to stop."""
    answers = iter([False] * after)
    return lambda: next(answers, True)


def named(found: Counts) -> Counts:
    """Counts of rows by what users call them."""
    names = {record.table: record.name for record in RECORD_TYPES}
    lists = {
        refs.table: f"{record.name}.{field.key}"
        for record in RECORD_TYPES
        for field, refs in record.lists
    }
    return {(names | lists)[table]: number for table, number in found.items()}


def _references(text: str) -> dict[str, int]:
    return {kind: int(number) for kind, number in json.loads(text).items()}


async def _waits_for_a_lock(url: str) -> None:
    """Return when a purge stands before a row that another holds; fail after ten seconds."""
    watcher = await asyncpg.connect(url)
    try:
        for _ in range(1000):
            if await watcher.fetchval(
                "SELECT true FROM pg_stat_activity WHERE datname = current_database()"
                " AND application_name = 'greffe retention' AND wait_event_type = 'Lock'"
            ):
                return
            await asyncio.sleep(0.01)
    finally:
        await watcher.close()
    raise AssertionError("the purge waited for nobody")
