"""What each key of a filter reads, and the category that this tells.

Every key is entered in `WISHES`; start-up refuses an input field that is not. A wish sees what
the caller is shown, never the column behind it (GX-07).
"""

from collections.abc import Mapping

from permissions import entities
from permissions.categories import (
    CASE,
    DECISION,
    IS_CRIMINAL,
    PARTY,
    VICTIMS,
    Category,
    always,
    implicated,
    of_case,
    of_decision,
    of_identity,
)
from permissions.condition import NOW, Condition, Row
from permissions.entities import LEGAL_ENTITY, OFFENCE, PERSON
from permissions.fields import Holds
from permissions.selection import Test, Wish
from schema import file_wishes
from schema.arguments import Given, what_is_asked
from schema.wishing import (
    MakeWish,
    NameColumns,
    Tests,
    codes,
    flag,
    ids,
    keys,
    leaf,
    name_tests,
    own,
    text,
    within,
)

_OFFENCE_TESTS: Mapping[str, tuple[Category, Tests]] = {
    "class": (Category.FACTS_CLASSIFICATION, codes(OFFENCE["class"])),
    "legalClassification": (
        Category.FACTS_CLASSIFICATION,
        text(OFFENCE["legal_classification"]),
    ),
    "natinfCode": (Category.FACTS_CLASSIFICATION, text(OFFENCE["natinf_code"])),
    "place": (Category.FACTS_PLACE, text(OFFENCE["place"])),
    "dateFrom": (Category.FACTS_DATE, within(OFFENCE["date_from"], "date")),
}


def _offence(argument: str, value: Given) -> Wish:
    tests, told = list[Test](), dict.fromkeys((Category.FACTS,))
    for key, each in keys(value).items():
        category, made = _OFFENCE_TESTS[key]
        tests.extend(made(each))
        told[category] = None
    tie = OFFENCE["case_id"].eq(CASE["id"])
    first, *also = (of_case(category) for category in told)
    return Wish(argument, entities.Offence, first, tuple(tests), tie, also=tuple(also))


_NAME_COLUMNS: NameColumns = {
    "surname": (PERSON["surname_key"], "name", "text"),
    "forenames": (PERSON["forenames_key"], "name", "text"),
    "birthDate": (PERSON["birth_date"], "=", "date"),
    "companyName": (LEGAL_ENTITY["company_name_key"], "name", "text"),
    "siren": (LEGAL_ENTITY["siren"], "=", "text"),
}
_BEHIND: Mapping[Row, Condition] = {
    PERSON: PERSON["id"].eq(PARTY["person_id"]),
    LEGAL_ENTITY: LEGAL_ENTITY["id"].eq(PARTY["legal_entity_id"]),
}


def _behind(value: Given) -> tuple[Row, ...]:
    """The rows that names are read from."""
    return tuple(dict.fromkeys(_NAME_COLUMNS[key][0].row for key in keys(value)))


def _party_named(who: Condition, person: Category, company: Category) -> MakeWish:
    """There is a party of the case, as `who` says, who bears that name."""
    no_company = PARTY["legal_entity_id"].absent()
    told: Mapping[Row, tuple[Condition, Category]] = {
        PERSON: (IS_CRIMINAL & who & no_company, person),
        LEGAL_ENTITY: (IS_CRIMINAL & who & ~no_company, company),
    }

    def make(argument: str, value: Given) -> Wish:
        rows = _behind(value)
        classes = tuple(told[row] for row in rows)
        further = tuple((row, _BEHIND[row]) for row in rows)
        tie = PARTY["case_id"].eq(CASE["id"])
        return Wish(
            argument, entities.Party, classes, name_tests(_NAME_COLUMNS, value), tie, further
        )

    return make


def _has_victims(argument: str, value: Given) -> Wish:
    victim = IS_CRIMINAL & PARTY["capacity"].among(VICTIMS)
    no_company = PARTY["legal_entity_id"].absent()
    classes = (
        (victim & no_company, Category.VICTIM_IDENTITY),
        (victim & ~no_company, Category.COMPANY_VICTIM),
    )
    tie = PARTY["case_id"].eq(CASE["id"])
    return Wish(argument, entities.Party, classes, (), tie, present=leaf(value).draw)


def _own_name(argument: str, value: Given) -> Wish:
    """The party itself bears that name."""
    first, *rest = _behind(value)
    entity = entities.Person if first == PERSON else entities.LegalEntity
    further = tuple((row, _BEHIND[row]) for row in rest)
    return Wish(
        argument, entity, of_identity(), name_tests(_NAME_COLUMNS, value), _BEHIND[first], further
    )


def _own_birth(argument: str, value: Given) -> Wish:
    tests = within(PERSON["birth_date"], "date")(value)
    return Wish(argument, entities.Person, of_identity(), tests, _BEHIND[PERSON])


_META, _IDENTITY, _DECISION = always(Category.CASE_META), of_identity(), of_decision()
_FINAL = Holds(~DECISION["final_at"].absent() & DECISION["final_at"].le(NOW))


def _case(tests: Tests) -> MakeWish:
    return own(entities.Case, _META, tests)


def _party(tests: Tests) -> MakeWish:
    return own(entities.Party, _IDENTITY, tests)


def _decision(tests: Tests) -> MakeWish:
    return own(entities.Decision, _DECISION, tests)


WISHES: Mapping[str, Mapping[str, MakeWish]] = {
    "CaseFilter": {
        "id": _case(ids(CASE["id"])),
        "number": _case(text(CASE["number"])),
        "kind": _case(codes(CASE["kind"])),
        "stage": _case(codes(CASE["stage"])),
        "court": _case(ids(CASE["court_id"])),
        "complaintReceivedAt": _case(within(CASE["complaint_received_at"], "date")),
        "lastRecordedUpdateAt": _case(within(CASE["last_recorded_update_at"], "timestamptz")),
        "offence": _offence,
        "implicated": _party_named(
            implicated(PARTY), Category.ACCUSED_IDENTITY, Category.COMPANY_ACCUSED
        ),
        "victim": _party_named(
            PARTY["capacity"].among(VICTIMS), Category.VICTIM_IDENTITY, Category.COMPANY_VICTIM
        ),
        "hasVictims": _has_victims,
    },
    "PartyFilter": {
        "case": _party(ids(PARTY["case_id"])),
        "capacity": _party(codes(PARTY["capacity"])),
        "known": _party(flag(PARTY["known"])),
        "name": _own_name,
        "birthDate": _own_birth,
    },
    "DecisionFilter": {
        "case": _decision(ids(DECISION["case_id"])),
        "type": _decision(codes(DECISION["type"])),
        "court": _decision(ids(DECISION["court_id"])),
        "pronouncedAt": _decision(within(DECISION["pronounced_at"], "timestamptz")),
        "finalAt": _decision(within(DECISION["final_at"], "timestamptz")),
        "final": _decision(flag(_FINAL)),
    },
    **file_wishes.WISHES,
}


NESTED_INPUTS: Mapping[str, frozenset[str]] = {
    "TextFilter": frozenset({"eq", "in", "startsWith"}),
    "DateRange": frozenset({"from", "until"}),
    "InstantRange": frozenset({"from", "until"}),
    "NameFilter": frozenset(_NAME_COLUMNS),
    "SubjectName": frozenset(file_wishes.SUBJECT_NAME),
    "TextSearch": frozenset({"contains"}),
    "OffenceFilter": frozenset(_OFFENCE_TESTS),
}
"""Inputs within a filter: their keys are read under the category of the key they stand in."""


def wishes(input_type: str, value: Given | None) -> tuple[Wish, ...]:
    """The wishes that a filter makes; a key that asks nothing makes none."""
    stated = what_is_asked(value)
    if stated is None:
        return ()
    return tuple(
        WISHES[input_type][key](f"filter.{key}", each) for key, each in keys(stated).items()
    )
