"""7.10, retention (48-1/al.8), for the register."""

from scenario import Put, Table, edit, gives, invisible, processing, put, reciprocal

row = Table()


def number(case: str) -> str:
    """The number of a case."""
    return f'case(id: "<{case}>") {{ number }}'


def acquitted(at: str) -> Put:
    """K43's conviction undone."""
    return put(
        "Decision",
        case="K43",
        court="TJ-LYON",
        decision_type="ACQUITTAL_FELONY",
        pronounced_at=at,
        charges=["K43.A1/o1"],
    )


row(
    "T278",
    "P-LYON",
    processing("K40"),
    number("K40"),
    gives("case.number", "26/00040", "48-1/al.10/a"),
    title="a second is left",
)
row(
    "T279",
    "P-LYON",
    processing("K40"),
    number("K40"),
    invisible("case", "48-1/al.8/a"),
    state=(edit("K40", last_recorded_update_at="2016-11-21T10:00:00Z"),),
    title="half-open",
)
row("T280", "P-LYON", processing("K41"), number("K41"), gives("case.number", "26/00041"))
row("T281", "P-LYON", processing("K42"), number("K42"), gives("case.number", "26/00042"))
row(
    "T282",
    "P-LYON",
    processing("K43"),
    number("K43"),
    invisible("case", "48-1/al.8/c"),
    title="the sentence's term replaces the prosecution's (A19)",
)
row(
    "T283",
    "P-LYON",
    processing("K43"),
    number("K43"),
    gives("case.number", "26/00043"),
    state=(edit("K43.d1", decision_type="REFERRAL"),),
)
row(
    "T284",
    "P-LYON",
    processing("K43"),
    number("K43"),
    gives("case.number", "26/00043"),
    state=(acquitted("2005-12-01T10:00:00Z"),),
    title="a conviction quashed on appeal no longer counts (A19)",
)
ANY_DOOR = """case(id: "<K44>") { number } node(id: "<K44.A1>") { id }
cases { totalCount nodes { id } }"""
row(
    "T287",
    "PG-LYON",
    "PG_SUPERVISION;basis=ARTICLE_37",
    ANY_DOOR,
    invisible("case", "48-1/al.8/a"),
    invisible("node", "48-1/al.8/a"),
    gives("cases.totalCount", 8),
    gives("cases.nodes.id", {"K1", "K4", "K30", "K31", "K34", "K40", "K41", "K42"}, "48-1/al.12"),
)
for who, purpose in (
    ("CONTROL", "REGISTRY_CONTROL"),
    ("STATISTICIAN", 'STATISTICS_NOMINATIVE;study="<ST1>"'),
):
    row("T287", who, purpose, number("K44"), invisible("case", "48-1/al.8/a"))
row(
    "T288",
    "P-LYON",
    processing("K40"),
    number("K40"),
    invisible("case", "48-1/al.8/a"),
    at="2026-11-21T10:00:01Z",
    title="read a second ago: reading is no update (A20)",
)
row(
    "T289",
    "JI-LYON",
    reciprocal("K1"),
    'case(id: "<K44>") { number } node(id: "<K1-K44:A1>") { id } linkedCases { nodes { id } }',
    invisible("case", "48-1/al.8/a"),
    invisible("node", "48-1/al.8/a"),
    gives("linkedCases.nodes.id", {"K1-K2:A1", "K1-K20", "K1-K32:A1", "K1-K34:A1"}),
)
