"""How long a case stays visible (48-1/al.8; LAW 5.6): the rule in Python, and in SQL the same."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID, uuid4

import asyncpg
import pytest
from table_rows import NOON, Connection, Rows

from db.enumerations import CaseKind, DecisionType, OffenceClass
from db.retention import (
    RETENTION_YEARS,
    DecisionFact,
    RetentionFacts,
    has_standing_conviction,
    retention_expiry,
)

ONE, TWO = uuid4(), uuid4()
CONVICTED = DecisionFact(DecisionType.CONVICTION, NOON, frozenset({ONE}))
CONVICTED_OF_BOTH = DecisionFact(DecisionType.CONVICTION, NOON, frozenset({ONE, TWO}))
LATER = NOON + timedelta(days=200)


def acquitted(at: datetime, *charges: UUID) -> DecisionFact:
    return DecisionFact(DecisionType.ACQUITTAL_MISDEMEANOUR, at, frozenset(charges))


def undone_by(kind: DecisionType, *charges: UUID) -> DecisionFact:
    return DecisionFact(kind, LATER, frozenset(charges))


def criminal(*classes: OffenceClass, decisions: tuple[DecisionFact, ...] = ()) -> RetentionFacts:
    return RetentionFacts(CaseKind.CRIMINAL, NOON, offence_classes=classes, decisions=decisions)


@pytest.mark.parametrize(
    ("offence_class", "years", "years_if_convicted"),
    [
        (OffenceClass.CONTRAVENTION, 10, 10),
        (OffenceClass.DELIT, 10, 10),
        (OffenceClass.DELIT_MINOR_706_47, 10, 10),
        (OffenceClass.DELIT_MINOR_222_12, 20, 10),
        (OffenceClass.DELIT_TERRORISM_DRUGS_WAR, 20, 20),
        (OffenceClass.CRIME, 20, 20),
        (OffenceClass.CRIME_MINOR_706_47, 30, 20),
        (OffenceClass.CRIME_TERRORISM_DRUGS_WAR, 30, 30),
    ],
)
def test_a_criminal_case_is_kept_the_years_of_its_class(
    offence_class: OffenceClass, years: int, years_if_convicted: int
) -> None:
    assert retention_expiry(criminal(offence_class)) == NOON.replace(year=NOON.year + years)
    assert retention_expiry(criminal(offence_class, decisions=(CONVICTED,))) == NOON.replace(
        year=NOON.year + years_if_convicted
    )


def test_a_crime_against_humanity_never_expires_whatever_else_is_in_the_case() -> None:
    facts = criminal(OffenceClass.DELIT, OffenceClass.CRIME_AGAINST_HUMANITY)
    assert retention_expiry(facts) is None


def test_the_longest_of_the_offences_counts_and_ten_years_without_any() -> None:
    mixed = criminal(OffenceClass.CONTRAVENTION, OffenceClass.CRIME)
    assert retention_expiry(mixed) == NOON.replace(year=NOON.year + 20)
    assert retention_expiry(criminal()) == NOON.replace(year=NOON.year + 10)


@pytest.mark.parametrize(
    ("decisions", "stands"),
    [
        ((), False),
        ((CONVICTED,), True),
        ((CONVICTED, acquitted(LATER, ONE)), False),
        ((CONVICTED, acquitted(LATER, TWO)), True),
        ((CONVICTED, acquitted(LATER)), False),
        ((CONVICTED, acquitted(NOON, ONE)), True),
        ((CONVICTED_OF_BOTH, acquitted(LATER, ONE)), True),
        ((CONVICTED_OF_BOTH, acquitted(LATER, ONE), acquitted(LATER, TWO)), False),
        ((DecisionFact(DecisionType.CONVICTION, NOON), acquitted(LATER, ONE)), False),
        ((DecisionFact(DecisionType.CONVICTION, NOON), acquitted(NOON)), True),
        ((CONVICTED, acquitted(LATER, ONE), CONVICTED_OF_BOTH), True),
        ((DecisionFact(DecisionType.DISPENSED_OF_SENTENCE, NOON),), False),
        *(
            ((CONVICTED, undone_by(kind, charge)), charge is TWO)
            for kind in (DecisionType.NOT_CRIMINALLY_RESPONSIBLE, DecisionType.EXTINCTION)
            for charge in (ONE, TWO)
        ),
        *(
            ((CONVICTED, undone_by(kind, ONE)), True)
            for kind in (DecisionType.DISPENSED_OF_SENTENCE, DecisionType.NO_FURTHER_ACTION)
        ),
    ],
)
def test_a_conviction_stands_until_a_later_decision_undoes_it_on_every_charge(
    decisions: tuple[DecisionFact, ...], stands: bool
) -> None:
    assert has_standing_conviction(decisions) is stands


@pytest.mark.parametrize(
    ("updated_at", "expires_at"),
    [
        (
            datetime(2024, 2, 29, 23, 59, 59, 999_999, UTC),
            datetime(2034, 2, 28, 23, 59, 59, 999_999, UTC),
        ),
        (
            datetime(2024, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=1))),
            datetime(2034, 2, 28, 23, 30, tzinfo=UTC),
        ),
        (
            datetime(2026, 7, 1, 12, 0, 0, 1, timezone(timedelta(hours=2))),
            datetime(2036, 7, 1, 10, 0, 0, 1, UTC),
        ),
    ],
)
async def test_years_are_those_of_the_calendar_in_utc_to_the_microsecond(
    rows: Rows, updated_at: datetime, expires_at: datetime
) -> None:
    assert retention_expiry(RetentionFacts(CaseKind.CRIMINAL, updated_at)) == expires_at
    await rows.connection.execute("SET LOCAL timezone = 'Pacific/Auckland'")
    await rows.connection.execute(
        "UPDATE judicial_case SET last_recorded_update_at = $1", updated_at
    )
    assert await rows.expires_at() == expires_at


def test_an_educational_assistance_is_kept_until_its_youngest_minor_is_31() -> None:
    facts = RetentionFacts(
        CaseKind.EDUCATIONAL_ASSISTANCE,
        NOON,
        minors_born=(date(2008, 2, 29), date(2004, 5, 1)),
    )
    assert retention_expiry(facts) == datetime(2039, 2, 28, tzinfo=UTC)


def test_a_civil_case_is_kept_ten_years_from_the_day_its_decision_became_enforceable() -> None:
    ended = RetentionFacts(CaseKind.JLD_NON_CRIMINAL, NOON, enforceable_at=date(2024, 2, 29))
    assert retention_expiry(ended) == datetime(2034, 2, 28, tzinfo=UTC)
    pending = RetentionFacts(CaseKind.CIVIL_COMMERCIAL_PROSECUTION, NOON)
    assert retention_expiry(pending) is None


async def test_the_years_of_the_database_are_those_of_the_code(rows: Rows) -> None:
    terms = await rows.connection.fetch("SELECT * FROM retention_term")
    assert {
        OffenceClass(term["class"]): (term["unconvicted_years"], term["convicted_years"])
        for term in terms
    } == RETENTION_YEARS
    assert set(RETENTION_YEARS) == set(OffenceClass)


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
