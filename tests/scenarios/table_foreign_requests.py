"""R40-47, VII: the request that an authorisation rests on, told to its grantee alone (GX-12)."""

from broken_acts import VALID, broken
from opened import ABROAD, ABROAD_SEALED
from platform_words import BEFORE, eio, item, payload
from scenario import Table, edit, gives, invisible, put, refused

row = Table()
ACT = "VII:FOREIGNER"
FOREIGN = eio(ACT)
ELSEWHERE = edit("FOREIGNER", state="ES")
OTHER_INSTRUMENT = edit("request.EIO", instrument="MLA_2000_ART18")
for values in broken("VII", "FOREIGNER"):
    row(
        "S1451",
        "FOREIGNER",
        FOREIGN,
        item("I1"),
        invisible("item", "R40-47/VII/c"),
        state=(edit(ACT, **values), ELSEWHERE, OTHER_INSTRUMENT),
        title="nothing is told of the request for an authorisation that is none",
    )
for change, clause in ((ELSEWHERE, "R40-47/VII/b"), (OTHER_INSTRUMENT, "R40-47/VII/a")):
    for values in VALID:
        row(
            "S1452",
            "FOREIGNER",
            FOREIGN,
            item("I1"),
            refused("PRECONDITION_FAILED", clause),
            state=(edit(ACT, **values), change),
        )
    row(
        "S1453",
        "FOREIGNER",
        FOREIGN,
        item("I1"),
        gives("item.payload", payload("I1"), "R40-47/VII/d"),
        state=(
            put(
                "Authorisation",
                clause="VII",
                grantee="FOREIGNER",
                case="K1",
                scope="ITEMS",
                includes_sealed=False,
                issuer="JI-LYON",
                issuer_role="CRIMINAL_JUDGE",
                issued_at="2026-11-10T09:00:00Z",
                from_="2026-11-10T09:00:00Z",
                until_="2026-12-10T09:00:00Z",
                foreign_request="request.MLA" if change is ELSEWHERE else None,
                items=["I2"],
            ),
        ),
        title="another authorisation of his, which rests on nothing, is not the one named",
    )
row(
    "S1454",
    "FOREIGNER",
    FOREIGN,
    item("I1"),
    refused("PRECONDITION_FAILED", "R40-47/VII/b"),
    state=(edit("FOREIGNER", state="DK"),),
    title="there is a request of his State, and it is not this one",
)
row(
    "S1454",
    "FOREIGNER",
    FOREIGN,
    item("I1"),
    refused("PRECONDITION_FAILED", "R40-47/VII/b"),
    state=(ELSEWHERE, edit("FOREIGNER-DK", state="BE")),
    title="of the State of another investigator",
)
row(
    "S1454",
    "FOREIGNER",
    FOREIGN,
    item("I1"),
    refused("PRECONDITION_FAILED", "R40-47/VII/a"),
    state=(OTHER_INSTRUMENT, edit("request.MLA", instrument="EIO")),
    title="there is a request on that instrument, and it is not this one",
)
for sealed in (False, True):
    row(
        "S1455",
        "FOREIGNER",
        FOREIGN,
        item("I1"),
        invisible("item", "R40-47/VII/b"),
        state=(
            edit("request.EIO", case="K2"),
            edit("request.MLA", case="K1"),
            *((edit("I1", sealed_at=BEFORE), edit(ACT, includes_sealed=True)) if sealed else ()),
        ),
        title="though there is one in this case",
    )
for each in (ABROAD, ABROAD_SEALED):
    each.asked(
        row,
        "S1454",
        edit("request.MLA", case="K2"),
        opens=True,
        title="his is the one request in this case",
    )
