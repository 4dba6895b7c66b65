"""The watch says what is unusual in the journal, once, in the journal."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from watched import FEW, Watched, another, watched

from db.enumerations import Processing
from db.evidence.canonical import moment
from db.evidence.checkpointing import introduced, take_checkpoint
from db.evidence.keys import make_key
from db.evidence.reading import read_lines
from db.evidence.verifying import Known, verify
from db.journal_entry import NOT_THERE
from db.watch.counting import count
from db.watch.rules import NO_REFUSAL, WINDOW, Alert, Rule, entry_of_alert
from permissions.refusal import Code

FILTERS = ("Party.filter.surname", "Party.surname")


@pytest.fixture
async def at(migrated_url: str) -> AsyncIterator[Watched]:
    async with watched(migrated_url) as made:
        yield made


@pytest.fixture
def agent() -> UUID:
    return uuid4()


async def test_cases_and_persons_beyond_the_usual_are_said_once(at: Watched, agent: UUID) -> None:
    cases, persons = await at.ids("judicial_case", 5), await at.ids("person", 6)
    await at.did(agent, ids=cases, case=cases[0])
    assert await at.told() == []
    await at.did(agent, ids=persons, case=cases[0])
    assert await at.told() == [(Rule.SUBJECTS, agent, 11)]
    await at.did(agent, ids=persons, case=cases[0])
    assert await at.told() == []
    (alert,) = await at.alerts()
    said = alert["purpose_references"]
    assert (alert["operation"], alert["agent"]) == ("watch_subjects", agent)
    assert (alert["processing"], alert["released"], alert["record_ids"]) == ("REGISTRY", [], [])
    assert '"counted": "11"' in said
    assert '"usual": "10"' in said
    assert at.watching.counts.raised == {Rule.SUBJECTS: 1}


async def test_an_alert_is_said_again_once_it_stood_for_long(at: Watched, agent: UUID) -> None:
    await at.did(agent, 4, outcome="CASE_REQUIRED")
    assert await at.told() == [(Rule.REFUSALS, agent, 4)]
    impatient = another(at.watching, silence=timedelta(0))
    await at.due()
    assert [each.counted for each in await impatient.run()][:1] == [4]
    await impatient._part()


async def test_the_same_records_read_over_and_over_are_few(at: Watched, agent: UUID) -> None:
    cases = await at.ids("judicial_case", 5)
    await at.did(agent, 20, ids=cases)
    assert await at.told() == []


async def test_what_is_neither_a_case_nor_a_person_is_no_subject(at: Watched, agent: UUID) -> None:
    cases = await at.ids("judicial_case", 5)
    await at.did(agent, ids=[*cases, *(uuid4() for _ in range(300))])
    assert await at.told() == []


async def test_who_reads_parts_of_cases_by_themselves_reads_of_the_cases(
    at: Watched, agent: UUID
) -> None:
    # three hearings of each case
    await at.did(agent, ids=await at.ids("hearing", 18, first="case_id"))
    assert await at.told() == []
    await at.did(agent, ids=await at.ids("hearing", 33, first="case_id"))
    assert await at.told() == [(Rule.SUBJECTS, agent, 11), (Rule.BROWSING, agent, 11)]


async def test_cases_read_while_none_is_named_are_browsing(at: Watched, agent: UUID) -> None:
    cases = await at.ids("judicial_case", 7)
    for each in cases:
        await at.did(agent, ids=[each], case=each)
    assert await at.told() == []
    for each in cases:
        await at.did(agent, ids=[each])
    assert await at.told() == [(Rule.BROWSING, agent, 7)]


async def test_many_searches_are_told_and_reading_without_a_filter_is_none(
    at: Watched, agent: UUID
) -> None:
    await at.did(agent, 5, fields=FILTERS[1:])
    await at.did(agent, 3, fields=FILTERS)
    assert await at.told() == []
    await at.did(agent, fields=FILTERS)
    assert await at.told() == [(Rule.SEARCHES, agent, 4)]


async def test_each_search_of_one_operation_is_counted(at: Watched, agent: UUID) -> None:
    await at.did(agent, 4, fields=FILTERS[1:], references={"searches": "30"})
    await at.did(agent, fields=FILTERS, references={"searches": "2"})
    await at.did(agent, fields=FILTERS, references={"searches": "none"})
    assert await at.told() == []
    await at.did(agent, fields=FILTERS, references={"searches": "20"})
    assert await at.told() == [(Rule.SEARCHES, agent, 23)]


async def test_refusals_are_counted_and_faults_of_ours_are_not(at: Watched, agent: UUID) -> None:
    for code in NO_REFUSAL:
        await at.did(agent, 4, outcome=code)
    await at.did(agent, 3, outcome=Code.PURPOSE_NOT_ALLOWED)
    assert await at.told() == []
    await at.did(agent, outcome=NOT_THERE)
    assert await at.told() == [(Rule.REFUSALS, agent, 4)]
    assert set(NO_REFUSAL) - {"RELEASED", "PURGED", "ALERT"} < set(Code)


async def test_unknown_callers_are_counted_together(at: Watched) -> None:
    await at.did(None, 6, outcome=Code.UNAUTHENTICATED, file=None)
    assert await at.told() == [(Rule.UNKNOWN_CALLERS, None, 6)]
    await at.did(None, 6, outcome=Code.UNAUTHENTICATED, file=None)
    assert await at.told() == []


async def test_each_agent_and_each_file_is_counted_apart(at: Watched, agent: UUID) -> None:
    other = uuid4()
    for file in Processing:
        await at.did(agent, 2, outcome="CASE_REQUIRED", file=file)
    await at.did(other, 2, outcome="CASE_REQUIRED")
    assert await at.told() == []
    await at.did(agent, 2, outcome="CASE_REQUIRED", file=Processing.INTERCEPT)
    assert await at.told() == [(Rule.REFUSALS, agent, 4)]
    (alert,) = await at.alerts()
    assert alert["processing"] == "INTERCEPT"


async def test_what_is_outside_the_span_is_not_counted(at: Watched, agent: UUID) -> None:
    begun = datetime.now(UTC)
    await at.did(agent, 3, outcome="CASE_REQUIRED")
    cut = datetime.now(UTC)
    await at.did(agent, 3, outcome="CASE_REQUIRED")
    end = datetime.now(UTC)
    (whole,) = await count(at.reader, begun, end, FEW)
    assert whole.counted == 6
    assert await count(at.reader, cut, end, FEW) == []
    assert await count(at.reader, begun, cut, FEW) == []


async def test_of_several_processes_one_counts_and_one_alert_is_raised(
    at: Watched, agent: UUID
) -> None:
    others = [another(at.watching) for _ in range(3)]
    await at.did(agent, 4, outcome="CASE_REQUIRED")
    await at.due()
    found = await asyncio.gather(*(each.run() for each in (at.watching, *others)))
    assert sum(map(len, found)) == 1
    assert len(await at.alerts()) == 1
    assert all(each.counts.failed == 0 for each in (at.watching, *others))
    for each in others:
        await each._part()


async def test_what_nobody_counted_for_an_hour_is_counted_then(at: Watched, agent: UUID) -> None:
    await at.did(agent, 4, outcome="CASE_REQUIRED")
    ago = datetime.now(UTC) - timedelta(hours=1)
    await at.reader.execute("UPDATE watch_position SET counted_until = $1", ago)
    assert await at.told() == [(Rule.REFUSALS, agent, 4)]
    assert at.watching.counts.behind < 1


def test_what_is_counted_late_is_said_of_the_instant_at_which_it_is_said() -> None:
    now = datetime.now(UTC)
    since = now - timedelta(days=2)
    said = entry_of_alert(Alert(Rule.REFUSALS, None, None, 31), FEW, since, since + WINDOW, now)
    assert (said.instant, said.references["since"]) == (now, moment(since))


async def test_a_count_that_fails_leaves_no_alert_and_the_next_raises_it(
    at: Watched, agent: UUID
) -> None:
    await at.did(agent, 4, outcome="CASE_REQUIRED")
    await at.reader.execute(
        "ALTER TABLE watch_position ADD CHECK (counted_until < now()) NOT VALID"
    )
    await at.reader.execute("ALTER TABLE watch_position RENAME COLUMN counted_until TO hidden")
    assert await at.told() == []
    assert at.watching.counts.failed == 1
    await at.reader.execute("ALTER TABLE watch_position RENAME COLUMN hidden TO counted_until")
    await at.reader.execute(
        "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql"
        " AS 'BEGIN RAISE EXCEPTION ''no''; END';"
        "CREATE TRIGGER fail BEFORE UPDATE ON watch_position"
        " FOR EACH ROW EXECUTE FUNCTION fail()"
    )
    assert await at.told() == []
    assert (await at.alerts(), at.watching.counts.failed) == ([], 2)
    await at.reader.execute("DROP TRIGGER fail ON watch_position")
    assert await at.told() == [(Rule.REFUSALS, agent, 4)]
    assert len(await at.alerts()) == 1


async def test_alerts_are_links_of_a_chain_that_is_whole(
    at: Watched, agent: UUID, tmp_path: Path
) -> None:
    key = make_key(tmp_path / "key.pem")
    await introduced(at.url, key)
    for outcome in ("CASE_REQUIRED", "LIMIT_EXCEEDED"):
        await at.did(agent, 4, outcome=outcome, file=None)
        await at.told()
    assert len(await at.alerts()) == 1
    await take_checkpoint(at.url, key, at.journal.heads)
    lines = [line async for line in read_lines(at.reader)]
    report = verify(lines, Known(frozenset({key.public}), datetime.now(UTC)))
    assert report.findings == ()
    assert any(b'"watch_refusals"' in line for line in lines)


async def test_it_watches_for_as_long_as_the_block_lasts(at: Watched, agent: UUID) -> None:
    await at.did(agent, 4, outcome="CASE_REQUIRED")
    async with another(at.watching) as watching, asyncio.timeout(5):
        while not watching.counts.raised:  # noqa: ASYNC110  there is nothing else to wait for
            await asyncio.sleep(0.02)
    assert watching.counts.raised == {Rule.REFUSALS: 1}


def test_every_rule_has_a_threshold() -> None:
    assert set(FEW.most) == set(Rule)
