"""The one operation that Tortoise lacks."""

from tortoise.migrations import operations
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.migrations.schema_generator.state import State


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
