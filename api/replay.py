"""A replay: what an agent could see for a purpose at an instant, and what cannot be told of it.

The service's own road is taken (`Answering`) under the law of the instant, with the instant for its
clock, over the database as it stood then (`db.as_of`).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson
from graphql import GraphQLSchema

from api.replay_doubt import Doubts, doubts_of
from api.settings import Settings
from db.as_of import AsOf
from db.enumerations import Listed, Processing
from db.in_doubt import InDoubt
from db.journal_entry import JournalEntry
from permissions.cpp import enacted
from permissions.law import Law, in_force
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Code
from permissions.subject import Caller
from schema.answer import Answering
from schema.build import build
from schema.document import Documents
from schema.limits import Limits
from schema.replaying import GATE, Coordinates, as_recorded, by_ids, listing, of_records
from schema.request import GraphQLRequest

BATCH: Final = 50
"""Records asked for at once."""
WIDE: Final = Limits(tokens=20_000, aliases=5_000, characters=200_000)
COST: Final = 1_000_000
_OF_DOCUMENT: Final = frozenset(
    {
        *(Code.DOCUMENT_INVALID, Code.VARIABLES_INVALID, Code.ARGUMENT_INVALID),
        *(Code.LIMIT_EXCEEDED, Code.REQUEST_MALFORMED, Code.METHOD_NOT_ALLOWED),
    }
)
"""Refusals of a document, whoever asks it."""


class WrongDocumentError(Exception):
    """The document given cannot be asked, whoever asks; the text says why."""


class Why(Listed):
    """Why something of a record or fact is not told."""

    AMENDED_SINCE = "AMENDED_SINCE"
    RECORDED_SINCE = "RECORDED_SINCE"
    ERASED_SINCE = "ERASED_SINCE"
    NOT_VISIBLE = "NOT_VISIBLE"
    NOT_ASKED_AGAIN = "NOT_ASKED_AGAIN"
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
    `left_out`; `otherwise`: some may have been given by an act, or told in the agent's own account.
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
    otherwise: bool = False


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

    in_doubt: dict[UUID, list[InDoubt]] = field(default_factory=dict)
    whole: list[InDoubt] = field(default_factory=list)
    total_told: bool = True

    @property
    def untold(self) -> Doubt | None:
        """Why nothing can be told at all, where nothing can."""
        recorded = (each for each in self.doubts if each.why is Why.CALLER_RECORDED_SINCE)
        return next(recorded, next(map(doubted, self.whole), None))

    @property
    def cannot_tell(self) -> bool:
        """Whether something of what was asked cannot be told."""
        untold = {Why.ERASED_SINCE, Why.NOT_ASKED_AGAIN}
        of_some = any(each.why in untold and each.id for each in self.doubts)
        return bool(self.untold or self.in_doubt or not self.total_told or of_some)

    @property
    def seen(self) -> list[UUID]:
        """The records shown, in order."""
        found = [each for each in self.returned if each not in self.in_doubt]
        return [] if self.whole else found

    @property
    def returned(self) -> list[UUID]:
        """The records that the operations returned, in order, told or not."""
        packed = b"".join(each.record_ids for each in self.entries)
        found = [UUID(bytes=packed[at : at + 16]) for at in range(0, len(packed), 16)]
        return list(dict.fromkeys(found))


def doubted(row: InDoubt) -> Doubt:
    """Of a row in doubt, what is not told."""
    return Doubt(Why.AMENDED_SINCE, row.table, row.id, row.at)


async def replay(settings: Settings, then: AsOf, asked: Asked) -> Replayed:
    """Replay. Raises `NoLawError` before the law begins, `WrongDocumentError`, and what asyncpg
    raises.
    """
    paragraphs, schema, caught = enacted(settings.readings), build(), _Caught()
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
    if found.refusal:
        if asked.document is not None and found.refusal[0] in _OF_DOCUMENT:
            raise WrongDocumentError(found.refusal[1])
        then.read.clear()
        gate = Replayed(asked, found.law)
        await _answered(answering, gate, GATE)
        del caught.entries[-1:]
    await _doubt(then, found, graphql)
    await _erased(then, found, TERMS[stated.code].processing)
    return found


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


async def _doubt(then: AsOf, found: Replayed, graphql: GraphQLSchema) -> None:
    """What cannot be told since a row that it rests on was amended: it is taken out."""
    asked = found.asked
    text = asked.document
    named, single = ([], True) if text is None else by_ids(graphql, text)
    wanted = {*asked.records, *named, *found.returned}
    doubts = await doubts_of(then, asked.caller, wanted)
    if found.refusal or asked.gate_alone:
        found.whole = doubts.of_caller()
    elif text is None and not asked.records and (gate := doubts.of_gate()):
        found.whole, found.data = gate, None
    elif text is not None:
        bearing = [row for each in wanted for row in doubts.of(each)]
        found.whole = bearing if single else doubts.rows
        found.data = None if found.whole else found.data
    else:
        found.in_doubt = {each: rows for each in wanted if (rows := doubts.of(each))}
        _take_out(found, doubts)
    bearing = [*found.whole, *(row for rows in found.in_doubt.values() for row in rows)]
    found.doubts += dict.fromkeys(map(doubted, bearing))
    if not found.total_told:
        others = Counter(each.table for each in doubts.rows if doubted(each) not in found.doubts)
        found.doubts += [
            Doubt(Why.AMENDED_SINCE, table, count=count) for table, count in others.items()
        ]


def _take_out(found: Replayed, doubts: Doubts) -> None:
    """Records in doubt, and totals where anything is."""
    hidden = {str(each) for each in found.in_doubt}
    found.records = [each for each in found.records if each["id"] not in hidden]
    for each in (found.data or {}).values():
        if isinstance(each, dict) and doubts.rows:
            found.total_told = False
            each["totalCount"] = None
            each["nodes"] = [node for node in each["nodes"] if node["id"] not in hidden]


async def _erased(then: AsOf, found: Replayed, file: Processing) -> None:
    """What was erased since, and why records that were asked for by their ids are not shown."""
    erased = await then.erased(file)
    for entry in erased:
        for kind, count in sorted(orjson.loads(entry["told"]).items()):
            doubt = Doubt(Why.ERASED_SINCE, kind, at=entry["instant"], count=int(count))
            found.doubts.append(doubt)
    gone = {id_: entry["instant"] for entry in erased for id_ in entry["ids"]}
    shown = {each["id"] for each in found.records}
    for wanted in found.asked.records:
        if str(wanted) not in shown and wanted not in found.in_doubt and not found.whole:
            unseen = await _unseen(then, wanted, gone.get(wanted))
            if found.asked.otherwise and unseen.why is not Why.ERASED_SINCE:
                unseen = Doubt(Why.NOT_ASKED_AGAIN, "record", wanted)
            found.doubts.append(unseen)


async def _unseen(then: AsOf, wanted: UUID, erased: datetime | None) -> Doubt:
    """Why a record that was asked for by its id is not shown."""
    recorded = await then.recorded_at(wanted)
    if recorded is None:
        return Doubt(Why.ERASED_SINCE if erased else Why.UNKNOWN, "record", wanted, erased)
    if recorded > then.instant:
        return Doubt(Why.RECORDED_SINCE, "record", wanted, recorded)
    return Doubt(Why.NOT_VISIBLE, "record", wanted)
