"""`greffe migrate`: bring the database to the present form."""

import typer

from api.commands.running import Data, counted, run
from api.database import address, database
from api.failures import reported
from api.settings import Settings, read_settings
from db.migrate import migrate as apply_migrations


def migrate(data: Data = None) -> None:
    """Apply the migrations that the database lacks, all or none."""
    with reported():
        applied = run(_migrate(read_settings(data=data)))
    for name in applied:
        typer.echo(name)
    done = f"{counted(len(applied), 'migration')} applied"
    typer.echo(done if applied else "nothing to apply")


async def _migrate(settings: Settings) -> list[str]:
    async with database(settings, made=True) as found:
        return await apply_migrations(address(found))
