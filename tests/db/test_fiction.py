"""The fictional register: what the generator promises is there, and it loads without a bad line."""

from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import orjson
import pytest
from fictional import CASES, generated

from db.enumerations import (
    AgentDuty,
    AntecedentCapacity,
    AntecedentTerm,
    Capacity,
    CaseKind,
    CaseOrigin,
    Clause,
    ClearanceLevel,
    ControlledFile,
    CourtDegree,
    DecisionType,
    ExtendedArticle,
    Function,
    Instrument,
    ItemKind,
    LegalBasis,
    LinkGround,
    Listing,
    NoticeKind,
    OffenceClass,
    Opinion,
    Role,
    Scope,
    Situation,
    Stage,
    TransmissionAim,
)
from db.fiction.courts import seats
from db.fiction.personas import SHOWCASE
from db.fiction.register import write_register
from db.loading.kinds import Refs
from db.loading.records import BY_NAME

Lines = list[dict[str, object]]


@pytest.fixture(scope="module")
def register() -> bytes:
    """A register of three hundred cases."""
    return generated(seed=3)


@pytest.fixture(scope="module")
def lines(register: bytes) -> Lines:
    return [orjson.loads(line) for line in register.splitlines()]


def test_the_same_seed_writes_the_same_bytes(register: bytes) -> None:
    assert generated(seed=3) == register


def test_another_seed_writes_other_cases(register: bytes) -> None:
    assert generated(seed=4) != register


def test_a_larger_register_begins_like_a_smaller_one(register: bytes) -> None:
    assert generated(seed=3, cases=CASES + 20).startswith(register)


def test_another_instant_moves_the_register_with_it() -> None:
    later = datetime(2031, 2, 28, 23, 59, 59, tzinfo=UTC)
    updates = [
        str(line["last_recorded_update_at"])
        for line in map(orjson.loads, generated(seed=3, cases=60, now=later).splitlines())
        if line["type"] == "Case"
    ]
    assert "2031-02-01" < max(updates) <= "2031-02-28T23:59:59Z"


PROMISED: list[tuple[str, str, type[StrEnum]]] = [
    ("Court", "degree", CourtDegree),
    ("CourtTerritory", "article", ExtendedArticle),
    ("Case", "kind", CaseKind),
    ("Case", "stage", Stage),
    ("Case", "origin", CaseOrigin),
    ("Offence", "class", OffenceClass),
    ("Party", "capacity", Capacity),
    ("Decision", "decision_type", DecisionType),
    ("JudicialSituation", "situation", Situation),
    ("CaseLink", "ground", LinkGround),
    ("AgentRole", "role", Role),
    ("JudicialFunction", "function", Function),
    ("Assignment", "function", Function),
    ("Agent", "duty", AgentDuty),
    ("BodyListing", "listing", Listing),
    ("Clearance", "level", ClearanceLevel),
    ("ControlRequest", "file", ControlledFile),
    ("InterceptItem", "kind", ItemKind),
    ("Authorisation", "clause", Clause),
    ("Authorisation", "scope", Scope),
    ("ForeignRequest", "instrument", Instrument),
    ("Notice", "kind", NoticeKind),
    ("AntecedentRecord", "capacity", AntecedentCapacity),
    ("AntecedentRecord", "term", AntecedentTerm),
    ("AdministrativeInquiry", "legal_basis", LegalBasis),
    ("AdministrativeInquiry", "opinion", Opinion),
    ("Transmission", "aim", TransmissionAim),
]
UNASSIGNED = {("JudicialFunction", Function.PROSECUTION)}
"""A prosecutor holds no function of the bench."""


@pytest.mark.parametrize(("type_", "key", "members"), PROMISED)
def test_every_member_of_a_list_is_met(
    lines: Lines, type_: str, key: str, members: type[StrEnum]
) -> None:
    met = {line.get(key) for line in lines if line["type"] == type_}
    missing = {member for member in members if (type_, member) not in UNASSIGNED} - met
    assert not missing


def test_every_tribunal_and_court_of_appeal_of_france_is_there(lines: Lines) -> None:
    courts = {line["code"]: line for line in lines if line["type"] == "Court"}
    tribunals = [court for code, court in courts.items() if str(code).startswith("TJ-")]
    appeal = {court["id"] for code, court in courts.items() if str(code).startswith("CA-")}
    assert len(tribunals) == 164
    assert len(appeal) == 36
    assert {court["appeal_court"] for court in tribunals} < appeal
    assert courts["TJ-LYON"]["appeal_court"] == courts["CA-LYON"]["id"]


def test_every_court_of_first_instance_has_cases_but_those_gone_up(lines: Lines) -> None:
    seised = {line["court"] for line in lines if line["type"] == "Case"}
    first = {seat.id for seat in seats().values() if seat.degree is CourtDegree.FIRST}
    assert len(first - seised) <= len(seised - first)


def test_national_jurisdiction_over_terrorism_covers_every_court(lines: Lines) -> None:
    paris = seats()["TJ-PARIS"].id
    covered = {
        line["member_court"]
        for line in lines
        if line["type"] == "CourtTerritory"
        and line["article"] == ExtendedArticle.ART_706_17
        and line["court"] == paris
    }
    assert covered == {seat.id for seat in seats().values() if seat.code != "CASSATION"}


IMPLICATED = {"SUSPECT", "UNDER_EXAMINATION", "PROSECUTED", "CONVICTED", "ACQUITTED"}
VICTIMS = {"VICTIM", "CIVIL_PARTY"}


def capacities(lines: Lines, key: str) -> dict[str, set[tuple[str, str]]]:
    """Where each person or company stands: (case, capacity)."""
    found: dict[str, set[tuple[str, str]]] = {}
    for line in lines:
        if line["type"] == "Party" and key in line:
            place = (str(line["case"]), str(line["capacity"]))
            found.setdefault(str(line[key]), set()).add(place)
    return found


def test_someone_is_implicated_here_and_a_victim_there(lines: Lines) -> None:
    assert any(
        {case for case, capacity in places if capacity in VICTIMS}
        - {case for case, capacity in places if capacity in IMPLICATED}
        and {capacity for _, capacity in places} & IMPLICATED
        for places in capacities(lines, "person").values()
    )


def test_someone_is_implicated_and_a_victim_in_one_case(lines: Lines) -> None:
    assert any(
        {case for case, capacity in places if capacity in VICTIMS}
        & {case for case, capacity in places if capacity in IMPLICATED}
        for places in capacities(lines, "person").values()
    )


def test_companies_are_implicated_and_are_victims(lines: Lines) -> None:
    met = {
        capacity for places in capacities(lines, "legal_entity").values() for _, capacity in places
    }
    assert met & IMPLICATED
    assert met & VICTIMS


def test_an_unknown_author_is_a_person_of_whom_nothing_is_said(lines: Lines) -> None:
    persons = {line["id"]: line for line in lines if line["type"] == "Person"}
    unknown = [line for line in lines if line["type"] == "Party" and line.get("known") is False]
    assert len(unknown) > 5
    assert all(set(persons[line["person"]]) == {"type", "id"} for line in unknown)


def test_linked_cases_share_the_person_they_are_linked_by(lines: Lines) -> None:
    places = capacities(lines, "person")
    links = [line for line in lines if line["type"] == "CaseLink" and "person" in line]
    assert len(links) > 5
    for link in links:
        implicated = {
            case
            for case, capacity in places[str(link["person"])]
            if capacity in IMPLICATED | {"ASSISTED_WITNESS"}
        }
        assert {link["case_a"], link["case_b"]} <= implicated


def test_progress_counts_the_cases(tmp_path: Path) -> None:
    seen: list[int] = []
    with (tmp_path / "register.jsonl").open("wb") as out:
        written = write_register(out, cases=7, seed=1, progress=seen.append)
    assert seen == [1, 2, 3, 4, 5, 6, 7]
    assert written["Case"] == 7 + len(SHOWCASE)


def test_lines_name_no_key_that_a_type_does_not_have(lines: Lines) -> None:
    for line in lines:
        assert set(line) - {"type"} <= set(BY_NAME[str(line["type"])].by_key)
    assert any(isinstance(field.kind, Refs) for field in BY_NAME["Decision"].fields)


def test_every_company_of_a_case_that_is_shown_has_a_name() -> None:
    lines = [orjson.loads(line) for line in generated(seed=1, cases=1).splitlines()]
    shown = {str(id_) for name, id_ in SHOWCASE.items() if name != "K50"}
    parties = [each for each in lines if each["type"] == "Party" and each["case"] in shown]
    companies = {each["legal_entity"] for each in parties if "legal_entity" in each}
    entities = {each["id"]: each for each in lines if each["type"] == "LegalEntity"}
    assert companies
    assert all("company_name" in entities[each] for each in companies)
