"""RG-04 beyond the examples: both grounds, every category, and each hop (A05, A06, A07, A18)."""

from scenario import (
    Table,
    edit,
    gives,
    invisible,
    lacks,
    processing,
    put,
    reciprocal,
    refused,
    withheld,
)

row = Table()
FROM_K1 = reciprocal("K1")
THIN = """case(id: "<%s>") {
  number stage court { code } offences { place }
  parties { id capacity person { surname birthDate address } legalEntity { companyName } }
  charges { id } decisions { id type } investigationSteps { id } hearings { id }
  sentences { id enforcementMeasures { id } } enforcementMeasures { id } judicialSituations { id }
  followUp nextHearingAt
}"""
SHUT = ("investigationSteps", "hearings", "enforcementMeasures", "judicialSituations")

for case, parties, charges, decisions in (
    ("K2", {"K2.A1"}, {"K2.A1/o1"}, {"K2.d1"}),
    ("K20", {"K20.A8", "K20.A12"}, {"K20.A8/o1", "K20.A12/o1"}, {"K20.d1"}),
    ("K32", {"K32.A1"}, {"K32.A1/o1"}, {"K32.d1"}),
    ("K34", {"K34.A1"}, {"K34.A1/o1"}, set()),
):
    for who in ("JI-LYON", "CLERK-JI"):
        row(
            "S401",
            who,
            FROM_K1,
            THIN % case,
            gives("case.number", f"26/{int(case[1:]):05d}", "48-1/al.1/e"),
            gives("case.parties.id", parties, "48-1/al.1/e"),
            gives("case.charges.id", charges, "48-1/al.1/e"),
            gives("case.decisions.id", decisions),
            withheld("case.parties.person.address", "NOT_IN_PURPOSE", "48-1/al.1/e"),
            *(withheld(f"case.{each}", "NOT_IN_PURPOSE", "48-1/al.1/e") for each in SHUT),
            withheld("case.nextHearingAt", "NOT_IN_PURPOSE", "48-1/al.1/e"),
            title=case,
        )
row(
    "S402",
    "JI-LYON",
    FROM_K1,
    THIN % "K1",
    invisible("case", "48-1/al.1/e"),
    title="the own case is read for CASE_PROCESSING",
)
row(
    "S403",
    "P-LYON",
    FROM_K1,
    'linkedCases { nodes { case { id } } } case(id: "<K34>") { number }',
    gives("linkedCases.nodes.case.id", {"K2", "K20", "K32"}, "48-1/al.1/e"),
    invisible("case", "48-1/al.1/e"),
    title="he is seised of K34, too: it is no other's case",
)
for who in ("ASSISTANT-P", "CLERK-P"):
    row(
        "S404",
        who,
        FROM_K1,
        "linkedCases { totalCount nodes { id ground case { number } parties { id } } }",
        gives("linkedCases.totalCount", 3),
        gives("linkedCases.nodes.parties.id", {"K2.A1", "K32.A1"}, "48-1/al.1/e"),
    )
row(
    "S405",
    "PG-LYON",
    reciprocal("K35"),
    'case(id: "<K4>") { parties { id } }',
    gives("case.parties.id", {"K4.A5"}, "48-1/al.1/e"),
    state=(
        put("CaseLink", case_a="K4", case_b="K35", ground="SAME_IMPLICATED_PERSON", person="A5"),
    ),
)
for who in ("JE-LYON", "SAUJ", "OPJ"):
    row(
        "S406",
        who,
        FROM_K1,
        "linkedCases { totalCount }",
        refused("PURPOSE_NOT_ALLOWED", "48-1/al.14/a"),
    )
NONE = gives("linkedCases.totalCount", 0)
for who, state in (
    ("J-LYON", ()),
    ("PG-LYON", ()),
    ("ENDED-LYON", ()),
    ("CLERK-ENDED", ()),
    ("JI-LYON", (edit("K1.JI-LYON", until="2026-11-21T10:00:00Z"),)),
    ("JI-LYON", (edit("K1", last_recorded_update_at="1990-01-01T00:00:00Z"),)),
):
    row(
        "S407",
        who,
        FROM_K1,
        'linkedCases { totalCount } case(id: "<K2>") { number } node(id: "<K2.A1>") { id }',
        NONE,
        invisible("case", "48-1/al.10/a"),
        invisible("node", "48-1/al.1/e"),
        state=state,
        title="the own case is not his, or is gone",
    )
for capacity in ("WITNESS", "VICTIM", "OTHER"):
    row(
        "S408",
        "JI-LYON",
        FROM_K1,
        "linkedCases { nodes { case { id } } }",
        gives("linkedCases.nodes.case.id", {"K20"}, "48-1/al.1/e"),
        state=(edit("K1.A1", capacity=capacity),),
        title="A1 is implicated in the own case no longer",
    )
row(
    "S409",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K2>") { parties { id } } node(id: "<K2.A1>") { id }',
    invisible("case", "48-1/al.1/e"),
    invisible("node", "48-1/al.1/e"),
    state=(edit("K2.A1", capacity="WITNESS"),),
    title="A1 is implicated in the other case no longer",
)
VICTIM_HERE = (
    put("CaseLink", case_a="K1", case_b="K2", ground="SAME_IMPLICATED_PERSON", person="V1"),
    put("Party", case="K2", person="V1", capacity="SUSPECT"),
)
row(
    "S430",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K2>") { parties { id person { surname } } } linkedCases { nodes { id } }',
    gives("case.parties.id", {"K2.A1"}, "48-1/al.1/e"),
    gives("linkedCases.nodes.id", {"K1-K2:A1", "K1-K20", "K1-K32:A1", "K1-K34:A1"}),
    state=VICTIM_HERE,
    title="V1, suspect there, is a victim here: not a shared implicated person",
)
row(
    "S431",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K2>") { parties { id } }',
    gives("case.parties.id", {"K2.A1", "K2.A9"}, "48-1/al.1/e"),
    state=(put("CaseLink", case_a="K1", case_b="K2", ground="SAME_FACTS"),),
    title="linked by the facts too: every implicated person",
)
row(
    "S432",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K33>") { number } linkedCases { nodes { case { id } } }',
    invisible("case", "48-1/al.1/e"),
    lacks("linkedCases.nodes.case.id", "K33"),
    state=(
        put("CaseLink", case_a="K1", case_b="K33", ground="SAME_IMPLICATED_PERSON", person="A9"),
    ),
    title="a link by someone who is not implicated here",
)
row(
    "S433",
    "JI-LYON",
    FROM_K1,
    """case(id: "<K2>") { parties { person { parties { id case { id parties { id } } } } } }""",
    gives("case.parties.person.parties.id", {"K2.A1", "K32.A1", "K34.A1"}, "48-1/al.1/e"),
    gives("case.parties.person.parties.case.id", {"K2", "K32", "K34"}, "48-1/al.1/e"),
    title="each hop is judged (GX-06): neither K1, nor K9, nor K31, nor K44",
)
row(
    "T299",
    "JI-LYON",
    processing("K1"),
    'case(id: "<K1>") { parties { id person { parties { id case { number } } } } }',
    gives(
        "case.parties.person.parties.case.number",
        {"26/00001"},
        "48-1/al.10/a",
    ),
    lacks("case.parties.person.parties.id", "K30.V1", "48-1/al.10/a"),
    title="V1 in K30, A1 in K2 and elsewhere: only K1 at the end of each hop",
)
row(
    "S434",
    "JI-LYON",
    FROM_K1,
    """cases(filter: {implicated: {companyName: "rivages d azur"}}) { nodes { id } }""",
    gives("cases.nodes.id", set()),
)
row(
    "S434",
    "JI-LYON",
    FROM_K1,
    """cases(filter: {implicated: {companyName: "Rivages d’Azur SARL"}}) { nodes { id } }""",
    gives("cases.nodes.id", {"K20"}, "48-1/al.1/e"),
)
row(
    "S435",
    "JI-LYON",
    FROM_K1,
    """cases(filter: {implicated: {surname: "nkemba"}}) { nodes { id } }""",
    gives("cases.nodes.id", set()),
    title="A9 is in K2, and is not shared: he never matches (GX-07)",
)
for wish in (
    'parties(filter: {name: {surname: "nkemba"}}) { totalCount }',
    'parties(filter: {birthDate: {from: "1992-01-01", until: "1993-01-01"}}) { totalCount }',
    "parties(filter: {capacity: [VICTIM, CIVIL_PARTY, WITNESS]}) { totalCount }",
    "decisions(filter: {type: [ALTERNATIVE]}) { totalCount }",
):
    row("S436", "JI-LYON", FROM_K1, wish, gives(wish.partition("(")[0] + ".totalCount", 0))
row(
    "S437",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K9>") { number } linkedCases { nodes { case { id } } }',
    invisible("case", "48-1/al.1/e"),
    lacks("linkedCases.nodes.case.id", "K9"),
    state=(put("CaseLink", case_a="K1", case_b="K9", ground="SAME_FACTS"),),
    title="the same facts, before a judge of another kind (A18)",
)
row(
    "S438",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K20>") { parties { id } decisions { id } charges { id } }',
    gives("case.parties.id", {"K20.A12"}, "48-1/al.1/e"),
    gives("case.decisions.id", set()),
    gives("case.charges.id", {"K20.A12/o1"}),
    state=(edit("K20.A8", capacity="OTHER"),),
    title="the decisions on those who are implicated, and on nobody else",
)
for one, other, by in (("K20", "K33", None), ("K4", "K40", "A1")):
    row(
        "S439",
        "JI-LYON",
        FROM_K1,
        f'case(id: "<{other}>") {{ number }} linkedCases {{ nodes {{ case {{ id }} }} }}',
        invisible("case", "48-1/al.1/e"),
        lacks("linkedCases.nodes.case.id", other),
        state=(
            put(
                "CaseLink",
                case_a=one,
                case_b=other,
                ground="SAME_IMPLICATED_PERSON" if by else "SAME_FACTS",
                person=by,
            ),
        ),
        title="linked to another case than the own one",
    )
IMPLICATED = ("SUSPECT", "ASSISTED_WITNESS", "UNDER_EXAMINATION", "PROSECUTED", "CONVICTED")
for capacity in (*IMPLICATED, "ACQUITTED"):
    row(
        "S440",
        "JI-LYON",
        FROM_K1,
        'case(id: "<K2>") { parties { capacity } }',
        gives("case.parties.capacity", {capacity}, "48-1/al.1/e"),
        state=(edit("K2.A1", capacity=capacity), edit("K1.A1", capacity=capacity)),
    )
for capacity in ("VICTIM", "CIVIL_PARTY", "WITNESS", "OTHER", "MINOR", "PARENT"):
    row(
        "S440",
        "JI-LYON",
        FROM_K1,
        'case(id: "<K2>") { parties { capacity } }',
        invisible("case", "48-1/al.1/e"),
        state=(edit("K2.A1", capacity=capacity),),
    )
