"""The operations that Tortoise lacks."""

from copy import deepcopy
from typing import Any

from tortoise.fields.base import Field
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.migrations import operations
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_generator.state import ModelState, State


class CreateModel(operations.CreateModel):
    """Creates a table with its CHECKs: Tortoise's own leaves out the constraints of a new model."""

    async def database_forward(
        self,
        app_label: str,
        old_state: State,
        new_state: State,
        state_editor: BaseSchemaEditor | None = None,
    ) -> None:
        await super().database_forward(app_label, old_state, new_state, state_editor)
        if state_editor is not None:
            model = new_state.apps.get_model(f"{app_label}.{self.name}")
            for constraint in (self.options or {}).get("constraints", ()):
                await state_editor.add_constraint(model, constraint)


class CreateModels(operations.TortoiseOperation):
    """Creates several tables, each after those it points to.

    Tortoise builds every model anew after each operation: one operation for many tables takes a
    fraction of the time.
    """

    def __init__(self, *creations: CreateModel) -> None:
        self.creations = creations

    def describe(self) -> str:
        """The tables, for whoever reads the plan of a migration."""
        return f"Create models {', '.join(creation.name for creation in self.creations)}"

    def state_forward(self, app_label: str, state: State) -> None:
        """Puts the models into the state, and builds what they point to anew."""
        touched: set[tuple[str, str]] = set()
        for creation in self.creations:
            made = ModelState.make_from_model(app_label, creation.model)
            state.models[app_label, creation.name] = made
            touched.add((app_label, creation.name))
            touched |= {
                state.apps.split_reference(field.model_name)
                for field in made.fields.values()
                if isinstance(field, ForeignKeyFieldInstance)
            }
        state.reload_models(touched)

    async def database_forward(
        self,
        app_label: str,
        old_state: State,
        new_state: State,
        state_editor: BaseSchemaEditor | None = None,
    ) -> None:
        """Creates the tables in their order."""
        for creation in self.creations:
            await creation.database_forward(app_label, old_state, new_state, state_editor)

    async def database_backward(
        self,
        app_label: str,
        old_state: State,
        new_state: State,
        state_editor: BaseSchemaEditor | None = None,
    ) -> None:
        """Drops them in the opposite order."""
        for creation in reversed(self.creations):
            await creation.database_backward(app_label, old_state, new_state, state_editor)


class AddToEach(operations.TortoiseOperation):
    """Adds one field to several tables, at the cost of one operation."""

    def __init__(self, models: tuple[str, ...], name: str, field: Field[Any]) -> None:
        self.models, self.name, self.field = models, name, field

    def describe(self) -> str:
        """The field and the tables, for whoever reads the plan of a migration."""
        return f"Add field {self.name} to {', '.join(self.models)}"

    def state_forward(self, app_label: str, state: State) -> None:
        """Puts the field into each model's state, and builds them anew together."""
        for model in self.models:
            self.get_model_state(state, app_label, model).fields[self.name] = deepcopy(self.field)
        state.reload_models({(app_label, model) for model in self.models})

    async def database_forward(
        self,
        app_label: str,
        old_state: State,  # noqa: ARG002  Tortoise's form
        new_state: State,
        state_editor: BaseSchemaEditor | None = None,
    ) -> None:
        """Adds the column to each table."""
        if state_editor is not None:
            for model in self.models:
                made = new_state.apps.get_model(f"{app_label}.{model}")
                await state_editor.add_field(made, self.name)

    async def database_backward(
        self,
        app_label: str,
        old_state: State,
        new_state: State,  # noqa: ARG002  Tortoise's form
        state_editor: BaseSchemaEditor | None = None,
    ) -> None:
        """Removes it again."""
        if state_editor is not None:
            for model in self.models:
                made = old_state.apps.get_model(f"{app_label}.{model}")
                await state_editor.remove_field(made, made._meta.fields_map[self.name])  # noqa: SLF001  Tortoise names no other way
