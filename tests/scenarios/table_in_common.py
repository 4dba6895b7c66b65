"""RG-04, whoever asks: what links two cases, and whom they have in common (A06, A07, A18)."""

from scenario import Table, edit, gives, invisible, put, reciprocal, refused, withheld

row = Table()
FROM_K1 = reciprocal("K1")
BEFORE = "2026-11-21T09:00:00Z"
SAME_FACTS = {"ground": "SAME_FACTS"}
EACH = ("P-LYON", "CLERK-P", "JI-LYON")
"""A prosecutor, one who assists, a judge: each seised of K1, or assisting one who is."""
AT_ITS_TERM = edit("K1", last_recorded_update_at="2006-11-21T10:00:00Z")
"""K1 leaves the register at the instant of the scenarios."""


def both(case: str, party: str) -> str:
    """A case and a party of it, each by its own door."""
    return f'case(id: "<{case}>") {{ number }} party: node(id: "<{party}>") {{ id }}'


NEITHER = (invisible("case", "48-1/al.1/e"), invisible("party", "48-1/al.1/e"))

for who in EACH:
    row(
        "S450",
        who,
        FROM_K1,
        """case(id: "<K2>") { parties { id } decisions { id } retentionExpiresAt }
        other: case(id: "<K32>") { sentences { id } }""",
        gives("case.parties.id", {"K2.A1"}, "48-1/al.1/e"),
        gives("case.decisions.id", {"K2.d1"}, "48-1/al.1/e"),
        gives("other.sentences.id", {"K32.A1.sentence"}, "48-1/al.1/e"),
        withheld("case.retentionExpiresAt", "NOT_IN_PURPOSE", "48-1/al.1/e"),
    )
    row("S451", who, FROM_K1, both("K33", "K33.A9"), *NEITHER, title="not linked")
    row("S452", who, FROM_K1, both("K2", "K2.A1"), *NEITHER, state=(AT_ITS_TERM,), title="gone")
    for case, party in (("K9", "K9.A1"), ("K10", "K10.A2"), ("K11", "K11.X2")):
        row(
            "S453",
            who,
            FROM_K1,
            both(case, party),
            *NEITHER,
            state=(put("CaseLink", case_a="K1", case_b=case, **SAME_FACTS),),
            title="the same facts, in a case of another kind (A18)",
        )
    row(
        "S454",
        who,
        reciprocal("K5"),
        both("K2", "K2.A1"),
        *NEITHER,
        state=(put("CaseLink", case_a="K2", case_b="K5", **SAME_FACTS),),
        title="linked to a case that is not his",
    )
row(
    "S455",
    "P-LYON",
    FROM_K1,
    both("K34", "K34.A1"),
    *NEITHER,
    title="his own case is no other's",
)
row("S455", "CLERK-P", FROM_K1, both("K34", "K34.A1"), *NEITHER)
row(
    "S455",
    "JI-LYON",
    FROM_K1,
    both("K34", "K34.A1"),
    *NEITHER,
    state=(put("Assignment", case="K34", magistrate="JI-LYON", function="TRIAL", from_=BEFORE),),
)
row(
    "S456",
    "AG-LYON",
    reciprocal("K35"),
    'case(id: "<K4>") { number parties { id } }',
    gives("case.number", "26/00004", "48-1/al.1/e"),
    gives("case.parties.id", {"K4.A5"}, "48-1/al.1/e"),
    state=(
        put("CaseLink", case_a="K4", case_b="K35", ground="SAME_IMPLICATED_PERSON", person="A5"),
    ),
)
row(
    "S457",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K2>") { parties { id } }',
    gives("case.parties.id", {"K2.A1"}, "48-1/al.1/e"),
    state=(put("Party", case="K2", legal_entity="A2", capacity="SUSPECT"),),
    title="a company is no person in common",
)
for kind in ("DISMISSAL", "CIVIL"):
    row(
        "S458",
        "JI-LYON",
        FROM_K1,
        'case(id: "<K2>") { decisions { id } }',
        gives("case.decisions.id", {"K2.d1"}, "48-1/al.1/e"),
        state=(
            put(
                "Decision",
                case="K2",
                court="TJ-PARIS",
                decision_type=kind,
                pronounced_at="2026-03-01T10:00:00Z",
                charges=["K2.A1/o1"],
            ),
        ),
        title="neither a dismissal, which tells of the investigation, nor civil interests",
    )
for capacity in ("CIVIL_PARTY", "COMPANY_CONCERNED", "MINOR", "PARENT", "VICTIM", "WITNESS"):
    row(
        "S459",
        "JI-LYON",
        FROM_K1,
        'case(id: "<K20>") { decisions { id } charges { id } }',
        gives("case.decisions.id", set()),
        gives("case.charges.id", {"K20.A12/o1"}, "48-1/al.1/e"),
        state=(edit("K20.A8", capacity=capacity),),
        title="decisions on those who are implicated alone",
    )
row(
    "S460",
    "JI-LYON",
    FROM_K1,
    both("K2", "K2.A1"),
    *NEITHER,
    state=(edit("K2.A1", capacity="COMPANY_CONCERNED"),),
)
row(
    "S461",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K2>") { parties { id } }',
    gives("case.parties.id", {"K2.A1"}, "48-1/al.1/e"),
    state=(put("CaseLink", case_a="K2", case_b="K33", **SAME_FACTS),),
    title="the same facts as in a third case",
)
row(
    "S462",
    "JI-LYON",
    FROM_K1,
    'case(id: "<K2>") { parties { id } }',
    gives("case.parties.id", {"K2.A1"}, "48-1/al.1/e"),
    state=(
        put("Party", case="K1", person="X2", capacity="SUSPECT"),
        put("Party", case="K2", person="X2", capacity="SUSPECT"),
    ),
    title="the person whom the link names, and nobody else",
)
row(
    "S463",
    "JI-LYON",
    FROM_K1,
    'cases(filter: {victim: {companyName: "Mutuelle du Gier"}}) { totalCount }',
    refused("FILTER_NOT_PERMITTED", "48-1/al.1/e"),
    title="nor a search by the name of a company that is a victim (A07)",
)
