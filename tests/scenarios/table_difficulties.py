"""R40-47, XI: what else the two steps and the difficulty must be, for a contractor to read."""

from opened import MENDING
from platform_words import AFTER, AT_NOW, BEFORE, by, item, items, payload
from scenario import Table, edit, gives, invisible, put, refused, withheld

row = Table()
MEND = by("EXCEPTIONAL_DIFFICULTY", "XI_DIRECTOR:CONTRACTOR")
FIRST, SECOND = "XI_MAGISTRATE:CONTRACTOR", "XI_DIRECTOR:CONTRACTOR"
OPENED = gives("item.payload", payload("I1"), "R40-47/XI/d")
SHUT = invisible("item", "R40-47/XI/d")
DELEGATION = "DELEGATE!ANTENJ_DIRECTOR_DELEGATE"
BY_DELEGATE = edit(SECOND, issuer="DELEGATE", issuer_role="ANTENJ_DIRECTOR_DELEGATE")

for state in (
    edit(SECOND, prior=None),
    edit(SECOND, prior="XI_MAGISTRATE:CONTRACTOR-FREE"),
    edit(SECOND, prior="IX:MAINTAINER"),
    edit(SECOND, express=False),
    edit(SECOND, difficulty=None),
    edit(FIRST, case="K2"),
    edit(FIRST, grantee="CONTRACTOR-FREE"),
    edit("difficulty", closed_at=AT_NOW),
    edit("difficulty", closed_at=BEFORE),
    edit("difficulty", opened_at=AFTER),
    edit("difficulty", exceptional=False),
    edit("difficulty", case="K2"),
):
    row("S1521", "CONTRACTOR", MEND, item("I1"), SHUT, state=(state,))
for state in (
    edit("difficulty", closed_at=AFTER),
    edit("difficulty", opened_at=AT_NOW),
    edit("difficulty", case=None),
):
    MENDING.asked(row, "S1522", state, opens=True)

SIGNED, THEN = "2026-11-10T09:00:01Z", "2026-11-10T09:00:02Z"
"""When the second step was signed, and a second later."""
MENDING.asked(row, "S1523", BY_DELEGATE, opens=True, title="someone the director names (A30)")
for state in (
    edit(DELEGATION, from_=SIGNED),
    edit(DELEGATION, until_=THEN),
    edit(DELEGATION, revoked_at=THEN),
    edit(DELEGATION, revoked_at=AT_NOW),
    edit(DELEGATION, issuer=None),
):
    MENDING.asked(
        row, "S1523", BY_DELEGATE, state, opens=True, title="his office is looked at when he signs"
    )
for state in (
    edit(DELEGATION, from_=THEN),
    edit(DELEGATION, until_=SIGNED),
    edit(DELEGATION, revoked_at=SIGNED),
    edit(DELEGATION, role="QUALIFIED_PERSON"),
    edit(DELEGATION, issuer="DELEGATE"),
    edit(DELEGATION, agent="DIRECTOR"),
    edit("DELEGATE:ANTENJ_DIRECTOR_DELEGATE", from_=THEN),
    *(
        edit(DELEGATION, issuer_office=office)
        for office in (
            "CUSTOMS_MINISTER",
            "DGGN",
            "DGPN",
            "HEAD_OF_REGISTRY",
            "HIERARCHICAL_SUPERIOR",
            "JUSTICE_MINISTER",
            "SECRETARY_GENERAL_MOJ",
        )
    ),
):
    MENDING.asked(row, "S1524", BY_DELEGATE, state, opens=False)
for role in (
    "ANTENJ_MAGISTRATE",
    "CRIMINAL_JUDGE",
    "JUDICIAL_POLICE_AGENT",
    "JUDICIAL_POLICE_OFFICER",
    "PROSECUTOR",
    "SPECIALISED_ASSISTANT",
):
    for signatory in ("DELEGATE", "DIRECTOR"):
        MENDING.asked(
            row,
            "S1524",
            edit(SECOND, issuer=signatory, issuer_role=role),
            put("AgentRole", agent=signatory, role=role, from_="2024-01-02T08:00:00Z"),
            opens=False,
            title="in another capacity",
        )
MENDING.asked(
    row,
    "S1525",
    edit("DIRECTOR:ANTENJ_DIRECTOR", from_=THEN),
    opens=False,
    title="not yet the director when he signed",
)

for first, second, opened in ((True, False, True), (False, True, False), (True, True, True)):
    row(
        "S1526",
        "CONTRACTOR",
        MEND,
        items("I3", "I1"),
        gives("I1.payload", payload("I1"), "R40-47/XI/d"),
        gives("I3.payload", payload("I3"), "R40-47/XI/d")
        if opened
        else withheld("I3.payload", "SEALED", "R40-47/II/f"),
        state=(edit(FIRST, includes_sealed=first), edit(SECOND, includes_sealed=second)),
        title="the magistrate's step says of the seals (A22)",
    )
row("S1527", "CONTRACTOR", MEND, item("J1"), SHUT)
row(
    "S1528",
    "CONTRACTOR-BARE",
    by("EXCEPTIONAL_DIFFICULTY", "XI_DIRECTOR:CONTRACTOR-BARE"),
    item("I1"),
    refused("HABILITATION_INVALID", "R40-52"),
    title="no clearance",
)
row(
    "S1528",
    "CONTRACTOR-FREE",
    by("EXCEPTIONAL_DIFFICULTY", "XI_DIRECTOR:CONTRACTOR-FREE"),
    item("I1"),
    refused("DESIGNATION_INVALID", "R40-47/XI/a"),
    title="no contract",
)
for values in ({"until_": AT_NOW}, {"revoked_at": AT_NOW}, {"from_": AFTER}):
    row(
        "S1529",
        "CONTRACTOR",
        MEND,
        item("I1"),
        refused("DESIGNATION_INVALID", "R40-47/XI/a"),
        state=(edit("CONTRACTOR.contract", **values),),
    )
    row(
        "S1529",
        "CONTRACTOR",
        MEND,
        item("I1"),
        refused("HABILITATION_INVALID", "R40-52"),
        state=(edit("CONTRACTOR.clearance", **values),),
    )
for values in ({"until_": AFTER}, {"revoked_at": AFTER}, {"from_": AT_NOW}):
    row(
        "S1529",
        "CONTRACTOR",
        MEND,
        item("I1"),
        OPENED,
        state=(edit("CONTRACTOR.contract", **values), edit("CONTRACTOR.clearance", **values)),
    )
ONE_ITEM = put(
    "Authorisation",
    clause="XI_MAGISTRATE",
    grantee="CONTRACTOR",
    case="K1",
    scope="ITEMS",
    includes_sealed=False,
    issuer="JI-LYON",
    issuer_role="CRIMINAL_JUDGE",
    issued_at="2026-11-10T09:00:00Z",
    from_="2026-11-10T09:00:00Z",
    until_="2026-12-10T09:00:00Z",
    items=["I1"],
)
row(
    "S1530",
    "CONTRACTOR",
    MEND,
    items("I1", "I2"),
    gives("I1.payload", payload("I1"), "R40-47/XI/d"),
    invisible("I2", "R40-47/XI/d"),
    state=(ONE_ITEM, edit(SECOND, prior=str(ONE_ITEM.id))),
    title="the lesser of the two: the magistrate named one item",
)
