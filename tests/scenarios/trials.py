"""A rule that is changed, put on trial: the first scenario that does not come out as it should."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from checking import check, outcome_told
from evaluator_road import Answering
from mutants.mutating import Mutant, law_of, true_text
from scenario import NOW, REGISTER, Scenario, processing, reciprocal, victims
from states import BASE, in_memory

from api.caller import caller_of, stated_headers
from db.enumerations import Role
from permissions.cpp import ENACTED
from permissions.entities import ENTITIES, Account
from permissions.evaluator import UndecidedError, consult, records
from permissions.law import Ask, Bar, Grant, Law, Need, Text
from permissions.purposes import Purpose
from permissions.refusal import Refusal
from permissions.register import Register
from permissions.subject import AgentId, Caller
from schema.document import Documents

NAMED = {entity.name: entity for entity in (*ENTITIES.values(), Account)}


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """A scenario ready to be gone through, with all that it asks of the law, and its time (s)."""

    scenario: Scenario
    caller: Caller
    register: Register
    asks: tuple[Ask, ...] = ()
    seconds: float = 0.0

    def passes(self, documents: Documents, law: Law) -> bool:
        """Whether it comes out as it should under a law."""
        road = Answering(documents, self.register, law)
        try:
            told = road.answer(self.scenario.document, self.caller, self.scenario.at)
            check(self.scenario, outcome_told(told))
        except Exception:  # noqa: BLE001  whatever stops the scenario is a failing test
            return False
        return True


@dataclass(frozen=True, slots=True)
class Court:
    """Trials, the shortest first; those that caught a mutant of a paragraph go before others."""

    documents: Documents
    trials: tuple[Trial, ...]
    _proved: dict[object, list[Trial]] = field(default_factory=dict)

    def catches(self, mutant: Mutant) -> bool:
        """Whether some scenario fails under the mutant."""
        law, said = law_of(mutant), dict[Ask, bool]()
        proved = self._proved.setdefault(mutant.paragraph, [])
        for trial in (*proved, *(each for each in self.trials if each not in proved)):
            if any(_differs(mutant, ask, said) for ask in trial.asks) and not trial.passes(
                self.documents, law
            ):
                if trial in proved:
                    proved.remove(trial)
                proved.insert(0, trial)
                return True
        return not accounts_are_their_own(law)


READING = (
    ("P-LYON", processing("K1")),
    ("JI-LYON", reciprocal("K1")),
    ("AG-LYON", processing("K35")),
    ("PG-LYON", "PG_SUPERVISION;basis=ARTICLE_35"),
    ("CLERK-P", victims("K4")),
    ("ASSISTANT-P", processing("K1")),
    ("JE-LYON", processing("K9")),
)
"""One who reads in each role, with a purpose that he may state."""


def accounts_are_their_own(law: Law) -> bool:
    """Whether each sees his own account and no other, with a purpose stated or none (A53)."""
    everyone = list(records(BASE, Account))
    for who, stated in READING:
        for purpose in (None, stated):
            asked = Scenario(number="", who=who, purpose=purpose, request="", expected=())
            try:
                consultation = consult(BASE, _caller(asked), NOW, law)
                seen = {record.id for record in everyone if consultation.sees(record)}
            except (Refusal, UndecidedError):
                return False
            if seen != {REGISTER.ids[who]}:
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
            caller = _caller(scenario)
        except Refusal:
            continue
        law, begun = law_of(), time.perf_counter()
        trial = Trial(scenario, caller, in_memory(scenario.state))
        assert trial.passes(documents, law), scenario.number
        asks = tuple(
            Ask(
                Role(str(role)),
                None if purpose is None else Purpose(str(purpose)),
                NAMED[str(name)],
            )
            for role, purpose, name in law._read
        )
        seconds = time.perf_counter() - begun
        found.append(Trial(scenario, caller, trial.register, asks, seconds))
    return Court(documents, tuple(sorted(found, key=lambda each: each.seconds)))


def _differs(mutant: Mutant, ask: Ask, said: dict[Ask, bool]) -> bool:
    """Whether the mutant says to this ask anything else than the law; kept in `said`."""
    if ask not in said:
        said[ask] = any(
            true != changed and (_bears(true, ask) or _bears(changed, ask))
            for paragraph in ENACTED
            if mutant.paragraph in (None, paragraph)
            for true, changed in ((true_text(paragraph, ask), mutant.text(paragraph, ask)),)
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
