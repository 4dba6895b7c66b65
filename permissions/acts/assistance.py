"""Who assists which magistrate (48-1/al.10/c, al.13/b; R40-47/III/b, IV/b).

The articles name no author. The head of the registry places the clerks and authorised assistants
of his court; a magistrate himself takes on who works for him alone: his specialised assistants,
and those who help him control a file.
"""

from collections.abc import Iterator
from typing import Final

from db.enumerations import Processing, Role
from permissions.acts.act import (
    AUTHOR,
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
from permissions.acts.demanding import competent, needs, there
from permissions.condition import AGENT, COURT, FALSE, NOW, TRUE, Condition, Exists, Row, Term
from permissions.cpp.facts import current, held_at
from permissions.cpp.interception_facts import active
from permissions.entities import AssistLink
from permissions.purposes import ASSISTANTS, MAGISTRATES
from permissions.refusal import Said

ASSISTANT = Input("assistant", Kind.ID, "Who assists.")
MAGISTRATE = Input("magistrate", Kind.ID, "The magistrate assisted.")
LINK = Input("link", Kind.ID, "The link of assistance.")
_IT = Row("assist_link", "it")
_IS_IT = _IT["id"].eq(LINK.term)
CLAUSES: Final = ("48-1/al.10/c", "48-1/al.13/b", "R40-47/III/b", "R40-47/IV/b")
_PLACED = (
    (
        ASSISTANTS,
        ("48-1/al.10/c", "R40-47/III/b"),
        Said(
            "you link clerks and authorised assistants who have an active account and assist in no "
            "other role; specialised assistants, and those who help control a file, are linked by "
            "the magistrate whom they assist",
            "vous rattachez les greffiers et les personnes habilitées au compte actif, qui "
            "n’assistent à aucun autre titre ; les assistants spécialisés, et ceux qui assistent "
            "au contrôle d’un fichier, sont rattachés par le magistrat assisté",
        ),
    ),
    (
        frozenset({Role.SPECIALISED_ASSISTANT}),
        ("R40-47/IV/b",),
        Said(
            "you link specialised assistants who have an active account and assist in no other "
            "role; clerks and authorised assistants are linked by the head of the registry",
            "vous rattachez les assistants spécialisés au compte actif, qui n’assistent à aucun "
            "autre titre ; les greffiers et les personnes habilitées sont rattachés par le "
            "directeur de greffe",
        ),
    ),
    (
        frozenset({Role.FILE_CONTROL_ASSISTANT}),
        ("48-1/al.13/b",),
        Said(
            "you link those who help control a file, who have an active account and assist in no "
            "other role; clerks and authorised assistants are linked by the head of the registry",
            "vous rattachez ceux qui assistent au contrôle d’un fichier, au compte actif, qui "
            "n’assistent à aucun autre titre ; les greffiers et les personnes habilitées sont "
            "rattachés par le directeur de greffe",
        ),
    ),
)
"""Roles whose rights derive from a magistrate who is assisted: by which clauses, and what is said
to who links them where somebody is not one: the same of whomever, for his roles are not told.
"""
_ASSISTING = frozenset[Role]().union(*(roles for roles, _, _ in _PLACED))


def _takes_on(role: Role) -> frozenset[Role]:
    """The roles of those whom an author in that role links; none: he links nobody."""
    if role is Role.HEAD_OF_REGISTRY:
        return ASSISTANTS
    if role in MAGISTRATES:
        return frozenset({Role.SPECIALISED_ASSISTANT})
    if role is Role.FILE_CONTROL_MAGISTRATE:
        return frozenset({Role.FILE_CONTROL_ASSISTANT})
    return frozenset()


def rests_on(role: Role) -> tuple[str, ...]:
    """The clauses of those whom an author in that role links; none: he links nobody."""
    return next((clauses for roles, clauses, _ in _PLACED if roles == _takes_on(role)), ())


def _signed_for_by_another(role: Role, assistant: Term) -> Condition:
    """The agent holds, or will hold, another role in which one assists: the link says of none that
    it is for that one, and would open what another office signs for.
    """
    held = Row("agent_role", "held_besides")
    others = held["role"].among(sorted(_ASSISTING - _takes_on(role)))
    lasts = held["valid_until"].absent() | NOW.lt(held["valid_until"])
    stands = held["revoked_at"].absent() | NOW.lt(held["revoked_at"])
    return Exists(held, held["agent_id"].eq(assistant) & others & lasts & stands)


def _posted_here(who: Term) -> Condition:
    agent = Row("agent", "posted")
    return Exists(agent, agent["id"].eq(who) & agent["court_id"].eq(COURT))


def _his_to_link(role: Role, magistrate: Term, assistant: Term) -> Condition:
    if role is Role.HEAD_OF_REGISTRY:
        return _posted_here(magistrate) & _posted_here(assistant)
    return magistrate.eq(AGENT) if _takes_on(role) else FALSE


def _may_link(role: Role) -> tuple[Demand, ...]:
    assistant, magistrate = ASSISTANT.term, MAGISTRATE.term
    assisted = MAGISTRATES if role is Role.HEAD_OF_REGISTRY else {role}
    same = Row("assist_link", "same")
    runs = same["assistant_id"].eq(assistant) & same["magistrate_id"].eq(magistrate) & current(same)
    clauses = rests_on(role) or CLAUSES
    return (
        competent(
            _his_to_link(role, magistrate, assistant) & ~assistant.eq(AGENT),
            "the head of the registry links others of his court, a magistrate who works for him",
            "le directeur de greffe rattache d’autres agents de sa juridiction, un magistrat ceux "
            "qui travaillent pour lui",
            *clauses,
        ),
        needs(
            active(magistrate) & held_at(magistrate, sorted(assisted), NOW),
            "no magistrate with an active account is known under that id",
            "aucun magistrat au compte actif n’est connu sous cet identifiant",
            *clauses,
        ),
        *_whom_he_links(role, assistant),
        needs(
            ~Exists(same, runs),
            "that person assists the magistrate already",
            "cette personne assiste déjà le magistrat",
            *clauses,
        ),
    )


def _whom_he_links(role: Role, assistant: Term) -> Iterator[Demand]:
    for roles, clauses, said in _PLACED:
        if roles == _takes_on(role):
            is_one = active(assistant) & held_at(assistant, sorted(roles), NOW)
            of_his_alone = is_one & ~_signed_for_by_another(role, assistant)
            yield needs(of_his_alone, said.en, said.fr, *clauses)


def _links(_role: Role) -> tuple[Write, ...]:
    values = {
        "assistant_id": ASSISTANT.term,
        "magistrate_id": MAGISTRATE.term,
        "valid_from": NOW,
    }
    return (Insert("assist_link", values),)


def ended_by(role: Role, link: Row) -> Condition:
    """Whoever may link may end, of those whom he may link: the registry of the assistant, the
    magistrate assisted.
    """
    assistant, whom = link["assistant_id"], sorted(_takes_on(role))
    if not whom:
        return FALSE
    his = link["magistrate_id"].eq(AGENT)
    if role is Role.HEAD_OF_REGISTRY:
        his = _posted_here(assistant)
    return his & (held_at(assistant, whom, link["valid_from"]) | held_at(assistant, whom, NOW))


def _may_end(role: Role) -> tuple[Demand, ...]:
    return (
        competent(
            TRUE if _takes_on(role) else FALSE,
            "the head of the registry, or the magistrate assisted, ends an assistance",
            "le directeur de greffe, ou le magistrat assisté, met fin à une assistance",
            *CLAUSES,
        ),
        there(Exists(_IT, _IS_IT & ended_by(role, _IT)), *rests_on(role)),
        needs(
            Exists(_IT, _IS_IT & current(_IT)),
            "the assistance is not current",
            "l’assistance n’est pas en cours",
            *rests_on(role),
        ),
    )


def _ends(_role: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IS_IT, {"valid_until": NOW}),)


def _clauses(given: Given) -> tuple[str, ...]:
    return rests_on(Role(str(given[AUTHOR])))


ASSIST = Act(
    name="linkAssistant",
    meaning=Said(
        "Record that somebody assists a magistrate",
        "Enregistrer que quelqu’un assiste un magistrat",
    ),
    clauses=CLAUSES,
    purposes=frozenset(),
    file=Processing.REGISTRY,
    inputs=(ASSISTANT, MAGISTRATE),
    # one at a time for a magistrate: nobody is linked to him twice
    target=Target("agent", MAGISTRATE),
    table="assist_link",
    gives=AssistLink,
    makes=True,
    demands=_may_link,
    writes=_links,
    rests_on=_clauses,
)
END = Act(
    name="endAssistance",
    meaning=Said("End an assistance", "Mettre fin à une assistance"),
    clauses=CLAUSES,
    purposes=frozenset(),
    file=Processing.REGISTRY,
    inputs=(LINK,),
    target=Target("assist_link", LINK, versioned=True),
    table="assist_link",
    gives=AssistLink,
    demands=_may_end,
    writes=_ends,
    rests_on=_clauses,
)

ACTS = (ASSIST, END)
