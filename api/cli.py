"""The command line: `greffe COMMAND`. Each command stands in `api.commands`."""

import typer

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

app = typer.Typer(
    name="greffe",
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
