"""A replay: what an agent could see for a purpose at an instant, and what cannot be told of it.

The service's own road is taken (`Answering`) under the law of the instant, with the instant for its
clock, over the database as it stood then (`db.as_of`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

import orjson
import strawberry

from api.settings import Settings
from db.as_of import AsOf
from db.enumerations import Listed, Processing
from db.journal_entry import JournalEntry
from permissions.cpp import enacted
from permissions.law import Law, in_force
from permissions.purposes import TERMS, Purpose
from permissions.subject import Caller
from schema.answer import Answering
from schema.build import build
from schema.document import Documents
from schema.limits import Limits
from schema.replaying import GATE, Coordinates, as_recorded, listing, of_records
from schema.request import GraphQLRequest

BATCH: Final = 50
"""Records asked for at once."""
WIDE: Final = Limits(tokens=20_000, aliases=5_000, characters=200_000)
COST: Final = 1_000_000
_WHO: Final = (
    *("agent_id", "grantee_id", "assistant_id", "officer_id", "contractor_id", "magistrate_id"),
)
"""Columns that say whose a fact is, the first that a table has."""
_OF_JOURNAL: Final = "journal"


class Why(Listed):
    """Why something of a record or fact is told as it is now, or not at all."""

    AMENDED_SINCE = "AMENDED_SINCE"
    RECORDED_SINCE = "RECORDED_SINCE"
    ERASED_SINCE = "ERASED_SINCE"
    NOT_VISIBLE = "NOT_VISIBLE"
    CALLER_RECORDED_SINCE = "CALLER_RECORDED_SINCE"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is not told of one row, or of `count` rows of a table that are not named."""

    why: Why
    about: str
    id: UUID | None = None
    at: datetime | None = None
    count: int | None = None


@dataclass(slots=True)
class _Caught:
    """Takes the entries that the operations of a replay would have left."""

    entries: list[JournalEntry] = field(default_factory=list)

    async def append(self, entry: JournalEntry, /) -> None:
        self.entries.append(entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is replayed: a document, records by their ids, or all lists where neither is given.

    `fields` are those of which records are asked (None: all); `gate_alone`: nothing is read.
    `entry` is the one that is replayed, with how it ended, and how many of its records are
    `left_out`.
    """

    caller: Caller
    instant: datetime
    document: str | None = None
    records: Sequence[UUID] = ()
    fields: Coordinates | None = None
    first: int = 25
    gate_alone: bool = False
    entry: str | None = None
    entry_outcome: str | None = None
    left_out: int = 0


@dataclass(slots=True)
class Replayed:
    """What came of it. `refusal` is a code, with its message; `entries` what it would have left."""

    asked: Asked
    law: Law
    refusal: tuple[str, str] | None = None
    data: dict[str, Any] | None = None
    records: list[dict[str, Any]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    entries: list[JournalEntry] = field(default_factory=list)

    @property
    def untold(self) -> Doubt | None:
        """Why nothing can be told at all, where nothing can."""
        return next((each for each in self.doubts if each.why is Why.CALLER_RECORDED_SINCE), None)

    @property
    def seen(self) -> list[UUID]:
        """The records shown, in order."""
        packed = b"".join(each.record_ids for each in self.entries)
        found = [UUID(bytes=packed[at : at + 16]) for at in range(0, len(packed), 16)]
        return list(dict.fromkeys(found))


async def replay(settings: Settings, then: AsOf, asked: Asked) -> Replayed:
    """Replay. Raises `NoLawError` before the law begins, and what asyncpg raises."""
    paragraphs, schema, caught = enacted(settings.readings), _schema(), _Caught()
    found = Replayed(asked, in_force(paragraphs, asked.instant), entries=caught.entries)
    graphql = schema._schema  # noqa: SLF001  Strawberry names no other way to it
    answering = Answering(
        schema,
        then,
        caught,
        documents=Documents(graphql, WIDE),
        cost=COST,
        enacted=paragraphs,
        clock=asked.instant,
        threshold=settings.statistics_threshold,
        obliges=False,
    )
    stated = asked.caller.purpose
    if stated is None:
        raise AssertionError("a purpose has been given")
    since = await then.not_before(asked.caller.agent, asked.caller.acting_role)
    if since is not None:
        found.doubts.append(Doubt(Why.CALLER_RECORDED_SINCE, since.table, since.id, since.at))
        return found
    if asked.records and not asked.gate_alone:
        for start in range(0, len(asked.records), BATCH):
            some = asked.records[start : start + BATCH]
            document = of_records(graphql, some, stated.code, asked.fields)
            await _answered(answering, found, document, nodes=True)
            if found.refusal:
                break
    else:
        await _answered(answering, found, asked.document or _document(found, stated.code))
    await _doubt(then, found, TERMS[stated.code].processing)
    return found


@cache
def _schema() -> strawberry.Schema:
    """The schema, built once a process."""
    return build()


def _document(found: Replayed, purpose: Purpose) -> str:
    role = found.asked.caller.acting_role
    if found.asked.gate_alone or role is None:
        return GATE
    return listing(found.law, role, purpose, found.asked.first)


async def _answered(
    answering: Answering, found: Replayed, document: str, *, nodes: bool = False
) -> None:
    answer = await answering.answer(GraphQLRequest(document), found.asked.caller)
    body = orjson.loads(answer.body)
    if "data" not in body:
        (error,) = body["errors"][:1]
        found.refusal = error["extensions"]["code"], error["message"]
    elif nodes:
        found.records += as_recorded(body["data"]["nodes"])
    else:
        found.data = body["data"]


async def _doubt(then: AsOf, found: Replayed, file: Processing) -> None:
    """What cannot be told: of the caller's own facts, of the records, of those not shown."""
    facts = {
        table: next(each for each in _WHO if each in columns)
        for table, columns in then.tables.items()
        if "valid_from" in columns and any(each in columns for each in _WHO)
    }
    agent = found.asked.caller.agent
    for row in await then.amended_of(agent, {"agent": "id", **facts}):
        found.doubts.append(Doubt(Why.AMENDED_SINCE, row.table, row.id, row.at))
    tables = {each for each in then.read if not each.startswith(_OF_JOURNAL)} - {"agent", *facts}
    for row in await then.amended(found.seen, tables):
        found.doubts.append(Doubt(Why.AMENDED_SINCE, row.table, row.id, row.at))
    for table, count in (await then.amended_in(tables, found.seen)).items():
        found.doubts.append(Doubt(Why.AMENDED_SINCE, table, count=count))
    erased = await then.erased(file)
    for entry in erased:
        for kind, count in sorted(orjson.loads(entry["told"]).items()):
            doubt = Doubt(Why.ERASED_SINCE, kind, at=entry["instant"], count=int(count))
            found.doubts.append(doubt)
    gone = {id_: entry["instant"] for entry in erased for id_ in entry["ids"]}
    shown = {each["id"] for each in found.records}
    for wanted in found.asked.records:
        if str(wanted) not in shown:
            found.doubts.append(await _unseen(then, wanted, gone.get(wanted)))


async def _unseen(then: AsOf, wanted: UUID, erased: datetime | None) -> Doubt:
    """Why a record that was asked for by its id is not shown."""
    recorded = await then.recorded_at(wanted)
    if recorded is None:
        return Doubt(Why.ERASED_SINCE if erased else Why.UNKNOWN, "record", wanted, erased)
    if recorded > then.instant:
        return Doubt(Why.RECORDED_SINCE, "record", wanted, recorded)
    return Doubt(Why.NOT_VISIBLE, "record", wanted)
