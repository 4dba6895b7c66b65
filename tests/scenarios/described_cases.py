"""The cases of the scenarios, and who is seised of them."""

from describing import Description

from db.enumerations import Capacity, CaseKind, DecisionType, Function, OffenceClass, Stage

JIRS = ["ART_706_75"]
TRAFFICKING = "Trafic de stupéfiants en bande organisée"


def describe_cases(register: Description) -> None:
    """Every case, then the links between them."""
    for describe in (
        _lyon_trafficking,
        _paris_enquiry,
        _nice_same_facts,
        _nice_closed,
        _lyon_acquittal,
        _rennes_no_action,
        _other_kinds,
        _near_the_first,
        _brawl,
        _on_appeal,
        _terms,
    ):
        describe(register)
    for one, other, by in (
        ("K1", "K2", "A1"),
        ("K1", "K9", "A1"),
        ("K1", "K20", None),
        ("K1", "K31", "A1"),
        ("K1", "K32", "A1"),
        ("K1", "K34", "A1"),
        ("K1", "K44", "A1"),
        ("K2", "K33", "A9"),
    ):
        register.link(one, other, by)


def _lyon_trafficking(register: Description) -> None:
    """K1: the case that most scenarios start from."""
    case = register.case(
        "K1", "TJ-LYON", Stage.JUDICIAL_INVESTIGATION, follow_up="Information ouverte"
    )
    case.offence(
        "o1", OffenceClass.DELIT_TERRORISM_DRUGS_WAR, TRAFFICKING, natinf_code="90201", matters=JIRS
    )
    case.offence("o2", OffenceClass.DELIT, "Blanchiment", date_from="2024-03-01")
    for person, capacity in (
        ("A1", Capacity.UNDER_EXAMINATION),
        ("A2", Capacity.UNDER_EXAMINATION),
        ("V1", Capacity.VICTIM),
        ("V2", Capacity.CIVIL_PARTY),
        ("W1", Capacity.WITNESS),
    ):
        case.party(person, capacity)
    case.party("A0", Capacity.SUSPECT, known=False)
    case.charge("A1", "o1")
    case.charge("A2", "o2", requalified_as="Recel")
    case.decision("d1", DecisionType.REFERRAL, "2024-03-05T10:00:00Z", "A1/o1", court="TJ-LYON")
    case.decision("d2", DecisionType.DISMISSAL, "2026-09-01T10:00:00Z", "A2/o2", court="TJ-LYON")
    case.step("s1", "Interrogatoire de première comparution", "2024-03-06T09:00:00Z")
    case.step("s2", "Confrontation", "2025-05-06T09:00:00Z", summary="Deux heures")
    case.hearing("h1", "2026-06-02T08:30:00Z", room="Salle 3", outcome="Renvoi")
    case.hearing("h2", "2026-12-01T13:30:00Z", room="Salle 1", formation="Chambre de l'instruction")
    case.situation("A1", "DETENTION")
    case.assigned("JI-LYON", Function.INVESTIGATING_JUDGE, lead=True)
    case.assigned("P-LYON", Function.PROSECUTION)
    case.assigned("ENDED-LYON", Function.TRIAL)


def _paris_enquiry(register: Description) -> None:
    """K2: an enquiry in Paris, with A1 in common."""
    case = register.case("K2", "TJ-PARIS", Stage.ENQUIRY, follow_up="Enquête préliminaire")
    case.offence("o1", OffenceClass.DELIT, "Escroquerie", place="Paris")
    for person, capacity in (
        ("A1", Capacity.SUSPECT),
        ("A9", Capacity.SUSPECT),
        ("V3", Capacity.VICTIM),
    ):
        case.party(person, capacity)
    case.charge("A1", "o1")
    case.charge("A9", "o1")
    case.decision("d1", DecisionType.PROSECUTION, "2026-02-01T10:00:00Z", "A1/o1", court="TJ-PARIS")
    case.decision("d2", DecisionType.ALTERNATIVE, "2026-02-02T10:00:00Z", "A9/o1", court="TJ-PARIS")
    case.step("s1", "Audition libre", "2026-01-15T09:00:00Z")
    case.hearing("h1", "2027-01-10T08:30:00Z", room="4.01")
    case.situation("A1", "WANTED")
    case.assigned("P-PARIS", Function.PROSECUTION, lead=True)


def _nice_same_facts(register: Description) -> None:
    """K20: the same facts as K1, seen from Nice."""
    case = register.case("K20", "TJ-NICE", Stage.ENQUIRY)
    case.offence("o1", OffenceClass.DELIT_TERRORISM_DRUGS_WAR, TRAFFICKING, place="Nice")
    case.party("A8", Capacity.SUSPECT)
    case.party("A12", Capacity.SUSPECT)
    case.party("V8", Capacity.VICTIM)
    case.charge("A8", "o1")
    case.charge("A12", "o1")
    case.decision("d1", DecisionType.PROSECUTION, "2026-03-01T10:00:00Z", "A8/o1", court="TJ-NICE")
    case.situation("A8", "SUPERVISION")
    case.assigned("P-NICE", Function.PROSECUTION, lead=True)


def _nice_closed(register: Description) -> None:
    """K3: one acquitted, one convicted, both for good."""
    case = register.case("K3", "TJ-NICE", Stage.CLOSED)
    case.offence("o1", OffenceClass.DELIT, "Vol en réunion", place="Nice")
    case.party("A3", Capacity.ACQUITTED)
    case.party("A4", Capacity.CONVICTED)
    case.party("V4", Capacity.VICTIM)
    case.charge("A3", "o1")
    case.charge("A4", "o1")
    at, final = "2025-01-09T15:00:00Z", "2025-01-20T00:00:00Z"
    relaxe, guilty = DecisionType.ACQUITTAL_MISDEMEANOUR, DecisionType.CONVICTION
    case.decision("d1", relaxe, at, "A3/o1", court="TJ-NICE", final_at=final)
    case.decision("d2", guilty, at, "A4/o1", court="TJ-NICE", final_at=final)
    case.sentence("A4", "Emprisonnement", quantum="8 mois", final_at=final, modality="Bracelet")
    case.assigned("JAP-NICE", Function.SENTENCE_ENFORCEMENT, lead=True)


def _lyon_acquittal(register: Description) -> None:
    """K4: a relaxe that is not final."""
    case = register.case("K4", "TJ-LYON", Stage.TRIAL)
    case.offence("o1", OffenceClass.DELIT, "Abus de confiance")
    case.party("A5", Capacity.PROSECUTED)
    case.party("V5", Capacity.CIVIL_PARTY)
    case.charge("A5", "o1")
    relaxe = DecisionType.ACQUITTAL_MISDEMEANOUR
    case.decision("d1", relaxe, "2026-11-15T16:00:00Z", "A5/o1", court="TJ-LYON")
    case.hearing("h1", "2026-11-15T08:30:00Z", room="Salle 2", outcome="Relaxe")
    case.situation("A5", "FREE")
    case.assigned("P-LYON", Function.PROSECUTION)
    case.assigned("J-LYON", Function.TRIAL, lead=True)


def _rennes_no_action(register: Description) -> None:
    """K5: no further action. K17: sea pollution."""
    case = register.case("K5", "TJ-RENNES", Stage.CLOSED, follow_up="Classement sans suite")
    case.offence("o1", OffenceClass.DELIT, "Outrage", place="Rennes")
    case.party("A6", Capacity.SUSPECT)
    case.charge("A6", "o1")
    closed = DecisionType.NO_FURTHER_ACTION
    case.decision("d1", closed, "2024-05-02T10:00:00Z", "A6/o1", court="TJ-RENNES")
    sea = register.case("K17", "TJ-RENNES", Stage.ENQUIRY)
    sea.offence(
        "o1", OffenceClass.DELIT, "Rejet polluant en mer", place="Brest", matters=["ART_706_107"]
    )


def _other_kinds(register: Description) -> None:
    """K9 educational assistance, K10 civil, K11 liberty and custody judge: none is criminal."""
    child = register.case(
        "K9",
        "TJ-LYON",
        Stage.PROSECUTED,
        CaseKind.EDUCATIONAL_ASSISTANCE,
        subject_matter="Protection d'un mineur",
    )
    child.party("E1", Capacity.MINOR)
    child.party("A1", Capacity.PARENT)
    child.decision("d1", DecisionType.EDUCATIONAL, "2026-04-02T10:00:00Z", court="TJ-LYON")
    child.hearing("h1", "2026-12-10T09:00:00Z", room="Cabinet 2")
    child.assigned("JE-LYON", Function.CHILDRENS_JUDGE_EDUCATIONAL, lead=True)
    civil = register.case(
        "K10",
        "TJ-LYON",
        Stage.TRIAL,
        CaseKind.CIVIL_COMMERCIAL_PROSECUTION,
        subject_matter="Liquidation judiciaire",
    )
    civil.party("A2", Capacity.COMPANY_CONCERNED)
    civil.assigned("P-LYON", Function.CIVIL, lead=True)
    jld = register.case(
        "K11",
        "TJ-LYON",
        Stage.TRIAL,
        CaseKind.JLD_NON_CRIMINAL,
        subject_matter="Hospitalisation sans consentement",
        enforceable_at="2026-06-30",
    )
    jld.party("X2", Capacity.OTHER)
    jld.decision("d1", DecisionType.JLD_ORDER, "2026-06-29T10:00:00Z", court="TJ-LYON")
    jld.assigned("JLD-LYON", Function.JLD_NON_CRIMINAL, lead=True)


def _near_the_first(register: Description) -> None:
    """Cases around K1: V1 and A1 as victims, A1 convicted, A9 elsewhere."""
    elsewhere = register.case("K30", "TJ-LYON", Stage.TRIAL)
    elsewhere.party("V1", Capacity.VICTIM)
    elsewhere.party("A5", Capacity.PROSECUTED)
    elsewhere.assigned("J-LYON", Function.TRIAL, lead=True)
    victim = register.case("K31", "TJ-SAINT-ETIENNE", Stage.ENQUIRY)
    victim.party("A1", Capacity.VICTIM)
    victim.party("A10", Capacity.SUSPECT)
    double = register.case("K32", "TJ-GRENOBLE", Stage.CLOSED)
    double.offence("o1", OffenceClass.DELIT_TERRORISM_DRUGS_WAR, TRAFFICKING, place="Grenoble")
    guilty, final = DecisionType.CONVICTION, "2025-06-01T00:00:00Z"
    for person in ("A1", "A10"):
        double.party(person, Capacity.CONVICTED)
        double.charge(person, "o1")
        double.sentence(person, "Emprisonnement", quantum="1 an", final_at=final, modality="Sursis")
    at = "2025-05-12T10:00:00Z"
    double.decision("d1", guilty, at, "A1/o1", court="TJ-GRENOBLE", final_at=final)
    double.decision("d2", guilty, at, "A10/o1", court="TJ-GRENOBLE", final_at=final)
    further = register.case("K33", "TJ-PARIS", Stage.ENQUIRY)
    further.party("A9", Capacity.SUSPECT)


def _brawl(register: Description) -> None:
    """K34: A1 and X2 each struck, and were struck."""
    case = register.case("K34", "TJ-LYON", Stage.TRIAL)
    case.offence("o1", OffenceClass.DELIT, "Violences en réunion")
    for person in ("A1", "X2"):
        case.party(person, Capacity.PROSECUTED)
        case.party(person, Capacity.VICTIM, name=f"{person}.victim")
        case.charge(person, "o1")
    case.hearing("h1", "2026-12-15T08:30:00Z", room="Salle 5")
    case.assigned("P-LYON", Function.PROSECUTION, lead=True)


def _on_appeal(register: Description) -> None:
    """K35: registered at the court of appeal itself."""
    case = register.case("K35", "CA-LYON", Stage.APPEAL)
    case.offence("o1", OffenceClass.DELIT, "Escroquerie", place="Roanne")
    case.party("A5", Capacity.PROSECUTED)
    case.party("V5", Capacity.CIVIL_PARTY)
    case.hearing("h1", "2027-02-02T08:30:00Z", room="Salle Grévy")
    case.assigned("AG-LYON", Function.PROSECUTION, lead=True)
    case.assigned("PG-LYON", Function.PROSECUTION)
    case.assigned("CONSEILLER-LYON", Function.APPEAL)


def _terms(register: Description) -> None:
    """K40 to K44: each at some distance from the end of its years (48-1/al.8)."""
    for name, class_, updated in (
        ("K40", OffenceClass.DELIT, "2016-11-21T10:00:01Z"),
        ("K41", OffenceClass.CRIME, "2008-01-01T00:00:00Z"),
        ("K42", OffenceClass.DELIT_TERRORISM_DRUGS_WAR, "2010-01-01T00:00:00Z"),
        ("K43", OffenceClass.CRIME_MINOR_706_47, "2005-01-01T00:00:00Z"),
        ("K44", OffenceClass.DELIT, "2010-01-01T00:00:00Z"),
    ):
        case = register.case(name, "TJ-LYON", Stage.CLOSED, last_recorded_update_at=updated)
        case.offence("o1", class_, "Faits anciens", date_from="2003-05-01")
        case.party("A1", Capacity.CONVICTED)
        case.charge("A1", "o1")
        case.assigned("P-LYON", Function.PROSECUTION, lead=True)
        if name == "K43":
            guilty = DecisionType.CONVICTION
            case.decision("d1", guilty, "2004-11-05T10:00:00Z", "A1/o1", court="TJ-LYON")
