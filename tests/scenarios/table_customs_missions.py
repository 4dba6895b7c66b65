"""R40-47, V: customs officers on missions of article 67 bis-2 of the Customs Code."""

from platform_words import AFTER, AT_NOW, MISSION, item, items, payload
from scenario import Table, edit, gives, invisible, leaves_out, refused, withheld

row = Table()

row("T154", "CUSTOMS-67", MISSION, item("D1"), gives("item.payload", payload("D1"), "R40-47/V/c"))
row(
    "T155",
    "CUSTOMS-67",
    MISSION,
    item("D2", "payload transcript translation clearPayload sealed"),
    withheld("item.payload", "NOT_IN_GRANT", "R40-47/V/c"),
    withheld("item.transcript", "NOT_IN_GRANT", "R40-47/V/c"),
    withheld("item.translation", "NOT_IN_GRANT", "R40-47/V/c"),
    withheld("item.clearPayload", "NOT_IN_GRANT", "R40-47/V/c"),
    gives("item.sealed", False, "R40-47/V/c"),
    title="data only (A24)",
)
row(
    "S1141",
    "CUSTOMS-67",
    MISSION,
    item("D2"),
    withheld("item.payload", "NOT_IN_GRANT", "R40-47/V/c"),
    state=(edit("D2", kind="INFORMATION"),),
)
row(
    "S1142",
    "CUSTOMS-67",
    MISSION,
    item("D3", "payload correspondents sealed"),
    withheld("item.payload", "SEALED", "R40-47/II/f"),
    withheld("item.correspondents", "SEALED", "R40-47/II/f"),
    gives("item.sealed", True, "R40-47/V/c"),
)
row(
    "S1142",
    "CUSTOMS-67",
    MISSION,
    item("D3"),
    gives("item.payload", payload("D3"), "R40-47/V/c"),
    state=(edit("D3", unsealed_at=AT_NOW),),
)
row(
    "S1143",
    "CUSTOMS-67",
    MISSION,
    items("D4", "I1"),
    invisible("D4", "R40-47/V/c"),
    invisible("I1"),
)
row(
    "S1144",
    "CUSTOMS-67",
    'CUSTOMS_67BIS2;mission="<M2>"',
    items("D1", "D4"),
    invisible("D1", "R40-47/V/c"),
    invisible("D4", "R40-47/V/c"),
    title="another's mission",
)
row("S1145", "CUSTOMS-67", "CUSTOMS_67BIS2", item("D1"), refused("PURPOSE_REQUIRED"))
row(
    "S1146",
    "CUSTOMS-67",
    MISSION,
    """interception(id: "<M1.line>") { targetLine missionId items { id payload } case { number } }
    interceptItems { totalCount nodes { id } } all: interceptions { totalCount }""",
    gives("interception.targetLine", "+33600009001", "R40-47/V/c"),
    gives("interception.missionId", "M1"),
    gives("interception.items.id", {"D1", "D2"}),
    leaves_out("interception.items", "SEALED", "R40-47/II/f"),
    gives("interceptItems.totalCount", 3),
    gives("all.totalCount", 1),
    withheld("interception.case", "OTHER_FILE"),
)
for state in (
    edit("M1.CUSTOMS-67", until_=AT_NOW),
    edit("M1.CUSTOMS-67", from_=AFTER),
    edit("M1.CUSTOMS-67", mission="M2"),
    edit("M1.CUSTOMS-67", officer="CUSTOMS-67-M2"),
    edit("M1", until_=AT_NOW),
    edit("M1", from_=AFTER),
    edit("M1.line", mission="M2"),
):
    row(
        "S1147",
        "CUSTOMS-67",
        MISSION,
        f'{item("D1")} line: interception(id: "<M1.line>") {{ id }}',
        invisible("item", "R40-47/V/c"),
        invisible("line", "R40-47/V/c"),
        state=(state,),
    )
for state in (
    edit("M1.CUSTOMS-67", until_=AFTER),
    edit("M1.CUSTOMS-67", from_=AT_NOW),
    edit("M1", until_=AFTER),
    edit("M1", from_=AT_NOW),
):
    row(
        "S1147",
        "CUSTOMS-67",
        MISSION,
        f'{item("D1")} line: interception(id: "<M1.line>") {{ id }}',
        gives("item.payload", payload("D1"), "R40-47/V/c"),
        gives("line.id", "M1.line", "R40-47/V/c"),
        state=(state,),
    )
for act, code, office in (
    ("!", "DESIGNATION_INVALID", "CUSTOMS_MINISTER"),
    ("+", "HABILITATION_INVALID", "PROSECUTOR_GENERAL"),
):
    name = f"CUSTOMS-67{act}CUSTOMS_67BIS2_OFFICER"
    for values in (
        {"revoked_at": AT_NOW},
        {"until_": AT_NOW},
        {"from_": AFTER},
        {"issuer_office": office},
        {"issuer": "CUSTOMS-67"},
        {"role": "CUSTOMS_JUDICIAL_OFFICER"},
    ):
        row(
            "T159" if act == "!" else "S1148",
            "CUSTOMS-67",
            MISSION,
            item("D1"),
            refused(code, "R40-47/V/b"),
            state=(edit(name, **values),),
        )
row(
    "S1149",
    "CUSTOMS-67-SUPERIOR",
    MISSION,
    item("D1"),
    refused("HABILITATION_INVALID", "R40-47/V/b"),
)
row("T160", "CUSTOMS-28-1", MISSION, item("D1"), refused("PURPOSE_NOT_ALLOWED", "R40-47/V/b"))
row(
    "S1150",
    "CUSTOMS-67",
    MISSION,
    "interceptItems(filter: {kind: [CONTENT, DATA]}) { totalCount nodes { id } }",
    gives("interceptItems.nodes.id", {"D1"}),
    gives("interceptItems.totalCount", 1),
    title="what is withheld never matches",
)
