"""Category by category: what a paragraph opens or closes, it opens or closes of every kind."""

from scenario import Table, edit, gives, invisible, processing, put, withheld

row = Table()
BEFORE = "2026-11-21T09:00:00Z"
WHOLE = """case(id: "<%s>") { parties { id } decisions { id }
  sentences { nature withheld { field } enforcementMeasures { modality withheld { field } } }
  enforcementMeasures { modality } }"""
OF_K3 = (
    gives("case.parties.id", {"K3.A3", "K3.A4", "K3.V4"}),
    gives("case.decisions.id", {"K3.d1", "K3.d2"}),
    gives("case.sentences.nature", {"Emprisonnement"}),
    gives("case.sentences.withheld.field", set()),
    gives("case.sentences.enforcementMeasures.modality", {"Bracelet"}),
    gives("case.sentences.enforcementMeasures.withheld.field", set()),
    gives("case.enforcementMeasures.modality", {"Bracelet"}),
)
OF_K1 = gives("case.parties.id", {"K1.A1", "K1.A2", "K1.V1", "K1.V2", "K1.W1", "K1.A0"})
NO_LINKS = withheld("case.links", "NOT_IN_PURPOSE")

ASSISTING = put("AssistLink", assistant="CLERK-ENDED", magistrate="JAP-NICE", from_=BEFORE)
row("S150", "JAP-NICE", processing("K3"), WHOLE % "K3", *OF_K3)
row("S150", "CLERK-ENDED", processing("K3"), WHOLE % "K3", *OF_K3, state=(ASSISTING,))
for who in ("JI-LYON", "CLERK-JI", "ASSISTANT-P"):
    row("S151", who, processing("K1"), WHOLE % "K1", OF_K1)
    row(
        "S152",
        who,
        processing("K1"),
        'case(id: "<K1>") { links { id } }',
        NO_LINKS,
        title="links are for reciprocal knowledge",
    )
row(
    "S152",
    "JE-LYON",
    processing("K9"),
    'case(id: "<K9>") { links { id } }',
    NO_LINKS,
    title="links are for reciprocal knowledge",
)
row(
    "S153",
    "PG-LYON",
    "PG_SUPERVISION;basis=ARTICLE_35",
    WHOLE % "K3",
    *OF_K3,
    state=(edit("PG-LYON", court="CA-AIX-EN-PROVENCE"),),
)
row(
    "S153",
    "PG-LYON",
    "PG_SUPERVISION;basis=ARTICLE_35",
    'case(id: "<K1>") { parties { id legalEntity { companyName } } }',
    gives("case.parties.id", {"K1.A1", "K1.A2", "K1.V1", "K1.V2", "K1.A0"}, "48-1/al.12"),
    gives("case.parties.legalEntity.companyName", {"Acme Négoce SAS", "Mutuelle du Gier"}),
)
OF_K1_GONE = (
    *("K1.o1", "K1.A1", "K1.A2", "K1.V1", "K1.V2", "K1.W1", "K1.A0", "K1.A1/o1", "K1.d1"),
    *("K1.d2", "K1.s1", "K1.h1", "K1.A1.situation", "V1", "V2", "A2", "W1"),
)
# past its term, nothing of the case is left, by whatever door
for who, case, left in (
    (
        "P-LYON",
        "K1",
        OF_K1_GONE,
    ),
    ("JAP-NICE", "K3", ("K3.d1", "K3.d2", "K3.A4.sentence", "K3.A4.measure")),
):
    ids = ", ".join(f'"<{each}>"' for each in left)
    gone = edit(case, last_recorded_update_at="1990-01-01T00:00:00Z")
    row(
        "S810",
        who,
        processing(case),
        f"nodes(ids: [{ids}]) {{ id }}",
        gives("nodes.id", set(left), "48-1/al.10/a"),
    )
    row(
        "S810",
        who,
        processing(case),
        f"nodes(ids: [{ids}]) {{ id }}",
        gives("nodes", {None}),
        state=(gone,),
        title="every kind of record",
    )
# the docket
row(
    "S710",
    "JAP-NICE",
    None,
    """viewer { docket { nodes { offences { place } sentences { id } enforcementMeasures { id }
      judicialSituations { id } investigationSteps { id } charges { id }
      retentionExpiresAt } } }""",
    gives("viewer.docket.nodes.offences.place", {"Nice"}, "48-1/al.1/c"),
    *(
        withheld(f"viewer.docket.nodes.{each}", "NOT_IN_PURPOSE", "48-1/al.14/a")
        for each in ("sentences", "enforcementMeasures", "judicialSituations")
    ),
    *(
        withheld(f"viewer.docket.nodes.{each}", "NOT_IN_PURPOSE", "48-1/al.14/a")
        for each in ("investigationSteps", "charges", "retentionExpiresAt")
    ),
    title="the facts, and nothing that came of them",
)
# which courts there are is public
for who, case in (
    ("P-LYON", "K1"),
    ("JI-LYON", "K1"),
    ("CLERK-JI", "K1"),
    ("ASSISTANT-P", "K1"),
    ("AG-LYON", "K35"),
    ("PG-LYON", "K35"),
    ("JE-LYON", "K9"),
):
    row(
        "S617",
        who,
        processing(case),
        'node(id: "<TJ-PARIS>") { ... on Court { code } } facts: node(id: "<K2.o1>") { id }',
        gives("node.code", "TJ-PARIS", "48-1/al.1/c"),
        invisible("facts"),
        title="courts are public, and what they deal with is not",
    )
