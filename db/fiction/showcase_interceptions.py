"""The interceptions of the demonstration, and the acts by which personas read them (R40-47).

LINE, of K1: I1 data, I2 a conversation, I3 and I4 under seal, I5 encrypted, I6 useful information,
I7 put in clear. CUSTOMS_LINE, of a mission: D1. STRAY_LINE, whose magistrate nobody knows: Z1.
"""

from db.enumerations import Clause, Role, Scope
from db.fiction.cast import Stagehand
from db.fiction.cast_of_files import agent
from db.fiction.pen import Values
from db.fiction.personas import SHOWCASE, named

YEAR, ISSUED = 365, 40
"""Days that an act with an end lasts, at most (A26), and those since the acts were signed."""
K1 = str(SHOWCASE["K1"])
JUDGE = "investigating-judge-lyon"
TALK: Values = {"transcript": "Rendez-vous au garage à midi", "correspondents": ["+33600000002"]}
ITEMS: tuple[tuple[str, str, str, Values], ...] = (
    # name, line, kind, what else
    ("I1", "LINE", "DATA", {"correspondents": ["+33600000002"]}),
    ("I2", "LINE", "CONTENT", {**TALK, "translation": "Meeting at the garage at noon"}),
    ("I3", "LINE", "CONTENT", {"transcript": "Le chargement arrive jeudi", "sealed": True}),
    ("I4", "LINE", "CONTENT", {"transcript": "Le compte est à Genève", "sealed": True}),
    ("I5", "LINE", "CONTENT", {"encrypted": True}),
    ("I6", "LINE", "INFORMATION", {"transcript": "Deux lignes de la même cellule"}),
    ("I7", "LINE", "CONTENT", {"clear_payload": "Mot de passe du garage"}),
    ("D1", "CUSTOMS_LINE", "DATA", {"correspondents": ["+33600000004"]}),
    ("Z1", "STRAY_LINE", "CONTENT", {"transcript": "Qui instruit ce dossier ?"}),
)


def write_interceptions(hand: Stagehand) -> None:
    """Writes what was gathered, who asked for it, then who may read it by whose act."""
    _lines(hand)
    exhibit = _exhibit(hand)
    for name, line, kind, more in ITEMS:
        _item(hand, (name, line, kind), exhibit, more)
    _requests(hand)
    referral = {"case": K1, "agent": agent("police-officer"), "ordered_by": agent(JUDGE)}
    hand.write("Referral", {**referral, "from": hand.before(90)})
    _of_the_magistrate(hand)
    _of_the_platform(hand)


def _lines(hand: Stagehand) -> None:
    mission = {"id": named("MISSION"), "reference": "67B2-DEMO-1", "from": hand.before(90)}
    order = "Ordonnance du juge des libertés et de la détention"
    hand.write("CustomsMission", {**mission, "judicial_authorisation": order})
    member = {"mission": named("MISSION"), "officer": agent("customs-officer")}
    hand.write("MissionOfficer", {**member, "from": hand.before(90)})
    for name, number, of in (
        ("LINE", 1, {"case": K1}),
        ("CUSTOMS_LINE", 3, {"mission": named("MISSION")}),
        ("STRAY_LINE", 5, {}),
    ):
        line = {"id": named(name), "legal_basis": "CPP 100", "target_line": f"+3360000000{number}"}
        hand.write("Interception", {**line, **of, "started_at": hand.before(60)})


def _exhibit(hand: Stagehand) -> str:
    sealed = {"sealed_at": hand.before(30), "sealed_by": agent("police-officer")}
    exhibit = {"case": K1, "number": "SC-DEMO-1", "description": "Support optique"}
    return hand.write("Exhibit", {**exhibit, **sealed})


def _item(hand: Stagehand, item: tuple[str, str, str], exhibit: str, more: Values) -> None:
    name, line, kind = item
    values = {key: value for key, value in more.items() if key != "sealed"}
    if "sealed" in more:
        values |= {"sealed_at": hand.before(30), "exhibit": exhibit}
    of = {"id": named(name), "interception": named(line), "kind": kind}
    hand.write("InterceptItem", {**of, "payload": f"enregistrement {name}", **values})


def _requests(hand: Stagehand) -> None:
    for key, role, case in (
        ("police-officer", Role.JUDICIAL_POLICE_OFFICER, K1),
        ("prosecutor-paris", Role.PROSECUTOR, str(SHOWCASE["K2"])),
        ("interpreter", Role.INTERPRETER, None),
    ):
        request = {"requester": agent(key), "requester_role": role, "case": case, "cost": 2_400}
        what = {"operator": "Télécom du Rhône", "kind": "Interception", "target": "+33600000001"}
        hand.write("ServiceRequest", {**request, **what, "at": hand.before(61)})


def authorise(
    hand: Stagehand, name: str | None, clause: Clause, grantee: str, *items: str, **more: object
) -> str:
    """Writes an authorisation to a persona: by the judge in charge, on K1, for a year."""
    act = {
        "id": named(name) if name else None,
        "clause": clause,
        "grantee": agent(grantee),
        "case": K1,
        "scope": Scope.ITEMS if items else Scope.WHOLE_CASE,
        "items": [named(item) for item in items] or None,
        "includes_sealed": False,
        "issuer": agent(JUDGE),
        "issuer_role": Role.CRIMINAL_JUDGE,
        "issued_at": hand.before(ISSUED),
        "from": hand.before(ISSUED),
        "until": hand.before(ISSUED - YEAR),
        "express": clause in {Clause.IX, Clause.XI_DIRECTOR},
    }
    return hand.write("Authorisation", {**act, **more})


def _of_the_magistrate(hand: Stagehand) -> None:
    """II to VIII: seals, assistants, interpreters, a requesting State, decryption."""
    sealed = {"includes_sealed": True}
    authorise(hand, "SEAL", Clause.II_SEALED, "police-officer", "I3", **sealed, until=None)
    task = {"task": "Analyse des flux financiers", "until": None}
    authorise(hand, "TASK", Clause.IV, "specialised-assistant", **task)
    authorise(hand, "INTERPRETATION", Clause.VI, "interpreter", "I2", "I3", **sealed)
    received = {"reference": "EIO-DEMO-1", "received_at": hand.before(50)}
    request = {"instrument": "EIO", "state": "BE", "case": K1}
    asked = {"foreign_request": hand.write("ForeignRequest", {**request, **received})}
    authorise(hand, "EXECUTION", Clause.VII, "foreign-investigator", "I1", "I2", **asked)
    authorise(hand, "DECRYPTION", Clause.VIII, "decryption-agent", until=None)
    listed = {"authorisation": named("DECRYPTION"), "item": named("I6")}
    by = {"listed_by": agent("police-officer"), "listed_role": Role.JUDICIAL_POLICE_OFFICER}
    hand.write("UsefulItem", {**listed, **by, "listed_at": hand.before(20)})


def _of_the_platform(hand: Stagehand) -> None:
    """IX to XII: those who run the platform, mend it, or look for a magistrate."""
    reason = {"reason": "Migration des enregistrements"}
    authorise(hand, "MAINTENANCE", Clause.IX, "platform-maintainer", **reason)
    head = hand.write("Agent", {"name": "Renaude Teyssier", "rank": "Directrice de l'agence"})
    held = {"agent": head, "role": Role.ANTENJ_DIRECTOR}
    hand.write("AgentRole", {**held, "from": hand.before(1_500)})
    director = {"issuer": head, "issuer_role": Role.ANTENJ_DIRECTOR}
    fault = {"case": K1, "exceptional": True, "description": "Index illisible"}
    difficulty = hand.write("TechnicalDifficulty", {**fault, "opened_at": hand.before(41)})
    prior = authorise(hand, None, Clause.XI_MAGISTRATE, "contractor")
    after = {"prior": prior, "difficulty": difficulty, "issued_at": hand.before(39)}
    authorise(hand, "REPAIR", Clause.XI_DIRECTOR, "contractor", **director, **after)
    stray = {"case": None, "interception": named("STRAY_LINE")}
    today = {"issued_at": hand.now, "from": hand.now, "until": hand.before(-1)}  # 24 hours (A31)
    authorise(hand, "SEARCH", Clause.XII, "police-officer", **director, **stray, **today)
    notice = {"kind": "QUALIFIED_PERSON_INFORMED", "authorisation": named("SEARCH")}
    done = {"due_from": hand.now, "done_at": hand.now, "by": head}
    hand.write("Notice", {**notice, **done})
