"""What each key of a filter reads, and the category that this tells.

Every key is entered in `WISHES`; start-up refuses an input field that is not. A wish sees what
the caller is shown, never the column behind it (GX-07).
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from permissions import entities
from permissions.categories import (
    CASE,
    DECISION,
    IS_CRIMINAL,
    PARTY,
    VICTIMS,
    Category,
    Classification,
    always,
    implicated,
    of_case,
    of_decision,
    of_identity,
)
from permissions.condition import NOW, Column, Condition, Row
from permissions.entities import LEGAL_ENTITY, OFFENCE, PERSON, Entity
from permissions.fields import Holds, Shown
from permissions.selection import Comparison, Test, Wish
from permissions.sql import Draw
from schema.arguments import Given, Leaf, as_ids, as_it_is, as_text, as_texts

Tests: TypeAlias = Callable[[Given], tuple[Test, ...]]
MakeWish: TypeAlias = Callable[[str, Given], Wish]


def _test(comparison: Comparison, column: Shown, draw: Draw, cast: str) -> Test:
    return Test(comparison, column, draw, cast, draw)


def _leaf(value: Given) -> Leaf:
    if not isinstance(value, Leaf):
        raise TypeError("a scalar was expected here")
    return value


def _keys(value: Given) -> Mapping[str, Given]:
    return {} if isinstance(value, Leaf) else value


def _text(column: Column) -> Tests:
    made: Mapping[str, Callable[[Leaf], Test]] = {
        "eq": lambda leaf: _test("=", column, as_text(leaf), "text"),
        "in": lambda leaf: _test("any", column, as_texts(leaf), "text[]"),
        "startsWith": lambda leaf: _test("prefix", column, as_text(leaf), "text"),
    }
    return lambda value: tuple(made[key](_leaf(each)) for key, each in _keys(value).items())


def _range(column: Column, cast: str) -> Tests:
    sides: Mapping[str, Comparison] = {"from": ">=", "until": "<"}
    return lambda value: tuple(
        _test(sides[key], column, as_it_is(_leaf(each)), cast) for key, each in _keys(value).items()
    )


def _codes(column: Column) -> Tests:
    return lambda value: (_test("any", column, as_texts(_leaf(value)), "text[]"),)


def _ids(column: Column) -> Tests:
    return lambda value: (_test("any", column, as_ids(_leaf(value)), "uuid[]"),)


def _flag(shown: Shown) -> Tests:
    return lambda value: (_test("=", shown, as_it_is(_leaf(value)), "boolean"),)


def _own(entity: Entity, classes: Classification, tests: Tests) -> MakeWish:
    """A wish on the record itself."""
    return lambda argument, value: Wish(argument, entity, classes, tests(value))


_OFFENCE_TESTS: Mapping[str, Tests] = {
    "class": _codes(OFFENCE["class"]),
    "legalClassification": _text(OFFENCE["legal_classification"]),
    "natinfCode": _text(OFFENCE["natinf_code"]),
    "place": _text(OFFENCE["place"]),
    "dateFrom": _range(OFFENCE["date_from"], "date"),
}


def _offence(argument: str, value: Given) -> Wish:
    tests = tuple(t for key, each in _keys(value).items() for t in _OFFENCE_TESTS[key](each))
    tie = OFFENCE["case_id"].eq(CASE["id"])
    return Wish(argument, entities.Offence, of_case(Category.FACTS), tests, tie)


_NAME_COLUMNS: Mapping[str, tuple[Row, str, Comparison, str]] = {
    "surname": (PERSON, "surname_key", "name", "text"),
    "forenames": (PERSON, "forenames_key", "name", "text"),
    "birthDate": (PERSON, "birth_date", "=", "date"),
    "companyName": (LEGAL_ENTITY, "company_name_key", "name", "text"),
    "siren": (LEGAL_ENTITY, "siren", "=", "text"),
}
_BEHIND: Mapping[Row, Condition] = {
    PERSON: PERSON["id"].eq(PARTY["person_id"]),
    LEGAL_ENTITY: LEGAL_ENTITY["id"].eq(PARTY["legal_entity_id"]),
}


def _name_tests(value: Given) -> tuple[Test, ...]:
    tests = []
    for key, each in _keys(value).items():
        row, column, comparison, cast = _NAME_COLUMNS[key]
        draw = as_it_is(_leaf(each)) if cast == "date" else as_text(_leaf(each))
        tests.append(_test(comparison, row[column], draw, cast))
    return tuple(tests)


def _behind(value: Given) -> tuple[Row, ...]:
    """The rows that names are read from; a person's where none is given."""
    return tuple(dict.fromkeys(_NAME_COLUMNS[key][0] for key in _keys(value))) or (PERSON,)


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
        return Wish(argument, entities.Party, classes, _name_tests(value), tie, further)

    return make


def _has_victims(argument: str, value: Given) -> Wish:
    victim = IS_CRIMINAL & PARTY["capacity"].among(VICTIMS)
    no_company = PARTY["legal_entity_id"].absent()
    classes = (
        (victim & no_company, Category.VICTIM_IDENTITY),
        (victim & ~no_company, Category.COMPANY_VICTIM),
    )
    tie = PARTY["case_id"].eq(CASE["id"])
    return Wish(argument, entities.Party, classes, (), tie, present=_leaf(value).draw)


def _own_name(argument: str, value: Given) -> Wish:
    """The party itself bears that name."""
    first, *rest = _behind(value)
    entity = entities.Person if first == PERSON else entities.LegalEntity
    further = tuple((row, _BEHIND[row]) for row in rest)
    return Wish(argument, entity, of_identity(), _name_tests(value), _BEHIND[first], further)


def _own_birth(argument: str, value: Given) -> Wish:
    tests = _range(PERSON["birth_date"], "date")(value)
    return Wish(argument, entities.Person, of_identity(), tests, _BEHIND[PERSON])


_META, _IDENTITY, _DECISION = always(Category.CASE_META), of_identity(), of_decision()
_FINAL = Holds(~DECISION["final_at"].absent() & DECISION["final_at"].le(NOW))


def _case(tests: Tests) -> MakeWish:
    return _own(entities.Case, _META, tests)


def _party(tests: Tests) -> MakeWish:
    return _own(entities.Party, _IDENTITY, tests)


def _decision(tests: Tests) -> MakeWish:
    return _own(entities.Decision, _DECISION, tests)


WISHES: Mapping[str, Mapping[str, MakeWish]] = {
    "CaseFilter": {
        "id": _case(_ids(CASE["id"])),
        "number": _case(_text(CASE["number"])),
        "kind": _case(_codes(CASE["kind"])),
        "stage": _case(_codes(CASE["stage"])),
        "court": _case(_ids(CASE["court_id"])),
        "complaintReceivedAt": _case(_range(CASE["complaint_received_at"], "date")),
        "lastRecordedUpdateAt": _case(_range(CASE["last_recorded_update_at"], "timestamptz")),
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
        "case": _party(_ids(PARTY["case_id"])),
        "capacity": _party(_codes(PARTY["capacity"])),
        "known": _party(_flag(PARTY["known"])),
        "name": _own_name,
        "birthDate": _own_birth,
    },
    "DecisionFilter": {
        "case": _decision(_ids(DECISION["case_id"])),
        "type": _decision(_codes(DECISION["type"])),
        "court": _decision(_ids(DECISION["court_id"])),
        "pronouncedAt": _decision(_range(DECISION["pronounced_at"], "timestamptz")),
        "finalAt": _decision(_range(DECISION["final_at"], "timestamptz")),
        "final": _decision(_flag(_FINAL)),
    },
}


NESTED_INPUTS: Mapping[str, frozenset[str]] = {
    "TextFilter": frozenset({"eq", "in", "startsWith"}),
    "DateRange": frozenset({"from", "until"}),
    "InstantRange": frozenset({"from", "until"}),
    "NameFilter": frozenset(_NAME_COLUMNS),
    "OffenceFilter": frozenset(_OFFENCE_TESTS),
}
"""Inputs within a filter: their keys are read under the category of the key they stand in."""


def wishes(input_type: str, value: Given | None) -> tuple[Wish, ...]:
    """The wishes that a filter makes; of none given, none."""
    if value is None:
        return ()
    return tuple(
        WISHES[input_type][key](f"filter.{key}", each) for key, each in _keys(value).items()
    )
