"""R40-29: who is let in. Each role by each office, for each of the two acts, and by its lists."""

from antecedent_words import (
    LIST,
    OVER,
    READERS,
    STILL,
    Reader,
    guarding,
    inquiry,
    protection,
    record,
)
from scenario import Table, edit, gives, refused

from db.enumerations import Role

row = Table()
SEEN = record("T1")
HEADS = {"DGPN", "DGGN", "HIERARCHICAL_SUPERIOR"}
OF_OFFICE = {
    "POLICE_ADMIN_INVESTIGATOR": HEADS,
    "INTELLIGENCE_AGENT": {"INTELLIGENCE_DIRECTOR"},
    "SNEAS_AGENT": {"DGPN"},
    "COSSEN_AGENT": {"DGGN"},
    "ADMIN_POLICE_AGENT": {"STATE_REPRESENTATIVE"},
    "DEFENCE_INTELLIGENCE_AGENT": {"INTELLIGENCE_DIRECTOR"},
}
"""Who signs for whom."""
OFFICES = (
    "DGPN",
    "DGGN",
    "STATE_REPRESENTATIVE",
    "INTELLIGENCE_DIRECTOR",
    "HIERARCHICAL_SUPERIOR",
    "JUSTICE_MINISTER",
    "CUSTOMS_MINISTER",
    "HEAD_OF_REGISTRY",
    "SECRETARY_GENERAL_MOJ",
    "PROSECUTOR",
    None,
)
ACTS = (("!", "DESIGNATION_INVALID"), ("+", "HABILITATION_INVALID"))
"""The designation and the habilitation, as the description names them; the refusal without."""


def act(each: Reader, mark: str) -> str:
    """The name of an act of a reader."""
    return f"{each.who}{mark}{each.role}"


for each in READERS:
    opened = gives("record.id", "T1", *each.clauses)
    for mark, code in ACTS:
        name, closed = act(each, mark), refused(code, each.clauses[0])
        for office in OFFICES:
            row(
                "S1901",
                each.who,
                each.purpose("A1"),
                SEEN,
                opened if office in OF_OFFICE[each.role] else closed,
                state=(edit(name, issuer_office=office),),
                title=f"signed by {office}",
            )
        for values in STILL:
            row("S1902", each.who, each.purpose("A1"), SEEN, opened, state=(edit(name, **values),))
        others: tuple[dict[str, object], ...] = (
            {"issuer": each.who},
            {"role": "HEAD_OF_REGISTRY"},
        )
        for values in (*OVER, *others):
            row("S1902", each.who, each.purpose("A1"), SEEN, closed, state=(edit(name, **values),))
    row(
        "S1903",
        each.who,
        each.purpose("A1"),
        SEEN,
        refused("DESIGNATION_INVALID"),
        state=(edit(act(each, "!"), individually=False),),
        title="designated with his whole unit",
    )
    row(
        "S1904",
        each.who,
        each.purpose("A1"),
        SEEN,
        refused("ROLE_NOT_CLAIMED"),
        state=(edit(f"{each.who}:{each.role}", revoked_at="2026-11-21T10:00:00Z"),),
        title="the role itself is held no longer",
    )
    row(
        "S1904",
        each.who,
        each.purpose("A1"),
        SEEN,
        refused("UNAUTHENTICATED"),
        state=(edit(each.who, active=False),),
    )

for each, service, listing, other in (
    (READERS[1], "SERVICE", "INTELLIGENCE_R234_2", "DEFENCE_INTELLIGENCE"),
    (READERS[6], "SERVICE-DEFENCE", "DEFENCE_INTELLIGENCE", "INTELLIGENCE_R234_2"),
):
    elsewhere: tuple[dict[str, object], ...] = ({"listing": other}, {"body": "SERVICE-UNLISTED"})
    for values in (*OVER, *elsewhere):
        row(
            "S1905",
            each.who,
            each.purpose("A1"),
            SEEN,
            refused("DESIGNATION_INVALID", each.clauses[0]),
            state=(edit(f"{service}:{listing}", **values),),
        )
    for values in STILL:
        row(
            "S1905",
            each.who,
            each.purpose("A1"),
            SEEN,
            gives("record.id", "T1", *each.clauses),
            state=(edit(f"{service}:{listing}", **values),),
        )

BY_SERVICE = (
    ("INTELLIGENCE-UNLISTED", inquiry()),
    ("INTELLIGENCE-EXPIRED", inquiry()),
    ("INTELLIGENCE-ALONE", inquiry()),
    ("INTELLIGENCE-OF-DEFENCE", inquiry()),
    ("DEFENCE-OF-R234", protection()),
    ("DEFENCE-STRUCK-OFF", protection()),
)
for who, purpose in BY_SERVICE:
    clause = "R40-29/I/2°" if who.startswith("INTELLIGENCE") else "R40-29/II/al.2/a"
    row("S1906", who, purpose, LIST, refused("DESIGNATION_INVALID", clause))
for who, purpose, code, clause in (
    ("INQUIRER", inquiry(), "DESIGNATION_INVALID", "R40-29/I/1°"),
    ("SNEAS", inquiry(), "DESIGNATION_INVALID", "R40-29/I/3°"),
    ("POLICE-DESIGNATED", inquiry(), "HABILITATION_INVALID", "R40-29/I/1°"),
    ("POLICE-HABILITATED", inquiry(), "DESIGNATION_INVALID", "R40-29/I/1°"),
    ("POLICE-BY-PREFECT", inquiry(), "DESIGNATION_INVALID", "R40-29/I/1°"),
    ("COSSEN-BY-DGPN", inquiry(), "DESIGNATION_INVALID", "R40-29/I/4°"),
    ("PREFECTURE-REVOKED", guarding(), "HABILITATION_INVALID", "R40-29/I/5°/a"),
    ("PREFECTURE-ENDED", guarding(), "HABILITATION_INVALID", "R40-29/I/5°/a"),
    ("PREFECTURE-SELF", guarding(), "DESIGNATION_INVALID", "R40-29/I/5°/a"),
):
    row("S1907", who, purpose, LIST, refused(code, clause))
for who in ("POLICE", "GENDARME", "POLICE-UNIT"):
    row("S1908", who, inquiry(), SEEN, gives("record.id", "T1", "R40-29/I/1°"))
row(
    "S1909",
    "PREFECTURE",
    guarding(),
    SEEN,
    refused("MOTIVE_NOT_COVERED", "R40-29/I/5°/b"),
    state=(edit(act(READERS[4], "+"), motives=[]),),
)
row(
    "S1909",
    "PREFECTURE",
    guarding(),
    SEEN,
    gives("record.id", "T1", "R40-29/I/5°/b"),
    state=(edit(act(READERS[4], "+"), motives=["WEAPON_PERMIT", "SECURITY_GUARD"]),),
)
row(
    "S1909",
    "PREFECTURE-2",
    guarding(),
    SEEN,
    refused("MOTIVE_NOT_COVERED", "R40-29/I/5°/b"),
    title="a colleague's list is not his (A35)",
)
row(
    "S1910",
    "PREFECTURE",
    inquiry(),
    SEEN,
    refused("ROLE_NOT_CLAIMED"),
    role=Role.POLICE_ADMIN_INVESTIGATOR,
    title="no motive is asked of the police, whose role he does not hold",
)

# every role of this file under each of its purposes: one only is its own, two are the police's
OWN = {
    "POLICE": {"ADMIN_INQUIRY", "SECURITY_MISSION_L234_3"},
    "DEFENCE": {"STAFF_PROTECTION"},
    "RECIPIENT": {"FOREIGN_ADMIN_POLICE"},
}
STATED = (
    guarding(),
    'SECURITY_MISSION_L234_3;subject="<S:A1>"',
    protection(),
    'FOREIGN_ADMIN_POLICE;transmission="<TR1>"',
)
for who in ("POLICE", "INTELLIGENCE", "SNEAS-OK", "COSSEN", "PREFECTURE", "DEFENCE", "RECIPIENT"):
    for purpose in STATED:
        if purpose.partition(";")[0] not in OWN.get(who, {"ADMIN_INQUIRY"}):
            row("S1911", who, purpose, SEEN, refused("PURPOSE_NOT_ALLOWED"))
for who in ("HEAD-OF-POLICE", "HEAD-OF-GENDARMERIE", "PREFECT", "SERVICE-DIRECTOR"):
    for purpose in STATED:
        row(
            "S1912",
            who,
            purpose,
            SEEN,
            refused("PURPOSE_NOT_ALLOWED"),
            title="who signs does not read",
        )
