"""RG-03, in what the rest leaves open: no more than a victim may be told, in criminal cases."""

from scenario import Put, Table, edit, gives, invisible, leaves_out, put, refused, victims, withheld

row = Table()
NOW, BEFORE = "2026-11-21T10:00:00Z", "2026-11-21T09:00:00Z"
NOT_CRIMINAL = refused("PRECONDITION_FAILED", "R15-33-66-4/al.2/e")
TRIED = edit("K1", stage="TRIAL")


def seised(who: str, case: str) -> Put:
    """Someone is seised of a case."""
    return put("Assignment", case=case, magistrate=who, function="TRIAL", from_=BEFORE)


def number(case: str) -> str:
    """The number of a case."""
    return f'case(id: "<{case}>") {{ number }}'


def civil(case: str, *charges: str) -> Put:
    """A decision on civil interests, in a criminal case."""
    return put(
        "Decision",
        case=case,
        court="TJ-LYON",
        decision_type="CIVIL",
        pronounced_at="2026-11-16T10:00:00Z",
        charges=list(charges),
    )


row(
    "S320",
    "P-LYON",
    victims("K1"),
    """case(id: "<K1>") { parties { id person { address } } investigationSteps { id }
      enforcementMeasures { id } sentences { id } judicialSituations { id } links { id }
      retentionExpiresAt }""",
    gives("case.parties.id", {"K1.V1", "K1.V2"}, "48-1/al.1/d"),
    *(
        withheld(f"case.{each}", "NOT_IN_PURPOSE", "48-1/al.1/d")
        for each in ("investigationSteps", "enforcementMeasures", "judicialSituations", "links")
    ),
    withheld("case.retentionExpiresAt", "NOT_IN_PURPOSE", "48-1/al.1/d"),
    withheld("case.parties.person.address", "NOT_IN_PURPOSE", "48-1/al.1/d"),
    state=(TRIED,),
    title="no company that is implicated, no step, no measure",
)
row(
    "S321",
    "P-LYON",
    victims("K4"),
    'case(id: "<K4>") { decisions { id } }',
    gives("case.decisions.id", {"K4.d1"}, "48-1/al.1/d"),
    state=(civil("K4"),),
    title="what is decided on civil interests is NON_CRIMINAL",
)
row(
    "S322",
    "P-LYON",
    victims("K1"),
    """case(id: "<K1>") { parties { id person { address } } enforcementMeasures { id }
      links { id } retentionExpiresAt }""",
    withheld("case.parties.person.address", "ART_11", "48-1/al.14/e"),
    withheld("case.enforcementMeasures", "ART_11", "48-1/al.14/e"),
    withheld("case.links", "ART_11", "48-1/al.14/e"),
    withheld("case.retentionExpiresAt", "ART_11", "48-1/al.14/e"),
    title="while the investigation runs, that is the reason told",
)
ENQUIRY = edit("K4", stage="ENQUIRY")
for state in (
    (ENQUIRY,),
    (
        ENQUIRY,
        edit("K4.A5", capacity="VICTIM"),
        put("Party", case="K4", legal_entity="A2", capacity="SUSPECT"),
    ),
):
    row(
        "S323",
        "P-LYON",
        victims("K4"),
        'case(id: "<K4>") { parties { id } }',
        leaves_out("case.parties", "ART_11", "48-1/al.14/e"),
        state=state,
        title="whoever is implicated, person or company, is left out by article 11",
    )
row(
    "S323",
    "P-LYON",
    victims("K4"),
    'case(id: "<K4>") { decisions { id } }',
    leaves_out("case.decisions", "ART_11", "48-1/al.14/e"),
    state=(ENQUIRY, edit("K4.d1", decision_type="CIVIL")),
)
row(
    "S324",
    "P-LYON",
    victims("K34"),
    'cases(filter: {victim: {companyName: "Mutuelle du Gier"}}) { totalCount }',
    gives("cases.totalCount", 0),
)
row(
    "S325",
    "CIVIL-LYON",
    victims("K1"),
    number("K1"),
    invisible("case", "48-1/al.10/a"),
    state=(seised("CIVIL-LYON", "K1"),),
    title="a judge without a criminal function",
)
# that a case is not criminal is told to those in charge of it, and while it is kept
row(
    "S325",
    "CLERK-JE",
    victims("K1"),
    number("K1"),
    invisible("case", "48-1/al.10/a"),
    state=(seised("JE-LYON", "K1"),),
    title="a criminal case, and assisting one who has no part in those",
)
row("S326", "ASSISTANT-P", victims("K10"), number("K10"), NOT_CRIMINAL)
for who in ("P-LYON", "CLERK-P"):
    row("S326", who, victims("K10"), number("K10"), NOT_CRIMINAL)
    row(
        "S326",
        who,
        victims("K10"),
        number("K10"),
        invisible("case", "48-1/al.8/a"),
        state=(edit("K10", enforceable_at="2016-11-21"),),
        at="2026-11-21T00:00:00Z",
        title="past its term, to the second",
    )
    row(
        "S326",
        who,
        victims("K10"),
        number("K10"),
        invisible("case", "48-1/al.1/d"),
        state=(edit("K10.P-LYON", until=NOW),),
        title="in charge no longer",
    )
for case in ("K10", "K11"):
    row(
        "S327",
        "CLERK-JE",
        victims(case),
        number(case),
        NOT_CRIMINAL,
        state=(seised("JE-LYON", case),),
    )
for who, case in (
    ("CLERK-JI", "K10"),
    ("CLERK-JI", "K11"),
    ("CLERK-P", "K11"),
    ("CLERK-JE", "K11"),
):
    row("S328", who, victims(case), number(case), invisible("case", "48-1/al.1/d"))
for who, magistrate in (("P-PARIS", "P-PARIS"), ("CLERK-ENDED", "P-PARIS")):
    row(
        "S328",
        who,
        victims("K10"),
        number("K10"),
        invisible("case", "48-1/al.1/d"),
        state=(
            seised(magistrate, "K10"),
            put("AssistLink", assistant="CLERK-ENDED", magistrate="P-PARIS", from_=BEFORE),
        ),
        title="of another office",
    )
