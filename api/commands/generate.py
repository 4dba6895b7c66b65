"""`greffe generate`: write a fictional register."""

from typing import Annotated

import typer
from rich.progress import Progress

from api.commands.output import Force, Out, output
from api.commands.running import Seed
from api.failures import console, reported
from db.fiction.register import write_register

Cases = Annotated[int, typer.Option("--cases", min=1, help="How many cases.")]


def generate(*, cases: Cases = 2000, seed: Seed = 1, out: Out = None, force: Force = False) -> None:
    """Write a fictional register as JSON Lines, the format that `greffe load` reads."""
    quiet = not console.is_interactive
    with (
        reported(),
        output(out, force=force) as file,
        Progress(console=console, disable=quiet) as bar,
    ):
        task = bar.add_task("cases", total=cases)
        write_register(
            file,
            cases=cases,
            seed=seed,
            progress=lambda done: bar.update(task, completed=done),
        )
