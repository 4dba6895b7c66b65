"""Record by record, field by field: what the evaluator says is what PostgreSQL returns."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from random import Random
from uuid import UUID

from db.enumerations import Processing
from parity.asking import Asked, everything
from parity.comparing import Mismatch, compared, shown_of, smallest
from parity.expecting import Json, Telling
from parity.files import FILES, of_two, with_purpose
from parity.sampling import PLAIN, Asking, file_of, unknown_ids, wanted
from parity.setting import DEEP, Setting
from permissions.condition import FALSE
from permissions.entities import ENTITIES, Entity
from permissions.evaluator import records

NEVER = frozenset({"AccessLog", "AccessRefusal", "AccessVolume"})
"""What nothing shows: no journal is kept here."""
EACH = 5 if DEEP else 3
"""Records of each kind asked for by a caller who sees any."""
SOME = 10
SINGLY: Mapping[str, int] = {"AdministrativeInquiry": 4, "ProsecutorReferral": 4, "Transmission": 2}
"""Kinds of which a caller is shown the one that he names, and what hangs on it: they are shown less
often.
"""
STRAYING = 1.0 if DEEP else 0.1
"""How often all there is of another file is asked for, too; else whether it is shown at all."""


def _with_shared(kind: str) -> Asked:
    """Every field, and every field of the kind that is reached through it alone."""
    every = dict(everything(kind).fields)
    if kind in SHARED:
        relation, entity = SHARED[kind]
        every[relation] = everything(entity)
    return Asked(kind, tuple(every.items()))


SHARED = {
    "Case": ("studyParties", "StudyParty"),
    "AntecedentRecord": ("victims", "AntecedentVictim"),
}
"""Kinds that are reached through another alone."""
EVERYTHING = {file: {name: _with_shared(name) for name in kinds} for file, kinds in FILES.items()}
PRESENCE = {
    file: {name: Asked(name, (("id", None),)) for name in kinds} for file, kinds in FILES.items()
}


def _everything_for(asking: Asking) -> Iterator[dict[str, Asked]]:
    """All that there is in the file of a purpose, and what there is in another; of which for some
    roles and purposes all is asked.
    """
    file = file_of(asking)
    yield EVERYTHING[file]
    group = f"{asking.consultation.role} {asking.consultation.purpose}"
    random = Random(group)  # noqa: S311  not for secrets
    other = random.choice([each for each in Processing if each is not file])
    yield (EVERYTHING if random.random() < STRAYING else PRESENCE)[other]


def _rare(
    telling: Telling, kinds: list[Entity], outcomes: Counter[tuple[str, bool]], random: Random
) -> Iterator[tuple[UUID, Entity]]:
    """Some records that are visible, of the kinds that were shown too seldom so far."""
    consultation = telling.consultation
    for kind in kinds:
        opening, _ = consultation.law.opening(consultation.ask(kind), kind.presence)
        if opening != FALSE and outcomes[kind.name, True] < 2 * SOME:
            every = list(records(consultation.register, kind))
            random.shuffle(every)
            yield from ((each.id, kind) for each in islice(filter(telling.sees, every), 6))


async def test_every_record_is_shown_as_the_evaluator_says(settings: list[Setting]) -> None:
    found: list[Mismatch] = []
    asked, outcomes = 0, Counter[tuple[str, bool]]()
    for setting in settings:
        random = Random(f"asked of {setting.seed}")  # noqa: S311  not for secrets
        for asking in with_purpose(setting):
            telling = Telling(asking.consultation)
            for everything_of in _everything_for(asking):
                kinds = [ENTITIES[name] for name in everything_of]
                each = EACH if asking.sees else 1
                chosen = wanted(asking, setting.register, random, each, kinds)
                chosen |= _rare(telling, kinds, outcomes, random)
                one = {key: kind for key, kind in chosen.items() if not of_two(telling, kind, key)}
                said: dict[str, dict[str, Json]] = {}
                for wanted_id, entity in one.items():
                    record = telling.find(entity, wanted_id)
                    outcomes[entity.name, record is not None] += 1
                    if record is not None:
                        said[str(wanted_id)] = telling.record(record, everything_of[entity.name])
                ids = [str(each) for each in one] + unknown_ids(random)
                shown = await shown_of(setting, asking, everything_of, ids)
                asked += len(ids)
                found += compared(setting, asking, said, shown)
    assert not found, smallest(found)
    assert asked > 1_000 * EACH * len(settings)
    every = sorted({entity.name for entity in PLAIN} - NEVER)
    shown_too_seldom = {
        name: outcomes[name, True]
        for name in every
        if outcomes[name, True] < SINGLY.get(name, SOME)
    }
    assert not shown_too_seldom
    kept = [name for name in every if name != "Court"]
    kept_too_seldom = {name: outcomes[name, False] for name in kept if outcomes[name, False] < SOME}
    assert not kept_too_seldom
    assert not [name for name in NEVER if outcomes[name, True]]
