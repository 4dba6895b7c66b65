"""The command line: `greffe COMMAND`. Each command stands in `api.commands`."""

from typing import Any, Final

import typer
from typer.core import TyperGroup

from api.commands.demo import demo
from api.commands.explain import explain
from api.commands.generate import generate
from api.commands.journal import journal
from api.commands.load import load
from api.commands.migrate import migrate
from api.commands.personas import personas, token
from api.commands.policy import policy
from api.commands.replay import replay
from api.commands.retention import retention
from api.commands.schema import schema
from api.commands.serve import serve
from api.logs import logging_to

_OF_THE_LIBRARY: Final = "Value error, "


class Commands(TyperGroup):
    """The commands; what is wrong with a value is said without the words of the library."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  typer's own
        """Run the command that is named."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as wrong:
            wrong.message = wrong.message.replace(_OF_THE_LIBRARY, "")
            raise


app = typer.Typer(
    name="greffe",
    cls=Commands,
    help="Judicial cases over GraphQL, where the Code of Criminal Procedure decides each field.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (
    demo,
    serve,
    migrate,
    load,
    retention,
    generate,
    personas,
    token,
    explain,
    replay,
    policy,
    schema,
):
    app.command()(command)
app.add_typer(journal, name="journal")


@app.callback()
def _logging(context: typer.Context) -> None:
    # standard output is for what a command prints; `serve` says more once it serves
    context.with_resource(logging_to("WARNING"))
