"""Article R15-33-66-4: Cassiopée, the processing that comprises the register."""

from datetime import date

from db.enumerations import Role
from permissions.categories import CASE, Category
from permissions.cpp.facts import OWN_CASE, in_charge_of_other_kind
from permissions.entities import Case
from permissions.law import Ask, Grant, Unwritten, paragraph
from permissions.purposes import ASSISTANTS, Purpose

SINCE = date(2020, 1, 1)


@paragraph(
    "R15-33-66-4/al.2/b",
    rule="RG-12",
    since=SINCE,
    also=("R15-33-66-4/al.3/b", "R15-33-66-4/al.3/c", "R15-33-66-4/al.4"),
    aims=(Purpose.CASE_PROCESSING,),
)
def those_in_charge_read_the_other_kinds(ask: Ask) -> Grant:
    """Educational assistance, civil and commercial cases of a prosecutor's office, and the other
    cases of the liberty and custody judge are read by those in charge of them, and nobody else
    (A18).
    """
    of = frozenset(
        {
            Category.CASE_META,
            Category.HEARING_DATE,
            Category.NON_CRIMINAL,
            Category.PERSON_EXTENDED,
        }
    )
    to = frozenset({Role.NON_CRIMINAL_MAGISTRATE, Role.PROSECUTOR}) | ASSISTANTS
    named = CASE["id"].eq(OWN_CASE)
    return Grant(of, to, Purpose.CASE_PROCESSING, named & in_charge_of_other_kind(ask.role))


@paragraph(
    "R15-33-66-4/al.2/b",
    rule="A53",
    since=SINCE,
    also=("R15-33-66-4/al.3/b", "R15-33-66-4/al.3/c", "R15-33-66-4/al.4"),
    aims=(None,),
)
def those_in_charge_find_the_other_kinds(ask: Ask) -> Grant:
    """Those in charge of cases of another kind find them, too: in the docket, with their next
    hearing and nothing of their content: of facts, which A53 has beside, such a case has none.
    Article 48-1 is no ground for it (A18).
    """
    dates = {Category.HEARING_DATE} if ask.entity == Case else set()
    to = frozenset({Role.NON_CRIMINAL_MAGISTRATE, Role.PROSECUTOR}) | ASSISTANTS
    of = frozenset({Category.CASE_META} | dates)
    return Grant(of, to, None, in_charge_of_other_kind(ask.role))


UNWRITTEN = (
    Unwritten("R15-33-66-4/al.1/a", "says that the processing exists; isolation is by file"),
    Unwritten("R15-33-66-4/al.1/b", "says that it comprises the register: both are one file here"),
    Unwritten("R15-33-66-4/al.2/a", "says what is recorded, and by whom: the data model"),
    Unwritten("R15-33-66-4/al.3/a", "a kind of case; criminal ones are under article 48-1"),
    Unwritten("R15-33-66-4/al.2/d", "an aim of the purposes before it, not one to be stated"),
)
