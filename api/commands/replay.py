"""`greffe replay`: what an agent could see for a purpose at an instant, and what cannot be told."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final
from uuid import UUID

import asyncpg
import orjson
import typer

from api.commands.explain import agent_given
from api.commands.retention import instant_given
from api.commands.running import Data, run
from api.database import address, database
from api.failures import console, reported
from api.purpose_header import stated_purpose
from api.replay import Asked, Replayed, WrongDocumentError
from api.replay import replay as replayed
from api.replay_entry import NotReplayedError, Place, of_entry, place_of
from api.replay_forms import as_json, as_text
from api.settings import Settings, read_settings
from db.as_of import as_of
from db.enumerations import Role
from db.journal import Journal
from db.journal_entry import RELEASED, JournalEntry, describe_plan, pack
from permissions.law import NoLawError
from permissions.purposes import TERMS
from permissions.refusal import Refusal
from permissions.subject import AgentId, Caller

LISTED: Final = 25
MOST_LISTED: Final = 500
CANNOT_TELL: Final = 2
"""The exit code where something of what was asked cannot be told, as of `greffe journal verify`."""
_PLAN: Final = ("released", "withheld", "by_record", "clauses")


class Form(StrEnum):
    """Forms in which a replay is printed."""

    text = "text"
    json = "json"


Agent = Annotated[
    str | None, typer.Option("--agent", help="The id of the agent, or a persona's key.")
]
ActingRole = Annotated[Role | None, typer.Option("--role", help="The role in which he acted.")]
Purpose = Annotated[
    str | None, typer.Option("--purpose", help="The purpose, as the header Access-Purpose has it.")
]
At = Annotated[
    str | None, typer.Option("--at", metavar="INSTANT", help="The instant, as RFC 3339.")
]
Ids = Annotated[
    list[UUID] | None, typer.Option("--id", help="A record, every field of it; may be repeated.")
]
OfDocument = Annotated[
    Path | None, typer.Option("--document", help="A file with a GraphQL query to ask.")
]
First = Annotated[
    int, typer.Option("--first", min=1, max=MOST_LISTED, help="Records of each list, at most.")
]
Entry = Annotated[
    str | None,
    typer.Option(
        "--entry",
        metavar="ENTRY",
        help="An entry of the journal, instead: WRITER:SEQ, or its id in accessLog.",
    ),
]
Format = Annotated[Form, typer.Option("--format", help="How it is printed.")]


def replay(
    *,
    agent: Agent = None,
    role: ActingRole = None,
    purpose: Purpose = None,
    at: At = None,
    records: Ids = None,
    document: OfDocument = None,
    first: First = LISTED,
    entry: Entry = None,
    form: Format = Form.text,
    data: Data = None,
) -> None:
    """Tell what an agent could see for a purpose at an instant: law, facts and data as they were.

    For operators of the service, on behalf of who controls the file. What was amended or erased
    since is not told, and it says so. It is written in the journal.
    """
    asked: Asked | Place
    stated = (agent, role, purpose, at)
    if entry is not None:
        if any(each is not None for each in (*stated, document, records)):
            raise typer.BadParameter("an entry says the rest itself", param_hint="--entry")
        asked = _place(entry)
    else:
        asked = _asked(stated, records or [], document, first)
    with reported():
        settings = read_settings(data=data)
        try:
            found = run(_replayed(settings, asked))
        except NoLawError as error:
            raise typer.BadParameter(str(error), param_hint="--at") from None
        except NotReplayedError as error:
            raise typer.BadParameter(str(error), param_hint="--entry") from None
        except WrongDocumentError as error:
            raise typer.BadParameter(str(error), param_hint="--document") from None
    typer.echo(as_json(found) if form is Form.json else as_text(found))
    if found.cannot_tell:
        raise typer.Exit(CANNOT_TELL)


def _place(entry: str) -> Place:
    place = place_of(entry)
    if place is None:
        raise typer.BadParameter("an entry is WRITER:SEQ, or an id", param_hint="--entry")
    return place


def _asked(
    stated: tuple[str | None, Role | None, str | None, str | None],
    records: list[UUID],
    document: Path | None,
    first: int,
) -> Asked:
    agent, role, purpose, at = stated
    if agent is None or role is None or purpose is None or at is None:
        raise typer.BadParameter("--agent, --role, --purpose and --at are needed, or --entry")
    if document is not None and records:
        raise typer.BadParameter("--document goes without --id")
    instant = instant_given(at, "--at")
    if instant > datetime.now(UTC):
        raise typer.BadParameter("that instant is to come", param_hint="--at")
    try:
        named = stated_purpose(purpose.encode("ascii", "replace"), role)
    except Refusal as refusal:
        raise typer.BadParameter(refusal.said.en, param_hint="--purpose") from None
    try:
        text = None if document is None else document.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{document}: {error}", param_hint="--document") from None
    return Asked(
        caller=Caller(AgentId(agent_given(agent)), role, named),
        instant=instant,
        document=text,
        records=tuple(records),
        first=first,
    )


async def _replayed(settings: Settings, asked: Asked | Place) -> Replayed:
    async with database(settings) as opened:
        url = address(opened)
        if not isinstance(asked, Asked):
            asked = await of_entry(url, asked)
        async with as_of(url, asked.instant) as then:
            found = await replayed(settings, then, asked)
        if not settings.journal:
            console.print("GREFFE_JOURNAL is off: this is NOT written down")
            return found
        now = await _now(url)
        async with Journal(url) as journal:
            await journal.append(_entry(found, now))
        return found


async def _now(url: str) -> datetime:
    connection = await asyncpg.connect(url)
    try:
        now: datetime = await connection.fetchval("SELECT statement_timestamp()")
        return now
    finally:
        await connection.close()


def _entry(found: Replayed, now: datetime) -> JournalEntry:
    """The entry of a replay that no agent asked for: who operates the service did."""
    caller = found.asked.caller
    purpose = caller.purpose
    if purpose is None:
        raise AssertionError("a purpose has been given")
    terms = TERMS[purpose.code]
    plans = [orjson.loads(each.plan.content) for each in found.entries]
    listed = {name: [one for plan in plans for one in plan[name]] for name in _PLAN}
    return JournalEntry(
        plan=describe_plan(
            root_fields=("replay",),
            released=listed["released"],
            withheld=listed["withheld"],
            by_record=listed["by_record"],
            clauses=listed["clauses"],
            law=found.law.version,
            processing=terms.processing,
            nature=terms.nature,
        ),
        instant=now,
        outcome=RELEASED,
        references={
            **purpose.references,
            "replayed_agent": caller.agent,
            "replayed_role": str(caller.acting_role),
            "replayed_purpose": str(purpose.code),
            "replayed_at": found.asked.instant.isoformat(),
            **({"replayed_entry": found.asked.entry} if found.asked.entry else {}),
        },
        operation="greffe_replay",
        record_ids=pack([str(each) for each in found.seen]),
    )
