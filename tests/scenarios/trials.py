"""A rule that is changed, put on trial: the first scenario that does not come out as it should."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from uuid import UUID

from checking import check, outcome_told
from doubting import Doubt
from evaluator_road import Answering
from judged import Judged
from mutants.mutating import Mutant, law_of
from scenario import REGISTER, Scenario
from states import in_memory

from api.caller import caller_of, stated_headers
from permissions.entities import ENTITIES, Account, Entity
from permissions.evaluator import UndecidedError, consult, records
from permissions.law import Ask, Law
from permissions.refusal import Refusal
from permissions.register import Register
from permissions.subject import AgentId, Caller
from schema.document import Documents

COURT = ENTITIES["Court"]
LAW = law_of()
"""The law in force, none of it changed."""


@dataclass(frozen=True, eq=False)  # no slots: what it takes to be gone through is kept
class Trial:
    """A scenario that a caller known to the register can be put through."""

    scenario: Scenario
    caller: Caller
    documents: Documents

    @cached_property
    def register(self) -> Register:
        """The register in the state of the scenario."""
        return in_memory(self.scenario.state)

    @cached_property
    def judged(self) -> Judged:
        """All that it asks of the law."""
        judged = Judged()
        with judged.noting():
            assert self.passes(LAW), self.scenario.number
        return judged

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


@dataclass(frozen=True)  # no slots: `readers` are kept
class Court:
    """Trials; those that caught a mutant of a paragraph go before others, then those that expect
    its clause to decide.
    """

    trials: tuple[Trial, ...]
    _proved: dict[object, list[Trial]] = field(default_factory=dict)

    def catches(self, mutant: Mutant) -> bool:
        """Whether some scenario fails under the mutant."""
        doubt = Doubt(mutant)
        proved = self._proved.setdefault(mutant.paragraph, [])
        for trial in (*proved, *(each for each in self._near(mutant) if each not in proved)):
            if doubt.concerns(trial.judged) and not trial.passes(doubt.law):
                if trial in proved:
                    proved.remove(trial)
                proved.insert(0, trial)
                return True
        return any(
            not holds(doubt.law, [each for each in self.readers if _told(doubt, each, of)])
            for of, holds in ((Account, accounts_are_their_own), (COURT, courts_are_public))
        )

    def _near(self, mutant: Mutant) -> Iterator[Trial]:
        of = {each.clause for each in mutant.paragraphs}
        near = [each for each in self.trials if each.clauses.intersection(of)]
        yield from near
        told = set(near)
        yield from (each for each in self.trials if each not in told)

    @cached_property
    def readers(self) -> tuple[Trial, ...]:
        """One trial of each role and purpose in which the gate lets the caller in; and, with no
        purpose stated, one of each in which it keeps him out of a purpose for some reason.
        """
        found: dict[tuple[object, ...], Trial] = {}
        for trial in sorted(self.trials, key=lambda each: len(each.scenario.state)):
            stated = trial.caller.purpose
            if trial.caller.acting_role is None:
                continue
            reason, seen = _kept_out(trial), trial
            if reason is not None:
                seen = replace(trial, caller=replace(trial.caller, purpose=None))
            key = trial.caller.acting_role, stated and stated.code, reason
            if key not in found and (reason is None or _kept_out(seen) is None):
                found[key] = seen
        return tuple(found.values())


def _kept_out(trial: Trial) -> tuple[object, ...] | None:
    """Why the gate keeps the caller out; None where it lets him in."""
    try:
        consult(trial.register, trial.caller, trial.scenario.at, LAW)
    except Refusal as refusal:
        return refusal.code, refusal.said, refusal.clauses
    return None


def accounts_are_their_own(law: Law, trials: Iterable[Trial]) -> bool:
    """Whether callers see their own accounts and no other, with a purpose stated or none (A53)."""
    return all(
        _seen(law, trial, Account) == [{REGISTER.ids[str(trial.scenario.who)]}] * 2
        for trial in trials
    )


def courts_are_public(law: Law, trials: Iterable[Trial]) -> bool:
    """Whether callers see every court, with a purpose stated or none (48-1/al.1/c)."""
    return all(
        _seen(law, trial, COURT) == [{each.id for each in records(trial.register, COURT)}] * 2
        for trial in trials
    )


def _seen(law: Law, trial: Trial, entity: Entity) -> list[set[UUID]]:
    """The records of a kind that a caller sees, with his purpose and without; [] if refused."""
    everything, seen = list(records(trial.register, entity)), list[set[UUID]]()
    for caller in (trial.caller, replace(trial.caller, purpose=None)):
        try:
            consultation = consult(trial.register, caller, trial.scenario.at, law)
            seen.append({record.id for record in everything if consultation.sees(record)})
        except (Refusal, UndecidedError):
            return []
    return seen


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


def _told(doubt: Doubt, trial: Trial, of: Entity) -> bool:
    """Whether a mutant says anything else to the caller of records of a kind."""
    role, stated = trial.caller.acting_role, trial.caller.purpose
    purposes = (None, stated.code) if stated else (None,)
    return role is None or any(doubt.changed(Ask(role, each, of)) for each in purposes)
