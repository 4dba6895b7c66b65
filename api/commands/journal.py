"""`greffe journal`: verify the journal, hand it over, erase what is past its term, sign it."""

import typer

from api.commands.journal_export import export
from api.commands.journal_keys import key, rotate
from api.commands.journal_retention import retention
from api.commands.journal_verify import verify

journal = typer.Typer(
    help="Verify, export and purge the journal; make and change its key.",
    no_args_is_help=True,
    add_completion=False,
)
for command in (verify, export, retention, key, rotate):
    journal.command()(command)
