"""What commands share: the loop they run in, and the options that several take."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, TypeVar

import typer
import uvloop

Result = TypeVar("Result")

Data = Annotated[
    Path | None, typer.Option("--data", help="Folder of the embedded server and of keys (DATA).")
]
Host = Annotated[str | None, typer.Option("--host", help="Address to listen to (HOST).")]
Port = Annotated[int | None, typer.Option("--port", help="Port to listen to (PORT).")]
Seed = Annotated[int, typer.Option("--seed", help="The same seed makes the same register.")]


def counted(number: int, one: str, several: str | None = None) -> str:
    """A number of things, in words."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def run(main: Coroutine[object, object, Result]) -> Result:
    """Run a coroutine to its end in a loop of its own."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(main)
