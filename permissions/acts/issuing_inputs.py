"""What the author of an authorisation gives, besides the clause, the reader and the case."""

from db.enumerations import Element, Scope
from permissions.acts.act import Given, Input, Kind
from permissions.refusal import Said

OF_INTERCEPTION = Input(
    "interception", Kind.ID, "The interception, of no known case, under XII.", required=False
)
SCOPE = Input("scope", Kind.CODE, "The whole case, or items.", codes=Scope)
ITEMS = Input(
    "items",
    Kind.IDS,
    "The items designated; compulsory where the scope is ITEMS, and only there.",
    required=False,
)
SINCE = Input("valid_from", Kind.INSTANT, "From when; now, unless said.", required=False)
UNTIL = Input("valid_until", Kind.INSTANT, "Until when, that instant excluded.", required=False)
USUAL = Input(
    "usual_term",
    Kind.FLAG,
    "True: until the usual term is over, in place of `validUntil`.",
    required=False,
)
EXPRESS = Input(
    "express",
    Kind.FLAG,
    "That it is express; compulsory where the clause asks for it (IX, XI).",
    required=False,
)
TASK = Input("task", Kind.TEXT, "The task entrusted; compulsory under IV.", required=False)
PRIOR = Input(
    "prior",
    Kind.ID,
    "The magistrate's authorisation that it follows; compulsory under XI_DIRECTOR.",
    required=False,
)
REQUEST = Input(
    "foreign_request",
    Kind.ID,
    "The request of the State that it serves; compulsory under VII.",
    required=False,
)
DIFFICULTY = Input(
    "difficulty",
    Kind.ID,
    "The difficulty it is given for; compulsory under XI.",
    required=False,
)
ELEMENTS = Input(
    "elements",
    Kind.CODES,
    "The elements designated; compulsory under article 11-1, and only there.",
    required=False,
    codes=Element,
)
_OF_THEIR_SCOPE = Said(
    "list `items` where the scope is ITEMS, and only there",
    "désignez des éléments par « items » si la portée est ITEMS, et alors seulement",
)
LATEST = Input("latest", Kind.INSTANT, "The latest end that may be set.")


def of_their_scope(given: Given) -> Said | None:
    """Items are listed where they are the scope, and only there: otherwise what is said of it."""
    by_items = given.get(SCOPE.name) == Scope.ITEMS
    return _OF_THEIR_SCOPE if by_items != bool(given.get(ITEMS.name)) else None
