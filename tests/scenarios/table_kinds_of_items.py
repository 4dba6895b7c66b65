"""Data, information and contents, in clear or under seal: who reads which (R40-47, LAW 5.3)."""

from dataclasses import dataclass

from platform_words import BEFORE, MISSION, by, eio, intercept, items, payload
from scenario import Edit, Expected, State, Table, edit, gives, invisible, put, withheld

from db.enumerations import ItemKind

row = Table()
K1 = intercept("K1")
FIELDS = "payload clearPayload transcript kind correspondents"
KINDS = tuple(map(str, ItemKind))


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads an item that is open to him, and one that is under seal.

    `sealed`: whether he reads that, too; None where he has no item under seal at all.
    """

    who: str
    purpose: str
    clause: str
    sealed: bool | None = True
    plain: str = "I2"
    under_seal: str = "I3"
    state: State = ()


def act(grantee: str) -> Edit:
    """The authorisation to open seals, of the whole case and for someone."""
    return edit("II_SEALED:OPJ-SEAL", scope="WHOLE_CASE", grantee=grantee)


NO_SEALS: tuple[tuple[str, str, str, str, State], ...] = (
    ("SPECIALIST", "SPECIALISED_TASK", "IV:SPECIALIST", "R40-47/IV/b", ()),
    ("INTERPRETER-SEAL", "INTERPRETATION", "VI:INTERPRETER-SEAL", "R40-47/VI/c", ()),
    ("MAINTAINER", "PLATFORM_OPERATION", "IX:MAINTAINER", "R40-47/IX/d", ()),
    (
        "CONTRACTOR",
        "EXCEPTIONAL_DIFFICULTY",
        "XI_DIRECTOR:CONTRACTOR",
        "R40-47/XI/d",
        (edit("XI_MAGISTRATE:CONTRACTOR", includes_sealed=False),),
    ),
)
"""Authorisations that do not include what is under seal."""
READERS = (
    *(
        Reader(
            who,
            by(purpose, name),
            clause,
            sealed=False,
            state=(edit(name, includes_sealed=False), *state),
        )
        for who, purpose, name, clause, state in NO_SEALS
    ),
    Reader("JI-LYON", K1, "R40-47/I/a"),
    Reader("P-LYON", K1, "R40-47/I/a"),
    Reader("CLERK-JI", K1, "R40-47/III/b"),
    *(
        Reader(who, K1, "R40-47/II/e", sealed=False)
        for who in ("OPJ", "APJ", "CUSTOMS-28-1", "TAX-28-2")
    ),
    *(
        Reader(who, K1, "R40-47/II/e", state=(act(who),))
        for who in ("OPJ", "APJ", "CUSTOMS-28-1", "TAX-28-2")
    ),
    Reader("SPECIALIST", by("SPECIALISED_TASK", "IV:SPECIALIST"), "R40-47/IV/b"),
    Reader("INTERPRETER-SEAL", by("INTERPRETATION", "VI:INTERPRETER-SEAL"), "R40-47/VI/c"),
    Reader("INTERPRETER", by("INTERPRETATION", "VI:INTERPRETER"), "R40-47/VI/c", sealed=None),
    Reader("FOREIGNER", eio("VII:FOREIGNER"), "R40-47/VII/c", sealed=None, plain="I1"),
    Reader(
        "MAINTAINER",
        by("PLATFORM_OPERATION", "IX:MAINTAINER"),
        "R40-47/IX/d",
        state=(edit("IX:MAINTAINER", includes_sealed=True),),
    ),
    Reader(
        "CONTRACTOR",
        by("EXCEPTIONAL_DIFFICULTY", "XI_DIRECTOR:CONTRACTOR"),
        "R40-47/XI/d",
        state=(edit("XI_MAGISTRATE:CONTRACTOR", includes_sealed=True),),
    ),
    *(
        Reader(
            who,
            by("IDENTIFY_MAGISTRATE", "XII:OPJ"),
            "R40-47/XII/c",
            sealed=False,
            plain="O2",
            under_seal="O3",
            state=(edit("XII:OPJ", grantee=who),),
        )
        for who in (
            "OPJ",
            "APJ",
            "CUSTOMS-28-1",
            "TAX-28-2",
            "CLERK-JI",
            "P-NICE",
            "AG-LYON",
            "PG-LYON",
            "J-LYON",
            "JE-LYON",
        )
    ),
)


def in_clear(name: str, kind: str) -> Edit:
    """The item is of a kind, and was put in clear."""
    return edit(name, kind=kind, clear_payload=f"{name} in clear", correspondents=["+33644444444"])


def shown(name: str, clause: str) -> tuple[Expected, ...]:
    """All of an item."""
    return (
        gives(f"{name}.payload", payload(name), clause),
        gives(f"{name}.clearPayload", f"{name} in clear", clause),
        gives(f"{name}.correspondents", {"+33644444444"}, clause),
    )


def shut(name: str, code: str, *clauses: str, fields: str = FIELDS) -> tuple[Expected, ...]:
    """Nothing of what an item holds."""
    return tuple(withheld(f"{name}.{each}", code, *clauses) for each in fields.split())


for kind in KINDS:
    for each in READERS:
        names: tuple[str, ...] = (each.plain,)
        expected: tuple[Expected, ...] = shown(each.plain, each.clause)
        if each.sealed is not None:
            names = (each.plain, each.under_seal)
            expected += (
                shown(
                    each.under_seal, "R40-47/II/f" if each.clause == "R40-47/II/e" else each.clause
                )
                if each.sealed
                else shut(each.under_seal, "SEALED", "R40-47/II/f")
            )
        row(
            "S1320",
            each.who,
            each.purpose,
            items(*names, fields=FIELDS),
            *expected,
            state=(*each.state, *(in_clear(name, kind) for name in names)),
            title=kind,
        )
    for sealed in (False, True):
        row(
            "S1320",
            "FOREIGNER",
            eio("VII:FOREIGNER"),
            items("I1", fields=FIELDS),
            *(shown("I1", "R40-47/VII/c") if sealed else shut("I1", "SEALED", "R40-47/II/f")),
            state=(
                in_clear("I1", kind),
                edit("I1", sealed_at=BEFORE),
                edit("VII:FOREIGNER", includes_sealed=sealed),
            ),
            title=f"{kind}, under seal",
        )

# V: data, and neither information nor contents (A24)
row(
    "S1321",
    "CUSTOMS-67",
    MISSION,
    items("D1", fields=FIELDS),
    *shown("D1", "R40-47/V/c"),
    withheld("D1.transcript", "NOT_IN_GRANT", "R40-47/V/c"),
    state=(in_clear("D1", "DATA"),),
)
for kind in ("INFORMATION", "CONTENT"):
    row(
        "S1321",
        "CUSTOMS-67",
        MISSION,
        items("D1", fields=FIELDS),
        *shut("D1", "NOT_IN_GRANT", "R40-47/V/c"),
        state=(in_clear("D1", kind),),
        title="not even who spoke",
    )
for kind in KINDS:
    row(
        "S1321",
        "CUSTOMS-67",
        MISSION,
        items("D3", fields=FIELDS),
        *shut("D3", "SEALED", "R40-47/II/f"),
        state=(in_clear("D3", kind),),
        title="nothing that is under seal",
    )

# VIII: what is encrypted, of data and contents; what is useful, of data and information (A27)
CLEAR = by("DECRYPTION", "VIII:DECRYPTOR")
OF_ALL = edit("VIII:DECRYPTOR", includes_sealed=True)
SECRET = (edit("I3", encrypted=True), edit("useful.I5", item="I2"))
HELPFUL = (
    edit("I3", encrypted=False),
    edit("useful.I5", item="I2"),
    put(
        "UsefulItem",
        authorisation="VIII:DECRYPTOR",
        item="I3",
        listed_by="OPJ",
        listed_role="JUDICIAL_POLICE_OFFICER",
        listed_at=BEFORE,
    ),
)
LIMB_A, LIMB_B = "R40-47/VIII/b", "R40-47/VIII/c"
HELD = edit("VIII:DECRYPTOR", includes_sealed=False)
for state, plain in ((SECRET, "I4"), (HELPFUL, "I2")):
    for kind in KINDS:
        row(
            "S1322",
            "DECRYPTOR",
            CLEAR,
            items("I3", plain, fields="payload transcript kind clearPayload"),
            *(
                (invisible("I3", LIMB_A),)
                if state is SECRET
                else shut(
                    "I3", "SEALED", "R40-47/II/f", fields="payload transcript kind clearPayload"
                )
            ),
            withheld(f"{plain}.clearPayload", "NOT_IN_PURPOSE"),
            state=(HELD, *state, *(edit(name, kind=kind) for name in ("I3", plain))),
            title=f"{kind}: nothing that is under seal, without an authorisation that says so",
        )
NOT_OPEN = {"I3": "SEALED", "I2": "NOT_IN_PURPOSE", "I4": "NOT_IN_PURPOSE"}
"""What is told of a value that is not opened, under seal and not."""
for state, names, limb, open_kinds in (
    (SECRET, ("I4", "I3"), LIMB_A, {"DATA", "CONTENT"}),
    (HELPFUL, ("I2", "I3"), LIMB_B, {"DATA", "INFORMATION"}),
):
    for kind in KINDS:
        opened = kind in open_kinds
        contents = limb == LIMB_A
        row(
            "S1322",
            "DECRYPTOR",
            CLEAR,
            items(*names, fields="payload transcript kind clearPayload"),
            *(
                gives(f"{name}.payload", payload(name), limb)
                if opened
                else withheld(f"{name}.payload", NOT_OPEN[name])
                for name in names
            ),
            *(gives(f"{name}.kind", kind, limb) for name in names),
            *(withheld(f"{name}.clearPayload", NOT_OPEN[name]) for name in names),
            *(withheld(f"{name}.transcript", NOT_OPEN[name]) for name in names if not contents),
            state=(OF_ALL, *state, *(edit(name, kind=kind) for name in names)),
            title=f"{kind}, {'encrypted' if contents else 'useful'}",
        )
for kind in KINDS:
    row(
        "S1322",
        "DECRYPTOR",
        CLEAR,
        items("I2", "I3", fields="clearPayload kind"),
        withheld("I2.clearPayload", "NOT_IN_PURPOSE"),
        withheld("I3.clearPayload", "SEALED"),
        gives("I2.kind", kind, LIMB_B),
        state=(OF_ALL, *HELPFUL, *(in_clear(name, kind) for name in ("I2", "I3"))),
        title="never what was put in clear",
    )
