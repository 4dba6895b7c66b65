"""One rule, said in Python and in SQL: both give every case the same end."""

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_rows import NEVER, NOON, Connection, Rows

from db.enumerations import CaseKind, DecisionType, OffenceClass
from db.retention import DecisionFact, RetentionFacts, retention_expiry

CHARGES = (uuid4(), uuid4())
"""Stand for the charges of a case, one an offence, in the order of its offences."""

NAMED = tuple(
    frozenset(named) for size in range(3) for named in itertools.combinations(CHARGES, size)
)
INSTANTS = (NOON, NOON + timedelta(microseconds=1))


def pairs_of_decisions() -> Iterator[RetentionFacts]:
    """A conviction beside another decision: earlier, later and at once; on either charge, on both,
    and on the whole case.
    """
    classes = (OffenceClass.CRIME_MINOR_706_47, OffenceClass.DELIT)
    for named, at, other, other_named, other_at in itertools.product(
        NAMED, INSTANTS, DecisionType, NAMED, INSTANTS
    ):
        decisions = (
            DecisionFact(DecisionType.CONVICTION, at, named),
            DecisionFact(other, other_at, other_named),
        )
        yield RetentionFacts(CaseKind.CRIMINAL, NOON, None, classes, decisions)


async def test_every_pair_of_decisions_gives_one_end(rows: Rows) -> None:
    await _compare(rows, list(pairs_of_decisions()))


_UPDATES = st.sampled_from(
    [
        datetime(2024, 2, 29, 23, 59, 59, 999_999, UTC),
        datetime(2020, 2, 29, tzinfo=UTC),
        datetime(1999, 12, 31, 23, 0, tzinfo=UTC),
        NOON,
    ]
)
_DAYS = st.sampled_from(
    [date(2004, 2, 29), date(2008, 12, 31), date(2011, 1, 1), date(2024, 2, 29)]
)


@st.composite
def cases(draw: st.DrawFn) -> RetentionFacts:
    """Cases of every kind and class, with decisions that name some of their charges."""
    kind = draw(st.sampled_from(CaseKind))
    classes = draw(st.lists(st.sampled_from(OffenceClass), max_size=2))
    charges = CHARGES[: len(classes)]
    named = st.frozensets(st.sampled_from(charges) if charges else st.nothing())
    decisions = st.builds(
        DecisionFact, st.sampled_from(DecisionType), st.sampled_from(INSTANTS), named
    )
    return RetentionFacts(
        kind,
        draw(_UPDATES),
        None if kind is CaseKind.CRIMINAL else draw(st.none() | _DAYS),
        tuple(classes),
        tuple(draw(st.lists(decisions, max_size=4))),
        tuple(draw(st.lists(_DAYS, max_size=2))),
    )


@given(batch=st.lists(cases(), min_size=10, max_size=10))
@settings(max_examples=50, deadline=None)
async def test_generated_cases_have_one_end(
    connection: Connection, batch: list[RetentionFacts]
) -> None:
    transaction = connection.transaction()
    await transaction.start()
    try:
        rows = Rows(connection)
        await rows.begin()
        await _compare(rows, batch)
    finally:
        await transaction.rollback()


async def _compare(rows: Rows, cases: Sequence[RetentionFacts]) -> None:
    ids = await _write(rows, cases)
    found = {
        row["id"]: (row["derived"], row["kept"])
        for row in await rows.connection.fetch(
            "SELECT id, retention_expiry(id) AS derived, retention_expires_at AS kept"
            " FROM judicial_case"
        )
    }
    for case, facts in zip(ids, cases, strict=True):
        end = retention_expiry(facts) or NEVER
        assert found[case] == (end, end), facts


async def _write(rows: Rows, cases: Sequence[RetentionFacts]) -> list[UUID]:
    """Writes the cases by COPY, parents first, and returns their ids."""
    ids = [uuid4() for _ in cases]
    tables: dict[str, list[dict[str, object]]] = {
        name: []
        for name in (
            "judicial_case",
            "offence",
            "person",
            "party",
            "charge",
            "decision",
            "decision_charge",
        )
    }
    for number, (case, facts) in enumerate(zip(ids, cases, strict=True)):
        for name, row in _rows_of(rows.court, case, facts, number):
            tables[name].append(row)
    for name, written in tables.items():
        if written:
            await rows.connection.copy_records_to_table(
                name, columns=list(written[0]), records=[tuple(row.values()) for row in written]
            )
    return ids


def _rows_of(
    court: UUID, case: UUID, facts: RetentionFacts, number: int
) -> Iterator[tuple[str, dict[str, object]]]:
    yield (
        "judicial_case",
        {
            "id": case,
            "court_id": court,
            "number": f"P/{number}",
            "kind": facts.kind,
            "stage": "TRIAL",
            "origin": "OTHER",
            "enforceable_at": facts.enforceable_at,
            "last_recorded_update_at": facts.last_recorded_update_at,
        },
    )
    for born in facts.minors_born:
        yield from _party(case, "MINOR", born)[1]
    charges: dict[UUID, UUID] = {}
    for stands_for, offence_class in zip(CHARGES, facts.offence_classes, strict=False):
        offence, charge = uuid4(), uuid4()
        party, written = _party(case, "PROSECUTED", date(1980, 1, 1))
        charges[stands_for] = charge
        yield from written
        yield (
            "offence",
            {
                "id": offence,
                "case_id": case,
                "date_from": date(2026, 1, 5),
                "legal_classification": "vol",
                "class": offence_class,
            },
        )
        yield "charge", {"id": charge, "case_id": case, "party_id": party, "offence_id": offence}
    for fact in facts.decisions:
        decision = uuid4()
        yield (
            "decision",
            {
                "id": decision,
                "case_id": case,
                "court_id": court,
                "type": fact.type,
                "pronounced_at": fact.pronounced_at,
            },
        )
        for named in fact.charges:
            yield (
                "decision_charge",
                {
                    "case_id": case,
                    "decision_id": decision,
                    "charge_id": charges[named],
                },
            )


def _party(
    case: UUID, capacity: str, born: date
) -> tuple[UUID, list[tuple[str, dict[str, object]]]]:
    person, party = uuid4(), uuid4()
    return party, [
        ("person", {"id": person, "birth_date": born}),
        ("party", {"id": party, "case_id": case, "person_id": person, "capacity": capacity}),
    ]


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
