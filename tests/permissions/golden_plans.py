"""The SQL of some plans, kept in `golden/`: a change of what the database is asked shows as a diff.

`python tests/permissions/golden_plans.py`, run from the root, writes them anew.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from db.enumerations import Role
from permissions.cpp import ENACTED
from permissions.judgement import places
from permissions.law import in_force
from permissions.purposes import Purpose
from schema.build import build
from schema.document import Documents
from schema.operation import prepare
from schema.stated import Stated

FOLDER = Path(__file__).parent / "golden"
NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
CASE = "query ($id: ID!) { case(id: $id) { number offences { place } parties { capacity } } }"
PAGE = (
    "{ cases(first: 50, orderBy: {by: NUMBER}) { totalCount nodes { number court { name }"
    " parties { capacity person { surname } } decisions { type } } } }"
)
PLANS: dict[str, tuple[Role, Purpose | None, str]] = {
    "own_case": (Role.CRIMINAL_JUDGE, Purpose.CASE_PROCESSING, CASE),
    "own_case_of_the_clerk": (Role.MAGISTRATE_CLERK, Purpose.CASE_PROCESSING, CASE),
    "victim_information": (Role.PROSECUTOR, Purpose.VICTIM_INFORMATION, CASE),
    "reciprocal_knowledge": (Role.CRIMINAL_JUDGE, Purpose.RECIPROCAL_KNOWLEDGE, PAGE),
    "supervision": (Role.PROSECUTOR_GENERAL, Purpose.PG_SUPERVISION, PAGE),
    "docket": (Role.PROSECUTOR, None, "{ viewer { docket { nodes { number nextHearingAt } } } }"),
}


def sql_of(role: Role, purpose: Purpose | None, query: str) -> str:
    """The statements of an operation, a clause a line."""
    places.cache_clear()  # the order of a plan's conditions may follow that of earlier plans
    documents = Documents(build()._schema)
    document = documents.get(query)
    stated = Stated(law=in_force(ENACTED, NOW), role=role, purpose=purpose, cost=100_000)
    prepared = prepare(stated, document, document.operation(None), {"id": ""})
    return "\n\n".join(_in_lines(plan.sql) for plan in prepared.plans) + "\n"


CLAUSES = "FROM|WHERE|AND|OR|ORDER BY|LEFT JOIN|CROSS JOIN|JOIN|LIMIT|CASE"


def _in_lines(sql: str) -> str:
    return re.sub(
        r" (FROM|WHERE|AND|OR|ORDER BY|LEFT JOIN|CROSS JOIN|JOIN|LIMIT|CASE) ", r"\n\1 ", sql
    )


def texts() -> Iterator[tuple[Path, str]]:
    """Each plan's file, and its SQL as the code makes it now."""
    for name, (role, purpose, query) in PLANS.items():
        yield FOLDER / f"{name}.sql", sql_of(role, purpose, query)


if __name__ == "__main__":
    for path, text in texts():
        path.write_text(text, encoding="utf-8")
