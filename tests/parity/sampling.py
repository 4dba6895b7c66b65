"""Which callers are followed to the end: some of each role and purpose, who see much or nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from uuid import UUID

from hostile.callers import NOWHERE, Seat, seats
from hostile.drawing import NOW
from mutants.changing import Kind, changes, substituted

from parity.setting import Setting
from permissions.categories import Category
from permissions.condition import TRUE, Condition, Exists, Row, conjuncts
from permissions.cpp import ENACTED
from permissions.entities import ENTITIES, Case, CaseLink, Entity
from permissions.evaluator import Consultation, Record, consult, records
from permissions.fold import fold
from permissions.law import in_force
from permissions.refusal import Refusal
from permissions.register import Register
from permissions.subject import Caller


@dataclass(frozen=True, slots=True)
class Asking:
    """A caller whom the gate lets in, and what the evaluator has in hand for him."""

    seat: Seat
    caller: Caller
    consultation: Consultation
    sees: bool = False


SEEING, BLIND = 3, 1
"""Callers chosen of each role and purpose, at least: who see a case, and who see none."""


@cache
def admitted(setting: Setting) -> tuple[Asking, ...]:
    """For each role and purpose some callers who see a case, and some who see none; besides, all
    for whom something of what the law asks comes out as for nobody before.
    """
    chosen: list[Asking] = []
    known: set[object] = set()
    count: Counter[object] = Counter()
    order = list(seats(setting.register, setting.seed))
    Random(setting.seed).shuffle(order)  # noqa: S311  not for secrets
    for seat in order:
        asking = asking_of(setting.register, seat)
        if asking is None:
            continue
        group = asking.consultation.role, asking.consultation.purpose
        news = set(_told_by(asking, setting.register, known))
        full = count[group, True] >= SEEING and count[group, False] >= BLIND
        if full and not news:
            continue
        sees = any(asking.consultation.sees(each) for each in near(asking, setting.register))
        count[group, sees] += 1
        if news or count[group, sees] <= (SEEING if sees else BLIND):
            known |= news
            chosen.append(replace(asking, sees=sees))
    return tuple(chosen)


def _told_by(asking: Asking, register: Register, known: set[object]) -> Iterator[object]:
    """Conditions of the law that hold of the case named, and changes of one noticed there."""
    case = dict(asking.seat.references).get("case")
    if case is None:
        return
    consultation = asking.consultation
    role, ask = consultation.role, consultation.ask(Case)
    for record in records(register, Case, UUID(case)):
        facts = record.held_by(consultation.known)
        law = in_force(ENACTED, NOW)
        whens = [grant.when for _, grant in law.grants(ask)]
        if any(fold(when, facts) == TRUE for when in whens):
            whens += [bar.when for category in Category for _, bar in law.bars(ask, category)]
        for when in dict.fromkeys(whens):
            failing = [part for part in conjuncts(when) if fold(part, facts) != TRUE]
            yield from {(role, when, not failing)} - known
            for part in failing or conjuncts(when):
                for new in _variants(part) if len(failing) < 2 else ():
                    if (role, new) not in known and (fold(new, facts) == TRUE) == bool(failing):
                        yield role, new


@cache
def _variants(part: Condition) -> tuple[Condition, ...]:
    """A clause with one thing left out or changed; not what ties rows by their ids, without which
    whole tables are looked through. Of the own case beside a linked one the same is asked as of
    any case.
    """
    if isinstance(part, Exists) and part.row == Row("judicial_case", "own"):
        return ()
    found = [each for each in changes(part) if each.kind is not Kind.NEGATED]
    swaps = [{each.old: each.new} for each in found if "id = " not in each.what]
    return tuple(dict.fromkeys(substituted(part, swap) for swap in swaps))


def asking_of(register: Register, seat: Seat) -> Asking | None:
    """The caller of a seat, if the gate lets him in."""
    try:
        caller = seat.caller()
        return Asking(seat, caller, consult(register, caller, NOW))
    except Refusal:
        return None


def near(asking: Asking, register: Register) -> Iterator[Record]:
    """The cases that may be visible: the named one, those linked to it; without one, all."""
    wanted = dict(asking.seat.references).get("case")
    if wanted is None:
        yield from records(register, Case)
        return
    own = UUID(wanted)
    yield from records(register, Case, own)
    for row in register.candidates(CaseLink.row.table, {"other_id": own}):
        yield from records(register, Case, UUID(str(row["case_id"])))


def wanted(asking: Asking, register: Register, random: Random, each: int) -> dict[UUID, Entity]:
    """Ids to ask for: the cases near, at most `each` of a kind of what hangs on them, and a quarter
    as many of those that do not.
    """
    cases = {each.id for each in near(asking, register)}
    people = {
        row[column]
        for row in register.rows("party")
        for column in ("person_id", "legal_entity_id")
        if row["case_id"] in cases
    }
    chosen: dict[UUID, Entity] = dict.fromkeys(cases, Case)
    for entity in ENTITIES.values():
        every = {record.id: record for record in records(register, entity)}
        here: list[UUID] = []
        elsewhere: list[UUID] = []
        for key, record in every.items():
            held = record.own["id"] if entity is Case else record.own.get("case_id")
            (here if held in cases or key in people else elsewhere).append(key)
        for among, most in ((here, each), (elsewhere, -(-each // 4))):
            chosen |= dict.fromkeys(random.sample(among, min(most, len(among))), entity)
    return chosen


def unknown_ids(random: Random) -> list[str]:
    """Ids of nothing, and texts that are no ids."""
    return [str(NOWHERE), str(UUID(int=random.getrandbits(128), version=4)), "x", ""]
