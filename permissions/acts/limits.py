"""What is opened for a time: until when, and for how long at most.

The articles set no figure; a limit is asked of whatever lets persons' data be read (A26).
"""

from datetime import datetime

from permissions.acts.act import Demand, Given, Input, Kind
from permissions.acts.demanding import must, needs, one_end
from permissions.acts.terms import Terms
from permissions.condition import NOW
from permissions.refusal import Code

UNTIL = Input("valid_until", Kind.INSTANT, "Until when, that instant excluded.", required=False)
USUAL = Input(
    "usual_term",
    Kind.FLAG,
    "True: until the usual term is over, in place of `validUntil`.",
    required=False,
)
ONE_END = (one_end(UNTIL, USUAL),)
_LATEST = Input("latest", Kind.INSTANT, "The latest end that may be set.")


def has_an_end(*clauses: str) -> tuple[Demand, ...]:
    """An end is set, or the usual one asked for."""
    return (
        must(
            ~UNTIL.term.absent() | USUAL.term.eq(other=True),
            Code.TIME_LIMIT_REQUIRED,
            "this has an end: set `validUntil`, or `usualTerm`",
            "ceci a un terme : indiquez « validUntil » ou « usualTerm »",
            *clauses,
        ),
        needs(
            UNTIL.term.absent() | NOW.lt(UNTIL.term),
            "`validUntil` lies in the past",
            "« validUntil » est passé",
            *clauses,
        ),
    )


def bounded(given: Given, instant: datetime, terms: Terms) -> Given:
    """The usual end where it is asked for, and the latest that may be set."""
    until = given.get("valid_until") or instant + terms.usual
    return {**given, "valid_until": until, "latest": instant + terms.longest}


def within_the_longest(*clauses: str) -> tuple[Demand, ...]:
    """The end is not later than the latest that may be set."""
    return (
        needs(
            UNTIL.term.le(_LATEST.term),
            "that is longer than it may last",
            "c’est plus long que permis",
            *clauses,
        ),
    )
