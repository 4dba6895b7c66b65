"""One denial through every door: node, nodes, relation, connection, filter, count, link."""

from scenario import Table, edit, gives, invisible, lacks, processing, reciprocal

row = Table()
K44 = (
    "K44",
    "K44.o1",
    "K44.A1",
    "K44.A1/o1",
)
"""K44 is past its term; its number, its facts, its party, its charge."""
EVERY_ID = ", ".join(f'"<{name}>"' for name in K44)
NODES = f"nodes(ids: [{EVERY_ID}]) {{ id }}"

for who, purpose in (
    ("P-LYON", processing("K44")),
    ("CLERK-P", processing("K44")),
    ("PG-LYON", "PG_SUPERVISION;basis=ARTICLE_37"),
    ("JI-LYON", reciprocal("K1")),
    ("P-LYON", 'VICTIM_INFORMATION;case="<K44>"'),
):
    row("S801", who, purpose, NODES, gives("nodes", {None}), title="retention, by id")
    row(
        "S802",
        who,
        purpose,
        'case(id: "<K44>") { number } one: node(id: "<K44.A1>") { id }',
        invisible("case", "48-1/al.8/a"),
        invisible("one", "48-1/al.8/a"),
        title="retention, by its own field",
    )
    row(
        "S803",
        who,
        purpose,
        """cases(filter: {id: ["<K44>"]}) { totalCount edges { cursor node { id } } }
        parties(filter: {case: ["<K44>"]}) { totalCount nodes { id } }""",
        gives("cases.totalCount", 0),
        gives("cases.edges", set()),
        gives("parties.totalCount", 0),
        gives("parties.nodes", set()),
        title="retention, counted",
    )
row(
    "S804",
    "PG-LYON",
    "PG_SUPERVISION;basis=ARTICLE_37",
    'node(id: "<A1>") { ... on Person { parties { id case { id } } } }',
    lacks("node.parties.id", "K44.A1", "48-1/al.8/a"),
    lacks("node.parties.case.id", "K44"),
    title="retention, by a person met elsewhere",
)
row(
    "S805",
    "JI-LYON",
    reciprocal("K1"),
    """linkedCases { totalCount nodes { id case { id } } } node(id: "<K1-K44:A1>") { id }
    cases(filter: {implicated: {surname: "vasseur"}}) { nodes { id } }""",
    gives("linkedCases.totalCount", 4),
    lacks("linkedCases.nodes.case.id", "K44"),
    invisible("node", "48-1/al.8/a"),
    lacks("cases.nodes.id", "K44"),
    title="retention, by a link",
)
row(
    "S806",
    "JI-LYON",
    reciprocal("K1"),
    'linkedCases { totalCount } case(id: "<K44>") { parties { id } }',
    gives("linkedCases.totalCount", 5),
    gives("case.parties.id", {"K44.A1"}, "48-1/al.1/e"),
    state=(edit("K44", last_recorded_update_at="2020-01-01T00:00:00Z"),),
    title="the same link while it is kept",
)
row(
    "S807",
    "JI-LYON",
    processing("K1"),
    """nodes(ids: ["<K1>", "<K4>", "<K1.A1>", "<K4.A5>", "<A1>", "<A5>", "<K1.d1>", "<K4.d1>",
      "<K1.s1>", "<K1.h1>", "<K4.h1>", "<K1.A1.situation>", "<K1.o1>", "<K1.A1/o1>", "<A2>",
      "<K1-K2:A1>", "<TJ-PARIS>", "<JI-LYON>", "<K1.JI-LYON>"]) { __typename id }""",
    gives(
        "nodes.id",
        {
            "K1",
            "K1.A1",
            "A1",
            "K1.d1",
            "K1.s1",
            "K1.h1",
            "K1.A1.situation",
            "K1.o1",
            "K1.A1/o1",
            "A2",
            "TJ-PARIS",
        },
        "48-1/al.10/a",
    ),
    title="only what is of K1, and courts; agents and acts are no records",
)
row(
    "S808",
    "JI-LYON",
    processing("K1"),
    """node(id: "<K1.A1>") { ... on Party { case { offences { charges { party { person { surname
      parties { case { number } } } } } } } } }""",
    gives("node.case.offences.charges.party.person.surname", {"Vasseur"}, "48-1/al.10/a"),
    gives(
        "node.case.offences.charges.party.person.parties.case.number",
        {"26/00001"},
        "48-1/al.10/a",
    ),
    title="round and round, each hop judged (GX-06)",
)
row(
    "S809",
    "JI-LYON",
    processing("K1"),
    """a: case(id: "<K2>") { number } b: node(id: "<K2>") { ...on Case { number } }
    c: cases(filter: {number: {eq: "26/00002"}}) { totalCount }
    d: nodes(ids: ["<K2>"]) { id }
    e: parties(filter: {case: ["<K2>"]}) { totalCount }
    f: decisions(filter: {case: ["<K2>"]}) { totalCount }""",
    invisible("a", "48-1/al.10/a"),
    invisible("b", "48-1/al.10/a"),
    gives("c.totalCount", 0),
    gives("d", {None}),
    gives("e.totalCount", 0),
    gives("f.totalCount", 0),
)
