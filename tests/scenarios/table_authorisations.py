"""An authorisation is valid, or one attribute of it is broken: every clause, every attribute.

Each row is one change to an authorisation that opens an item; what it opens comes back as before,
or no longer (LAW 5.1).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from platform_words import AFTER, AT_NOW, BEFORE, by, eio, intercept, item, payload
from scenario import (
    Edit,
    Expected,
    Put,
    Table,
    edit,
    gives,
    invisible,
    put,
    withheld,
)

row = Table()


@dataclass(frozen=True, slots=True)
class Opened:
    """An item that an authorisation opens to its grantee, by a clause.

    `limited`: it needs an end. `lead`: the magistrate in charge signs it. `others` signed in
    another's name, who may not: agent and role.
    """

    name: str
    who: str
    purpose: str
    item: str
    clause: str
    limited: bool = True
    lead: bool = True
    sealed: bool = False
    others: tuple[tuple[str, str], ...] = ()

    def asked(self, *expected: Expected, state: Iterable[Edit | Put], number: str) -> None:
        """A row of the table."""
        row(number, self.who, self.purpose, item(self.item), *expected, state=state)

    def opens(self, *state: Edit | Put, number: str = "S1301") -> None:
        """It is valid still."""
        found = gives("item.payload", payload(self.item), self.clause)
        self.asked(found, state=state, number=number)

    def closes(self, *state: Edit | Put, number: str = "S1302") -> None:
        """It is valid no more."""
        found: Expected = invisible("item", self.clause)
        if self.sealed:
            found = withheld("item.payload", "SEALED", self.clause)
        self.asked(found, state=state, number=number)


PROSECUTOR = ("P-LYON", "PROSECUTOR")
"""Seised of K1, and not in charge of it."""
INVESTIGATOR = ("OPJ-4", "JUDICIAL_POLICE_OFFICER")
STRANGERS = (PROSECUTOR, ("P-PARIS", "PROSECUTOR"), ("JI2-LYON", "CRIMINAL_JUDGE"))

SEALS = Opened(
    "II_SEALED:OPJ-SEAL",
    "OPJ-SEAL",
    intercept("K1"),
    "I3",
    "R40-47/II/f",
    limited=False,
    sealed=True,
    others=(*STRANGERS, INVESTIGATOR),
)
TASK = Opened(
    "IV:SPECIALIST",
    "SPECIALIST",
    by("SPECIALISED_TASK", "IV:SPECIALIST"),
    "I1",
    "R40-47/IV/b",
    limited=False,
    lead=False,
    others=(*STRANGERS, INVESTIGATOR),
)
LANGUAGE = Opened(
    "VI:INTERPRETER-SEAL",
    "INTERPRETER-SEAL",
    by("INTERPRETATION", "VI:INTERPRETER-SEAL"),
    "I2",
    "R40-47/VI/c",
    others=(*STRANGERS, ("APJ", "JUDICIAL_POLICE_AGENT"), ("CLERK-JI", "MAGISTRATE_CLERK")),
)
LANGUAGE_OF_OFFICER = replace(
    LANGUAGE,
    name="VI:INTERPRETER",
    who="INTERPRETER",
    purpose=by("INTERPRETATION", "VI:INTERPRETER"),
    lead=False,
    others=(
        *LANGUAGE.others,
        ("OPJ-UNREFERRED", "JUDICIAL_POLICE_OFFICER"),
        ("MAYOR", "JUDICIAL_POLICE_OFFICER"),
        ("OPJ-SELF", "JUDICIAL_POLICE_OFFICER"),
        ("OPJ-DESIGNATED", "JUDICIAL_POLICE_OFFICER"),
        ("CUSTOMS-67", "CUSTOMS_67BIS2_OFFICER"),
        ("APJ", "JUDICIAL_POLICE_OFFICER"),
    ),
)
ABROAD = Opened(
    "VII:FOREIGNER",
    "FOREIGNER",
    eio("VII:FOREIGNER"),
    "I1",
    "R40-47/VII/c",
    others=(*STRANGERS, INVESTIGATOR),
)
DECRYPTING = Opened(
    "VIII:DECRYPTOR",
    "DECRYPTOR",
    by("DECRYPTION", "VIII:DECRYPTOR"),
    "I4",
    "R40-47/VIII/a",
    limited=False,
    others=(*STRANGERS, INVESTIGATOR),
)
RUNNING = Opened(
    "IX:MAINTAINER",
    "MAINTAINER",
    by("PLATFORM_OPERATION", "IX:MAINTAINER"),
    "I1",
    "R40-47/IX/d",
    others=(*STRANGERS, INVESTIGATOR, ("SECRETARY-GENERAL", "SECRETARY_GENERAL_MOJ")),
)
MENDING = Opened(
    "XI_DIRECTOR:CONTRACTOR",
    "CONTRACTOR",
    by("EXCEPTIONAL_DIFFICULTY", "XI_DIRECTOR:CONTRACTOR"),
    "I1",
    "R40-47/XI/d",
    lead=False,
    others=(
        ("JI-LYON", "CRIMINAL_JUDGE"),
        ("ANTENJ-JUDGE", "ANTENJ_MAGISTRATE"),
        ("SECRETARY-GENERAL", "SECRETARY_GENERAL_MOJ"),
    ),
)
MENDING_FIRST = replace(
    MENDING, name="XI_MAGISTRATE:CONTRACTOR", lead=True, others=(*STRANGERS, INVESTIGATOR)
)
SEARCHING = Opened(
    "XII:OPJ",
    "OPJ",
    by("IDENTIFY_MAGISTRATE", "XII:OPJ"),
    "O1",
    "R40-47/XII/c",
    lead=False,
    others=(
        ("DELEGATE", "ANTENJ_DIRECTOR_DELEGATE"),
        ("JI-LYON", "CRIMINAL_JUDGE"),
        ("SECRETARY-GENERAL", "SECRETARY_GENERAL_MOJ"),
    ),
)
EVERY = (
    SEALS,
    TASK,
    LANGUAGE,
    LANGUAGE_OF_OFFICER,
    ABROAD,
    DECRYPTING,
    RUNNING,
    MENDING,
    MENDING_FIRST,
    SEARCHING,
)

for each in EVERY:
    each.opens()
    each.opens(edit(each.name, from_=AT_NOW))
    each.opens(edit(each.name, until_=AFTER))
    each.opens(edit(each.name, revoked_at=AFTER))
    for values in (
        {"from_": AFTER},
        {"until_": AT_NOW},
        {"revoked_at": AT_NOW},
        {"revoked_at": BEFORE},
        {"grantee": "QUALIFIED"},
        {"case": "K2"},
        {"issuer": None},
        {"issuer": each.who},
        {"issued_at": AFTER},
        {"issuer_role": None},
        {"clause": "ART_11_1"},
    ):
        each.closes(edit(each.name, **values))
    for issuer, role in each.others:
        each.closes(edit(each.name, issuer=issuer, issuer_role=role), number="S1303")
    no_end = edit(each.name, until_=None)
    (each.closes if each.limited else each.opens)(no_end, number="S1304")

# A32: the lead changes, and his authorisations stop until the new lead confirms them
REASSIGNED = (
    edit("K1.JI-LYON", until_=AT_NOW),
    put(
        "Assignment",
        case="K1",
        magistrate="JI2-LYON",
        function="INVESTIGATING_JUDGE",
        lead=True,
        from_=AT_NOW,
    ),
)
LEFT = edit("JI-LYON", active=False)
for each in EVERY:
    if not each.lead:
        continue
    each.closes(*REASSIGNED, number="S1305")
    each.closes(LEFT, number="S1305")
    each.closes(edit("JI-LYON:CRIMINAL_JUDGE", revoked_at=AT_NOW), number="S1305")
    each.closes(edit("K1.JI-LYON", lead=False), number="S1305")
    each.closes(edit("K1.JI-LYON", from_="2026-11-20T00:00:00Z"), number="S1306")
    for confirmer, at in (("JI2-LYON", AFTER), ("P-LYON", AT_NOW), ("JI-LYON", AT_NOW)):
        confirmed = edit(each.name, confirmed_by=confirmer, confirmed_at=at)
        each.closes(*REASSIGNED, confirmed, number="S1307")
    each.closes(*REASSIGNED, edit(each.name, confirmed_by="JI2-LYON"), number="S1307")
    again = edit(each.name, confirmed_by="JI2-LYON", confirmed_at=AT_NOW)
    each.opens(*REASSIGNED, again, number="S1308")

# the whole case, or the items listed
for each in (TASK, DECRYPTING, RUNNING, MENDING, MENDING_FIRST, SEARCHING):
    each.closes(edit(each.name, scope="ITEMS"), number="S1309")
for each in (LANGUAGE, LANGUAGE_OF_OFFICER, ABROAD):
    each.opens(edit(each.name, scope="WHOLE_CASE"), number="S1310")
