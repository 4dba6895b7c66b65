"""An explanation: a question with its answers, in as much depth as who asks may have.

Who asks about himself is told of a record that he sees: which paragraphs bear on it, and of their
conditions those that are about his own rights. Of a record that he does not see, or that is not
there, he is told what his purpose needs in general, and nothing else: both are one answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import auto

from db.enumerations import Listed
from permissions.cpp.french import meaning_of
from permissions.disclosure import told_as
from permissions.explaining import Kind, Part, Question, Weighed
from permissions.gate import UNKNOWN_AGENT, Step
from permissions.law import Ask
from permissions.refusal import Said
from permissions.wording import worded

Truths = Sequence[bool]
"""Whether each of a question's conditions holds."""


class Outcome(Listed):
    """What becomes of the field."""

    RELEASED = auto()
    WITHHELD = auto()
    INVISIBLE = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Told:
    """A condition in words; `holds` None: not judged, or not told."""

    said: Said
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Consideration:
    """A paragraph that was considered. Of a bar, `holds` means that it closes.

    `presence`: it decides whether the record is visible at all.
    """

    kind: Kind
    clauses: tuple[str, ...]
    rule: str
    meaning: Said
    category: str | None
    code: str | None
    presence: bool
    holds: bool | None
    conditions: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a field is released or withheld. `categories` are those of the record's data."""

    outcome: Outcome
    categories: tuple[str, ...]
    code: str | None
    clauses: tuple[str, ...]
    by_record: bool
    considered: tuple[Consideration, ...]


def explain_to_caller(asked: Question, truths: Truths | None) -> Explanation:
    """To who asks about himself: his gate has let him in; `truths` None: he sees no such record."""
    gate = tuple(_owed(asked, [True] * (1 + len(asked.gate))))
    if truths is None:
        weighed = (each for each in asked.weighed if not each.presence)
        general = tuple(_weighed(each, None, asked.ask, full=False) for each in weighed)
        return Explanation(Outcome.INVISIBLE, (), None, (), asked.by_record, (*gate, *general))
    return _explained(asked, truths, gate, full=False)


def explain_in_full(asked: Question, truths: Truths | None, held: Sequence[bool]) -> Explanation:
    """To who controls: every condition, of the gate too, held or failed.

    `held` says whether the account is active and which steps of the gate hold; `truths` None:
    there is no such record, or none kept.
    """
    gate = tuple(_owed(asked, held))
    whole_gate = (UNKNOWN_AGENT, *asked.gate)
    failed = [step for step, holds in zip(whole_gate, held, strict=True) if not holds]
    if truths is None:
        general = tuple(_weighed(each, None, asked.ask, full=True) for each in asked.weighed)
        return Explanation(Outcome.INVISIBLE, (), None, (), asked.by_record, (*gate, *general))
    made = _explained(asked, truths, gate, full=True)
    if not failed:
        return made
    code, clauses = str(failed[0].code), failed[0].clauses
    return Explanation(
        Outcome.REFUSED, made.categories, code, clauses, made.by_record, made.considered
    )


def _explained(
    asked: Question, truths: Truths, gate: tuple[Consideration, ...], *, full: bool
) -> Explanation:
    bearing = [each for each in asked.weighed if truths[each.applies]]
    about_field = [each for each in bearing if not each.presence]
    categories = dict.fromkeys(str(told_as(each.category, asked.ask)) for each in about_field)
    considered = (*gate, *(_weighed(each, truths, asked.ask, full=full) for each in bearing))
    code: str | None = None
    clauses: tuple[str, ...] = ()
    if not truths[asked.visible]:
        outcome = Outcome.INVISIBLE
    elif truths[asked.released]:
        outcome = Outcome.RELEASED
        clauses = _opening(about_field, considered, asked.ask)
    else:
        outcome = Outcome.WITHHELD
        reason = next((r for number, r in asked.reasons if truths[number]), None)
        if reason is not None:
            code, clauses = str(reason.code), reason.clauses
            categories = {str(reason.category): None}
    return Explanation(outcome, tuple(categories), code, clauses, asked.by_record, considered)


def _opening(
    bearing: Sequence[Weighed], told: Sequence[Consideration], ask: Ask
) -> tuple[str, ...]:
    """The clauses that open, less those of grants that are told not to hold."""
    closed = {(each.clauses, each.category) for each in told if each.holds is False}
    found = (
        clause
        for each in bearing
        if each.kind is Kind.GRANT
        and (each.source.clauses, str(told_as(each.category, ask))) not in closed
        for clause in each.source.clauses
    )
    return tuple(dict.fromkeys(found))


def _owed(asked: Question, held: Sequence[bool]) -> Iterator[Consideration]:
    """What is asked at the gate: an account, the role, then what the paragraphs need."""
    active, claimed, *rest = held
    yield _need(UNKNOWN_AGENT, "GX-01", _ACCOUNT, _ACTIVE, holds=active)
    first, *steps = asked.gate
    said = worded(first.holds)
    yield _need(first, "GX-05", _ROLE, said, holds=claimed)
    sources = [source for source, _ in asked.law.needs(asked.gate_ask)]
    for source, step, holds in zip(sources, steps, rest, strict=True):
        yield _need(step, source.rule, meaning_of(source), worded(step.holds), holds=holds)


_ACCOUNT = Said("Who asks has an active account.", "Qui demande a un compte actif.")
_ROLE = Said(
    "The role in which one acts is held now.", "Le rôle dans lequel on agit est exercé à présent."
)
_ACTIVE = Said(
    "the account of the caller is active", "le compte de l’auteur de la demande est actif"
)


def _need(step: Step, rule: str, meaning: Said, said: Said, *, holds: bool) -> Consideration:
    return Consideration(
        kind=Kind.NEED,
        clauses=step.clauses,
        rule=rule,
        meaning=meaning,
        category=None,
        code=str(step.code),
        presence=False,
        holds=holds,
        conditions=(Told(said, holds),),
    )


def _weighed(each: Weighed, truths: Truths | None, ask: Ask, *, full: bool) -> Consideration:
    conditions = tuple(
        Told(worded(part.stated), _truth(part, truths, full=full)) for part in each.parts
    )
    return Consideration(
        kind=each.kind,
        clauses=each.source.clauses,
        rule=each.source.rule,
        meaning=meaning_of(each.source),
        category=str(told_as(each.category, ask)),
        code=None if each.code is None else str(each.code),
        presence=each.presence,
        holds=_all(told.holds for told in conditions) if truths is not None else None,
        conditions=conditions,
    )


def _truth(part: Part, truths: Truths | None, *, full: bool) -> bool | None:
    if truths is None or part.judged is None or not (full or part.tellable):
        return None
    return truths[part.judged]


def _all(held: Iterable[bool | None]) -> bool | None:
    """All hold; None where one is not told and none is told to fail."""
    found = list(held)
    if False in found:
        return False
    return None if None in found else True
