"""`greffe journal retention`: tell which entries are past their term, and erase them."""

import asyncio
import signal
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import orjson
import typer

from api.commands.retention import As, At, DryRun, Format, Purge, Yes, ask, instant_given
from api.commands.running import Data, counted, run
from api.database import address, database
from api.failures import INTERRUPTED, reported, say
from api.settings import Settings, read_settings
from db.evidence.retiring import DEFAULT_BATCH, Retired, retire, what_would_go

Batch = Annotated[
    int, typer.Option("--batch", min=1, help="Entries in one transaction; segments stay whole.")
]


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
    """Tell which entries of the journal are past their term; with --purge, erase them."""
    if erase and (dry_run or at is not None):
        raise typer.BadParameter("--purge goes with neither --dry-run nor --at")
    instant = None if at is None else instant_given(at, "--at")
    with reported():
        settings = read_settings(data=data)
        if not erase:
            told, gone = run(_tell(settings, instant))
            if form is Format.JSON:
                _print_json(gone, at=told, purged=False)
            else:
                _print(f"past their term at {told.isoformat()}", gone)
            return
    ask(yes=yes)
    with reported():
        gone, stopped = run(_erase(settings, batch))
    if form is Format.JSON:
        _print_json(gone, purged=True, stopped=stopped)
    else:
        _print("erased", gone)
    if stopped:
        say("stopped: what is erased stays erased; run it again to go on")
        raise typer.Exit(INTERRUPTED)


async def _tell(settings: Settings, at: datetime | None) -> tuple[datetime, Sequence[Retired]]:
    async with database(settings) as found:
        return await what_would_go(address(found), settings.journal_terms, at)


async def _erase(settings: Settings, batch: int) -> tuple[Sequence[Retired], bool]:
    """Erase until done; SIGINT and SIGTERM let the batch under way end, and no other begin."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    async with database(settings) as found:
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        terms = settings.journal_terms
        gone = await retire(address(found), terms, batch=batch, stopping=stop.is_set)
    return gone, stop.is_set()


def _print_json(gone: Sequence[Retired], **said: object) -> None:
    typer.echo(orjson.dumps({**said, "gone": list(gone)}, option=orjson.OPT_INDENT_2).decode())


def _print(what: str, gone: Sequence[Retired]) -> None:
    total = counted(sum(each.entries for each in gone), "entry", "entries")
    typer.echo(f"{total} {what}")
    for each in gone:
        typer.echo(
            f"  {each.processing or 'no file':<11}  {each.entries:>9}"
            f"  covered {each.oldest:%Y-%m-%d} to {each.newest:%Y-%m-%d}"
        )
