"""RG-03 beyond the examples: what a victim may be told, at each stage and by whom (A13, A17)."""

from scenario import (
    Table,
    edit,
    gives,
    invisible,
    lacks,
    leaves_out,
    refused,
    victims,
    withheld,
)

row = Table()
SECRET = ("COMPLAINT", "ENQUIRY", "JUDICIAL_INVESTIGATION")
OPEN = ("PROSECUTED", "TRIAL", "APPEAL", "ENFORCEMENT", "CLOSED")
OUTCOME = """case(id: "<K4>") {
  number followUp secrecyArt11 offences { legalClassification } hearings { id at room outcome }
  decisions { id type finalAt } parties { id } judicialSituations { id } charges { id }
}"""

for stage in SECRET:
    row(
        "S301",
        "P-LYON",
        victims("K4"),
        OUTCOME,
        gives("case.number", "26/00004", "48-1/al.1/d"),
        gives("case.followUp", None, "48-1/al.1/d"),
        gives("case.secrecyArt11", True),
        withheld("case.offences", "ART_11", "48-1/al.14/e"),
        withheld("case.hearings", "ART_11", "48-1/al.14/e"),
        lacks("case.decisions.id", "K4.d1", "48-1/al.14/e"),
        leaves_out("case.decisions", "ART_11", "48-1/al.14/e"),
        withheld("case.judicialSituations", "ART_11", "48-1/al.14/e"),
        gives("case.parties.id", {"K4.V5"}, "48-1/al.1/d"),
        state=(edit("K4", stage=stage),),
        title=stage,
    )
for stage in OPEN:
    row(
        "S302",
        "P-LYON",
        victims("K4"),
        OUTCOME,
        gives("case.offences.legalClassification", {"Abus de confiance"}, "48-1/al.1/d"),
        gives("case.hearings.at", {"2026-11-15T08:30:00Z"}, "48-1/al.1/d"),
        withheld("case.hearings.room", "NOT_IN_PURPOSE", "48-1/al.1/d"),
        withheld("case.hearings.outcome", "NOT_IN_PURPOSE", "48-1/al.1/d"),
        gives("case.decisions.id", {"K4.d1"}, "48-1/al.1/d"),
        withheld("case.judicialSituations", "NOT_IN_PURPOSE", "48-1/al.1/d"),
        gives("case.parties.id", {"K4.V5"}, "48-1/al.1/d"),
        leaves_out("case.parties", "NOT_IN_PURPOSE", "48-1/al.1/d"),
        state=(edit("K4", stage=stage),),
        title=stage,
    )
for who, case, seen in (
    ("J-LYON", "K4", "K4.V5"),
    ("CLERK-P", "K4", "K4.V5"),
    ("ASSISTANT-P", "K4", "K4.V5"),
    ("AG-LYON", "K35", "K35.V5"),
    ("CLERK-AG", "K35", "K35.V5"),
    ("CONSEILLER-LYON", "K35", "K35.V5"),
    ("CLERK-PG", "K35", "K35.V5"),
):
    row(
        "S303",
        who,
        victims(case),
        f'case(id: "<{case}>") {{ parties {{ id person {{ surname address }} }} }}',
        gives("case.parties.id", {seen}, "48-1/al.1/d"),
        gives("case.parties.person.surname", {"Chapuis"}, "48-1/al.1/d"),
        withheld("case.parties.person.address", "NOT_IN_PURPOSE", "48-1/al.1/d"),
    )
for who in ("PG-LYON", "JE-LYON", "SAUJ"):
    row(
        "S304",
        who,
        victims("K1"),
        'case(id: "<K1>") { number }',
        refused("PURPOSE_NOT_ALLOWED", "48-1/al.14/a"),
    )
for who, case in (("P-PARIS", "K4"), ("J-LYON", "K1"), ("CLERK-ENDED", "K1"), ("AG-LYON", "K4")):
    row(
        "S305",
        who,
        victims(case),
        f'case(id: "<{case}>") {{ number }}',
        invisible("case", "48-1/al.10/a"),
    )
row(
    "S306",
    "P-LYON",
    victims("K1"),
    'parties { totalCount nodes { id } } node(id: "<K1.A1>") { id } name: node(id: "<A1>") { id }',
    gives("parties.nodes.id", {"K1.V1", "K1.V2"}, "48-1/al.1/d"),
    gives("parties.totalCount", 2),
    invisible("node", "48-1/al.1/d"),
    invisible("name", "48-1/al.1/d"),
)
row(
    "S307",
    "CLERK-JE",
    victims("K9"),
    'case(id: "<K9>") { number }',
    refused("PRECONDITION_FAILED", "R15-33-66-4/al.2/e"),
)
for who, case in (("P-PARIS", "K10"), ("P-LYON", "K9"), ("CLERK-JI", "K9")):
    row(
        "S308",
        who,
        victims(case),
        f'case(id: "<{case}>") {{ number }}',
        invisible("case", "48-1/al.1/d"),
        title="that it is not criminal is for those in charge of it",
    )
row(
    "S309",
    "P-LYON",
    victims("K1"),
    'cases(filter: {implicated: {surname: "Vasseur"}}) { totalCount }',
    refused("FILTER_NOT_PERMITTED", "48-1/al.1/d"),
)
row(
    "S309",
    "P-LYON",
    victims("K1"),
    'cases(filter: {victim: {surname: "perrachon"}}) { nodes { id } }',
    gives("cases.nodes.id", {"K1"}, "48-1/al.1/d"),
)
FACTS = 'cases(filter: {offence: {place: {eq: "Lyon"}}}) { totalCount nodes { id } }'
row(
    "S310",
    "P-LYON",
    victims("K1"),
    FACTS,
    gives("cases.totalCount", 0),
    title="article 11 hides the facts, so they never match (GX-07)",
)
row("S310", "P-LYON", victims("K34"), FACTS, gives("cases.nodes.id", {"K34"}))
row(
    "S311",
    "P-LYON",
    victims("K4"),
    "decisions(orderBy: {by: FINAL_AT}) { nodes { id } }",
    gives("decisions.nodes.id", {"K4.d1"}, "48-1/al.1/d"),
)
row(
    "S312",
    "P-LYON",
    victims("K34"),
    """node(id: "<K34.X2.victim>") { ... on Party { charges { id } person { surname parties { id } }
    case { number parties { id } } } }""",
    gives("node.person.parties.id", {"K34.X2.victim"}, "48-1/al.1/d"),
    gives("node.case.parties.id", {"K34.X2.victim", "K34.A1.victim"}),
    title="his other capacity leaves no trace (A41)",
)
