"""Interceptions past their term are gone, for whoever asks and by every door (R40-49, LAW 5.6)."""

from platform_words import AFTER, AT_NOW, EVERY_ITEM, by, intercept, item, payload
from scenario import Table, edit, gives, invisible

row = Table()
K1 = intercept("K1")
READERS = (
    ("JI-LYON", K1, "I1"),
    ("OPJ", K1, "I1"),
    ("OPJ-SEAL", K1, "I3"),
    ("CLERK-JI", K1, "I1"),
    ("SPECIALIST", by("SPECIALISED_TASK", "IV:SPECIALIST"), "I3"),
    ("INTERPRETER", by("INTERPRETATION", "VI:INTERPRETER"), "I2"),
    ("DECRYPTOR", by("DECRYPTION", "VIII:DECRYPTOR"), "I4"),
    ("MAINTAINER", by("PLATFORM_OPERATION", "IX:MAINTAINER"), "I1"),
    ("CONTRACTOR", by("EXCEPTIONAL_DIFFICULTY", "XI_DIRECTOR:CONTRACTOR"), "I1"),
    ("OPJ", by("IDENTIFY_MAGISTRATE", "XII:OPJ"), "O1"),
)
LIMITATION = {"I": ("K1", 2006), "O": ("K16", 2020)}
"""The year of the last act from which the limitation of the case of an item runs out now."""

for who, purpose, name in READERS:
    case, year = LIMITATION[name[0]]
    row(
        "S1651",
        who,
        purpose,
        f'{item(name)} node(id: "<{name}>") {{ id }}',
        invisible("item", "R40-49"),
        invisible("node"),
        state=(edit(case, last_recorded_update_at=f"{year}-11-21T10:00:00Z"),),
        title="the limitation of the case has run out",
    )
    row(
        "S1652",
        who,
        purpose,
        item(name),
        gives("item.payload", payload(name)),
        state=(edit(case, last_recorded_update_at=f"{year}-11-21T10:00:01Z"),),
        title="it runs for a second still",
    )
SEALED_TO: dict[str, set[str]] = {"JI-LYON": set(), "OPJ": {"I3", "I6"}}
"""What is under seal to whom: nor does the interception tell of it."""
for who, shut in SEALED_TO.items():
    row(
        "S1653",
        who,
        K1,
        f'{EVERY_ITEM} {item("I1")} interception(id: "<K1.line>") {{ items {{ id }} }}',
        gives("interceptItems.totalCount", 5),
        gives("interception.items.id", {"I2", "I3", "I4", "I5", "I6"} - shut),
        invisible("item", "R40-49"),
        state=(edit("I1", useful=False), edit("K1.line", ended_at=AT_NOW)),
        title="what is of no use goes when the operations close",
    )
    row(
        "S1653",
        who,
        K1,
        item("I1"),
        gives("item.payload", payload("I1")),
        state=(edit("I1", useful=False), edit("K1.line", ended_at=AFTER)),
    )
row(
    "S1654",
    "JI-LYON",
    K1,
    item("I6"),
    gives("item.payload", payload("I6"), "R40-47/I/a"),
    state=(edit("I6", useful=False), edit("K1.line", ended_at=AT_NOW)),
    title="what is under seal is kept to the end of the limitation",
)
OLD = edit("K1", last_recorded_update_at="2006-11-21T10:00:00Z")
LINES = 'interceptions { totalCount } line: interception(id: "<K1.line>") { targetLine }'
row(
    "S1655",
    "JI-LYON",
    K1,
    f"{EVERY_ITEM} {LINES}",
    gives("interceptItems.totalCount", 0),
    gives("interceptions.totalCount", 0),
    invisible("line", "R40-49"),
    state=(OLD, edit("K1.line", ended_at=AT_NOW)),
)
row(
    "S1655",
    "JI-LYON",
    K1,
    f"{EVERY_ITEM} {LINES}",
    gives("interceptItems.totalCount", 0),
    gives("line.targetLine", "+33600000001"),
    state=(OLD,),
    title="an interception is there while it runs",
)
