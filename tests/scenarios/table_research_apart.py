"""What tells research under article 11-1 (48-1/al.14/c) from rules nearly alike, act by act."""

from category_words import ALL, RECORDS, told
from platform_words import AFTER, AT_NOW, BEFORE
from scenario import Table, edit, gives, invisible, put
from table_authorisations_signed import role as held
from table_signed_at import then

row = Table()
AL_C = "48-1/al.14/c"
R1, R2 = (f'ART_11_1_RESEARCH;authorisation="<{each}>"' for each in ("R-K1", "R-K2"))
K1, K2 = ('case(id: "<K1>") { number }', 'case(id: "<K2>") { number }')

for clause in (
    "II_SEALED",
    "IV",
    "VI",
    "VII",
    "VIII",
    "IX",
    "XI_DIRECTOR",
    "XI_MAGISTRATE",
    "XII",
):
    row(
        "S951",
        "BODY-11-1",
        R1,
        K1,
        invisible("case", AL_C),
        state=(edit("R-K1", clause=clause),),
        title=f"an authorisation of another clause: {clause}",
    )
for role in (
    "PROSECUTOR",
    "JUDICIAL_POLICE_OFFICER",
    "JUDICIAL_POLICE_AGENT",
    "ANTENJ_DIRECTOR",
    "ANTENJ_MAGISTRATE",
    "ANTENJ_DIRECTOR_DELEGATE",
    "SPECIALISED_ASSISTANT",
    "APPEAL_PROSECUTOR",
):
    row(
        "S952",
        "BODY-11-1",
        R1,
        K1,
        invisible("case", AL_C),
        state=(edit("R-K1", issuer_role=role), held("JI-LYON", role)),
        title=f"by {role}",
    )
    other = "CRIMINAL_JUDGE" if role == "PROSECUTOR" else role
    row(
        "S952",
        "BODY-11-1",
        R2,
        K2,
        invisible("case", AL_C),
        state=(edit("R-K2", issuer_role=other), held("P-PARIS", other)),
        title=f"by {other}",
    )
for function in ("CHILDRENS_JUDGE_CRIMINAL", "CHILDRENS_JUDGE_EDUCATIONAL", "JLD_NON_CRIMINAL"):
    row(
        "S953",
        "BODY-11-1",
        R1,
        K1,
        invisible("case", AL_C),
        state=(edit("K1.JI-LYON", function=function),),
        title="seised, and not as investigating judge",
    )
row(
    "S954",
    "BODY-11-1",
    R1,
    K1,
    invisible("case", AL_C),
    state=(edit("K1.JI-LYON", case="K4", lead=False),),
    title="the judge is seised of another case",
)
row(
    "S955",
    "BODY-11-1",
    R1,
    K1,
    invisible("case", AL_C),
    state=(
        edit("R-K1", issuer="BODY-11-1"),
        put(
            "Assignment",
            case="K1",
            magistrate="BODY-11-1",
            function="INVESTIGATING_JUDGE",
            from_="2026-11-01T09:00:00Z",
        ),
        held("BODY-11-1", "CRIMINAL_JUDGE"),
    ),
    title="nobody authorises himself",
)
for case in ("K9", "K10", "K11"):
    row(
        "S956",
        "BODY-11-1",
        R1,
        f'case(id: "<{case}>") {{ number parties {{ id }} }}',
        invisible("case", AL_C),
        state=(
            edit("R-K1", case=case, issued_at=BEFORE, elements=["ACCUSED_IDENTITY"]),
            put(
                "Assignment",
                case=case,
                magistrate="JI-LYON",
                function="INVESTIGATING_JUDGE",
                from_=BEFORE,
            ),
        ),
        title="criminal cases only (A18)",
    )
row(
    "S957",
    "BODY-11-1",
    R1,
    'case(id: "<K1>") { offences { place } }',
    gives("case.offences.place", {"Lyon"}, AL_C),
    state=(edit("R-K2", revoked_at=BEFORE), edit("R-K3", revoked_at=BEFORE)),
    title="whatever other authorisations he had",
)

# who issued it held the office that he signed in, by then (A16)
SIGNED_AT = "2026-11-10T09:00:00Z"
for purpose, request, office, number in (
    (R1, K1, "JI-LYON:CRIMINAL_JUDGE", "26/00001"),
    (R2, K2, "P-PARIS:PROSECUTOR", "26/00002"),
):
    for period, opens in then(SIGNED_AT, revocable=True):
        row(
            "S960",
            "BODY-11-1",
            purpose,
            request,
            gives("case.number", number, AL_C) if opens else invisible("case", AL_C),
            state=(edit(office, **period),),
            title=f"in office then, whatever he is now: {office}",
        )
    for never in ({"agent": "JI2-LYON"}, {"role": "NON_CRIMINAL_MAGISTRATE"}):
        row(
            "S960",
            "BODY-11-1",
            purpose,
            request,
            invisible("case", AL_C),
            state=(edit(office, **never),),
            title=f"never in that office: {office}",
        )
row(
    "S960",
    "BODY-11-1",
    R1,
    K1,
    invisible("case", AL_C),
    state=(edit("R-K1", issuer_role="PROSECUTOR", stage_at_issue="ENQUIRY"),),
    title="seised, and never a prosecutor",
)
for instant in (BEFORE, AT_NOW, AFTER):
    row(
        "S961",
        "BODY-11-1",
        R1,
        K1,
        invisible("case", AL_C) if instant == AFTER else gives("case.number", "26/00001", AL_C),
        state=(edit("R-K1", issued_at=instant),),
        title="issued by now",
    )

# each element opens what it designates, and nothing else (A16)
PENDING = (
    edit("K3", stage="TRIAL", follow_up="Poursuites"),
    put(
        "Assignment", case="K3", magistrate="JI-LYON", function="INVESTIGATING_JUDGE", from_=BEFORE
    ),
    *RECORDS[1:],
)
ISSUED = {"issued_at": BEFORE, "case": "K3", "stage_at_issue": "JUDICIAL_INVESTIGATION"}
DESIGNATED = {
    "FACTS_DATE": ("FACTS", "FACTS_DATE"),
    "FACTS_PLACE": ("FACTS", "FACTS_PLACE"),
    "FACTS_CLASSIFICATION": ("FACTS", "FACTS_CLASSIFICATION"),
    "TRIAL_PROCEDURE": ("HEARING_DATE", "TRIAL_PROCEDURE"),
    **{
        each: (each,)
        for each in (
            "ACCUSED_IDENTITY",
            "VICTIM_IDENTITY",
            "COMPANY_ACCUSED",
            "COMPANY_VICTIM",
            "PROSECUTION_DECISION",
            "INVESTIGATION",
            "TRIAL_OUTCOME",
            "ENFORCEMENT",
            "JUDICIAL_SITUATION",
        )
    },
}
for element, categories in DESIGNATED.items():
    row(
        "S924",
        "BODY-11-1",
        R1,
        ALL,
        *told(("CASE_META", *categories), "NOT_DESIGNATED", AL_C),
        state=(*PENDING, edit("R-K1", elements=[element], **ISSUED)),
        title=element,
    )
    if "FACTS" in categories:
        continue
    for fact in ("FACTS_DATE", "FACTS_PLACE"):
        row(
            "S924",
            "BODY-11-1",
            R1,
            ALL,
            *told(("CASE_META", "FACTS", fact, *categories), "NOT_DESIGNATED", AL_C),
            state=(*PENDING, edit("R-K1", elements=[element, fact], **ISSUED)),
            title=f"{element} and {fact}",
        )
