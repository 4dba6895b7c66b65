"""What stands in the antecedents file; the inquiries made in it, and what was sent from it.

Its persons are its own (A38): `S:A1` is the subject of the file that scenarios call A1.
"""

from described_inquirers import NOW
from describing import SINCE, Description, Values

from db.enumerations import AntecedentCapacity, DecisionType, LegalBasis, TransmissionAim

SUBJECTS = (
    ("A1", 6001, "Morvan", "Yann Tugdual", "1984-06-12", "Roanne"),
    ("A3", 6003, "Delaunay-Prat", "Sacha", "1979-01-30", "Grasse"),
    ("A4", 6004, "Ferreira", "Inês", "1990-11-02", "Nice"),
    ("A5", 6005, "Bonnefoy", "Régis", "1968-08-21", "Lyon"),
    ("A6", 6006, "Le Bihan", "Gaëlle", "1995-04-17", "Rennes"),
    ("A7", 6007, "Carpentier", "Aldo", "1982-02-14", "Paris"),
    ("A8", 6008, "Rinaldi", "Enzo", "1988-12-05", "Nice"),
    ("B1", 6011, "Teyssier", "Mathilde", "1976-05-23", "Lyon"),
    ("B2", 6012, "Ouedraogo", "Basile", "1993-09-09", "Paris"),
    ("B3", 6013, "Lemarchand", "Joris", "1986-10-31", "Lyon"),
    ("B4", 6014, "Quintrec", "Armel", "1958-07-07", "Brest"),
    ("V1", 6021, "Saint-Aubin", "Jeanne", "2001-02-28", "Lyon"),
    ("X1", 6031, "Hattab", "Samy", "1991-01-01", "Lyon"),
    ("X2", 6032, "Zimmer", "Maxence", "1989-03-03", "Lyon"),
    ("C1", 6041, "Villeneuve", "Ariane", "1970-04-04", "Dijon"),
)
"""The last has no record: scenarios put some in."""

_IMPLICATED, _VICTIM = AntecedentCapacity.IMPLICATED, AntecedentCapacity.VICTIM
_DEATH = AntecedentCapacity.DEATH_OR_DISAPPEARANCE
_RELAXE, _NO_CASE = DecisionType.ACQUITTAL_MISDEMEANOUR, DecisionType.DISMISSAL
_CONVICTED = DecisionType.CONVICTION
_FINAL = {"outcome_final_at": "2025-01-20T00:00:00Z"}

RECORDS: tuple[tuple[str, int, str, str, Values], ...] = (
    # name, number, subject, procedure, what else
    ("T1", 1, "A1", "LYON/26/1", {}),
    ("T3", 3, "A3", "NICE/24/3", {"outcome": DecisionType.ACQUITTAL_FELONY, **_FINAL}),
    ("T4", 4, "A4", "NICE/24/3", {"outcome": _CONVICTED, **_FINAL}),
    ("T5", 5, "A5", "LYON/26/5", {"outcome": _RELAXE}),
    ("T6", 6, "A6", "RENNES/24/6", {"outcome": DecisionType.NO_FURTHER_ACTION}),
    ("T7", 7, "A7", "PARIS/25/7", {"outcome": _NO_CASE, **_FINAL}),
    ("T8", 8, "A8", "NICE/26/8", {"outcome": _NO_CASE}),
    (
        "T10",
        10,
        "B1",
        "LYON/25/10",
        {"outcome": _CONVICTED, "admin_access_barred": True, **_FINAL},
    ),
    ("T11.1", 11, "B2", "PARIS/25/11", {"outcome": _CONVICTED, **_FINAL}),
    ("T11.2", 11, "B2", "PARIS/25/11", {"outcome": _RELAXE, "count_number": 2, **_FINAL}),
    ("T12", 12, "B3", "LYON/26/12", {}),
    ("T12.PARIS", 12, "B3", "PARIS/26/12", {}),
    ("T13", 13, "B4", "BREST/26/13", {"capacity": _DEATH}),
    ("T14", 14, "V1", "LYON/26/1", {"capacity": _VICTIM}),
    ("TX1", 21, "X1", "LYON/26/21", {}),
    ("TX1v", 21, "X1", "LYON/25/22", {"capacity": _VICTIM}),
    ("TX2", 22, "X2", "LYON/26/23", {}),
    ("TX2v", 22, "X2", "LYON/26/23", {"capacity": _VICTIM}),
)
COURTS = {"LYON": "TJ-LYON", "NICE": "TJ-NICE", "PARIS": "TJ-PARIS", "RENNES": "TJ-RENNES"}

_OPEN: Values = {"from": SINCE}
EVERY_KIND = ("T1", "T3", "T4", "T5", "T6", "T7", "T8", "T10", "T13", "T14", "TX2", "TX2v")
TRANSMISSIONS: tuple[tuple[str, int, tuple[str, ...], Values], ...] = (
    ("TR1", 1, ("T1",), {}),
    ("TR2", 2, EVERY_KIND, {}),
    ("TR-EMPTY", 3, (), {}),
    ("TR-UNAPPROVED", 4, ("T1",), {"approved_by": None}),
    ("TR-NEEDLESS", 5, ("T1",), {"need_to_know": None}),
    ("TR-JUDICIAL", 6, ("T1",), {"aim": TransmissionAim.JUDICIAL_ENQUIRY}),
    ("TR-EXPIRED", 7, ("T1",), {"until": NOW}),
    ("TR-REVOKED", 8, ("T1",), {"revoked_at": NOW}),
    ("TR-FARTHER", 9, ("T4",), {"body": "POLICE-FARTHER"}),
    ("TR-OWN", 10, ("T1",), {"approved_by": "RECIPIENT"}),
    ("TR-UNAGREED", 11, ("T1",), {"body": "POLICE-UNAGREED"}),
    ("TR-LAPSED", 12, ("T1",), {"body": "POLICE-EXPIRED"}),
)

INQUIRIES: tuple[tuple[str, int, str, str, Values], ...] = (
    # name, number, who inquires, subject, what else
    ("Q-A1", 1, "PREFECTURE", "A1", {"motive": "SECURITY_GUARD", "hit": True}),
    ("Q-B3", 2, "PREFECTURE", "B3", {"motive": "SECURITY_GUARD", "hit": True}),
    ("Q-POLICE", 3, "POLICE", "A1", {}),
    ("Q-OTHER", 4, "PREFECTURE-2", "A1", {"motive": "WEAPON_PERMIT"}),
    ("Q-MOTIVELESS", 5, "PREFECTURE", "A1", {"legal_basis": LegalBasis.CSI_L211_11_1}),
    ("Q-WEAPON", 6, "PREFECTURE", "A1", {"motive": "WEAPON_PERMIT"}),
)
REFERRALS: tuple[tuple[str, str, Values], ...] = (
    ("Q-A1", "TJ-LYON", {}),
    (
        "Q-B3",
        "TJ-LYON",
        {"replied_at": "2026-11-12T09:00:00Z", "accessible": True, "reply": "Instruction en cours"},
    ),
    ("Q-B3", "TJ-PARIS", {}),
    ("Q-OTHER", "TJ-PARIS", {"replied_at": "2026-11-12T09:00:00Z", "accessible": False}),
)


def describe_antecedents(register: Description) -> None:
    """Persons, records, transmissions, inquiries and referrals."""
    for name, number, surname, forenames, born, place in SUBJECTS:
        register.add(
            "AntecedentPerson",
            f"S:{name}",
            number,
            surname=surname,
            forenames=forenames,
            birth_date=born,
            birth_place=place,
        )
    for record in RECORDS:
        _record(register, record)
    for name, number, records, values in TRANSMISSIONS:
        _transmission(register, name, number, records, values)
    for name, number, who, subject, values in INQUIRIES:
        given: Values = {
            "agent": register.ids[who],
            "person": register.ids[f"S:{subject}"],
            "legal_basis": LegalBasis.CSI_L114_1,
            "opened_at": "2026-11-10T09:00:00Z",
        }
        register.add("AdministrativeInquiry", name, number, **(given | values))
    for number, (inquiry, court, values) in enumerate(REFERRALS, start=1):
        asked: Values = {"inquiry": register.ids[inquiry], "court": court}
        asked["referred_at"] = "2026-11-11T09:00:00Z"
        register.add("ProsecutorReferral", f"{inquiry}~{court}", number, **(asked | values))


def _record(register: Description, record: tuple[str, int, str, str, Values]) -> None:
    name, number, subject, procedure, values = record
    given: Values = {
        "person": register.ids[f"S:{subject}"],
        "procedure_ref": procedure,
        "service": "DIPN du ressort",
        "offence_label": f"Fait de {name}",
        "facts_date": "2024-02-29",
        "place": "Lyon",
        "capacity": _IMPLICATED,
        "court": COURTS.get(procedure.partition("/")[0]),
        "recorded_at": "2024-03-04T09:00:00Z",
    }
    register.add("AntecedentRecord", name, number, **(given | values))


def _transmission(
    register: Description, name: str, number: int, records: tuple[str, ...], values: Values
) -> None:
    given: Values = {
        "body": "POLICE-ABROAD",
        "legal_basis": "CSI_L235_1",
        "aim": TransmissionAim.ADMINISTRATIVE_POLICE,
        "need_to_know": "Demande de port d'arme",
        "approved_by": "HEAD-OF-POLICE",
        "records": [register.ids[each] for each in records],
        **_OPEN,
    }
    made = given | values
    pointed = {key: register.ids[str(made[key])] for key in ("body", "approved_by") if made[key]}
    register.add("Transmission", name, number, **(made | pointed))
