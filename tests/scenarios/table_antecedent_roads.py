"""R40-29: the same denial by every road: by id, by node, by person, by co-accused, by term."""

from antecedent_words import LIST, READERS, guarding, inquiry, mission, protection, record, sent
from platform_words import AT_NOW
from scenario import Table, edit, gives, invisible, lacks, refused, withheld

from db.enumerations import AntecedentTerm

row = Table()
TERM_OVER = "2006-11-21T10:00:00Z"
"""When what is kept twenty years and ends now was recorded."""
OTHERS = ("T3", "T4", "T5", "T8", "T12", "TX2", "T14")
BY_ID = " ".join(record(name, "id", name) for name in OTHERS)
NODES = ", ".join(f'"<{name}>"' for name in OTHERS)
PEOPLE = ", ".join(f'"<S:{name}>"' for name in ("A4", "B3", "V1", "X2"))

for each in READERS:
    row(
        "S2101",
        each.who,
        each.purpose("A1"),
        f"{BY_ID} nodes(ids: [{NODES}, {PEOPLE}]) {{ id }}",
        *(invisible(name, *each.clauses[:1]) for name in ("T4", "T5", "T8", "T12", "TX2")),
        invisible("T3", "R40-29/I/ch/c"),
        invisible("T14", "R40-29/I/ch/d"),
        gives("nodes", {None}),
        title="one subject, and nobody else",
    )
    row(
        "S2102",
        each.who,
        each.purpose("A4"),
        """antecedents { nodes { id person { surname records { id person { records { id } } } }
          victims { id } } } fellow: node(id: "<S:A3>") { id } of: antecedent(id: "<T3>") { id }""",
        gives("antecedents.nodes.id", {"T4"}, *each.clauses),
        gives("antecedents.nodes.person.records.person.records.id", {"T4"}, *each.clauses),
        withheld("antecedents.nodes.victims", "VICTIM_DATA", "R40-29/I/ch/d"),
        invisible("fellow"),
        invisible("of", "R40-29/I/ch/c"),
        title="of the one acquitted beside him, no trace (A03)",
    )
    row(
        "S2103",
        each.who,
        each.purpose("A1"),
        """antecedents { totalCount pageInfo { hasNextPage hasPreviousPage }
          edges { node { id adminAccessBarred retentionExpiresAt } } }
          a: node(id: "<T1>") { __typename id } p: node(id: "<S:A1>") { __typename id
            ... on AntecedentPerson { surname forenames birthDate birthPlace records { id } } }""",
        gives("antecedents.totalCount", 1),
        gives("antecedents.edges.node.id", {"T1"}, *each.clauses),
        gives("antecedents.pageInfo.hasNextPage", value=False),
        withheld("antecedents.edges.node.adminAccessBarred", "NOT_IN_PURPOSE"),
        withheld("antecedents.edges.node.retentionExpiresAt", "NOT_IN_PURPOSE"),
        gives("a.__typename", "AntecedentRecord"),
        gives("p.records.id", {"T1"}, *each.clauses),
        gives("p.birthDate", "1984-06-12", *each.clauses),
        title="the same record by each road",
    )
    for key in ('surname: "Morvan"', 'forenames: "Yann"', 'birthDate: "1984-06-12"'):
        row(
            "S2104",
            each.who,
            each.purpose("A1"),
            f"antecedents(filter: {{name: {{{key}}}}}) {{ totalCount }}",
            refused("FILTER_NOT_PERMITTED", "R40-29/I/ch/d"),
            title="not even his own name: a name finds victims with the others",
        )
    for asked in (
        "antecedents(orderBy: {by: SURNAME}) { totalCount }",
        'antecedents(filter: {outcome: "CONVICTION"}) { totalCount }',
        "antecedents(filter: {hasVictims: true}) { totalCount }",
        record("T1", "victims { records { id } }"),
        record("T1", "case { number }"),
        record("T1", "person { register { id } }"),
    ):
        row(
            "S2105",
            each.who,
            each.purpose("A1"),
            asked,
            refused("DOCUMENT_INVALID"),
            title="no such key, sort or edge",
        )
    for name, values in (("T1", {"person": "S:A4"}), ("T1", {"capacity": "VICTIM"})):
        row(
            "S2106",
            each.who,
            each.purpose("A1"),
            record("T1") + LIST,
            invisible("record"),
            gives("antecedents.totalCount", 0),
            state=(edit(name, **values),),
        )
    row(
        "S2107",
        each.who,
        each.purpose("A1"),
        record("T1") + 'person: node(id: "<S:A1>") { id } ' + LIST,
        invisible("record", "R40-29/I/ch/b"),
        invisible("person"),
        lacks("antecedents.nodes.id", "T1", "R40-29/I/ch/b"),
        gives("antecedents.totalCount", 0),
        state=(edit("T1", recorded_at=TERM_OVER),),
        title="past its term, now",
    )

for term in AntecedentTerm:
    years = int(term.rpartition("_")[2])
    for second, shown in ((0, False), (1, True)):
        kept_to = f"{2026 - years}-11-21T10:00:{second:02d}Z"
        for who, purpose in (("POLICE", inquiry()), ("RECIPIENT", sent())):
            row(
                "S2107",
                who,
                purpose,
                record("T1"),
                gives("record.id", "T1") if shown else invisible("record", "R40-29/I/ch/b"),
                state=(edit("T1", recorded_at=kept_to, term=str(term)),),
                title=f"{term}, {'for a second still' if shown else 'at its end'}",
            )
row(
    "S2108",
    "POLICE",
    inquiry("B3"),
    "antecedents(first: 1) { totalCount pageInfo { hasNextPage } nodes { id } }",
    gives("antecedents.totalCount", 1),
    gives("antecedents.pageInfo.hasNextPage", value=False),
    gives("antecedents.nodes.id", {"T12.PARIS"}, "R40-29/I/1°"),
    state=(edit("T12", outcome="DISMISSAL", outcome_final_at=AT_NOW),),
    title="what is left out is in no count, and on no page",
)
row(
    "S2109",
    "POLICE",
    'ADMIN_INQUIRY;basis=CSI_L114_1;subject="<A1>"',
    LIST,
    gives("antecedents.nodes", set()),
    gives("antecedents.totalCount", 0),
    title="the register's A1 is no subject here (A38)",
)
row(
    "S2109",
    "POLICE",
    'ADMIN_INQUIRY;basis=CSI_L114_1;subject="00000000-0000-7000-8000-000000000000"',
    LIST,
    gives("antecedents.nodes", set()),
    gives("antecedents.totalCount", 0),
    title="unknown, as one with nothing on record",
)
for purpose in (
    'ADMIN_INQUIRY;basis=CSI_L114_1;subject="*"',
    "ADMIN_INQUIRY;basis=CSI_L114_1;subject=Morvan",
    'ADMIN_INQUIRY;basis=CSI_L114_1;subject="<S:A1>";subject="<S:A4>"',
    'ADMIN_INQUIRY;basis=CSI_L114_1;subject=("<S:A1>" "<S:A4>")',
):
    row("S2110", "POLICE", purpose, LIST, refused("HEADER_MALFORMED"), title="one person, by id")

MINE = """administrativeInquiries { totalCount nodes { id agentId personId legalBasis motive hit
  referrals { id courtId accessible reply } } }"""
for who, purpose, own, referrals in (
    (
        "PREFECTURE",
        guarding(),
        {"Q-A1", "Q-MOTIVELESS", "Q-WEAPON"},
        {"Q-A1~TJ-LYON"},
    ),
    ("PREFECTURE", guarding("B3"), {"Q-B3"}, {"Q-B3~TJ-LYON", "Q-B3~TJ-PARIS"}),
    ("POLICE", inquiry(), {"Q-POLICE"}, set[str]()),
    ("COSSEN", inquiry(), set[str](), set[str]()),
):
    row(
        "S2111",
        who,
        purpose,
        MINE + ' other: node(id: "<Q-OTHER>") { id } r: node(id: "<Q-OTHER~TJ-PARIS>") { id }',
        gives("administrativeInquiries.nodes.id", own, "R40-29/I/ch/a"),
        gives("administrativeInquiries.nodes.referrals.id", referrals, "R40-29/I/ch/a"),
        gives("administrativeInquiries.totalCount", len(own)),
        lacks("administrativeInquiries.nodes.id", "Q-OTHER", "R40-29/I/ch/a"),
        invisible("other"),
        invisible("r"),
        title="his own inquiries, on this subject",
    )
for who, named, own in (
    ("PREFECTURE", "Q-A1", {"Q-A1"}),
    ("PREFECTURE", "Q-OTHER", set[str]()),
    ("POLICE", "Q-POLICE", {"Q-POLICE"}),
    ("COSSEN", "Q-POLICE", set[str]()),
):
    row(
        "S2115",
        who,
        (guarding() if who == "PREFECTURE" else inquiry()).replace("<S:A1>", f"<{named}>"),
        f'administrativeInquiries {{ nodes {{ id }} }} own: node(id: "<{named}>") {{ id }}',
        gives("administrativeInquiries.nodes.id", own, "R40-29/I/ch/a"),
        gives("own.id", named) if own else invisible("own"),
        title="his own inquiry stands for whoever it is on",
    )
for who, purpose in (("POLICE", mission()), ("DEFENCE", protection()), ("RECIPIENT", sent())):
    row(
        "S2111",
        who,
        purpose,
        "administrativeInquiries { totalCount }",
        refused("PURPOSE_NOT_ALLOWED"),
    )
NAMED = 'q: node(id: "<Q-A1>") { id } ' + record("T1")
row(
    "S2112",
    "PREFECTURE",
    guarding(inquiry="Q-A1"),
    NAMED,
    gives("record.id", "T1", "R40-29/I/5°/a"),
    gives("q.id", "Q-A1", "R40-29/I/ch/a"),
)
row(
    "S2112",
    "PREFECTURE",
    guarding(inquiry="Q-A1").replace("<S:A1>", "<Q-A1>"),
    NAMED,
    gives("q.id", "Q-A1", "R40-29/I/ch/a"),
    title="the inquiry named stands for whoever it is on, too",
)
for who, purpose in (
    ("PREFECTURE", guarding(inquiry="Q-OTHER")),
    ("PREFECTURE", guarding(inquiry="Q-POLICE")),
    ("PREFECTURE", guarding(inquiry="Q-B3")),
    ("PREFECTURE", guarding("B3", inquiry="Q-A1")),
    ("PREFECTURE", guarding(inquiry="Q-WEAPON")),
    ("PREFECTURE", guarding(inquiry="Q-MOTIVELESS")),
    ("PREFECTURE", guarding(inquiry="K1")),
    ("POLICE", inquiry(inquiry="Q-A1")),
    ("POLICE", inquiry(basis="CSI_L234_1", inquiry="Q-POLICE")),
):
    row(
        "S2113",
        who,
        purpose,
        NAMED,
        refused("PRECONDITION_FAILED", "R40-29/I/ch/a"),
        title="another's, of another subject, basis or motive, or none",
    )
row(
    "S2112",
    "PREFECTURE",
    inquiry(basis="CSI_L211_11_1", motive="SECURITY_GUARD", inquiry="Q-MOTIVELESS"),
    NAMED,
    gives("record.id", "T1", "R40-29/I/5°/a"),
)
