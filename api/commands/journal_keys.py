"""`greffe journal key` and `greffe journal rotate`: the key that signs the journal."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.running import Data, run
from api.database import address, database
from api.failures import reported, say
from api.settings import Settings, read_settings
from db.evidence.checkpointing import locked, write_checkpoint
from db.evidence.keys import SigningKey, make_key, read_key
from db.evidence.succession import endorse

NewFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file to make, with mode 0600.")]
Old = Annotated[Path, typer.Option("--old", metavar="FILE", help="The key in use.")]
New = Annotated[Path, typer.Option("--new", metavar="FILE", help="The key to use from now on.")]


def key(file: NewFile) -> None:
    """Make a key that signs the journal, and print its public half, by which it is verified."""
    with reported():
        made = make_key(file)
    say(f"key {made.id} is in {file}: give the controller of the journal what follows")
    typer.echo(made.public_pem(), nl=False)


def rotate(old: Old, new: New, data: Data = None) -> None:
    """Have the key in use endorse a new one, which signs from then on."""
    with reported():
        keys = read_key(old), read_key(new)
        run(_rotate(read_settings(data=data), *keys))
    say(f"key {keys[1].id} signs from now on: name its file in GREFFE_JOURNAL_KEY and restart")
    typer.echo(keys[1].public_pem(), nl=False)


async def _rotate(settings: Settings, old: SigningKey, new: SigningKey) -> None:
    async with database(settings) as found, locked(address(found)) as connection:
        await endorse(connection, old, new)
        # At once, so that the change of keys is itself in a checkpoint.
        await write_checkpoint(connection, new, {}, always=True)
