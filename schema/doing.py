"""One act from its document to the bytes of its answer: one transaction, journalled before it
is committed.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

import orjson
from graphql import OperationDefinitionNode

from db.acting import ActTransaction
from db.enumerations import (
    Clause,
    ControlledFile,
    Function,
    Instrument,
    LegalBasis,
    Processing,
    Role,
    Scope,
    TransmissionAim,
)
from db.journal_entry import NOT_THERE, RELEASED, JournalEntry, PlanDescription, describe_plan
from permissions.acts.act import AUTHOR, RECORDED, Act, Kind
from permissions.acts.terms import DEFAULT_TERMS, Terms
from permissions.ledger import Entry
from permissions.plan import Plan
from permissions.purposes import TERMS
from permissions.refusal import Code, refuse
from permissions.sql import Binding
from permissions.subject import Caller
from schema.act_statements import version_of
from schema.act_wanted import Wanted, wanted
from schema.acting import Asked, Performed, Under, check_purpose, perform
from schema.consultation import Operation, entry_of
from schema.document import Document
from schema.faults import would_withhold
from schema.ready import told
from schema.stated import Stated

JSON = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS

Begin: TypeAlias = Callable[[], AbstractAsyncContextManager[ActTransaction]]
Journalled: TypeAlias = Callable[[JournalEntry], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Doing:
    """Does acts. `begin` opens a transaction (None: no act is done here); `journalled` returns
    once an entry is durable.
    """

    begin: Begin | None
    journalled: Journalled
    terms: Terms = DEFAULT_TERMS

    async def done(
        self,
        operation: Operation,
        stated: Stated,
        asked: tuple[Document, OperationDefinitionNode, Mapping[str, Any]],
        clock: datetime | None,
    ) -> bytes:
        """Do the act that a mutation asks for; its answer. Raises `Refusal`, `LawChangedError`."""
        operation.law = stated.law
        want, caller = wanted(stated, *asked), operation.caller
        act = want.asked.act
        operation.file = await self._file_of(want.asked, caller)
        operation.about.update(_about(want))
        course = operation.course
        course.roots = (act.name,)
        clauses = act.clauses_of({**want.asked.given, AUTHOR: stated.role})
        check_purpose(act, caller, stated.role, clauses)
        entries = want.plan.ledger.entries if want.plan else ()
        if caller.strict and (held := tuple(each for each in entries if not each.rows)):
            raise would_withhold(held)
        if self.begin is None:
            raise refuse(Code.UNAVAILABLE, "no act is done here", "aucun acte ne se fait ici")
        course.enter("DATABASE")
        async with self.begin() as transaction:
            under = Under(stated.law, caller, clock, self.terms)
            performed = await perform(transaction, want.asked, under)
            seen: list[Any] = []
            record = None
            if performed is not None:
                operation.instant = performed.instant
                record = await _read_back(transaction, want, operation, performed, seen)
                seen.append(str(performed.record))
            course.enter("SHAPE")
            data: dict[str, Any] = dict.fromkeys(want.typenames, "Mutation")
            data[want.key] = None if performed is None else want.told(performed, record)
            body = orjson.dumps(
                {
                    "data": data,
                    "extensions": {"disclosure": _disclosure(operation, stated, tuple(entries))},
                },
                option=JSON,
            )
            course.enter("JOURNAL")
            if performed is None:
                course.there = False
                await self.journalled(entry_of(operation, NOT_THERE))
                return body
            operation.described = _described(act, performed, operation.file, stated, want.plan)
            await self.journalled(entry_of(operation, RELEASED, dict.fromkeys(seen)))
            course.enter("DATABASE")
            await transaction.commit()
            return body

    async def _file_of(self, asked: Asked, caller: Caller) -> Processing | None:
        """The file that the act belongs to, refused or done, whatever purpose is stated for it;
        where the record that is named tells, and there is none, the usual one of such acts.
        """
        act, target = asked.act, asked.act.target
        file = act.file_of(asked.given)
        if file is not None or target is None or self.begin is None:
            return file
        statement = version_of(act)
        binding = Binding(caller.agent, {}, {}, None, {"made": asked.given[target.input.name]})
        async with self.begin() as transaction:
            row = await transaction.fetch(statement.sql, statement.arguments(binding))
        recorded = None if row is None else row["recorded"]
        return act.file_of({**asked.given, RECORDED: recorded}) or act.file


async def _read_back(
    transaction: ActTransaction,
    want: Wanted,
    operation: Operation,
    performed: Performed,
    seen: list[Any],
) -> Any:  # noqa: ANN401  a record, or null
    """The record as the stated purpose shows it now, by the plan that a query would have."""
    caller = operation.caller
    if want.plan is None or caller.purpose is None:
        return None
    given = {"record": performed.record}
    binding = Binding(caller.agent, caller.purpose.references, {}, performed.instant, given)
    row = await transaction.fetch(want.plan.sql, want.plan.arguments(binding))
    if row is None or row[1] is not None:  # the act itself ended what the purpose asks for
        return None
    return want.shaped(row, seen)


_OF_RIGHTS: Final = frozenset(
    {
        Clause,
        ControlledFile,
        Function,
        Instrument,
        LegalBasis,
        Role,
        Scope,
        TransmissionAim,
    }
)
"""Lists whose codes say what an act opens or ends, and nothing of anybody recorded."""


def _about(want: Wanted) -> dict[str, UUID | str]:
    """What the act is about, for the journal: the ids given and the codes of rights, apart from
    what the purpose names. Codes that are recorded of someone are values of the register: none is
    kept there beyond the term of the record. Of a list each id is a parameter of its own, as those
    of `IDS` are bounded: the index of the journal reads one as it reads any other.
    """
    found: dict[str, UUID | str] = {"key": want.asked.key}
    for each in want.asked.act.inputs:
        value = want.asked.given.get(each.name)
        if isinstance(value, UUID) or (each.codes in _OF_RIGHTS and isinstance(value, str)):
            found[f"given_{each.name}"] = value
        elif each.kind is Kind.IDS and isinstance(value, list):
            found.update((f"given_{each.name}.{n}", one) for n, one in enumerate(value))
    return found


def _disclosure(operation: Operation, stated: Stated, entries: tuple[Entry, ...]) -> dict[str, Any]:
    return {
        "purpose": stated.purpose,
        "actingRole": stated.role,
        "law": stated.law.version,
        "withheld": [told(entry) for entry in entries],
        "instant": operation.instant or operation.started,
    }


def _described(
    act: Act, performed: Performed, file: Processing | None, stated: Stated, plan: Plan | None
) -> PlanDescription:
    purpose = stated.purpose or act.opens
    terms = TERMS[purpose] if purpose else None
    ledger = plan.ledger if plan else None
    return describe_plan(
        root_fields=(act.name,),
        released=ledger.released if ledger else (),
        withheld=ledger.withheld if ledger else (),
        by_record=ledger.by_record if ledger else (),
        clauses=(*performed.clauses, *(ledger.clauses if ledger else ())),
        law=stated.law.version,
        processing=file,
        nature=terms.nature if terms else None,
    )
