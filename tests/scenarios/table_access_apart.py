"""What of a case with several persons is about the one who asks for access (48-1/al.15/b).

Facts are told of whom they are charged to, and of the victims of the case: whose offence a victim
suffered, no record tells. Of K1, A1 is charged with o1 and A2 with o2.
"""

from platform_words import BEFORE
from scenario import Table, edit, gives, invisible, lacks, put, withheld

from db.enumerations import Capacity
from permissions.categories import VICTIMS

row = Table()
AL_15, ART_11 = "48-1/al.15/b", "48-1/al.14/e"
ASKED = """case(id: "<K1>") { offences { id } parties { id } charges { id requalifiedAs }
decisions { id type } sentences { id } judicialSituations { id } links { id }
investigationSteps { id } hearings { id } }
o1: node(id: "<K1.o1>") { id } o2: node(id: "<K1.o2>") { id }
d1: node(id: "<K1.d1>") { id } d2: node(id: "<K1.d2>") { id }"""
STRAY = put(
    "Offence",
    case="K1",
    date_from="2024-03-02",
    legal_classification="Faux",
    class_="DELIT",
)
SENTENCE = put("Sentence", case="K1", party="K1.A1", nature="Amende")
SITUATION = put("JudicialSituation", case="K1", party="K1.A2", situation="FREE", from_=BEFORE)
SITUATIONS = {"A1": {"K1.A1.situation"}, "A2": {str(SITUATION.id)}}
ALL_FACTS = {"K1.o1", "K1.o2", str(STRAY.id)}

for who, offences, charges, decisions in (
    ("A1", {"K1.o1"}, {"K1.A1/o1"}, {"K1.d1"}),
    ("A2", {"K1.o2"}, {"K1.A2/o2"}, {"K1.d2"}),
    ("V1", ALL_FACTS, set[str](), set[str]()),
    ("V2", ALL_FACTS, set[str](), set[str]()),
    ("W1", set[str](), set[str](), set[str]()),
):
    company = who in {"A2", "V2"}
    asked = put(
        "AccessRequest",
        court="TJ-LYON",
        received_at=BEFORE,
        **({"legal_entity": who} if company else {"person": who}),
    )
    purpose = f'DATA_SUBJECT_RIGHTS;request="{asked.id}"'
    state = (asked, STRAY, SENTENCE, SITUATION)
    row(
        "S948",
        "P-LYON",
        purpose,
        ASKED,
        gives("case.offences.id", offences, AL_15),
        gives("case.parties.id", {f"K1.{who}"}, AL_15),
        gives("case.charges.id", charges, AL_15),
        gives("case.decisions.id", decisions, AL_15),
        gives("case.sentences.id", {str(SENTENCE.id)} if who == "A1" else set()),
        gives("case.judicialSituations.id", SITUATIONS.get(who, set())),
        *(
            withheld(f"case.{each}", "NOT_IN_PURPOSE", AL_15)
            for each in ("links", "investigationSteps", "hearings")
        ),
        *(
            gives(f"{each}.id", f"K1.{each}", AL_15)
            if f"K1.{each}" in offences | decisions
            else invisible(each, AL_15)
            for each in ("o1", "o2", "d1", "d2")
        ),
        state=(*state, edit("K1", stage="TRIAL")),
        title=who,
    )
    row(
        "S948",
        "P-LYON",
        purpose,
        ASKED,
        *(
            withheld(f"case.{each}", "ART_11", ART_11)
            for each in ("offences", "parties", "charges", "decisions")
        ),
        *(invisible(each, ART_11) for each in ("o1", "o2", "d1", "d2")),
        state=state,
        title=f"while the investigation runs: {who}",
    )
    row(
        "S949",
        "P-LYON",
        purpose,
        'cases(filter: {offence: {legalClassification: {eq: "Blanchiment"}}}) { nodes { id } }',
        gives("cases.nodes.id", {"K1"} if "K1.o2" in offences else set()),
        state=(*state, edit("K1", stage="TRIAL")),
        title=f"a filter matches one's own facts alone: {who}",
    )
for capacity in Capacity:
    row(
        "S949",
        "P-LYON",
        'DATA_SUBJECT_RIGHTS;request="<AR-V5>"',
        'case(id: "<K4>") { offences { id } }',
        gives("case.offences.id", {"K4.o1"}, AL_15)
        if capacity in VICTIMS
        else lacks("case.offences.id", "K4.o1", AL_15),
        state=(edit("K4.V5", capacity=str(capacity)),),
        title=f"the victim of a case is told its facts: {capacity}",
    )
row(
    "S949",
    "P-LYON",
    'DATA_SUBJECT_RIGHTS;request="<AR-X2>"',
    'case(id: "<K34>") { offences { id } charges { offence { id } } }',
    gives("case.offences.id", {"K34.o1"}, AL_15),
    title="who struck and was struck",
)
STUDIED = put(
    "Offence",
    case="K9",
    date_from="2024-03-02",
    legal_classification="Vol",
    class_="DELIT",
)
HELD = put("Charge", case="K9", party="K9.E1", offence=str(STUDIED.id))
for held in ((STUDIED,), (STUDIED, HELD)):
    row(
        "S949",
        "P-LYON",
        'DATA_SUBJECT_RIGHTS;request="<AR-E1>"',
        'case(id: "<K9>") { offences { id } }',
        gives("case.offences.id", {str(STUDIED.id)} if HELD in held else set(), AL_15),
        state=held,
        title="of another kind, what is held against him",
    )
