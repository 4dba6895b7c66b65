"""RG-12 beyond the examples: the other kinds are for those in charge, and nobody else (A18)."""

from scenario import Put, Table, edit, gives, invisible, processing, put, refused, withheld

row = Table()
K9, K10, K11 = (processing(case) for case in ("K9", "K10", "K11"))
BEFORE = "2026-11-21T09:00:00Z"


def content(case: str) -> str:
    """What a case of another kind holds."""
    return f"""case(id: "<{case}>") {{
      number subjectMatter enforceableAt nextHearingAt withheld {{ field }}
      parties {{ id withheld {{ field }} legalEntity {{ siren }}
        person {{ surname address withheld {{ field }} }} }}
      decisions {{ id withheld {{ field }} }} hearings {{ id at room withheld {{ field }} }}
    }}"""


for who, case, parties in (
    ("JE-LYON", "K9", {"K9.E1", "K9.A1"}),
    ("CLERK-JE", "K9", {"K9.E1", "K9.A1"}),
    ("ASSISTANT-JE", "K9", {"K9.E1", "K9.A1"}),
    ("P-LYON", "K10", {"K10.A2"}),
    ("CLERK-P", "K10", {"K10.A2"}),
    ("ASSISTANT-P", "K10", {"K10.A2"}),
    ("JLD-LYON", "K11", {"K11.X2"}),
):
    row(
        "S501",
        who,
        processing(case),
        content(case),
        gives("case.number", f"26/{int(case[1:]):05d}", "R15-33-66-4/al.2/b"),
        gives("case.parties.id", parties, "R15-33-66-4/al.2/b"),
        gives("case.withheld.field", {"retentionExpiresAt"}),
        gives("case.parties.withheld.field", set()),
        gives("case.decisions.withheld.field", set()),
        gives("case.hearings.withheld.field", set()),
        gives("case.parties.person.withheld.field", set()),
    )
for who, case in (
    ("JE-LYON", "K10"),
    ("JE-LYON", "K11"),
    ("P-LYON", "K9"),
    ("P-LYON", "K11"),
    ("P-PARIS", "K10"),
    ("CLERK-JE", "K10"),
    ("CLERK-JI", "K9"),
    ("AG-LYON", "K10"),
    ("PG-LYON", "K9"),
    ("J-LYON", "K11"),
    ("CIVIL-NCM", "K10"),
):
    row(
        "S502",
        who,
        processing(case),
        f'case(id: "<{case}>") {{ number }}',
        invisible("case"),
        title="not in charge",
    )


def seised(who: str, case: str, function: str = "CIVIL") -> tuple[Put, ...]:
    """Someone is seised of a case."""
    return (put("Assignment", case=case, magistrate=who, function=function, from_=BEFORE),)


for who, case in (
    ("J-LYON", "K9"),
    ("JI-LYON", "K11"),
    ("P-LYON", "K9"),
    ("P-LYON", "K11"),
    ("AG-LYON", "K10"),
    ("PG-LYON", "K10"),
):
    row(
        "S503",
        who,
        processing(case),
        f'case(id: "<{case}>") {{ number }}',
        invisible("case"),
        state=seised(who, case),
        title="seised in a role that has no part in the other kinds",
    )
row(
    "S504",
    "P-PARIS",
    K10,
    'case(id: "<K10>") { number }',
    invisible("case", "R15-33-66-4/al.2/b"),
    state=seised("P-PARIS", "K10"),
    title="a civil case of another office",
)
for who in ("CIVIL-NCM", "JE-LYON"):
    row(
        "S505",
        who,
        K10,
        'case(id: "<K10>") { number }',
        gives("case.number", "26/00010", "R15-33-66-4/al.3/c"),
        state=seised(who, "K10"),
    )
row(
    "S506",
    "JE-LYON",
    processing("K1"),
    'case(id: "<K1>") { number }',
    invisible("case", "48-1/al.10/a"),
    state=seised("JE-LYON", "K1"),
    title="no right on criminal cases, though seised",
)
row(
    "S507",
    "JE-LYON",
    K9,
    'case(id: "<K9>") { number }',
    invisible("case", "R15-33-66-4/al.2/b"),
    state=(edit("K9.JE-LYON", until="2026-11-21T10:00:00Z"),),
)
row(
    "S508",
    "ASSISTANT-JE",
    K9,
    'case(id: "<K9>") { number }',
    refused("HABILITATION_INVALID", "48-1/al.10/c"),
    state=(edit("ASSISTANT-JE+AUTHORISED_ASSISTANT", revoked_at=BEFORE),),
)
row(
    "S509",
    "JE-LYON",
    K9,
    """case(id: "<K9>") { parties { person { surname parties { id } } } }
    cases { nodes { id } } decisions { nodes { id } } parties { totalCount }""",
    gives("case.parties.person.parties.id", {"K9.E1", "K9.A1"}, "R15-33-66-4/al.2/b"),
    gives("cases.nodes.id", {"K9"}),
    gives("decisions.nodes.id", {"K9.d1"}),
    gives("parties.totalCount", 2),
)
for change in (
    edit("E1", birth_date="1995-11-21"),
    edit("K9.E1", capacity="OTHER"),
):
    row(
        "S510",
        "JE-LYON",
        K9,
        'case(id: "<K9>") { number } node(id: "<K9.E1>") { id }',
        invisible("case", "48-1/al.8/a"),
        invisible("node", "48-1/al.8/a"),
        state=(change, edit("K9", last_recorded_update_at="2016-11-21T10:00:00Z")),
        title="ten years from the 21st birthday of the youngest minor, or from the last update",
    )
row(
    "S510",
    "JE-LYON",
    K9,
    'case(id: "<K9>") { number }',
    gives("case.number", "26/00009"),
    state=(edit("E1", birth_date="1995-11-22"),),
)
row(
    "S511",
    "JLD-LYON",
    K11,
    'case(id: "<K11>") { number }',
    invisible("case", "48-1/al.8/a"),
    state=(edit("K11", enforceable_at="2016-11-21"),),
    title="ten years from the day it became enforceable",
)
row(
    "S511",
    "JLD-LYON",
    K11,
    'case(id: "<K11>") { number }',
    gives("case.number", "26/00011"),
    state=(edit("K11", enforceable_at="2016-11-22"),),
)
row(
    "S512",
    "JLD-LYON",
    K11,
    'case(id: "<K11>") { number retentionExpiresAt }',
    gives("case.number", "26/00011"),
    withheld("case.retentionExpiresAt", "NOT_IN_PURPOSE"),
    state=(edit("K11", enforceable_at=None),),
    title="not at its end: kept",
)
row(
    "S513",
    "CLERK-ENDED",
    K10,
    'case(id: "<K10>") { number }',
    invisible("case", "R15-33-66-4/al.2/b"),
    state=(
        put("AssistLink", assistant="CLERK-ENDED", magistrate="P-PARIS", from_=BEFORE),
        *seised("P-PARIS", "K10"),
    ),
    title="the clerk of a prosecutor of another office",
)
row(
    "S514",
    "JE-LYON",
    K9,
    'mine: case(id: "<K9>") { number } other: case(id: "<K11>") { number }',
    gives("mine.number", "26/00009"),
    invisible("other", "R15-33-66-4/al.2/b"),
    state=seised("JE-LYON", "K11"),
    title="one case at a time",
)
