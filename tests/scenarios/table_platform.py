"""R40-47, IX and XI: those who run the platform, and those who mend it."""

from platform_words import AFTER, AT_NOW, BEFORE, EVERY_ITEM, by, item, items, payload
from scenario import Table, edit, gives, invisible, put, refused, withheld

from db.enumerations import Role

row = Table()
RUN = by("PLATFORM_OPERATION", "IX:MAINTAINER")
MEND = by("EXCEPTIONAL_DIFFICULTY", "XI_DIRECTOR:CONTRACTOR")
USERS = "platformUsers(first: 50) { totalCount nodes { id name email phone } }"
OPEN = ("I1", "I2", "I5")

row(
    "T187",
    "MAINTAINER",
    RUN,
    items(*OPEN),
    *(gives(f"{each}.payload", payload(each), "R40-47/IX/d", "R40-47/IX/c") for each in OPEN),
)
row(
    "T190",
    "MAINTAINER-UNIT",
    by("PLATFORM_OPERATION", "IX:MAINTAINER-UNIT"),
    item("I1"),
    refused("DESIGNATION_INVALID", "R40-47/IX/c"),
)
row(
    "T191",
    "MAINTAINER",
    RUN,
    item("I1"),
    invisible("item", "R40-47/IX/d"),
    state=(edit("IX:MAINTAINER", express=False),),
)
MAGISTRATE_TOO = (
    put("AgentRole", agent="P-LYON", role="PLATFORM_MAINTAINER", from_="2026-01-01T00:00:00Z"),
    put(
        "Designation",
        agent="P-LYON",
        role="PLATFORM_MAINTAINER",
        individually=True,
        issuer_office="SECRETARY_GENERAL_MOJ",
        from_="2026-01-01T00:00:00Z",
    ),
    put("Clearance", agent="P-LYON", level="SECRET", from_="2026-01-01T00:00:00Z"),
)
row(
    "T192",
    "P-LYON",
    RUN,
    item("I1"),
    invisible("item", "R40-47/IX/d"),
    role=Role.PLATFORM_MAINTAINER,
    state=MAGISTRATE_TOO,
    title="a magistrate seised of the case is, as a maintainer, a maintainer (GX-05)",
)
row(
    "T192a",
    "MAINTAINER-BARE",
    by("PLATFORM_OPERATION", "IX:MAINTAINER-BARE"),
    item("I1"),
    refused("HABILITATION_INVALID", "R40-52"),
)
for values in ({"until_": AT_NOW}, {"revoked_at": AT_NOW}, {"from_": AFTER}, {"agent": "OPJ"}):
    row(
        "S1501",
        "MAINTAINER",
        RUN,
        item("I1"),
        refused("HABILITATION_INVALID", "R40-52"),
        state=(edit("MAINTAINER.clearance", **values),),
    )
    row(
        "S1502",
        "MAINTAINER",
        RUN,
        item("I1"),
        refused("DESIGNATION_INVALID", "R40-47/IX/c"),
        state=(edit("MAINTAINER!PLATFORM_MAINTAINER", **values),),
    )
for values in ({"until_": AFTER}, {"revoked_at": AFTER}, {"from_": AT_NOW}):
    row(
        "S1502",
        "MAINTAINER",
        RUN,
        item("I1"),
        gives("item.payload", payload("I1"), "R40-47/IX/d"),
        state=(
            edit("MAINTAINER.clearance", **values),
            edit("MAINTAINER!PLATFORM_MAINTAINER", **values),
        ),
    )
row(
    "S1502",
    "MAINTAINER",
    RUN,
    item("I1"),
    gives("item.payload", payload("I1"), "R40-47/IX/d"),
    state=(edit("MAINTAINER.clearance", level="TOP_SECRET"),),
    title="who is cleared for more",
)
row(
    "S1503",
    "MAINTAINER",
    RUN,
    items("I3", "J1"),
    withheld("I3.payload", "SEALED", "R40-47/II/f"),
    invisible("J1", "R40-47/IX/d"),
    title="one case, and no seal (A28)",
)
row(
    "S1503",
    "MAINTAINER",
    RUN,
    items("I3", "I6"),
    gives("I3.payload", payload("I3"), "R40-47/IX/d"),
    gives("I6.payload", payload("I6"), "R40-47/IX/d"),
    state=(edit("IX:MAINTAINER", includes_sealed=True),),
)
row(
    "S1504",
    "MAINTAINER",
    RUN,
    item("I1"),
    gives("item.payload", payload("I1")),
    at="2026-11-21T11:59:59Z",
)
row("S1504", "MAINTAINER", RUN, item("I1"), invisible("item"), at="2026-11-21T12:00:00Z")
row(
    "S1505",
    "MAINTAINER",
    RUN,
    f"{EVERY_ITEM} interceptions {{ nodes {{ id }} }} exhibits {{ nodes {{ id description }} }}",
    gives("interceptItems.totalCount", 6),
    gives("interceptions.nodes.id", {"K1.line"}, "R40-47/IX/d"),
    withheld("exhibits.nodes.description", "SEALED", "R40-47/II/f"),
)

row(
    "T203",
    "CONTRACTOR",
    MEND,
    items(*OPEN),
    *(gives(f"{each}.payload", payload(each), "R40-47/XI/d", "R40-47/XI/c") for each in OPEN),
)
row(
    "T199",
    "CONTRACTOR",
    by("EXCEPTIONAL_DIFFICULTY", "K1"),
    item("I1"),
    invisible("item", "R40-47/XI/a"),
    title="no authorisation by that id",
)
row(
    "T199",
    "CONTRACTOR",
    by("EXCEPTIONAL_DIFFICULTY", "XI_MAGISTRATE:CONTRACTOR"),
    item("I1"),
    invisible("item", "R40-47/XI/a"),
    title="the magistrate's alone is not enough",
)
row(
    "T202",
    "CONTRACTOR",
    MEND,
    item("I1"),
    invisible("item", "R40-47/XI/d"),
    state=(edit("XI_DIRECTOR:CONTRACTOR", issued_at="2026-11-10T08:59:59Z"),),
)
row(
    "T202",
    "CONTRACTOR",
    MEND,
    item("I1"),
    invisible("item", "R40-47/XI/d"),
    state=(edit("XI_DIRECTOR:CONTRACTOR", issued_at="2026-11-10T09:00:00Z"),),
    title="at the same second is not after",
)
row(
    "T206",
    "CONTRACTOR",
    MEND,
    item("I1"),
    invisible("item", "R40-47/XI/d"),
    state=(edit("XI_MAGISTRATE:CONTRACTOR", revoked_at=BEFORE),),
)
