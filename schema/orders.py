"""Sort keys: what each reads, and the category that this tells. Absent values sort last."""

from collections.abc import Mapping
from dataclasses import dataclass

import strawberry

from db.enumerations import Listed
from permissions.categories import (
    CASE,
    DECISION,
    PARTY,
    VICTIMS,
    Category,
    Classification,
    always,
    of_decision,
    of_identity,
)
from permissions.communications import INTERCEPTION
from permissions.condition import Column, Row
from permissions.entities import (
    ACCESS,
    REFUSAL,
    SERVICE_REQUEST,
    VOLUME,
    AccessLog,
    AccessRefusal,
    AccessVolume,
    Interception,
    ServiceRequest,
)
from permissions.fields import Least
from permissions.selection import Order


@strawberry.enum
class Direction(Listed):
    """Ascending or descending; absent values are last either way."""

    ASC = "ASC"
    DESC = "DESC"


@strawberry.enum
class CaseOrderKey(Listed):
    """By what cases are sorted."""

    NUMBER = "NUMBER"
    COMPLAINT_RECEIVED_AT = "COMPLAINT_RECEIVED_AT"
    LAST_RECORDED_UPDATE_AT = "LAST_RECORDED_UPDATE_AT"
    VICTIM_SURNAME = "VICTIM_SURNAME"


@strawberry.enum
class PartyOrderKey(Listed):
    """By what parties are sorted."""

    CAPACITY = "CAPACITY"
    SURNAME = "SURNAME"


@strawberry.enum
class DecisionOrderKey(Listed):
    """By what decisions are sorted."""

    PRONOUNCED_AT = "PRONOUNCED_AT"
    FINAL_AT = "FINAL_AT"


@strawberry.enum
class InterceptionOrderKey(Listed):
    """By what interceptions are sorted."""

    STARTED_AT = "STARTED_AT"


@strawberry.enum
class ServiceRequestOrderKey(Listed):
    """By what requests to operators are sorted."""

    AT = "AT"


@strawberry.enum
class AccessLogOrderKey(Listed):
    """By what entries of the journal are sorted."""

    INSTANT = "INSTANT"


@strawberry.enum
class AccessVolumeOrderKey(Listed):
    """By what volumes are sorted."""

    STARTS_AT = "STARTS_AT"
    TIMES = "TIMES"


@strawberry.enum
class AccessRefusalOrderKey(Listed):
    """By what refusals are sorted."""

    STARTS_AT = "STARTS_AT"
    OPERATIONS = "OPERATIONS"


@strawberry.input(description="A sort key of cases.")
class CaseOrder:
    """How cases are sorted."""

    by: CaseOrderKey
    direction: Direction = Direction.ASC


@strawberry.input(description="A sort key of parties.")
class PartyOrder:
    """How parties are sorted."""

    by: PartyOrderKey
    direction: Direction = Direction.ASC


@strawberry.input(description="A sort key of decisions.")
class DecisionOrder:
    """How decisions are sorted."""

    by: DecisionOrderKey
    direction: Direction = Direction.ASC


@strawberry.input(description="A sort key of interceptions.")
class InterceptionOrder:
    """How interceptions are sorted."""

    by: InterceptionOrderKey
    direction: Direction = Direction.ASC


@strawberry.input(description="A sort key of requests to operators.")
class ServiceRequestOrder:
    """How requests to operators are sorted."""

    by: ServiceRequestOrderKey
    direction: Direction = Direction.ASC


@strawberry.input(description="A sort key of the journal; without one, the latest come first.")
class AccessLogOrder:
    """How entries of the journal are sorted."""

    by: AccessLogOrderKey
    direction: Direction = Direction.ASC


@strawberry.input(description="A sort key of volumes; without one, the latest come first.")
class AccessVolumeOrder:
    """How volumes are sorted."""

    by: AccessVolumeOrderKey
    direction: Direction = Direction.ASC


@strawberry.input(description="A sort key of refusals; without one, the latest come first.")
class AccessRefusalOrder:
    """How refusals are sorted."""

    by: AccessRefusalOrderKey
    direction: Direction = Direction.ASC


@dataclass(frozen=True, slots=True)
class SortKey:
    """What a sort key shows, of what category and type, and whether it may be absent."""

    shown: Column | Least
    classes: Classification
    cast: str
    nullable: bool

    def order(self, code: str, *, descending: bool) -> Order:
        """The order it makes."""
        return Order(
            code,
            f"orderBy: {code}",
            self.shown,
            self.classes,
            self.cast,
            self.nullable,
            descending,
        )


_META, _DECISION, _IDENTITY = always(Category.CASE_META), of_decision(), of_identity()
_VICTIM = Row("party", "sorted_victim")
_BEHIND = Row("person", "sorted_person")


def _surname_of(party: Row) -> Least:
    return Least(_BEHIND, _BEHIND["surname_key"], _BEHIND["id"].eq(party["person_id"]))


_VICTIM_SURNAME = Least(
    _VICTIM,
    _BEHIND["surname_key"],
    _VICTIM["case_id"].eq(CASE["id"]) & _VICTIM["capacity"].among(VICTIMS),
    ((_BEHIND, _BEHIND["id"].eq(_VICTIM["person_id"])),),
)

SORT_KEYS: Mapping[str, Mapping[str, SortKey]] = {
    "CaseOrder": {
        "NUMBER": SortKey(CASE["number"], _META, "text", nullable=False),
        "COMPLAINT_RECEIVED_AT": SortKey(
            CASE["complaint_received_at"], _META, "date", nullable=True
        ),
        "LAST_RECORDED_UPDATE_AT": SortKey(
            CASE["last_recorded_update_at"], _META, "timestamptz", nullable=False
        ),
        "VICTIM_SURNAME": SortKey(
            _VICTIM_SURNAME, always(Category.VICTIM_IDENTITY), "text", nullable=True
        ),
    },
    "PartyOrder": {
        "CAPACITY": SortKey(PARTY["capacity"], _IDENTITY, "text", nullable=False),
        "SURNAME": SortKey(_surname_of(PARTY), _IDENTITY, "text", nullable=True),
    },
    "DecisionOrder": {
        "PRONOUNCED_AT": SortKey(
            DECISION["pronounced_at"], _DECISION, "timestamptz", nullable=False
        ),
        "FINAL_AT": SortKey(DECISION["final_at"], _DECISION, "timestamptz", nullable=True),
    },
    "InterceptionOrder": {
        "STARTED_AT": SortKey(
            INTERCEPTION["started_at"], Interception.presence, "timestamptz", nullable=False
        ),
    },
    "ServiceRequestOrder": {
        "AT": SortKey(
            SERVICE_REQUEST["at"], ServiceRequest.presence, "timestamptz", nullable=False
        ),
    },
    "AccessLogOrder": {
        "INSTANT": SortKey(ACCESS["instant"], AccessLog.presence, "timestamptz", nullable=False),
    },
    "AccessVolumeOrder": {
        "STARTS_AT": SortKey(
            VOLUME["starts_at"], AccessVolume.presence, "timestamptz", nullable=False
        ),
        "TIMES": SortKey(VOLUME["times"], AccessVolume.presence, "float8", nullable=True),
    },
    "AccessRefusalOrder": {
        "STARTS_AT": SortKey(
            REFUSAL["starts_at"], AccessRefusal.presence, "timestamptz", nullable=False
        ),
        "OPERATIONS": SortKey(
            REFUSAL["operations"], AccessRefusal.presence, "bigint", nullable=False
        ),
    },
}
