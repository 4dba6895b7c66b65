"""R40-47, I and II: magistrates seised, investigators referred to; what is under seal."""

from platform_words import AFTER, AT_NOW, BEFORE, intercept, item, items, payload
from scenario import Table, edit, gives, invisible, processing, put, refused, withheld

from db.enumerations import Role

row = Table()
K1 = intercept("K1")
ALL = ("I1", "I2", "I3", "I4", "I5", "I6")
JE_ON_K1 = put(
    "Assignment",
    case="K1",
    magistrate="JE-LYON",
    function="CHILDRENS_JUDGE_EDUCATIONAL",
    lead=False,
    from_="2026-01-01T00:00:00Z",
)

row("T077", "PG-LYON", K1, item("I1"), invisible("item", "R40-47/I/b"))
row(
    "T120",
    "JI-LYON",
    K1,
    item("I1"),
    invisible("item", "R40-47/I/b"),
    state=(edit("K1.JI-LYON", until_=BEFORE),),
)
row(
    "T120",
    "JI-LYON",
    K1,
    item("I1"),
    invisible("item", "R40-47/I/b"),
    state=(edit("K1.JI-LYON", until_=AT_NOW),),
    title="half-open: at `until` the right is gone",
)
row(
    "T120",
    "JI-LYON",
    K1,
    item("I1"),
    gives("item.payload", payload("I1"), "R40-47/I/a"),
    state=(edit("K1.JI-LYON", until_=AFTER),),
)
for who in ("JI-LYON", "P-LYON"):
    row(
        "S1101",
        who,
        K1,
        items(*ALL, fields="payload sealed transcript correspondents"),
        *(gives(f"{each}.payload", payload(each), "R40-47/I/a", "R40-47/I/b") for each in ALL),
        gives("I3.sealed", True),
        gives("I3.transcript", "Rendez-vous au garage", "R40-47/I/a"),
        gives("I6.correspondents", {"+33622222222"}, "R40-47/I/a"),
        title="all of it (A22), whether in charge or merely seised (A32)",
    )
row(
    "S1102",
    "JE-LYON",
    K1,
    items("I2", "I3"),
    gives("I2.payload", payload("I2"), "R40-47/I/a"),
    gives("I3.payload", payload("I3"), "R40-47/I/a"),
    state=(JE_ON_K1,),
    title="any magistrate seised, criminal functions or not (A33)",
)
row("S1102", "JE-LYON", K1, item("I2"), invisible("item", "R40-47/I/b"))
for who in ("P-PARIS", "JI2-LYON", "AG-LYON", "J-LYON"):
    row("S1103", who, K1, items("I1", "I3"), invisible("I1", "R40-47/I/b"), invisible("I3"))
row(
    "S1104",
    "JI-LYON",
    K1,
    items("J1", "O1", "D1", "Z1"),
    *(invisible(each, "R40-47/I/b") for each in ("J1", "O1", "D1", "Z1")),
    title="what is not of the case named",
)
row(
    "S1104",
    "JI-LYON",
    intercept("K2"),
    items("J1", "I1"),
    invisible("J1", "R40-47/I/b"),
    invisible("I1"),
    title="a case of another's, and one's own that the purpose does not name",
)
row("S1105", "JI-LYON", "INTERCEPT_CASE", item("I1"), refused("CASE_REQUIRED", "R40-47/I/b"))
row("S1106", "JI-LYON", None, item("I1"), refused("PURPOSE_REQUIRED"))
row(
    "S1107",
    "JI-LYON",
    K1,
    item("I1"),
    invisible("item", "R40-47/I/b"),
    state=(edit("K1.JI-LYON", from_=AFTER),),
    title="an assignment that begins in a second",
)

for who in ("OPJ", "OPJ-4", "OPJ-SEAL", "APJ", "CUSTOMS-28-1", "TAX-28-2"):
    row(
        "T121" if who == "OPJ" else "S1111",
        who,
        K1,
        items("I1", "I2", "I5", "I4"),
        *(
            gives(f"{each}.payload", payload(each), "R40-47/II/e", "R40-47/II/d")
            for each in ("I1", "I2", "I5", "I4")
        ),
    )
row(
    "T122",
    "OPJ",
    K1,
    item(
        "I3",
        """id sealed kind payload transcript translation correspondents clearPayload encrypted
        caseId sealedAt unsealedAt exhibitId""",
    ),
    gives("item.id", "I3", "R40-47/II/e"),
    gives("item.sealed", True, "R40-47/II/e"),
    *(
        withheld(f"item.{each}", "SEALED", "R40-47/II/f")
        for each in (
            "kind",
            "payload",
            "transcript",
            "translation",
            "correspondents",
            "clearPayload",
            "encrypted",
            "caseId",
            "sealedAt",
            "unsealedAt",
            "exhibitId",
        )
    ),
    title="id and sealed=true only",
)
row(
    "T123",
    "OPJ",
    K1,
    item("I6", "payload correspondents kind"),
    withheld("item.payload", "SEALED", "R40-47/II/f"),
    withheld("item.correspondents", "SEALED", "R40-47/II/f"),
    withheld("item.kind", "SEALED", "R40-47/II/f"),
    title="data, too (A21)",
)
row(
    "S1112",
    "OPJ",
    K1,
    item("I5"),
    withheld("item.payload", "SEALED", "R40-47/II/f"),
    state=(edit("I5", sealed_at=BEFORE),),
    title="and information (A21)",
)

row(
    "T134",
    "OPJ-HABILITATED",
    K1,
    item("I1"),
    refused("DESIGNATION_INVALID", "R40-47/II/c"),
)
row("T135", "OPJ-DESIGNATED", K1, item("I1"), refused("HABILITATION_INVALID", "R40-47/II/c"))
row(
    "T135",
    "OPJ",
    K1,
    item("I1"),
    refused("HABILITATION_INVALID", "R40-47/II/c"),
    state=(edit("OPJ+JUDICIAL_POLICE_OFFICER", revoked_at=BEFORE),),
)
row("T137", "OPJ-UNREFERRED", K1, item("I1"), invisible("item", "R40-47/II/d"))
row("T137", "OPJ-PARIS", K1, item("I1"), invisible("item", "R40-47/II/d"))
row("T138", "MAYOR", K1, item("I1"), refused("DESIGNATION_INVALID", "R40-47/II/a"))
row("S1113", "OPJ-NO-POINT", K1, item("I1"), refused("DESIGNATION_INVALID", "R40-47/II/a"))
row(
    "S1114",
    "OPJ-SELF",
    K1,
    item("I1"),
    refused("DESIGNATION_INVALID", "R40-47/II/c"),
    title="designated by himself (A23)",
)
row("T139", "APJ", K1, item("I2"), gives("item.payload", payload("I2"), "R40-47/II/a"))
row(
    "T141",
    "TAX-28-2",
    K1,
    item("I2"),
    invisible("item", "R40-47/II/d"),
    state=(edit("K1.TAX-28-2", until_=BEFORE),),
)
row(
    "T141",
    "TAX-28-2",
    K1,
    item("I2"),
    invisible("item", "R40-47/II/d"),
    at="2026-11-21T10:00:01Z",
    title="the referral ends at that second",
)

SEVEN = (
    ("OPJ", Role.JUDICIAL_POLICE_OFFICER),
    ("APJ", Role.JUDICIAL_POLICE_AGENT),
    ("CUSTOMS-28-1", Role.CUSTOMS_JUDICIAL_OFFICER),
    ("TAX-28-2", Role.TAX_JUDICIAL_OFFICER),
)
for who, role in SEVEN:
    for act, code in (("!", "DESIGNATION_INVALID"), ("+", "HABILITATION_INVALID")):
        name = f"{who}{act}{role}"
        for values in ({"revoked_at": AT_NOW}, {"until_": AT_NOW}, {"from_": AFTER}):
            row(
                "S1115",
                who,
                K1,
                item("I1"),
                refused(code, "R40-47/II/c"),
                state=(edit(name, **values),),
                title="both acts, and each from its first instant to its last",
            )
        row(
            "S1116",
            who,
            K1,
            item("I1"),
            gives("item.payload", payload("I1"), "R40-47/II/e"),
            state=(edit(name, from_=AT_NOW, until_=AFTER),),
        )
        row(
            "S1117",
            who,
            K1,
            item("I1"),
            refused(code, "R40-47/II/c"),
            state=(edit(name, role="SNEAS_AGENT"),),
            title="an act for another role is none",
        )
for office in ("SECRETARY_GENERAL_MOJ", "HEAD_OF_REGISTRY", None):
    row(
        "S1118",
        "OPJ",
        K1,
        item("I1"),
        refused("DESIGNATION_INVALID", "R40-47/II/c"),
        state=(edit("OPJ!JUDICIAL_POLICE_OFFICER", issuer_office=office),),
        title="by the superior, and nobody else",
    )
row(
    "S1118",
    "OPJ",
    K1,
    item("I1"),
    refused("DESIGNATION_INVALID", "R40-47/II/c"),
    state=(edit("OPJ!JUDICIAL_POLICE_OFFICER", individually=False),),
    title="and by name",
)
for state in (
    edit("K1.OPJ", from_=AFTER),
    edit("K1.OPJ", until_=AT_NOW),
    edit("K1.OPJ", case="K2"),
    edit("K1.OPJ", agent="OPJ-4"),
):
    row("S1119", "OPJ", K1, item("I1"), invisible("item", "R40-47/II/d"), state=(state,))
row(
    "S1120",
    "OPJ",
    processing("K1"),
    item("I1"),
    refused("PURPOSE_NOT_ALLOWED", "48-1/al.14/a"),
    title="police are not judicial authorities (T005)",
)
