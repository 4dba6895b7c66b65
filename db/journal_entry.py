"""What one entry of the journal says, and the form in which it is stored.

What is the same for every run of a plan (root fields, fields, clauses, law) is described once, in
`journal_plan`, under the hash of its content; an entry names it by that hash. Ids of records
travel and rest as packed bytes, sixteen an id: a page of 500 records costs as little as one.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from db.enumerations import Nature, Processing
from db.evidence.canonical import canonical, canonical_texts

RELEASED: Final = "RELEASED"
NOT_THERE: Final = "NOT_THERE"
"""How an act ends whose object is, for its author, not there: it was not done."""
ID_BYTES: Final = 16
DIGEST_BYTES: Final = 32
LONGEST_TEXT: Final = 200
"""Characters kept of a text that a client chose (an operation's name, a reference)."""

JournalRow = tuple[
    UUID | None,
    str | None,
    str | None,
    str,
    datetime,
    str | None,
    bytes | None,
    bytes,
    bytes,
    bytes,
    str,
]


@dataclass(frozen=True, slots=True)
class PlanDescription:
    """What every run of a plan has in common. Made by `describe_plan`.

    `digest` is the SHA-256 of `content`, which is canonical JSON (RFC 8785). `processing` is the
    file: entries of each file are chained apart, since each is kept for a term of its own.
    """

    digest: bytes
    content: str
    processing: Processing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One operation, refused ones too (GX-13; LAW: R15-33-66-13, R40-50, R40-30).

    `instant` is the operation's (aware), `document` the SHA-256 of the document's text (32 bytes),
    `record_ids` and `authorisation_ids` are packed (see `pack`), `outcome` is
    `RELEASED`, `NOT_THERE` or the code of the refusal. Raises `ValueError` for what could not be
    stored.
    """

    plan: PlanDescription
    instant: datetime
    outcome: str
    agent: UUID | None = None
    acting_role: str | None = None
    purpose: str | None = None
    references: Mapping[str, UUID | str] = field(default_factory=dict)
    operation: str | None = None
    document: bytes | None = None
    record_ids: bytes = b""
    authorisation_ids: bytes = b""

    def __post_init__(self) -> None:
        if self.instant.tzinfo is None:
            raise ValueError("the instant of a journal entry needs a time zone")
        if len(self.record_ids) % ID_BYTES or len(self.authorisation_ids) % ID_BYTES:
            raise ValueError("packed ids are sixteen bytes each")
        if self.document is not None and len(self.document) != DIGEST_BYTES:
            raise ValueError("a document is named by the 32 bytes of its SHA-256")


def stored(text: str) -> str:
    """The text as PostgreSQL can hold it: no NUL, no lone surrogate, not endless."""
    if text.isascii() and len(text) <= LONGEST_TEXT and "\0" not in text:
        return text
    short = text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
    return short.replace("\0", "\\x00").encode("utf-8", "backslashreplace").decode()


def pack(ids: Iterable[str]) -> bytes:
    """Ids, each spelt canonically, one after another, sixteen bytes each, in the order given."""
    return bytes.fromhex("".join(ids).replace("-", ""))


def describe_plan(
    *,
    root_fields: Iterable[str] = (),
    released: Iterable[str] = (),
    withheld: Iterable[str] = (),
    by_record: Iterable[str] = (),
    clauses: Iterable[str] = (),
    law: str = "",
    processing: Processing | None = None,
    nature: Nature | None = None,
) -> PlanDescription:
    """Describe a plan, once, when it is made; the order in which fields are given is no matter.

    Fields are schema coordinates (`Case.number`): `released` and `withheld` to every record,
    `by_record` those on which the law decides record by record. `law` is the version applied.
    """
    said = {
        "by_record": _listed(by_record),
        "clauses": _listed(clauses),
        "law": stored(law),
        "nature": nature,
        "processing": processing,
        "released": _listed(released),
        "root_fields": _listed(root_fields),
        "withheld": _listed(withheld),
    }
    content = canonical(said)
    return PlanDescription(hashlib.sha256(content).digest(), content.decode(), processing)


def _listed(names: Iterable[str]) -> list[str]:
    return sorted({stored(name) for name in names})


NO_PLAN: Final = describe_plan()
"""The description of an operation that was refused before it had a plan."""


def row_of(entry: JournalEntry) -> JournalRow:
    """The entry as a row of `journal_entry`, without its writer and number.

    Whatever in an entry cannot be stored fails here, in the hands of its own operation, and not
    later in the batch of others.
    """
    return (
        entry.agent,
        _stored_or_none(entry.acting_role),
        _stored_or_none(entry.purpose),
        _references(entry.references),
        entry.instant,
        _stored_or_none(entry.operation),
        entry.document,
        entry.plan.digest,
        entry.record_ids,
        entry.authorisation_ids,
        stored(entry.outcome),
    )


def _stored_or_none(text: str | None) -> str | None:
    return None if text is None else stored(text)


def _references(references: Mapping[str, UUID | str]) -> str:
    said = {stored(name): stored(str(one)) for name, one in references.items()}
    return canonical_texts(said).decode()
