"""`greffe personas` and `greffe token`: who can be played in the demonstration, and as whom."""

from datetime import timedelta
from typing import Annotated

import typer

from api.commands.running import Data
from api.commands.welcome import data_option
from api.failures import reported
from api.issuer import KEY_FILE, DemonstrationOnlyError, development_issuer
from api.personas import persona_rows, persona_token
from api.settings import DemonstrationSettings, Settings, read_settings

Key = Annotated[str, typer.Argument(help="A persona, as `greffe personas` lists them.")]
Hours = Annotated[float, typer.Option("--hours", min=0.01, help="How long the token is good.")]


def personas(data: Data = None) -> None:
    """List the personas of the demonstration, and the command that plays one."""
    with reported():
        settings = read_settings(DemonstrationSettings, data=data)
    for row in persona_rows():
        typer.echo(f"{row.key}: {row.name}, {row.shows}")
        lines = ("agent", row.agent), ("roles", row.roles), ("purpose", row.purpose)
        for what, told in (*lines, ("may do", row.may)):
            if told:
                typer.echo(f"  {what:8}{told}")
        typer.echo()
    typer.echo(f"greffe token PERSONA{data_option(settings)}")


def token(persona: Key, *, hours: Hours = 12.0, data: Data = None) -> None:
    """Print a token for a persona, good for the demonstration that runs on the same DATA."""
    with reported():
        settings = read_settings(DemonstrationSettings, data=data)
        _require_demonstration(settings)
        issuer = development_issuer(settings.data, settings.audience, demonstration=True)
        typer.echo(persona_token(persona, issuer, timedelta(hours=hours)))


def _require_demonstration(settings: Settings) -> None:
    if not (settings.data / KEY_FILE).exists():
        raise DemonstrationOnlyError(
            f"there is no demonstration in {settings.data}: run `greffe demo` first, or name its "
            "folder (--data). Elsewhere tokens come from the issuer that knows your agents"
        )
