"""Who is who in the scenarios: courts (real), persons and agents (fictional)."""

from describing import Description

from db.enumerations import Function, Role

COURTS = (
    ("CA-LYON", "Cour d'appel de Lyon", None),
    ("CA-PARIS", "Cour d'appel de Paris", None),
    ("CA-AIX-EN-PROVENCE", "Cour d'appel d'Aix-en-Provence", None),
    ("CA-RENNES", "Cour d'appel de Rennes", None),
    ("CA-GRENOBLE", "Cour d'appel de Grenoble", None),
    ("TJ-LYON", "Tribunal judiciaire de Lyon", "CA-LYON"),
    ("TJ-SAINT-ETIENNE", "Tribunal judiciaire de Saint-Étienne", "CA-LYON"),
    ("TJ-PARIS", "Tribunal judiciaire de Paris", "CA-PARIS"),
    ("TJ-NICE", "Tribunal judiciaire de Nice", "CA-AIX-EN-PROVENCE"),
    ("TJ-RENNES", "Tribunal judiciaire de Rennes", "CA-RENNES"),
    ("TJ-GRENOBLE", "Tribunal judiciaire de Grenoble", "CA-GRENOBLE"),
)

EXTENDED: dict[str, dict[str, object]] = {
    "TJ-LYON": {"extended_articles": ["ART_704", "ART_706_75"]},
    "TJ-PARIS": {"extended_articles": ["ART_706_17", "ART_706_75"]},
    "TJ-RENNES": {"extended_articles": ["ART_706_107"]},
}

PERSONS = (
    # implicated in some case: A; number 1000 and on
    ("A1", 1001, "Vasseur", "Loïc Émile", "1984-06-12", "Roanne"),
    ("A3", 1003, "Kervadec", "Maël", "1979-01-30", "Grasse"),
    ("A4", 1004, "D'Almeida-Roux", "Inès", "1990-11-02", "Nice"),
    ("A5", 1005, "Bertholon", "Cyril", "1968-08-21", "Lyon"),
    ("A6", 1006, "Le Goff", "Nolwenn", "1995-04-17", "Rennes"),
    ("A8", 1008, "Sabatini", "Enzo", "1988-12-05", "Nice"),
    ("A9", 1009, "Nkemba", "Prosper", "1992-03-09", "Paris"),
    ("A10", 1010, "Jacquemont", "Sylvie", "1973-07-27", "Grenoble"),
    # victims: V; number 2000 and on
    ("V1", 2001, "Perrachon", "Jeanne", "2001-02-28", "Lyon"),
    ("V3", 2003, "Okonjo", "Aïcha", "1999-10-10", "Paris"),
    ("V4", 2004, "Marchetti", "Dario", "1985-05-15", "Nice"),
    ("V5", 2005, "Chapuis", "Huguette", "1949-09-01", "Lyon"),
    ("V8", 2008, "Rossignol", "Théo", "1997-06-30", "Antibes"),
    # both, children, witnesses
    ("X2", 3002, "Zeller", "Maxime", "1991-01-01", "Lyon"),
    ("E1", 4001, "Vasseur", "Lina", "2015-03-21", "Lyon"),
    ("W1", 5001, "Fontanel", "Gérard", "1960-12-24", "Lyon"),
)

MAGISTRATES = (
    ("P-LYON", 3, "TJ-LYON", Role.PROSECUTOR),
    ("P-PARIS", 4, "TJ-PARIS", Role.PROSECUTOR),
    ("P-NICE", 5, "TJ-NICE", Role.PROSECUTOR),
    ("AG-LYON", 12, "CA-LYON", Role.APPEAL_PROSECUTOR),
    ("PG-LYON", 13, "CA-LYON", Role.PROSECUTOR_GENERAL),
    ("PG-PARIS", 14, "CA-PARIS", Role.PROSECUTOR_GENERAL),
)

JUDGES = (
    ("JI-LYON", 1, "TJ-LYON", Role.CRIMINAL_JUDGE, Function.INVESTIGATING_JUDGE),
    ("JI2-LYON", 2, "TJ-LYON", Role.CRIMINAL_JUDGE, Function.INVESTIGATING_JUDGE),
    ("J-LYON", 6, "TJ-LYON", Role.CRIMINAL_JUDGE, Function.TRIAL),
    ("CIVIL-LYON", 7, "TJ-LYON", Role.CRIMINAL_JUDGE, Function.CIVIL),
    ("JAP-NICE", 33, "TJ-NICE", Role.CRIMINAL_JUDGE, Function.SENTENCE_ENFORCEMENT),
    ("CONSEILLER-LYON", 36, "CA-LYON", Role.CRIMINAL_JUDGE, Function.APPEAL),
    ("JE-LYON", 15, "TJ-LYON", Role.NON_CRIMINAL_MAGISTRATE, Function.CHILDRENS_JUDGE_EDUCATIONAL),
    ("JLD-LYON", 17, "TJ-LYON", Role.NON_CRIMINAL_MAGISTRATE, Function.JLD_NON_CRIMINAL),
)

CLERKS = (
    ("CLERK-JI", 9, "JI-LYON", Role.MAGISTRATE_CLERK),
    ("CLERK-P", 29, "P-LYON", Role.MAGISTRATE_CLERK),
    ("CLERK-AG", 31, "AG-LYON", Role.MAGISTRATE_CLERK),
    ("CLERK-PG", 32, "PG-LYON", Role.MAGISTRATE_CLERK),
    ("CLERK-CONSEILLER", 37, "CONSEILLER-LYON", Role.MAGISTRATE_CLERK),
    ("CLERK-JE", 16, "JE-LYON", Role.MAGISTRATE_CLERK),
    ("CLERK-CIVIL", 38, "CIVIL-LYON", Role.MAGISTRATE_CLERK),
    ("ASSISTANT-P", 11, "P-LYON", Role.AUTHORISED_ASSISTANT),
    ("ASSISTANT-JE", 30, "JE-LYON", Role.AUTHORISED_ASSISTANT),
)

OUTSIDERS = (
    ("SAUJ", 20, Role.SAUJ_AGENT),
    ("SAUJ-BARE", 47, Role.SAUJ_AGENT),
    ("STATISTICS-USER", 40, Role.STATISTICS_USER),
    ("SNEAS", 19, Role.SNEAS_AGENT),
    ("INQUIRER", 23, Role.POLICE_ADMIN_INVESTIGATOR),
)


def describe_cast(register: Description) -> None:
    """Courts, persons and agents."""
    for court in COURTS:
        code, name, above = court
        register.court(code, name, above, **EXTENDED.get(code, {}))
    for name, number, surname, forenames, born, place in PERSONS:
        register.person(
            name,
            number,
            surname=surname,
            forenames=forenames,
            birth_date=born,
            birth_place=place,
            address=f"{number} rue des Écoles",
            occupation="sans profession connue",
        )
    register.person("A0", 1000)
    register.company("A2", 1002, company_name="Acme Négoce SAS", siren="900000013")
    register.company("A12", 1012, company_name="Rivages d'Azur SARL", siren="900000021")
    register.company("V2", 2002, company_name="Mutuelle du Gier", siren="900000039")
    for name, number, place, *roles in MAGISTRATES:
        register.agent(name, number, place, *roles)
    for judge in JUDGES:
        register.judge(*judge)
    for name, number, magistrate, role in CLERKS:
        register.agent(name, number, "TJ-LYON", role)
        register.assists(name, number, magistrate)
        if role is Role.AUTHORISED_ASSISTANT:
            register.habilitated(name, number, role)
    for name, number, role in OUTSIDERS:
        register.agent(name, number, None, role)
    register.habilitated("SAUJ", 20, Role.SAUJ_AGENT)
    _describe_odd_ones(register)


def _describe_odd_ones(register: Description) -> None:
    """Those whose rights have ended, who never had any, or who hold two roles."""
    register.agent("ENDED-LYON", 8, "TJ-LYON", Role.CRIMINAL_JUDGE)
    register.function("ENDED-LYON", 8, Function.TRIAL, until="2026-11-20T10:00:00Z")
    register.agent("CLERK-ENDED", 10, "TJ-LYON", Role.MAGISTRATE_CLERK)
    register.assists("CLERK-ENDED", 10, "JI-LYON", until="2026-11-20T10:00:00Z")
    register.agent("LEFT", 43, "TJ-LYON", Role.PROSECUTOR, active=False)
    register.agent("ROLELESS", 44, "TJ-LYON")
    register.agent("TWO-ROLES", 45, "TJ-LYON", Role.CRIMINAL_JUDGE, Role.NON_CRIMINAL_MAGISTRATE)
    register.function("TWO-ROLES", 45, Function.CHILDRENS_JUDGE_EDUCATIONAL)
    register.agent("CIVIL-NCM", 46, "TJ-LYON", Role.NON_CRIMINAL_MAGISTRATE)
    register.function("CIVIL-NCM", 46, Function.CIVIL)
