"""Who reads, or tries to read, the platform of interceptions: every role of R40-47.

Those named after their role alone have every attribute that the article asks of them. The odd
ones lack one each; what a scenario ends or revokes it says itself.
"""

from describing import SINCE, Description

from db.enumerations import Role

_SUPERIOR, _GENERAL = Role.HIERARCHICAL_SUPERIOR, Role.PROSECUTOR_GENERAL
_SG, _MINISTER = Role.SECRETARY_GENERAL_MOJ, Role.CUSTOMS_MINISTER

OFFICES = (
    ("SUPERIOR", 201, Role.HIERARCHICAL_SUPERIOR),
    ("HEAD-OF-REGISTRY", 202, Role.HEAD_OF_REGISTRY),
    ("SECRETARY-GENERAL", 203, Role.SECRETARY_GENERAL_MOJ),
    ("CUSTOMS-MINISTER", 204, Role.CUSTOMS_MINISTER),
    ("DIRECTOR", 205, Role.ANTENJ_DIRECTOR),
    ("ANTENJ-JUDGE", 206, Role.ANTENJ_MAGISTRATE),
    ("DELEGATE", 207, Role.ANTENJ_DIRECTOR_DELEGATE),
    ("QUALIFIED", 208, Role.QUALIFIED_PERSON),
)
"""Those who sign, and the qualified person of R40-53: none of them reads an interception."""

_OPJ, _APJ = Role.JUDICIAL_POLICE_OFFICER, Role.JUDICIAL_POLICE_AGENT
_CUSTOMS, _TAX = Role.CUSTOMS_JUDICIAL_OFFICER, Role.TAX_JUDICIAL_OFFICER

INVESTIGATORS = (
    # name, number, role, point of article 16, office of the habilitation
    ("OPJ", 18, _OPJ, 2, _SUPERIOR),
    ("OPJ-4", 211, _OPJ, 4, _SUPERIOR),
    ("OPJ-SEAL", 212, _OPJ, 3, _SUPERIOR),
    ("OPJ-UNREFERRED", 213, _OPJ, 2, _SUPERIOR),
    ("MAYOR", 214, _OPJ, 1, _SUPERIOR),
    ("OPJ-NO-POINT", 215, _OPJ, None, _SUPERIOR),
    ("OPJ-PARIS", 216, _OPJ, 2, _SUPERIOR),
    ("APJ", 217, _APJ, None, _SUPERIOR),
    ("CUSTOMS-28-1", 218, _CUSTOMS, None, _GENERAL),
    ("TAX-28-2", 219, _TAX, None, _GENERAL),
)
REFERRED_K1 = ("OPJ", "OPJ-4", "OPJ-SEAL", "MAYOR", "OPJ-NO-POINT", "APJ", "CUSTOMS-28-1")

DESIGNATED = (
    # of those who need no habilitation, or whose habilitation stands apart
    ("MAINTAINER", 25, Role.PLATFORM_MAINTAINER, _SG),
    ("MAINTAINER-BARE", 241, Role.PLATFORM_MAINTAINER, _SG),
    ("MAINTAINER-UNIT", 242, Role.PLATFORM_MAINTAINER, _SUPERIOR),
    ("PAYER", 27, Role.PAYMENT_CONTROLLER, _SG),
    ("PAYER-PLATFORM", 243, Role.PAYMENT_CONTROLLER, _SG),
    ("PAYER-DUTILESS", 244, Role.PAYMENT_CONTROLLER, _SG),
    ("PAYER-UNIT", 245, Role.PAYMENT_CONTROLLER, _SUPERIOR),
    ("CUSTOMS-67", 246, Role.CUSTOMS_67BIS2_OFFICER, _SUPERIOR),
    ("CUSTOMS-67-M2", 247, Role.CUSTOMS_67BIS2_OFFICER, _SUPERIOR),
    ("CUSTOMS-67-SUPERIOR", 248, Role.CUSTOMS_67BIS2_OFFICER, _SUPERIOR),
)
"""The last is habilitated by his superior, not by the minister."""

UNSIGNED = (
    ("INTERPRETER", 26, Role.INTERPRETER),
    ("INTERPRETER-SEAL", 251, Role.INTERPRETER),
    ("DECRYPTOR", 252, Role.DECRYPTION_AGENT),
    ("CONTRACTOR", 28, Role.CONTRACTOR),
    ("CONTRACTOR-BARE", 253, Role.CONTRACTOR),
    ("CONTRACTOR-FREE", 254, Role.CONTRACTOR),
)
"""Those whom an authorisation alone lets in, a contractor's contract and clearance besides."""

DUTIES = {"PAYER": "LEGAL_COSTS", "PAYER-UNIT": "LEGAL_COSTS", "PAYER-PLATFORM": "PLATFORM"}
CLEARED = (("MAINTAINER", 25), ("CONTRACTOR", 28), ("MAINTAINER-UNIT", 242))
CLEARED_TOO = (("CONTRACTOR-FREE", 254),)


def describe_platform(register: Description) -> None:
    """Agents, and the acts that name them."""
    for name, number, role in OFFICES:
        register.agent(name, number, None, role)
    for investigator in INVESTIGATORS:
        _investigator(register, investigator)
    _those_without_an_act(register)
    for name, number, role, office in DESIGNATED:
        register.agent(name, number, None, role, duty=DUTIES.get(name))
        register.designated(name, number, role, office)
    for name, number in (("CUSTOMS-67", 246), ("CUSTOMS-67-M2", 247)):
        register.habilitated(name, number, Role.CUSTOMS_67BIS2_OFFICER, issuer_office=_MINISTER)
    register.habilitated(
        "CUSTOMS-67-SUPERIOR", 248, Role.CUSTOMS_67BIS2_OFFICER, issuer_office=_SUPERIOR
    )
    for name, number, role in UNSIGNED:
        register.agent(name, number, None, role)
    for name, number, state in (("FOREIGNER", 24, "BE"), ("FOREIGNER-DK", 255, "DK")):
        register.agent(name, number, None, Role.FOREIGN_INVESTIGATOR, state=state)
    _assistants(register)
    _clearances(register)


def _investigator(
    register: Description, investigator: tuple[str, int, Role, int | None, Role]
) -> None:
    name, number, role, point, office = investigator
    contact = {"email": f"{name.lower()}@interieur.example", "phone": f"+33199000{number:03d}"}
    register.agent(name, number, None, role, art_16_point=point, unit="SR Lyon", **contact)
    register.designated(name, number, role, _SUPERIOR, issuer=register.ids["SUPERIOR"])
    register.habilitated(name, number, role, issuer_office=office)


def _those_without_an_act(register: Description) -> None:
    """Designated and not habilitated, the reverse, and designated by himself."""
    for name, number in (("OPJ-DESIGNATED", 231), ("OPJ-HABILITATED", 232), ("OPJ-SELF", 233)):
        register.agent(name, number, None, _OPJ, art_16_point=2, unit="SR Lyon")
    register.designated("OPJ-DESIGNATED", 231, _OPJ, _SUPERIOR)
    register.habilitated("OPJ-HABILITATED", 232, _OPJ, issuer_office=_SUPERIOR)
    own = register.ids["OPJ-SELF"]
    register.designated("OPJ-SELF", 233, _OPJ, _SUPERIOR, issuer=own)
    register.habilitated("OPJ-SELF", 233, _OPJ, issuer_office=_SUPERIOR)


def _assistants(register: Description) -> None:
    """The clerk of the investigating judge, designated by the head of the registry; his
    specialised assistant.
    """
    clerk, head = Role.MAGISTRATE_CLERK, Role.HEAD_OF_REGISTRY
    register.designated("CLERK-JI", 9, clerk, head, issuer=register.ids["HEAD-OF-REGISTRY"])
    register.agent("SPECIALIST", 261, "TJ-LYON", Role.SPECIALISED_ASSISTANT)
    register.assists("SPECIALIST", 261, "JI-LYON")


def _clearances(register: Description) -> None:
    """Secret clearances of the platform's staff (R40-52), and contracts."""
    for name, number in (*CLEARED, *CLEARED_TOO):
        given = {"agent": register.ids[name], "level": "SECRET", "from": SINCE}
        register.add("Clearance", f"{name}.clearance", number, **given)
    for name, number in (("CONTRACTOR", 28), ("CONTRACTOR-BARE", 253)):
        given = {"contractor": register.ids[name], "reference": "M-2024-17", "from": SINCE}
        register.add("Contract", f"{name}.contract", number, **given)
