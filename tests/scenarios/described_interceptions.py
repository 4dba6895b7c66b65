"""The interceptions of the scenarios, and the acts by which they are opened (R40-47).

On K1: I1 to I6; on K2: J1; on K16, a case of which no magistrate is seised: O1 to O3; Z1 and Z2 of
a line tied to nothing yet; D1 to D3 of the customs mission M1, D4 of M2. An authorisation is named
after its clause and its grantee: `IX:MAINTAINER`.
"""

from described_platform import REFERRED_K1
from describing import SINCE, Description, Values

from db.enumerations import Clause, OffenceClass, Role, Stage

LINES = (
    ("K1.line", 1, {"case": "K1", "target_line": "+33600000001"}),
    ("K2.line", 2, {"case": "K2", "target_line": "+33600000002"}),
    ("K16.line", 16, {"case": "K16", "target_line": "+33600000016"}),
    ("M1.line", 9001, {"mission": "M1", "target_line": "+33600009001"}),
    ("M2.line", 9002, {"mission": "M2", "target_line": "+33600009002"}),
    ("stray.line", 9999, {"target_line": "+33600009999"}),
)
SEALED: Values = {"sealed_at": "2026-10-05T09:00:00Z"}
TALK: Values = {"transcript": "Rendez-vous au garage", "translation": "Meet at the garage"}
ITEMS: tuple[tuple[str, str, str, Values], ...] = (
    # name, line, kind, more; the payload says which it is
    ("I1", "K1.line", "DATA", {"correspondents": ["+33611111111"]}),
    ("I2", "K1.line", "CONTENT", {**TALK, "correspondents": ["+33611111111"]}),
    ("I3", "K1.line", "CONTENT", {**SEALED, **TALK, "correspondents": ["+33622222222"]}),
    ("I4", "K1.line", "CONTENT", {"encrypted": True, "transcript": "Illisible"}),
    ("I5", "K1.line", "INFORMATION", {}),
    ("I6", "K1.line", "DATA", {**SEALED, "correspondents": ["+33622222222"]}),
    ("J1", "K2.line", "CONTENT", TALK),
    ("O1", "K16.line", "DATA", {}),
    ("O2", "K16.line", "CONTENT", TALK),
    ("O3", "K16.line", "CONTENT", {**SEALED, **TALK}),
    ("D1", "M1.line", "DATA", {"correspondents": ["+33633333333"]}),
    ("D2", "M1.line", "CONTENT", TALK),
    ("D3", "M1.line", "DATA", SEALED),
    ("D4", "M2.line", "DATA", {}),
    ("Z1", "stray.line", "DATA", {}),
    ("Z2", "stray.line", "CONTENT", {**SEALED, **TALK}),
)
WEEKS: Values = {"from": "2026-11-10T09:00:00Z", "until": "2026-12-10T09:00:00Z"}
A_DAY: Values = {"from": "2026-11-21T08:00:00Z", "until": "2026-11-22T08:00:00Z"}
FOR_SEALS: Values = {"includes_sealed": True}


def describe_interceptions(register: Description) -> None:
    """What was gathered, then who may read it by whose act."""
    _orphan(register)
    _missions(register)
    _exhibits(register)
    _lines_and_items(register)
    _requests(register)
    _referrals(register)
    _of_investigators_and_assistants(register)
    _of_the_designated(register)
    _of_the_platform(register)
    _of_the_search_for_a_magistrate(register)


def _orphan(register: Description) -> None:
    """K16: nobody is known to be seised of it."""
    case = register.case("K16", "TJ-GRENOBLE", Stage.JUDICIAL_INVESTIGATION)
    case.offence("o1", OffenceClass.DELIT, "Escroquerie", place="Voiron")


def _missions(register: Description) -> None:
    for name, number, officer in (("M1", 9001, "CUSTOMS-67"), ("M2", 9002, "CUSTOMS-67-M2")):
        reference, order = f"67B2-2026-{number}", "Ordonnance du 2 janvier 2024"
        given: Values = {"reference": reference, "judicial_authorisation": order, "from": SINCE}
        register.add("CustomsMission", name, number, **given)
        member: Values = {
            "mission": register.ids[name],
            "officer": register.ids[officer],
            "from": SINCE,
        }
        register.add("MissionOfficer", f"{name}.{officer}", number, **member)
    superior: Values = {
        "mission": register.ids["M1"],
        "officer": register.ids["CUSTOMS-67-SUPERIOR"],
        "from": SINCE,
    }
    register.add("MissionOfficer", "M1.CUSTOMS-67-SUPERIOR", 9001, **superior)


def _exhibits(register: Description) -> None:
    for case, number in (("K1", 1), ("K2", 2)):
        exhibit: Values = {
            "case": register.ids[case],
            "number": f"SC-{number}",
            "sealed_at": "2026-10-05T09:00:00Z",
            "sealed_by": register.ids["OPJ"],
            "description": "Support optique",
        }
        register.add("Exhibit", f"{case}.exhibit", number, **exhibit)


def _lines_and_items(register: Description) -> None:
    numbers = {}
    for name, number, values in LINES:
        numbers[name] = number
        made = {key: register.ids.get(value, value) for key, value in values.items()}
        given: Values = {"legal_basis": "CPP 100", "started_at": "2026-09-01T06:00:00Z"}
        register.add("Interception", name, number, **given, **made)
    for name, line, kind, more in ITEMS:
        item: Values = {
            "interception": register.ids[line],
            "kind": kind,
            "payload": f"payload of {name}",
            "exhibit": register.ids["K1.exhibit"] if name in {"I3", "I6"} else None,
        }
        register.add("InterceptItem", name, numbers[line], **item, **more)


def _requests(register: Description) -> None:
    for name, number, requester, role, case in (
        ("K1.request", 1, "OPJ", Role.JUDICIAL_POLICE_OFFICER, "K1"),
        ("K2.request", 2, "P-PARIS", Role.PROSECUTOR, "K2"),
        ("request.clerk", 3, "CLERK-JI", Role.MAGISTRATE_CLERK, None),
        ("request.specialist", 4, "SPECIALIST", Role.SPECIALISED_ASSISTANT, None),
        ("request.customs", 5, "CUSTOMS-67", Role.CUSTOMS_67BIS2_OFFICER, None),
        ("request.interpreter", 6, "INTERPRETER", Role.INTERPRETER, None),
        ("request.foreigner", 7, "FOREIGNER", Role.FOREIGN_INVESTIGATOR, None),
    ):
        request: Values = {
            "requester": register.ids[requester],
            "requester_role": role,
            "case": register.ids[case] if case else None,
            "operator": "Télécom du Rhône",
            "kind": "Interception",
            "target": f"+3360000000{number}",
            "cost": 2400,
            "at": "2026-09-01T05:00:00Z",
        }
        register.add("ServiceRequest", name, number, **request)


def _referrals(register: Description) -> None:
    for name in REFERRED_K1:
        _refer(register, name, "K1", 1, "JI-LYON")
    _refer(register, "TAX-28-2", "K1", 1, "JI-LYON", until="2026-11-21T10:00:01Z")
    _refer(register, "OPJ-SELF", "K1", 1, "JI-LYON")
    _refer(register, "OPJ-DESIGNATED", "K1", 1, "JI-LYON")
    _refer(register, "OPJ-HABILITATED", "K1", 1, "JI-LYON")
    _refer(register, "OPJ-PARIS", "K2", 2, "P-PARIS")


def _refer(
    register: Description, name: str, case: str, number: int, by: str, **more: object
) -> None:
    given: Values = {
        "case": register.ids[case],
        "agent": register.ids[name],
        "ordered_by": register.ids[by],
        "from": SINCE,
    }
    register.add("Referral", f"{case}.{name}", number, **given, **more)


def authorise(
    register: Description,
    clause: Clause,
    grantee: str,
    issuer: tuple[str, Role],
    *items: str,
    **more: object,
) -> None:
    """An authorisation; on K1 and on the whole case where nothing else is said."""
    name = str(more.pop("name", f"{clause}:{grantee}"))
    given: Values = {
        "clause": clause,
        "grantee": register.ids[grantee],
        "case": register.ids["K1"],
        "scope": "ITEMS" if items else "WHOLE_CASE",
        "includes_sealed": False,
        "issuer": register.ids[issuer[0]],
        "issuer_role": issuer[1],
        "issued_at": "2026-11-10T09:00:00Z",
        "items": [register.ids[item] for item in items],
        "express": clause in {Clause.IX, Clause.XI_DIRECTOR},
        **WEEKS,
    }
    number = list(Clause).index(clause) + 1
    register.add("Authorisation", name, number, **(given | more))


JUDGE = ("JI-LYON", Role.CRIMINAL_JUDGE)
OFFICER = ("OPJ", Role.JUDICIAL_POLICE_OFFICER)


def _of_investigators_and_assistants(register: Description) -> None:
    authorise(register, Clause.II_SEALED, "OPJ-SEAL", JUDGE, "I3", **FOR_SEALS)
    authorise(register, Clause.IV, "SPECIALIST", JUDGE, task="Flux financiers", **FOR_SEALS)


def _of_the_designated(register: Description) -> None:
    """VI to VIII: interpreters, a requesting State, the service that decrypts."""
    authorise(register, Clause.VI, "INTERPRETER", OFFICER, "I2", until="2026-11-21T18:00:00Z")
    authorise(register, Clause.VI, "INTERPRETER-SEAL", JUDGE, "I2", "I3", **FOR_SEALS)
    for name, number, instrument, state in (
        ("request.EIO", 1, "EIO", "BE"),
        ("request.MLA", 2, "MLA_2000_ART18", "DK"),
    ):
        received: Values = {"reference": f"REF-{number}", "received_at": SINCE}
        request: Values = {"instrument": instrument, "state": state, **received}
        register.add("ForeignRequest", name, number, case=register.ids["K1"], **request)
    for grantee, name in (("FOREIGNER", "request.EIO"), ("FOREIGNER-DK", "request.MLA")):
        asked: Values = {"foreign_request": register.ids[name], "until": "2026-12-01T00:00:00Z"}
        authorise(register, Clause.VII, grantee, JUDGE, "I1", **asked)
    authorise(register, Clause.VIII, "DECRYPTOR", JUDGE)
    useful: Values = {
        "authorisation": register.ids["VIII:DECRYPTOR"],
        "item": register.ids["I5"],
        "listed_by": register.ids["OPJ"],
        "listed_role": Role.JUDICIAL_POLICE_OFFICER,
        "listed_at": "2026-11-11T09:00:00Z",
    }
    register.add("UsefulItem", "useful.I5", 1, **useful)


def _of_the_platform(register: Description) -> None:
    """IX and XI: those who run the platform, and those who mend it."""
    noon = "2026-11-21T12:00:00Z"
    for grantee in ("MAINTAINER", "MAINTAINER-BARE", "MAINTAINER-UNIT"):
        authorise(register, Clause.IX, grantee, JUDGE, until=noon)
    difficulty: Values = {
        "case": register.ids["K1"],
        "exceptional": True,
        "description": "Index illisible",
        "opened_at": "2026-11-10T08:00:00Z",
    }
    register.add("TechnicalDifficulty", "difficulty", 1, **difficulty)
    director = ("DIRECTOR", Role.ANTENJ_DIRECTOR)
    for grantee in ("CONTRACTOR", "CONTRACTOR-BARE", "CONTRACTOR-FREE"):
        authorise(register, Clause.XI_MAGISTRATE, grantee, JUDGE)
        after: Values = {
            "issued_at": "2026-11-10T09:00:01Z",
            "prior": register.ids[f"XI_MAGISTRATE:{grantee}"],
            "difficulty": register.ids["difficulty"],
        }
        authorise(register, Clause.XI_DIRECTOR, grantee, director, **after)
    register.designated(
        "DELEGATE",
        207,
        Role.ANTENJ_DIRECTOR_DELEGATE,
        Role.ANTENJ_DIRECTOR,
        issuer=register.ids["DIRECTOR"],
    )
    register.designated("QUALIFIED", 208, Role.QUALIFIED_PERSON, Role.JUSTICE_MINISTER)


def _of_the_search_for_a_magistrate(register: Description) -> None:
    """XII: on K16, and on the line that is tied to nothing."""
    director = ("DIRECTOR", Role.ANTENJ_DIRECTOR)
    orphan: Values = {"case": register.ids["K16"], "issued_at": "2026-11-21T08:00:00Z", **A_DAY}
    for grantee in ("OPJ", "P-NICE", "CLERK-JI", "OPJ-DESIGNATED", "SPECIALIST"):
        authorise(register, Clause.XII, grantee, director, **orphan)
    judge = ("ANTENJ-JUDGE", Role.ANTENJ_MAGISTRATE)
    authorise(register, Clause.XII, "OPJ-SEAL", judge, **orphan)
    stray: Values = {**orphan, "case": None, "interception": register.ids["stray.line"]}
    authorise(register, Clause.XII, "OPJ-PARIS", director, **stray)
    earlier: Values = {"case": register.ids["K2"], "issued_at": SINCE, "from": SINCE}
    authorise(
        register,
        Clause.XII,
        "OPJ",
        director,
        name="XII:OPJ.earlier",
        until="2024-01-03T08:00:00Z",
        **earlier,
    )
    for kind, of, by in (
        ("QUALIFIED_PERSON_INFORMED", "XII:OPJ", "DIRECTOR"),
        ("MAGISTRATE_INFORMED", "XII:OPJ.earlier", "OPJ"),
    ):
        notice: Values = {
            "kind": kind,
            "authorisation": register.ids[of],
            "due_from": "2024-01-03T08:00:00Z",
            "done_at": "2024-01-03T08:00:01Z",
            "by": register.ids[by],
        }
        register.add("Notice", f"notice.{kind}", 1, **notice)
