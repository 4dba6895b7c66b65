"""The schema builds only if everything in it is under the law (GX-01, T325)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import strawberry
from strawberry.schema.config import StrawberryConfig

from permissions import cpp, entities
from permissions.categories import Category, always
from permissions.fields import Value, WeakerThanItsInputsError, check_inputs
from permissions.law import Paragraph
from permissions.reads import Plumbing, Reads
from schema import wishes
from schema.build import UnlawfulSchemaError, build, check
from schema.orders import SORT_KEYS


def complaints(query: type[Any]) -> list[str]:
    made = strawberry.Schema(query=query, config=StrawberryConfig())
    return [each for each in check(made) if each.startswith(("Query", "Thing"))]


def test_the_schema_as_it_stands_is_under_the_law() -> None:
    assert list(check(build())) == []


def test_a_field_without_a_category_is_refused() -> None:
    @strawberry.type
    class Thing:
        name: str = "x"

    @strawberry.type
    class Query:
        thing: Thing = strawberry.field(permission_classes=[Plumbing])

    assert complaints(Query) == ["Thing.name names no category, or several"]


def test_a_field_whose_class_names_no_category_is_refused() -> None:
    @strawberry.type
    class Thing:
        name: str = strawberry.field(permission_classes=[Reads])

    @strawberry.type
    class Query:
        thing: Thing = strawberry.field(permission_classes=[Plumbing])

    assert complaints(Query) == ["Thing.name names no category"]


def test_a_field_that_only_passes_through_is_refused_outside_connections() -> None:
    @strawberry.type
    class Thing:
        name: str = strawberry.field(permission_classes=[Plumbing])

    @strawberry.type
    class Query:
        thing: Thing = strawberry.field(permission_classes=[Plumbing])

    assert complaints(Query) == ["Thing.name is not under a permission class of ours"]


def test_a_computed_field_weaker_than_its_inputs_is_refused() -> None:
    names = Value(
        "fullName",
        entities.Person,
        always(Category.FACTS),
        entities.PERSON["surname"],
        inputs=(always(Category.VICTIM_IDENTITY),),
    )
    with pytest.raises(WeakerThanItsInputsError, match="VICTIM_IDENTITY"):
        check_inputs(names)
    check_inputs(replace(names, classes=always(Category.VICTIM_IDENTITY)))


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Callable[[Paragraph], None]:
    def repeal(paragraph: Paragraph) -> None:
        rest = tuple(each for each in cpp.ENACTED if each is not paragraph)
        monkeypatch.setattr("schema.build.ENACTED", rest)

    return repeal


@pytest.mark.parametrize("paragraph", cpp.ENACTED, ids=lambda each: each.reading.__name__)
def test_a_paragraph_declared_and_not_enacted_stops_the_schema(
    paragraph: Paragraph, without: Callable[[Paragraph], None]
) -> None:
    without(paragraph)
    with pytest.raises(UnlawfulSchemaError, match="declared and not enacted"):
        build()


def test_a_filter_key_that_no_category_decides_stops_the_schema(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = {**wishes.WISHES["CaseFilter"]}
    del keys["victim"]
    monkeypatch.setattr("schema.build.WISHES", {**wishes.WISHES, "CaseFilter": keys})
    with pytest.raises(UnlawfulSchemaError, match=r"CaseFilter\.victim"):
        build()


def test_a_sort_key_that_no_category_decides_stops_the_schema(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = {**SORT_KEYS["CaseOrder"]}
    del keys["NUMBER"]
    monkeypatch.setattr("schema.build.SORT_KEYS", {**SORT_KEYS, "CaseOrder": keys})
    with pytest.raises(UnlawfulSchemaError, match="NUMBER"):
        build()
