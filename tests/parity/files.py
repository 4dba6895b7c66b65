"""What is asked of records of the three files, and who asks."""

from uuid import UUID

from db.enumerations import Processing
from parity.expecting import Telling
from parity.sampling import PLAIN, Asking, admitted
from parity.setting import Setting
from permissions.entities import CaseLink, Entity
from permissions.evaluator import records

FILES = {
    file: sorted(
        entity.name
        for entity in PLAIN
        if any(category.file is file for _, category in entity.presence)
    )
    for file in Processing
}
"""The kinds of records of each file."""


def of_two(telling: Telling, entity: Entity, wanted_id: UUID) -> bool:
    """Whether an id stands for two records that are visible: of either may be told."""
    found = records(telling.consultation.register, entity, wanted_id)
    return entity is CaseLink and sum(telling.sees(each) for each in found) > 1


def with_purpose(setting: Setting) -> list[Asking]:
    """Callers who state a purpose."""
    return [each for each in admitted(setting) if each.seat.purpose is not None]
