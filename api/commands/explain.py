"""`greffe explain`: why a field is, or would be, released or withheld, in full depth."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Annotated, TypeAlias
from uuid import UUID

import asyncpg
import typer

from api.commands.running import Data, run
from api.database import address, database
from api.failures import console, reported
from api.purpose_header import stated_purpose
from api.settings import Settings, read_settings
from db.connection import Database
from db.enumerations import Role
from db.fiction.personas import PERSONAS
from db.fitness import check_fit
from db.journal import Journal
from db.journal_entry import RELEASED, JournalEntry, describe_plan, pack
from permissions.asking import STEPS, TRUTHS, plan_in_full
from permissions.cpp import enacted
from permissions.evaluator import known_of, records
from permissions.explaining import Kind, Question, held_in_memory, judged_in_memory, question
from permissions.explanation import Consideration, Explanation, explain_in_full
from permissions.fields import Field
from permissions.law import in_force
from permissions.purposes import TERMS
from permissions.refusal import Refusal, Said
from permissions.register import BadRegisterError, Register
from permissions.sql import Binding
from permissions.subject import AgentId, Caller
from schema.build import build
from schema.record import FIELDS

Agent = Annotated[
    str, typer.Option("--agent", help="The id of the agent asked about, or a persona's key.")
]
ActingRole = Annotated[Role, typer.Option("--role", help="The role in which he would act.")]
Purpose = Annotated[
    str, typer.Option("--purpose", help="The purpose, as the header Access-Purpose states it.")
]
Type = Annotated[str, typer.Option("--type", help="The type of the record.")]
RecordId = Annotated[UUID, typer.Option("--id", help="The id of the record.")]
FieldName = Annotated[str, typer.Option("--field", help="The field, as the schema names it.")]
File = Annotated[
    Path | None, typer.Option("--register", help="A file of JSON Lines, instead of the database.")
]
French = Annotated[bool, typer.Option("--french", help="In French.")]


def explain(
    *,
    agent: Agent,
    role: ActingRole,
    purpose: Purpose,
    kind: Type,
    record: RecordId,
    field: FieldName,
    register: File = None,
    data: Data = None,
    french: French = False,
) -> None:
    """Explain what an agent would receive, every condition held or failed.

    For operators of the service: it tells EVERYTHING, hidden records too, save of those past
    their term, and asks for no right but that of reading the database. Against the database it is
    written in the journal.
    """
    of, caller = _field(kind, field), _caller(agent, role, purpose)
    with reported():
        settings = read_settings(data=data)
        if register is not None:
            asked, found, why = _in_memory(register, settings, caller, of, record)
        else:
            asked, found, why = run(_in_database(settings, caller, of, record))
    typer.echo("\n".join(_lines(asked, found, why, french=french)))


def _field(kind: str, name: str) -> Field:
    build()  # the types enter their fields as they are made
    if all(of != kind for of, _ in FIELDS):
        raise typer.BadParameter("no type of records has this name", param_hint="--type")
    found = FIELDS.get((kind, name))
    if found is None:
        raise typer.BadParameter(f"no field of {kind} has this name", param_hint="--field")
    return found


def agent_given(given: str) -> UUID:
    """The agent of an option: an id, or a persona's key. Raises `typer.BadParameter`."""
    if given in PERSONAS:
        return PERSONAS[given].agent
    try:
        return UUID(given)
    except ValueError:
        raise typer.BadParameter("neither an id nor a persona", param_hint="--agent") from None


def _caller(given: str, role: Role, purpose: str) -> Caller:
    agent = agent_given(given)
    try:
        stated = stated_purpose(purpose.encode("ascii", "replace"), role)
    except Refusal as refusal:
        raise typer.BadParameter(refusal.said.en, param_hint="--purpose") from None
    return Caller(AgentId(agent), role, stated)


def _asked(settings: Settings, caller: Caller, of: Field, instant: datetime) -> Question:
    if caller.acting_role is None or caller.purpose is None:
        raise AssertionError("role and purpose have been given")
    law = in_force(enacted(settings.readings), instant)
    return question(law, caller.acting_role, caller.purpose.code, of)


class Unjudged(Enum):
    """Why nothing is judged of a record. Only who operates the service is told."""

    ABSENT = Said("there is no such record", "aucun enregistrement n’a cet identifiant")
    EXPIRED = Said(
        "the record is past its term: it is nobody's any more, and nothing of it is judged",
        "l’enregistrement a dépassé son terme : il n’est plus à personne, et rien n’en est examiné",
    )


Explained: TypeAlias = tuple[Question, Explanation, Unjudged | None]


def _in_memory(
    file: Path, settings: Settings, caller: Caller, of: Field, wanted: UUID
) -> Explained:
    try:
        register = Register.read(file)
    except (BadRegisterError, OSError) as error:
        raise typer.BadParameter(str(error), param_hint="--register") from None
    instant = datetime.now(UTC)
    asked, known = _asked(settings, caller, of, instant), known_of(register, caller, instant)
    account = register.by_id("agent", caller.agent)
    active = account is not None and account["active"] is True
    held = held_in_memory(asked, known, active=active)
    judged = [judged_in_memory(asked, known, each) for each in records(register, of.entity, wanted)]
    seen = [truths for truths in judged if truths[asked.kept]]
    seen.sort(key=lambda truths: not truths[asked.visible])
    why = None if seen else Unjudged.EXPIRED if judged else Unjudged.ABSENT
    return asked, explain_in_full(asked, seen[0] if seen else None, held), why


async def _in_database(settings: Settings, caller: Caller, of: Field, wanted: UUID) -> Explained:
    async with database(settings) as opened:
        connection = await asyncpg.connect(address(opened))
        try:
            await check_fit(connection)
            instant: datetime = await connection.fetchval("SELECT statement_timestamp()")
            table = of.entity.row.table
            there = await connection.fetchval(
                f"SELECT EXISTS (SELECT FROM {table} WHERE id = $1)",  # noqa: S608  of the catalogue
                wanted,
            )
        finally:
            await connection.close()
        asked = _asked(settings, caller, of, instant)
        references = caller.purpose.references if caller.purpose else {}
        plan = plan_in_full(asked, lambda _: wanted)
        binding = Binding(caller.agent, references, {}, instant)
        async with Database(address(opened)) as reading:
            row = await reading.fetch_planned(plan.sql, plan.arguments(binding))
        if row is None:
            raise AssertionError("a statement that selects values gives a row")
        found = explain_in_full(asked, row[TRUTHS], row[STEPS])
        if settings.journal:
            async with Journal(address(opened)) as journal:
                await journal.append(_entry(asked, caller, instant, wanted, seen=bool(row[TRUTHS])))
        else:
            console.print("GREFFE_JOURNAL is off: this is NOT written down")
        if row[TRUTHS] is not None:
            return asked, found, None
        return asked, found, Unjudged.EXPIRED if there else Unjudged.ABSENT


def _entry(
    asked: Question, caller: Caller, instant: datetime, wanted: UUID, *, seen: bool
) -> JournalEntry:
    """The entry of an explanation that no agent asked for: who operates the service did."""
    purpose = caller.purpose
    if purpose is None:
        raise AssertionError("a purpose has been given")
    terms = TERMS[purpose.code]
    of = f"{asked.field.entity.name}.{asked.field.name}"
    references: dict[str, UUID | str] = {
        **purpose.references,
        "explained_record": wanted,
        "explained_agent": caller.agent,
        "explained_role": str(caller.acting_role),
        "explained_purpose": str(purpose.code),
        "explained_field": of,
    }
    return JournalEntry(
        plan=describe_plan(
            root_fields=("explain",),
            clauses=asked.clauses,
            law=asked.law.version,
            processing=terms.processing,
            nature=terms.nature,
        ),
        instant=instant,
        outcome=RELEASED,
        references=references,
        operation="greffe_explain",
        record_ids=pack([str(wanted)] if seen else []),
    )


def _each_once(considered: Iterable[Consideration]) -> Iterator[Consideration]:
    """What is considered, save what is said of the field and was said of the record already."""
    said: list[Consideration] = []
    for each in considered:
        if replace(each, presence=True) not in said:
            said.append(each)
            yield each


_PRESENCE = Said(" (is the record visible?)", " (l’enregistrement est-il visible ?)")
_HELD = {
    True: Said("holds", "remplie"),
    False: Said("FAILS", "NON REMPLIE"),
    None: Said("not judged", "non examinée"),
}
_CLOSES = {
    True: Said("so it closes", "donc fermé"),
    False: Said("not so", "sans effet"),
    None: Said("not judged", "non examinée"),
}


_KINDS = {
    Kind.NEED: Said("NEED", "EXIGENCE"),
    Kind.GRANT: Said("GRANT", "OUVERTURE"),
    Kind.BAR: Said("BAR", "FERMETURE"),
}


def _lines(asked: Question, found: Explanation, why: Unjudged | None, *, french: bool) -> list[str]:
    """The outcome, then each paragraph considered; of a record not judged, those of the gate."""

    def text(said: Said) -> str:
        return said.fr if french else said.en

    what = f"{asked.field.entity.name}.{asked.field.name}"
    role, purpose, version = asked.ask.role, asked.ask.purpose, asked.law.version
    told = ", ".join(filter(None, (found.code, *found.categories, *found.clauses)))
    asked_for = Said(
        f"{what} to {role} for {purpose}, law of {version}: ",
        f"{what} à {role} pour {purpose}, droit du {version} : ",
    )
    lines = [f"{text(asked_for)}{found.outcome}" + (f" ({told})" if told else "")]
    if why is not None:
        lines.append(text(why.value))
    colon = " :" if french else ":"
    for each in _each_once(found.considered):
        if why is not None and each.kind is not Kind.NEED:
            continue
        about = " ".join(filter(None, (each.category, each.code)))
        scope = text(_PRESENCE) if each.presence else ""
        cited = f"{text(_KINDS[each.kind])} {', '.join(each.clauses)} [{each.rule}]"
        lines += ["", f"{cited} {about}{scope}".rstrip(), f"  {text(each.meaning)}"]
        held = _CLOSES if each.kind is Kind.BAR else _HELD
        lines += [f"  - {text(held[one.holds])}{colon} {text(one.said)}" for one in each.conditions]
    return lines
