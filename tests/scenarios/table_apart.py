"""GX-05, GX-03: what one role or one case opens, another role or case of his does not."""

from scenario import Put, Table, edit, gives, invisible, processing, put, reciprocal, victims

from db.enumerations import Role

row = Table()
BEFORE = "2026-11-21T09:00:00Z"
KINDS = ("K9", "K10", "K11")
"""A case of each kind that is not criminal."""


def seised(who: str, *cases: str) -> tuple[Put, ...]:
    """Someone is seised of cases."""
    return tuple(
        put("Assignment", case=case, magistrate=who, function="TRIAL", from_=BEFORE)
        for case in cases
    )


def assisting(who: str, magistrate: str) -> Put:
    """Someone assists a magistrate."""
    return put("AssistLink", assistant=who, magistrate=magistrate, from_=BEFORE)


def number(case: str) -> str:
    """The number of a case."""
    return f'case(id: "<{case}>") {{ number }}'


# a magistrate who is a clerk besides reads as a magistrate what he is seised of, and the reverse
CLERK_TOO = put("AgentRole", agent="P-LYON", role="MAGISTRATE_CLERK", from_=BEFORE)
ASSISTANT_TOO = (
    put("AgentRole", agent="P-LYON", role="AUTHORISED_ASSISTANT", from_=BEFORE),
    put("Habilitation", agent="P-LYON", role="AUTHORISED_ASSISTANT", from_=BEFORE),
)
for role, besides in (
    (Role.MAGISTRATE_CLERK, (CLERK_TOO,)),
    (Role.AUTHORISED_ASSISTANT, ASSISTANT_TOO),
):
    for case in ("K4", "K10"):
        row(
            "S140",
            "P-LYON",
            processing(case),
            number(case),
            invisible("case"),
            role=role,
            state=besides,
            title="seised himself, and acting as one who assists",
        )
for who, magistrate, case in (
    ("P-PARIS", "P-LYON", "K4"),
    ("AG-LYON", "P-LYON", "K4"),
    ("PG-LYON", "P-LYON", "K4"),
    ("J-LYON", "JI-LYON", "K1"),
    ("JE-LYON", "JI-LYON", "K1"),
    ("P-PARIS", "JE-LYON", "K9"),
    ("AG-LYON", "JE-LYON", "K9"),
    ("PG-LYON", "P-LYON", "K10"),
    ("J-LYON", "JE-LYON", "K9"),
    ("CIVIL-NCM", "JE-LYON", "K9"),
):
    assists: tuple[Put, ...] = (assisting(who, magistrate),)
    row(
        "S141",
        who,
        processing(case),
        number(case),
        invisible("case"),
        state=assists,
        title="he assists one who is seised, and acts as a magistrate",
    )
    row(
        "S142",
        who,
        None,
        "viewer { docket { nodes { id } } }",
        gives(
            "viewer.docket.nodes.id",
            {"P-PARIS": {"K2"}, "JE-LYON": {"K9"}, "J-LYON": {"K4", "K30"}}.get(
                who, {"K35"} if who.endswith("G-LYON") else set()
            ),
        ),
        state=assists,
        title="nor is what he reads as an assistant in his docket as a magistrate",
    )
for who in ("J-LYON", "AG-LYON"):
    row(
        "S143",
        who,
        victims("K9"),
        number("K9"),
        invisible("case", "48-1/al.1/d"),
        state=(assisting(who, "JE-LYON"),),
        title="that the case is not criminal is for those in charge of it, in that role",
    )
# one case at a time (48-1/al.10/a), whoever asks
OTHER_CIVIL = put(
    "Case",
    number="26/00099",
    kind_="CIVIL_COMMERCIAL_PROSECUTION",
    court="TJ-LYON",
    stage="TRIAL",
    origin="COMPLAINT",
    last_recorded_update_at="2026-10-01T09:00:00Z",
)
for who, case, other, purpose, seisin in (
    ("JI-LYON", "K1", "K4", processing("K1"), seised("JI-LYON", "K4")),
    ("CLERK-JI", "K1", "K4", victims("K1"), seised("JI-LYON", "K4")),
    ("JI-LYON", "K1", "K4", victims("K1"), seised("JI-LYON", "K4")),
    ("CLERK-JE", "K9", "K11", processing("K9"), seised("JE-LYON", "K11")),
):
    row(
        "S144",
        who,
        purpose,
        f'mine: case(id: "<{case}>") {{ number }} other: case(id: "<{other}>") {{ number }}',
        gives("mine.number", f"26/{int(case[1:]):05d}"),
        invisible("other"),
        state=seisin,
        title="one case at a time",
    )
for who in ("P-LYON", "CLERK-P"):
    row(
        "S144",
        who,
        processing("K10"),
        f'{number("K10")} other: node(id: "{OTHER_CIVIL.id}") {{ id }}',
        gives("case.number", "26/00010", "R15-33-66-4/al.2/b"),
        invisible("other", "R15-33-66-4/al.2/b"),
        state=(
            OTHER_CIVIL,
            put(
                "Assignment",
                case=str(OTHER_CIVIL.id),
                magistrate="P-LYON",
                function="CIVIL",
                from_=BEFORE,
            ),
        ),
        title="one case at a time",
    )
# seised of what his role has no part in (48-1/al.10, A18)
for who, magistrate in (
    ("P-LYON", "P-LYON"),
    ("CLERK-P", "P-LYON"),
    ("JI-LYON", "JI-LYON"),
    ("CLERK-JI", "JI-LYON"),
    ("AG-LYON", "AG-LYON"),
    ("CLERK-AG", "AG-LYON"),
    ("CLERK-PG", "PG-LYON"),
):
    kinds = KINDS if magistrate != "P-LYON" else ("K9", "K11")
    for case in kinds:
        given = seised(magistrate, case)
        row("S145", who, processing(case), number(case), invisible("case"), state=given)
        row("S146", who, victims(case), number(case), invisible("case"), state=given)
    docket = {
        "P-LYON": {"K1", "K4", "K10", "K34", "K40", "K41", "K42"},
        "JI-LYON": {"K1"},
        "AG-LYON": {"K35"},
        "PG-LYON": {"K35"},
    }
    row(
        "S147",
        who,
        None,
        "viewer { docket { nodes { id } } }",
        gives("viewer.docket.nodes.id", docket[magistrate]),
        state=seised(magistrate, *kinds),
    )
    for case in KINDS:
        if magistrate.endswith("G-LYON"):
            continue
        row(
            "S148",
            who,
            reciprocal(case),
            number("K2") + ' party: node(id: "<K2.A1>") { id }',
            invisible("case", "48-1/al.1/e"),
            invisible("party", "48-1/al.1/e"),
            state=(
                *(seised(magistrate, case) if (magistrate, case) != ("P-LYON", "K10") else ()),
                put("CaseLink", case_a="K2", case_b=case, ground="SAME_FACTS"),
            ),
            title="no reciprocal knowledge from a case of another kind (A18)",
        )
for who in ("JE-LYON", "CLERK-JE"):
    row(
        "S149",
        who,
        None,
        "viewer { docket { nodes { id } } }",
        gives("viewer.docket.nodes.id", {"K9", "K10"}),
        state=seised("JE-LYON", "K1", "K10"),
        title="no criminal case, and every other kind",
    )
row(
    "S149",
    "P-PARIS",
    None,
    "viewer { docket { nodes { id } } }",
    gives("viewer.docket.nodes.id", {"K2"}),
    state=seised("P-PARIS", "K10"),
    title="no civil case of another office",
)
row(
    "S149",
    "P-LYON",
    processing("K10"),
    number("K10"),
    invisible("case", "R15-33-66-4/al.2/b"),
    state=(edit("K10.P-LYON", until="2026-11-21T10:00:00Z"),),
    title="a civil case of his office that he is in charge of no longer",
)
