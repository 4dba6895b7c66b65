"""Those who reach the register otherwise than by being seised of a case, and their acts.

Extended jurisdiction, control of files and of the register, statistics, research, right of access.
"""

from describing import SINCE, Description, Values

from db.enumerations import (
    Capacity,
    Clause,
    ControlledFile,
    Element,
    Function,
    Listing,
    OffenceClass,
    Role,
    Scope,
    Stage,
)

WEEKS: Values = {"from": "2026-11-10T09:00:00Z", "until": "2026-12-10T09:00:00Z"}
TERRITORIES = (
    ("TJ-LYON", "ART_706_75", "TJ-GRENOBLE"),
    ("TJ-LYON", "ART_706_75", "TJ-SAINT-ETIENNE"),
    ("TJ-LYON", "ART_704", "TJ-SAINT-ETIENNE"),
    ("TJ-RENNES", "ART_706_107", "TJ-NICE"),
)
BODIES: tuple[tuple[str, int, Listing | None, Values], ...] = (
    ("SSER", 1, Listing.MOJ_STATISTICS, {}),
    ("INSEE", 2, None, {}),
    ("CNRS", 3, Listing.ART_11_1, {"issuer_office": Role.JUSTICE_MINISTER}),
    ("LABORATORY", 4, Listing.ART_11_1, {"issuer_office": Role.SECRETARY_GENERAL_MOJ}),
    (
        "INSTITUTE",
        5,
        Listing.ART_11_1,
        {"issuer_office": Role.JUSTICE_MINISTER, "until": "2026-11-21T10:00:00Z"},
    ),
)


def describe_control(register: Description) -> None:
    """Who they are, and on what acts they rest."""
    _territories(register)
    _bodies(register)
    _controllers(register)
    _statisticians(register)
    _researchers(register)
    _rights(register)
    register.agent("P-RENNES", 61, "TJ-RENNES", Role.PROSECUTOR)
    register.judge("J-PARIS", 62, "TJ-PARIS", Role.CRIMINAL_JUDGE, Function.TRIAL)
    register.judge("CIVIL-PARIS", 63, "TJ-PARIS", Role.CRIMINAL_JUDGE, Function.CIVIL)


def describe_cases_elsewhere(register: Description) -> None:
    """K50 organised crime, K51 an ordinary theft, K52 terrorism: none of a court of the cast."""
    drugs = register.case("K50", "TJ-GRENOBLE", Stage.ENQUIRY)
    drugs.offence(
        "o1",
        OffenceClass.DELIT_TERRORISM_DRUGS_WAR,
        "Importation de stupéfiants",
        place="Grenoble",
        matters=["ART_706_75", "ART_704"],
    )
    drugs.offence("o2", OffenceClass.DELIT, "Port d'arme", place="Grenoble")
    drugs.party("A10", Capacity.SUSPECT)
    drugs.party("V5", Capacity.VICTIM)
    drugs.step("s1", "Surveillance", "2026-10-02T06:00:00Z")
    theft = register.case("K51", "TJ-GRENOBLE", Stage.ENQUIRY)
    theft.offence("o1", OffenceClass.DELIT, "Vol simple", place="Grenoble")
    terror = register.case("K52", "TJ-NICE", Stage.JUDICIAL_INVESTIGATION)
    terror.offence(
        "o1",
        OffenceClass.CRIME_TERRORISM_DRUGS_WAR,
        "Association de malfaiteurs terroriste",
        place="Nice",
        matters=["ART_706_17"],
    )
    terror.party("A8", Capacity.UNDER_EXAMINATION)


def _territories(register: Description) -> None:
    for number, (court, article, member) in enumerate(TERRITORIES, start=1):
        values: Values = {"court": court, "article": article, "member_court": member}
        register.add("CourtTerritory", f"{court}~{article}~{member}", number, **values)


def _bodies(register: Description) -> None:
    for name, number, listing, values in BODIES:
        register.add("Body", name, number, name=name)
        if listing is not None:
            given: Values = {"body": register.ids[name], "listing": listing, "from": SINCE}
            register.add("BodyListing", f"{name}:{listing}", number, **(given | values))


def _controllers(register: Description) -> None:
    magistrate, assistant = Role.FILE_CONTROL_MAGISTRATE, Role.FILE_CONTROL_ASSISTANT
    register.agent("FILE-CONTROL", 41, None, magistrate)
    register.habilitated("FILE-CONTROL", 41, magistrate, file=ControlledFile.FNAEG)
    register.agent("FILE-CONTROL-2", 64, None, magistrate)
    register.habilitated("FILE-CONTROL-2", 64, magistrate, file=ControlledFile.FAED)
    register.agent("FILE-ASSISTANT", 65, None, assistant)
    register.habilitated("FILE-ASSISTANT", 65, assistant, file=ControlledFile.FNAEG)
    register.assists("FILE-ASSISTANT", 65, "FILE-CONTROL")
    register.agent("FILE-ASSISTANT-BARE", 66, None, assistant)
    register.assists("FILE-ASSISTANT-BARE", 66, "FILE-CONTROL")
    register.agent("CONTROL", 21, None, Role.REGISTRY_CONTROL_MAGISTRATE)
    minister = Role.JUSTICE_MINISTER
    register.designated("CONTROL", 21, Role.REGISTRY_CONTROL_MAGISTRATE, minister)
    register.agent("CONTROL-UNAPPOINTED", 67, None, Role.REGISTRY_CONTROL_MAGISTRATE)


def describe_requests(register: Description) -> None:
    """Control requests, once cases are described."""
    for name, number, who, file, values in (
        ("CR-A4", 1, "FILE-CONTROL", ControlledFile.FNAEG, {"person": "A4"}),
        ("CR-FAED", 2, "FILE-CONTROL-2", ControlledFile.FAED, {"person": "A4"}),
        ("CR-K4", 3, "FILE-CONTROL", ControlledFile.FNAEG, {"case": "K4"}),
        ("CR-V4", 4, "FILE-CONTROL", ControlledFile.FNAEG, {"person": "V4"}),
        ("CR-V4-ENTRY", 5, "FILE-CONTROL", ControlledFile.FNAEG, {"person": "V4"}),
        ("CR-K9", 6, "FILE-CONTROL", ControlledFile.FNAEG, {"case": "K9"}),
        ("CR-OTHER-FILE", 7, "FILE-CONTROL", ControlledFile.FAED, {"person": "A4"}),
    ):
        about = {key: register.ids[each] for key, each in values.items()}
        given: Values = {"magistrate": register.ids[who], "file": file, **about, **WEEKS}
        given["concerns_victim"] = name.endswith("ENTRY")
        register.add("ControlRequest", name, number, **given)


def _statisticians(register: Description) -> None:
    for number, (name, body) in enumerate(
        (
            ("STATISTICIAN", "SSER"),
            ("STATISTICIAN-INSEE", "INSEE"),
            ("STATISTICIAN-BARE", "SSER"),
            ("STATISTICIAN-ELSEWHERE", "SSER"),
        ),
        start=70,
    ):
        role = Role.MOJ_STATISTICIAN
        register.agent(name, number, None, role, body=register.ids[body])
        if name != "STATISTICIAN-BARE":
            register.habilitated(name, number, role)
    for name, number, needed in (("ST1", 1, False), ("ST2", 2, True), ("ST3", 3, False)):
        register.add(
            "Study",
            name,
            number,
            reference=f"2026-{number}",
            title="Suites des affaires pénales",
            identities_needed=needed,
            **WEEKS,
        )
    for number, (study, who) in enumerate(
        (
            ("ST1", "STATISTICIAN"),
            ("ST2", "STATISTICIAN"),
            ("ST1", "STATISTICIAN-INSEE"),
            ("ST1", "STATISTICIAN-BARE"),
            ("ST3", "STATISTICIAN-ELSEWHERE"),
        ),
        start=1,
    ):
        member: Values = {"study": register.ids[study], "agent": register.ids[who], **WEEKS}
        register.add("StudyMember", f"{study}.{who}", number, **member)


def _researchers(register: Description) -> None:
    for name, number, body in (
        ("BODY-11-1", 42, "CNRS"),
        ("BODY-EXPIRED", 75, "INSTITUTE"),
        ("BODY-BY-ANOTHER", 76, "LABORATORY"),
        ("BODY-NONE", 77, "INSEE"),
    ):
        register.agent(name, number, None, Role.ART_11_1_AGENT, body=register.ids[body])


def describe_research(register: Description) -> None:
    """Authorisations of article 11-1, of cases that are described by now."""
    places = [Element.FACTS_DATE, Element.FACTS_PLACE]
    for name, number, case, issuer, role, stage, elements in (
        ("R-K1", 9001, "K1", "JI-LYON", Role.CRIMINAL_JUDGE, Stage.JUDICIAL_INVESTIGATION, places),
        (
            "R-K2",
            9002,
            "K2",
            "P-PARIS",
            Role.PROSECUTOR,
            Stage.ENQUIRY,
            [Element.ACCUSED_IDENTITY, Element.FACTS_CLASSIFICATION],
        ),
        ("R-K3", 9003, "K3", "JAP-NICE", Role.CRIMINAL_JUDGE, Stage.ENFORCEMENT, places),
    ):
        register.add(
            "Authorisation",
            name,
            number,
            clause=Clause.ART_11_1,
            grantee=register.ids["BODY-11-1"],
            case=register.ids[case],
            scope=Scope.WHOLE_CASE,
            includes_sealed=False,
            issuer=register.ids[issuer],
            issuer_role=role,
            issued_at="2026-11-10T09:00:00Z",
            stage_at_issue=stage,
            elements=elements,
            **WEEKS,
        )


def _rights(register: Description) -> None:
    for name, number, court, who, values in (
        ("AR-A1", 1, "TJ-LYON", "A1", {}),
        ("AR-A4", 2, "TJ-LYON", "A4", {}),
        ("AR-V5", 3, "TJ-LYON", "V5", {}),
        ("AR-E1", 4, "TJ-LYON", "E1", {}),
        ("AR-X2", 5, "TJ-LYON", "X2", {}),
        ("AR-ANSWERED", 6, "TJ-LYON", "A5", {"answered_at": "2026-11-21T10:00:00Z"}),
        ("AR-PARIS", 7, "TJ-PARIS", "A5", {}),
    ):
        register.add(
            "AccessRequest",
            name,
            number,
            person=register.ids[who],
            court=court,
            received_at="2026-11-03T09:00:00Z",
            **values,
        )
    company: Values = {"legal_entity": register.ids["A2"], "court": "TJ-LYON"}
    register.add("AccessRequest", "AR-A2", 8, received_at="2026-11-03T09:00:00Z", **company)
