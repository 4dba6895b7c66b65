"""The printed schema cites the law on each of its fields."""

from datetime import date

import pytest
from graphql import (
    FieldDefinitionNode,
    GraphQLSchema,
    ObjectTypeDefinitionNode,
    build_schema,
    is_introspection_type,
    is_object_type,
    parse,
    value_from_ast_untyped,
)

from db.enumerations import Role
from permissions.categories import Category
from permissions.condition import TRUE
from permissions.cpp import ENACTED
from permissions.law import Ask, Bar, Grant, paragraph
from permissions.purposes import Purpose, Withholding
from schema.build import PLUMBING, build
from schema.sdl import sdl

CATEGORIES = {category.reported for category in Category}
WRAPPING = ("Connection", "Edge")


@paragraph("48-1/al.99", rule="RG-99", since=date(2020, 1, 1), also=("48-1/al.98",))
def exhibits_are_for_officers(_ask: Ask) -> Grant:
    """Planted here: officers read exhibits."""
    to = frozenset({Role.JUDICIAL_POLICE_OFFICER})
    return Grant(frozenset({Category.EXHIBIT}), to, Purpose.INTERCEPT_CASE, TRUE)


@paragraph("48-1/al.97", rule="RG-99", since=date(2020, 1, 1))
def exhibits_are_for_nobody(_ask: Ask) -> Bar:
    """Planted here: and yet nobody reads exhibits."""
    return Bar(frozenset({Category.EXHIBIT}), None, TRUE, Withholding.SEALED)


@pytest.fixture(scope="module")
def printed() -> str:
    return sdl(build(), (*ENACTED, exhibits_are_for_officers, exhibits_are_for_nobody))


def fields(printed: str) -> dict[str, FieldDefinitionNode]:
    """The fields printed, by coordinate."""
    return {
        f"{kind.name.value}.{field.name.value}": field
        for kind in parse(printed).definitions
        if isinstance(kind, ObjectTypeDefinitionNode)
        for field in kind.fields or ()
    }


def said(field: FieldDefinitionNode) -> dict[str, list[str]]:
    """What the directive on a field says."""
    (directive,) = [each for each in field.directives or () if each.name.value == "category"]
    return {
        argument.name.value: value_from_ast_untyped(argument.value)
        for argument in directive.arguments or ()
    }


def test_what_is_printed_is_the_schema(printed: str) -> None:
    def names(schema: GraphQLSchema) -> set[str]:
        return {
            f"{name}.{field}"
            for name, kind in schema.type_map.items()
            if is_object_type(kind) and not is_introspection_type(kind)
            for field in kind.fields
        }

    made = build()._schema
    read = build_schema(printed)
    assert names(read) == names(made)
    assert read.get_directive("category") is not None


def test_every_field_that_tells_something_cites_its_category(printed: str) -> None:
    for coordinate, field in fields(printed).items():
        kind, name = coordinate.split(".")
        wraps = kind in PLUMBING or kind.endswith(WRAPPING)
        if not wraps and name not in ("withheld", "docket", "mayRead"):
            assert said(field)["codes"]
            assert set(said(field)["codes"]) <= CATEGORIES


def test_a_field_cites_what_opens_it_and_what_closes_it(printed: str) -> None:
    cited = said(fields(printed)["Exhibit.number"])["clauses"]
    assert cited[-3:] == ["48-1/al.99", "48-1/al.98", "48-1/al.97"]


def test_a_field_does_not_cite_what_speaks_of_others(printed: str) -> None:
    assert "48-1/al.99" not in said(fields(printed)["Case.number"])["clauses"]
    assert "48-1/al.10/a" in said(fields(printed)["Case.number"])["clauses"]


def test_parts_of_a_category_are_cited_as_the_whole(printed: str) -> None:
    assert said(fields(printed)["Offence.place"])["codes"] == ["FACTS", "NON_CRIMINAL"]
    assert said(fields(printed)["InterceptItem.payload"])["codes"] == [
        "COMM_DATA",
        "COMM_INFORMATION",
        "COMM_CONTENT",
        "SEALED",
    ]


def test_a_field_is_read_for_the_kind_of_record_that_it_is_of(printed: str) -> None:
    found = fields(printed)
    assert "R40-29/I/5°/f" in said(found["AdministrativeInquiry.hit"])["clauses"]
    assert "R40-29/III/a" in said(found["Transmission.aim"])["clauses"]
    assert "R40-29/III/a" not in said(found["AdministrativeInquiry.hit"])["clauses"]
    assert "R40-47/X/c" in said(found["PlatformUser.name"])["clauses"]


def test_what_nobody_is_opened_cites_nothing(printed: str) -> None:
    for nobodys in ("AntecedentRecord.adminAccessBarred", "AntecedentVictim.surname"):
        assert said(fields(printed)[nobodys])["clauses"] == []


def test_a_paragraph_that_is_not_in_force_is_not_cited() -> None:
    made = sdl(build(), ENACTED)
    assert "48-1/al.99" not in made
