"""Which callers are followed to the end: some of each role and purpose, who see much or nothing."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from uuid import UUID

from hostile.callers import NOWHERE, Seat, seats
from hostile.drawing import NOW

from parity.setting import Setting
from permissions.entities import ENTITIES, Case, CaseLink, Entity
from permissions.evaluator import Consultation, Record, consult, records
from permissions.refusal import Refusal
from permissions.register import Register
from permissions.subject import Caller


@dataclass(frozen=True, slots=True)
class Asking:
    """A caller whom the gate lets in, and what the evaluator has in hand for him."""

    seat: Seat
    caller: Caller
    consultation: Consultation


def admitted(setting: Setting, *, seeing: int = 3, blind: int = 1) -> list[Asking]:
    """For each role and purpose, some callers who see a case or a link, and some who see none."""
    found: dict[tuple[object, object, bool], list[Asking]] = defaultdict(list)
    order = list(seats(setting.register, setting.seed))
    Random(setting.seed).shuffle(order)  # noqa: S311  not for secrets
    for seat in order:
        asking = asking_of(setting.register, seat)
        if asking is None:
            continue
        consultation = asking.consultation
        group = consultation.role, consultation.purpose
        if len(found[*group, True]) >= seeing and len(found[*group, False]) >= blind:
            continue
        sees = any(consultation.sees(each) for each in near(asking, setting.register))
        found[*group, sees].append(asking)
    return [
        each
        for (_, _, sees), group in sorted(found.items(), key=lambda item: str(item[0]))
        for each in group[: seeing if sees else blind]
    ]


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


def wanted(asking: Asking, register: Register, random: Random, far: int) -> dict[UUID, Entity]:
    """Ids to ask for: all those near (a sample, where they are many), and `far` of the others."""
    cases = {each.id for each in near(asking, register)}
    close: dict[UUID, Entity] = {}
    other: dict[UUID, Entity] = {}
    for entity in ENTITIES.values():
        for record in records(register, entity):
            held = record.own["id"] if entity is Case else record.own.get("case_id")
            (close if held in cases else other)[record.id] = entity
    other = {key: entity for key, entity in other.items() if key not in close}
    some = [
        *random.sample(list(close.items()), min(4 * far, len(close))),
        *random.sample(list(other.items()), min(far, len(other))),
    ]
    return dict(some)


def unknown_ids(random: Random) -> list[str]:
    """Ids of nothing, and texts that are no ids."""
    return [str(NOWHERE), str(UUID(int=random.getrandbits(128), version=4)), "x", ""]
