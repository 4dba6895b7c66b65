"""R40-47, XII: nobody knows the magistrate in charge; some may look for him."""

from platform_words import AT_NOW, EVERY_ITEM, by, intercept, item, items, payload
from scenario import Table, edit, gives, invisible, put, refused, withheld

row = Table()
OPJ = by("IDENTIFY_MAGISTRATE", "XII:OPJ")
STRAY = by("IDENTIFY_MAGISTRATE", "XII:OPJ-PARIS")
CLAUSES = ("R40-47/XII/c", "R40-47/XII/b")
OPENED = gives("item.payload", payload("O1"), *CLAUSES)

row(
    "T208",
    "OPJ",
    OPJ,
    items("O1", "O2"),
    gives("O1.payload", payload("O1"), *CLAUSES),
    gives("O2.payload", payload("O2"), *CLAUSES, "R40-47/XII/a"),
)
row(
    "T208a",
    "P-NICE",
    by("IDENTIFY_MAGISTRATE", "XII:P-NICE"),
    item("O1"),
    OPENED,
    title="a person of I may apply, too",
)
row("S1601", "CLERK-JI", by("IDENTIFY_MAGISTRATE", "XII:CLERK-JI"), item("O1"), OPENED)
row(
    "T209",
    "OPJ",
    OPJ,
    item("O3", "payload transcript sealed"),
    withheld("item.payload", "SEALED", "R40-47/II/f"),
    withheld("item.transcript", "SEALED", "R40-47/II/f"),
    gives("item.sealed", True, "R40-47/XII/c"),
)
row(
    "T209",
    "OPJ",
    OPJ,
    item("O3"),
    withheld("item.payload", "SEALED", "R40-47/II/f"),
    state=(edit("XII:OPJ", includes_sealed=True),),
    title="the director is not the magistrate in charge: he opens no seal (A31)",
)
row("T213", "OPJ-SEAL", by("IDENTIFY_MAGISTRATE", "XII:OPJ-SEAL"), item("O1"), OPENED)
row(
    "S1602",
    "OPJ",
    OPJ,
    item("O1"),
    invisible("item", "R40-47/XII/c"),
    state=(edit("XII:OPJ", issuer="DELEGATE", issuer_role="ANTENJ_DIRECTOR_DELEGATE"),),
    title="a delegate who is no magistrate issues none (contrast XI)",
)
row(
    "S1602",
    "OPJ",
    OPJ,
    item("O1"),
    invisible("item", "R40-47/XII/c"),
    state=(edit("XII:OPJ", issuer="DELEGATE", issuer_role="ANTENJ_DIRECTOR"),),
    title="nor under another's title",
)
RECORDED = put(
    "Assignment",
    case="K16",
    magistrate="P-NICE",
    function="PROSECUTION",
    lead=True,
    from_="2026-11-21T09:59:59Z",
    until_="2026-11-21T11:00:00Z",
)
for at, expected in (
    ("2026-11-21T09:59:58Z", OPENED),
    ("2026-11-21T09:59:59Z", invisible("item", "R40-47/XII/a")),
    (None, invisible("item", "R40-47/XII/a")),
    ("2026-11-21T11:00:00Z", OPENED),
):
    row(
        "S1603",
        "OPJ",
        OPJ,
        item("O1"),
        expected,
        state=(RECORDED,),
        at=at,
        title="once a magistrate is recorded, that is over",
    )
row(
    "S1603",
    "P-NICE",
    intercept("K16"),
    items("O1", "O3"),
    gives("O1.payload", payload("O1"), "R40-47/I/a"),
    gives("O3.payload", payload("O3"), "R40-47/I/a"),
    state=(RECORDED,),
)
row("S1604", "P-NICE", intercept("K16"), item("O1"), invisible("item", "R40-47/I/b"))
row(
    "S1604",
    "OPJ",
    OPJ,
    item("O1"),
    invisible("item", "R40-47/XII/a"),
    state=(
        put(
            "Assignment",
            case="K16",
            magistrate="P-LYON",
            function="PROSECUTION",
            lead=False,
            from_="2026-01-01T00:00:00Z",
        ),
    ),
    title="seised, though not in charge: he is known",
)
row(
    "S1605",
    "OPJ-PARIS",
    STRAY,
    items("Z1", "Z2", "O1", "D1"),
    gives("Z1.payload", payload("Z1"), *CLAUSES),
    withheld("Z2.payload", "SEALED", "R40-47/II/f"),
    invisible("O1", "R40-47/XII/c"),
    invisible("D1", "R40-47/XII/c"),
    title="a line that is tied to no case",
)
row(
    "S1605",
    "OPJ-PARIS",
    STRAY,
    f"{EVERY_ITEM} interceptions {{ nodes {{ id targetLine caseId case {{ id }} }} }}",
    gives("interceptItems.nodes.id", {"Z1", "Z2"}),
    gives("interceptItems.totalCount", 2),
    gives("interceptions.nodes.targetLine", {"+33600009999"}, "R40-47/XII/c"),
    withheld("interceptions.nodes.case", "OTHER_FILE"),
)
row(
    "S1605",
    "OPJ-PARIS",
    STRAY,
    item("Z1"),
    invisible("item", "R40-47/XII/a"),
    state=(edit("stray.line", case="K2"),),
    title="found to be of a case whose magistrate is known",
)
row(
    "S1605",
    "OPJ-PARIS",
    STRAY,
    item("Z1"),
    invisible("item", "R40-47/XII/a"),
    state=(edit("stray.line", mission="M1"),),
    title="of a customs mission: no proceeding, no magistrate to look for",
)
row(
    "S1606",
    "OPJ-PARIS",
    by("IDENTIFY_MAGISTRATE", "XII:OPJ"),
    items("O1", "Z1"),
    invisible("O1", "R40-47/XII/c"),
    invisible("Z1", "R40-47/XII/c"),
    title="another's authorisation",
)
row(
    "S1606",
    "OPJ",
    OPJ,
    items("I1", "J1", "Z1"),
    *(invisible(each, "R40-47/XII/c") for each in ("I1", "J1", "Z1")),
)
row(
    "S1607",
    "OPJ-DESIGNATED",
    by("IDENTIFY_MAGISTRATE", "XII:OPJ-DESIGNATED"),
    item("O1"),
    refused("HABILITATION_INVALID", "R40-47/II/c"),
    title="the acts of his own role are asked of him as ever",
)
for name in ("OPJ!JUDICIAL_POLICE_OFFICER", "OPJ+JUDICIAL_POLICE_OFFICER"):
    code = "DESIGNATION_INVALID" if "!" in name else "HABILITATION_INVALID"
    row(
        "S1607",
        "OPJ",
        OPJ,
        item("O1"),
        refused(code, "R40-47/II/c"),
        state=(edit(name, revoked_at=AT_NOW),),
    )
row(
    "S1607",
    "CLERK-JI",
    by("IDENTIFY_MAGISTRATE", "XII:CLERK-JI"),
    item("O1"),
    refused("DESIGNATION_INVALID", "R40-47/III/a"),
    state=(edit("CLERK-JI!MAGISTRATE_CLERK", until_=AT_NOW),),
)
row(
    "S1608",
    "SPECIALIST",
    by("IDENTIFY_MAGISTRATE", "XII:SPECIALIST"),
    item("O1"),
    refused("PURPOSE_NOT_ALLOWED", "R40-47/XII"),
    title="persons of I, II and III only",
)
row(
    "S1608",
    "SPECIALIST",
    by("SPECIALISED_TASK", "XII:SPECIALIST"),
    item("O1"),
    invisible("item", "R40-47/IV/b"),
)
