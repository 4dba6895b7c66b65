"""Operations kept ready: the plan, with what every run of it says to the caller and the journal."""

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from db.journal_entry import PlanDescription, describe_plan
from permissions.law import Law
from permissions.ledger import Entry
from permissions.purposes import TERMS, Purpose
from schema.operation import Prepared
from schema.stated import Stated


@dataclass(frozen=True, slots=True)
class Ready:
    """A prepared operation with the parts of its answer that do not change from run to run.

    `purpose` is the one journalled: a docket read with none is CASE_PROCESSING (A53).
    `withholds` are the entries of fields that are or may be withheld, for `handling=strict`.
    `takes_several` statements: all must see one state of the register.
    """

    prepared: Prepared
    law: Law
    disclosure: Mapping[str, Any]
    description: PlanDescription
    purpose: Purpose | None
    withholds: tuple[Entry, ...]
    takes_several: bool

    @staticmethod
    def of(prepared: Prepared, stated: Stated) -> "Ready":
        """Make ready what was prepared."""
        purpose = stated.purpose
        if purpose is None and prepared.own.docket:
            purpose = Purpose.CASE_PROCESSING
        entries = [entry for plan in prepared.plans for entry in plan.ledger.entries]
        disclosure = {
            "purpose": stated.purpose,
            "actingRole": stated.role,
            "law": stated.law.version,
            "withheld": orjson.Fragment(orjson.dumps([told(entry) for entry in entries])),
        }
        return Ready(
            prepared,
            stated.law,
            disclosure,
            _described(prepared, stated.law.version, purpose),
            purpose,
            tuple(entry for entry in entries if not entry.rows),
            takes_several=len(prepared.plans) > 1 or bool(prepared.explained),
        )


def told(entry: Entry) -> dict[str, Any]:
    """An entry of the ledger, as the answer tells it."""
    return {
        "path": entry.path,
        "category": entry.category,
        "code": entry.code,
        "clauses": entry.clauses,
        "partial": entry.partial,
    }


def _described(prepared: Prepared, version: str, purpose: Purpose | None) -> PlanDescription:
    ledgers = [plan.ledger for plan in prepared.plans]
    terms = TERMS[purpose] if purpose else None
    file = prepared.own.file or (terms.processing if terms else None)
    return describe_plan(
        root_fields=prepared.names,
        released=[name for ledger in ledgers for name in ledger.released],
        withheld=[name for ledger in ledgers for name in ledger.withheld],
        by_record=[name for ledger in ledgers for name in ledger.by_record],
        clauses=[clause for ledger in ledgers for clause in ledger.clauses],
        law=version,
        processing=file,
        nature=terms.nature if terms and terms.processing is file else None,
    )


@dataclass(slots=True)
class PlanCounts:
    """How many operations found their plan kept, and how many had it made."""

    found: int = 0
    made: int = 0


class Kept:
    """The latest used, at most `entries` of them."""

    def __init__(self, entries: int) -> None:
        self._entries = entries
        self.counts = PlanCounts()
        self._kept: OrderedDict[Hashable, Ready] = OrderedDict()

    def get(self, key: Hashable) -> Ready | None:
        """What is kept under a key."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            self.counts.found += 1
        return found

    def keep(self, key: Hashable, ready: Ready) -> Ready:
        """Keep, and let the longest unused go."""
        self.counts.made += 1
        self._kept[key] = ready
        if len(self._kept) > self._entries:
            self._kept.popitem(last=False)
        return ready
