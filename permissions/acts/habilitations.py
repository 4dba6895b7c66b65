"""Habilitating an agent for a role, and ending it (48-1; R40-47; R40-29)."""

from collections.abc import Iterator
from datetime import datetime

from db.enumerations import ControlledFile, LegalBasis, Processing, Role
from permissions.acts.act import Act, Demand, Given, Input, Insert, Kind, Target, Update, Write
from permissions.acts.demanding import needs
from permissions.acts.signing import (
    FOR_ROLE,
    UNTIL,
    WHO,
    filed,
    may_end,
    may_sign,
    of_its_role,
    rests_on,
    runs_beside,
    within_its_term,
)
from permissions.acts.terms import Terms
from permissions.condition import AGENT, NOW, Exists, Row, term
from permissions.entities import Habilitation
from permissions.offices import HABILITATIONS
from permissions.purposes import INQUIRERS
from permissions.refusal import Said

HABILITATION = Input("habilitation", Kind.ID, "The habilitation.")
MOTIVES = Input(
    "motives", Kind.WORDS, "The closed list of motives that it covers (5°).", required=False
)
BASES = Input(
    "legal_bases",
    Kind.CODES,
    "The legal bases of the inquiries that it is for.",
    required=False,
    codes=LegalBasis,
)
FILE = Input(
    "file",
    Kind.CODE,
    "The file whose control it is for (al.13).",
    required=False,
    codes=ControlledFile,
)
_IT, _OTHER = Row("habilitation", "it"), Row("habilitation", "beside")
_CONTROL = frozenset({Role.FILE_CONTROL_MAGISTRATE, Role.FILE_CONTROL_ASSISTANT})
_CLAUSES = tuple(dict.fromkeys(each.clause for each in HABILITATIONS.values()))


def _may_habilitate(office: Role) -> tuple[Demand, ...]:
    return (*may_sign(HABILITATIONS, office), *_what_it_says(), *_only_one(office))


def _only_one(office: Role) -> Iterator[Demand]:
    """One habilitation at a time says what its agent may do: other motives are another one."""
    same_file = _OTHER["file"].eq(FILE.term) | (_OTHER["file"].absent() & FILE.term.absent())
    yield from of_its_role(
        HABILITATIONS,
        office,
        ~Exists(_OTHER, runs_beside(_OTHER, office) & same_file),
        "the agent is habilitated for that role already: `revokeHabilitation` ends that",
        "l’agent est déjà habilité pour ce rôle : `revokeHabilitation` y met fin",
    )


def _what_it_says() -> Iterator[Demand]:
    """Motives where the text wants them listed, the file that is controlled: there, and only
    there.
    """
    listed = FOR_ROLE.term.eq(Role.ADMIN_POLICE_AGENT)
    yield needs(
        (listed & ~MOTIVES.term.absent()) | (~listed & MOTIVES.term.absent()),
        "motives are listed, one at least, for administrative police staff, and only for them",
        "les motifs, un au moins, s’énumèrent pour les personnels de police administrative, et "
        "pour eux seuls",
        "R40-29/I/5°/b",
    )
    yield needs(
        BASES.term.absent() | FOR_ROLE.term.among(INQUIRERS),
        "legal bases are those of administrative inquiries",
        "les fondements légaux sont ceux des enquêtes administratives",
        "R40-29/I/ch/a",
    )
    controls = FOR_ROLE.term.among(_CONTROL)
    yield needs(
        (controls & ~FILE.term.absent()) | (~controls & FILE.term.absent()),
        "name the file for whose control it is given, and only for a control",
        "indiquez le fichier dont le contrôle est confié, et pour un contrôle seulement",
        "48-1/al.13/a",
    )


def _habilitates(office: Role) -> tuple[Write, ...]:
    values = {
        "agent_id": WHO.term,
        "role": FOR_ROLE.term,
        "issuer_id": AGENT,
        "issuer_office": term(office),
        "motives": MOTIVES.term,
        "legal_bases": BASES.term,
        "file": FILE.term,
        "valid_from": NOW,
        "valid_until": UNTIL.term,
    }
    return (Insert("habilitation", values),)


def _as_written(_office: Role) -> tuple[Demand, ...]:
    return (within_its_term(),)


def _with_lists(given: Given, _at: datetime, _terms: Terms) -> Given:
    lists = {name: given.get(name) or [] for name in (MOTIVES.name, BASES.name)}
    return {**given, **lists}


def _may_end(office: Role) -> tuple[Demand, ...]:
    return tuple(may_end(HABILITATIONS, office, _IT, HABILITATION))


def _ends(_office: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IT["id"].eq(HABILITATION.term), {"revoked_at": NOW}),)


HABILITATE = Act(
    name="habilitateAgent",
    meaning=Said("Habilitate an agent for a role", "Habiliter un agent pour un rôle"),
    clauses=_CLAUSES,
    purposes=frozenset(),
    file=Processing.REGISTRY,
    filed=filed,
    inputs=(WHO, FOR_ROLE, MOTIVES, BASES, FILE, UNTIL),
    target=Target("agent", WHO),  # of two at once the other sees the first
    table="habilitation",
    gives=Habilitation,
    makes=True,
    demands=_may_habilitate,
    writes=_habilitates,
    after=_as_written,
    fills=_with_lists,
    rests_on=rests_on(HABILITATIONS),
)
REVOKE = Act(
    name="revokeHabilitation",
    meaning=Said("End a habilitation", "Retirer une habilitation"),
    clauses=_CLAUSES,
    purposes=frozenset(),
    file=Processing.REGISTRY,
    filed=filed,
    inputs=(HABILITATION, FOR_ROLE),
    target=Target("habilitation", HABILITATION, versioned=True),
    table="habilitation",
    gives=Habilitation,
    demands=_may_end,
    writes=_ends,
    rests_on=rests_on(HABILITATIONS),
)

ACTS = (HABILITATE, REVOKE)
