"""What is under seal: who opens it, for how long, and that nothing else tells what is in it."""

from platform_words import (
    AFTER,
    AT_NOW,
    BEFORE,
    EVERY_ITEM,
    intercept,
    item,
    items,
    payload,
)
from scenario import Table, edit, gives, invisible, leaves_out, put, withheld

row = Table()
K1 = intercept("K1")
BY = "II_SEALED:OPJ-SEAL"
SEAL = "R40-47/II/f"
SHUT = withheld("item.payload", "SEALED", SEAL)

row(
    "S1201",
    "OPJ-SEAL",
    K1,
    item("I3", "payload transcript correspondents kind sealed sealedAt exhibitId"),
    gives("item.payload", payload("I3"), SEAL),
    gives("item.transcript", "Rendez-vous au garage", SEAL),
    gives("item.correspondents", {"+33622222222"}, SEAL),
    gives("item.kind", "CONTENT", SEAL),
    gives("item.exhibitId", "K1.exhibit", SEAL),
    gives("item.sealed", True),
    title="as the magistrate in charge authorises",
)
row("T125", "OPJ-SEAL", K1, item("I6"), SHUT, title="the authorisation covers I3 only")
row("T126", "OPJ-SEAL", K1, item("I3"), SHUT, state=(edit(BY, until_=BEFORE),))
row("T127", "OPJ-SEAL", K1, item("I3"), SHUT, state=(edit(BY, until_=AT_NOW),))
row(
    "T128",
    "OPJ-SEAL",
    K1,
    item("I3"),
    SHUT,
    state=(edit(BY, revoked_at=BEFORE, until_="2030-01-01T00:00:00Z"),),
)
row("T129", "OPJ-SEAL", K1, item("I3"), SHUT, state=(edit(BY, from_="2026-11-22T10:00:00Z"),))
row(
    "T130",
    "OPJ",
    K1,
    item("I3"),
    SHUT,
    state=(
        put(
            "Authorisation",
            clause="II_SEALED",
            grantee="OPJ",
            case="K2",
            scope="WHOLE_CASE",
            includes_sealed=True,
            issuer="P-PARIS",
            issuer_role="PROSECUTOR",
            issued_at="2026-11-10T09:00:00Z",
            from_="2026-11-10T09:00:00Z",
            items=["I3"],
        ),
    ),
    title="the authorisation of another case, even where it lists the item",
)
row(
    "T133",
    "OPJ-SEAL",
    K1,
    item("I3"),
    SHUT,
    state=(
        edit("K1.JI-LYON", until_=BEFORE),
        put(
            "Assignment",
            case="K1",
            magistrate="JI2-LYON",
            function="INVESTIGATING_JUDGE",
            lead=True,
            from_=BEFORE,
        ),
    ),
    title="until JI2 confirms (A32)",
)
row(
    "T142",
    "OPJ",
    K1,
    item("I2", "payload transcript sealed"),
    SHUT,
    withheld("item.transcript", "SEALED", SEAL),
    gives("item.sealed", True),
    state=(edit("I2", sealed_at=BEFORE),),
    title="sealed a second ago (A52)",
)
for number, values, is_sealed in (
    ("S1202", {"sealed_at": AT_NOW}, True),
    ("S1202", {"sealed_at": AFTER}, False),
    ("S1203", {"sealed_at": BEFORE, "unsealed_at": AT_NOW}, False),
    ("S1203", {"sealed_at": BEFORE, "unsealed_at": BEFORE}, False),
    ("S1203", {"sealed_at": BEFORE, "unsealed_at": AFTER}, True),
):
    shown = SHUT if is_sealed else gives("item.payload", payload("I2"), "R40-47/II/e")
    row(
        number,
        "OPJ",
        K1,
        item("I2", "payload sealed"),
        shown,
        gives("item.sealed", is_sealed),
        state=(edit("I2", **values),),
        title="from the second of the seal until that of its end",
    )
row(
    "S1204",
    "OPJ-SEAL",
    K1,
    item("I3"),
    SHUT,
    state=(edit(BY, includes_sealed=False),),
    title="an authorisation that does not say that it bears on seals",
)
row(
    "S1205",
    "OPJ-SEAL",
    K1,
    items("I3", "I6"),
    gives("I3.payload", payload("I3"), SEAL),
    gives("I6.payload", payload("I6"), SEAL),
    state=(edit(BY, scope="WHOLE_CASE"),),
)
row(
    "S1206",
    "OPJ-SEAL",
    K1,
    item("I3"),
    SHUT,
    state=(edit(BY, clause="VI"),),
    title="an authorisation under another clause",
)
row(
    "S1207",
    "OPJ-SEAL",
    K1,
    item("I3"),
    invisible("item", "R40-47/II/d"),
    state=(edit("K1.OPJ-SEAL", until_=AT_NOW),),
    title="it opens a seal, and no case",
)

# what is under seal cannot be searched, filtered or counted by what it holds (GX-07)
SEARCH = 'interceptItems(filter: {text: {contains: "garage"}}) { totalCount nodes { id } }'
for number, who, found in (
    ("T293", "OPJ", {"I2"}),
    ("S1211", "OPJ-SEAL", {"I2", "I3"}),
    ("S1211", "JI-LYON", {"I2", "I3"}),
    ("S1211", "CLERK-JI", {"I2", "I3"}),
):
    row(
        number,
        who,
        K1,
        SEARCH,
        gives("interceptItems.nodes.id", found),
        gives("interceptItems.totalCount", len(found)),
    )
for filter_, found in (
    ('text: {contains: "payload of"}', {"I1", "I2", "I4", "I5"}),
    ('text: {contains: "payload of I3"}', set()),
    ("kind: [CONTENT]", {"I2", "I4"}),
    ("kind: [DATA]", {"I1"}),
    ('case: ["<K1>"]', {"I1", "I2", "I4", "I5"}),
    ('interception: ["<K1.line>"]', {"I1", "I2", "I4", "I5"}),
    ("sealed: true", {"I3", "I6"}),
    ("sealed: false", {"I1", "I2", "I4", "I5"}),
    ("sealed: true, kind: [CONTENT, DATA, INFORMATION]", set()),
    ('case: ["<K2>"]', set()),
):
    row(
        "S1212",
        "OPJ",
        K1,
        f"interceptItems(filter: {{{filter_}}}) {{ totalCount nodes {{ id }} }}",
        gives("interceptItems.nodes.id", found),
        gives("interceptItems.totalCount", len(found)),
    )
row(
    "S1213",
    "OPJ",
    K1,
    EVERY_ITEM,
    gives("interceptItems.totalCount", 6),
    gives("interceptItems.nodes.id", {"I1", "I2", "I3", "I4", "I5", "I6"}, "R40-47/II/e"),
    gives(
        "interceptItems.nodes.payload",
        {payload("I1"), payload("I2"), payload("I4"), payload("I5"), None},
    ),
    leaves_out("interceptItems.nodes.payload", "SEALED", SEAL),
    title="that there is an item under seal is told",
)

# other doors
row(
    "S1221",
    "OPJ",
    K1,
    """item: node(id: "<I3>") { id ... on InterceptItem { payload sealed
      interception { targetLine items { id } } } }
    other: node(id: "<I1>") { id ... on InterceptItem {
      interception { targetLine items { id transcript interception { items { id } } } } } }""",
    SHUT,
    gives("item.sealed", True),
    withheld("item.interception", "SEALED", SEAL),
    gives("other.interception.targetLine", "+33600000001"),
    gives("other.interception.items.transcript", {"Rendez-vous au garage", "Illisible", None}),
    leaves_out("other.interception.items", "SEALED", SEAL),
    gives("other.interception.items.interception.items.id", {"I1", "I2", "I4", "I5"}),
)
row(
    "S1222",
    "OPJ",
    K1,
    'nodes(ids: ["<I1>", "<I3>", "<J1>", "<K1.line>", "<K2.line>", "<K1.exhibit>"]) { id }',
    gives("nodes.id", {"I1", "I3", "K1.line", "K1.exhibit"}),
)
EXHIBITS = "exhibits { totalCount nodes { id number sealedAt sealedById description } }"
row(
    "S1223",
    "OPJ",
    K1,
    EXHIBITS,
    gives("exhibits.nodes.id", {"K1.exhibit"}, "R40-47/II/e"),
    gives("exhibits.nodes.number", {"SC-1"}),
    gives("exhibits.nodes.sealedById", {"OPJ"}),
    withheld("exhibits.nodes.description", "SEALED", SEAL),
)
row(
    "S1224",
    "OPJ-SEAL",
    K1,
    EXHIBITS,
    withheld("exhibits.nodes.description", "SEALED", SEAL),
    title="items are authorised, not what else is under seal",
)
row(
    "S1224",
    "OPJ-SEAL",
    K1,
    EXHIBITS,
    gives("exhibits.nodes.description", {"Support optique"}, SEAL),
    state=(edit(BY, scope="WHOLE_CASE"),),
)
for who, clause in (("JI-LYON", "R40-47/I/a"), ("CLERK-JI", "R40-47/III/b")):
    row(
        "S1225",
        who,
        K1,
        EXHIBITS,
        gives("exhibits.nodes.description", {"Support optique"}, clause),
        gives("exhibits.totalCount", 1),
    )
row(
    "S1226",
    "OPJ",
    K1,
    """exhibits(filter: {number: {startsWith: "SC"}}) { totalCount }
    other: exhibits(filter: {number: {eq: "SC-2"}}) { totalCount }""",
    gives("exhibits.totalCount", 1),
    gives("other.totalCount", 0),
)
