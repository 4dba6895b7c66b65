"""The models as they stand between two migrations, each built only when an operation asks for it.

Tortoise builds every model anew, filters and queries included, before and after each operation,
which took most of the time of a migration. An operation reads one model and the names and keys of
those it points to: these are built here, of the states that the operations change.
"""

from collections.abc import Iterable
from typing import Self

from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.operations import DIRECT_RELATION_FIELDS
from tortoise.migrations.schema_generator.state import ModelState, State
from tortoise.migrations.schema_generator.state_apps import StateApps
from tortoise.models import Model

ModelStates = dict[tuple[str, str], ModelState]
"""The states of the models, by app and name."""


class Executor(MigrationExecutor):
    """Tortoise's executor, over models that are built when asked for."""

    async def _project_state(
        self, applied: set[MigrationKey], *, upto: MigrationKey | None = None
    ) -> State:
        state = LazyState.of({})
        for key in self._full_plan():
            if key == upto:
                break
            if key in applied:
                await self.loader.disk_migrations[key].apply(state, dry_run=True)
        return state


class LazyState(State):
    """A state whose models are built when asked for, and forgotten at each change."""

    @classmethod
    def of(cls, models: ModelStates) -> Self:
        """The state that the states of the models make."""
        return cls(models=models, apps=LazyApps(models))

    def reload_model(self, app_label: str, model_name: str) -> None:
        """Forgets what was built. Raises LookupError for a model that is not there."""
        if (app_label, model_name) not in self.models:
            raise LookupError(f"no model {app_label}.{model_name}")
        self.apps = LazyApps(self.models)

    def reload_models(self, model_tuples: Iterable[tuple[str, str]]) -> None:  # noqa: ARG002
        """Forgets what was built, of whichever models (the argument is Tortoise's)."""
        self.apps = LazyApps(self.models)

    def validate_relations_initialized(self) -> None:
        """Raises RuntimeError where a model points to one that no migration made."""
        for model in self.models.values():
            for pointed in _pointed_to(self.apps, model):
                if pointed not in self.models:
                    raise RuntimeError(f"{model.name} points to {'.'.join(pointed)}, made nowhere")

    def clone(self) -> Self:
        """A state of its own, with nothing built yet."""
        return self.of({key: model.clone() for key, model in self.models.items()})


class LazyApps(StateApps):
    """The models of a state: each is built when asked for, with those that it points to."""

    def __init__(self, states: ModelStates) -> None:
        super().__init__()
        self._states = states

    def get_model(self, app_label: str, model_name: str | None = None) -> type[Model]:
        """The model, fit to be written in SQL. Raises KeyError where there is none."""
        if model_name is None:
            app_label, model_name = self.split_reference(app_label)
        state = self._states[app_label, model_name]
        for key in [(app_label, model_name), *_pointed_to(self, state)]:
            self._build(key)
        self._init_relations()
        return self.apps[app_label][model_name]

    def _build(self, key: tuple[str, str]) -> None:
        app_label, model_name = key
        if key in self._states and model_name not in self.apps.get(app_label, {}):
            self.register_model(app_label, self._states[key].render(self))


def _pointed_to(apps: StateApps, model: ModelState) -> list[tuple[str, str]]:
    """The models, by app and name, that the relations of a model point to."""
    return [
        apps.split_reference(field.model_name)
        for field in model.fields.values()
        if isinstance(field, DIRECT_RELATION_FIELDS)
    ]
