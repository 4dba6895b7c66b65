"""Record by record, field by field: what the evaluator says is what PostgreSQL returns."""

from collections import Counter
from random import Random

from hostile.callers import seats
from hostile.drawing import NOW

from parity.asking import Asked, everything, wandering
from parity.comparing import Mismatch, compared, shown_of, smallest
from parity.expecting import Json, Telling
from parity.sampling import Asking, admitted, unknown_ids, wanted
from parity.setting import Setting
from permissions.entities import ENTITIES
from permissions.evaluator import consult
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Code, Refusal

EVERYTHING = {name: everything(name) for name in ENTITIES}
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
                role = consult(setting.register, caller, NOW).role
                if seat.purpose is None and role not in TERMS[Purpose.CASE_PROCESSING].roles:
                    said = str(Code.PURPOSE_NOT_ALLOWED)  # there is no docket for him (A53)
            except Refusal as refusal:
                said = str(refusal.code)
            codes[said] += 1
            if code != said:
                found.append(f"{seat}: evaluator {said}, PostgreSQL {code}")
    assert not found, min(found, key=len)
    assert {None, "UNAUTHENTICATED", "ROLE_NOT_CLAIMED", "PURPOSE_NOT_ALLOWED"} <= set(codes)
    assert {"HABILITATION_INVALID", "PRECONDITION_FAILED"} <= set(codes)
    assert codes[None] > 200


async def test_every_record_is_shown_as_the_evaluator_says(settings: list[Setting]) -> None:
    found: list[Mismatch] = []
    asked, outcomes = 0, Counter[tuple[str, bool]]()
    for setting in settings:
        random = Random(f"asked of {setting.seed}")  # noqa: S311  not for secrets
        for asking in _with_purpose(setting):
            records = wanted(asking, setting.register, random, each=5 if asking.sees else 1)
            said: dict[str, dict[str, Json]] = {}
            telling = Telling(asking.consultation)
            for wanted_id, entity in records.items():
                record = telling.find(entity, wanted_id)
                outcomes[entity.name, record is not None] += 1
                if record is not None:
                    said[str(wanted_id)] = telling.record(record, EVERYTHING[entity.name])
            ids = [str(each) for each in records] + unknown_ids(random)
            shown = await shown_of(setting, asking, EVERYTHING, ids)
            asked += len(ids)
            found += compared(setting, asking, said, shown)
    assert not found, smallest(found)
    assert asked > 5_000 * len(settings)
    for name in ENTITIES:
        assert outcomes[name, True] > 20, name
        assert name == "Court" or outcomes[name, False] > 20, name


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
            kinds = random.sample(sorted(ENTITIES), 3)
            asked = trees.setdefault(
                group, {name: wandering(random, name, 3) for name in {"Case", *kinds}}
            )
            telling = Telling(asking.consultation)
            said = {
                str(wanted_id): telling.record(record, asked[entity.name])
                for wanted_id, entity in wanted(asking, setting.register, random, each=6).items()
                if entity.name in asked and (record := telling.find(entity, wanted_id)) is not None
            }
            shown = await shown_of(setting, asking, asked, list(said))
            reached += len(str(said))
            found += compared(setting, asking, said, shown)
    assert not found, smallest(found)
    assert reached > 20_000


def _with_purpose(setting: Setting) -> list[Asking]:
    return [each for each in admitted(setting) if each.seat.purpose is not None]
