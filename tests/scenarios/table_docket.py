"""A53: the docket of whoever may process cases, and nothing on persons."""

from scenario import Table, edit, gives, invisible, processing, reciprocal, refused, withheld

from db.enumerations import Role

row = Table()
LIST = "viewer { docket { totalCount nodes { id number } } }"
P_LYON = {"K1", "K4", "K10", "K34", "K40", "K41", "K42"}

for who, cases in (
    ("JI-LYON", {"K1"}),
    ("P-LYON", P_LYON),
    ("CLERK-P", P_LYON),
    ("ASSISTANT-P", P_LYON),
    ("CLERK-JI", {"K1"}),
    ("AG-LYON", {"K35"}),
    ("PG-LYON", {"K35"}),
    ("CLERK-PG", {"K35"}),
    ("CONSEILLER-LYON", {"K35"}),
    ("JE-LYON", {"K9"}),
    ("CLERK-JE", {"K9"}),
    ("ASSISTANT-JE", {"K9"}),
    ("JLD-LYON", {"K11"}),
    ("ENDED-LYON", set()),
    ("CIVIL-LYON", set()),
    ("CLERK-ENDED", set()),
):
    row(
        "S701",
        who,
        None,
        LIST,
        gives("viewer.docket.nodes.id", cases),
        gives("viewer.docket.totalCount", len(cases)),
    )
row(
    "S702",
    "P-LYON",
    None,
    """viewer { docket { nodes { number stage court { code } nextHearingAt
      parties { id } followUp decisions { id } hearings { id }
      links { id } } } }""",
    gives(
        "viewer.docket.nodes.nextHearingAt",
        {"2026-12-01T13:30:00Z", "2026-12-15T08:30:00Z", None},
        "48-1/al.1/c",
    ),
    withheld("viewer.docket.nodes.followUp", "NOT_IN_PURPOSE", "48-1/al.14/a"),
    *(
        withheld(f"viewer.docket.nodes.{each}", "NOT_IN_PURPOSE", "48-1/al.14/a")
        for each in ("parties", "decisions", "hearings", "links")
    ),
    title="case, facts, next hearing; nothing on persons",
)
row(
    "S703",
    "JE-LYON",
    None,
    "viewer { docket { nodes { number nextHearingAt subjectMatter parties { id } } } }",
    gives("viewer.docket.nodes.nextHearingAt", {"2026-12-10T09:00:00Z"}, "R15-33-66-4/al.2/b"),
    withheld("viewer.docket.nodes.subjectMatter", "NOT_IN_PURPOSE"),
    withheld("viewer.docket.nodes.parties", "NOT_IN_PURPOSE"),
    title="the other kinds too",
)
for who, cases in (("JE-LYON", {"K9"}), ("CLERK-JE", {"K9"}), ("JLD-LYON", {"K11"})):
    row(
        "S2621",
        who,
        None,
        LIST,
        gives("viewer.docket.nodes.id", cases, "R15-33-66-4/al.2/b"),
        title="cases of another kind stand there by the decree, not by article 48-1",
    )
row(
    "S2624",
    "JE-LYON",
    None,
    "viewer { docket { nodes { retentionExpiresAt studyParties { id } links { id } } } }",
    *(
        withheld(f"viewer.docket.nodes.{each}", "NOT_IN_PURPOSE", "48-1/al.14/a")
        for each in ("retentionExpiresAt", "studyParties", "links")
    ),
    title="when it is heard next, and nothing else of what it holds",
)
row(
    "S2624",
    "JI-LYON",
    None,
    "viewer { docket { nodes { subjectMatter } } }",
    withheld("viewer.docket.nodes.subjectMatter", "NOT_IN_PURPOSE", "48-1/al.14/a"),
    title="nor of a criminal case",
)
row(
    "S2625",
    "P-LYON",
    None,
    LIST,
    gives("viewer.docket.nodes.id", P_LYON - {"K10"}),
    state=(edit("K10.P-LYON", until="2026-11-21T10:00:00Z"),),
    title="a civil case of his office that he is in charge of no longer",
)
for who in ("SAUJ", "STATISTICIAN", "OPJ", "CONTROL", "INQUIRER"):
    row("S704", who, None, LIST, refused("PURPOSE_NOT_ALLOWED", "48-1/al.1/c"))
row(
    "S705",
    "JI-LYON",
    reciprocal("K1"),
    LIST,
    refused("PURPOSE_NOT_ALLOWED"),
    title="no two purposes in one operation (GX-05)",
)
row(
    "S705",
    "JI-LYON",
    processing("K1"),
    'viewer { docket { nodes { id followUp } } } case(id: "<K1>") { followUp }',
    gives("viewer.docket.nodes.id", {"K1"}),
    gives("viewer.docket.nodes.followUp", {None}),
    gives("case.followUp", "Information ouverte", "48-1/al.10/a"),
    title="the docket stays as thin beside a case that is named",
)
row("S706", "JI-LYON", None, 'case(id: "<K1>") { number }', refused("PURPOSE_REQUIRED"))
row(
    "S706",
    "ASSISTANT-P",
    None,
    LIST,
    refused("HABILITATION_INVALID", "48-1/al.10/c"),
    state=(edit("ASSISTANT-P+AUTHORISED_ASSISTANT", revoked_at="2026-11-21T10:00:00Z"),),
)
row("S706", "CLERK-JI", None, LIST, refused("ROLE_NOT_CLAIMED"), role=Role.CRIMINAL_JUDGE)
row("S706", "TWO-ROLES", None, LIST, refused("ROLE_NOT_CLAIMED"), unstated=True)
row(
    "S707",
    "JI-LYON",
    None,
    LIST,
    gives("viewer.docket.totalCount", 0),
    at="2024-01-02T07:59:59Z",
    title="before he was seised of anything",
    role=Role.CRIMINAL_JUDGE,
    state=(edit("JI-LYON:CRIMINAL_JUDGE", from_="2020-01-01T00:00:00Z"),),
)
row(
    "S708",
    "P-LYON",
    None,
    "viewer { docket(first: 2) { nodes { id } pageInfo { hasNextPage } totalCount } }",
    gives("viewer.docket.nodes.id", {"K1", "K4"}),
    gives("viewer.docket.pageInfo.hasNextPage", True),
    gives("viewer.docket.totalCount", 7),
)
row(
    "S709",
    "JI-LYON",
    processing("K4"),
    'viewer { docket { nodes { id } } } case(id: "<K4>") { number }',
    gives("viewer.docket.nodes.id", {"K1"}),
    invisible("case", "48-1/al.10/a"),
    title="naming a case opens none",
)
