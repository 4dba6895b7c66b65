"""RG-06, RG-06x and RG-15 beyond the examples: the ressort, and everyone else."""

from scenario import (
    Table,
    edit,
    gives,
    invisible,
    lacks,
    leaves_out,
    processing,
    put,
    refused,
    withheld,
)

row = Table()
ARTICLE_35, ARTICLE_37 = "PG_SUPERVISION;basis=ARTICLE_35", "PG_SUPERVISION;basis=ARTICLE_37"
PARIS = {"K2", "K33"}
LYON = {"K1", "K4", "K30", "K31", "K34", "K40", "K41", "K42"}

for basis in (ARTICLE_35, ARTICLE_37):
    row(
        "S601",
        "PG-LYON",
        basis,
        "cases { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage } }",
        gives("cases.nodes.id", LYON, "48-1/al.12"),
        gives("cases.totalCount", len(LYON)),
        gives("cases.pageInfo.hasNextPage", False),
    )
row(
    "S602", "PG-PARIS", ARTICLE_37, "cases { nodes { id } }", gives("cases.nodes.id", {"K2", "K33"})
)
row(
    "S603",
    "PG-LYON",
    ARTICLE_37,
    'case(id: "<K35>") { number }',
    invisible("case", "48-1/al.12"),
    title="for his own court he processes the case (A10)",
)
row(
    "S604",
    "PG-LYON",
    ARTICLE_37,
    'case(id: "<K31>") { number }',
    invisible("case", "48-1/al.12"),
    state=(edit("TJ-SAINT-ETIENNE", appeal_court="CA-PARIS"),),
    title="the ressort is read when asked",
)
row(
    "S604",
    "PG-LYON",
    ARTICLE_37,
    'case(id: "<K1>") { number }',
    invisible("case", "48-1/al.12"),
    state=(edit("PG-LYON", court="CA-PARIS"),),
)
for who in ("AG-LYON", "CLERK-PG", "CLERK-P", "ASSISTANT-P", "P-LYON", "JI-LYON", "CONTROL"):
    row(
        "S605",
        who,
        ARTICLE_35,
        'case(id: "<K1>") { number }',
        refused("PURPOSE_NOT_ALLOWED", "48-1/al.12"),
    )
row("S606", "PG-LYON", "PG_SUPERVISION", "cases { totalCount }", refused("PURPOSE_REQUIRED"))
row(
    "S606",
    "PG-LYON",
    "PG_SUPERVISION;basis=ARTICLE_36",
    "cases { totalCount }",
    refused("PURPOSE_NOT_ALLOWED", "48-1/al.12"),
)
row(
    "S607",
    "PG-LYON",
    ARTICLE_37,
    """case(id: "<K1>") { parties { id person { surname address occupation } } links { id }
    retentionExpiresAt }""",
    withheld("case.parties.person.address", "NOT_IN_PURPOSE", "48-1/al.12"),
    withheld("case.parties.person.occupation", "NOT_IN_PURPOSE", "48-1/al.12"),
    lacks("case.parties.id", "K1.W1", "48-1/al.12"),
    leaves_out("case.parties", "NOT_IN_PURPOSE", "48-1/al.12"),
    withheld("case.links", "NOT_IN_PURPOSE", "48-1/al.12"),
    title="what is recorded besides is for the own case alone (A43)",
)
row(
    "S608",
    "PG-LYON",
    ARTICLE_37,
    """node(id: "<A1>") { ... on Person { surname parties { id } } }
    other: node(id: "<A9>") { id } witness: node(id: "<W1>") { id }""",
    gives(
        "node.parties.id",
        {"K1.A1", "K31.A1", "K34.A1", "K34.A1.victim", "K40.A1", "K41.A1", "K42.A1"},
        "48-1/al.12",
    ),
    invisible("other", "48-1/al.12"),
    invisible("witness", "48-1/al.12"),
    title="a person, on his own, by the parties of the ressort (GX-06)",
)
row(
    "S609",
    "PG-LYON",
    ARTICLE_37,
    "linkedCases { totalCount }",
    refused("PURPOSE_NOT_ALLOWED", "48-1/al.12"),
    title="links are for reciprocal knowledge",
)
row(
    "S610",
    "PG-LYON",
    ARTICLE_37,
    'case(id: "<K4>") { decisions { id type } }',
    gives("case.decisions.type", {"ACQUITTAL_MISDEMEANOUR", "CIVIL"}, "48-1/al.12"),
    state=(
        put(
            "Decision",
            case="K4",
            court="TJ-LYON",
            decision_type="CIVIL",
            pronounced_at="2026-11-16T10:00:00Z",
        ),
    ),
    title="civil interests, in a criminal case: all categories",
)
row(
    "S611",
    "PG-LYON",
    ARTICLE_37,
    """cases(filter: {victim: {surname: "perrachon"}}, orderBy: {by: NUMBER, direction: DESC}) {
      nodes { id } }""",
    gives("cases.nodes.id", {"K1", "K30"}, "48-1/al.12"),
)
row(
    "S611",
    "PG-LYON",
    ARTICLE_37,
    "cases(orderBy: {by: VICTIM_SURNAME}, first: 2) { nodes { id } pageInfo { hasNextPage } }",
    gives("cases.nodes.id", {"K4", "K1"}),
    gives("cases.pageInfo.hasNextPage", True),
)
row(
    "S611",
    "PG-LYON",
    ARTICLE_37,
    "cases(orderBy: {by: NUMBER}, last: 3) { nodes { id } pageInfo { hasPreviousPage } }",
    gives("cases.nodes.id", {"K40", "K41", "K42"}),
    gives("cases.pageInfo.hasPreviousPage", True),
)
VICTIMS = {"K1.V1", "K1.V2", "K4.V5", "K30.V1", "K31.A1", "K34.A1.victim", "K34.X2.victim"}
for filter_, found in (
    ("capacity: [VICTIM, CIVIL_PARTY]", VICTIMS),
    ('name: {surname: "SABATINI"}', set()),
    ('name: {surname: "bertholon"}', {"K4.A5", "K30.A5"}),
    ('birthDate: {from: "1968-08-21", until: "1968-08-22"}', {"K4.A5", "K30.A5"}),
    ("known: false", {"K1.A0"}),
    ("capacity: [WITNESS]", set()),
):
    row(
        "S612",
        "PG-LYON",
        ARTICLE_37,
        f"parties(filter: {{{filter_}}}, first: 50) {{ totalCount nodes {{ id }} }}",
        gives("parties.nodes.id", found),
        gives("parties.totalCount", len(found)),
    )
for filter_, found in (
    ("final: false", {"K1.d1", "K1.d2", "K4.d1"}),
    ("type: [DISMISSAL]", {"K1.d2"}),
    ('pronouncedAt: {from: "2026-11-01T00:00:00Z"}', {"K4.d1"}),
    ('court: ["<TJ-PARIS>"]', set()),
):
    row(
        "S613",
        "PG-LYON",
        ARTICLE_37,
        f"decisions(filter: {{{filter_}}}, orderBy: {{by: PRONOUNCED_AT}}) {{ nodes {{ id }} }}",
        gives("decisions.nodes.id", found),
    )
# RG-15: a purpose that another file, or no rule yet, opens to a role shows nothing of the register
for who, purpose in (
    ("P-LYON", 'INTERCEPT_CASE;case="<K1>"'),
    ("OPJ", 'INTERCEPT_CASE;case="<K1>"'),
    ("PG-LYON", 'INTERCEPT_CASE;case="<K1>"'),
    ("JI-LYON", "STATISTICS_NON_NOMINATIVE"),
    ("STATISTICS-USER", "STATISTICS_NON_NOMINATIVE"),
):
    row(
        "S614",
        who,
        purpose,
        'case(id: "<K1>") { number } node(id: "<K1.A1>") { id } name: node(id: "<A1>") { id }',
        invisible("case"),
        invisible("node"),
        invisible("name"),
        title="a right in one file is none in another (GX-04)",
    )
    row("S615", who, purpose, "cases { totalCount }", refused("PURPOSE_NOT_ALLOWED"))
row(
    "S616",
    "OPJ",
    'INTERCEPT_CASE;case="<K1>"',
    'node(id: "<TJ-LYON>") { ... on Court { name appealCourt { name } } }',
    gives("node.name", "Tribunal judiciaire de Lyon", "48-1/al.1/c"),
    title="which courts there are is public",
)
row(
    "T324a",
    "P-LYON",
    processing("K1"),
    'node(id: "11111111-1111-4111-8111-111111111111") { id } nodes(ids: ["<K4>", "x"]) { id }',
    invisible("node"),
    gives("nodes", {None}),
    title="a record of another file is as an unknown id (A38)",
)
