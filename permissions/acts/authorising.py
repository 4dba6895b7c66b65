"""Issuing, confirming and revoking authorisations (R40-47/II to XII; 48-1/al.14/c; LAW 5.3).

Who may issue which is in one table, read with the instant of the act: nobody opens what he is not
competent for, nobody opens anything to himself.
"""

from datetime import datetime, timedelta

from db.enumerations import Clause, Element, NoticeKind, Role, Scope, Stage
from permissions.acts.act import (
    EACH,
    MADE,
    Act,
    Demand,
    Given,
    Input,
    Insert,
    Kind,
    Target,
    Update,
    Write,
)
from permissions.acts.competence import ISSUING, may_issue, no_duty_owed
from permissions.communications import sealed
from permissions.condition import (
    AGENT,
    FALSE,
    NOW,
    TRUE,
    Condition,
    Exists,
    Row,
    any_of,
    reference,
    term,
)
from permissions.cpp.facts import current, unrevoked
from permissions.cpp.interception_facts import (
    active,
    assigned,
    held_at,
    in_charge,
    no_magistrate_known,
    referred,
    stands,
)
from permissions.entities import Authorisation
from permissions.purposes import INTERCEPT_READERS, INVESTIGATORS, MAGISTRATES, Purpose
from permissions.refusal import Code, Said

CLAUSE = Input("clause", Kind.CODE, "The clause it is given under.", codes=Clause)
GRANTEE = Input("grantee", Kind.ID, "Who may read.")
CASE = Input("case", Kind.ID, "The case; of an interception of no known case, none.", required=False)
OF_INTERCEPTION = Input("interception", Kind.ID, "The interception, under XII.", required=False)
SCOPE = Input("scope", Kind.CODE, "The whole case, or items.", codes=Scope)
ITEMS = Input("items", Kind.IDS, "The items designated.", required=False)
SEALED = Input("includes_sealed", Kind.FLAG, "Whether it opens seals; no, unless said.", required=False)
SINCE = Input("valid_from", Kind.INSTANT, "From when; now, unless said.", required=False)
UNTIL = Input("valid_until", Kind.INSTANT, "Until when, that instant excluded.", required=False)
EXPRESS = Input("express", Kind.FLAG, "Whether it is express (IX, XI).", required=False)
REASON = Input("reason", Kind.TEXT, "Why it is given.", required=False)
TASK = Input("task", Kind.TEXT, "The task entrusted (IV).", required=False)
PRIOR = Input("prior", Kind.ID, "The magistrate's authorisation that it follows (XI).", required=False)
REQUEST = Input("foreign_request", Kind.ID, "The State's request it serves (VII).", required=False)
DIFFICULTY = Input("difficulty", Kind.ID, "The difficulty it is given for (XI).", required=False)
ELEMENTS = Input(
    "elements", Kind.CODES, "The elements designated (article 11-1).", required=False, codes=Element
)
LATEST = Input("latest", Kind.INSTANT, "The latest end that may be set.")

OFFICERS = INVESTIGATORS - {Role.JUDICIAL_POLICE_AGENT}
"""Who besides the magistrate designates what an interpreter reads (A25)."""
BY_THE_LEAD = frozenset(
    {Clause.II_SEALED, Clause.VII, Clause.VIII, Clause.IX, Clause.XI_MAGISTRATE}
)
LIMITED = frozenset(
    {
        Clause.VI,
        Clause.VII,
        Clause.IX,
        Clause.XI_MAGISTRATE,
        Clause.XI_DIRECTOR,
        Clause.ART_11_1,
    }
)
"""Clauses under which an end must be set (A26)."""
READERS: dict[Clause, frozenset[Role]] = {
    Clause.II_SEALED: INVESTIGATORS | {Role.MAGISTRATE_CLERK},
    Clause.IV: frozenset({Role.SPECIALISED_ASSISTANT}),
    Clause.VI: frozenset({Role.INTERPRETER}),
    Clause.VII: frozenset({Role.FOREIGN_INVESTIGATOR}),
    Clause.VIII: frozenset({Role.DECRYPTION_AGENT}),
    Clause.IX: frozenset({Role.PLATFORM_MAINTAINER}),
    Clause.XI_MAGISTRATE: frozenset({Role.CONTRACTOR}),
    Clause.XI_DIRECTOR: frozenset({Role.CONTRACTOR}),
    Clause.XII: INTERCEPT_READERS,
    Clause.ART_11_1: frozenset({Role.ART_11_1_AGENT}),
}
"""Whom each clause may open to."""
LONGEST = timedelta(days=365)
SEARCH = timedelta(hours=24)
"""How long the search for the magistrate is open, unless another end is set (A31)."""
