"""Puts the personas of the other files, and of those who control, into the register.

Each has every act that the law asks of its role, signed by the office that may.
"""

from db.enumerations import Listing, Role
from db.fiction.cast import Stagehand, write_agent
from db.fiction.pen import Values
from db.fiction.personas import PERSONAS, named
from db.fiction.personas_of_files import OF_FILES

R = Role

DESIGNATED: dict[str, Role] = {
    "clerk-lyon": R.HEAD_OF_REGISTRY,
    "customs-officer": R.HIERARCHICAL_SUPERIOR,
    "payment-controller": R.SECRETARY_GENERAL_MOJ,
    "platform-maintainer": R.SECRETARY_GENERAL_MOJ,
    "qualified-person": R.JUSTICE_MINISTER,
    "security-inquirer": R.DGPN,
    "prefecture-agent": R.STATE_REPRESENTATIVE,
    "register-controller": R.JUSTICE_MINISTER,
}
"""The office that designates each by name."""

HABILITATED: dict[str, Values] = {
    "customs-officer": {"issuer_office": R.CUSTOMS_MINISTER},
    "security-inquirer": {"issuer_office": R.DGPN},
    "prefecture-agent": {
        "issuer_office": R.STATE_REPRESENTATIVE,
        "motives": ["SECURITY_GUARD", "WEAPON_PERMIT"],
        "legal_bases": ["CSI_L114_1"],
    },
    "reception-agent": {"issuer_office": R.HEAD_OF_REGISTRY},
    "file-controller": {"issuer_office": R.JUSTICE_MINISTER, "file": "FNAEG"},
    "statistician": {"issuer_office": R.SECRETARY_GENERAL_MOJ},
}
"""What the habilitation of each says."""

BODIES: dict[str, tuple[str, str | None, Listing, Role | None]] = {
    "foreign-police": ("Police fédérale voisine", "BE", Listing.FOREIGN_POLICE_L235_1, None),
    "statistician": (
        "Sous-direction de la statistique et des études",
        None,
        Listing.MOJ_STATISTICS,
        None,
    ),
    "researcher": (
        "Institut de recherche sur la criminalité",
        None,
        Listing.ART_11_1,
        R.JUSTICE_MINISTER,
    ),
}
"""The body of each: its name, its State, the list it stands on, the office of the order."""

ATTRIBUTES: dict[str, Values] = {
    "payment-controller": {"duty": "LEGAL_COSTS"},
    "platform-maintainer": {"duty": "PLATFORM"},
    "foreign-investigator": {"state": "BE"},
}


def write_cast_of_files(hand: Stagehand) -> None:
    """Writes the personas, with what lets them in."""
    for persona in OF_FILES:
        body = {"body": _body(hand, persona.key)} if persona.key in BODIES else {}
        write_agent(hand, persona, **ATTRIBUTES.get(persona.key, {}), **body)
    for key, office in DESIGNATED.items():
        held = {**_held(hand, key), "individually": True}
        hand.write("Designation", {**held, "issuer_office": office})
    for key, act in HABILITATED.items():
        hand.write("Habilitation", {**_held(hand, key), **act})
    for key in ("platform-maintainer", "contractor"):
        cleared = {"agent": agent(key), "level": "SECRET", "from": hand.before(400)}
        hand.write("Clearance", cleared)
    contract = {"contractor": agent("contractor"), "reference": "M-DEMO-1"}
    hand.write("Contract", {**contract, "from": hand.before(400)})
    pair = {
        "assistant": agent("specialised-assistant"),
        "magistrate": agent("investigating-judge-lyon"),
    }
    hand.write("AssistLink", {**pair, "from": hand.before(400)})


def agent(key: str) -> str:
    """The id of a persona."""
    return str(PERSONAS[key].agent)


def _held(hand: Stagehand, key: str) -> dict[str, object]:
    persona = PERSONAS[key]
    return {"agent": agent(key), "role": persona.roles[0], "from": hand.before(700)}


def _body(hand: Stagehand, key: str) -> str:
    name, state, listing, office = BODIES[key]
    id_ = named("POLICE_ABROAD") if key == "foreign-police" else None
    body = hand.write("Body", {"id": id_, "name": name, "state": state})
    entry = {"body": body, "listing": listing, "issuer_office": office}
    hand.write("BodyListing", {**entry, "from": hand.before(900)})
    return body
