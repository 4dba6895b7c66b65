"""Studies of the ministry's statisticians (48-1/al.14/d)."""

from datetime import datetime

from permissions import entities
from permissions.categories import Category, always
from schema.node import Node
from schema.record import record, value

_OWN = always(Category.GOVERNANCE)


@record(entities.Study)
class Study(Node):
    """A study for which records may be read, under pseudonyms unless it needs identities."""

    reference: str | None = value(_OWN)
    title: str | None = value(_OWN)
    identities_needed: bool | None = value(_OWN)
    valid_from: datetime | None = value(_OWN)
    valid_until: datetime | None = value(_OWN)
