"""`greffe generate`: write a fictional register."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer
from rich.progress import Progress

from api.commands.running import Seed
from api.failures import OutputError, console, reported
from db.fiction.register import write_register

Cases = Annotated[int, typer.Option("--cases", min=1, help="How many cases.")]
Out = Annotated[Path | None, typer.Option("--out", help="File to write; standard output if none.")]


def generate(cases: Cases = 2000, seed: Seed = 1, out: Out = None) -> None:
    """Write a fictional register as JSON Lines, the format that `greffe load` reads."""
    quiet = not console.is_interactive
    with reported(), _opened(out) as file, Progress(console=console, disable=quiet) as bar:
        task = bar.add_task("cases", total=cases)
        write_register(
            file,
            cases=cases,
            seed=seed,
            progress=lambda done: bar.update(task, completed=done),
        )


@contextmanager
def _opened(out: Path | None) -> Iterator[BinaryIO]:
    if out is None:
        yield sys.stdout.buffer
        return
    try:
        with out.open("wb") as file:
            yield file
    except OSError as error:
        raise OutputError(f"cannot write {out}: {error.strerror}") from error
