"""`greffe journal verify`: whether the journal is as it was written, and if not, where."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import asyncpg
import typer

from api.commands.running import Data, counted, run
from api.database import address, database
from api.failures import reported
from api.settings import Settings, read_settings
from db.evidence.findings import Report
from db.evidence.keys import KEY_FILE, read_key, read_public
from db.evidence.reading import read_lines
from db.evidence.verifying import Known, Verification
from db.fitness import check_fit

FOUND: Final = 1
UNTOLD: Final = 2

File = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FILE]",
        exists=True,
        dir_okay=False,
        help="An export; without one, the database.",
    ),
]
Keys = Annotated[
    list[Path] | None,
    typer.Option(
        "--key",
        metavar="FILE",
        help="A public key of the journal, in PEM; may be given several times. Without one, the"
        " public half of the key in GREFFE_JOURNAL_KEY, or of the demonstration's.",
    ),
]
Last = Annotated[
    str | None,
    typer.Option(
        "--last",
        metavar="NUMBER:HASH",
        help="A checkpoint that was kept elsewhere, as a verification tells it at its end.",
    ),
]


def verify(file: File = None, key: Keys = None, last: Last = None, data: Data = None) -> None:
    """Verify the journal of the database, or an export of it, by its public key.

    Ends with 0 where it is whole, 1 where something was found, 2 where that cannot be told.
    """
    kept = None if last is None else _kept(last)
    with reported():
        settings = read_settings(data=data)
        known = Known(
            frozenset(_publics(settings, key or [])),
            datetime.now(UTC),
            settings.journal_terms,
            kept,
        )
        report = _in_file(file, known) if file else run(_in_database(settings, known))
    for line in _lines(report):
        typer.echo(line)
    if report.found:
        raise typer.Exit(FOUND)
    if report.untold is not None:
        raise typer.Exit(UNTOLD)


def _kept(text: str) -> tuple[int, str]:
    found = re.fullmatch(r"([1-9][0-9]{0,15}):([0-9a-f]{64})", text)
    if found is None:
        raise typer.BadParameter(
            "a checkpoint is a number, a colon and 64 hexadecimal digits", param_hint="--last"
        )
    return int(found[1]), found[2]


def _publics(settings: Settings, files: list[Path]) -> Iterator[bytes]:
    """The keys to believe: those given, else that of the service, else of the demonstration."""
    own = settings.journal_key
    if own is None and settings.database_url is None:
        own = settings.data / KEY_FILE
    if not files and own is not None and (settings.journal_key or own.exists()):
        yield read_key(own).public
    for file in files:
        yield read_public(file)


async def _in_database(settings: Settings, known: Known) -> Report:
    verification = Verification(known)
    async with reading(settings) as connection:
        async for line in read_lines(connection):
            verification.take(line)
    return verification.report()


@asynccontextmanager
async def reading(settings: Settings) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """A connection to the database, which must be fit, to read the journal on."""
    async with database(settings) as found:
        connection = await asyncpg.connect(address(found))
        try:
            await check_fit(connection)
            yield connection
        finally:
            await connection.close()


def _in_file(file: Path, known: Known) -> Report:
    verification = Verification(known)
    with file.open("rb") as lines:
        for line in lines:
            # A last line without its end was cut; what is left of it may still look whole.
            verification.take(line[:-1] if line.endswith(b"\n") else line + b"?")
    return verification.report()


def _lines(report: Report) -> Iterator[str]:
    """The report, finding by finding, then what was looked at."""
    for finding in report.findings:
        yield str(finding)
    if report.found > len(report.findings):
        yield f"and {report.found - len(report.findings)} more"
    yield (
        f"{counted(report.entries, 'entry', 'entries')} in {counted(report.chains, 'chain')},"
        f" {counted(report.checkpoints, 'checkpoint')}"
    )
    yield from _notes(report)
    if report.found:
        yield f"NOT as it was written: {counted(report.found, 'finding')}"
    elif report.untold is not None:
        yield f"cannot be told: {report.untold}"
    else:
        yield f"whole; keep elsewhere: {report.last}"


def _notes(report: Report) -> Iterator[str]:
    part = report.part
    if part.file is not None:
        yield f"this holds entries of {part.file} alone"
    if part.first > 1:
        yield f"this begins at checkpoint {part.first}"
    if part.last is not None:
        yield f"this ends at checkpoint {part.last}"
    if report.purged:
        yield f"{counted(report.purged, 'entry', 'entries')} erased past their term"
    if report.uncovered:
        newer = counted(report.uncovered, "entry", "entries")
        since = f", written since {report.oldest}" if report.oldest else ""
        yield f"{newer} newer than the last checkpoint, not signed yet{since}"
