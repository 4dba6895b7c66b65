"""Record by record, field by field: what the evaluator says is what PostgreSQL returns."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from uuid import UUID

from hostile.callers import seats
from hostile.drawing import NOW

from db.enumerations import Processing, Role
from parity.asking import Asked, everything, wandering
from parity.comparing import Mismatch, compared, shown_of, smallest
from parity.expecting import Json, Telling
from parity.sampling import PLAIN, Asking, admitted, chief, file_of, unknown_ids, wanted
from parity.setting import Setting
from permissions.entities import ENTITIES, CaseLink, Entity
from permissions.evaluator import _held, consult, known_of, records
from permissions.gate import role_of
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Code, Refusal
from permissions.subject import Caller

NEVER = frozenset({"ServiceRequest", "AccessLog"})
"""What nothing shows: requisitions (A29); no journal is kept here."""
SOME = 10
STRAYING = 0.25
"""How often records of another file are asked for, too."""
FILES = {
    file: sorted(
        entity.name
        for entity in PLAIN
        if any(category.file is file for _, category in entity.presence)
    )
    for file in Processing
}
"""The kinds of records of each file."""


def _below(kind: str, relation: str, entity: str) -> dict[str, Asked]:
    return {kind: Asked(kind, (("id", None), (relation, everything(entity))))}


EVERYTHING = {file: {name: everything(name) for name in kinds} for file, kinds in FILES.items()}
APART = {
    Processing.REGISTRY: _below("Case", "studyParties", "StudyParty"),
    Processing.ANTECEDENTS: _below("AntecedentRecord", "victims", "AntecedentVictim"),
}
"""All fields of kinds that are reached through another alone."""
CASE, DOCKET = '{ case(id: "x") { id } }', "{ viewer { docket { totalCount } } }"


async def test_the_gate_refuses_the_same_callers_with_the_same_codes(
    settings: list[Setting],
) -> None:
    found, codes = [], Counter[str | None]()
    for setting in settings:
        for seat in seats(setting.register, setting.seed):
            code = await setting.code(seat, DOCKET if seat.purpose is None else CASE)
            try:
                caller = seat.caller()
                said: str | None = None
                if seat.purpose is None and _role(setting, caller) not in DOCKETS:
                    said = str(Code.PURPOSE_NOT_ALLOWED)  # there is no docket for him (A53)
                else:
                    consult(setting.register, caller, NOW)
            except Refusal as refusal:
                said = str(refusal.code)
            codes[said] += 1
            if code != said:
                found.append(f"{seat}: evaluator {said}, PostgreSQL {code}")
    assert not found, min(found, key=len)
    assert {None, "UNAUTHENTICATED", "ROLE_NOT_CLAIMED", "PURPOSE_NOT_ALLOWED"} <= set(codes)
    assert {"HABILITATION_INVALID", "DESIGNATION_INVALID", "PRECONDITION_FAILED"} <= set(codes)
    assert {"MOTIVE_NOT_COVERED", "DUTY_OUTSTANDING", "ISSUER_NOT_COMPETENT"} & set(codes)
    assert codes[None] > 200


DOCKETS = TERMS[Purpose.CASE_PROCESSING].roles


def _role(setting: Setting, caller: Caller) -> Role:
    """The role that a caller acts in: the one stated, else the only one held. Raises `Refusal`."""
    held = _held(setting.register, known_of(setting.register, caller, NOW))
    return caller.acting_role or role_of(None, held, any_will_do=False)


def _everything_for(asking: Asking, random: Random) -> Iterator[dict[str, Asked]]:
    """All that there is in the file of a purpose, and at times all that there is in another."""
    file = file_of(asking)
    yield EVERYTHING[file]
    if file in APART and asking.sees:
        yield APART[file]
    if random.random() < STRAYING:
        yield EVERYTHING[random.choice([each for each in Processing if each is not file])]


def _of_two(telling: Telling, entity: Entity, wanted_id: UUID) -> bool:
    """Whether an id stands for two records that are visible: of either may be told."""
    found = records(telling.consultation.register, entity, wanted_id)
    return entity is CaseLink and sum(telling.sees(each) for each in found) > 1


async def test_every_record_is_shown_as_the_evaluator_says(settings: list[Setting]) -> None:
    found: list[Mismatch] = []
    asked, outcomes = 0, Counter[tuple[str, bool]]()
    for setting in settings:
        random = Random(f"asked of {setting.seed}")  # noqa: S311  not for secrets
        for asking in _with_purpose(setting):
            telling = Telling(asking.consultation)
            for everything_of in _everything_for(asking, random):
                kinds = [ENTITIES[name] for name in everything_of]
                each = 5 if asking.sees else 1
                chosen = wanted(asking, setting.register, random, each, kinds)
                one = {key: kind for key, kind in chosen.items() if not _of_two(telling, kind, key)}
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
    assert asked > 5_000 * len(settings)
    for name in {entity.name for entity in PLAIN} - NEVER:
        assert outcomes[name, True] >= SOME, name
        assert name == "Court" or outcomes[name, False] >= SOME, name
    assert not [name for name in NEVER if outcomes[name, True]]


async def test_records_reached_by_any_way_are_shown_as_the_evaluator_says(
    settings: list[Setting],
) -> None:
    found: list[Mismatch] = []
    reached = 0
    for setting in settings:
        random = Random(f"asked of {setting.seed}")  # noqa: S311  not for secrets
        trees: dict[object, dict[str, Asked]] = {}
        for asking in [each for each in _with_purpose(setting) if each.sees][::3]:
            group = asking.consultation.role, asking.consultation.purpose
            chosen = random.sample(FILES[file_of(asking)], 3)
            asked = trees.setdefault(
                group, {name: wandering(random, name, 3) for name in (chief(asking).name, *chosen)}
            )
            telling = Telling(asking.consultation)
            said = {
                str(wanted_id): telling.record(record, asked[entity.name])
                for wanted_id, entity in wanted(asking, setting.register, random, each=6).items()
                if entity.name in asked
                and not _of_two(telling, entity, wanted_id)
                and (record := telling.find(entity, wanted_id)) is not None
            }
            shown = await shown_of(setting, asking, asked, list(said))
            reached += len(str(said))
            found += compared(setting, asking, said, shown)
    assert not found, smallest(found)
    assert reached > 20_000


def _with_purpose(setting: Setting) -> list[Asking]:
    return [each for each in admitted(setting) if each.seat.purpose is not None]
