"""The models between two migrations: built when asked for, as the operations left them."""

from collections.abc import Callable

import pytest
from tortoise import fields
from tortoise.fields.base import OnDelete
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.migration import Migration
from tortoise.models import Model

from db.migration_state import LazyState
from db.migrations._parts import link, stamped

APP = "greffe"


def court() -> ops.CreateModel:
    return ops.CreateModel("Court", [*stamped(), ("code", fields.TextField())], {"table": "court"})


def case() -> ops.CreateModel:
    return ops.CreateModel(
        "Case", [*stamped(), link("court", "Court", "cases", OnDelete.RESTRICT)], {"table": "case"}
    )


def after(*operations: ops.TortoiseOperation) -> LazyState:
    state = LazyState.of({})
    for operation in operations:
        operation.state_forward(APP, state)
    return state


def columns(model: type[Model]) -> set[str]:
    return set(model._meta.fields_db_projection.values())


@pytest.mark.parametrize("made", [(court, case), (case, court)])
def test_a_model_is_built_with_what_it_points_to_whichever_was_made_first(
    made: tuple[Callable[[], ops.CreateModel], ...],
) -> None:
    apps = after(*(each() for each in made)).apps
    built = apps.get_model("greffe.Case")
    key = built._meta.fields_map["court"]
    assert isinstance(key, ForeignKeyFieldInstance)
    assert key.related_model is apps.get_model(APP, "Court")
    assert columns(built) == {"id", "created_at", "updated_at", "court_id"}


def test_what_an_operation_changes_is_seen_by_the_next_and_by_no_earlier_state() -> None:
    state = after(court())
    before = state.clone()
    assert "name" not in columns(state.apps.get_model("greffe.Court"))
    ops.AddField("Court", "name", fields.TextField()).state_forward(APP, state)
    ops.AddIndex("Court", Index(fields=["name"], name="by_name")).state_forward(APP, state)
    changed = state.apps.get_model("greffe.Court")
    assert "name" in columns(changed)
    assert len(changed._meta.indexes) == 1
    earlier = before.apps.get_model("greffe.Court")
    assert "name" not in columns(earlier)
    assert not earlier._meta.indexes


def test_a_model_that_no_migration_made_is_missed() -> None:
    with pytest.raises(LookupError):
        after().reload_model(APP, "Court")
    with pytest.raises(KeyError):
        after().apps.get_model("greffe.Court")


async def test_a_migration_that_points_nowhere_is_refused() -> None:
    migration = Migration("0001_cases", APP)
    migration.operations = [case()]
    with pytest.raises(RuntimeError, match=r"Case points to greffe\.Court, made nowhere"):
        await migration.apply(LazyState.of({}), dry_run=True)
    migration.operations = [case(), court()]
    await migration.apply(LazyState.of({}), dry_run=True)
