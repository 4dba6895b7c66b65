"""Rows for the tests of purges: cases with one row of every kind that hangs on a case."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from table_rows import Connection, Rows

Counts: TypeAlias = dict[str, int]

OLD = datetime(2001, 2, 3, 12, tzinfo=UTC)
"""So long ago that the years of an ordinary case, offence or antecedent have run out."""

TABLES = """
SELECT relname FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
  AND relname NOT LIKE 'journal%'
"""


async def whole_case(
    rows: Rows, updated_at: datetime, *, offence: str = "DELIT", person: UUID | None = None
) -> UUID:
    """A case with a row of every table that hangs on it, but for interceptions and exhibits."""
    add = rows.add
    case = await add("judicial_case", court_id=rows.court, last_recorded_update_at=updated_at)
    agent = await add("agent")
    someone = person or await add("person")
    party = await add("party", case_id=case, person_id=someone)
    company = await add("legal_entity")
    await add("party", case_id=case, legal_entity_id=company, capacity="VICTIM")
    fact = await add("offence", case_id=case, **{"class": offence})
    charge = await add("charge", case_id=case, party_id=party, offence_id=fact)
    decision = await add("decision", case_id=case, court_id=rows.court, type="REFERRAL")
    await add("decision_charge", case_id=case, decision_id=decision, charge_id=charge)
    for table in ("investigation_step", "hearing"):
        await add(table, case_id=case)
    sentence = await add("sentence", case_id=case, party_id=party)
    await add("enforcement_measure", case_id=case, sentence_id=sentence)
    await add("judicial_situation", case_id=case, party_id=party)
    await add("assignment", case_id=case, magistrate_id=agent)
    await add("control_request", case_id=case, magistrate_id=agent)
    await add("referral", case_id=case, agent_id=agent)
    await add("service_request", case_id=case, requester_id=agent)
    await _authorise(rows, case, agent)
    return case


async def _authorise(rows: Rows, case: UUID, agent: UUID) -> None:
    difficulty = await rows.add("technical_difficulty", case_id=case)
    request = await rows.add("foreign_request", case_id=case)
    first = await rows.add(
        "authorisation", case_id=case, grantee_id=agent, difficulty_id=difficulty
    )
    await rows.add("authorisation", grantee_id=agent, foreign_request_id=request)
    await rows.add("authorisation", grantee_id=agent, prior_id=first)
    await rows.add("authorisation", case_id=case, grantee_id=agent, clause="ART_11_1")
    await rows.add("notice", authorisation_id=first)


async def interception(rows: Rows, case: UUID | None, **columns: object) -> UUID:
    """An interception with an item, designated and listed as useful by an authorisation."""
    found = await rows.add("interception", case_id=case, **columns)
    await item(rows, found)
    return found


async def item(rows: Rows, interception: UUID, **columns: object) -> UUID:
    agent = await rows.add("agent")
    found = await rows.add("intercept_item", interception_id=interception, **columns)
    act = await rows.add("authorisation", interception_id=interception, grantee_id=agent)
    await rows.add("authorisation_item", authorisation_id=act, item_id=found)
    await rows.add("useful_item", authorisation_id=act, item_id=found, listed_by_id=agent)
    return found


async def antecedent(rows: Rows, recorded_at: datetime, **columns: object) -> UUID:
    """A person's antecedent, and a transmission that holds it."""
    person = columns.pop("person_id", None) or await rows.add("antecedent_person")
    found = await rows.add(
        "antecedent_record", person_id=person, recorded_at=recorded_at, **columns
    )
    sent = await rows.add("transmission", body_id=await rows.add("body"))
    await rows.add("transmission_record", transmission_id=sent, record_id=found)
    return found


async def counts(connection: Connection) -> Counts:
    """How many rows each table has."""
    tables = [row["relname"] for row in await connection.fetch(TABLES)]
    return {table: await connection.fetchval(f"SELECT count(*) FROM {table}") for table in tables}


def less(before: Mapping[str, int], after: Mapping[str, int]) -> Counts:
    """The tables that lost rows, and how many; negative for those that gained some."""
    return {
        table: before[table] - after[table] for table in before if before[table] != after[table]
    }


async def hostile(rows: Rows) -> None:
    """A register in which whatever may go stands beside what looks like it and may not."""
    add, soon = rows.add, datetime.now(UTC)
    shared = await add("person")
    asked = await add("person")
    await add("access_request", person_id=asked, court_id=rows.court)
    gone = [
        await whole_case(rows, OLD, person=shared),
        await whole_case(rows, OLD, person=shared),
        await whole_case(rows, OLD, person=asked),
    ]
    alive = await whole_case(rows, soon)
    linked = await add("person")
    await add("party", case_id=gone[0], person_id=linked)
    await _link(rows, gone[0], alive, linked)
    await _link(rows, gone[1], gone[2], None)
    both = await add("person")
    await add("party", case_id=gone[1], person_id=both)
    await add("party", case_id=alive, person_id=both)
    await add("person")  # of no case at all: perhaps a party to be
    magistrate = await add("agent")
    controlled = await add("person")
    await add("party", case_id=gone[2], person_id=controlled)
    await add("control_request", person_id=controlled, magistrate_id=magistrate)
    held = await whole_case(rows, OLD)
    hold = {"case_id": held, "ordered_by_id": magistrate, "valid_from": OLD}
    await add("legal_hold", **hold, valid_until=soon + timedelta(days=400))
    ended = await whole_case(rows, OLD)
    await add("legal_hold", **hold | {"case_id": ended}, valid_until=OLD + timedelta(days=1))
    await _intercepted(rows, soon, alive)
    await antecedent(rows, OLD)
    twice = await add("antecedent_person")
    await antecedent(rows, OLD, person_id=twice, term="ADULT_5")
    await antecedent(rows, OLD, person_id=twice, term="ADULT_40", count_number=2)
    inquired = await add("antecedent_person")
    await antecedent(rows, OLD, person_id=inquired)
    await add("administrative_inquiry", agent_id=magistrate, person_id=inquired)
    await antecedent(rows, soon)


async def _intercepted(rows: Rows, soon: datetime, alive: UUID) -> None:
    over = {"started_at": OLD, "ended_at": OLD + timedelta(days=30)}
    goes = await whole_case(rows, OLD)
    found = await interception(rows, goes, **over)
    exhibit = await rows.add("exhibit", case_id=goes)
    await item(rows, found, sealed_at=OLD, exhibit_id=exhibit)
    waits = await whole_case(rows, OLD, offence="CRIME_MINOR_706_47")
    await rows.add("decision", case_id=waits, court_id=rows.court, type="CONVICTION")
    await interception(rows, waits, **over)
    await item(rows, await interception(rows, waits, started_at=OLD), useful=False)
    sealed = await whole_case(rows, OLD, offence="CRIME_MINOR_706_47")
    await rows.add("decision", case_id=sealed, court_id=rows.court, type="CONVICTION")
    await rows.add("exhibit", case_id=sealed)
    recent = await interception(rows, alive, started_at=OLD, ended_at=soon - timedelta(seconds=1))
    await item(rows, recent, useful=False)
    await item(rows, recent, useful=False, sealed_at=OLD)
    await rows.add("exhibit", case_id=alive)
    await item(rows, await interception(rows, None, **over), useful=False)
    leaned_on = await whole_case(rows, OLD)
    request = await rows.add("foreign_request", case_id=leaned_on)
    agent = await rows.add("agent")
    await rows.add("authorisation", case_id=alive, grantee_id=agent, foreign_request_id=request)


async def _link(rows: Rows, one: UUID, other: UUID, person: UUID | None) -> None:
    first, second = sorted((one, other))
    ground = "SAME_FACTS" if person is None else "SAME_IMPLICATED_PERSON"
    await rows.add("case_link", case_a_id=first, case_b_id=second, ground=ground, person_id=person)
