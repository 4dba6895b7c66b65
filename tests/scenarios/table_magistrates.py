"""RG-01 and RG-02 beyond the examples: seisin, functions, roles and assistance, to the second."""

from scenario import Table, edit, gives, invisible, processing, put, refused, withheld

from db.enumerations import Role

row = Table()
K1, K4, K9, K35 = (processing(case) for case in ("K1", "K4", "K9", "K35"))
NOW, BEFORE, AFTER = (f"2026-11-21T{at}Z" for at in ("10:00:00", "09:59:59", "10:00:01"))


def number(case: str) -> str:
    """The number of a case."""
    return f'case(id: "<{case}>") {{ number }}'


SEEN = gives("case.number", "26/00001", "48-1/al.10/a")
UNSEEN = invisible("case", "48-1/al.10/a")

# seisin
row("S101", "JI-LYON", K1, number("K1"), UNSEEN, state=(edit("K1.JI-LYON", until=NOW),))
row("S101", "JI-LYON", K1, number("K1"), SEEN, state=(edit("K1.JI-LYON", until=AFTER),))
row("S101", "JI-LYON", K1, number("K1"), SEEN, state=(edit("K1.JI-LYON", from_=NOW),))
row("S101", "JI-LYON", K1, number("K1"), UNSEEN, state=(edit("K1.JI-LYON", from_=AFTER),))
# functions of a judge
FUNCTION = "JI-LYON:INVESTIGATING_JUDGE"
row("S102", "JI-LYON", K1, number("K1"), UNSEEN, state=(edit(FUNCTION, until=NOW),))
row("S102", "JI-LYON", K1, number("K1"), SEEN, state=(edit(FUNCTION, from_=NOW),))
row("S102", "JI-LYON", K1, number("K1"), UNSEEN, state=(edit(FUNCTION, from_=AFTER),))
for function in ("CIVIL", "CHILDRENS_JUDGE_EDUCATIONAL", "JLD_NON_CRIMINAL", "PROSECUTION"):
    row(
        "S103",
        "JI-LYON",
        K1,
        number("K1"),
        invisible("case", "48-1/al.10/b"),
        state=(edit(FUNCTION, function=function),),
        title="no criminal function of the bench",
    )
for function in ("JLD", "TRIAL", "CHILDRENS_JUDGE_CRIMINAL", "SENTENCE_ENFORCEMENT", "APPEAL"):
    row("S104", "JI-LYON", K1, number("K1"), SEEN, state=(edit(FUNCTION, function=function),))
# roles and account
ROLE = "JI-LYON:CRIMINAL_JUDGE"
NOT_HELD = refused("ROLE_NOT_CLAIMED", "48-1/al.10/b")
row("S105", "JI-LYON", K1, number("K1"), NOT_HELD, state=(edit(ROLE, until=NOW),))
row("S105", "JI-LYON", K1, number("K1"), NOT_HELD, state=(edit(ROLE, from_=AFTER),))
row("S105", "JI-LYON", K1, number("K1"), NOT_HELD, state=(edit(ROLE, revoked_at=NOW),))
row("S105", "JI-LYON", K1, number("K1"), SEEN, state=(edit(ROLE, revoked_at=AFTER),))
row("S106", "LEFT", K1, number("K1"), refused("UNAUTHENTICATED", "48-1/al.14/a"))
row("S106", "ROLELESS", K1, number("K1"), NOT_HELD, role=Role.PROSECUTOR)
row("S106", "ROLELESS", K1, number("K1"), NOT_HELD, unstated=True)
row("S107", "JI-LYON", K1, number("K1"), SEEN, unstated=True, title="the only role held")
row("S107", "TWO-ROLES", K1, number("K1"), NOT_HELD, unstated=True, title="which of two?")
row(
    "S107",
    "SNEAS",
    K1,
    number("K1"),
    refused("PURPOSE_NOT_ALLOWED", "48-1/al.14/a"),
    unstated=True,
)
# what a role opens, another does not (GX-05)
TWO = (
    put("Assignment", case="K9", magistrate="TWO-ROLES", function="TRIAL", from_=BEFORE),
    put("Assignment", case="K1", magistrate="TWO-ROLES", function="TRIAL", from_=BEFORE),
)
JUDGE, OTHER = Role.CRIMINAL_JUDGE, Role.NON_CRIMINAL_MAGISTRATE
row("S108", "TWO-ROLES", K9, number("K9"), invisible("case"), role=JUDGE, state=TWO)
row("S108", "TWO-ROLES", K9, number("K9"), gives("case.number", "26/00009"), role=OTHER, state=TWO)
row("S108", "TWO-ROLES", K1, number("K1"), UNSEEN, role=JUDGE, state=TWO)
row("S108", "TWO-ROLES", K1, number("K1"), UNSEEN, role=OTHER, state=TWO)
SITS = put("JudicialFunction", agent="TWO-ROLES", function="TRIAL", from_=BEFORE)
row("S108", "TWO-ROLES", K1, number("K1"), SEEN, role=JUDGE, state=(*TWO, SITS))
row("S108", "TWO-ROLES", K1, number("K1"), UNSEEN, role=OTHER, state=(*TWO, SITS))
# everyone seised of K35
for who in ("AG-LYON", "PG-LYON", "CONSEILLER-LYON"):
    row(
        "S109",
        who,
        K35,
        'case(id: "<K35>") { number parties { id person { address } } }',
        gives("case.number", "26/00035", "48-1/al.10/b"),
        gives("case.parties.id", {"K35.A5", "K35.V5"}),
        gives("case.parties.person.address", {"1005 rue des Écoles", "2005 rue des Écoles"}),
    )
row("S110", "P-LYON", None, "cases { totalCount }", refused("PURPOSE_REQUIRED", "48-1/al.10/a"))
row(
    "S111",
    "JI-LYON",
    K1,
    'case(id: "<K1>") { retentionExpiresAt number }',
    withheld("case.retentionExpiresAt", "NOT_IN_PURPOSE"),
    SEEN,
    title="what governs the record is no data of the register",
)
# RG-02: whoever the magistrate is
for who, case in (
    ("CLERK-JI", "K1"),
    ("CLERK-P", "K4"),
    ("ASSISTANT-P", "K4"),
    ("CLERK-AG", "K35"),
    ("CLERK-PG", "K35"),
    ("CLERK-CONSEILLER", "K35"),
):
    row(
        "S120",
        who,
        processing(case),
        number(case),
        gives("case.number", f"26/{int(case[1:]):05d}", "48-1/al.10/c"),
    )
    row("S121", who, processing("K2"), number("K2"), invisible("case", "48-1/al.10/c"))
CLOSED = invisible("case", "48-1/al.10/c")
for state in (
    edit("CLERK-JI>JI-LYON", until=NOW),
    edit("CLERK-JI>JI-LYON", from_=AFTER),
    edit("K1.JI-LYON", until=NOW),
    edit(FUNCTION, until=NOW),
    edit(ROLE, revoked_at=BEFORE),
    edit(ROLE, until=NOW),
    edit("JI-LYON", active=False),
):
    row("S122", "CLERK-JI", K1, number("K1"), CLOSED, state=(state,), title="as that magistrate")
row(
    "S123",
    "CLERK-CIVIL",
    K1,
    number("K1"),
    CLOSED,
    state=(put("Assignment", case="K1", magistrate="CIVIL-LYON", function="CIVIL", from_=BEFORE),),
    title="his magistrate exercises no criminal function",
)
row(
    "S124",
    "CLERK-JE",
    K1,
    number("K1"),
    CLOSED,
    state=(put("Assignment", case="K1", magistrate="JE-LYON", function="CIVIL", from_=BEFORE),),
    title="his magistrate has no right on criminal cases",
)
row(
    "S125",
    "CLERK-ENDED",
    K4,
    number("K4"),
    gives("case.number", "26/00004", "48-1/al.10/c"),
    state=(put("AssistLink", assistant="CLERK-ENDED", magistrate="P-LYON", from_=BEFORE),),
    title="another magistrate assisted",
)
HABILITATION = "ASSISTANT-P+AUTHORISED_ASSISTANT"
INVALID = refused("HABILITATION_INVALID", "48-1/al.10/c")
for state in (
    edit(HABILITATION, until=NOW),
    edit(HABILITATION, from_=AFTER),
    edit(HABILITATION, revoked_at=NOW),
    edit(HABILITATION, role="SAUJ_AGENT"),
    edit(HABILITATION, agent="a6e70030-0000-7000-8000-000000000001"),
):
    row("S126", "ASSISTANT-P", K1, number("K1"), INVALID, state=(state,))
row(
    "S126",
    "ASSISTANT-P",
    K1,
    number("K1"),
    SEEN,
    state=(edit(HABILITATION, until=AFTER, revoked_at=AFTER),),
)
row(
    "S127",
    "CLERK-P",
    K1,
    'mine: case(id: "<K1>") { number } other: case(id: "<K4>") { number }',
    gives("mine.number", "26/00001", "48-1/al.10/c"),
    invisible("other", "48-1/al.10/c"),
    title="one case at a time, though his magistrate is seised of both",
)
row(
    "S128",
    "CLERK-JI",
    K9,
    number("K9"),
    invisible("case"),
    state=(put("Assignment", case="K9", magistrate="JI-LYON", function="TRIAL", from_=BEFORE),),
    title="a judge of criminal matters has no part in the other kinds, nor has his clerk",
)
