"""What callers are told of hostile records, asked so that many laws can be told apart quickly."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from hostile.callers import BUILT, Seat, seats
from hostile.drawing import NOW
from parity.sampling import Asking, asking_of, near
from permissions.categories import CASE, Classification
from permissions.condition import Condition
from permissions.disclosure import Frame, Released, disclose
from permissions.entities import ENTITIES, Account, Case, Court, Party
from permissions.evaluator import Record, behind, decided, records, refusal, standing
from permissions.fields import Value
from permissions.fold import Knowledge, fold
from permissions.law import Ask, Bar, Grant, Law, Paragraph, Text
from permissions.register import Register
from schema.record import FIELDS

Told: TypeAlias = object
"""What a probe comes back with; two laws that tell a caller the same give the same."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A caller and a record; what is known of them is kept, whatever law is asked."""

    seat: Seat
    ask: Ask
    record: Record
    known: Knowledge

    def told(self, law: Law) -> Told:
        """Whether the record is shown, and which data of it, or else why not."""
        if self._disclosed(law, self.record.entity.presence) is not True:
            return None
        every = [
            each.classes
            for (kind, _), each in FIELDS.items()
            if kind == self.record.entity.name and isinstance(each, Value)
        ]
        return [self._disclosed(law, each) for each in dict.fromkeys(every)]

    def _disclosed(self, law: Law, classes: Classification) -> object:
        found = decided(disclose(law, self.ask, classes, self.known, Frame({})))
        if isinstance(found, Released):
            return True
        return [(each.code, each.category) for each in found.reasons[:1]]

    def touched(self, true: Text, changed: Text) -> bool:
        """Whether the change of a text may make a difference here."""
        match true, changed:
            case Grant(), Grant():
                if not (true.opens(self.ask) or changed.opens(self.ask)):
                    return False
                same = true.of == changed.of and true.opens(self.ask) == changed.opens(self.ask)
                return not same or self._differ(true.when, changed.when)
            case Bar(), Bar():
                same = true.of == changed.of and true.purposes == changed.purposes
                return not same or self._differ(~true.when, ~changed.when)
            case _:
                return False

    def _differ(self, true: Condition, changed: Condition) -> bool:
        return true != changed and fold(true, self.known) != fold(changed, self.known)


def probes(register: Register, seed: int) -> Iterator[Probe]:
    """Callers whom the gate lets in: the cases near each, and what hangs on those he sees."""
    for seat in seats(register, seed):
        asking = asking_of(register, seat)
        if asking is None or asking.consultation.purpose not in (None, *BUILT):
            continue
        for case in (*near(asking, register), *_beside(asking, register)):
            yield _probe(asking, case)
            if case.entity is Case and asking.consultation.sees(case):
                yield from (_probe(asking, each) for each in _children(register, case))


def _beside(asking: Asking, register: Register) -> Iterator[Record]:
    """The caller's account, another's, and a court: they hang on no case."""
    for entity in (Account, Court):
        row = register.rows(entity.row.table)[0]
        yield standing(register, entity, {entity.row: row})
    yield from records(register, Account, asking.seat.agent)


def _children(register: Register, case: Record) -> Iterator[Record]:
    for entity in ENTITIES.values():
        if entity is Case or entity.through or CASE not in entity.rows:
            continue
        for row in register.candidates(entity.row.table, {"case_id": case.id}):
            record = standing(register, entity, {CASE: case.own, entity.row: row})
            yield record
            if entity is Party:
                yield behind(register, record)


def _probe(asking: Asking, record: Record) -> Probe:
    consultation = asking.consultation
    known = record.held_by(consultation.known)
    return Probe(asking.seat, consultation.ask(record.entity), record, known)


def code(register: Register, seat: Seat, enacted: tuple[Paragraph, ...]) -> Told:
    """The code that the gate refuses a caller with under a law, if it does."""
    found = refusal(register, seat.caller(), NOW, enacted)
    return None if found is None else found.code
