"""Who signed an authorisation, in which capacity, and who confirmed it since (A25, A30 to A32)."""

from opened import (
    EVERY,
    LANGUAGE_OF_OFFICER,
    MENDING,
    MENDING_FIRST,
    SEARCHING,
    TASK,
)
from platform_words import AFTER, AT_NOW, BEFORE
from scenario import Put, Table, edit, put

row = Table()
LONG_AGO = "2024-01-02T08:00:00Z"
OF_MAGISTRATES = (TASK, *(each for each in EVERY if each.lead))
"""What a magistrate signs: the one in charge, or the one whom the caller assists."""


def role(agent: str, name: str, **values: str) -> Put:
    """A role that an agent holds besides."""
    return put("AgentRole", agent=agent, role=name, **({"from_": LONG_AGO} | values))


def lead(magistrate: str, **values: object) -> Put:
    """Someone else is in charge of K1."""
    given: dict[str, object] = {"function": "INVESTIGATING_JUDGE", "lead": True, "from_": AT_NOW}
    return put("Assignment", case="K1", magistrate=magistrate, **(given | values))


# magistrates of every kind, and as magistrates (A33)
for each in OF_MAGISTRATES:
    for magistrate, held in (
        ("P-NICE", "PROSECUTOR"),
        ("AG-LYON", "APPEAL_PROSECUTOR"),
        ("PG-LYON", "PROSECUTOR_GENERAL"),
        ("JE-LYON", "NON_CRIMINAL_MAGISTRATE"),
    ):
        state = [
            edit("K1.JI-LYON", magistrate=magistrate),
            edit(each.name, issuer=magistrate, issuer_role=held),
        ]
        if each is TASK:
            state.append(edit("SPECIALIST>JI-LYON", magistrate=magistrate))
        each.asked(row, "S1311", *state, opens=True, title="any magistrate who is in charge")
    for held in (
        "ANTENJ_DIRECTOR",
        "ANTENJ_DIRECTOR_DELEGATE",
        "ANTENJ_MAGISTRATE",
        "JUDICIAL_POLICE_AGENT",
        "JUDICIAL_POLICE_OFFICER",
        "SPECIALISED_ASSISTANT",
    ):
        each.asked(
            row,
            "S1312",
            edit(each.name, issuer_role=held),
            role("JI-LYON", held),
            opens=False,
            title="the magistrate in charge, who signs in another capacity",
        )

# nobody authorises himself, whatever else he is (LAW 5.1)
for each in EVERY:
    if not each.lead or each is MENDING_FIRST:
        continue
    each.asked(
        row,
        "S1313",
        edit(each.name, issuer=each.who),
        edit("K1.JI-LYON", magistrate=each.who),
        role(each.who, "CRIMINAL_JUDGE"),
        opens=False,
        title="in charge himself",
    )
MENDING_FIRST.asked(
    row,
    "S1313",
    edit(MENDING_FIRST.name, issuer="CONTRACTOR"),
    edit("K1.JI-LYON", magistrate="CONTRACTOR"),
    role("CONTRACTOR", "CRIMINAL_JUDGE"),
    opens=False,
)
for each, held in ((MENDING, "ANTENJ_DIRECTOR"), (SEARCHING, "ANTENJ_MAGISTRATE")):
    each.asked(
        row,
        "S1313",
        edit(each.name, issuer=each.who, issuer_role=held),
        role(each.who, held),
        opens=False,
        title="of the agency himself",
    )
LANGUAGE_OF_OFFICER.asked(
    row,
    "S1313",
    edit("VI:INTERPRETER", issuer="INTERPRETER"),
    role("INTERPRETER", "JUDICIAL_POLICE_OFFICER"),
    edit("INTERPRETER", art_16_point=2),
    edit("K1.OPJ", agent="INTERPRETER"),
    edit("OPJ!JUDICIAL_POLICE_OFFICER", agent="INTERPRETER"),
    edit("OPJ+JUDICIAL_POLICE_OFFICER", agent="INTERPRETER"),
    opens=False,
    title="an officer himself",
)

# an officer who hands over is habilitated by another than himself (A23, A25)
for signatory, opens in ((None, True), ("SUPERIOR", True), ("OPJ", False)):
    habilitated = edit("OPJ+JUDICIAL_POLICE_OFFICER", issuer=signatory)
    LANGUAGE_OF_OFFICER.asked(row, "S1317", habilitated, opens=opens)

# A32: the lead changes, and his authorisations stop until the new lead confirms them
REASSIGNED = (edit("K1.JI-LYON", until_=AT_NOW), lead("JI2-LYON"))
BEFORE_THAT = (edit("K1.JI-LYON", until_=BEFORE), lead("JI2-LYON", from_=BEFORE))
JUDGE = "JI2-LYON:CRIMINAL_JUDGE"
for each in EVERY:
    if not each.lead:
        continue
    each.asked(row, "S1305", *REASSIGNED, opens=False)
    for change in (
        edit("JI-LYON", active=False),
        edit("JI-LYON:CRIMINAL_JUDGE", revoked_at=AT_NOW),
        edit("K1.JI-LYON", lead=False),
    ):
        each.asked(row, "S1305", change, opens=False)
    each.asked(
        row,
        "S1305",
        edit("JI-LYON:CRIMINAL_JUDGE", revoked_at=AT_NOW),
        role("JI-LYON", "ANTENJ_MAGISTRATE"),
        opens=False,
        title="in charge by the register, and of another office by now",
    )
    for change in (
        edit("K1.JI-LYON", from_="2026-11-20T00:00:00Z"),
        edit("JI-LYON:CRIMINAL_JUDGE", from_="2026-11-20T00:00:00Z"),
    ):
        each.asked(row, "S1306", change, opens=False, title="not yet, when he signed")
    for confirmer, at in (("JI2-LYON", AFTER), ("P-LYON", AT_NOW), ("JI-LYON", AT_NOW)):
        confirmed = edit(each.name, confirmed_by=confirmer, confirmed_at=at)
        each.asked(row, "S1307", *REASSIGNED, confirmed, opens=False)
    each.asked(row, "S1307", *REASSIGNED, edit(each.name, confirmed_by="JI2-LYON"), opens=False)
    again = edit(each.name, confirmed_by="JI2-LYON", confirmed_at=AT_NOW)
    each.asked(row, "S1308", *REASSIGNED, again, opens=True)
    early = edit(each.name, confirmed_by="JI2-LYON", confirmed_at=BEFORE)
    each.asked(row, "S1308", *BEFORE_THAT, early, opens=True)
    each.asked(row, "S1307", *REASSIGNED, early, opens=False, title="not yet, when he confirmed")
    for change in (
        edit("JI2-LYON", active=False),
        edit(JUDGE, revoked_at=AT_NOW),
        edit(JUDGE, from_=AT_NOW),
    ):
        each.asked(row, "S1307", *BEFORE_THAT, early, change, opens=False)
    each.asked(
        row,
        "S1307",
        edit("K1.JI-LYON", until_=BEFORE),
        lead("JI2-LYON", from_=BEFORE, until_=AT_NOW),
        early,
        opens=False,
        title="in charge when he confirmed, and no more",
    )
    each.asked(
        row,
        "S1307",
        edit("K1.JI-LYON", until_=AT_NOW),
        lead(each.who),
        role(each.who, "CRIMINAL_JUDGE"),
        edit(each.name, confirmed_by=each.who, confirmed_at=AT_NOW),
        opens=False,
        title="confirmed by himself",
    )

# IV: the magistrate whom the assistant assists, then another of them
ASSISTS_TOO = put("AssistLink", assistant="SPECIALIST", magistrate="JI2-LYON", from_=LONG_AGO)
TOO = (lead("JI2-LYON", lead=False, from_=LONG_AGO), ASSISTS_TOO)
LEFT = edit("SPECIALIST>JI-LYON", until_=AT_NOW)
GONE = (LEFT, edit("K1.JI-LYON", until_=AT_NOW), edit("JI-LYON", active=False))
for gone in GONE:
    TASK.asked(row, "S1314", gone, *TOO, opens=False, title="he has another, who signed nothing")
    for at, opens in ((BEFORE, True), (AT_NOW, True), (AFTER, False)):
        confirmed = edit(TASK.name, confirmed_by="JI2-LYON", confirmed_at=at)
        TASK.asked(row, "S1314", gone, *TOO, confirmed, opens=opens)
CONFIRMED = edit(TASK.name, confirmed_by="JI2-LYON", confirmed_at=BEFORE)
for change in (
    edit("JI2-LYON", active=False),
    edit(JUDGE, revoked_at=AT_NOW),
    edit(JUDGE, from_=AT_NOW),
):
    TASK.asked(row, "S1315", LEFT, *TOO, CONFIRMED, change, opens=False)
for seised, assists in (
    ({"from_": AT_NOW}, {}),
    ({"until_": AT_NOW}, {}),
    ({"case": "K2"}, {}),
    ({}, {"from_": AT_NOW}),
    ({}, {"until_": AT_NOW}),
    ({}, {"assistant": "CLERK-JI"}),
):
    link = {"assistant": "SPECIALIST", "magistrate": "JI2-LYON", "from_": LONG_AGO} | assists
    assignment = {
        "case": "K1",
        "magistrate": "JI2-LYON",
        "function": "INVESTIGATING_JUDGE",
        "lead": False,
        "from_": LONG_AGO,
    } | seised
    TASK.asked(
        row,
        "S1315",
        LEFT,
        put("Assignment", **assignment),
        put("AssistLink", **link),
        CONFIRMED,
        opens=False,
        title="assisted and seised, when he confirmed and now",
    )
for change in (
    edit("SPECIALIST>JI-LYON", from_="2026-11-20T00:00:00Z"),
    edit("K1.JI-LYON", from_="2026-11-20T00:00:00Z"),
    edit("JI-LYON:CRIMINAL_JUDGE", from_="2026-11-20T00:00:00Z"),
    edit("JI-LYON:CRIMINAL_JUDGE", revoked_at=AT_NOW),
    edit("JI-LYON", active=False),
):
    TASK.asked(row, "S1316", change, opens=False, title="then, as now")
