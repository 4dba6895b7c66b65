"""Holes found and mended: each test fails where the mend is undone. And classes 16, 21, 24."""

import json
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hostile.drawing import LONG_AGO, NOW, TICK

from db.enumerations import Processing, Role
from db.journal_entry import JournalEntry
from leaks.asking import Listening, code, seat_of, told
from leaks.pair import SEALING, Held, Pair, answering
from leaks.proposing import BOUND
from permissions.entities import ENTITIES
from permissions.purposes import Purpose
from schema.cost import MOST_LEVELS
from schema.cursor import Places
from schema.query import IDS_LARGEST
from schema.roots import files_of

SOMETHING = UUID(int=1)
IDS = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
SUPERVISION = Purpose.PG_SUPERVISION


@pytest.mark.parametrize("first", [1, IDS_LARGEST])
async def test_a_plan_that_is_kept_takes_no_more_ids_than_a_new_one(pair: Pair, first: int) -> None:
    seat = seat_of(pair, Role.PROSECUTOR_GENERAL, SUPERVISION)
    by = answering(Held(pair.connection))
    assert await code(by, seat.caller(), IDS, ids=["x"] * first) is None
    assert await code(by, seat.caller(), IDS, ids=["x"] * (IDS_LARGEST + 1)) == "LIMIT_EXCEEDED"
    assert await code(by, seat.caller(), IDS, ids=["x"] * IDS_LARGEST) is None


async def test_records_and_lists_to_plan_are_limited_however_they_are_asked(pair: Pair) -> None:
    seat = seat_of(pair, Role.PROSECUTOR_GENERAL, SUPERVISION)
    kinds = sum(
        not each.pseudonymous and (not each.kept or Processing.REGISTRY in files_of(each))
        for each in ENTITIES.values()
    )
    most = MOST_LEVELS // kinds
    for count, refused in ((most, None), (most + 1, "LIMIT_EXCEEDED")):
        nodes = " ".join(f'a{n}: node(id: "x") {{ id }}' for n in range(count))
        assert await code(pair.first, seat.caller(), f"{{ {nodes} }}") == refused
    aliased = " ".join(f"a{n}: parties {{ id }}" for n in range(MOST_LEVELS + 1))
    spread = f"{{ cases {{ nodes {{ ...F }} }} }} fragment F on Case {{ {aliased} }}"
    for query in (f"{{ cases {{ nodes {{ {aliased} }} }} }}", spread):
        assert await code(pair.first, seat.caller(), query) == "LIMIT_EXCEEDED"


@pytest.mark.parametrize(
    "query",
    [
        "{ cases(first: 100) { nodes { parties(first: 100) { id } } } }",
        "{ cases(last: 100) { nodes { parties(first: 100) { id } } } }",
        "query($n: Int) { cases(first: $n) { nodes { parties(first: 100) { id } } } }",
        """{ a: cases(first: 50) { nodes { parties(first: 100) { id } } }
        b: cases(first: 50) { nodes { parties(first: 100) { id } } } }""",
        """{ ...F } fragment F on Query {
        cases(first: 100) { nodes { parties(first: 100) { id } } } }""",
        "{ cases(first: 100) { edges { node { ... on Case { parties(first: 100) { id } } } } } }",
    ],
)
async def test_cost_is_one_by_whichever_way_it_is_spent(pair: Pair, query: str) -> None:
    seat = seat_of(pair, Role.PROSECUTOR_GENERAL, SUPERVISION)
    for cost, refused in ((10_100, None), (10_099, "LIMIT_EXCEEDED")):
        by = answering(Held(pair.connection), cost=cost)
        assert await code(by, seat.caller(), query, n=100) == refused


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
async def test_a_place_beyond_the_calendar_is_refused(pair: Pair, value: str) -> None:
    seat = seat_of(pair, Role.PROSECUTOR_GENERAL, SUPERVISION)
    order = "PRONOUNCED_AT"
    places = Places(
        sealing=SEALING,
        role=str(seat.role),
        purpose=str(seat.purpose),
        listed="decisions",
        order=order,
        cast="timestamptz",
    )
    at = places.write(value, str(seat.agent), seat.agent)
    query = (
        f"query($at: String) {{ decisions(after: $at, orderBy: {{by: {order}}}) {{ totalCount }} }}"
    )
    assert await code(pair.first, seat.caller(), query, at=at) == "ARGUMENT_INVALID"
    fine = places.write("2024-02-29T00:00:00Z", str(seat.agent), seat.agent)
    assert await code(pair.first, seat.caller(), query, at=fine) is None


async def test_a_day_in_a_variable_is_read_beside_ones_own_account(pair: Pair) -> None:
    seat = seat_of(pair, Role.PROSECUTOR_GENERAL, SUPERVISION)
    query = "query($f: CaseFilter) { viewer { id instant } cases(filter: $f) { totalCount } }"
    wanted = {"complaintReceivedAt": {"from": "2024-01-01"}}
    body = await told(pair.first, seat.caller(), query, f=wanted)
    assert body["data"]["cases"]["totalCount"] > 0


async def test_the_account_and_the_records_of_one_operation_carry_one_instant(pair: Pair) -> None:
    """Where the clock is the database's own, and each statement would have another."""
    seat = seat_of(pair, Role.PROSECUTOR_GENERAL, SUPERVISION)
    by = answering(_Late(pair.connection), clock=None)
    async with _everything_valid(pair):
        body = await told(by, seat.caller(), "{ viewer { instant } cases { totalCount } }")
    assert body["data"]["viewer"]["instant"] == body["extensions"]["disclosure"]["instant"]


class _Late(Held):
    """Notes the instants that rows bring; a second statement comes later than the first."""

    async def fetch_planned(self, sql: str, args: Any, /) -> Any:  # noqa: ANN401  a driver's row
        row = await Held.fetch_planned(self, sql, args)
        await Held.fetch_planned(self, "SELECT pg_sleep(0.002)", [])
        return row


EVER = "UPDATE agent_role SET valid_from = $1, valid_until = NULL, revoked_at = NULL"


@asynccontextmanager
async def _everything_valid(pair: Pair) -> Any:  # noqa: ANN401  an async iterator
    """Inside, roles hold at the instant of the database's clock, too."""
    transaction = pair.connection.transaction()
    await transaction.start()
    past = datetime(2020, 1, 1, tzinfo=UTC)
    await pair.connection.execute(EVER, past)
    try:
        yield
    finally:
        await transaction.rollback()


async def test_who_does_not_hold_his_role_is_told_so_under_strict_handling(pair: Pair) -> None:
    """Not what would be withheld: that is for those whom the gate lets in."""
    seat = seat_of(pair, Role.PROSECUTOR, Purpose.VICTIM_INFORMATION)
    query = "{ cases { nodes { retentionExpiresAt parties { person { address } } } } }"
    strict = replace(seat.caller(), strict=True)
    assert await code(pair.first, strict, query) == "STRICT_WITHHELD"
    async with pair.connection.transaction():
        await pair.connection.execute("DELETE FROM agent_role WHERE agent_id = $1", seat.agent)
        refused = await code(pair.first, strict, query)
        await pair.connection.execute(
            "INSERT INTO agent_role (agent_id, role, valid_from) VALUES ($1, $2, $3)",
            seat.agent,
            seat.role,
            LONG_AGO,
        )
    assert refused == "ROLE_NOT_CLAIMED"


def _intervals() -> Iterator[tuple[datetime, datetime | None, datetime | None, bool]]:
    yield NOW, None, None, True
    yield NOW + TICK, None, None, False
    yield LONG_AGO, NOW, None, False
    yield LONG_AGO, NOW + TICK, None, True
    yield LONG_AGO, None, NOW, False
    yield LONG_AGO, None, NOW + TICK, True


@pytest.mark.parametrize(("since", "until", "revoked", "holds"), list(_intervals()))
async def test_a_role_holds_from_its_first_microsecond_to_the_one_before_its_end(
    pair: Pair, since: datetime, until: datetime | None, revoked: datetime | None, *, holds: bool
) -> None:
    seat = seat_of(pair, Role.PROSECUTOR_GENERAL, SUPERVISION)
    transaction = pair.connection.transaction()
    await transaction.start()
    await pair.connection.execute("DELETE FROM agent_role WHERE agent_id = $1", seat.agent)
    await pair.connection.execute(
        "INSERT INTO agent_role (agent_id, role, valid_from, valid_until, revoked_at)"
        " VALUES ($1, $2, $3, $4, $5)",
        seat.agent, seat.role, since, until, revoked,
    )  # fmt: skip
    refused = await code(pair.first, seat.caller(), "{ cases { totalCount } }")
    await transaction.rollback()
    assert refused == (None if holds else "ROLE_NOT_CLAIMED")


async def test_what_was_revoked_before_a_statement_is_obeyed_by_a_plan_that_is_kept(
    pair: Pair,
) -> None:
    seat = seat_of(pair, Role.PROSECUTOR, Purpose.CASE_PROCESSING)
    heard = Listening(pair.connection)
    by, query = answering(heard), "{ cases { totalCount } }"
    before = await told(by, seat.caller(), query)
    async with _without_assignments(pair):
        after = await told(by, seat.caller(), query)
    assert (before["data"]["cases"]["totalCount"], after["data"]["cases"]["totalCount"]) == (1, 0)
    assert len(set(heard.heard)) == 1


async def test_a_grant_dies_with_its_case_and_one_made_anew_has_another_id(pair: Pair) -> None:
    seat = seat_of(pair, Role.PROSECUTOR, Purpose.CASE_PROCESSING)
    own = dict(seat.references)["case"]
    transaction = pair.connection.transaction()
    await transaction.start()
    try:
        fetch = pair.connection.fetchrow
        for table in ("authorisation", *BOUND):
            await pair.connection.execute(f"DELETE FROM {table} WHERE case_id = $1", own)
        await pair.connection.execute("UPDATE authorisation SET foreign_request_id = NULL")
        row = await fetch("DELETE FROM judicial_case WHERE id = $1 RETURNING *", own)
        assert row is not None
        assert (
            await pair.connection.fetchval(
                "SELECT count(*) FROM assignment WHERE case_id = $1", own
            )
            == 0
        )
        made = await fetch(
            "INSERT INTO judicial_case (number, kind, court_id, stage, origin,"
            " last_recorded_update_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id",
            *(row[key] for key in ("number", "kind", "court_id", "stage", "origin")),
            row["last_recorded_update_at"],
        )  # fmt: skip
        assert made is not None
        assert str(made["id"]) != own
        for wanted in (own, str(made["id"])):
            anew = replace(seat, references=(("case", wanted),))
            body = await told(pair.first, anew.caller(), "{ cases { totalCount } }")
            assert body["data"]["cases"]["totalCount"] == 0
    finally:
        await transaction.rollback()


@asynccontextmanager
async def _without_assignments(pair: Pair) -> Any:  # noqa: ANN401  an async iterator
    transaction = pair.connection.transaction()
    await transaction.start()
    await pair.connection.execute("DELETE FROM assignment WHERE valid_from >= $1", NOW)
    await pair.connection.execute("UPDATE assignment SET valid_until = $1", NOW)
    try:
        yield
    finally:
        await transaction.rollback()


class _Collected:
    """A journal's entries, kept in a list."""

    def __init__(self) -> None:
        self.entries: list[JournalEntry] = []

    async def append(self, entry: JournalEntry) -> None:
        self.entries.append(entry)


async def _described(pair: Pair, purpose: Purpose, role: Role, query: str) -> dict[str, Any]:
    """What the journal says of the plan of an operation."""
    by, journal = answering(Held(pair.connection)), _Collected()
    by._journal = journal
    await told(by, seat_of(pair, role, purpose).caller(), query, id=str(SOMETHING))
    content: dict[str, Any] = json.loads(journal.entries[-1].plan.content)
    return content


async def test_a_root_that_is_closed_is_not_written_down_as_having_released_anything(
    pair: Pair,
) -> None:
    query = "query($id: ID!) { node(id: $id) { ... on Hearing { room } ... on Case { number } } }"
    said = await _described(pair, Purpose.RECIPROCAL_KNOWLEDGE, Role.PROSECUTOR, query)
    everything = json.dumps(said)
    assert "Case.number" in everything
    assert "Hearing.room" not in said["released"]


async def test_filters_and_sort_keys_are_written_down_as_read(pair: Pair) -> None:
    query = """{ cases(filter: {number: {eq: "x"}, victim: {surname: "x"}},
      orderBy: {by: COMPLAINT_RECEIVED_AT}) { totalCount } }"""
    said = await _described(pair, SUPERVISION, Role.PROSECUTOR_GENERAL, query)
    noted = {*said["released"], *said.get("by_record", ())}
    for key in ("Case.filter.number", "Case.filter.victim", "Case.orderBy: COMPLAINT_RECEIVED_AT"):
        assert key in noted, noted
