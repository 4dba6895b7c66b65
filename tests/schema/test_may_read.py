"""`viewer { mayRead }` against what can be asked for: nothing open that nobody can be shown."""

from datetime import UTC, datetime

import pytest
from answered import opening, place
from graphql import GraphQLObjectType

from db.enumerations import Role
from permissions.categories import Category
from permissions.cpp import ENACTED
from permissions.entities import ENTITIES
from permissions.fields import Relation
from permissions.law import in_force
from permissions.plan import opens
from permissions.policy import Opened, sheets
from permissions.purposes import TERMS, Purpose
from permissions.statistics.dimensions import Dimension
from permissions.subject import StatedPurpose
from schema.build import build
from schema.may_read import ReadableField, carriers, readable
from schema.own_acts import OWN
from schema.record import FIELDS
from schema.sdl import classified

SCHEMA = build()
LAW = in_force(ENACTED, datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
STATISTICS = Purpose.STATISTICS_NON_NOMINATIVE
STATED = [(role, purpose) for purpose, terms in TERMS.items() for role in sorted(terms.roles)]


def opened(role: Role, purpose: Purpose) -> list[ReadableField]:
    rows = readable(LAW, role, purpose, "en")
    return [row for row in rows if row.opened is not Opened.NEVER]


@pytest.mark.parametrize(("role", "purpose"), STATED)
def test_no_field_is_open_of_a_kind_that_nobody_is_shown(role: Role, purpose: Purpose) -> None:
    shown = {name for name, kind in ENTITIES.items() if opens(LAW, role, purpose, kind)}
    for row in opened(role, purpose):
        field = FIELDS.get((row.type, row.field))
        if field is not None:
            assert row.type in shown, row
            assert not isinstance(field, Relation) or field.target.name in shown, row


def test_the_policy_names_no_kind_that_nobody_is_shown() -> None:
    for sheet in sheets(LAW, carriers()):
        for one in sheet.openings:
            for name in {name for way in one.ways for name in way.of} & ENTITIES.keys():
                assert opens(LAW, sheet.role, sheet.purpose, ENTITIES[name]), (sheet.role, name)


@pytest.mark.parametrize(
    ("role", "purpose", "of"),
    [
        (Role.PAYMENT_CONTROLLER, Purpose.PAYMENT_CONTROL, ("Case", "court")),
        (Role.PAYMENT_CONTROLLER, Purpose.PAYMENT_CONTROL, ("ServiceRequest", "requester")),
        (Role.CRIMINAL_JUDGE, Purpose.INTERCEPT_CASE, ("Case", "court")),
        (Role.CRIMINAL_JUDGE, Purpose.INTERCEPT_CASE, ("Decision", "court")),
    ],
)
def test_what_leads_from_records_that_nobody_is_shown_is_closed(
    role: Role, purpose: Purpose, of: tuple[str, str]
) -> None:
    assert of not in {(row.type, row.field) for row in opened(role, purpose)}


def test_every_field_that_the_schema_classifies_has_a_row() -> None:
    rows = {(row.type, row.field) for row in readable(LAW, Role.PROSECUTOR, STATISTICS, "en")}
    types = SCHEMA._schema.type_map
    told = {of for of, _, _ in classified(SCHEMA) if isinstance(types[of[0]], GraphQLObjectType)}
    own_account = {"Viewer", *(acts.name for acts in OWN.values())}
    beside = {"Query", "Mutation", *own_account}
    assert {of for of in told - rows if of[0] not in beside} == set()


def test_counts_are_open_for_statistics_with_what_they_are_asked_by() -> None:
    rows = {(row.type, row.field): row for row in opened(Role.STATISTICS_USER, STATISTICS)}
    by, of_many = rows["StatisticalCell", "count"].conditions[0]
    assert all(each in by for each in ("countBy", *Dimension))
    assert "threshold" in of_many
    assert rows["StatisticalKey", "value"].conditions == [[by]]
    assert "48-1/al.14/b" in rows["StatisticalCell", "count"].clauses
    assert {kind for kind, _ in rows} & ENTITIES.keys() == {"Court"}


@pytest.mark.parametrize(("role", "purpose"), STATED)
def test_counts_are_open_for_nothing_else(role: Role, purpose: Purpose) -> None:
    counted = [row for row in opened(role, purpose) if row.type.startswith("Statistical")]
    assert bool(counted) is (purpose is STATISTICS)


async def test_a_type_that_is_none_is_refused(migrated_url: str) -> None:
    stated = StatedPurpose(STATISTICS)
    law = opening(STATISTICS, Category.OWN_ACCOUNT, Category.STAT_NON_NOMINATIVE)
    document = '{ viewer { mayRead(purpose: STATISTICS_NON_NOMINATIVE, type: "%s") { field } } }'
    async with place(migrated_url, Role.STATISTICS_USER, stated, law) as at:
        told = await at.data(document % "StatisticalKey")
        assert {row["field"] for row in told["viewer"]["mayRead"]} == {"dimension", "value"}
        for unknown in ("Foo", "", "case", "Viewer"):
            assert await at.code(document % unknown) == "ARGUMENT_INVALID"
