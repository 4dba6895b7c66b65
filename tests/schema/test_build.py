"""The schema builds only if everything in it is under the law (GX-01, T325)."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import strawberry
from strawberry.schema.config import StrawberryConfig

from db.enumerations import Processing
from permissions import cpp, entities
from permissions.categories import Category, always
from permissions.fields import Relation, Value, WeakerThanItsInputsError, check_inputs
from permissions.law import Paragraph
from permissions.reads import Plumbing, Reads, reads
from schema import wishes
from schema.build import UnlawfulSchemaError, build, check, enforce
from schema.orders import SORT_KEYS
from schema.record import FIELDS
from schema.roots import files_of


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


def test_a_field_that_tells_of_two_files_is_refused() -> None:
    both = (
        (entities.PERSON["surname"].absent(), Category.CASE_META),
        (~entities.PERSON["surname"].absent(), Category.COMM_DATA),
    )

    @strawberry.type
    class Thing:
        name: str = strawberry.field(permission_classes=[reads(both)])

    @strawberry.type
    class Query:
        thing: Thing = strawberry.field(permission_classes=[Plumbing])

    assert complaints(Query) == ["Thing.name is data of several files"]


def test_what_governs_may_be_of_any_file_record_by_record() -> None:
    @strawberry.type
    class Thing:
        name: str = strawberry.field(permission_classes=[reads(entities.Authorisation.presence)])

    @strawberry.type
    class Query:
        thing: Thing = strawberry.field(permission_classes=[Plumbing])

    assert complaints(Query) == []


def test_no_field_leads_from_antecedents_to_the_register_nor_from_there_to_other_files() -> None:
    build()
    led = {
        (found.entity.name, files_of(found.entity), files_of(found.target))
        for found in FIELDS.values()
        if isinstance(found, Relation) and not files_of(found.target) <= files_of(found.entity)
    }
    intercept, registry = frozenset({Processing.INTERCEPT}), frozenset({Processing.REGISTRY})
    assert {(own, target) for _, own, target in led} == {(intercept, registry)}


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
        rest = tuple(each for each in cpp.EVERY_WORDING if each is not paragraph)
        monkeypatch.setattr("schema.build.EVERY_WORDING", rest)

    return repeal


@pytest.mark.parametrize("paragraph", cpp.EVERY_WORDING, ids=lambda each: each.reading.__name__)
def test_a_paragraph_declared_and_not_enacted_stops_the_schema(
    paragraph: Paragraph, without: Callable[[Paragraph], None]
) -> None:
    without(paragraph)
    with pytest.raises(UnlawfulSchemaError, match="declared and not enacted"):
        enforce(build())


def test_a_filter_key_that_no_category_decides_stops_the_schema(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = {**wishes.WISHES["CaseFilter"]}
    del keys["victim"]
    monkeypatch.setattr("schema.build.WISHES", {**wishes.WISHES, "CaseFilter": keys})
    with pytest.raises(UnlawfulSchemaError, match=r"CaseFilter\.victim"):
        build.__wrapped__()


def test_a_sort_key_that_no_category_decides_stops_the_schema(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = {**SORT_KEYS["CaseOrder"]}
    del keys["NUMBER"]
    monkeypatch.setattr("schema.build.SORT_KEYS", {**SORT_KEYS, "CaseOrder": keys})
    with pytest.raises(UnlawfulSchemaError, match="NUMBER"):
        build.__wrapped__()
