"""7.1, the gate: identity, role, purpose."""

from scenario import Table, gives, invisible, leaves_out, processing, refused, victims

from db.enumerations import Role

row = Table()
NUMBER = 'case(id: "<K1>") { number }'

row("T001", None, processing("K1"), NUMBER, refused("UNAUTHENTICATED"))
row(
    "T003",
    "P-LYON",
    'ADMIN_INQUIRY;basis="CSI_L114_1";subject="<A1>"',
    NUMBER,
    refused("PURPOSE_NOT_ALLOWED", "R40-29/I/1°"),
)
row(
    "T004",
    "SNEAS",
    processing("K1"),
    NUMBER,
    refused("PURPOSE_NOT_ALLOWED", "48-1/al.14/a"),
)
row(
    "T005",
    "OPJ",
    processing("K1"),
    'case(id: "<K1>") { offences { place } }',
    refused("PURPOSE_NOT_ALLOWED", "48-1/al.14/a"),
)
row(
    "T006",
    "CLERK-JI",
    processing("K1"),
    NUMBER,
    refused("ROLE_NOT_CLAIMED", "48-1/al.10/b"),
    role=Role.CRIMINAL_JUDGE,
)
row(
    "T007",
    "P-LYON",
    "CASE_PROCESSING",
    "cases { nodes { number } }",
    refused("CASE_REQUIRED", "48-1/al.10/a"),
)
row(
    "T008",
    "P-LYON",
    "HARMONISATION",
    "cases { nodes { number } }",
    refused("PURPOSE_NOT_ALLOWED", "R15-33-66-4/al.2/d"),
)
PARTIES = 'case(id: "<K4>") { parties { capacity person { surname } } }'
row(
    "T010",
    "P-LYON",
    processing("K4"),
    PARTIES,
    gives("case.parties.person.surname", {"Bertholon", "Chapuis"}, "48-1/al.10/a"),
)
row(
    "T010",
    "P-LYON",
    victims("K4"),
    PARTIES,
    gives("case.parties.person.surname", {"Chapuis"}, "48-1/al.1/d"),
    leaves_out("case.parties", "NOT_IN_PURPOSE", "48-1/al.1/d"),
    title="nothing is kept of the purpose before",
)
row("T011", "ENDED-LYON", processing("K1"), NUMBER, invisible("case", "48-1/al.10/b"))
row("T012", "CIVIL-LYON", processing("K1"), NUMBER, invisible("case", "48-1/al.10/b"))
