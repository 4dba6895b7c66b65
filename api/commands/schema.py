"""`greffe schema`: print what can be asked, in the schema language of GraphQL."""

import typer

from schema.build import build
from schema.sdl import sdl


def schema() -> None:
    """Print the schema in the schema language; a running server gives it at /schema.graphql."""
    typer.echo(sdl(build()))
