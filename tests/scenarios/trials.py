"""A rule that is changed, put on trial: the first scenario that does not come out as it should."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from checking import check, outcome_told
from evaluator_road import Answering
from mutants.mutating import Mutant, law_of, true_texts
from mutants.wording import KINDS
from scenario import REGISTER, Scenario, State
from states import in_memory

from api.caller import caller_of, stated_headers
from db.enumerations import Role
from permissions.entities import ENTITIES, Account
from permissions.evaluator import UndecidedError, consult, records
from permissions.law import Ask, Bar, Grant, Law, Need, Text
from permissions.purposes import Purpose
from permissions.refusal import Refusal
from permissions.register import Register
from permissions.subject import AgentId, Caller
from schema.document import Documents

NAMED = {entity.name: entity for entity in (*ENTITIES.values(), Account)}


@dataclass(frozen=True, eq=False)  # no slots: what it takes to be gone through is kept
class Trial:
    """A scenario that a caller known to the register can be put through."""

    scenario: Scenario
    caller: Caller
    documents: Documents

    @cached_property
    def register(self) -> Register:
        """The register in the state of the scenario."""
        return _register(self.scenario.state)

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        """All that it asks of the law."""
        law = law_of()
        assert self.passes(law), self.scenario.number
        return tuple(
            Ask(
                Role(str(role)),
                None if purpose is None else Purpose(str(purpose)),
                NAMED[str(name)],
            )
            for role, purpose, name in law._read
        )

    @cached_property
    def clauses(self) -> frozenset[str]:
        """The clauses that it expects to decide."""
        return frozenset(one for each in self.scenario.expected for one in each.clauses)

    def passes(self, law: Law) -> bool:
        """Whether it comes out as it should under a law."""
        road = Answering(self.documents, self.register, law)
        try:
            told = road.answer(self.scenario.document, self.caller, self.scenario.at)
            check(self.scenario, outcome_told(told))
        except Exception:  # noqa: BLE001  whatever stops the scenario is a failing test
            return False
        return True


_REGISTERS: dict[str, Register] = {}
"""Registers by the state they are in, in words: many scenarios are of one state."""


def _register(state: State) -> Register:
    words = repr(state)
    if words not in _REGISTERS:
        _REGISTERS[words] = in_memory(state)
    return _REGISTERS[words]


@dataclass(frozen=True)  # no slots: `readers` are kept
class Court:
    """Trials; those that caught a mutant of a paragraph go before others, then those that expect
    its clause to decide.
    """

    trials: tuple[Trial, ...]
    _proved: dict[object, list[Trial]] = field(default_factory=dict)

    def catches(self, mutant: Mutant) -> bool:
        """Whether some scenario fails under the mutant."""
        law, said = law_of(mutant), dict[Ask, bool]()
        proved = self._proved.setdefault(mutant.paragraph, [])
        for trial in (*proved, *(each for each in self._near(mutant) if each not in proved)):
            if not _concerns(mutant, trial, said):
                continue
            if any(_differs(mutant, ask, said) for ask in trial.asks) and not trial.passes(law):
                if trial in proved:
                    proved.remove(trial)
                proved.insert(0, trial)
                return True
        readers = [each for each in self.readers if self._told_otherwise(mutant, each, said)]
        return not accounts_are_their_own(law, readers)

    def _near(self, mutant: Mutant) -> Iterator[Trial]:
        of = {each.clause for each in mutant.paragraphs}
        near = [each for each in self.trials if each.clauses.intersection(of)]
        yield from near
        told = set(near)
        yield from (each for each in self.trials if each not in told)

    @cached_property
    def readers(self) -> tuple[Trial, ...]:
        """One trial of each role and purpose in which the gate lets the caller in."""
        found: dict[tuple[object, object], Trial] = {}
        for trial in sorted(self.trials, key=lambda each: len(each.scenario.state)):
            stated = trial.caller.purpose
            key = trial.caller.acting_role, stated and stated.code
            if key in found or trial.caller.acting_role is None:
                continue
            try:
                consult(trial.register, trial.caller, trial.scenario.at, law_of())
            except Refusal:
                continue
            found[key] = trial
        return tuple(found.values())

    def _told_otherwise(self, mutant: Mutant, trial: Trial, said: dict[Ask, bool]) -> bool:
        """Whether the mutant says anything else of the caller's account."""
        role, stated = trial.caller.acting_role, trial.caller.purpose
        purposes = (None, stated.code) if stated else (None,)
        return role is None or any(
            _differs(mutant, Ask(role, each, Account), said) for each in purposes
        )


def accounts_are_their_own(law: Law, trials: Iterable[Trial]) -> bool:
    """Whether callers see their own accounts and no other, with a purpose stated or none (A53)."""
    for trial in trials:
        who = REGISTER.ids[str(trial.scenario.who)]
        everyone = list(records(trial.register, Account))
        for caller in (trial.caller, replace(trial.caller, purpose=None)):
            try:
                consultation = consult(trial.register, caller, trial.scenario.at, law)
                seen = {record.id for record in everyone if consultation.sees(record)}
            except (Refusal, UndecidedError):
                return False
            if seen != {who}:
                return False
    return True


def _caller(scenario: Scenario) -> Caller:
    """Who asks, read from headers as the service reads them. Raises `Refusal`."""
    agent = AgentId(REGISTER.ids[str(scenario.who)])
    return caller_of(agent, stated_headers(scenario.raw_headers))


def prepared(documents: Documents, scenarios: Iterable[Scenario]) -> Court:
    """The scenarios that a caller known to the register can be put through."""
    found = []
    for scenario in scenarios:
        if scenario.who is None:
            continue
        try:
            found.append(Trial(scenario, _caller(scenario), documents))
        except Refusal:
            continue
    return Court(tuple(found))


def _concerns(mutant: Mutant, trial: Trial, said: dict[Ask, bool]) -> bool:
    """Whether the mutant says anything else to a role for the purpose of a trial, or for none."""
    role, stated = trial.caller.acting_role, trial.caller.purpose
    if role is None:
        return True
    purposes = (None, stated.code) if stated else (None,)
    return any(
        _differs(mutant, Ask(role, purpose, kind), said) for purpose in purposes for kind in KINDS
    )


def _differs(mutant: Mutant, ask: Ask, said: dict[Ask, bool]) -> bool:
    """Whether the mutant says to this ask anything else than the law; kept in `said`."""
    if ask not in said:
        said[ask] = any(
            true != changed and (_bears(true, ask) or _bears(changed, ask))
            for paragraph in mutant.paragraphs
            for true, changed in zip(
                true_texts(paragraph, ask), mutant.texts(paragraph, ask), strict=True
            )
        )
    return said[ask]


def _bears(text: Text, ask: Ask) -> bool:
    match text:
        case Grant():
            return text.opens(ask)
        case Bar():
            return text.purposes is None or ask.purpose in text.purposes
        case Need():
            return text.binds(ask.role, ask.purpose)
