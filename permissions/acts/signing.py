"""What designations and habilitations ask alike: the office that signs, and for whom."""

from collections.abc import Callable, Iterator
from datetime import datetime

from db.enumerations import Processing, Role
from permissions.acts.act import Demand, Given, Input, Kind
from permissions.acts.demanding import competent, needs, there
from permissions.condition import AGENT, NOW, Condition, Exists, Row, any_of
from permissions.cpp.interception_facts import active
from permissions.entities.governance import file_of
from permissions.offices import Signatures, ties

WHO = Input("agent", Kind.ID, "The agent.")
FOR_ROLE = Input("role", Kind.CODE, "The role that it is for.", codes=Role)
UNTIL = Input("valid_until", Kind.INSTANT, "Until when, that instant excluded.", required=False)
_NOT_YOURS = (
    "your office does not sign this for that role",
    "votre fonction ne signe pas cet acte pour ce rôle",
)
LATEST = Input("latest", Kind.INSTANT, "The latest end that may be set.")


def may_sign(signatures: Signatures, office: Role) -> Iterator[Demand]:
    """The office is the one that signs for the role; nobody signs for himself (A23)."""
    yield from _signs(signatures, office)
    for role, signing in signatures.items():
        is_it = FOR_ROLE.term.eq(role)
        yield competent(
            ~is_it | ~WHO.term.eq(AGENT),
            "nobody designates or habilitates himself",
            "nul ne se désigne ni ne s’habilite lui-même",
            signing.clause,
        )
        yield competent(
            ~is_it | ties(signing, WHO.term),
            "that agent is not of your court, or of your service",
            "cet agent n’est pas de votre juridiction, ou de votre service",
            signing.clause,
        )
        yield needs(
            ~is_it | (active(WHO.term) & _holds()),
            "no agent with an active account holds that role under that id",
            "aucun agent au compte actif n’exerce ce rôle sous cet identifiant",
            signing.clause,
        )
        yield needs(
            ~is_it | UNTIL.term.absent() | NOW.lt(UNTIL.term),
            "`validUntil` lies in the past",
            "« validUntil » est passé",
            signing.clause,
        )


def of_its_role(
    signatures: Signatures, office: Role, holds: Condition, en: str, fr: str
) -> Iterator[Demand]:
    """What must hold, or the act is refused by the clause of the role, which the office signs."""
    of_clause: dict[str, list[Role]] = {}
    for role, signing in signatures.items():
        if office in signing.offices:
            of_clause.setdefault(signing.clause, []).append(role)
    for clause, roles in of_clause.items():
        yield needs(~FOR_ROLE.term.among(roles) | holds, en, fr, clause)


def may_end(signatures: Signatures, office: Role, deed: Row, deed_id: Input) -> Iterator[Demand]:
    """The office ends what it signed, whoever held it then; what another office that signs for the
    role signed is that one's. What none of them signed, each of them ends.
    """
    yield from _signs(signatures, office)
    is_it = deed["id"].eq(deed_id.term) & deed["role"].eq(FOR_ROLE.term)
    yield there(Exists(deed, is_it & ended_by(signatures, office, deed)))
    unrevoked = deed["revoked_at"].absent() | NOW.lt(deed["revoked_at"])
    revoked = "it was revoked already", "il a déjà été retiré"
    yield from of_its_role(signatures, office, Exists(deed, is_it & unrevoked), *revoked)


def ended_by(signatures: Signatures, office: Role, deed: Row) -> Condition:
    """It is for the office to end, whoever holds that now."""
    signed_by = deed["issuer_office"]
    return any_of(
        *(
            deed["role"].eq(role)
            & ties(signing, deed["agent_id"])
            & (signed_by.absent() | ~signed_by.among(signing.offices - {office}))
            for role, signing in signatures.items()
            if office in signing.offices
        )
    )


def runs_beside(deed: Row, office: Role) -> Condition:
    """One that the office signed for the agent and role runs while the new one would; what opens
    nothing, since he signed it for himself, is none.
    """
    himself = ~deed["issuer_id"].absent() & deed["issuer_id"].eq(WHO.term)
    same = deed["agent_id"].eq(WHO.term) & deed["role"].eq(FOR_ROLE.term)
    its_own = same & deed["issuer_office"].eq(office) & ~himself
    begins = UNTIL.term.absent() | deed["valid_from"].lt(UNTIL.term)
    goes_on = deed["valid_until"].absent() | NOW.lt(deed["valid_until"])
    return its_own & begins & goes_on & (deed["revoked_at"].absent() | NOW.lt(deed["revoked_at"]))


def _signs(signatures: Signatures, office: Role) -> Iterator[Demand]:
    """The clause is that of the role, which names another office; for a role that none names, all
    that do name one.
    """
    every = dict.fromkeys(each.clause for each in signatures.values())
    yield competent(FOR_ROLE.term.among(signatures.keys()), *_NOT_YOURS, *every)
    others = {
        signing.clause: [
            role
            for role, each in signatures.items()
            if each.clause == signing.clause and office not in each.offices
        ]
        for signing in signatures.values()
    }
    for clause, roles in others.items():
        if roles:
            yield competent(~FOR_ROLE.term.among(roles), *_NOT_YOURS, clause)


def rests_on(signatures: Signatures) -> Callable[[Given], tuple[str, ...]]:
    """The clause of the role that is signed for."""

    def clauses(given: Given) -> tuple[str, ...]:
        signing = signatures.get(Role(str(given[FOR_ROLE.name])))
        return () if signing is None else (signing.clause,)

    return clauses


def _holds() -> Condition:
    held = Row("agent_role", "held_for")
    mine = held["agent_id"].eq(WHO.term) & held["role"].eq(FOR_ROLE.term)
    runs = held["valid_from"].le(NOW) & (held["valid_until"].absent() | NOW.lt(held["valid_until"]))
    return Exists(held, mine & runs & (held["revoked_at"].absent() | NOW.lt(held["revoked_at"])))


def within_its_term() -> Demand:
    """It ends after it begins, and no later than an appointment lasts."""
    later = UNTIL.term.absent() | NOW.lt(UNTIL.term)
    ends = LATEST.term.absent() | UNTIL.term.le(LATEST.term)
    return needs(
        later & ends,
        "it runs from now to a later end, and no longer than it may last",
        "il court à partir de maintenant jusqu’à un terme postérieur, sans dépasser sa durée "
        "maximale",
    )


def with_its_term(signatures: Signatures, given: Given, at: datetime) -> Given:
    """An appointment that has a term ends with it, unless an earlier end is set."""
    signing = signatures[Role(str(given["role"]))]
    if signing.years is None:
        return given
    latest = _years_later(at, signing.years)
    return {**given, "latest": latest, "valid_until": given.get("valid_until") or latest}


def _years_later(at: datetime, years: int) -> datetime:
    try:
        return at.replace(year=at.year + years)
    except ValueError:  # 29 February
        return at.replace(year=at.year + years, day=28)


def filed(given: Given) -> Processing:
    """The file for which the role needs the act."""
    return file_of(Role(str(given["role"])))
