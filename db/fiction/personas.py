"""Personas of the demonstration, and the cases that show what the law does: fixed, and named.

Their ids never change, so that examples, documentation and tokens can name them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from db.enumerations import Role


@dataclass(frozen=True, slots=True)
class Persona:
    """An agent of the demonstration: the roles held, what it shows, the cases it is tied to.

    `cases` are names of `SHOWCASE` that the persona is seised of, itself or through a magistrate.
    """

    key: str
    name: str
    rank: str
    court: str | None
    agent: UUID
    roles: tuple[Role, ...]
    shows: str
    cases: tuple[str, ...] = ()


def _agent(number: int) -> UUID:
    return UUID(f"00000000-0000-7000-8000-0000000a{number:04d}")


def _case(number: int) -> UUID:
    return UUID(f"00000000-0000-7000-8000-0000000c{number:04d}")


R = Role

_ALL: tuple[Persona, ...] = (
    Persona(
        "prosecutor-lyon",
        "Apolline Vasseur",
        "Substitute du procureur",
        "TJ-LYON",
        _agent(1),
        (R.PROSECUTOR,),
        "reads own cases whole; own civil case too; nothing of the children's file K9",
        ("K1", "K4", "K10", "K50"),
    ),
    Persona(
        "investigating-judge-lyon",
        "Barnabé Castaing",
        "Juge d'instruction",
        "TJ-LYON",
        _agent(2),
        (R.CRIMINAL_JUDGE,),
        "leads K1; sees the thin view of linked K2 and K20 for reciprocal knowledge",
        ("K1",),
    ),
    Persona(
        "clerk-lyon",
        "Clémence Oudin",
        "Greffière",
        "TJ-LYON",
        _agent(3),
        (R.MAGISTRATE_CLERK,),
        "sees what the investigating judge sees, as long as the link lasts",
        ("K1",),
    ),
    Persona(
        "assistant-lyon",
        "Désiré Maillot",
        "Assistant spécialisé",
        "TJ-LYON",
        _agent(4),
        (R.AUTHORISED_ASSISTANT,),
        "assists the prosecutor under a valid habilitation",
        ("K1", "K4", "K10"),
    ),
    Persona(
        "revoked-assistant",
        "Élodie Ravel",
        "Assistante spécialisée",
        "TJ-LYON",
        _agent(5),
        (R.AUTHORISED_ASSISTANT,),
        "is refused: the habilitation was revoked while the link still runs",
    ),
    Persona(
        "prosecutor-general-lyon",
        "Faustin Delorme",
        "Procureur général",
        "CA-LYON",
        _agent(6),
        (R.PROSECUTOR_GENERAL,),
        "reads every criminal case of the ressort for articles 35 and 37, none beyond",
    ),
    Persona(
        "appeal-prosecutor-lyon",
        "Garance Thévenet",
        "Avocate générale",
        "CA-LYON",
        _agent(7),
        (R.APPEAL_PROSECUTOR,),
        "reads the case on appeal; may not state the prosecutor general's purpose",
        ("K40",),
    ),
    Persona(
        "childrens-judge-lyon",
        "Hyacinthe Morel",
        "Juge des enfants",
        "TJ-LYON",
        _agent(8),
        (R.NON_CRIMINAL_MAGISTRATE,),
        "reads the educational assistance case K9, no criminal case",
        ("K9",),
    ),
    Persona(
        "civil-judge",
        "Isaure Pelletan",
        "Juge au tribunal",
        "TJ-LYON",
        _agent(9),
        (R.NON_CRIMINAL_MAGISTRATE,),
        "is seised of a civil case; criminal cases do not exist for this role",
        ("K12",),
    ),
    Persona(
        "prosecutor-paris",
        "Joachim Bréhier",
        "Substitut du procureur",
        "TJ-PARIS",
        _agent(10),
        (R.PROSECUTOR,),
        "leads K2; K1 is invisible save as a case linked to K2",
        ("K2",),
    ),
    Persona(
        "police-officer",
        "Katell Guivarch",
        "Capitaine de police",
        None,
        _agent(11),
        (R.JUDICIAL_POLICE_OFFICER,),
        "is refused: police are no judicial authority in this register",
    ),
    Persona(
        "statistics-user",
        "Léandre Fauvel",
        "Chargé d'études",
        None,
        _agent(12),
        (R.STATISTICS_USER,),
        "is refused every record: his purpose opens none",
    ),
    Persona(
        "double-role",
        "Mahaut Sérurier",
        "Juge des libertés et de la détention",
        "TJ-LYON",
        _agent(13),
        (R.CRIMINAL_JUDGE, R.NON_CRIMINAL_MAGISTRATE),
        "holds two roles and must say in which one she acts; their rights never add up",
        ("K1", "K11"),
    ),
    Persona(
        "former-judge",
        "Nestor Aubrac",
        "Juge",
        "TJ-LYON",
        _agent(14),
        (R.CRIMINAL_JUDGE,),
        "is still assigned to K1, but criminal functions ended: sees nothing",
    ),
    Persona(
        "former-clerk",
        "Ophélie Zeller",
        "Greffière",
        "TJ-LYON",
        _agent(15),
        (R.MAGISTRATE_CLERK,),
        "no longer assists the investigating judge: sees nothing",
    ),
    Persona(
        "trial-judge-lyon",
        "Placide Vernier",
        "Vice-président",
        "TJ-LYON",
        _agent(16),
        (R.CRIMINAL_JUDGE,),
        "leads K4; of the same court as K1, yet not seised of it",
        ("K4",),
    ),
    Persona(
        "childrens-clerk-lyon",
        "Quitterie Balmat",
        "Greffière",
        "TJ-LYON",
        _agent(17),
        (R.MAGISTRATE_CLERK,),
        "sees the educational assistance case of the children's judge she assists",
        ("K9",),
    ),
    Persona(
        "prosecutor-nice",
        "Romaric Astier",
        "Procureur adjoint",
        "TJ-NICE",
        _agent(18),
        (R.PROSECUTOR,),
        "leads K20, on the same facts as K1",
        ("K20",),
    ),
)

PERSONAS: Mapping[str, Persona] = MappingProxyType({persona.key: persona for persona in _ALL})
"""Personas by key."""

SHOWCASE: Mapping[str, UUID] = MappingProxyType(
    {f"K{number}": _case(number) for number in (1, 2, 4, 9, 10, 11, 12, 20, 31, 40, 50)}
)
"""Ids of the demonstration cases, by name; `db.fiction.showcase` says what each is."""
