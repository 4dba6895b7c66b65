"""What tells the rules on statistics and research (48-1/al.14) from rules nearly alike."""

from antecedent_words import LIST, inquiry, protection, record, sent
from category_words import ALL, RECORDS, told
from platform_words import AFTER, AT_NOW
from scenario import Table, edit, gives, invisible, refused

from db.enumerations import Capacity
from permissions.categories import IMPLICATED, VICTIMS

row = Table()
AL_D, AL_C = "48-1/al.14/d", "48-1/al.14/c"
ST1 = 'STATISTICS_NOMINATIVE;study="<ST1>"'
R1, R2 = (f'ART_11_1_RESEARCH;authorisation="<{each}>"' for each in ("R-K1", "R-K2"))
K1, K2, K3 = (f'case(id: "<{each}>") {{ number }}' for each in ("K1", "K2", "K3"))
STUDIED = 'case(id: "<K3>") { number studyParties { capacity } }'
THE_THREE = {"ACQUITTED", "CONVICTED", "VICTIM"}
VALUES: dict[str, object] = {
    "number": "26/00003",
    "studyParties { capacity }": THE_THREE,
    "parties { id }": {"K3.A3", "K3.A4", "K3.V4"},
}
STAGES = (
    "COMPLAINT",
    "ENQUIRY",
    "JUDICIAL_INVESTIGATION",
    "PROSECUTED",
    "TRIAL",
    "APPEAL",
    "ENFORCEMENT",
    "CLOSED",
)

for name in ("ST1", "ST1.STATISTICIAN", "SSER:MOJ_STATISTICS", "STATISTICIAN+MOJ_STATISTICIAN"):
    for changes in ({"until_": None}, {"until_": AFTER}, {"from_": AT_NOW}):
        row(
            "S912",
            "STATISTICIAN",
            ST1,
            STUDIED,
            gives("case.number", "26/00003", AL_D),
            gives("case.studyParties.capacity", THE_THREE, AL_D),
            state=(edit(name, **changes),),
        )
        ours = name.replace("ST1", "ST2")
        row(
            "S912",
            "STATISTICIAN",
            'STATISTICS_NOMINATIVE;study="<ST2>"',
            'case(id: "<K3>") { parties { id } }',
            gives("case.parties.id", {"K3.A3", "K3.A4", "K3.V4"}, AL_D),
            state=(edit(ours, **changes), edit("ST1.STATISTICIAN", until_=AT_NOW)),
        )
    code = {"ST1": "PRECONDITION_FAILED", "SSER": "DESIGNATION_INVALID"}.get(
        name.partition(":")[0].partition(".")[0], "HABILITATION_INVALID"
    )
    for over in ({"until_": AT_NOW}, {"from_": AFTER, "until_": None}):
        row("S913", "STATISTICIAN", ST1, K3, refused(code, AL_D), state=(edit(name, **over),))
row(
    "S914",
    "STATISTICIAN",
    ST1,
    STUDIED,
    gives("case.number", "26/00003", AL_D),
    gives("case.studyParties.capacity", THE_THREE, AL_D),
    state=(edit("ST2.STATISTICIAN", until_=AT_NOW), edit("ST1.STATISTICIAN-INSEE", until_=AT_NOW)),
    title="he takes part in the study named, whoever else does, and in no other",
)
for signatory, expected in (
    ("CONTROL", gives("case.number", "26/00003", AL_D)),
    ("STATISTICIAN", refused("HABILITATION_INVALID", AL_D)),
):
    row(
        "S930",
        "STATISTICIAN",
        ST1,
        K3,
        expected,
        state=(edit("STATISTICIAN+MOJ_STATISTICIAN", issuer=signatory),),
        title="habilitated by another than himself",
    )
for stage in STAGES:
    ended = stage not in {"COMPLAINT", "ENQUIRY", "JUDICIAL_INVESTIGATION"}
    for study, asked, shown in (
        ("ST1", "number", "case.number"),
        ("ST1", "studyParties { capacity }", "case.studyParties.capacity"),
        ("ST2", "parties { id }", "case.parties.id"),
    ):
        value = VALUES[asked]
        row(
            "S915",
            "STATISTICIAN",
            f'STATISTICS_NOMINATIVE;study="<{study}>"',
            f'case(id: "<K3>") {{ {asked} }} node(id: "<K3.A4>") {{ id }}',
            gives(shown, value, AL_D) if ended else invisible("case", AL_D),
            gives("node.id", "K3.A4") if ended and study == "ST2" else invisible("node"),
            state=(edit("K3", stage=stage),),
            title=stage,
        )

# under a pseudonym are those implicated and victims, and nobody else
for capacity in Capacity:
    told_of = capacity in IMPLICATED | VICTIMS
    row(
        "S928",
        "STATISTICIAN",
        ST1,
        STUDIED,
        gives(
            "case.studyParties.capacity",
            {"ACQUITTED", "VICTIM"} | ({str(capacity)} if told_of else set()),
            AL_D,
        ),
        state=(edit("K3.A4", capacity=str(capacity)),),
        title=capacity,
    )

# research: by whom, at which stage of the proceedings (A16)
for stage in STAGES:
    row(
        "S916",
        "BODY-11-1",
        R1,
        K1,
        gives("case.number", "26/00001", AL_C)
        if stage == "JUDICIAL_INVESTIGATION"
        else invisible("case", AL_C),
        state=(edit("R-K1", stage_at_issue=stage),),
        title=f"by the investigating judge: {stage}",
    )
    row(
        "S917",
        "BODY-11-1",
        R2,
        K2,
        gives("case.number", "26/00002", AL_C)
        if stage in {"COMPLAINT", "ENQUIRY"}
        else invisible("case", AL_C),
        state=(edit("R-K2", stage_at_issue=stage),),
        title=f"by the prosecutor: {stage}",
    )
    row(
        "S918",
        "BODY-11-1",
        R1,
        K1,
        invisible("case", AL_C) if stage == "CLOSED" else gives("case.number", "26/00001", AL_C),
        state=(edit("K1", stage=stage),),
        title=f"the case is pending: {stage}",
    )
for function in ("TRIAL", "JLD", "PROSECUTION", "CIVIL", "SENTENCE_ENFORCEMENT", "APPEAL"):
    row(
        "S919",
        "BODY-11-1",
        R1,
        K1,
        invisible("case", AL_C),
        state=(edit("K1.JI-LYON", function=function),),
        title="seised, and not as investigating judge",
    )
for name, purpose, case, number in (
    ("K1.JI-LYON", R1, K1, "26/00001"),
    ("K2.P-PARIS", R2, K2, "26/00002"),
):
    issued = "2026-11-10T09:00:00Z"
    for changes, in_office in (
        ({"from_": issued}, True),
        ({"from_": "2026-11-10T09:00:01Z"}, False),
        ({"until_": issued}, False),
        ({"until_": "2026-11-10T09:00:01Z"}, True),
    ):
        row(
            "S920",
            "BODY-11-1",
            purpose,
            case,
            gives("case.number", number, AL_C) if in_office else invisible("case", AL_C),
            state=(edit(name, **changes),),
            title="seised when he authorised it",
        )
for changes in ({"from_": AT_NOW}, {"until_": AFTER}, {"revoked_at": AFTER}):
    row(
        "S921",
        "BODY-11-1",
        R1,
        K1,
        gives("case.number", "26/00001", AL_C),
        state=(edit("R-K1", **changes),),
    )
for changes in ({"until_": AFTER}, {"until_": None}, {"from_": AT_NOW}, {"revoked_at": AFTER}):
    row(
        "S922",
        "BODY-11-1",
        R1,
        K1,
        gives("case.number", "26/00001", AL_C),
        state=(edit("CNRS:ART_11_1", **changes),),
    )
for changes in ({"until_": AT_NOW}, {"from_": AFTER}, {"revoked_at": AT_NOW}):
    row(
        "S923",
        "BODY-11-1",
        R1,
        K1,
        refused("DESIGNATION_INVALID", AL_C),
        state=(edit("CNRS:ART_11_1", **changes),),
    )

# every category
ENDED = {"FACTS", "FACTS_DATE", "FACTS_PLACE", "FACTS_CLASSIFICATION", "CASE_META"}
ENDED |= {"STAT_NOMINATIVE", "PROSECUTION_DECISION", "TRIAL_OUTCOME", "ENFORCEMENT"}
IDENTITIES = {"ACCUSED_IDENTITY", "COMPANY_ACCUSED", "VICTIM_IDENTITY", "COMPANY_VICTIM"}
for study, opened in (("ST1", ENDED), ("ST2", ENDED | IDENTITIES)):
    row(
        "S925",
        "STATISTICIAN",
        f'STATISTICS_NOMINATIVE;study="<{study}>"',
        ALL,
        *told(opened, "NOT_IN_STUDY", AL_D),
        state=RECORDS,
        title="every category",
    )

# a service stands on the list that the text names, and on no other
for who, purpose, request, entry in (
    ("STATISTICIAN", ST1, K3, "SSER:MOJ_STATISTICS"),
    ("BODY-11-1", R1, K1, "CNRS:ART_11_1"),
    ("INTELLIGENCE", inquiry(), LIST, "SERVICE:INTELLIGENCE_R234_2"),
    ("DEFENCE", protection(), LIST, "SERVICE-DEFENCE:DEFENCE_INTELLIGENCE"),
    ("RECIPIENT", sent(), record("T1"), "POLICE-ABROAD:FOREIGN_POLICE_L235_1"),
):
    for listing in (
        "MOJ_STATISTICS",
        "ART_11_1",
        "INTELLIGENCE_R234_2",
        "DEFENCE_INTELLIGENCE",
        "FOREIGN_POLICE_L235_1",
    ):
        if not entry.endswith(listing):
            row(
                "S926",
                who,
                purpose,
                request,
                refused("DESIGNATION_INVALID"),
                state=(edit(entry, listing=listing),),
                title=f"on the list {listing}",
            )
    row(
        "S927",
        who,
        purpose,
        request,
        refused("DESIGNATION_INVALID"),
        state=(edit(entry, from_=AFTER),),
        title="from a second later",
    )
