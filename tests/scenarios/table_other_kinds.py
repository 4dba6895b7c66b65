"""7.5, non-criminal proceedings (R15-33-66-4)."""

from scenario import Table, gives, invisible, processing, withheld

row = Table()
K9 = processing("K9")
CHILD = """case(id: "<K9>") {
  number kind subjectMatter parties { id person { surname forenames } }
  decisions { id type } hearings { at room }
}"""

row(
    "T092",
    "JE-LYON",
    K9,
    CHILD,
    gives("case.subjectMatter", "Protection d'un mineur", "R15-33-66-4/al.3/b"),
    gives("case.parties.id", {"K9.E1", "K9.A1"}, "R15-33-66-4/al.2/b"),
    gives("case.parties.person.forenames", {"Lina", "Loïc Émile"}, "R15-33-66-4/al.2/b"),
    gives("case.decisions.id", {"K9.d1"}, "R15-33-66-4/al.2/b"),
    gives("case.hearings.room", {"Cabinet 2"}, "R15-33-66-4/al.2/b"),
)
row(
    "S929",
    "JE-LYON",
    K9,
    'case(id: "<K9>") { number studyParties { pseudonym } }',
    gives("case.number", "26/00009", "R15-33-66-4/al.2/b"),
    withheld("case.studyParties", "NOT_IN_PURPOSE", "48-1/al.1/c"),
    title="pseudonyms are for a study alone, of criminal cases",
)
row(
    "T093",
    "J-LYON",
    K9,
    'case(id: "<K9>") { number }',
    invisible("case", "R15-33-66-4/al.2/b"),
    title="those in charge, and nobody else (A18)",
)
row(
    "T096",
    "JLD-LYON",
    processing("K11"),
    'case(id: "<K11>") { enforceableAt decisions { id type } }',
    gives("case.enforceableAt", "2026-06-30", "R15-33-66-4/al.4"),
    gives("case.decisions.type", {"JLD_ORDER"}, "R15-33-66-4/al.4"),
)
row(
    "T098",
    "CLERK-JE",
    K9,
    CHILD,
    gives("case.number", "26/00009", "R15-33-66-4/al.2/b"),
    gives("case.parties.id", {"K9.E1", "K9.A1"}, "R15-33-66-4/al.2/b"),
)
row(
    "T099",
    "STATISTICIAN",
    'STATISTICS_NOMINATIVE;study="<ST1>"',
    'node(id: "<K9.E1>") { id } case(id: "<K9>") { parties { person { surname } } }',
    invisible("node", "48-1/al.14/d"),
    invisible("case", "48-1/al.14/d"),
    title="other kinds only as aggregates (A15)",
)
row(
    "T100",
    "JE-LYON",
    processing("K1"),
    'case(id: "<K1>") { number }',
    invisible("case", "48-1/al.10/a"),
)
