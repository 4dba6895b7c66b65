"""Opening an administrative inquiry (R40-29/I), and what the acts within one have in common.

The inquiry is on one person, told by surname, forenames and date of birth. Whether the file holds
him is told by what may be read of him alone: someone whose records are all left out is, here, as
someone who is not there (R40-29/I/ch/c, ch/d; GX-12).
"""

import re
from datetime import datetime

from db.enumerations import LegalBasis, Processing, Role
from permissions.acts.act import Act, Demand, Form, Given, Input, Insert, Kind, Write
from permissions.acts.demanding import competent, must, needs, there
from permissions.acts.terms import Terms
from permissions.condition import (
    AGENT,
    FALSE,
    NOW,
    TRUE,
    Condition,
    Context,
    Exists,
    Row,
    Term,
    term,
)
from permissions.cpp.antecedent_facts import for_what_is_stated, may_be_read, own_inquiry
from permissions.derived import folded
from permissions.entities import AdministrativeInquiry
from permissions.purposes import INQUIRERS, Purpose
from permissions.refusal import Code, Said

_SPELT = Form(
    re.compile(r".*[^\W\d_].*", re.DOTALL),
    Said("a name in full, with a letter in it", "un nom entier, d’une lettre au moins"),
)
EXACT = Form(
    re.compile(r"[^*%?_\\]+"),
    Said("a name in full, without wildcards", "un nom entier, sans caractère de remplacement"),
    Code.FILTER_NOT_PERMITTED,
    ("R40-29/I/ch/a",),
    then=_SPELT,
)
_CODE = Form(
    re.compile(r"[A-Z0-9_]+"),
    Said(
        "a code of capital letters, digits and `_`",
        "un code de majuscules, de chiffres et de « _ »",
    ),
)
BASIS = Input("basis", Kind.CODE, "The legal basis of the inquiry.", codes=LegalBasis)
MOTIVE = Input(
    "motive",
    Kind.TEXT,
    "The motive: one of those that the habilitation lists (5°).",
    required=False,
    longest=100,
    form=_CODE,
)
SURNAME = Input("surname", Kind.TEXT, "The surname, in full.", longest=200, form=EXACT)
FORENAMES = Input(
    "forenames", Kind.TEXT, "All the forenames, in their order.", longest=200, form=EXACT
)
BORN = Input("birth_date", Kind.DAY, "The date of birth.")
INQUIRY = Input("inquiry", Kind.ID, "The inquiry.")

IT = Row("administrative_inquiry", "it")
_SURNAME_KEY = Context("given:surname_key", "text")
_FORENAMES_KEY = Context("given:forenames_key", "text")


def it(test: Condition = TRUE) -> Condition:
    """There is such an inquiry, and it passes the test."""
    return Exists(IT, IT["id"].eq(INQUIRY.term) & test)


def identified(person: Row, surname: Term, forenames: Term, born: Term) -> Condition:
    """He alone of that name and date of birth is someone of whom something may be read.

    Of namesakes born the same day nobody is identified: what is read of one might be another's.
    """
    namesake = Row("antecedent_person", "namesake")

    def known(row: Row) -> Condition:
        found = Row("antecedent_record", f"of_{row.name}")
        named = row["surname_key"].eq(surname) & row["forenames_key"].eq(forenames)
        readable = Exists(found, found["person_id"].eq(row["id"]) & may_be_read(found))
        return named & row["birth_date"].eq(born) & readable

    return known(person) & ~Exists(namesake, known(namesake) & ~namesake["id"].eq(person["id"]))


def mine(role: Role) -> tuple[Demand, ...]:
    """The inquiry is the author's own, in the role in which he opened it (GX-05), on the subject,
    basis and motive that he states; no opinion ended it.
    """
    as_opened = IT["opened_as"].absent() | IT["opened_as"].eq(role)
    return (
        there(it(own_inquiry(IT) & as_opened), "R40-29/I/ch/a"),
        must(
            it(for_what_is_stated(IT)),
            Code.PURPOSE_NOT_ALLOWED,
            "the inquiry is on another basis, or for another motive, than your purpose",
            "l’enquête porte sur un autre fondement, ou un autre motif, que votre finalité",
            "R40-29/I/ch/a",
            "R40-29/I/5°/b",
        ),
        needs(
            it(IT["opinion_at"].absent()),
            "the inquiry has ended with an opinion",
            "l’enquête s’est achevée par un avis",
            "R40-29/I/5°/c",
        ),
    )


def _may_open(role: Role) -> tuple[Demand, ...]:
    """Designation, habilitation, service and motive are asked by the gate, as of who consults."""
    return (
        competent(
            TRUE if role in INQUIRERS else FALSE,
            "an inquiry is opened by the staff that R40-29 lists",
            "une enquête est ouverte par les personnels que l’article R. 40-29 énumère",
            "R40-29/I/1°",
            "R40-29/I/2°",
            "R40-29/I/3°",
            "R40-29/I/4°",
            "R40-29/I/5°/a",
        ),
    )


def _compared(given: Given, _instant: datetime, _terms: Terms) -> Given:
    """Names as they are compared."""
    return {
        **given,
        "surname_key": folded(str(given["surname"])),
        "forenames_key": folded(str(given["forenames"])),
    }


def _opens(role: Role) -> tuple[Write, ...]:
    person = Row("antecedent_person", "sought")
    values: dict[str, Term | Condition] = {
        "agent_id": AGENT,
        "legal_basis": BASIS.term,
        "motive": MOTIVE.term,
        "surname": SURNAME.term,
        "forenames": FORENAMES.term,
        "birth_date": BORN.term,
        "person_id": person["id"],
        # written at once: an update of it would tell the hit by the version
        "hit": ~person["id"].absent(),
        "opened_as": term(role),
        "opened_at": NOW,
    }
    sought = identified(person, _SURNAME_KEY, _FORENAMES_KEY, BORN.term)
    return (Insert("administrative_inquiry", values, beside=(person, sought)),)


OPEN = Act(
    name="openInquiry",
    meaning=Said(
        "Open an administrative inquiry on one person",
        "Ouvrir une enquête administrative sur une personne",
    ),
    clauses=("R40-29/I/ch/a", "R40-29/I/5°/b"),
    purposes=frozenset(),
    file=Processing.ANTECEDENTS,
    inputs=(BASIS, SURNAME, FORENAMES, BORN, MOTIVE),
    table="administrative_inquiry",
    gives=AdministrativeInquiry,
    makes=True,
    demands=_may_open,
    writes=_opens,
    fills=_compared,
    opens=Purpose.ADMIN_INQUIRY,
)

ACTS = (OPEN,)
