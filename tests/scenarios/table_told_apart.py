"""What tells the rules on reception, access and extended jurisdiction from rules nearly alike.

At each stage of the proceedings, and on both sides of each bound of a period.
"""

from platform_words import AFTER, AT_NOW, BEFORE
from scenario import Table, edit, gives, invisible, lacks, put, refused, withheld

row = Table()
SECRET = ("COMPLAINT", "ENQUIRY", "JUDICIAL_INVESTIGATION")
OPEN = ("PROSECUTED", "TRIAL", "APPEAL", "ENFORCEMENT", "CLOSED")
AL_10, AL_15, ART_11 = "48-1/al.10/d", "48-1/al.15/b", "48-1/al.14/e"
AL_11 = "48-1/al.11/a"

# while an enquiry runs: at the counter, and to answer a request of access
HIDDEN = {
    "SAUJ": ('SAUJ_SERVICE;litigant="<V5>"', AL_10),
    "P-LYON": ('DATA_SUBJECT_RIGHTS;request="<AR-V5>"', AL_15),
}
CLOSED = (
    "followUp",
    "subjectMatter",
    "enforceableAt",
    "nextHearingAt",
    "retentionExpiresAt",
    *(
        f"{each} {{ id }}"
        for each in (
            "offences",
            "parties",
            "charges",
            "decisions",
            "investigationSteps",
            "hearings",
            "sentences",
            "enforcementMeasures",
            "judicialSituations",
            "links",
            "studyParties",
        )
    ),
)
for who, (purpose, clause) in HIDDEN.items():
    for stage in SECRET:
        row(
            "S907",
            who,
            purpose,
            f'case(id: "<K4>") {{ number {" ".join(CLOSED)} }}',
            gives("case.number", "26/00004", clause),
            *(withheld(f"case.{each.partition(' ')[0]}", "ART_11", ART_11) for each in CLOSED),
            state=(edit("K4", stage=stage),),
            title=f"nothing but that the case is there: {stage}",
        )
    for stage in OPEN:
        row(
            "S908",
            who,
            purpose,
            'case(id: "<K4>") { parties { id person { surname } } subjectMatter }',
            gives("case.parties.id", {"K4.V5"}, clause),
            withheld("case.subjectMatter", "NOT_IN_PURPOSE", clause),
            state=(edit("K4", stage=stage),),
            title=stage,
        )
for stage in (*SECRET, *OPEN):
    row(
        "S909",
        "SAUJ",
        'SAUJ_SERVICE;litigant="<A5>"',
        'case(id: "<K4>") { number parties { id } }',
        invisible("case", AL_10) if stage in SECRET else gives("case.parties.id", {"K4.A5"}, AL_10),
        state=(edit("K4", stage=stage),),
        title="a suspect is told of no enquiry",
    )

# the right of access
for name, changes, waits in (
    ("AR-V5", {"answered_at": AFTER}, True),
    ("AR-V5", {"answered_at": AT_NOW}, False),
    ("AR-V5", {"received_at": AT_NOW}, True),
    ("AR-V5", {"received_at": AFTER}, False),
):
    row(
        "S910",
        "P-LYON",
        f'DATA_SUBJECT_RIGHTS;request="<{name}>"',
        'case(id: "<K4>") { number parties { id } offences { id } }',
        *(
            (
                gives("case.parties.id", {"K4.V5"}, AL_15),
                gives("case.offences.id", {"K4.o1"}, AL_15),
            )
            if waits
            else (refused("PRECONDITION_FAILED", AL_15),)
        ),
        state=(edit(name, **changes),),
        title="received, and not answered yet",
    )
HIS = put("JudicialSituation", case="K32", party="K32.A1", situation="DETENTION", from_=BEFORE)
row(
    "S911",
    "P-LYON",
    'DATA_SUBJECT_RIGHTS;request="<AR-A1>"',
    """case(id: "<K32>") { enforcementMeasures { id } sentences { id } parties { id }
    judicialSituations { id } decisions { id } }
    other: node(id: "<K32.A10.measure>") { id }""",
    gives("case.enforcementMeasures.id", {"K32.A1.measure"}, AL_15),
    lacks("case.sentences.id", "K32.A10.sentence", AL_15),
    gives("case.judicialSituations.id", {str(HIS.id)}, AL_15),
    gives("case.decisions.id", {"K32.d1"}, AL_15),
    invisible("other", AL_15),
    state=(
        HIS,
        put("JudicialSituation", case="K32", party="K32.A10", situation="FREE", from_=BEFORE),
    ),
    title="how his own sentence is enforced, and no other",
)

# extended jurisdiction: the matter, the territory and the kind of case, for judges too
JIRS = 'EXTENDED_JURISDICTION;article="706-75"'
for who in ("P-LYON", "JI-LYON"):
    for case in ("K9", "K10", "K11"):
        row(
            "S936",
            who,
            JIRS,
            f'case(id: "<{case}>") {{ number }}',
            invisible("case", AL_11),
            state=(
                put(
                    "Offence",
                    case=case,
                    date_from="2024-02-29",
                    legal_classification="Trafic",
                    class_="DELIT",
                    matters=["ART_706_75"],
                ),
            ),
            title="criminal cases only (A18)",
        )
    row("S937", who, JIRS, 'case(id: "<K51>") { number }', invisible("case", "48-1/al.11/b"))
    row(
        "S937",
        who,
        JIRS,
        'case(id: "<K2>") { number } case4: case(id: "<K4>") { number }',
        invisible("case", "48-1/al.11/b"),
        invisible("case4", "48-1/al.11/b"),
        state=(edit("K2.o1", matters=["ART_706_75"]),),
        title="another territory, and another matter",
    )
    row(
        "S938",
        who,
        'EXTENDED_JURISDICTION;article="706-107"',
        'case(id: "<K17>") { number }',
        refused("PRECONDITION_FAILED", AL_11),
        title="no article of his court",
    )
for who in ("CLERK-P", "ASSISTANT-P"):
    row(
        "S938",
        who,
        'EXTENDED_JURISDICTION;article="706-107"',
        'case(id: "<K17>") { number }',
        refused("PURPOSE_NOT_ALLOWED", AL_11),
        title="clerks are not named (A08)",
    )
row(
    "S939",
    "JAP-NICE",
    None,
    """viewer { docket { nodes { offences { dateFrom place legalClassification }
    studyParties { capacity } } } }""",
    gives("viewer.docket.nodes.offences.dateFrom", {"2024-02-29"}, "48-1/al.1/c"),
    gives("viewer.docket.nodes.offences.legalClassification", {"Vol en réunion"}, "48-1/al.1/c"),
    withheld("viewer.docket.nodes.studyParties", "NOT_IN_PURPOSE", "48-1/al.14/a"),
    title="the docket tells the facts",
)
