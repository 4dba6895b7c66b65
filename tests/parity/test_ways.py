"""Records in records, some levels down: what the evaluator says is what PostgreSQL returns."""

from random import Random

from parity.asking import Asked, wandering
from parity.comparing import Mismatch, compared, shown_of, smallest
from parity.expecting import Telling
from parity.files import FILES, of_two, with_purpose
from parity.sampling import chief, file_of, wanted
from parity.setting import Setting


async def test_records_reached_by_any_way_are_shown_as_the_evaluator_says(
    settings: list[Setting],
) -> None:
    found: list[Mismatch] = []
    reached = 0
    for setting in settings:
        random = Random(f"asked of {setting.seed}")  # noqa: S311  not for secrets
        trees: dict[object, dict[str, Asked]] = {}
        for asking in [each for each in with_purpose(setting) if each.sees][::3]:
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
                and not of_two(telling, entity, wanted_id)
                and (record := telling.find(entity, wanted_id)) is not None
            }
            shown = await shown_of(setting, asking, asked, list(said))
            reached += len(str(said))
            found += compared(setting, asking, said, shown)
    assert not found, smallest(found)
    assert reached > 20_000
