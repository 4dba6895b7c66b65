"""`explain`: why a field of a record is, or would be, released or withheld.

In two depths. Who asks about himself is told what he may know; a record that he does not see
answers as one that never was. Who controls a file is told everything of it: what another agent,
in a role and for a purpose, would receive, each condition held or failed.
"""

from collections.abc import Mapping
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from permissions import explanation as explained
from permissions.explaining import Kind, Question
from permissions.explanation import Outcome
from permissions.reads import Plumbing
from permissions.refusal import Said
from permissions.subject import Language
from schema.enums import Role
from schema.record import RecordField

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


def spoken(asked: Question, of: explained.Explanation, language: Language) -> Explanation:
    """An explanation in the language of the request."""

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
