"""The antecedents file apart (A38, GX-04): no road into it from the two others, and none out."""

from antecedent_words import READERS, Reader, record, sent
from scenario import Table, gives, invisible, processing, reciprocal, refused, victims
from table_files_apart import EVERY_PURPOSE

from db.enumerations import Processing
from permissions.purposes import TERMS, Purpose

row = Table()
OF_THE_REGISTER = (
    ("P-LYON", processing("K1")),
    ("CLERK-P", processing("K1")),
    ("JE-LYON", processing("K9")),
    ("JI-LYON", reciprocal("K1")),
    ("P-LYON", victims("K4")),
    ("P-LYON", 'EXTENDED_JURISDICTION;article="706-75"'),
    ("PG-LYON", "PG_SUPERVISION;basis=ARTICLE_37"),
    ("FILE-CONTROL", 'POLICE_FILE_CONTROL;request="<CR-A4>"'),
    ("SAUJ", 'SAUJ_SERVICE;litigant="<A5>"'),
    ("STATISTICIAN", 'STATISTICS_NOMINATIVE;study="<ST1>"'),
    ("BODY-11-1", 'ART_11_1_RESEARCH;authorisation="<R-K1>"'),
    ("CONTROL", "REGISTRY_CONTROL"),
    ("P-LYON", 'DATA_SUBJECT_RIGHTS;request="<AR-A1>"'),
)
INSIDE = (
    "T1",
    "T4",
    "T12",
    "T14",
    "TX2v",
    "S:A1",
    "S:V1",
    "Q-A1",
    "Q-B3~TJ-LYON",
    "TR1",
    "POLICE!POLICE_ADMIN_INVESTIGATOR",
    "PREFECTURE+ADMIN_POLICE_AGENT",
)
"""Records of this file, and acts that let people into it."""
NODES = ", ".join(f'"<{each}>"' for each in INSIDE)
ROOTS = (
    record("T1", "id"),
    "antecedents { totalCount }",
)
MORE_ROOTS = (
    "administrativeInquiries { totalCount }",
    'transmission(id: "<TR1>") { id }',
)
for who, purpose in (*OF_THE_REGISTER, *EVERY_PURPOSE):
    overseeing = who in ("CONTROL", "QUALIFIED", "P-LYON", "JI-LYON")
    row("T324a", who, purpose, f"nodes(ids: [{NODES}]) {{ id }}", gives("nodes", {None}))
    for asked in (*ROOTS, *MORE_ROOTS) if overseeing else ROOTS:
        row(
            "S2201",
            who,
            purpose,
            asked,
            refused("PURPOSE_NOT_ALLOWED"),
            title="nothing of this file is opened from another",
        )
for who, purpose in (("CONTROL", "REGISTRY_CONTROL"), ("QUALIFIED", "INTERCEPT_OVERSIGHT")):
    row(
        "S2202",
        who,
        purpose,
        """designations(filter: {role: [POLICE_ADMIN_INVESTIGATOR, SNEAS_AGENT, COSSEN_AGENT,
          ADMIN_POLICE_AGENT, INTELLIGENCE_AGENT, DEFENCE_INTELLIGENCE_AGENT]}) { totalCount }
        habilitations(filter: {role: [POLICE_ADMIN_INVESTIGATOR, ADMIN_POLICE_AGENT]}) {
          totalCount nodes { id } }""",
        gives("designations.totalCount", 0),
        gives("habilitations.totalCount", 0),
        gives("habilitations.nodes", set()),
        title="whoever oversees one file sees nothing of another's acts",
    )

OUTSIDE = ", ".join(
    f'"<{each}>"'
    for each in (
        "K1",
        "K3",
        "K1.A1",
        "K1.V1",
        "A1",
        "V1",
        "A2",
        "K1.o1",
        "K1.A1/o1",
        "K1.d1",
        "K1.s1",
        "K1.h1",
        "K1-K2:A1",
        "I1",
        "I3",
        "J1",
        "K1.line",
        "K1.exhibit",
        "K1.request",
        "POLICE",
        "OPJ",
        "OPJ!JUDICIAL_POLICE_OFFICER",
        "CR-A4",
    )
)
CASE = 'case(id: "<K3>") { number parties { id } } one: node(id: "<K1>") { id }'
RECIPIENT = Reader("RECIPIENT", "FOREIGN_POLICE_BODY", lambda _subject: sent(), ("R40-29/III/a",))
for each in (*READERS[4:], RECIPIENT):
    purpose = each.purpose("A1")
    row("S2203", each.who, purpose, f"nodes(ids: [{OUTSIDE}]) {{ id }}", gives("nodes", {None}))
    row("S2203", each.who, purpose, CASE, invisible("case"), invisible("one"))
    for asked in (
        "cases",
        "parties",
        "decisions",
        "linkedCases",
        "interceptions",
        "interceptItems",
        "exhibits",
        "serviceRequests",
        "platformUsers",
        "authorisations",
        "notices",
        "designations",
        "habilitations",
        "assignments",
        "assistLinks",
        "referrals",
        "controlRequests",
        "studies",
        "accessLog",
        "accessVolumes",
        "accessRefusals",
    ):
        row(
            "S2204",
            each.who,
            purpose,
            f"{asked} {{ totalCount }}",
            refused("PURPOSE_NOT_ALLOWED", TERMS[Purpose(purpose.partition(";")[0])].clauses[0]),
        )
    for asked in ('interceptItem(id: "<I1>") { id }', 'interception(id: "<K1.line>") { id }'):
        row("S2204", each.who, purpose, asked, refused("PURPOSE_NOT_ALLOWED"))

OWN_FILE = {code for code in Purpose if TERMS[code].processing is Processing.ANTECEDENTS}
INQUIRERS = ("POLICE", "INTELLIGENCE", "SNEAS-OK", "COSSEN", "PREFECTURE", "DEFENCE", "RECIPIENT")
for who in INQUIRERS:
    for code in Purpose:
        if code not in OWN_FILE:
            of_register = TERMS[code].processing is Processing.REGISTRY
            row(
                "T004" if who == "SNEAS-OK" and code is Purpose.CASE_PROCESSING else "S2205",
                who,
                f'{code};case="<K1>"',
                'case(id: "<K1>") { number }',
                refused("PURPOSE_NOT_ALLOWED", *(("48-1/al.14/a",) if of_register else ())),
            )
OTHERS = dict.fromkeys(who for who, _ in (*OF_THE_REGISTER, *EVERY_PURPOSE))
for who in OTHERS:
    for each in (*READERS[4:], RECIPIENT):
        purpose = each.purpose("A1")
        code = Purpose(purpose.partition(";")[0])
        row(
            "S2206",
            who,
            purpose,
            record("T1"),
            refused("PURPOSE_NOT_ALLOWED", TERMS[code].clauses[0]),
        )
