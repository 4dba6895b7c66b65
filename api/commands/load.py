"""`greffe load`: take a register in from a file of JSON Lines."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from api.commands.running import Data, counted, run
from api.database import address, database
from api.failures import console, reported, say
from api.settings import Settings, read_settings
from db.loading import report
from db.loading.load import load as load_file

MOST_SHOWN = 20

File = Annotated[Path, typer.Argument(help="The register, one JSON object a line.")]
KeepGood = Annotated[
    bool, typer.Option("--keep-good", help="Keep the good lines, write the bad ones to a file.")
]
Rejects = Annotated[
    Path | None, typer.Option("--rejects", help="Where --keep-good writes the bad lines.")
]


def load(
    file: File, *, keep_good: KeepGood = False, rejects: Rejects = None, data: Data = None
) -> None:
    """Load a register. With one bad line nothing of the file is kept, unless --keep-good."""
    with reported():
        settings = read_settings(data=data)
        outcome = run(_load(settings, file, keep_good=keep_good, rejects=rejects))
    _tell(outcome)
    if outcome.bad_count and not keep_good:
        raise typer.Exit(os.EX_DATAERR)


async def _load(
    settings: Settings, file: Path, *, keep_good: bool, rejects: Path | None
) -> report.LoadReport:
    async with database(settings) as found:
        with progress_bar() as bar:
            return await load_file(
                address(found), file, keep_good=keep_good, rejects=rejects, progress=watch(bar)
            )


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A bar on standard error for the steps of a load, on a terminal, from the first step on."""
    columns = (TextColumn("{task.description:>9}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=console, disable=not console.is_interactive)
    try:
        yield bar
    finally:
        bar.stop()


def watch(bar: Progress) -> report.Watch:
    """What shows the progress of a load on a bar, one task a step."""
    tasks: dict[report.Step, TaskID] = {}

    def show(progress: report.Progress) -> None:
        if progress.step not in tasks:
            bar.start()
            tasks[progress.step] = bar.add_task(progress.step.value, total=progress.total or 1)
        bar.update(tasks[progress.step], completed=progress.done, total=progress.total or 1)

    return show


def _tell(outcome: report.LoadReport) -> None:
    for bad in outcome.bad[:MOST_SHOWN]:
        say(str(bad))
    if outcome.bad_count > MOST_SHOWN:
        say(f"... and {outcome.bad_count - MOST_SHOWN} more")
    kept = sum(outcome.kept.values())
    told = (
        f"{counted(outcome.lines, 'line')} read",
        f"{counted(kept, 'record')} kept",
        counted(outcome.bad_count, "bad line"),
    )
    typer.echo(", ".join(told))
    if outcome.nameless:
        typer.echo(
            f"{counted(outcome.nameless, 'record')} without an id, given a new one:"
            " a second load keeps it again"
        )
    if outcome.rejects is not None:
        typer.echo(f"bad lines are in {outcome.rejects}")
    elif outcome.bad_count:
        typer.echo("nothing was kept; correct the file, or use --keep-good")
