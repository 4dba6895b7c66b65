"""7.2, own cases (48-1/al.10)."""

from scenario import (
    Gives,
    Table,
    edit,
    gives,
    invisible,
    lacks,
    leaves_out,
    processing,
    put,
    refused,
    victims,
    withheld,
)

row = Table()
K1 = processing("K1")
NUMBER = 'case(id: "<K1>") { number }'
EVERYTHING = """case(id: "<%s>") {
  number kind stage origin complaintReceivedAt lastRecordedUpdateAt secrecyArt11 followUp
  nextHearingAt withheld { field code }
  court { name appealCourt { code } }
  offences { dateFrom dateTo place inseeCode natinfCode legalClassification class
    withheld { field } charges { id } }
  parties { capacity known withheld { field }
    person { surname forenames birthDate birthPlace address occupation withheld { field } }
    legalEntity { companyName siren withheld { field } }
    judicialSituations { situation } sentences { nature } }
  charges { requalifiedAs withheld { field } offence { place } party { capacity } }
  decisions { type pronouncedAt finalAt grounds withheld { field } charges { id } }
  investigationSteps { type at summary withheld { field } }
  hearings { at room formation outcome withheld { field } }
  sentences { nature quantum finalAt withheld { field }
    enforcementMeasures { modality from status withheld { field } } }
  enforcementMeasures { modality }
  judicialSituations { situation from until withheld { field } }
}"""
"""Every field of a case and of what hangs on it."""


def everything_released(case: str, *clauses: str) -> tuple[Gives, ...]:
    """All categories of the register; what governs the record itself is none of them."""
    below = ("offences", "parties", "charges", "decisions", "investigationSteps", "hearings")
    return (
        gives("case.number", f"26/{int(case[1:]):05d}", *clauses),
        gives("case.withheld.field", {"retentionExpiresAt"}),
        *(gives(f"case.{each}.withheld.field", set()) for each in below),
        gives("case.parties.person.withheld.field", set()),
        gives("case.judicialSituations.withheld.field", set()),
    )


row(
    "T016",
    "JI-LYON",
    K1,
    'case(id: "<K1>") { offences { dateFrom place legalClassification } }',
    gives("case.offences.dateFrom", {"2024-02-29", "2024-03-01"}, "48-1/al.10/b", "48-1/al.1/c"),
    gives("case.offences.place", {"Lyon"}, "48-1/al.10/b"),
    gives(
        "case.offences.legalClassification",
        {"Trafic de stupéfiants en bande organisée", "Blanchiment"},
        "48-1/al.10/b",
    ),
)
row(
    "T016a",
    "JI-LYON",
    K1,
    'case(id: "<K1>") { number origin complaintReceivedAt followUp }',
    gives("case.number", "26/00001", "48-1/al.10/a", "R15-33-66-4/al.2/b"),
    gives("case.origin", "COMPLAINT", "48-1/al.10/a"),
    gives("case.complaintReceivedAt", "2024-03-04", "48-1/al.10/a"),
    gives("case.followUp", "Information ouverte", "48-1/al.10/a"),
)
row(
    "T017",
    "JI-LYON",
    K1,
    'case(id: "<K1>") { parties { id person { surname birthDate } legalEntity { companyName } } }',
    gives(
        "case.parties.id",
        {"K1.A1", "K1.A2", "K1.V1", "K1.V2", "K1.W1", "K1.A0"},
        "48-1/al.10/a",
    ),
    gives(
        "case.parties.person.surname", {"Vasseur", "Perrachon", "Fontanel", None}, "48-1/al.10/a"
    ),
    gives("case.parties.legalEntity.companyName", {"Acme Négoce SAS", "Mutuelle du Gier"}),
)
row(
    "T020",
    "P-LYON",
    K1,
    EVERYTHING % "K1",
    *everything_released("K1", "48-1/al.10/a"),
    title="reading needs assignment, not lead (A32)",
)
row("T021", "J-LYON", K1, NUMBER, invisible("case", "48-1/al.10/a"))
row("T022", "P-PARIS", K1, NUMBER, invisible("case", "48-1/al.10/a", "48-1/al.10/b"))
row(
    "T023",
    "JI-LYON",
    K1,
    'mine: case(id: "<K1>") { number } other: case(id: "<K4>") { number }',
    gives("mine.number", "26/00001", "48-1/al.10/a"),
    invisible("other", "48-1/al.10/a"),
)
REASSIGNED = (
    edit("K1.JI-LYON", until="2026-11-21T09:59:59Z"),
    put(
        "Assignment",
        case="K1",
        magistrate="JI2-LYON",
        function="INVESTIGATING_JUDGE",
        lead=True,
        from_="2026-11-21T09:59:59Z",
    ),
)
row("T024", "JI-LYON", K1, NUMBER, invisible("case", "48-1/al.10/a"), state=REASSIGNED)
FROM_NOW = (
    edit("K1.JI-LYON", until="2026-11-21T10:00:00Z"),
    put(
        "Assignment",
        case="K1",
        magistrate="JI2-LYON",
        function="INVESTIGATING_JUDGE",
        lead=True,
        from_="2026-11-21T10:00:00Z",
    ),
)
row(
    "T025", "JI2-LYON", K1, NUMBER, gives("case.number", "26/00001", "48-1/al.10/a"), state=FROM_NOW
)
row(
    "T025",
    "JI2-LYON",
    K1,
    NUMBER,
    invisible("case", "48-1/al.10/a"),
    state=FROM_NOW,
    at="2026-11-21T09:59:59Z",
)
row("T029", "CLERK-ENDED", K1, NUMBER, invisible("case", "48-1/al.10/c"))
row("T030", "ASSISTANT-P", K1, EVERYTHING % "K1", *everything_released("K1", "48-1/al.10/c"))
row(
    "T031",
    "ASSISTANT-P",
    K1,
    NUMBER,
    refused("HABILITATION_INVALID", "48-1/al.10/c"),
    state=(edit("ASSISTANT-P+AUTHORISED_ASSISTANT", until="2026-11-21T09:59:59Z"),),
)
row(
    "T032",
    "ASSISTANT-P",
    K1,
    NUMBER,
    refused("HABILITATION_INVALID", "48-1/al.10/c"),
    state=(edit("ASSISTANT-P+AUTHORISED_ASSISTANT", revoked_at="2026-11-21T09:59:00Z"),),
)
row(
    "T033",
    "AG-LYON",
    processing("K35"),
    EVERYTHING % "K35",
    *everything_released("K35", "48-1/al.10/b"),
)
row(
    "T034",
    "PG-LYON",
    K1,
    NUMBER,
    invisible("case", "48-1/al.10/a"),
    title="he must state PG_SUPERVISION",
)
row(
    "T035",
    "JI-LYON",
    K1,
    'node(id: "<K1.A0>") { ... on Party { known person { surname withheld { field } } } }',
    gives("node.known", False, "48-1/al.10/a"),
    gives("node.person.surname", None, "48-1/al.10/a"),
    gives("node.person.withheld.field", set()),
)
for who in ("INQUIRER", "FOREIGNER", "MAINTAINER", "INTERPRETER", "PAYER", "CONTRACTOR"):
    row("T036", who, K1, NUMBER, refused("PURPOSE_NOT_ALLOWED", "48-1/al.14/a"))
row(
    "T039a",
    "P-LYON",
    victims("K34"),
    'case(id: "<K34>") { parties { id capacity } }',
    gives("case.parties.id", {"K34.A1.victim", "K34.X2.victim"}, "48-1/al.1/d"),
    lacks("case.parties.id", "K34.X2", "48-1/al.1/d"),
    title="the capacity belongs to the party, not to the person (A41)",
)
row(
    "T040",
    "P-LYON",
    victims("K1"),
    """case(id: "<K1>") {
      investigationSteps { id } offences { place } sentences { nature }
      decisions { id type } parties { id person { surname } legalEntity { companyName } }
    }""",
    withheld("case.investigationSteps", "ART_11", "48-1/al.14/e"),
    withheld("case.offences", "ART_11", "48-1/al.14/e"),
    withheld("case.sentences", "ART_11", "48-1/al.14/e"),
    gives("case.decisions.id", {"K1.d1"}, "48-1/al.1/d"),
    leaves_out("case.decisions", "ART_11", "48-1/al.14/e"),
    gives("case.parties.id", {"K1.V1", "K1.V2"}, "48-1/al.1/d"),
    gives("case.parties.person.surname", {"Perrachon"}, "48-1/al.1/d"),
)
row(
    "T041",
    "P-LYON",
    victims("K10"),
    'case(id: "<K10>") { number }',
    refused("PRECONDITION_FAILED", "R15-33-66-4/al.2/e"),
)
