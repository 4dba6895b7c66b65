"""Which callers are followed to the end: some of each role and purpose, who see much or nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from random import Random
from uuid import UUID

from hostile.callers import NOWHERE, Seat, seats
from hostile.drawing import NOW
from mutants.changing import Kind, changes, substituted

from db.enumerations import Processing
from parity.asking import SHARING
from parity.setting import DEEP, Setting
from permissions.categories import Category
from permissions.condition import TRUE, Condition, Exists, Row, conjuncts
from permissions.cpp import ENACTED
from permissions.entities import (
    ENTITIES,
    AntecedentRecord,
    Authorisation,
    Case,
    CaseLink,
    Entity,
    InterceptItem,
    PlatformUser,
)
from permissions.evaluator import Consultation, Record, consult, records
from permissions.fold import fold
from permissions.law import in_force
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Refusal
from permissions.register import Register
from permissions.remembering import remembering
from permissions.subject import Caller


@dataclass(frozen=True, slots=True)
class Asking:
    """A caller whom the gate lets in, and what the evaluator has in hand for him."""

    seat: Seat
    caller: Caller
    consultation: Consultation
    sees: bool = False


PLAIN = tuple(entity for name, entity in ENTITIES.items() if name not in SHARING)
"""Kinds of records of which no two share an id."""
SEEING, BLIND = (4, 2) if DEEP else (2, 1)
"""Callers chosen of each role and purpose, at least: who see something, and who see nothing."""
ELSEWHERE = 3 if DEEP else 1
"""As many see something of the other two files, of which there are more roles and purposes."""
SINGLY = frozenset({Purpose.ADMIN_INQUIRY, Purpose.FOREIGN_ADMIN_POLICE})
"""Purposes that name the one record of a kind that is shown: as many as of the register."""
TRIED = 40
"""Of a role and purpose by which nobody sees anything, so many are tried."""


@cache
def admitted(setting: Setting) -> tuple[Asking, ...]:
    """For each role and purpose some callers who see what it is about, and some who see none;
    besides, all for whom something of what the law asks comes out as for nobody before.
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
        often = chief(asking) is Case or group[1] in SINGLY
        seeing = SEEING if often else ELSEWHERE
        full = count[group, True] >= seeing and count[group, False] >= BLIND
        if (full or count[group, None] >= TRIED) and not news:
            continue
        sees = any(asking.consultation.sees(each) for each in near(asking, setting.register))
        count[group, sees] += 1
        count[group, None] += 1 if count[group, True] == 0 else 0
        if news or count[group, sees] <= (seeing if sees else BLIND):
            known |= news
            chosen.append(replace(asking, sees=sees))
    return tuple(chosen)


def _told_by(asking: Asking, register: Register, known: set[object]) -> Iterator[object]:
    """Conditions of the law that hold of the case named, and changes of one noticed there."""
    case = dict(asking.seat.references).get("case")
    if case is None or chief(asking) is not Case:
        return
    consultation = asking.consultation
    role, ask = consultation.role, consultation.ask(Case)
    for record in records(register, Case, UUID(case)):
        facts = record.held_by(consultation.known)
        law = remembering(in_force(ENACTED, NOW))
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


CHIEF = {Purpose.PAYMENT_CONTROL: PlatformUser, Purpose.INTERCEPT_OVERSIGHT: Authorisation}


def chief(asking: Asking) -> Entity:
    """What a purpose is about."""
    purpose = asking.consultation.purpose
    if purpose is None or purpose in CHIEF:
        return Case if purpose is None else CHIEF[purpose]
    file = TERMS[purpose].processing
    if file is Processing.REGISTRY:
        return Case
    return InterceptItem if file is Processing.INTERCEPT else AntecedentRecord


def near(asking: Asking, register: Register) -> Iterator[Record]:
    """The records that may be visible: the case named and those linked to it, items of the case,
    mission or interception, records of the subject; those who made requisitions; without any, all.
    """
    entity, named = chief(asking), dict(asking.seat.references)
    if entity is PlatformUser:
        made = {row["requester_id"] for row in register.rows("service_request")}
        yield from (each for each in records(register, entity) if each.id in made)
        return
    if entity is Case and "case" in named:
        own = UUID(named["case"])
        yield from records(register, Case, own)
        for row in register.candidates(CaseLink.row.table, {"other_id": own}):
            yield from records(register, Case, UUID(str(row["case_id"])))
        return
    about = set() if entity in (Case, *CHIEF.values()) else about_of(asking, register)
    for record in records(register, entity):
        if not about or _keys(record) & about:
            yield record


def about_of(asking: Asking, register: Register) -> set[object]:
    """The ids that a purpose names, and what the act or record that it names is about."""
    found: set[object] = set()
    for key, value in asking.seat.references:
        if not _is_id(value):
            continue
        found.add(UUID(value))
        for table in ("authorisation", "control_request", "access_request"):
            row = (
                register.by_id(table, UUID(value)) if key in ("authorisation", "request") else None
            )
            for column in ("case_id", "interception_id", "person_id", "legal_entity_id"):
                found.add(None if row is None else row.get(column))
        if key == "transmission":
            entries = register.candidates("transmission_record", {"transmission_id": UUID(value)})
            found |= {row["record_id"] for row in entries}
    return found - {None}


def _is_id(value: str) -> bool:
    return len(value) == 36


def _keys(record: Record) -> frozenset[object]:
    """The ids that a record holds, with those of the rows it is judged with."""
    return frozenset(
        value
        for row in record.rows.values()
        for column, value in row.items()
        if isinstance(value, UUID) and (column == "id" or column.endswith("_id"))
    )


@cache
def _all(register: Register, entity: Entity) -> tuple[tuple[UUID, frozenset[object]], ...]:
    """The ids of the records of a kind, each with the ids that it holds."""
    return tuple((record.id, _keys(record)) for record in records(register, entity))


def wanted(
    asking: Asking,
    register: Register,
    random: Random,
    each: int,
    kinds: Iterable[Entity] = PLAIN,
) -> dict[UUID, Entity]:
    """Ids to ask for: the records near, at most `each` of a kind of what hangs on them, and a
    quarter as many of those that do not; of the records of another file, one.
    """
    kinds, entity = tuple(kinds), chief(asking)
    close = {record.id for record in near(asking, register)}
    people = {
        row[column]
        for row in register.rows("party")
        for column in ("person_id", "legal_entity_id")
        if row["case_id"] in close
    }
    about = close | people | about_of(asking, register)
    file = file_of(asking)
    chosen: dict[UUID, Entity] = {}
    if entity in kinds:
        most = len(close) if entity is Case else 3 * each
        chosen = dict.fromkeys(random.sample(sorted(close, key=str), min(most, len(close))), entity)
    for kind in kinds:
        here: list[UUID] = []
        elsewhere: list[UUID] = []
        for key, held in _all(register, kind):
            (here if held & about else elsewhere).append(key)
        own = any(category.file is file for _, category in kind.presence)
        for among, most in ((here, each if own else 1), (elsewhere, -(-each // 4) if own else 1)):
            chosen |= dict.fromkeys(random.sample(among, min(most, len(among))), kind)
    return chosen


def file_of(asking: Asking) -> Processing:
    """The file that a purpose is about."""
    purpose = asking.consultation.purpose
    return Processing.REGISTRY if purpose is None else TERMS[purpose].processing


def unknown_ids(random: Random) -> list[str]:
    """Ids of nothing, and texts that are no ids."""
    return [str(NOWHERE), str(UUID(int=random.getrandbits(128), version=4)), "x", ""]
