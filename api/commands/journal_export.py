"""`greffe journal export`: the journal as lines that can be verified, or as events."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, BinaryIO

import typer

from api.commands.journal_verify import reading
from api.commands.output import Force, Out, output
from api.commands.retention import instant_given
from api.commands.running import Data, run
from api.failures import reported, say
from api.journal_events import Events
from api.settings import Settings, read_settings
from db.enumerations import Processing
from db.evidence.lines import Part
from db.evidence.reading import Connection, part_between, read_lines


class Form(StrEnum):
    """How the journal is written."""

    LINES = "lines"
    EVENTS = "events"


From = Annotated[
    str | None,
    typer.Option("--from", metavar="INSTANT", help="Whole checkpoints from this instant on."),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar="INSTANT", help="Whole checkpoints up to past this instant."),
]
OfFile = Annotated[
    Processing | None, typer.Option("--file", help="Entries of one file; of others, hashes alone.")
]
Span = tuple[datetime | None, datetime | None]
As = Annotated[
    Form, typer.Option("--form", help="Lines that can be verified, or events in AuthZEN's names.")
]


def export(
    *,
    out: Out = None,
    force: Force = False,
    since: From = None,
    until: Until = None,
    file: OfFile = None,
    form: As = Form.LINES,
    data: Data = None,
) -> None:
    """Write the journal out as JSON Lines, whole segments of it, which `verify` takes."""
    span = _instant(since, "--from"), _instant(until, "--until")
    _check(*span)
    with reported(), output(out, force=force, private=True) as target:
        run(_export(read_settings(data=data), target, span, file, form))
    if form is Form.EVENTS:
        say("events cannot be verified: they leave out what the hashes are over")


def _instant(text: str | None, hint: str) -> datetime | None:
    return None if text is None else instant_given(text, hint)


def _check(since: datetime | None, until: datetime | None) -> None:
    """Refuse a span that holds nothing. Raises `typer.BadParameter`."""
    if since is not None and since > datetime.now(UTC):
        raise typer.BadParameter("this instant is yet to come", param_hint="--from")
    if since is not None and until is not None and since >= until:
        raise typer.BadParameter("--until must be later than --from", param_hint="--until")


async def _export(
    settings: Settings,
    target: BinaryIO,
    span: Span,
    file: Processing | None,
    form: Form,
) -> None:
    events = Events() if form is Form.EVENTS else None
    async with reading(settings) as connection:
        part = await _part(connection, span, file)
        async for line in read_lines(connection, part):
            text = line if events is None else events.of(line)
            if text is not None:
                target.write(text + b"\n")
    target.flush()


async def _part(
    connection: Connection,
    span: Span,
    file: Processing | None,
) -> Part:
    first, last = await part_between(connection, *span)
    return Part(first, last, file)
