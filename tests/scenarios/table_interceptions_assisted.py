"""R40-47, III and IV: clerks and specialised assistants."""

from platform_words import (
    AFTER,
    AT_NOW,
    BEFORE,
    by,
    intercept,
    item,
    items,
    payload,
)
from scenario import (
    Table,
    edit,
    gives,
    invisible,
    processing,
    put,
    refused,
    withheld,
)

row = Table()
K1 = intercept("K1")
ALL = ("I1", "I2", "I3", "I4", "I5", "I6")
DESIGNATION = "CLERK-JI!MAGISTRATE_CLERK"
TASK = by("SPECIALISED_TASK", "IV:SPECIALIST")

row(
    "T143",
    "CLERK-JI",
    K1,
    items(*ALL),
    *(gives(f"{each}.payload", payload(each), "R40-47/III/b", "R40-47/III/a") for each in ALL),
    title="sealed included (A22)",
)
row("T145", "CLERK-P", K1, item("I1"), refused("DESIGNATION_INVALID", "R40-47/III/a"))
row(
    "T145",
    "CLERK-P",
    processing("K1"),
    'case(id: "<K1>") { number }',
    gives("case.number", "26/00001", "48-1/al.10/c"),
    title="the right in the register does not depend on it",
)
for values in (
    {"revoked_at": AT_NOW},
    {"until_": AT_NOW},
    {"from_": AFTER},
    {"individually": False},
    {"issuer_office": "HIERARCHICAL_SUPERIOR"},
    {"issuer_office": None},
    {"issuer": "CLERK-JI"},
    {"agent": "CLERK-P"},
    {"role": "AUTHORISED_ASSISTANT"},
):
    row(
        "S1121",
        "CLERK-JI",
        K1,
        item("I1"),
        refused("DESIGNATION_INVALID", "R40-47/III/a"),
        state=(edit(DESIGNATION, **values),),
    )
for state in (
    edit("CLERK-JI>JI-LYON", until_=AT_NOW),
    edit("CLERK-JI>JI-LYON", from_=AFTER),
    edit("CLERK-JI>JI-LYON", magistrate="P-PARIS"),
    edit("K1.JI-LYON", until_=BEFORE),
    edit("JI-LYON", active=False),
    edit("JI-LYON:CRIMINAL_JUDGE", revoked_at=BEFORE),
):
    row("S1122", "CLERK-JI", K1, item("I1"), invisible("item", "R40-47/III/b"), state=(state,))
row(
    "S1123",
    "CLERK-JI",
    K1,
    items("J1", "O1"),
    invisible("J1", "R40-47/III/b"),
    invisible("O1"),
)
row(
    "T149",
    "ASSISTANT-P",
    K1,
    item("I1"),
    refused("PURPOSE_NOT_ALLOWED", "R40-47/III/a"),
    title="an authorised assistant is not of R40-47 (A47)",
)

row(
    "S1131",
    "SPECIALIST",
    TASK,
    items(*ALL),
    *(gives(f"{each}.payload", payload(each), "R40-47/IV/a", "R40-47/IV/b") for each in ALL),
)
row(
    "T150a",
    "SPECIALIST",
    TASK,
    items("I3", "I1"),
    withheld("I3.payload", "SEALED", "R40-47/II/f"),
    gives("I1.payload", payload("I1"), "R40-47/IV/a"),
    state=(edit("IV:SPECIALIST", includes_sealed=False),),
)
row("T153", "SPECIALIST", TASK, item("J1"), invisible("item", "R40-47/IV/b"))
row(
    "S1132",
    "SPECIALIST",
    TASK,
    item("I1"),
    invisible("item", "R40-47/IV/b"),
    state=(edit("SPECIALIST>JI-LYON", until_=AT_NOW),),
    title="he assists him no more",
)
row(
    "S1132",
    "SPECIALIST",
    TASK,
    item("I1"),
    invisible("item", "R40-47/IV/b"),
    state=(edit("IV:SPECIALIST", issuer="P-LYON", issuer_role="PROSECUTOR"),),
    title="the authorisation of a magistrate whom he does not assist, though seised",
)
row(
    "S1132",
    "SPECIALIST",
    TASK,
    item("I1"),
    invisible("item", "R40-47/IV/b"),
    state=(edit("K1.JI-LYON", until_=AT_NOW),),
    title="the magistrate he assists is seised of it no more",
)
row(
    "S1133",
    "SPECIALIST",
    TASK,
    items("I1", "I3"),
    gives("I1.payload", payload("I1"), "R40-47/IV/b"),
    gives("I3.payload", payload("I3"), "R40-47/IV/b"),
    state=(
        edit("IV:SPECIALIST", issuer="P-LYON", issuer_role="PROSECUTOR"),
        put(
            "AssistLink", assistant="SPECIALIST", magistrate="P-LYON", from_="2026-01-01T00:00:00Z"
        ),
    ),
    title="the magistrate he assists, in charge or not (A22)",
)
row(
    "S1134",
    "SPECIALIST",
    TASK,
    item("I1"),
    gives("item.payload", payload("I1"), "R40-47/IV/b"),
    state=(edit("IV:SPECIALIST", until_=None),),
    title="the text sets no limit of time",
)
row(
    "S2652",
    "SPECIALIST",
    TASK,
    items("I1", "I3"),
    invisible("I1", "R40-47/IV/b"),
    invisible("I3", "R40-47/IV/b"),
    state=(edit("IV:SPECIALIST", task=None),),
    title="it is for the task entrusted: none is",
)
row("S1135", "SPECIALIST", "SPECIALISED_TASK", item("I1"), refused("PURPOSE_REQUIRED"))
row("S1136", "SPECIALIST", K1, item("I1"), refused("PURPOSE_NOT_ALLOWED", "R40-47/I/b"))
