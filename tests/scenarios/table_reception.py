"""7.4, the single reception service (48-1/al.10/d-f), and 7.12, the right of access (al.15/b)."""

from scenario import Table, edit, gives, invisible, lacks, put, refused, withheld

row = Table()


def counter(litigant: str) -> str:
    """SAUJ_SERVICE for a litigant."""
    return f'SAUJ_SERVICE;litigant="<{litigant}>"'


def access(request: str) -> str:
    """DATA_SUBJECT_RIGHTS on a request."""
    return f'DATA_SUBJECT_RIGHTS;request="<{request}>"'


AL_10, ART_11 = "48-1/al.10/d", "48-1/al.14/e"
CASE = """case(id: "<%s>") { number stage court { code } nextHearingAt followUp
parties { id capacity person { surname address } charges { id } }
decisions { id type pronouncedAt } hearings { at } offences { place } sentences { nature }
investigationSteps { type } judicialSituations { situation } }"""
SOON = put("Hearing", case="K4", at="2026-12-01T08:30:00Z", room="Salle 2")

row(
    "T084",
    "SAUJ",
    counter("A5"),
    CASE % "K4",
    gives("case.number", "26/00004", AL_10),
    gives("case.court.code", "TJ-LYON"),
    gives("case.nextHearingAt", "2026-12-01T08:30:00Z", AL_10),
    gives("case.decisions.type", {"ACQUITTAL_MISDEMEANOUR"}, AL_10),
    gives("case.parties.person.surname", {"Bertholon"}, AL_10),
    withheld("case.hearings", "NOT_IN_PURPOSE", AL_10),
    withheld("case.offences", "NOT_IN_PURPOSE", AL_10),
    withheld("case.investigationSteps", "NOT_IN_PURPOSE", AL_10),
    withheld("case.judicialSituations", "NOT_IN_PURPOSE", AL_10),
    withheld("case.parties.person.address", "NOT_IN_PURPOSE", AL_10),
    withheld("case.followUp", "NOT_IN_PURPOSE", AL_10),
    state=(SOON,),
)
row(
    "T085",
    "SAUJ",
    counter("A5"),
    'case(id: "<K4>") { parties { id } charges { id } } node(id: "<K4.V5>") { id }',
    lacks("case.parties.id", "K4.V5", AL_10),
    gives("case.parties.id", {"K4.A5"}, AL_10),
    gives("case.charges.id", {"K4.A5/o1"}, AL_10),
    invisible("node", AL_10),
)
row(
    "T087",
    "SAUJ",
    counter("V3"),
    'case(id: "<K2>") { number stage court { code } offences { place } parties { id } }',
    gives("case.number", "26/00002", AL_10),
    gives("case.stage", "ENQUIRY", AL_10),
    withheld("case.offences", "ART_11", ART_11),
    withheld("case.parties", "ART_11", ART_11),
)
row(
    "T088", "SAUJ-BARE", counter("A5"), CASE % "K4", refused("HABILITATION_INVALID", "48-1/al.10/f")
)
for end in ({"until_": "2026-11-21T10:00:00Z"}, {"revoked_at": "2026-11-21T10:00:00Z"}):
    row(
        "S851",
        "SAUJ",
        counter("A5"),
        CASE % "K4",
        refused("HABILITATION_INVALID", "48-1/al.10/f"),
        state=(edit("SAUJ+SAUJ_AGENT", **end),),
    )
row(
    "S852",
    "SAUJ",
    counter("A1"),
    'k1: case(id: "<K1>") { number } k2: case(id: "<K2>") { number } cases { nodes { id } }',
    invisible("k1", AL_10),
    invisible("k2", AL_10),
    gives("cases.nodes.id", {"K31", "K32", "K34", "K40", "K41", "K42"}),
    title="a suspect is not told that an enquiry runs; a victim is (A13)",
)
row(
    "S853",
    "SAUJ",
    counter("A1"),
    'case(id: "<K34>") { parties { id capacity } }',
    gives("case.parties.id", {"K34.A1", "K34.A1.victim"}, AL_10),
    lacks("case.parties.id", "K34.X2", AL_10),
)
row(
    "S854",
    "SAUJ",
    counter("A1"),
    'case(id: "<K32>") { decisions { id } sentences { id } }',
    gives("case.decisions.id", {"K32.d1"}, AL_10),
    gives("case.sentences.id", {"K32.A1.sentence"}, AL_10),
)
row(
    "S855",
    "SAUJ",
    counter("V2"),
    'case(id: "<K1>") { number parties { id } }',
    gives("case.number", "26/00001", AL_10),
    withheld("case.parties", "ART_11", ART_11),
    title="a company may stand at the counter",
)
row(
    "S856",
    "SAUJ",
    counter("A1"),
    'case(id: "<K9>") { number }',
    invisible("case", AL_10),
    title="criminal cases only (A18)",
)
row("S857", "SAUJ", counter("K4"), "cases { totalCount }", gives("cases.totalCount", 0))
row("S858", "SAUJ", "SAUJ_SERVICE", "cases { totalCount }", refused("SUBJECT_REQUIRED"))
row(
    "S859",
    "SAUJ",
    counter("A5"),
    'cases(filter: {victim: {surname: "Chapuis"}}) { totalCount }',
    gives("cases.totalCount", 0),
    title="the litigant is no victim there, and another's name matches nothing",
)
row(
    "S859",
    "SAUJ",
    counter("A5"),
    "cases(filter: {hasVictims: true}) { totalCount }",
    gives("cases.totalCount", 0),
)

AL_15 = "48-1/al.15/b"
row(
    "T323",
    "P-LYON",
    access("AR-A1"),
    CASE % "K1",
    gives("case.number", "26/00001", AL_15),
    *(
        withheld(f"case.{each}", "ART_11", ART_11)
        for each in ("followUp", "parties", "decisions", "offences", "sentences")
    ),
    withheld("case.investigationSteps", "ART_11", ART_11),
    title="the prosecutor sees that the case must stay out of his answer",
)
row(
    "S861",
    "P-LYON",
    access("AR-A4"),
    CASE % "K3",
    gives("case.parties.id", {"K3.A4"}, AL_15),
    gives("case.parties.person.surname", {"D'Almeida-Roux"}, AL_15),
    gives("case.parties.person.address", {"1004 rue des Écoles"}, AL_15),
    gives("case.decisions.id", {"K3.d2"}, AL_15),
    gives("case.sentences.nature", {"Emprisonnement"}, AL_15),
    gives("case.offences.place", {"Nice"}, AL_15),
    withheld("case.investigationSteps", "NOT_IN_PURPOSE", AL_15),
    lacks("case.parties.id", "K3.A3", AL_15),
    lacks("case.parties.id", "K3.V4", AL_15),
)
row(
    "S862",
    "P-LYON",
    access("AR-A4"),
    "cases { nodes { id } }",
    gives("cases.nodes.id", {"K3"}, AL_15),
)
row(
    "S863",
    "P-LYON",
    access("AR-V5"),
    'case(id: "<K4>") { parties { id } decisions { id } judicialSituations { situation } }',
    gives("case.parties.id", {"K4.V5"}, AL_15),
    gives("case.decisions.id", set()),
    gives("case.judicialSituations.situation", set()),
)
row(
    "S864",
    "P-LYON",
    access("AR-E1"),
    'case(id: "<K9>") { number parties { id } decisions { id } subjectMatter }',
    gives("case.number", "26/00009", AL_15),
    gives("case.parties.id", {"K9.E1"}, AL_15),
    withheld("case.subjectMatter", "NOT_IN_PURPOSE", AL_15),
    title="of other kinds too, his own party alone",
)
row(
    "S865",
    "P-LYON",
    access("AR-A2"),
    "cases { nodes { id } }",
    gives("cases.nodes.id", {"K1", "K10"}, AL_15),
    title="a company asks as well",
)
row(
    "S866",
    "P-LYON",
    access("AR-ANSWERED"),
    "cases { totalCount }",
    refused("PRECONDITION_FAILED", AL_15),
    title="answered now",
)
row(
    "S866",
    "P-LYON",
    access("AR-A4"),
    "cases { totalCount }",
    refused("PRECONDITION_FAILED", AL_15),
    state=(edit("AR-A4", received_at="2026-11-21T10:00:01Z"),),
)
row(
    "S867",
    "P-LYON",
    access("AR-PARIS"),
    "cases { totalCount }",
    refused("PRECONDITION_FAILED", AL_15),
    title="addressed to another office",
)
row("S868", "P-PARIS", access("AR-A4"), "cases { totalCount }", refused("PRECONDITION_FAILED"))
row("S868", "P-LYON", access("K4"), "cases { totalCount }", refused("PRECONDITION_FAILED"))
row("S869", "P-LYON", "DATA_SUBJECT_RIGHTS", "cases { totalCount }", refused("PURPOSE_REQUIRED"))
for who in ("JI-LYON", "CLERK-P", "PG-LYON", "SAUJ"):
    row("S869", who, access("AR-A4"), "cases { totalCount }", refused("PURPOSE_NOT_ALLOWED", AL_15))
row(
    "S870",
    "P-LYON",
    access("AR-X2"),
    'case(id: "<K34>") { parties { id } hearings { at } }',
    gives("case.parties.id", {"K34.X2", "K34.X2.victim"}, AL_15),
    lacks("case.parties.id", "K34.A1", AL_15),
)
