"""7.3, reciprocal knowledge (48-1/al.1/e)."""

from scenario import Table, gives, invisible, lacks, leaves_out, reciprocal, refused, withheld

row = Table()
FROM_K1 = reciprocal("K1")
THIN = "number stage court { code } offences { place } parties { id }"

row(
    "T044",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K2>") { parties { id capacity person { surname forenames birthDate } } }',
    gives("case.parties.id", {"K2.A1"}, "48-1/al.1/e"),
    gives("case.parties.person.surname", {"Vasseur"}, "48-1/al.1/e"),
    gives("case.parties.person.birthDate", {"1984-06-12"}, "48-1/al.1/e"),
)
row(
    "T045",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K2>") { parties { id } } node(id: "<K2.A9>") { id }',
    lacks("case.parties.id", "K2.A9", "48-1/al.1/e"),
    invisible("node", "48-1/al.1/e"),
    title="thin: no other implicated person (A06)",
)
row(
    "T048",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K2>") { investigationSteps { id } judicialSituations { id } }',
    withheld("case.investigationSteps", "NOT_IN_PURPOSE", "48-1/al.1/e"),
    withheld("case.judicialSituations", "NOT_IN_PURPOSE", "48-1/al.1/e"),
)
row(
    "T049",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K20>") { parties { id person { surname } legalEntity { companyName } } }',
    gives("case.parties.id", {"K20.A8", "K20.A12"}, "48-1/al.1/e"),
    gives("case.parties.person.surname", {"Sabatini"}, "48-1/al.1/e"),
    gives("case.parties.legalEntity.companyName", {"Rivages d'Azur SARL"}, "48-1/al.1/e"),
    title="every implicated person where the facts are the same (A06)",
)
row("T050", "JI-LYON", FROM_K1, 'case(id: "<K4>") { number }', invisible("case", "48-1/al.1/e"))
row(
    "T051",
    "JI-LYON",
    reciprocal("K2"),
    'case(id: "<K33>") { number } linkedCases { totalCount }',
    invisible("case", "48-1/al.10/a"),
    gives("linkedCases.totalCount", 0),
    title="the own case is not his",
)
row(
    "T052",
    "JI-LYON",
    FROM_K1,
    """cases(filter: {implicated: {surname: "VASSEUR", birthDate: "1984-06-12"}}) {
      totalCount nodes { id number stage court { code } offences { place } }
    }""",
    gives("cases.nodes.id", {"K2", "K32", "K34"}, "48-1/al.1/e"),
    gives("cases.totalCount", 3),
    gives("cases.nodes.court.code", {"TJ-PARIS", "TJ-GRENOBLE", "TJ-LYON"}),
    gives("cases.nodes.offences.place", {"Paris", "Grenoble", "Lyon"}, "48-1/al.1/e"),
)
row(
    "T053",
    "JI-LYON",
    FROM_K1,
    'cases(filter: {victim: {surname: "Perrachon"}}) { totalCount }',
    refused("FILTER_NOT_PERMITTED", "48-1/al.1/e"),
    title="no search across courts by a victim's name (A07)",
)
row(
    "T055",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K31>") { number }',
    invisible("case", "48-1/al.1/e"),
    title="a link by A1 stands, and A1 is not implicated there",
)
row(
    "T055a",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K34>") { parties { id } } node(id: "<K34.A1.victim>") { id }',
    gives("case.parties.id", {"K34.A1"}, "48-1/al.1/e"),
    lacks("case.parties.id", "K34.A1.victim", "48-1/al.1/e"),
    invisible("node", "48-1/al.1/e"),
    title="the implicated row, with no trace of the other (A41)",
)
row(
    "T056",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K32>") { decisions { id type finalAt } sentences { id quantum finalAt } }',
    gives("case.decisions.id", {"K32.d1"}, "48-1/al.1/e"),
    gives("case.decisions.finalAt", {"2025-06-01T00:00:00Z"}, "48-1/al.1/e"),
    gives("case.sentences.id", {"K32.A1.sentence"}, "48-1/al.1/e"),
    title="double prosecution: the outcome of the shared person",
)
row(
    "T057",
    "CLERK-JI",
    FROM_K1,
    'case(id: "<K2>") { ' + THIN + " }",
    gives("case.number", "26/00002", "48-1/al.1/e", "48-1/al.10/a"),
    gives("case.parties.id", {"K2.A1"}),
    title="the same as the magistrate (48-1/al.10/c)",
)
row(
    "T058",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K9>") { number } linkedCases { nodes { case { id } } }',
    invisible("case", "R15-33-66-4/al.2/c"),
    lacks("linkedCases.nodes.case.id", "K9", "R15-33-66-4/al.2/c"),
    title="no reciprocal knowledge across kinds (A18)",
)
row(
    "T059",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K2>") { links { id case { number } } } other: case(id: "<K33>") { number }',
    gives("case.links.id", {"K1-K2:A1"}, "48-1/al.1/e"),
    lacks("case.links.id", "K2-K33:A9", "48-1/al.1/e"),
    invisible("other", "48-1/al.1/e"),
    title="links are not transitive",
)
row(
    "T300",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K2>") { parties { __typename id withheld { field } } } parties { totalCount }',
    gives("case.parties.__typename", {"Party"}),
    gives("case.parties.id", {"K2.A1"}, "48-1/al.1/e"),
    leaves_out("case.parties", "NOT_IN_PURPOSE", "48-1/al.1/e"),
    gives("parties.totalCount", 5),
    title="no row tells that a victim exists",
)
row(
    "T291",
    "JI-LYON",
    FROM_K1,
    "cases(orderBy: {by: VICTIM_SURNAME}) { totalCount }",
    refused("FILTER_NOT_PERMITTED", "48-1/al.1/e"),
)
row(
    "T292",
    "JI-LYON",
    FROM_K1,
    "cases(filter: {hasVictims: true}) { totalCount }",
    refused("FILTER_NOT_PERMITTED", "48-1/al.1/e"),
)
