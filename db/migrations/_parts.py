"""Parts that new tables have in common, each said once for the migrations that make them.

INVARIANT: what a part writes never changes, as a migration never does.
"""

from typing import Any, TypeAlias

from tortoise import fields
from tortoise.fields.base import Field, OnDelete
from tortoise.fields.db_defaults import SqlDefault
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.migrations.constraints import CheckConstraint

Column: TypeAlias = tuple[str, Field[Any]]

ROLES = (
    "'PROSECUTOR', 'APPEAL_PROSECUTOR', 'PROSECUTOR_GENERAL', 'CRIMINAL_JUDGE', "
    "'NON_CRIMINAL_MAGISTRATE', 'MAGISTRATE_CLERK', 'AUTHORISED_ASSISTANT', "
    "'SAUJ_AGENT', 'FILE_CONTROL_MAGISTRATE', 'FILE_CONTROL_ASSISTANT', "
    "'REGISTRY_CONTROL_MAGISTRATE', 'MOJ_STATISTICIAN', 'STATISTICS_USER', "
    "'ART_11_1_AGENT', 'JUDICIAL_POLICE_OFFICER', 'JUDICIAL_POLICE_AGENT', "
    "'CUSTOMS_JUDICIAL_OFFICER', 'TAX_JUDICIAL_OFFICER', 'SPECIALISED_ASSISTANT', "
    "'CUSTOMS_67BIS2_OFFICER', 'INTERPRETER', 'FOREIGN_INVESTIGATOR', "
    "'DECRYPTION_AGENT', 'PLATFORM_MAINTAINER', 'PAYMENT_CONTROLLER', 'CONTRACTOR', "
    "'ANTENJ_DIRECTOR', 'ANTENJ_MAGISTRATE', 'ANTENJ_DIRECTOR_DELEGATE', "
    "'QUALIFIED_PERSON', 'POLICE_ADMIN_INVESTIGATOR', 'INTELLIGENCE_AGENT', "
    "'SNEAS_AGENT', 'COSSEN_AGENT', 'ADMIN_POLICE_AGENT', "
    "'DEFENCE_INTELLIGENCE_AGENT', 'FOREIGN_POLICE_BODY', 'HIERARCHICAL_SUPERIOR', "
    "'HEAD_OF_REGISTRY', 'SECRETARY_GENERAL_MOJ', 'CUSTOMS_MINISTER', 'DGPN', "
    "'DGGN', 'STATE_REPRESENTATIVE', 'INTELLIGENCE_DIRECTOR', 'JUSTICE_MINISTER'"
)
"""The roles, as they stood when these tables were made."""

INTERVAL_ORDERED = CheckConstraint(check="valid_until > valid_from", name="interval_ordered")
STATE_IS_TWO_CAPITALS = CheckConstraint(check="state ~ '^[A-Z]{2}$'", name="state_is_two_capitals")


def stamped() -> list[Column]:
    """The columns of every record."""
    return [
        ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
        ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
        ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
    ]


def stamped_in(file: str) -> list[Column]:
    """The columns of every record of one of the three files."""
    return [*stamped(), ("processing", fields.TextField(db_default=SqlDefault(f"'{file}'")))]


def link(
    name: str, target: str, related_name: str, on_delete: OnDelete, *, null: bool = False
) -> Column:
    """A foreign key to the id of a model of the register."""
    key: ForeignKeyFieldInstance[Any] = ForeignKeyFieldInstance(
        f"greffe.{target}",
        related_name,
        on_delete,
        null=null,
        source_field=f"{name}_id",
    )
    return name, key


def only_in(file: str) -> CheckConstraint:
    """The row is of that file and of no other."""
    return CheckConstraint(check=f"processing = '{file}'", name=f"processing_is_{file.lower()}")


def listed(column: str, members: str) -> CheckConstraint:
    """The column holds one of the members, given as they stand in SQL."""
    return CheckConstraint(check=f"{column} IN ({members})", name=f"{column}_listed")


def all_listed(column: str, members: str) -> CheckConstraint:
    """Every element of the array is one of the members, given as they stand in SQL."""
    return CheckConstraint(check=f"{column} <@ ARRAY[{members}]::text[]", name=f"{column}_listed")


def readable(*columns: str) -> CheckConstraint:
    """Dates and instants lie in the years 1 to 8999."""
    bounds = (f"{column} >= '0001-01-01' AND {column} < '9000-01-01'" for column in columns)
    return CheckConstraint(check=" AND ".join(bounds), name="dates_readable")


def not_before(later: str, earlier: str) -> CheckConstraint:
    """`later`, where known, does not precede `earlier`."""
    return CheckConstraint(check=f"{later} >= {earlier}", name=f"{later}_not_before_{earlier}")
