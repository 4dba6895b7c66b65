"""Refusals as GraphQL errors, and faults that nobody is told of."""

import pytest
from structlog.testing import capture_logs

from permissions.refusal import Code, Refusal, Said, refuse
from schema.errors import entries, entry, masked


def test_a_refusal_says_its_code_its_clauses_and_where() -> None:
    refusal = refuse(Code.CASE_REQUIRED, "a case is needed", "il faut une affaire", "48-1/al.1/c")
    refusal.location, refusal.path = (3, 5), ("cases", 0)
    assert entry(refusal) == {
        "message": "a case is needed",
        "locations": [{"line": 3, "column": 5}],
        "path": ["cases", 0],
        "extensions": {"code": "CASE_REQUIRED", "clauses": ["48-1/al.1/c"]},
    }
    assert entry(refusal, "fr")["message"] == "il faut une affaire"


def test_further_refusals_follow_the_first() -> None:
    first = refuse(Code.DOCUMENT_INVALID, "one", "un")
    first.more = (Refusal(Code.DOCUMENT_INVALID, Said("two", "deux")),)
    assert [each["message"] for each in entries(first, "fr")] == ["un", "deux"]


def test_a_fault_is_told_by_its_kind_and_place_and_by_nothing_that_it_holds() -> None:
    with pytest.raises(ValueError, match="Dupont") as caught:
        raise ValueError("SELECT surname FROM person: Dupont")
    with capture_logs() as logged:
        refusal = masked(caught.value)
    assert refusal.code is Code.INTERNAL
    assert [set(line) for line in logged] == [{"event", "kind", "at", "log_level"}]
    assert logged[0]["kind"] == "ValueError"
    assert logged[0]["at"].startswith(__name__)
    for said in (str(refusal), refusal.said.fr, str(logged)):
        assert "Dupont" not in said
        assert "SELECT" not in said
