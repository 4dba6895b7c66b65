"""What an authorisation opens to its grantee, clause by clause, and how a scenario asks for it.

Each authorisation that is described opens some items; a scenario changes one thing in it, or in
what it rests on, and what it opened comes back as before, or no longer (LAW 5.1).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from platform_words import BEFORE, by, eio, intercept, items, payload
from scenario import (
    REGISTER,
    Edit,
    Expected,
    Put,
    State,
    Table,
    edit,
    gives,
    invisible,
    put,
    withheld,
)
from states import LINES


@dataclass(frozen=True, slots=True)
class Opened:
    """Items that an authorisation opens to its grantee, by a clause, in a state to begin with.

    `limited`: it needs an end. `lead`: the magistrate in charge signs it. `sealed`: all that it
    opens is under seal, and the rest of the case is open without it. `others` signed in another's
    name, who may not: agent and role.
    """

    name: str
    who: str
    purpose: str
    items: tuple[str, ...]
    clause: str
    limited: bool = True
    lead: bool = True
    sealed: bool = False
    others: tuple[tuple[str, str], ...] = ()
    base: State = ()

    def shows(self) -> Iterable[Expected]:
        """All is told."""
        return (gives(f"{each}.payload", payload(each), self.clause) for each in self.items)

    def hides(self) -> Iterable[Expected]:
        """Nothing is told: the seal holds, or the item is not there."""
        if self.sealed:
            return (withheld(f"{each}.payload", "SEALED", self.clause) for each in self.items)
        return (invisible(each, self.clause) for each in self.items)

    def asked(
        self, row: Table, number: str, *state: Edit | Put, opens: bool, title: str = ""
    ) -> None:
        """A row of a table."""
        row(
            number,
            self.who,
            self.purpose,
            items(*self.items),
            *(self.shows() if opens else self.hides()),
            state=(*self.base, *state),
            title=title,
        )

    def anew(self, **values: object) -> "tuple[Opened, Put]":
        """The same by a new authorisation, like the one described save in some values."""
        line = LINES[str(REGISTER.ids[self.name])]
        described = {key: each for key, each in line.items() if key not in {"type", "id"}}
        made = put("Authorisation", **(described | values))
        purpose = self.purpose.replace(f"<{self.name}>", str(made.id))
        return replace(self, purpose=purpose), made


PROSECUTOR = ("P-LYON", "PROSECUTOR")
"""Seised of K1, and not in charge of it."""
INVESTIGATOR = ("OPJ-4", "JUDICIAL_POLICE_OFFICER")
STRANGERS = (PROSECUTOR, ("P-PARIS", "PROSECUTOR"), ("JI2-LYON", "CRIMINAL_JUDGE"))

SEALS = Opened(
    "II_SEALED:OPJ-SEAL",
    "OPJ-SEAL",
    intercept("K1"),
    ("I3",),
    "R40-47/II/f",
    limited=False,
    sealed=True,
    others=(*STRANGERS, INVESTIGATOR),
)
TASK = Opened(
    "IV:SPECIALIST",
    "SPECIALIST",
    by("SPECIALISED_TASK", "IV:SPECIALIST"),
    ("I1", "I3"),
    "R40-47/IV/b",
    limited=False,
    lead=False,
    others=(*STRANGERS, INVESTIGATOR),
)
LANGUAGE = Opened(
    "VI:INTERPRETER-SEAL",
    "INTERPRETER-SEAL",
    by("INTERPRETATION", "VI:INTERPRETER-SEAL"),
    ("I2", "I3"),
    "R40-47/VI/c",
    others=(*STRANGERS, ("APJ", "JUDICIAL_POLICE_AGENT"), ("CLERK-JI", "MAGISTRATE_CLERK")),
)
LANGUAGE_OF_OFFICER = replace(
    LANGUAGE,
    name="VI:INTERPRETER",
    who="INTERPRETER",
    purpose=by("INTERPRETATION", "VI:INTERPRETER"),
    items=("I2",),
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
    ("I1",),
    "R40-47/VII/c",
    others=(*STRANGERS, INVESTIGATOR),
)
ABROAD_SEALED = replace(
    ABROAD, base=(edit("I1", sealed_at=BEFORE), edit("VII:FOREIGNER", includes_sealed=True))
)
DECRYPTING = Opened(
    "VIII:DECRYPTOR",
    "DECRYPTOR",
    by("DECRYPTION", "VIII:DECRYPTOR"),
    ("I3", "I4", "I5", "I6"),
    "R40-47/VIII/a",
    limited=False,
    others=(*STRANGERS, INVESTIGATOR),
    base=(
        edit("I3", encrypted=True),
        put(
            "UsefulItem",
            authorisation="VIII:DECRYPTOR",
            item="I6",
            listed_by="OPJ",
            listed_role="JUDICIAL_POLICE_OFFICER",
            listed_at="2026-11-11T09:00:00Z",
        ),
        edit("VIII:DECRYPTOR", includes_sealed=True),
    ),
)
"""Of what is encrypted and of what is useful, one under seal and one not."""
RUNNING = Opened(
    "IX:MAINTAINER",
    "MAINTAINER",
    by("PLATFORM_OPERATION", "IX:MAINTAINER"),
    ("I1", "I3"),
    "R40-47/IX/d",
    others=(*STRANGERS, INVESTIGATOR, ("SECRETARY-GENERAL", "SECRETARY_GENERAL_MOJ")),
    base=(edit("IX:MAINTAINER", includes_sealed=True),),
)
MENDING = Opened(
    "XI_DIRECTOR:CONTRACTOR",
    "CONTRACTOR",
    by("EXCEPTIONAL_DIFFICULTY", "XI_DIRECTOR:CONTRACTOR"),
    ("I1", "I3"),
    "R40-47/XI/d",
    lead=False,
    others=(
        ("JI-LYON", "CRIMINAL_JUDGE"),
        ("ANTENJ-JUDGE", "ANTENJ_MAGISTRATE"),
        ("SECRETARY-GENERAL", "SECRETARY_GENERAL_MOJ"),
    ),
    base=(edit("XI_MAGISTRATE:CONTRACTOR", includes_sealed=True),),
)
MENDING_FIRST = replace(
    MENDING, name="XI_MAGISTRATE:CONTRACTOR", lead=True, others=(*STRANGERS, INVESTIGATOR)
)
"""Opened by the same authorisation, which is nothing without this one."""
SEARCHING = Opened(
    "XII:OPJ",
    "OPJ",
    by("IDENTIFY_MAGISTRATE", "XII:OPJ"),
    ("O1",),
    "R40-47/XII/c",
    lead=False,
    others=(
        ("DELEGATE", "ANTENJ_DIRECTOR_DELEGATE"),
        ("JI-LYON", "CRIMINAL_JUDGE"),
        ("SECRETARY-GENERAL", "SECRETARY_GENERAL_MOJ"),
        ("OPJ-4", "JUDICIAL_POLICE_OFFICER"),
        ("APJ", "JUDICIAL_POLICE_AGENT"),
        ("P-PARIS", "PROSECUTOR"),
        ("SPECIALIST", "SPECIALISED_ASSISTANT"),
    ),
)
EVERY = (
    SEALS,
    TASK,
    LANGUAGE,
    LANGUAGE_OF_OFFICER,
    ABROAD,
    ABROAD_SEALED,
    DECRYPTING,
    RUNNING,
    MENDING,
    MENDING_FIRST,
    SEARCHING,
)
