"""The end of a case's visibility follows its data, in whatever way they are written (GX-09)."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import asyncpg
import pytest
from table_rows import NEVER, NOON, Connection, Rows

from db import migrations

LATER = NOON + timedelta(days=200)


def years(number: int) -> datetime:
    return NOON.replace(year=NOON.year + number)


async def test_a_new_case_is_kept_ten_years_whatever_its_writer_says(rows: Rows) -> None:
    case = await rows.add("judicial_case", court_id=rows.court, retention_expires_at=LATER)
    assert await rows.expires_at(case) == years(10)


async def test_an_offence_written_by_copy_prolongs_its_case_and_no_other(rows: Rows) -> None:
    await rows.connection.copy_records_to_table(
        "offence",
        columns=["case_id", "date_from", "legal_classification", "class"],
        records=[
            (rows.case, date(2026, 1, 5), "meurtre", "CRIME"),
            (rows.case, date(2026, 1, 5), "vol", "DELIT"),
        ],
    )
    assert await rows.expires_at() == years(20)
    assert await rows.expires_at(rows.other_case) == years(10)


async def test_cases_written_by_copy_have_their_end(rows: Rows) -> None:
    await rows.connection.copy_records_to_table(
        "judicial_case",
        columns=["number", "kind", "court_id", "stage", "origin", "last_recorded_update_at"],
        records=[
            ("26/A", "CRIMINAL", rows.court, "TRIAL", "OTHER", LATER),
            ("26/B", "JLD_NON_CRIMINAL", rows.court, "TRIAL", "OTHER", LATER),
        ],
    )
    ends = await rows.connection.fetch(
        "SELECT retention_expires_at FROM judicial_case WHERE number ~ '^26/[AB]$' ORDER BY number"
    )
    assert [end[0] for end in ends] == [LATER.replace(year=LATER.year + 10), NEVER]


async def test_a_case_and_its_offence_written_in_one_statement_have_their_end(rows: Rows) -> None:
    case = await rows.connection.fetchval(
        """
        WITH written AS (
            INSERT INTO judicial_case
                (number, kind, court_id, stage, origin, last_recorded_update_at)
            VALUES ('26/C', 'CRIMINAL', $1, 'TRIAL', 'OTHER', $2) RETURNING id
        )
        INSERT INTO offence (case_id, date_from, legal_classification, class)
        SELECT id, '2026-01-05', 'meurtre', 'CRIME' FROM written RETURNING case_id
        """,
        rows.court,
        NOON,
    )
    assert await rows.expires_at(case) == years(20)


@pytest.mark.parametrize(
    ("offence_class", "end"),
    [("CRIME_MINOR_706_47", years(30)), ("CRIME_AGAINST_HUMANITY", NEVER)],
)
async def test_an_offence_classed_anew_moves_the_end(
    rows: Rows, offence_class: str, end: datetime
) -> None:
    await rows.charge("DELIT")
    await rows.connection.execute("UPDATE offence SET class = $1", offence_class)
    assert await rows.expires_at() == end
    await rows.connection.execute("DELETE FROM offence")
    assert await rows.expires_at() == years(10)


async def test_an_offence_moved_to_another_case_moves_both_ends(rows: Rows) -> None:
    await rows.add("offence", case_id=rows.case, **{"class": "CRIME"})
    await rows.connection.execute("UPDATE offence SET case_id = $1", rows.other_case)
    assert await rows.expires_at() == years(10)
    assert await rows.expires_at(rows.other_case) == years(20)


async def test_a_conviction_counts_until_an_acquittal_on_appeal_and_again_without_it(
    rows: Rows,
) -> None:
    charge = await rows.charge("CRIME_MINOR_706_47")
    assert await rows.expires_at() == years(30)
    await rows.decision("CONVICTION", NOON, charge)
    assert await rows.expires_at() == years(20)
    appeal = await rows.decision("ACQUITTAL_FELONY", LATER, charge)
    assert await rows.expires_at() == years(30)
    await rows.connection.execute("DELETE FROM decision WHERE id = $1", appeal)
    assert await rows.expires_at() == years(20)
    await rows.connection.execute("DELETE FROM decision")
    assert await rows.expires_at() == years(30)


async def test_an_acquittal_on_one_of_two_charges_leaves_the_conviction_standing(
    rows: Rows,
) -> None:
    one, two = await rows.charge("CRIME_MINOR_706_47"), await rows.charge()
    await rows.decision("CONVICTION", NOON, one, two)
    appeal = await rows.decision("ACQUITTAL_FELONY", LATER, one)
    assert await rows.expires_at() == years(20)
    await rows.connection.execute("DELETE FROM decision_charge WHERE decision_id = $1", appeal)
    assert await rows.expires_at() == years(30), "an acquittal that names no charge is of the case"


@pytest.mark.parametrize("kind", ["NOT_CRIMINALLY_RESPONSIBLE", "EXTINCTION"])
async def test_an_irresponsibility_or_an_extinction_undoes_a_conviction_on_its_charge(
    rows: Rows, kind: str
) -> None:
    one, two = await rows.charge("CRIME_MINOR_706_47"), await rows.charge()
    await rows.decision("CONVICTION", NOON, one)
    assert await rows.expires_at() == years(20)
    await rows.decision(kind, LATER, two)
    assert await rows.expires_at() == years(20)
    appeal = await rows.decision(kind, LATER, one)
    assert await rows.expires_at() == years(30)
    await rows.connection.execute("DELETE FROM decision WHERE id = $1", appeal)
    assert await rows.expires_at() == years(20)


async def test_ends_reckoned_before_are_reckoned_anew(rows: Rows) -> None:
    """As 0099 found them: by the view as it was; the row is not amended."""
    folder = Path(migrations.__path__[0])
    anew = (folder / "0099_undone_and_closed_anew.sql").read_text(encoding="utf-8")
    more = re.compile(r",\s+'NOT_CRIMINALLY_RESPONSIBLE', 'EXTINCTION'")
    view = anew[: anew.index("-- What was reckoned before")]
    assert more.search(view)
    await rows.connection.execute(more.sub("", view))
    charge = await rows.charge("CRIME_MINOR_706_47")
    await rows.decision("CONVICTION", NOON, charge)
    await rows.decision("EXTINCTION", LATER, charge)
    assert await rows.expires_at() == years(20)
    kept = "SELECT updated_at FROM judicial_case WHERE id = $1"
    before = await rows.connection.fetchval(kept, rows.case)
    await rows.connection.execute(anew)
    assert await rows.expires_at() == years(30)
    assert await rows.connection.fetchval(kept, rows.case) == before


async def test_a_decision_dated_or_typed_anew_moves_the_end(rows: Rows) -> None:
    charge = await rows.charge("CRIME_MINOR_706_47")
    await rows.decision("CONVICTION", NOON, charge)
    appeal = await rows.decision("REFERRAL", LATER, charge)
    await rows.connection.execute("UPDATE decision SET type = 'DISMISSAL' WHERE id = $1", appeal)
    assert await rows.expires_at() == years(30)
    await rows.connection.execute("UPDATE decision SET pronounced_at = $1", NOON)
    assert await rows.expires_at() == years(20)


async def test_a_business_update_and_a_change_of_kind_move_the_end(rows: Rows) -> None:
    await rows.connection.execute("UPDATE judicial_case SET last_recorded_update_at = $1", LATER)
    assert await rows.expires_at() == LATER.replace(year=LATER.year + 10)
    await rows.connection.execute("UPDATE judicial_case SET kind = 'JLD_NON_CRIMINAL'")
    assert await rows.expires_at() == NEVER
    await rows.connection.execute("UPDATE judicial_case SET enforceable_at = '2024-02-29'")
    assert await rows.expires_at() == datetime(2034, 2, 28, tzinfo=UTC)


async def test_nobody_writes_the_end_himself(rows: Rows) -> None:
    for written in (datetime(2000, 1, 1, tzinfo=UTC), datetime.max.replace(tzinfo=UTC)):
        await rows.connection.execute("UPDATE judicial_case SET retention_expires_at = $1", written)
        assert await rows.expires_at() == years(10)


async def test_the_minors_of_an_educational_assistance_move_the_end(rows: Rows) -> None:
    await rows.connection.execute("UPDATE judicial_case SET kind = 'EDUCATIONAL_ASSISTANCE'")
    assert await rows.expires_at() == years(10)
    elder = await rows.party("MINOR", born=date(2008, 2, 29))
    assert await rows.expires_at() == datetime(2039, 2, 28, tzinfo=UTC)
    await rows.party("PARENT", born=date(2015, 1, 1))
    younger = await rows.party("MINOR", born=None)
    assert await rows.expires_at() == datetime(2039, 2, 28, tzinfo=UTC)
    await rows.connection.execute(
        "UPDATE person SET birth_date = '2012-06-30' FROM party"
        " WHERE person.id = person_id AND party.id = $1",
        younger,
    )
    assert await rows.expires_at() == datetime(2043, 6, 30, tzinfo=UTC)
    await rows.connection.execute("UPDATE party SET capacity = 'OTHER' WHERE id = $1", younger)
    assert await rows.expires_at() == datetime(2039, 2, 28, tzinfo=UTC)
    await rows.connection.execute("DELETE FROM party WHERE id = $1", elder)
    assert await rows.expires_at() == years(10)


async def test_emptying_a_table_moves_the_ends(rows: Rows) -> None:
    await rows.decision("CONVICTION", NOON, await rows.charge("CRIME"))
    await rows.connection.execute("TRUNCATE offence CASCADE")
    assert await rows.expires_at() == years(10)


async def test_a_term_of_another_length_moves_the_ends(rows: Rows) -> None:
    await rows.charge("CRIME")
    await rows.connection.execute("UPDATE retention_term SET unconvicted_years = 25")
    assert await rows.expires_at() == years(25)


async def test_two_who_write_to_one_case_at_once_leave_it_its_true_end(
    new_migrated_database: Callable[[], Awaitable[str]],
) -> None:
    url = await new_migrated_database()
    one, two = await asyncpg.connect(url), await asyncpg.connect(url)
    rows = Rows(one)
    await rows.begin()
    charge = await rows.charge("CRIME_MINOR_706_47")
    first = one.transaction()
    await first.start()
    await rows.decision("CONVICTION", NOON, charge)

    others = Rows(two)
    others.case, others.court = rows.case, rows.court
    waiting = asyncio.create_task(others.decision("ACQUITTAL_FELONY", LATER))
    await asyncio.sleep(0.2)
    await first.commit()
    await waiting

    assert await rows.expires_at() == years(30)
    await one.close()
    await two.close()


@pytest.fixture(scope="module")
async def connection(
    new_migrated_database: Callable[[], Awaitable[str]],
) -> AsyncIterator[Connection]:
    connection = await asyncpg.connect(await new_migrated_database())
    yield connection
    await connection.close()


@pytest.fixture
async def rows(connection: Connection) -> AsyncIterator[Rows]:
    transaction = connection.transaction()
    await transaction.start()
    rows = Rows(connection)
    await rows.begin()
    yield rows
    await transaction.rollback()
