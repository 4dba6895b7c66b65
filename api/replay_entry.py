"""From an entry of the journal to what is replayed: who asked, for what, when, of which records.

The document is not kept, only its hash: of it the plan tells the fields, and the entry the records
that were returned. Filters and values that were sent are told by nothing.
"""

from types import MappingProxyType
from typing import Final, TypeAlias
from uuid import UUID

import asyncpg
import orjson

from api.replay import Asked
from db.enumerations import Role
from db.journal_entry import RELEASED
from permissions.acts import ACTS
from permissions.purposes import TERMS, Purpose
from permissions.subject import AgentId, Caller, StatedPurpose
from schema.own_acts import OWN
from schema.replaying import coordinates

MOST: Final = 1_000
"""Records of an entry that are asked for again."""

_OTHERWISE: Final = frozenset({"viewer", *OWN, *(each.name for each in ACTS)})
"""Root fields that give records otherwise than by reading them: one's own account, and acts."""

Place: TypeAlias = tuple[UUID, int] | UUID
"""Where an entry stands: its writer and number, or its id, as `accessLog` tells it."""

_AT: Final = "SELECT * FROM journal WHERE writer = $1 AND seq = $2"
_WITH_ID: Final = "SELECT * FROM journal WHERE journal_entry_id(writer, seq) = $1"


class NotReplayedError(Exception):
    """An entry says too little to be replayed; the text says what is missing."""


def place_of(text: str) -> Place | None:
    """The place of an entry, given as WRITER:SEQ or as its id; None where it is none."""
    writer, found, seq = text.rpartition(":")
    try:
        return (UUID(writer), int(seq)) if found else UUID(text)
    except ValueError:
        return None


async def of_entry(url: str, place: Place) -> Asked:
    """What is replayed of an entry. Raises `NotReplayedError`, and what asyncpg raises."""
    connection = await asyncpg.connect(url)
    try:
        if isinstance(place, UUID):
            row = await connection.fetchrow(_WITH_ID, place)
        else:
            row = await connection.fetchrow(_AT, *place)
    finally:
        await connection.close()
    if row is None:
        raise NotReplayedError("the journal has no such entry, or not any more")
    ids = row["record_ids"][:MOST]
    return Asked(
        caller=_caller(row),
        instant=row["instant"],
        records=tuple(ids),
        fields=coordinates([*row["released"], *row["by_record"], *row["withheld"]]),
        gate_alone=not ids,
        entry=f"{row['writer']}:{row['seq']}",
        entry_outcome=row["outcome"],
        left_out=len(row["record_ids"]) - len(ids),
        otherwise=bool(_OTHERWISE & {*row["root_fields"]}),
    )


def _caller(row: asyncpg.Record) -> Caller:
    purpose, role = row["purpose"], row["acting_role"]
    if row["agent"] is None:
        raise NotReplayedError("the entry names no agent: he was not known, or who operates asked")
    if purpose not in Purpose.__members__:
        raise NotReplayedError("the entry names no purpose")
    terms = TERMS[Purpose[purpose]]
    named = orjson.loads(row["purpose_references"])
    references: dict[str, UUID | str] = {
        each.name: UUID(named[each.name]) if each.kind == "id" else named[each.name]
        for each in terms.references
        if each.name in named
    }
    if any(each.compulsory and each.name not in references for each in terms.references):
        why = "it was of his own docket" if row["outcome"] == RELEASED else "it was refused for it"
        raise NotReplayedError(f"the entry names too little for its purpose: {why}")
    if role is not None and not terms.may_be_stated_by(Role(role)):
        raise NotReplayedError("the purpose was not open to the role, whatever the instant")
    stated = StatedPurpose(Purpose[purpose], MappingProxyType(references))
    return Caller(AgentId(row["agent"]), None if role is None else Role(role), stated)
