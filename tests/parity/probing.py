"""What callers are told of hostile records, asked so that many laws can be told apart quickly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from hostile.callers import Seat, seats
from hostile.drawing import NOW
from parity.sampling import Asking, asking_of, near
from permissions.categories import Classification
from permissions.disclosure import Frame, Released, disclose
from permissions.entities import ENTITIES, Account, Case, CaseLink
from permissions.evaluator import Record, decided, records, refusal
from permissions.fields import Value
from permissions.fold import Knowledge
from permissions.law import Ask, Law, Paragraph, in_force
from permissions.register import Register
from schema.record import FIELDS

Told: TypeAlias = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Probe:
    """A caller and a record; what is known of them is kept, whatever law is asked."""

    ask: Ask
    record: Record
    known: Knowledge

    def told(self, law: Law) -> Told:
        """Whether the record is shown, and which data of it, or else why not."""
        shown = self._disclosed(law, self.record.entity.presence)
        if shown is not True:
            return ()
        return tuple(self._disclosed(law, each) for each in _classes(self.record.entity.name))

    def _disclosed(self, law: Law, classes: Classification) -> object:
        found = decided(disclose(law, self.ask, classes, self.known, Frame({})))
        if isinstance(found, Released):
            return True
        return tuple((each.code, each.category) for each in found.reasons[:1])


def _classes(entity: str) -> Sequence[Classification]:
    if entity not in _CLASSES:
        every = [each.classes for (kind, _), each in FIELDS.items() if kind == entity and isinstance(each, Value)]
        _CLASSES[entity] = tuple(dict.fromkeys(every))
    return _CLASSES[entity]


_CLASSES: dict[str, tuple[Classification, ...]] = {}
AT_ONCE = (Account, *(each for each in ENTITIES.values() if not each.through))
"""Kinds of records that are judged by the rows they come with."""


def probes(register: Register, seed: int) -> Iterator[Probe]:
    """Every caller whom the gate lets in, with the records of the cases near him."""
    by_case = _by_case(register)
    for seat in seats(register, seed):
        asking = asking_of(register, seat)
        if asking is not None and asking.consultation.purpose in (None, *_BUILT):
            for record in _of_interest(asking, register, by_case):
                yield _probe(asking, record)


def _probe(asking: Asking, record: Record) -> Probe:
    consultation = asking.consultation
    ask = consultation.ask(record.entity)
    return Probe(ask, record, record.held_by(consultation.known))
