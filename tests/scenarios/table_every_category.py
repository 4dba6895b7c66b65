"""Category by category, all that a purpose opens of a case, and all that it does not (LAW 4.1)."""

from category_words import ALL, CONTENT, RECORDS, told
from platform_words import BEFORE
from scenario import Refused, Table, edit, gives, invisible, put, withheld

row = Table()
FACTS = {"FACTS", "FACTS_DATE", "FACTS_PLACE", "FACTS_CLASSIFICATION", "CASE_META"}
ACCUSED, VICTIMS = {"ACCUSED_IDENTITY", "COMPANY_ACCUSED"}, {"VICTIM_IDENTITY", "COMPANY_VICTIM"}
WHOLE = CONTENT | {"NON_CRIMINAL"}
OWN = WHOLE | {"PERSON_EXTENDED"}
SEISED = put("Assignment", case="K3", magistrate="P-LYON", function="PROSECUTION", from_=BEFORE)
RESSORT = (edit("PG-LYON", court="CA-AIX-EN-PROVENCE"),)
TERRITORY = (
    edit("K3.o1", matters=["ART_706_75"]),
    put("CourtTerritory", court="TJ-LYON", article="ART_706_75", member_court="TJ-NICE"),
)
LINKED = put("CaseLink", case_a="K1", case_b="K3", ground="SAME_FACTS")
VICTIMS_TOLD = FACTS | VICTIMS | {"PROSECUTION_DECISION", "HEARING_DATE", "TRIAL_OUTCOME"}
IN_COMMON = FACTS | ACCUSED | {"PROSECUTION_DECISION", "TRIAL_OUTCOME"}
OF_K3 = (
    *("K3", "K3.o1", "K3.A3", "K3.V4", "A4", "A2", "V2", "K3.A4/o1", "K3.d1", "K3.A4.sentence"),
    *("K3.A4.measure", "K4.h1", "K1.s1", "K4.A5.situation", "K1-K20", "K1.A2", "K1.V2", "K1.W1"),
    *("K1.d2", "K2.d1", "K9.A1", "CR-A4", "R-K1", "ST1", "I1", "K1.exhibit", "T1"),
    *("OPJ", "IV:SPECIALIST", "K1.line", "POLICE!POLICE_ADMIN_INVESTIGATOR"),
)

for who, purpose, clause, opened, state in (
    ("JAP-NICE", 'CASE_PROCESSING;case="<K3>"', "48-1/al.10/a", OWN, ()),
    ("P-LYON", 'CASE_PROCESSING;case="<K3>"', "48-1/al.10/a", OWN, (SEISED,)),
    ("CLERK-P", 'CASE_PROCESSING;case="<K3>"', "48-1/al.10/a", OWN, (SEISED,)),
    ("ASSISTANT-P", 'CASE_PROCESSING;case="<K3>"', "48-1/al.10/a", OWN, (SEISED,)),
    ("P-LYON", 'VICTIM_INFORMATION;case="<K3>"', "48-1/al.1/d", VICTIMS_TOLD, (SEISED,)),
    ("CLERK-P", 'VICTIM_INFORMATION;case="<K3>"', "48-1/al.1/d", VICTIMS_TOLD, (SEISED,)),
    ("PG-LYON", "PG_SUPERVISION;basis=ARTICLE_37", "48-1/al.12", WHOLE, RESSORT),
    (
        "P-LYON",
        'EXTENDED_JURISDICTION;article="706-75"',
        "48-1/al.11/a",
        WHOLE,
        TERRITORY,
    ),
    (
        "JI-LYON",
        'EXTENDED_JURISDICTION;article="706-75"',
        "48-1/al.11/a",
        WHOLE,
        TERRITORY,
    ),
    ("CONTROL", "REGISTRY_CONTROL", "48-1/al.1/a", OWN | {"GOVERNANCE", "CASE_LINK"}, ()),
    (
        "FILE-CONTROL",
        'POLICE_FILE_CONTROL;request="<CR-A4>"',
        "48-1/al.13/a",
        WHOLE - VICTIMS,
        (),
    ),
    (
        "FILE-ASSISTANT",
        'POLICE_FILE_CONTROL;request="<CR-A4>"',
        "48-1/al.13/a",
        WHOLE,
        (edit("CR-A4", person=None, case="K3", concerns_victim=True),),
    ),
):
    row(
        "S931",
        who,
        purpose,
        ALL,
        gives("case.number", "26/00003", clause),
        *told(opened, "NOT_IN_PURPOSE"),
        state=(*RECORDS, *state),
    )
for who in ("JI-LYON", "CLERK-JI"):
    row(
        "S932",
        who,
        'RECIPROCAL_KNOWLEDGE;case="<K1>"',
        ALL.replace("links { id }", ""),
        gives("case.number", "26/00003", "48-1/al.1/e"),
        withheld("case.followUp", "NOT_IN_PURPOSE", "48-1/al.1/e"),
        *(
            each
            for each in told(IN_COMMON, "NOT_IN_PURPOSE")
            if not isinstance(each, Refused) and each.path not in {"case.links", "case.followUp"}
        ),
        state=(*RECORDS, LINKED),
        title="of a case of the same facts (A06)",
    )
row(
    "S933",
    "JI-LYON",
    'RECIPROCAL_KNOWLEDGE;case="<K1>"',
    ALL,
    invisible("case", "48-1/al.1/e"),
    state=RECORDS,
    title="of a case that is not linked, nothing",
)
row(
    "S958",
    "STATISTICS-USER",
    "STATISTICS_NON_NOMINATIVE",
    f"nodes(ids: [{', '.join(f'{chr(34)}<{each}>{chr(34)}' for each in OF_K3)}]) {{ id }}",
    gives("nodes", {None}),
    state=RECORDS,
    title="counts, and no record at all",
)
row(
    "S959",
    "CONTROL",
    "REGISTRY_CONTROL",
    'nodes(ids: ["<K1.line>", "<K1.exhibit>", "<I1>", "<OPJ>", "<T1>"]) { id }',
    gives("nodes", {None}),
    title="nothing of the other files",
)
