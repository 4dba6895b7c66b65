"""CHECK constraints that several records share; each is a sentence that the table must keep."""

from tortoise.migrations.constraints import CheckConstraint

from db.enumerations import Listed

REGISTRY_ONLY = CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry")
INTERCEPT_ONLY = CheckConstraint(check="processing = 'INTERCEPT'", name="processing_is_intercept")
ANTECEDENTS_ONLY = CheckConstraint(
    check="processing = 'ANTECEDENTS'", name="processing_is_antecedents"
)
STATE_IS_TWO_CAPITALS = CheckConstraint(check="state ~ '^[A-Z]{2}$'", name="state_is_two_capitals")
INTERVAL_ORDERED = CheckConstraint(check="valid_until > valid_from", name="interval_ordered")


def listed(column: str, members: type[Listed]) -> CheckConstraint:
    """The column holds a member of the list (or NULL where NULL is allowed)."""
    return CheckConstraint(check=f"{column} IN ({_texts(members)})", name=f"{column}_listed")


def all_listed(column: str, members: type[Listed]) -> CheckConstraint:
    """Every element of the text array is a member of the list, none is NULL."""
    return CheckConstraint(
        check=f"{column} <@ ARRAY[{_texts(members)}]::text[]", name=f"{column}_listed"
    )


def readable(*columns: str) -> CheckConstraint:
    """Dates and instants lie in the years 1 to 8999.

    PostgreSQL's range is wider than that of Python's datetime; one record outside it, or one whose
    retention ends outside it, would make every page that holds it unreadable.
    """
    bounds = (f"{column} >= '0001-01-01' AND {column} < '9000-01-01'" for column in columns)
    return CheckConstraint(check=" AND ".join(bounds), name="dates_readable")


def not_before(later: str, earlier: str) -> CheckConstraint:
    """`later`, where known, does not precede `earlier`."""
    return CheckConstraint(check=f"{later} >= {earlier}", name=f"{later}_not_before_{earlier}")


def _texts(members: type[Listed]) -> str:
    return ", ".join(f"'{member.value}'" for member in members)
