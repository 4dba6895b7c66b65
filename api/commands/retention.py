"""`greffe retention`: tell what is past its retention, and erase it."""

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import orjson
import typer
from rich.progress import Progress, TextColumn

from api.commands.running import Data, counted, run
from api.database import address, database
from api.failures import INTERRUPTED, console, reported, say
from api.settings import Settings, read_settings
from db.purge.purge import DEFAULT_BATCH, Ending, Purged, purge, what_would_go
from db.purge.report import Gone, Report


class Format(StrEnum):
    """How the report is printed."""

    TEXT = "text"
    JSON = "json"


_ENDED = {
    Ending.DONE: 0,
    Ending.STOPPED: INTERRUPTED,
    Ending.HINDERED: os.EX_TEMPFAIL,
}

DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would go; the default.")]
Purge = Annotated[bool, typer.Option("--purge", help="Erase it.")]
Yes = Annotated[bool, typer.Option("--yes", help="Erase without asking.")]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="INSTANT", help="Tell for another instant (RFC 3339)."),
]
Batch = Annotated[int, typer.Option("--batch", min=1, help="Rows of a kind in one transaction.")]
As = Annotated[Format, typer.Option("--format", help="How the report is printed.")]


def retention(
    *,
    dry_run: DryRun = False,
    erase: Purge = False,
    yes: Yes = False,
    at: At = None,
    batch: Batch = DEFAULT_BATCH,
    form: As = Format.TEXT,
    data: Data = None,
) -> None:
    """Tell what is past its retention, by file and kind; with --purge, erase it."""
    if erase and (dry_run or at is not None):
        raise typer.BadParameter("--purge goes with neither --dry-run nor --at")
    instant = None if at is None else instant_given(at, "--at")
    with reported():
        settings = read_settings(data=data)
        if not erase:
            _print(run(_tell(settings, instant)), form)
            return
    ask(yes=yes)
    with reported():
        done = run(_erase(settings, batch))
    _print(done.report, form, done)
    if done.ending is Ending.STOPPED:
        say("stopped: what is erased stays erased; run it again to go on")
    elif done.ending is Ending.HINDERED:
        say("hindered: others write to some of what is left; run it again")
    raise typer.Exit(_ENDED[done.ending])


def instant_given(text: str, option: str) -> datetime:
    """The instant that an option gives. Raises `typer.BadParameter`."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise typer.BadParameter(
            "an instant is needed, such as 2036-01-01T00:00:00Z", param_hint=option
        )
    return instant.astimezone(UTC)


def ask(*, yes: bool) -> None:
    """Ask whether to erase, unless that was said. Raises `typer.Abort`, `typer.BadParameter`."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise typer.BadParameter("--purge needs --yes where nobody can be asked")
    typer.confirm("Erase for good what is past its retention?", abort=True, err=True)


async def _tell(settings: Settings, at: datetime | None) -> Report:
    async with database(settings) as found:
        return await what_would_go(address(found), at)


async def _erase(settings: Settings, batch: int) -> Purged:
    """Erase until done; SIGINT and SIGTERM let the batch under way end, and no other begin."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    async with database(settings) as found:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        columns = (TextColumn("{task.completed} records erased"),)
        with Progress(*columns, console=console, disable=not console.is_interactive) as bar:
            task = bar.add_task("", total=None)
            return await purge(
                address(found),
                batch=batch,
                stopping=stop.is_set,
                told=lambda records: bar.advance(task, records),
            )


def _print(report: Report, form: Format, done: Purged | None = None) -> None:
    if form is Format.JSON:
        typer.echo(orjson.dumps(_as_json(report, done), option=orjson.OPT_INDENT_2).decode())
        return
    for line in (*_lines(report, done), *_waiting(report)):
        typer.echo(line)


def _as_json(report: Report, done: Purged | None) -> dict[str, object]:
    how = (
        {}
        if done is None
        else {"batches": done.batches, "ending": done.ending.name, "left": list(done.left)}
    )
    return {
        "at": report.at,
        "purged": done is not None,
        **how,
        "gone": list(report.gone),
        "waiting": report.waiting,
    }


def _lines(report: Report, done: Purged | None) -> list[str]:
    if done is None:
        return _listed(report.gone, f"past retention at {report.at.isoformat()}")
    erased = f"erased in {counted(done.batches, 'batch', 'batches')}"
    left = _listed(done.left, "left to erase") if done.left else []
    return [*_listed(report.gone, erased), *left]


def _listed(gone: tuple[Gone, ...], what: str) -> list[str]:
    total = counted(sum(each.records for each in gone), "record")
    return [f"{total} {what}", *(_line(each) for each in gone)]


def _line(gone: Gone) -> str:
    ends = (
        ""
        if gone.oldest is None or gone.newest is None
        else f"  retention ended {gone.oldest:%Y-%m-%d} to {gone.newest:%Y-%m-%d}"
    )
    return f"  {gone.file:<11}  {gone.kind:<20}  {gone.records:>9}{ends}"


def _waiting(report: Report) -> list[str]:
    found = report.waiting
    why = (
        f"{found.interceptions} for interceptions, {found.exhibits} for exhibits,"
        f" {found.requests} for requests to operators,"
        f" {found.authorisations} for authorisations of other cases"
    )
    lines = [f"{counted(found.cases, 'case')} past retention not erasable yet: {why}"]
    return [
        *(lines if found.cases else []),
        *([f"{counted(found.held, 'case')} kept by a legal hold alone"] if found.held else []),
    ]
