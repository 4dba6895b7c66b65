"""Criminal antecedents (R40-29): one record a person and count, and who it is of (A03).

No field leads from here to the register: what is decided there is told there (48-1/al.14/a).
"""

from datetime import date, datetime
from typing import Annotated

import strawberry

from db.enumerations import AntecedentCapacity as Capacities
from permissions import entities
from permissions.categories import Category, always
from permissions.condition import Condition, Row
from permissions.entities import RECORD, VICTIM_SUBJECT
from permissions.entities.antecedents import of_antecedent
from permissions.fields import Finite
from schema.enums import AntecedentCapacity, DecisionType
from schema.node import Node
from schema.record import many, one, record, value

_OWN, _GOVERNANCE = of_antecedent(), always(Category.GOVERNANCE_ANTECEDENTS)
_VICTIM = always(Category.ANTECEDENT_VICTIM)


def _victims_of(own: Row, victim: Row) -> Condition:
    same = victim["procedure_ref"].eq(own["procedure_ref"])
    return same & victim["capacity"].eq(Capacities.VICTIM)


@record(entities.AntecedentVictim)
class AntecedentVictim(Node):
    """A victim of recorded facts; no consultation for administrative ends is told any of it."""

    surname: str | None = value(_VICTIM, shows=lambda _victim: VICTIM_SUBJECT["surname"])
    forenames: str | None = value(_VICTIM, shows=lambda _victim: VICTIM_SUBJECT["forenames"])
    birth_date: date | None = value(_VICTIM, shows=lambda _victim: VICTIM_SUBJECT["birth_date"])
    count_number: int | None = value(_VICTIM)
    offence_label: str | None = value(_VICTIM)


@record(entities.AntecedentPerson)
class AntecedentPerson(Node):
    """A person on record, as known through a record."""

    surname: str | None = value(_OWN)
    forenames: str | None = value(_OWN)
    birth_date: date | None = value(_OWN)
    birth_place: str | None = value(_OWN)
    records: list[Annotated["AntecedentRecord", strawberry.lazy("schema.antecedent")]] | None = (
        many(entities.AntecedentRecord, lambda own, found: found["person_id"].eq(own["id"]), {})
    )


@record(entities.AntecedentRecord)
class AntecedentRecord(Node):
    """What is recorded of a person for one count of a procedure."""

    procedure_ref: str | None = value(_OWN)
    count_number: int | None = value(_OWN)
    service: str | None = value(_OWN)
    offence_label: str | None = value(_OWN)
    facts_date: date | None = value(_OWN)
    place: str | None = value(_OWN)
    capacity: AntecedentCapacity | None = value(_OWN)
    outcome: DecisionType | None = value(_OWN, description="Null while none is known.")
    outcome_final_at: datetime | None = value(_OWN)
    reopened_at: datetime | None = value(_OWN)
    admin_access_barred: bool | None = value(
        _GOVERNANCE, description="Whether the prosecutor barred administrative access (230-8)."
    )
    retention_expires_at: datetime | None = value(
        _GOVERNANCE, shows=lambda found: Finite(found["retention_expires_at"])
    )
    person: AntecedentPerson | None = one(
        entities.AntecedentPerson,
        lambda own, person: person["id"].eq(own["person_id"]),
        {RECORD: RECORD},
    )
    victims: list[AntecedentVictim] | None = many(entities.AntecedentVictim, _victims_of, {})
