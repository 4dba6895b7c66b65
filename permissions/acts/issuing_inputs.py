"""What the author of an authorisation gives, besides the clause, the reader and the case."""

from db.enumerations import Element, Scope
from permissions.acts.act import Input, Kind

OF_INTERCEPTION = Input(
    "interception", Kind.ID, "The interception, of no known case, under XII.", required=False
)
SCOPE = Input("scope", Kind.CODE, "The whole case, or items.", codes=Scope)
ITEMS = Input("items", Kind.IDS, "The items designated.", required=False)
SINCE = Input("valid_from", Kind.INSTANT, "From when; now, unless said.", required=False)
UNTIL = Input("valid_until", Kind.INSTANT, "Until when, that instant excluded.", required=False)
USUAL = Input(
    "usual_term", Kind.FLAG, "Until the usual term is over, in place of an end.", required=False
)
EXPRESS = Input("express", Kind.FLAG, "That it is express (IX, XI).", required=False)
TASK = Input("task", Kind.TEXT, "The task entrusted (IV).", required=False)
PRIOR = Input(
    "prior", Kind.ID, "The authorisation of the magistrate that it follows (XI).", required=False
)
REQUEST = Input(
    "foreign_request", Kind.ID, "The request of the State that it serves (VII).", required=False
)
DIFFICULTY = Input("difficulty", Kind.ID, "The difficulty it is given for (XI).", required=False)
ELEMENTS = Input(
    "elements", Kind.CODES, "The elements designated (article 11-1).", required=False, codes=Element
)
LATEST = Input("latest", Kind.INSTANT, "The latest end that may be set.")
