"""The two readings side by side: what the second says, and what the service's law does."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from hostile.callers import Seat

import schema.build  # noqa: F401  enters the fields of every type
from permissions.disclosure import Released
from permissions.entities import ENTITIES
from permissions.evaluator import Consultation, Record, consult, records
from permissions.fields import Value
from permissions.refusal import Refusal
from permissions.register import Register
from permissions.walking import shown
from schema.record import FIELDS
from second_reading_files.gate_of_files import gate
from second_reading_files.opened_things import sealed
from second_reading_files.shown_of_files import IN_NO_FILE_OF_THESE, READ, Shown
from second_reading_files.stated import Asking, Row, World


@dataclass(frozen=True)
class Divergence:
    """Where the two readings differ."""

    seat: Seat
    now: datetime
    where: str
    second: str
    service: str

    def __str__(self) -> str:
        two = f"the second reading says {self.second}, the service {self.service}"
        return f"{self.seat} at {self.now}, {self.where}: {two}"


@dataclass
class Tally:
    """How often each outcome came, and each clause decided."""

    gate: Counter[str] = field(default_factory=Counter)
    rows: Counter[tuple[str, bool]] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    clauses: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Compared:
    """A world, as each reading has it, and the tally of what came of it."""

    register: Register
    world: World
    tally: Tally

    def of(self, seat: Seat, now: datetime) -> Iterator[Divergence]:
        """What differs for a caller, over every record of the two files."""
        ask = asking(self.world, seat, now)
        said = gate(ask)
        code, consultation = _gate(self.register, seat, now)
        self.tally.gate[f"{seat.purpose} {code or 'let in'}"] += 1
        if not said.allows(code):
            second = f"{sorted(said.must) or 'let in'} (or {sorted(said.may)})"
            yield Divergence(seat, now, "gate", second, code or "let in")
        if consultation is None or said.must:
            return
        for kind, (table, read) in READ.items():
            every = {record.id: record for record in records(self.register, ENTITIES[kind])}
            for row in self.world.rows(table):
                met = Met(consultation, every[row["id"]], read(ask, row))
                for where, second, service in self._record(met, ask, row):
                    yield Divergence(seat, now, where, second, service)
        for where in _elsewhere(consultation, self.register):
            yield Divergence(seat, now, where, "not there", "visible")

    def _record(self, met: "Met", ask: Asking, row: Row) -> Iterator[tuple[str, str, str]]:
        kind, second = met.record.entity.name, met.second
        seen, where = met.consultation.sees(met.record), f"{kind} {met.record.id}"
        self.tally.rows[kind, seen] += 1
        if seen != (second is not None):
            by = "not there" if second is None else f"visible by {second.clause}"
            yield where, by, "visible" if seen else "not there"
        if not seen or second is None:
            return
        self.tally.clauses[second.clause] += 1
        for name, right in second.fields.items():
            code = met.outcome(name)
            self.tally.fields[code] += 1
            if code not in right:
                yield f"{where} {name}", " or ".join(sorted(right)), code
        if kind == "InterceptItem" and met.value("sealed") is not sealed(row, ask):
            yield f"{where} sealed", str(sealed(row, ask)), str(met.value("sealed"))


@dataclass(frozen=True)
class Met:
    """A record, as the service judges it and as the second reading has it."""

    consultation: Consultation
    record: Record
    second: Shown | None

    def outcome(self, name: str) -> str:
        """RELEASED, or the code with which a field is withheld."""
        found = self.consultation.disclosure(self.record, self._field(name).classes)
        return "RELEASED" if isinstance(found, Released) else str(found.reasons[0].code)

    def value(self, name: str) -> object:
        """What a field shows."""
        return shown(self.consultation, self.record, self._field(name).shown)

    def _field(self, name: str) -> Value:
        found = FIELDS[self.record.entity.name, name]
        assert isinstance(found, Value), name
        return found


def asking(world: World, seat: Seat, now: datetime) -> Asking:
    """The seat as the second reading takes it."""
    role = None if seat.role is None else str(seat.role)
    purpose = None if seat.purpose is None else str(seat.purpose)
    return Asking(world, seat.agent, role, purpose, dict(seat.references), now)


def _gate(register: Register, seat: Seat, now: datetime) -> tuple[str | None, Consultation | None]:
    try:
        return None, consult(register, seat.caller(), now)
    except Refusal as refusal:
        return str(refusal.code), None


def _elsewhere(consultation: Consultation, register: Register) -> Iterator[str]:
    """GX-04: of the register nothing, and of victims on record nothing (R40-29/I/ch/d)."""
    for kind in (*IN_NO_FILE_OF_THESE, "AntecedentVictim"):
        for record in records(register, ENTITIES[kind]):
            if consultation.sees(record):
                yield f"{kind} {record.id}"
