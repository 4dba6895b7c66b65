"""The SQL that some plans ask of the database is the SQL that was reviewed."""

import re

import pytest
from golden_plans import FOLDER, PLANS, sql_of


@pytest.mark.parametrize("name", PLANS)
def test_the_statement_is_the_one_reviewed(name: str) -> None:
    assert sql_of(*PLANS[name]) == (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def test_no_statement_is_kept_that_no_plan_makes() -> None:
    assert {path.stem for path in FOLDER.glob("*.sql")} == set(PLANS)


@pytest.mark.parametrize("name", PLANS)
def test_every_statement_asks_the_gate_and_drops_what_is_past_its_term(name: str) -> None:
    text = sql_of(*PLANS[name])
    assert "r.refusal IS NULL THEN" in text
    cases = set(re.findall(r"FROM judicial_case (t\d+)", text))
    assert cases
    assert all(f"g.at < {alias}.retention_expires_at" in text for alias in cases)
