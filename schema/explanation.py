"""`explain`: why a field of a record is, or would be, released or withheld.

In two depths. Who asks about himself is told what he may know; a record that he does not see
answers as one that never was. Who controls a file is told everything of it: what another agent,
in a role and for a purpose, would receive, each condition held or failed.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias
from uuid import UUID

import strawberry
from graphql import FieldNode, GraphQLArgument
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from db.enumerations import Processing
from permissions import explanation as explained
from permissions.asking import STEPS, TRUTHS, plan_for_caller, plan_in_full
from permissions.explaining import Kind, Question, question
from permissions.explanation import Outcome
from permissions.fields import Field
from permissions.law import Law
from permissions.plan import Plan
from permissions.purposes import TERMS, Purpose
from permissions.reads import Plumbing
from permissions.refusal import Code, Refusal, Said, refuse
from permissions.sql import Binding, Draw
from permissions.subject import AgentId, Caller, Language, StatedPurpose
from schema.arguments import Leaf, as_id, given
from schema.enums import Role
from schema.record import FIELDS, RecordField

Row: TypeAlias = Any
"""A driver's row."""
ReadPurpose: TypeAlias = Callable[[bytes, Role | None], StatedPurpose]
"""From a purpose as the header `Access-Purpose` states it, for a role. Raises `Refusal`."""

MOST_EXPLAINED = 10
"""Explanations that one operation may ask for: each is a statement of its own."""

CONTROLS: Mapping[tuple[Role, Purpose], Processing] = {
    (Role.REGISTRY_CONTROL_MAGISTRATE, Purpose.REGISTRY_CONTROL): Processing.REGISTRY,
    (Role.QUALIFIED_PERSON, Purpose.INTERCEPT_OVERSIGHT): Processing.INTERCEPT,
}
"""Who is told everything, for what purpose, of which file."""

strawberry.enum(Kind, name="ParagraphKind")
strawberry.enum(Outcome, name="ExplainedOutcome")


def _plain(description: str) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    return strawberry.field(permission_classes=[Plumbing], description=description)


@strawberry.type
class ExplainedCondition:
    """A condition that a paragraph sets, in words."""

    said: str = _plain("The condition, in the language of the request.")
    holds: bool | None = _plain("Whether it holds; null where it was not judged, or is not told.")


@strawberry.type
class ExplainedParagraph:
    """A paragraph that was considered."""

    kind: Kind = _plain("What it does: grants, bars, or needs something of who asks.")
    clauses: list[str] = _plain("The clause, and those it rests on.")
    rule: str = _plain("Its row in the table of rules.")
    meaning: str = _plain("Its meaning, in the language of the request.")
    category: str | None = _plain("The category it was considered for.")
    code: str | None = _plain("Of a bar or a need: what is told where it closes.")
    presence: bool = _plain("Whether it decides on the record's visibility, not on the field.")
    holds: bool | None = _plain("Whether all its conditions hold; null where not all are told.")
    conditions: list[ExplainedCondition] = _plain("Its conditions, which must all hold.")


@strawberry.type
class Explanation:
    """Why a field of a record is released or withheld."""

    outcome: Outcome = _plain("INVISIBLE also where there is no such record: both are one answer.")
    type: str = _plain("The type asked about.")
    field: str = _plain("The field asked about.")
    acting_role: str = _plain("The role it was decided for.")
    purpose: str = _plain("The purpose it was decided for.")
    law: str = _plain("The version of the law.")
    categories: list[str] = _plain("The categories of data that the field tells of the record.")
    code: str | None = _plain("Why it is withheld, or refused.")
    clauses: list[str] = _plain("The clauses that open it, or close it.")
    by_record: bool = _plain("Whether the field leads to records that are each decided on.")
    considered: list[ExplainedParagraph] = _plain("The paragraphs considered.")


ARGUMENTS: Mapping[str, object] = {
    "type": str,
    "id": strawberry.ID,
    "field": str,
    "agent": strawberry.ID | None,
    "role": Role | None,
    "purpose": str | None,
}


def explain_field() -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    """The root field."""
    made = RecordField(
        permission_classes=[Plumbing],
        description=(
            "Why a field of a record is, or would be, released to you or withheld. Those who "
            "control a file may ask it of an agent in a role, for a purpose written as in the "
            "header Access-Purpose."
        ),
    )
    made.arguments = [
        StrawberryArgument(name, None, StrawberryAnnotation(kind))
        if name in ("type", "id", "field")
        else StrawberryArgument(name, None, StrawberryAnnotation(kind), default=None)
        for name, kind in ARGUMENTS.items()
    ]
    return made


@dataclass(frozen=True, slots=True)
class Wanted:
    """An explanation asked for: how its arguments are drawn. None: not given."""

    type: Draw
    id: Draw
    field: Draw
    agent: Draw | None
    role: Draw | None
    purpose: Draw | None

    @property
    def of_another(self) -> bool:
        """Whether it is asked what another agent would receive."""
        return any(each is not None for each in (self.agent, self.role, self.purpose))


def explanation_wanted(
    node: FieldNode, arguments: Mapping[str, GraphQLArgument], sent: Mapping[str, Any]
) -> Wanted:
    """The explanation that a field node asks for; `sent` are the variables, coerced."""
    found: dict[str, Draw] = {}
    for argument in node.arguments or ():
        name = argument.name.value
        leaf = given(argument.value, arguments[name].type, sent)
        if isinstance(leaf, Leaf):
            found[name] = as_id(leaf) if name in ("id", "agent") else leaf.draw
    other = {name: found.get(name) for name in ("agent", "role", "purpose")}
    return Wanted(type=found["type"], id=found["id"], field=found["field"], **other)


@dataclass(frozen=True, slots=True)
class Explaining:
    """One operation's explanations. `gated` runs a plan behind its gate, `plain` whatever it says.

    `seen` takes the ids of the records that were visible, for the journal.
    """

    law: Law
    caller: Caller
    binding: Binding
    seen: list[Any]
    gated: Callable[[Plan, Binding], Awaitable[Row]]
    plain: Callable[[Plan, Binding], Awaitable[Row]]
    reads_purpose: ReadPurpose | None

    async def explain(self, wanted: Wanted) -> Explanation:
        """One explanation. Raises `Refusal`."""
        of = _field(str(wanted.type(self.binding)), str(wanted.field(self.binding)))
        if wanted.of_another:
            return await self._of_another(wanted, of)
        role, purpose = self.caller.acting_role, self.caller.purpose
        if role is None or purpose is None:
            raise AssertionError("role and purpose have been asked for")
        asked = question(self.law, role, purpose.code, of)
        row = await self.gated(plan_for_caller(asked, wanted.id), self.binding)
        if row[TRUTHS] is not None:
            self._see(wanted, asked)
        return _spoken(asked, explained.explain_to_caller(asked, row[TRUTHS]), self._language)

    async def _of_another(self, wanted: Wanted, of: Field) -> Explanation:
        """What another agent would receive, to who controls the file."""
        stated = self._stated(wanted)
        role, purpose = stated.acting_role, stated.purpose
        if role is None or purpose is None:
            raise AssertionError("role and purpose have been given")
        self._controls(of, purpose.code)
        own = question(self.law, *self._own, of)
        gated = await self.gated(plan_for_caller(own, lambda _: None), self.binding)
        asked = question(self.law, role, purpose.code, of)
        binding = replace(
            self.binding, agent=stated.agent, references=purpose.references, clock=gated[0]
        )
        known = wanted.id(self.binding)
        row = await self.plain(plan_in_full(asked, lambda _: known), binding)
        if row[TRUTHS] is not None:
            self._see(wanted, asked)
        found = explained.explain_in_full(asked, row[TRUTHS], row[STEPS])
        return _spoken(asked, found, self._language)

    @property
    def _own(self) -> tuple[Role, Purpose | None]:
        if self.caller.acting_role is None:
            raise AssertionError("a role has been taken")
        return self.caller.acting_role, self.caller.purpose.code if self.caller.purpose else None

    @property
    def _language(self) -> Language:
        return self.caller.language

    def _see(self, wanted: Wanted, asked: Question) -> None:
        if asked.judged.entity.kept:
            self.seen.append(str(wanted.id(self.binding)))

    def _controls(self, of: Field, purpose: Purpose) -> None:
        """PURPOSE_NOT_ALLOWED, unless the caller controls the file of record and purpose."""
        role, own = self._own
        file = None if own is None else CONTROLS.get((role, own))
        files = {category.file for _, category in of.entity.presence} | {TERMS[purpose].processing}
        if file is None or files != {file}:
            raise refuse(
                Code.PURPOSE_NOT_ALLOWED,
                "what another agent receives is explained to who controls the file, for that",
                "ce que reçoit un autre agent n’est expliqué qu’à qui contrôle le fichier, pour "
                "ce contrôle",
                "48-1/al.1/a",
                "R40-47/XII/e",
            )

    def _stated(self, wanted: Wanted) -> Caller:
        """The agent, role and purpose that are asked about. ARGUMENT_INVALID."""
        if wanted.agent is None or wanted.role is None or wanted.purpose is None:
            raise _invalid("`agent`, `role` and `purpose` go together", _TOGETHER)
        agent, role = wanted.agent(self.binding), Role(str(wanted.role(self.binding)))
        text = str(wanted.purpose(self.binding))
        if not isinstance(agent, UUID) or self.reads_purpose is None or not text.isascii():
            raise _invalid("`agent` is an id, `purpose` a purpose as its header states it", _STATED)
        return Caller(AgentId(agent), role, self.reads_purpose(text.encode(), role))


_TOGETHER = "« agent », « role » et « purpose » vont ensemble"
_STATED = "« agent » est un identifiant, « purpose » une finalité comme l’en-tête l’indique"


def _invalid(en: str, fr: str) -> Refusal:
    return refuse(Code.ARGUMENT_INVALID, en, fr)


def _field(kind: str, name: str) -> Field:
    found = FIELDS.get((kind, name))
    if found is None:
        raise _invalid(
            "no type and field of records have these names",
            "aucun type et champ d’enregistrement ne portent ces noms",
        )
    return found


def _spoken(asked: Question, of: explained.Explanation, language: Language) -> Explanation:
    def said(text: Said) -> str:
        return text.fr if language == "fr" else text.en

    considered = [
        ExplainedParagraph(
            kind=each.kind,
            clauses=list(each.clauses),
            rule=each.rule,
            meaning=said(each.meaning),
            category=each.category,
            code=each.code,
            presence=each.presence,
            holds=each.holds,
            conditions=[
                ExplainedCondition(said=said(told.said), holds=told.holds)
                for told in each.conditions
            ],
        )
        for each in of.considered
    ]
    return Explanation(
        outcome=of.outcome,
        type=asked.field.entity.name,
        field=asked.field.name,
        acting_role=str(asked.ask.role),
        purpose=str(asked.ask.purpose),
        law=asked.law.version,
        categories=list(of.categories),
        code=of.code,
        clauses=list(of.clauses),
        by_record=of.by_record,
        considered=considered,
    )
