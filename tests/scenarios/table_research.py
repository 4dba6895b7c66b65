"""7.6, nominative statistics (48-1/al.14/d) and research under article 11-1 (al.14/c)."""

from scenario import Table, edit, gives, invisible, leaves_out, refused, withheld

row = Table()


def study(name: str) -> str:
    """STATISTICS_NOMINATIVE of a study."""
    return f'STATISTICS_NOMINATIVE;study="<{name}>"'


def research(name: str) -> str:
    """ART_11_1_RESEARCH on an authorisation."""
    return f'ART_11_1_RESEARCH;authorisation="<{name}>"'


ST1, ST2 = study("ST1"), study("ST2")
AL_D, AL_C = "48-1/al.14/d", "48-1/al.14/c"
K3 = """case(id: "<K3>") { number offences { place } decisions { type finalAt }
sentences { nature enforcementMeasures { modality } }
studyParties { capacity isCompany decisions { type } sentences { nature } } }"""
PERSONS = 'case(id: "<K3>") { parties { id person { surname } } charges { id } }'

row(
    "T108",
    "STATISTICIAN",
    ST1,
    K3,
    gives("case.number", "26/00003", AL_D),
    gives("case.offences.place", {"Nice"}, AL_D),
    gives("case.decisions.type", {"ACQUITTAL_MISDEMEANOUR", "CONVICTION"}, AL_D),
    gives("case.sentences.enforcementMeasures.modality", {"Bracelet"}, AL_D),
    gives("case.studyParties.capacity", {"ACQUITTED", "CONVICTED", "VICTIM"}, AL_D),
    gives("case.studyParties.sentences.nature", {"Emprisonnement"}, AL_D),
)
row(
    "S871",
    "STATISTICIAN",
    ST1,
    PERSONS,
    withheld("case.parties", "NOT_IN_STUDY", AL_D),
    withheld("case.charges", "NOT_IN_STUDY", AL_D),
    title="persons under a pseudonym (A15)",
)
row(
    "S872",
    "STATISTICIAN",
    ST2,
    PERSONS,
    gives("case.parties.person.surname", {"Kervadec", "D'Almeida-Roux", "Marchetti"}, AL_D),
    title="the study's record says that identities are needed",
)
row(
    "S873",
    "STATISTICIAN",
    ST2,
    """case(id: "<K3>") { parties { person { address } } investigationSteps { id } hearings { id }
    judicialSituations { id } links { id } followUp }""",
    withheld("case.parties.person.address", "NOT_IN_STUDY", AL_D),
    withheld("case.investigationSteps", "NOT_IN_STUDY", AL_D),
    withheld("case.hearings", "NOT_IN_STUDY", AL_D),
    withheld("case.judicialSituations", "NOT_IN_STUDY", AL_D),
    withheld("case.links", "NOT_IN_STUDY", AL_D),
)
for case in ("K1", "K2", "K9", "K10", "K11", "K44"):
    row(
        "S874",
        "STATISTICIAN",
        ST1,
        f'case(id: "<{case}>") {{ number }}',
        invisible("case", AL_D),
        title="no running enquiry, no other kind, nothing past its term",
    )
row(
    "S875",
    "STATISTICIAN",
    ST1,
    'k3: case(id: "<K3>") { studyParties { pseudonym } } k32: case(id: "<K32>") { number }',
    gives("k32.number", "26/00032", AL_D),
)
row("T107", "STATISTICS-USER", ST1, K3, refused("PURPOSE_NOT_ALLOWED", AL_D))
row("T111", "STATISTICIAN-INSEE", ST1, K3, refused("DESIGNATION_INVALID", AL_D))
row("S876", "STATISTICIAN-BARE", ST1, K3, refused("HABILITATION_INVALID", AL_D))
row("S877", "STATISTICIAN-ELSEWHERE", ST1, K3, refused("PRECONDITION_FAILED", AL_D))
row("S877", "STATISTICIAN", study("ST3"), K3, refused("PRECONDITION_FAILED", AL_D))
row("S877", "STATISTICIAN", study("K3"), K3, refused("PRECONDITION_FAILED", AL_D))
for name in ("ST1", "ST1.STATISTICIAN"):
    row(
        "S878",
        "STATISTICIAN",
        ST1,
        K3,
        refused("PRECONDITION_FAILED", AL_D),
        state=(edit(name, until_="2026-11-21T10:00:00Z"),),
    )
    row(
        "S878",
        "STATISTICIAN",
        ST1,
        K3,
        gives("case.number", "26/00003", AL_D),
        state=(edit(name, from_="2026-11-21T10:00:00Z"),),
    )
row(
    "S879",
    "STATISTICIAN",
    ST1,
    K3,
    refused("DESIGNATION_INVALID", AL_D),
    state=(edit("SSER:MOJ_STATISTICS", revoked_at="2026-11-21T10:00:00Z"),),
)
row(
    "T112",
    "STATISTICIAN",
    ST1,
    "interceptItems { totalCount }",
    refused("PURPOSE_NOT_ALLOWED", AL_D),
)
row("T112", "STATISTICIAN", ST1, "antecedents { totalCount }", refused("PURPOSE_NOT_ALLOWED", AL_D))
row(
    "S880",
    "STATISTICIAN",
    ST1,
    'cases(filter: {implicated: {surname: "Kervadec"}}) { totalCount }',
    gives("cases.totalCount", 0),
    title="a name that the study does not need matches nobody",
)
row(
    "S881",
    "CONTROL",
    "REGISTRY_CONTROL",
    'case(id: "<K3>") { studyParties { pseudonym } }',
    withheld("case.studyParties", "NOT_IN_PURPOSE", "48-1/al.1/a"),
    title="pseudonyms are for a study alone",
)

R1, R2 = research("R-K1"), research("R-K2")
row(
    "T114",
    "BODY-11-1",
    R1,
    """case(id: "<K1>") { number offences { dateFrom place legalClassification }
    parties { person { surname } } charges { id } decisions { id } investigationSteps { id } }""",
    gives("case.offences.place", {"Lyon"}, AL_C),
    gives("case.offences.dateFrom", {"2024-02-29", "2024-03-01"}, AL_C),
    withheld("case.offences.legalClassification", "NOT_DESIGNATED", AL_C),
    withheld("case.parties", "NOT_DESIGNATED", AL_C),
    withheld("case.decisions", "NOT_DESIGNATED", AL_C),
    withheld("case.charges", "NOT_DESIGNATED", AL_C),
    withheld("case.investigationSteps", "NOT_DESIGNATED", AL_C),
)
row(
    "S891",
    "BODY-11-1",
    R2,
    'case(id: "<K2>") { offences { legalClassification place } parties { id } }',
    gives("case.parties.id", {"K2.A1", "K2.A9"}, AL_C),
    withheld("case.offences.place", "NOT_DESIGNATED", AL_C),
    title="by the prosecutor, in an enquiry",
)
row(
    "S892",
    "BODY-11-1",
    R1,
    "cases { nodes { id } }",
    gives("cases.nodes.id", {"K1"}, AL_C),
    title="one case an authorisation",
)
row("S892", "BODY-11-1", R1, 'case(id: "<K2>") { number }', invisible("case", AL_C))
row(
    "S893",
    "BODY-11-1",
    research("R-K3"),
    'case(id: "<K3>") { number }',
    invisible("case", AL_C),
    title="proceedings under way only",
)
for who in ("BODY-EXPIRED", "BODY-BY-ANOTHER", "BODY-NONE"):
    number = "T116" if who == "BODY-EXPIRED" else "S894"
    row(number, who, R1, "cases { totalCount }", refused("DESIGNATION_INVALID", AL_C))
NOW, AFTER = "2026-11-21T10:00:00Z", "2026-11-21T10:00:01Z"
for changed in (
    {"until_": NOW},
    {"from_": AFTER},
    {"revoked_at": NOW},
    {"until_": None},
    {"case": "K4"},
    {"clause": "II_SEALED"},
    {"stage_at_issue": "ENQUIRY"},
    {"stage_at_issue": None},
    {"issuer_role": "PROSECUTOR"},
    {"issuer": "P-LYON"},
    {"issuer": "J-LYON"},
    {"issuer": None},
    {"issuer": "BODY-11-1"},
    {"grantee": "BODY-EXPIRED"},
    {"issued_at": "2024-01-02T07:59:59Z"},
):
    row(
        "S895",
        "BODY-11-1",
        R1,
        'case(id: "<K1>") { number }',
        invisible("case", AL_C),
        state=(edit("R-K1", **changed),),
    )
row(
    "S896",
    "BODY-11-1",
    R1,
    'case(id: "<K1>") { number }',
    invisible("case", AL_C),
    state=(edit("K1", stage="CLOSED"),),
    title="the grant dies when the case closes (A16)",
)
row(
    "S896",
    "BODY-11-1",
    R1,
    'case(id: "<K1>") { number }',
    gives("case.number", "26/00001", AL_C),
    state=(edit("K1", stage="TRIAL"),),
)
row(
    "S897",
    "BODY-11-1",
    R1,
    'cases(filter: {offence: {place: {eq: "Lyon"}}}) { totalCount }',
    gives("cases.totalCount", 1, AL_C),
)
row(
    "S897",
    "BODY-11-1",
    R1,
    'cases(filter: {offence: {place: {eq: "Lyon"}, class: [DELIT]}}) { totalCount }',
    gives("cases.totalCount", 0),
    title="a filter on what is not designated matches nothing",
)
row(
    "S898",
    "BODY-11-1",
    R1,
    'case(id: "<K1>") { offences { place } parties { id } hearings { room } }',
    withheld("case.offences", "NOT_DESIGNATED", AL_C),
    withheld("case.parties", "NOT_DESIGNATED", AL_C),
    withheld("case.hearings", "NOT_DESIGNATED", AL_C),
    state=(edit("R-K1", elements=[]),),
    title="nothing designated, nothing read",
)
for path, value in (
    ("offences { legalClassification }", "case.offences"),
    ("investigationSteps { type }", "case.investigationSteps"),
    ("hearings { at }", "case.hearings"),
    ("judicialSituations { id }", "case.judicialSituations"),
    ("parties { id }", "case.parties"),
):
    row(
        "S899",
        "BODY-11-1",
        R1,
        f'case(id: "<K1>") {{ {path} }}',
        withheld(value, "NOT_DESIGNATED", AL_C),
        state=(edit("R-K1", elements=["ENFORCEMENT"]),),
    )
row(
    "S899",
    "BODY-11-1",
    R1,
    'case(id: "<K1>") { parties { id } investigationSteps { id } followUp decisions { id } }',
    gives("case.parties.id", {"K1.V1"}, AL_C),
    gives("case.investigationSteps.id", {"K1.s1", "K1.s2"}, AL_C),
    gives("case.decisions.id", {"K1.d1", "K1.d2"}, AL_C),
    leaves_out("case.parties", "NOT_DESIGNATED", AL_C),
    gives("case.followUp", "Information ouverte", AL_C),
    state=(edit("R-K1", elements=["VICTIM_IDENTITY", "INVESTIGATION", "PROSECUTION_DECISION"]),),
)
for named in ([], ["TRIAL_OUTCOME"], ["VICTIM_IDENTITY"]):
    row(
        "S900",
        "BODY-11-1",
        R1,
        'case(id: "<K1>") { parties { id } charges { id } decisions { id } }',
        *(
            (withheld if not set(named) & opening else leaves_out)(
                f"case.{each}", "NOT_DESIGNATED", AL_C
            )
            for each, opening in (
                ("parties", {"VICTIM_IDENTITY"}),
                ("charges", {"VICTIM_IDENTITY"}),
                ("decisions", {"TRIAL_OUTCOME"}),
            )
        ),
        *((gives("case.decisions.id", set()),) if "TRIAL_OUTCOME" in named else ()),
        state=(edit("R-K1", elements=named),),
        title=f"a list of nothing designated is null, one of something is not: {named}",
    )
