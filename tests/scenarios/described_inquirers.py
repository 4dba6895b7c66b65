"""Who reads, or tries to read, the antecedents file: every role of R40-29.

Those named after their role alone have every attribute that the article asks of them. The odd
ones lack one each; what a scenario ends or revokes it says itself.
"""

from describing import SINCE, Description, Values

from db.enumerations import Listing, Role

_POLICE, _SNEAS, _COSSEN = Role.POLICE_ADMIN_INVESTIGATOR, Role.SNEAS_AGENT, Role.COSSEN_AGENT
_INTELLIGENCE, _DEFENCE = Role.INTELLIGENCE_AGENT, Role.DEFENCE_INTELLIGENCE_AGENT
_STAFF, _FOREIGN = Role.ADMIN_POLICE_AGENT, Role.FOREIGN_POLICE_BODY
_SUPERIOR, _STATE, _DIRECTOR = (
    Role.HIERARCHICAL_SUPERIOR,
    Role.STATE_REPRESENTATIVE,
    Role.INTELLIGENCE_DIRECTOR,
)

OFFICES = (
    ("HEAD-OF-POLICE", 301, Role.DGPN),
    ("HEAD-OF-GENDARMERIE", 302, Role.DGGN),
    ("PREFECT", 303, _STATE),
    ("SERVICE-DIRECTOR", 304, _DIRECTOR),
)
"""Those who sign: none of them consults anything."""

NOW, A_SECOND_AGO = "2026-11-21T10:00:00Z", "2026-11-21T09:59:59Z"
_R234, _OF_DEFENCE = Listing.INTELLIGENCE_R234_2, Listing.DEFENCE_INTELLIGENCE
_ABROAD = Listing.FOREIGN_POLICE_L235_1

SERVICES: tuple[tuple[str, int, str, Listing | None, Values], ...] = (
    ("SERVICE", 11, "Service spécialisé de renseignement", _R234, {}),
    ("SERVICE-UNLISTED", 12, "Observatoire des usages", None, {}),
    ("SERVICE-EXPIRED", 13, "Bureau des synthèses", _R234, {"until": NOW}),
    ("SERVICE-DEFENCE", 14, "Service de la défense", _OF_DEFENCE, {}),
    ("SERVICE-STRUCK-OFF", 15, "Section des études", _OF_DEFENCE, {"revoked_at": NOW}),
    ("POLICE-ABROAD", 16, "Police fédérale voisine", _ABROAD, {"state": "BE"}),
    ("POLICE-FARTHER", 17, "Police d'un autre État", _ABROAD, {"state": "DK"}),
    ("POLICE-UNAGREED", 18, "Police sans accord", None, {"state": "XX"}),
    ("POLICE-EXPIRED", 19, "Police à l'accord échu", _ABROAD, {"state": "NO", "until": NOW}),
)

SIGNED: tuple[tuple[str, int, Role, Role, Role, str | None], ...] = (
    # name, number, role, office of the designation, of the habilitation, service
    ("POLICE", 305, _POLICE, Role.DGPN, Role.DGPN, None),
    ("GENDARME", 306, _POLICE, Role.DGGN, Role.DGGN, None),
    ("POLICE-UNIT", 307, _POLICE, _SUPERIOR, _SUPERIOR, None),
    ("INTELLIGENCE", 308, _INTELLIGENCE, _DIRECTOR, _DIRECTOR, "SERVICE"),
    ("SNEAS-OK", 309, _SNEAS, Role.DGPN, Role.DGPN, None),
    ("COSSEN", 310, _COSSEN, Role.DGGN, Role.DGGN, None),
    ("PREFECTURE", 311, _STAFF, _STATE, _STATE, None),
    ("PREFECTURE-2", 312, _STAFF, _STATE, _STATE, None),
    ("DEFENCE", 313, _DEFENCE, _DIRECTOR, _DIRECTOR, "SERVICE-DEFENCE"),
    ("POLICE-BY-PREFECT", 321, _POLICE, _STATE, Role.DGPN, None),
    ("SNEAS-BY-DGGN", 322, _SNEAS, Role.DGPN, Role.DGGN, None),
    ("COSSEN-BY-DGPN", 323, _COSSEN, Role.DGPN, Role.DGGN, None),
    ("INTELLIGENCE-UNLISTED", 324, _INTELLIGENCE, _DIRECTOR, _DIRECTOR, "SERVICE-UNLISTED"),
    ("INTELLIGENCE-EXPIRED", 325, _INTELLIGENCE, _DIRECTOR, _DIRECTOR, "SERVICE-EXPIRED"),
    ("INTELLIGENCE-ALONE", 326, _INTELLIGENCE, _DIRECTOR, _DIRECTOR, None),
    ("INTELLIGENCE-OF-DEFENCE", 327, _INTELLIGENCE, _DIRECTOR, _DIRECTOR, "SERVICE-DEFENCE"),
    ("DEFENCE-OF-R234", 328, _DEFENCE, _DIRECTOR, _DIRECTOR, "SERVICE"),
    ("DEFENCE-STRUCK-OFF", 329, _DEFENCE, _DIRECTOR, _DIRECTOR, "SERVICE-STRUCK-OFF"),
    ("PREFECTURE-EMPTY", 331, _STAFF, _STATE, _STATE, None),
    ("PREFECTURE-MAYOR", 332, _STAFF, _STATE, _SUPERIOR, None),
    ("PREFECTURE-REVOKED", 333, _STAFF, _STATE, _STATE, None),
    ("PREFECTURE-ENDED", 334, _STAFF, _STATE, _STATE, None),
    ("PREFECTURE-SELF", 335, _STAFF, _STATE, _STATE, None),
    ("PREFECTURE-REMOVED", 336, _STAFF, _STATE, _STATE, None),
)
"""SNEAS and INQUIRER of the cast have no act at all."""

_GUARD = "SECURITY_GUARD"
ACT: dict[str, Values] = {
    "PREFECTURE": {"motives": [_GUARD], "issuer": "PREFECT"},
    "PREFECTURE-2": {"motives": ["WEAPON_PERMIT"]},
    "PREFECTURE-MAYOR": {"motives": [_GUARD], "issuer": "MAYOR"},
    "PREFECTURE-REVOKED": {"motives": [_GUARD], "revoked_at": A_SECOND_AGO},
    "PREFECTURE-ENDED": {"motives": [_GUARD], "until": NOW},
    "PREFECTURE-SELF": {"motives": [_GUARD]},
    "PREFECTURE-REMOVED": {"motives": [_GUARD], "until": A_SECOND_AGO},
}
"""What their habilitations say besides."""

RECIPIENTS = (
    ("RECIPIENT", 341, "POLICE-ABROAD"),
    ("RECIPIENT-FARTHER", 342, "POLICE-FARTHER"),
    ("RECIPIENT-UNAGREED", 343, "POLICE-UNAGREED"),
    ("RECIPIENT-EXPIRED", 344, "POLICE-EXPIRED"),
    ("RECIPIENT-ALONE", 345, None),
)


def describe_inquirers(register: Description) -> None:
    """Services and their lists, agents, and the acts that name them."""
    for name, number, role in OFFICES:
        register.agent(name, number, None, role)
    _services(register)
    for name, number, role, designating, habilitating, service in SIGNED:
        register.agent(name, number, None, role, body=register.ids[service] if service else None)
        himself = {"issuer": register.ids[name]} if name.endswith("-SELF") else {}
        register.designated(name, number, role, designating, **himself)
        act = ACT.get(name, {})
        issuer = {"issuer": register.ids[str(act["issuer"])]} if "issuer" in act else {}
        register.habilitated(name, number, role, **(act | issuer | {"issuer_office": habilitating}))
    _half_entitled(register)
    for name, number, body in RECIPIENTS:
        register.agent(name, number, None, _FOREIGN, body=register.ids[body] if body else None)


def _services(register: Description) -> None:
    for name, number, called, listing, values in SERVICES:
        register.add("Body", name, number, name=called, state=values.get("state"))
        if listing is not None:
            entry: Values = {"body": register.ids[name], "listing": listing, "from": SINCE}
            rest = {key: each for key, each in values.items() if key != "state"}
            register.add("BodyListing", f"{name}:{listing}", number, **(entry | rest))


def _half_entitled(register: Description) -> None:
    """One act without the other; and the later act of whom a motive was taken from."""
    for name, number in (("POLICE-DESIGNATED", 351), ("POLICE-HABILITATED", 352)):
        register.agent(name, number, None, _POLICE)
    register.designated("POLICE-DESIGNATED", 351, _POLICE, Role.DGPN)
    register.habilitated("POLICE-HABILITATED", 352, _POLICE, issuer_office=Role.DGPN)
    register.add(
        "Habilitation",
        "PREFECTURE-REMOVED+later",
        336,
        agent=register.ids["PREFECTURE-REMOVED"],
        role=_STAFF,
        issuer_office=_STATE,
        motives=["WEAPON_PERMIT"],
        **{"from": A_SECOND_AGO},
    )
