"""Courts: public reference data."""

from typing import Annotated

import strawberry

from permissions import entities
from permissions.categories import Category, always
from schema.enums import CourtDegree, ExtendedArticle
from schema.node import Node
from schema.record import many, one, record, value

_PUBLIC = always(Category.COURT_REFERENCE)


@record(entities.Court)
class Court(Node):
    """A court, with the court of appeal it belongs to."""

    code: str | None = value(_PUBLIC)
    name: str | None = value(_PUBLIC)
    degree: CourtDegree | None = value(_PUBLIC)
    extended_articles: list[ExtendedArticle] | None = value(
        _PUBLIC,
        array=True,
        description="Articles under which its jurisdiction is extended (48-1/al.11).",
    )
    appeal_court: Annotated["Court", strawberry.lazy("schema.court")] | None = one(
        entities.Court, lambda own, court: court["id"].eq(own["appeal_court_id"]), {}
    )
    ressort: list[Annotated["Court", strawberry.lazy("schema.court")]] | None = many(
        entities.Court,
        lambda own, court: court["appeal_court_id"].eq(own["id"]),
        {},
        description="The courts whose court of appeal this is.",
    )
