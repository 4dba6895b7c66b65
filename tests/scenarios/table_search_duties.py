"""R40-47, XII: whoever searched informs the magistrate, and searches no more before he has."""

from platform_words import AFTER, AT_NOW, by, intercept, item, payload
from scenario import Table, edit, gives, invisible, put, refused

from db.enumerations import Clause

row = Table()
OPJ = by("IDENTIFY_MAGISTRATE", "XII:OPJ")
OPENED = gives("item.payload", payload("O1"), "R40-47/XII/c", "R40-47/XII/b")

for values in ({"done_at": None, "by": None}, {"done_at": AFTER}):
    row(
        "S1609",
        "OPJ",
        OPJ,
        item("O1"),
        refused("DUTY_OUTSTANDING", "R40-47/XII/d"),
        state=(edit("notice.MAGISTRATE_INFORMED", **values),),
        title="whoever owes a notice gets no further such access",
    )
row(
    "S1609",
    "OPJ",
    OPJ,
    item("O1"),
    refused("DUTY_OUTSTANDING", "R40-47/XII/d"),
    state=(edit("notice.MAGISTRATE_INFORMED", done_at=None, due_from=AT_NOW),),
    title="owed from now on",
)
for state in (
    (edit("notice.MAGISTRATE_INFORMED", done_at=AT_NOW),),
    (edit("notice.MAGISTRATE_INFORMED", done_at=None, due_from=AFTER),),
    (edit("notice.MAGISTRATE_INFORMED", done_at=None, authorisation="XII:P-NICE"),),
    (edit("notice.QUALIFIED_PERSON_INFORMED", done_at=None),),
):
    row("S1610", "OPJ", OPJ, item("O1"), OPENED, state=state)
row(
    "S1611",
    "OPJ",
    intercept("K1"),
    item("I1"),
    gives("item.payload", payload("I1"), "R40-47/II/e"),
    state=(edit("notice.MAGISTRATE_INFORMED", done_at=None),),
    title="the duty closes no other door",
)
for clause in Clause:
    if clause is Clause.XII:
        continue
    row(
        "S1612",
        "OPJ",
        OPJ,
        item("O1"),
        OPENED,
        state=(
            edit("notice.MAGISTRATE_INFORMED", done_at=None),
            edit("XII:OPJ.earlier", clause=str(clause)),
        ),
        title="owed for an access of this point, and of no other",
    )
for who in (
    "APJ",
    "CUSTOMS-28-1",
    "TAX-28-2",
    "CLERK-JI",
    "P-NICE",
    "AG-LYON",
    "PG-LYON",
    "J-LYON",
    "JE-LYON",
):
    row(
        "S1613",
        who,
        OPJ,
        item("O1"),
        refused("DUTY_OUTSTANDING", "R40-47/XII/d"),
        state=(
            edit("notice.MAGISTRATE_INFORMED", done_at=None),
            edit("XII:OPJ.earlier", grantee=who),
            edit("XII:OPJ", grantee=who),
        ),
        title="whoever it is",
    )
OTHER_LINE = put(
    "Interception",
    case="K16",
    legal_basis="CPP 100",
    started_at="2026-09-01T06:00:00Z",
    target_line="+33600000017",
)
row(
    "S1614",
    "OPJ",
    OPJ,
    f'{item("O1")} line: interception(id: "{OTHER_LINE.id}") {{ targetLine }}',
    invisible("item", "R40-47/XII/c"),
    gives("line.targetLine", "+33600000017", "R40-47/XII/c"),
    state=(OTHER_LINE, edit("XII:OPJ", interception=str(OTHER_LINE.id))),
    title="the interception that it names, and no other of the case",
)
