"""Recording who stands in a case: persons and companies, known or not, and in what capacity."""

import re
from datetime import datetime

from db.enumerations import Capacity, CaseKind
from permissions.acts.act import BESIDE, MADE, Demand, Form, Given, Input, Insert, Kind
from permissions.acts.demanding import needs
from permissions.acts.recording import (
    CASE,
    OF_THE_CASE,
    amending,
    past,
    recorded_by_the_caller,
    recording,
)
from permissions.acts.terms import Terms
from permissions.categories import IMPLICATED, VICTIMS
from permissions.condition import TRUE, Condition, Context, Exists, Row, Term, all_of, any_of
from permissions.entities import LegalEntity, Party, Person
from permissions.refusal import Said

CAPACITY = Input("capacity", Kind.CODE, "In what capacity.", codes=Capacity)
NEW_CAPACITY = Input("capacity", Kind.CODE, "In what capacity.", required=False, codes=Capacity)
KNOWN = Input(
    "known", Kind.FLAG, "False while the author is unknown; true unless said.", required=False
)
PERSON = Input(
    "person", Kind.ID, "A person who stands in a case that you record already.", required=False
)
COMPANY = Input("legal_entity", Kind.ID, "A company that stands in one already.", required=False)
PARTY = Input("party", Kind.ID, "The party.")
AMENDED_PERSON = Input("person", Kind.ID, "The person, a party of the case.")
AMENDED_COMPANY = Input("legal_entity", Kind.ID, "The company, a party of the case.")


def _detail(name: str, description: str, longest: int = 200) -> Input:
    return Input(name, Kind.TEXT, description, required=False, clearable=True, longest=longest)


BIRTH_DATE = Input(
    "birth_date", Kind.DAY, "When the person was born.", required=False, clearable=True
)
SIREN = Input(
    "siren",
    Kind.TEXT,
    "Its SIREN number, nine digits.",
    required=False,
    clearable=True,
    form=Form(re.compile("[0-9]{9}", re.ASCII), Said("nine digits", "fait de neuf chiffres")),
)
SURNAME = _detail("surname", "The person's surname.")
COMPANY_NAME = _detail("company_name", "The company's name.", 500)
IDENTITY = {
    SURNAME: "surname",
    _detail("forenames", "The person's forenames."): "forenames",
    BIRTH_DATE: "birth_date",
    _detail("birth_place", "Where the person was born."): "birth_place",
    _detail("address", "The person's address.", 500): "address",
    _detail("phone", "The person's telephone number.", 50): "phone",
    _detail("bank_account", "The person's bank account.", 50): "bank_account",
    _detail("family", "The person's family situation.", 500): "family",
    _detail("occupation", "The person's occupation."): "occupation",
}
OF_COMPANY = {COMPANY_NAME: "company_name", SIREN: "siren"}

_NOT_CRIMINAL = frozenset({Capacity.MINOR, Capacity.PARENT, Capacity.COMPANY_CONCERNED})
_ITS_PERSON = Context("given:its_person")
_ITS_COMPANY = Context("given:its_company")
_NO_PERSON = all_of(*(given.term.absent() for given in IDENTITY))
_NO_COMPANY = all_of(*(given.term.absent() for given in OF_COMPANY))
_IS_COMPANY = ~COMPANY.term.absent() | ~_NO_COMPANY


def _one_of_them() -> Condition:
    """Someone who stands there already, or someone new; a person, or a company; not two."""
    person, company = PERSON.term.absent(), COMPANY.term.absent()
    someone_new = person & company & (_NO_PERSON | _NO_COMPANY)
    there = (person | company) & _NO_PERSON & _NO_COMPANY
    return someone_new | there


def _stands_in_mine(column: str, given: Input) -> Condition:
    """He is a party of a case that the caller records: of others nobody learns here."""
    party, case = Row("party", "elsewhere"), Row("judicial_case", "mine")
    mine = Exists(case, case["id"].eq(party["case_id"]) & recorded_by_the_caller(case))
    return Exists(party, party[column].eq(given.term) & mine)


def _of_the_kind(case_id: Context, capacity: Input) -> Condition:
    """Implicated persons and victims are of criminal cases, minors and their parents of others."""
    case = Row("judicial_case", "stood_in")
    crime, is_it = case["kind"].eq(CaseKind.CRIMINAL), case["id"].eq(case_id)
    fits = (crime & ~capacity.term.among(_NOT_CRIMINAL)) | (
        ~crime & ~capacity.term.among(IMPLICATED | VICTIMS)
    )
    return capacity.term.absent() | Exists(case, is_it & fits)


_CAPACITY_FITS = (
    "no party stands in that capacity in a case of this kind",
    "aucune partie n’a cette qualité dans une affaire de cette nature",
)


def _with_its_own(given: Given, _at: datetime, _terms: Terms) -> Given:
    """Who stands behind the party: one recorded before, or the one recorded besides."""
    company = any(given.get(each.name) is not None for each in (COMPANY, *OF_COMPANY))
    known, new = given.get("known"), given["beside"]
    return {
        **given,
        "known": True if known is None else known,
        "its_person": None if company else given.get("person") or new,
        "its_company": (given.get("legal_entity") or new) if company else None,
    }


def _named() -> Condition:
    """Who is known has a name; of an unknown author nothing need be told."""
    names = (SURNAME, COMPANY_NAME, PERSON, COMPANY)
    return KNOWN.term.eq(other=False) | any_of(*(~each.term.absent() for each in names))


def _bears_a_name(party: Row) -> Condition:
    """A name is recorded of the person or the company that the party is."""
    person, company = Row("person", "whoever"), Row("legal_entity", "whichever")
    of_person = person["id"].eq(party["person_id"]) & ~person["surname"].absent()
    of_company = company["id"].eq(party["legal_entity_id"]) & ~company["company_name"].absent()
    return Exists(person, of_person) | Exists(company, of_company)


def _known_by_name(party_id: Term, said_so: Condition) -> Demand:
    """Of a party that is said to be known a name is recorded."""
    party = Row("party", "said_to_be_known")
    nameless = party["id"].eq(party_id) & party["known"].eq(other=True) & ~_bears_a_name(party)
    return needs(
        ~said_so | ~Exists(party, nameless),
        "no name is recorded of that person or company: add it first, or say `known: false`",
        "aucun nom n’est enregistré de cette personne ou société : ajoutez-le d’abord, ou dites "
        "« known: false »",
        "48-1/al.3/2°/a",
    )


def _keeps_a_name(name: Input, whose: Input, column: str, clause: str) -> Demand:
    """The name of whom some party of the case has as known is not emptied: it would stand there,
    known, without one. Other cases are not looked at: that one knows him is not told here.
    """
    party = Row("party", "known_as_he")
    known = party[column].eq(whose.term) & party["known"].eq(other=True)
    stays = name.told.absent() | ~name.term.absent()
    return needs(
        stays | ~Exists(party, known & party["case_id"].eq(OF_THE_CASE)),
        "whoever is known has a name: give one, or say `known: false` of the party first",
        "qui est connu a un nom : indiquez-en un, ou dites d’abord « known: false » de la partie",
        clause,
    )


RECORD = recording(
    "recordParty",
    Said("Record a party of a case", "Enregistrer une partie"),
    Party,
    {CAPACITY: "capacity", KNOWN: "known"},
    clauses=("48-1/al.3/2°/a", "48-1/al.3/2°/b", "48-1/al.3/2°/c"),
    inputs=(PERSON, COMPANY, *IDENTITY, *OF_COMPANY),
    values={
        "case_id": CASE.term,
        "person_id": _ITS_PERSON,
        "legal_entity_id": _ITS_COMPANY,
    },
    first=(
        Insert(
            "person",
            {"id": BESIDE, **{column: given.term for given, column in IDENTITY.items()}},
            further=True,
            when=PERSON.term.absent() & ~_IS_COMPANY,
        ),
        Insert(
            "legal_entity",
            {"id": BESIDE, **{column: given.term for given, column in OF_COMPANY.items()}},
            further=True,
            when=COMPANY.term.absent() & _IS_COMPANY,
        ),
    ),
    rests_on=(
        needs(
            _one_of_them(),
            "give a person or a company, one recorded already or what is known of a new one",
            "indiquez une personne ou une société, déjà enregistrée ou décrite",
            "48-1/al.3/2°/c",
        ),
        needs(
            _named(),
            "give the name; of an unknown author say `known: false`",
            "indiquez le nom ; d’un auteur inconnu, dites « known: false »",
            "48-1/al.3/2°/a",
        ),
        needs(
            (PERSON.term.absent() | _stands_in_mine("person_id", PERSON))
            & (COMPANY.term.absent() | _stands_in_mine("legal_entity_id", COMPANY)),
            "no such person or company stands in a case that you record",
            "aucune telle personne ou société ne figure dans une affaire que vous enregistrez",
            "48-1/al.9/a",
        ),
        needs(_of_the_kind(CASE.term, CAPACITY), *_CAPACITY_FITS),
        past(BIRTH_DATE),
    ),
    fills=_with_its_own,
    written=(_known_by_name(MADE, TRUE),),
)


def _charged(party: Context) -> Condition:
    """Something rests on the party's being implicated."""
    charge, sentence = Row("charge", "laid"), Row("sentence", "passed")
    return Exists(charge, charge["party_id"].eq(party)) | Exists(
        sentence, sentence["party_id"].eq(party)
    )


AMEND = amending(
    "amendParty",
    Said("Amend a party: its capacity", "Modifier une partie : sa qualité"),
    Party,
    PARTY,
    {NEW_CAPACITY: "capacity", KNOWN: "known"},
    clauses=("48-1/al.3/2°/c",),
    rests_on=lambda _it: (
        needs(_of_the_kind(OF_THE_CASE, NEW_CAPACITY), *_CAPACITY_FITS),
        needs(
            NEW_CAPACITY.term.absent()
            | NEW_CAPACITY.term.among(IMPLICATED)
            | ~_charged(PARTY.term),
            "whoever is charged or sentenced stays implicated",
            "qui est poursuivi ou condamné reste mis en cause",
            "48-1/al.3/2°/c",
        ),
    ),
    written=(_known_by_name(PARTY.term, ~KNOWN.term.absent()),),
)


def _stands_in_the_case(column: str, it: Row) -> Condition:
    party = Row("party", "standing")
    return Exists(party, party[column].eq(it["id"]) & party["case_id"].eq(OF_THE_CASE))


AMEND_PERSON = amending(
    "amendPerson",
    Said("Amend what is known of a person", "Modifier l’identité d’une personne"),
    Person,
    AMENDED_PERSON,
    IDENTITY,
    clauses=("48-1/al.3/2°/a",),
    of_the_case=lambda it: _stands_in_the_case("person_id", it),
    rests_on=lambda _it: (past(BIRTH_DATE),),
    written=(_keeps_a_name(SURNAME, AMENDED_PERSON, "person_id", "48-1/al.3/2°/a"),),
)
AMEND_COMPANY = amending(
    "amendLegalEntity",
    Said("Amend what is known of a company", "Modifier ce qui est connu d’une société"),
    LegalEntity,
    AMENDED_COMPANY,
    OF_COMPANY,
    clauses=("48-1/al.3/2°/b",),
    of_the_case=lambda it: _stands_in_the_case("legal_entity_id", it),
    written=(_keeps_a_name(COMPANY_NAME, AMENDED_COMPANY, "legal_entity_id", "48-1/al.3/2°/b"),),
)

ACTS = (RECORD, AMEND, AMEND_PERSON, AMEND_COMPANY)
