"""Who may see what, and which paragraph carries which clause: the pages are those of the code."""

import json

import pytest
from prose import ROOT, text_of

from api import clauses_page, policy_page
from api.policy_forms import as_html, as_json, as_text
from db.enumerations import Role
from permissions.cpp.clauses import CLAUSES, Clause
from permissions.policy import Opened
from permissions.purposes import TERMS, Purpose

CITED = clauses_page.cited_by_scenarios()


def test_the_policy_is_that_of_the_code() -> None:
    page = text_of(policy_page.PAGE)
    assert policy_page.with_policy(page) == page, "write it anew: python -m api.policy_page"


def test_the_clauses_are_those_of_the_code() -> None:
    page = text_of(clauses_page.PAGE)
    anew = clauses_page.with_clauses(page, CITED)
    assert anew == page, "write it anew: python -m api.clauses_page"


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_every_clause_is_carried_or_needs_no_code(clause: Clause) -> None:
    assert clauses_page.carried_by(clause)


def test_no_clause_stands_twice() -> None:
    ids = [each.id for each in CLAUSES]
    assert len(ids) == len(set(ids)) == 121


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_every_clause_that_needs_code_is_pinned(clause: Clause) -> None:
    needs_code = not any("no code" in each for each in clauses_page.carried_by(clause))
    assert clauses_page.pinned_by(clause, CITED) or not needs_code


def test_what_pins_a_clause_without_citing_it_is_there() -> None:
    numbers = {number for found in CITED.values() for number in found}
    known = {each.id for each in CLAUSES}
    for clause, by in clauses_page.pinned_elsewhere():
        path, _, name = by.partition("::")
        assert clause in known
        assert f"def {name}(" in text_of(ROOT / path) if name else by in numbers, by


def test_what_scenarios_cite_of_the_four_articles_is_a_clause() -> None:
    known, articles = {each.id for each in CLAUSES}, {each.article for each in CLAUSES}
    unknown = {
        each
        for each in CITED
        if each.partition("/")[0] in articles
        and each not in known
        and not any(one.startswith(f"{each}/") for one in known)
    }
    assert unknown == set()


def test_the_forms_say_the_same() -> None:
    law, found = policy_page.sheets_on(None, Role.PROSECUTOR_GENERAL, Purpose.PG_SUPERVISION)
    assert [(each.role, each.purpose) for each in found] == [
        (Role.PROSECUTOR_GENERAL, Purpose.PG_SUPERVISION)
    ]
    lines = json.loads(as_json(law, found))["policy"]
    opened = {line["toldAs"] for line in lines if line["opened"] != Opened.NEVER}
    assert "VICTIM_IDENTITY" in opened
    assert "COMM_CONTENT" not in opened
    facts = next(line for line in lines if line["category"] == "FACTS")
    assert facts["ways"][0]["clauses"] == ["48-1/al.12"]
    assert "l’affaire est pénale" in [each["fr"] for each in facts["ways"][0]["conditions"]]
    text, html = as_text(law, found), as_html(law, found)
    for said in ("PROSECUTOR_GENERAL", "VICTIM_IDENTITY", "the case is criminal"):
        assert said in text
        assert said in html
    assert "http" not in html


def test_every_role_that_may_state_a_purpose_has_a_sheet() -> None:
    page = text_of(policy_page.PAGE)
    for purpose in TERMS:
        assert f"\n## {purpose}\n" in page
