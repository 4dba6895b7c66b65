"""The project's evaluator asked the same: where it says otherwise than the second reading."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from db.enumerations import Role
from permissions.disclosure import Released
from permissions.entities import ENTITIES, Party, Person
from permissions.evaluator import Consultation, Record, behind, consult, records
from permissions.fields import Relation, Value
from permissions.purposes import Purpose
from permissions.refusal import Refusal
from permissions.register import Register
from permissions.subject import AgentId, Caller, StatedPurpose
from permissions.walking import follow
from schema.record import FIELDS as SHOWN
from second_reading.asker import Asker
from second_reading.at_the_gate import acting, may_be_refused, refusals
from second_reading.hop_by_hop import hops
from second_reading.kept_until import kept
from second_reading.read_again import Reading
from second_reading.rights import ART_11, Outcome
from second_reading.rows_of_world import World
from second_reading.what_data_tells import FIELDS

STRIPPED = ("VICTIM_INFORMATION", "SAUJ_SERVICE", "DATA_SUBJECT_RIGHTS")
"""Purposes that article 11 strips (A13)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What the two say differently of one thing."""

    asker: Asker
    about: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.about}: expected {self.expected}, got {self.got}\n    {self.asker}"


@dataclass(slots=True)
class Comparison:
    """Both readings of one world for one caller, and how often each outcome was met."""

    register: Register
    world: World
    asker: Asker
    counts: Counter[str] = field(default_factory=Counter)
    hops: bool = True

    def differences(self) -> Iterator[Difference]:
        """What differs: at the gate, else of each record and each field."""
        self.asker = acting(self.world, self.asker)
        missing = list(refusals(self.world, self.asker))
        try:
            consultation = consult(self.register, caller_of(self.asker), self.asker.now)
        except Refusal as refused:
            yield from self._refused(str(refused.code), missing)
            return
        if missing and not self._elsewhere(missing):
            yield self._differs("gate", f"one of {sorted(map(sorted, missing))}", "let in")
            return
        if missing:
            return
        self.counts[f"gate: let in, {self.asker.purpose}"] += 1
        yield from self._records(consultation, Reading(self.world, self.asker))

    def _elsewhere(self, missing: list[frozenset[str]]) -> bool:
        """Refused for its purpose by the docket itself, after the gate."""
        return self.asker.purpose is None and missing == [frozenset({"PURPOSE_NOT_ALLOWED"})]

    def _refused(self, code: str, missing: list[frozenset[str]]) -> Iterator[Difference]:
        self.counts[f"gate: {code}"] += 1
        if code in {each for codes in missing for each in codes}:
            return
        if not missing and may_be_refused(self.world, self.asker):
            self.counts["gate: refused where LAW.md leaves it open"] += 1
            return
        expected = f"one of {sorted(map(sorted, missing))}" if missing else "let in"
        yield self._differs("gate", expected, code)

    def _records(self, consultation: Consultation, reading: Reading) -> Iterator[Difference]:
        for case in self.world.rows("judicial_case"):
            there = "kept" if kept(self.world, case, self.asker.now) else "past its term"
            self.counts[f"case: {there}"] += 1
        for kind in FIELDS:
            for record in records(self.register, ENTITIES[kind]):
                if kind == "CaseLink" and record.own["other_id"] != self.asker.named.get("case"):
                    continue  # the side that the own case shows
                yield from self._record(consultation, reading, kind, record, None)
        for party in records(self.register, Party):
            person = behind(self.register, party)
            kind = "Person" if person.entity is Person else "LegalEntity"
            yield from self._record(consultation, reading, kind, person, dict(party.own))

    def _record(
        self,
        consultation: Consultation,
        reading: Reading,
        kind: str,
        record: Record,
        party: dict[str, Any] | None,
    ) -> Iterator[Difference]:
        expected = reading.presence(kind, record.own, party)
        sees = consultation.sees(record)
        self._count(kind, expected)
        if sees != expected.released:
            said = ("invisible", f"visible by {expected.clause}")[expected.released]
            yield self._differs(f"{kind} {record.id}", said, "visible" if sees else "invisible")
            return
        if sees:
            yield from self._clauses(consultation, kind, record, expected)
            for name in FIELDS[kind]:
                told = reading.field(kind, record.own, name, party)
                yield from self._field(consultation, record, f"{kind}.{name}", told)
            if self.hops:
                yield from self._hops(consultation, reading, kind, record)

    def _hops(
        self, consultation: Consultation, reading: Reading, kind: str, record: Record
    ) -> Iterator[Difference]:
        """What each relation shows: whatever is there, as far as it is visible itself (GX-06)."""
        for name, (target, rows) in hops(self.world, kind, record.own).items():
            relation = SHOWN[kind, name]
            if not isinstance(relation, Relation):
                raise TypeError("no relation")
            expected = {row["id"] for row in rows if reading.presence(target, row).released}
            found = follow(consultation, record, relation)
            got = {each.id for each in found if consultation.sees(each)}
            self.counts[f"hop: {'shown' if expected else 'nothing'}"] += 1
            if got != expected:
                about = f"{kind}.{name} of {record.id}"
                yield self._differs(about, told_of(expected), told_of(got))

    def _clauses(
        self, consultation: Consultation, kind: str, record: Record, expected: Outcome
    ) -> Iterator[Difference]:
        found = consultation.presence(record)
        clauses = found.clauses if isinstance(found, Released) else ()
        if not any(clause.startswith(expected.clause) for clause in clauses):
            about = f"clauses of {kind} {record.id}"
            yield self._differs(about, expected.clause, ", ".join(clauses))

    def _field(
        self, consultation: Consultation, record: Record, name: str, told: Outcome
    ) -> Iterator[Difference]:
        kind, _, short = name.partition(".")
        value = SHOWN[kind, short]
        if not isinstance(value, Value):
            raise TypeError("no value")
        found = consultation.disclosure(record, value.classes)
        got = "RELEASED"
        if not isinstance(found, Released):
            got = str(found.reasons[0].code) if found.reasons else "no reason"
        wanted = {"RELEASED"} if told.released else told.codes
        if not told.released and record.through and self.asker.purpose in STRIPPED:
            wanted = wanted | ART_11  # of a person by himself no case is told of, secret or not
        self.counts[f"field: {got}"] += 1
        if got not in wanted:
            yield self._differs(f"{name} of {record.id}", "/".join(sorted(wanted)), got)

    def _count(self, kind: str, told: Outcome) -> None:
        self.counts[f"record: {'visible' if told.released else 'invisible'}"] += 1
        if told.released:
            self.counts[f"clause: {told.clause} for {self.asker.purpose}"] += 1
            self.counts[f"kind: {kind}"] += 1

    def _differs(self, about: str, expected: str, got: str) -> Difference:
        return Difference(self.asker, about, expected, got)


def told_of(ids: Iterable[UUID]) -> str:
    """Ids, one after another."""
    return ", ".join(sorted(map(str, ids))) or "nothing"


def caller_of(asker: Asker) -> Caller:
    """Who asks, as the project has him."""
    stated = StatedPurpose(Purpose(asker.purpose), asker.named) if asker.purpose else None
    role = Role(asker.role) if asker.says_role else None
    return Caller(AgentId(asker.agent), role, stated)
