"""7.4, extended jurisdiction (48-1/al.11): the article of the court, the matter, the territory."""

from scenario import Table, edit, gives, invisible, lacks, put, refused, withheld
from table_own_cases import EVERYTHING

row = Table()
NUMBER = 'case(id: "<%s>") { number }'


def under(article: str) -> str:
    """EXTENDED_JURISDICTION under an article."""
    return f'EXTENDED_JURISDICTION;article="{article}"'


JIRS = under("706-75")
AL_11 = ("48-1/al.11/a", "48-1/al.11/b")

row(
    "T062",
    "P-LYON",
    JIRS,
    EVERYTHING % "K50",
    gives("case.number", "26/00050", *AL_11),
    gives("case.withheld.field", {"retentionExpiresAt"}),
    gives("case.offences.withheld.field", set()),
    gives("case.parties.withheld.field", set()),
    gives("case.investigationSteps.type", {"Surveillance"}, *AL_11),
    gives("case.parties.person.surname", {"Jacquemont", "Chapuis"}, *AL_11),
)
row(
    "S801",
    "P-LYON",
    JIRS,
    'case(id: "<K50>") { parties { person { address } } links { id } retentionExpiresAt }',
    withheld("case.parties.person.address", "NOT_IN_PURPOSE", "48-1/al.11/a"),
    withheld("case.links", "NOT_IN_PURPOSE", "48-1/al.11/a"),
    title="what is recorded besides is for the own case alone (A43)",
)
row("T063", "P-LYON", JIRS, NUMBER % "K51", invisible("case", "48-1/al.11/b"), title="the matter")
row(
    "T065",
    "P-LYON",
    under("706-107"),
    NUMBER % "K17",
    refused("PRECONDITION_FAILED", "48-1/al.11/a"),
    title="no article of his court",
)
row(
    "T066",
    "P-RENNES",
    under("706-107"),
    'case(id: "<K17>") { number offences { place legalClassification } parties { id } }',
    gives("case.offences.place", {"Brest"}, *AL_11),
    gives("case.parties.id", set()),
    title="the court's own district is in its territory",
)
row(
    "T067",
    "J-PARIS",
    under("706-17"),
    EVERYTHING % "K52",
    gives("case.number", "26/00052", *AL_11),
    gives("case.parties.person.surname", {"Sabatini"}, *AL_11),
    title="terrorism: the whole country",
)
row(
    "S802",
    "CIVIL-PARIS",
    under("706-17"),
    NUMBER % "K52",
    invisible("case", "48-1/al.11/a"),
    title="a judge without criminal functions",
)
row(
    "S803",
    "P-LYON",
    JIRS,
    "cases { totalCount nodes { id } }",
    gives("cases.nodes.id", {"K1", "K50"}, *AL_11),
    gives("cases.totalCount", 2),
)
row(
    "S804",
    "P-LYON",
    under("704"),
    "cases { nodes { id } }",
    gives("cases.nodes.id", set()),
    title="Grenoble is in the territory for another article alone",
)
row(
    "S805",
    "P-PARIS",
    JIRS,
    NUMBER % "K50",
    invisible("case", "48-1/al.11/b"),
    title="a court of the article whose territory it is not in",
)
row(
    "S805",
    "P-PARIS",
    under("706-17"),
    NUMBER % "K50",
    invisible("case", "48-1/al.11/b"),
    title="the whole country for terrorism alone",
)
row(
    "S806",
    "P-LYON",
    JIRS,
    NUMBER % "K50",
    invisible("case", "48-1/al.11/b"),
    state=(edit("TJ-LYON~ART_706_75~TJ-GRENOBLE", member_court="TJ-NICE"),),
    title="the territory is read when asked",
)
row(
    "S807",
    "P-LYON",
    JIRS,
    NUMBER % "K50",
    refused("PRECONDITION_FAILED", "48-1/al.11/a"),
    state=(edit("TJ-LYON", extended_articles=["ART_704"]),),
)
row(
    "S808",
    "P-LYON",
    JIRS,
    NUMBER % "K50",
    invisible("case", "48-1/al.11/b"),
    state=(edit("K50.o1", matters=["ART_704", "ART_706_107"]),),
)
row(
    "S809",
    "P-LYON",
    JIRS,
    NUMBER % "K51",
    gives("case.number", "26/00051", *AL_11),
    state=(
        put(
            "Offence",
            case="K51",
            date_from="2026-01-01",
            legal_classification="Vol en bande organisée",
            class_="DELIT",
            matters=["ART_706_75"],
        ),
    ),
    title="one offence in the matter is enough",
)
row(
    "S810",
    "P-LYON",
    JIRS,
    NUMBER % "K9",
    invisible("case", "48-1/al.11/b"),
    state=(
        put(
            "Offence",
            case="K9",
            date_from="2026-01-01",
            legal_classification="Trafic",
            class_="DELIT",
            matters=["ART_706_75"],
        ),
    ),
    title="criminal cases only (A18)",
)
for who in ("CLERK-P", "CLERK-JI", "ASSISTANT-P"):
    row("S811", who, JIRS, NUMBER % "K50", refused("PURPOSE_NOT_ALLOWED", "48-1/al.11/a"))
    row(
        "S812",
        who,
        "PG_SUPERVISION;basis=ARTICLE_37",
        NUMBER % "K1",
        refused("PURPOSE_NOT_ALLOWED", "48-1/al.12"),
    )
for who in ("AG-LYON", "PG-LYON", "JE-LYON", "SAUJ", "CONTROL", "FILE-CONTROL"):
    row("S813", who, JIRS, NUMBER % "K50", refused("PURPOSE_NOT_ALLOWED", "48-1/al.11/a"))
row("S814", "P-LYON", "EXTENDED_JURISDICTION", NUMBER % "K50", refused("PURPOSE_REQUIRED"))
row(
    "S814",
    "P-LYON",
    under("705"),
    NUMBER % "K50",
    refused("PURPOSE_NOT_ALLOWED", "48-1/al.11/a"),
    title="articles 705 and 705-1 are in the decree, and not in 48-1 (A09)",
)
row(
    "S815",
    "P-LYON",
    JIRS,
    'node(id: "<A10>") { ... on Person { surname parties { id } } } other: node(id: "<A8>") { id }',
    gives("node.parties.id", {"K50.A10"}, *AL_11),
    invisible("other", "48-1/al.11/b"),
    title="a person by the cases within reach (GX-06)",
)
row(
    "S816",
    "P-LYON",
    JIRS,
    'cases(filter: {offence: {legalClassification: {startsWith: "Vol"}}}) { nodes { id } }',
    lacks("cases.nodes.id", "K51", "48-1/al.11/b"),
)
