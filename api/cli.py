"""The command line: `greffe COMMAND`. Each command stands in `api.commands`."""

import typer

from api.commands.load import load
from api.commands.migrate import migrate

app = typer.Typer(
    name="greffe",
    help="Judicial cases over GraphQL, where the Code of Criminal Procedure decides each field.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (migrate, load):
    app.command()(command)
