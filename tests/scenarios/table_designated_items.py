"""R40-47, VI to VIII: those who read what is designated to them, and nothing beside it."""

from platform_words import AFTER, AT_NOW, BEFORE, EVERY_ITEM, by, eio, item, items, payload
from scenario import Table, edit, gives, invisible, refused, withheld

row = Table()
SPEECH = by("INTERPRETATION", "VI:INTERPRETER")
SPEECH_SEALED = by("INTERPRETATION", "VI:INTERPRETER-SEAL")
FOREIGN = eio("VII:FOREIGNER")
NOT_SHOWN = {"I1", "I3", "I4", "I5", "I6", "J1", "O1", "D1", "Z1"}

row("T161", "INTERPRETER", SPEECH, item("I2"), gives("item.payload", payload("I2"), "R40-47/VI/a"))
row(
    "T162",
    "INTERPRETER",
    SPEECH,
    items(*sorted(NOT_SHOWN)),
    *(invisible(each) for each in sorted(NOT_SHOWN)),
    invisible("I1", "R40-47/VI/d"),
)
row(
    "T169",
    "INTERPRETER-SEAL",
    SPEECH_SEALED,
    item("I3"),
    gives("item.payload", payload("I3"), "R40-47/VI/c"),
)
row(
    "T172",
    "INTERPRETER",
    SPEECH,
    item("I2", "payload caseId case { number parties { id } }"),
    gives("item.payload", payload("I2"), "R40-47/VI/d"),
    withheld("item.case", "OTHER_FILE"),
)
row(
    "T295",
    "INTERPRETER",
    SPEECH,
    EVERY_ITEM,
    gives("interceptItems.totalCount", 1),
    gives("interceptItems.nodes.id", {"I2"}, "R40-47/VI/d"),
)
row(
    "S1401",
    "INTERPRETER",
    SPEECH,
    item("I2", "payload interception { targetLine items { id } }"),
    gives("item.payload", payload("I2")),
    gives("item.interception", None),
    title="the items designated, and not the interception",
)
row(
    "S1402",
    "INTERPRETER",
    SPEECH,
    items("I2", "I3"),
    gives("I2.payload", payload("I2")),
    invisible("I3", "R40-47/VI/d"),
    at="2026-11-21T17:59:59Z",
)
row("S1402", "INTERPRETER", SPEECH, item("I2"), invisible("item"), at="2026-11-21T18:00:00Z")
row(
    "S1403",
    "INTERPRETER",
    SPEECH_SEALED,
    item("I2"),
    invisible("item", "R40-47/VI/c"),
    title="an authorisation given to another",
)
row(
    "S1404",
    "INTERPRETER-SEAL",
    SPEECH_SEALED,
    item("I3", "payload sealed"),
    withheld("item.payload", "SEALED", "R40-47/II/f"),
    gives("item.sealed", True, "R40-47/VI/c"),
    state=(edit("VI:INTERPRETER-SEAL", includes_sealed=False),),
)
for sealed in (False, True):
    row(
        "S1405",
        "INTERPRETER",
        SPEECH,
        item("I2"),
        invisible("item", "R40-47/VI/c"),
        state=(edit("I2", sealed_at=BEFORE), edit("VI:INTERPRETER", includes_sealed=sealed)),
        title="an officer hands over nothing that is sealed, whatever his authorisation says (A25)",
    )
row(
    "S1406",
    "INTERPRETER",
    SPEECH,
    item("I2"),
    invisible("item", "R40-47/VI/c"),
    state=(
        edit("I2", sealed_at=BEFORE),
        edit("VI:INTERPRETER", issuer="OPJ-SEAL", includes_sealed=True),
        edit("II_SEALED:OPJ-SEAL", scope="WHOLE_CASE"),
    ),
    title="not even one who reads it himself: only the magistrate opens the seal (T168)",
)
OFFICER = "JUDICIAL_POLICE_OFFICER"
for state in (
    edit("K1.OPJ", until_=AT_NOW),
    edit("K1.OPJ", case="K2"),
    edit(f"OPJ!{OFFICER}", revoked_at=AT_NOW),
    edit(f"OPJ+{OFFICER}", until_=AT_NOW),
    edit(f"OPJ:{OFFICER}", until_=AT_NOW),
    edit(f"OPJ:{OFFICER}", from_="2026-11-20T00:00:00Z"),
    edit("OPJ", active=False),
    edit("OPJ", art_16_point=1),
    edit("OPJ", art_16_point=None),
):
    row(
        "S1407",
        "INTERPRETER",
        SPEECH,
        item("I2"),
        invisible("item", "R40-47/VI/c"),
        state=(state,),
        title="the officer no longer reads it himself",
    )
for issuer, role in (
    ("CUSTOMS-28-1", "CUSTOMS_JUDICIAL_OFFICER"),
    ("TAX-28-2", "TAX_JUDICIAL_OFFICER"),
    ("OPJ-4", OFFICER),
):
    row(
        "S1408",
        "INTERPRETER",
        SPEECH,
        item("I2"),
        gives("item.payload", payload("I2"), "R40-47/VI/c"),
        state=(edit("VI:INTERPRETER", issuer=issuer, issuer_role=role),),
        title="customs and tax officers, too",
    )
row(
    "S1409",
    "INTERPRETER",
    SPEECH,
    item("I2"),
    gives("item.payload", payload("I2"), "R40-47/VI/c"),
    state=(edit("VI:INTERPRETER", issuer="JI-LYON", issuer_role="CRIMINAL_JUDGE"),),
)
for values, shown in (
    ({"sealed_at": AFTER}, True),
    ({"sealed_at": AT_NOW}, False),
    ({"sealed_at": BEFORE, "unsealed_at": AFTER}, False),
    ({"sealed_at": BEFORE, "unsealed_at": AT_NOW}, True),
):
    row(
        "S1411",
        "INTERPRETER",
        SPEECH,
        item("I2"),
        gives("item.payload", payload("I2")) if shown else invisible("item", "R40-47/VI/c"),
        state=(edit("I2", **values),),
        title="from the second of the seal until that of its end",
    )
OFFICERS = (
    ("OPJ", OFFICER),
    ("CUSTOMS-28-1", "CUSTOMS_JUDICIAL_OFFICER"),
    ("TAX-28-2", "TAX_JUDICIAL_OFFICER"),
)
for issuer, role in OFFICERS:
    signed = edit("VI:INTERPRETER", issuer=issuer, issuer_role=role)
    acts = (f"{issuer}!{role}", f"{issuer}+{role}")
    for change in (
        (edit(f"K1.{issuer}", until_=AT_NOW),),
        (edit(f"{issuer}:{role}", revoked_at=AT_NOW),),
        *((edit(name, revoked_at=AT_NOW),) for name in acts),
        *(
            tuple(edit(name, role=other) for name in acts)
            for _, other in (*OFFICERS, ("APJ", "JUDICIAL_POLICE_AGENT"))
            if other != role
        ),
    ):
        row(
            "S1412",
            "INTERPRETER",
            SPEECH,
            item("I2"),
            invisible("item", "R40-47/VI/c"),
            state=(signed, *change),
            title="he reads it now, in the capacity in which he signed, or hands over nothing",
        )
row("S1410", "INTERPRETER", "INTERPRETATION", item("I2"), refused("PURPOSE_REQUIRED", "R40-47/VI"))
row(
    "S1410",
    "INTERPRETER",
    SPEECH.replace("VI:INTERPRETER", "IX:MAINTAINER"),
    item("I2"),
    invisible("item", "R40-47/VI/c"),
)

row("S1421", "FOREIGNER", FOREIGN, item("I1"), gives("item.payload", payload("I1"), "R40-47/VII/b"))
row("T174", "FOREIGNER", FOREIGN, item("I2"), invisible("item", "R40-47/VII/d"))
row(
    "T178",
    "FOREIGNER",
    FOREIGN,
    item("I1"),
    refused("PRECONDITION_FAILED", "R40-47/VII/b"),
    state=(edit("FOREIGNER", state="ES"),),
)
row(
    "T178",
    "FOREIGNER",
    FOREIGN,
    item("I1"),
    refused("PRECONDITION_FAILED", "R40-47/VII/b"),
    state=(edit("FOREIGNER", state=None),),
)
row(
    "T179",
    "FOREIGNER",
    FOREIGN,
    item("I1"),
    refused("PRECONDITION_FAILED", "R40-47/VII/a"),
    state=(edit("request.EIO", instrument="MLA_2000_ART18"),),
)
row(
    "T179",
    "FOREIGNER-DK",
    eio("VII:FOREIGNER-DK"),
    item("I1"),
    refused("PRECONDITION_FAILED", "R40-47/VII/a"),
    title="stated basis EIO, request recorded is article 18 (A48)",
)
row(
    "S1422",
    "FOREIGNER-DK",
    eio("VII:FOREIGNER-DK", "MLA_2000_ART18"),
    item("I1"),
    gives("item.payload", payload("I1"), "R40-47/VII/a"),
)
row(
    "S1423",
    "FOREIGNER",
    FOREIGN,
    item("I1"),
    refused("PRECONDITION_FAILED"),
    state=(edit("VII:FOREIGNER", foreign_request=None),),
    title="no request recorded",
)
row(
    "S1424",
    "FOREIGNER",
    FOREIGN,
    item("I1"),
    invisible("item", "R40-47/VII/b"),
    state=(edit("request.EIO", case="K2"),),
    title="a request in another case",
)
row(
    "S1425",
    "FOREIGNER",
    eio("VII:FOREIGNER-DK"),
    item("I1"),
    invisible("item", "R40-47/VII/c"),
    title="another's authorisation tells nothing of its request",
)
for sealed, expected in (
    (False, withheld("item.payload", "SEALED", "R40-47/II/f")),
    (True, gives("item.payload", payload("I1"), "R40-47/VII/d")),
):
    row(
        "S1426",
        "FOREIGNER",
        FOREIGN,
        item("I1"),
        expected,
        state=(edit("I1", sealed_at=BEFORE), edit("VII:FOREIGNER", includes_sealed=sealed)),
    )
row("S1427", "FOREIGNER", FOREIGN, item("I1"), invisible("item"), at="2026-12-01T00:00:00Z")
row(
    "S1428",
    "FOREIGNER",
    'EIO_EXECUTION;basis=OTHER;authorisation="<VII:FOREIGNER>"',
    item("I1"),
    refused("PURPOSE_NOT_ALLOWED", "R40-47/VII"),
)
row(
    "S1428",
    "FOREIGNER",
    'EIO_EXECUTION;authorisation="<VII:FOREIGNER>"',
    item("I1"),
    refused("PURPOSE_REQUIRED", "R40-47/VII"),
)
