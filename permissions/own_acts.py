"""What the law lays on the caller himself: the notices he owes, the authorisations he was given.

Both are his own account, as the roles he holds are: he is told of them whatever the purpose, and of
nobody else's. What they bear on he reads for a purpose, if at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from db.enumerations import Clause, Role
from permissions.acts.notices import owes
from permissions.condition import AGENT, NOW, Condition, Exists, Row
from permissions.cpp.facts import kept, unrevoked
from permissions.cpp.interception_facts import opened_what_is_gone
from permissions.disclosure import Frame
from permissions.entities import Authorisation, Notice
from permissions.entities.governance import AUTHORISATION, NOTICE
from permissions.fold import fold
from permissions.knowledge import NOTHING_KNOWN
from permissions.sql import Sql, name

MOST: Final = 200
"""Acts told at once, the latest first."""


@dataclass(frozen=True, slots=True)
class OwnActs:
    """A kind of acts that are the caller's own: the columns told of each, and which they are.

    `since` is the column by which the latest is told; `clauses` are those that lay them on him;
    `mine` says which are, for a role.
    """

    name: str
    row: Row
    columns: tuple[str, ...]
    since: str
    clauses: tuple[str, ...]
    mine: Callable[[Role], Condition]
    beside: tuple[tuple[Row, Condition], ...] = ()

    def sql(self, role: Role) -> Callable[[Sql], Sequence[str]]:
        """What writes them as one column of a statement: an array of rows."""
        return partial(_written, self, role)


def _written(acts: OwnActs, role: Role, sql: Sql) -> tuple[str]:
    with sql.scope(acts.row, *(row for row, _ in acts.beside)):
        told = ", ".join(sql.term(acts.row[name(column)]) for column in acts.columns)
        tables = sql.source(acts.row) + "".join(
            f" JOIN {sql.source(row)} ON {sql.condition(tie)}" for row, tie in acts.beside
        )
        mine = sql.condition(fold(Frame({}).place(acts.mine(role)), NOTHING_KNOWN))
        order = ", ".join(f"{sql.term(acts.row[name(each)])} DESC" for each in (acts.since, "id"))
        listed = f"SELECT ROW({told}) FROM {tables} WHERE {mine} ORDER BY {order}"
        return (f"ARRAY({listed} LIMIT {MOST})",)


def _due(role: Role) -> Condition:
    undone = NOTICE["done_at"].absent() | NOW.lt(NOTICE["done_at"])
    due = NOTICE["due_from"].le(NOW) & undone
    return owes(role, NOTICE) & due & ~opened_what_is_gone(Notice)


def _held(_role: Role) -> Condition:
    undone = AUTHORISATION["completed_at"].absent() | NOW.lt(AUTHORISATION["completed_at"])
    mine = AUTHORISATION["grantee_id"].eq(AGENT) & unrevoked(AUTHORISATION) & undone
    case = Row("judicial_case", "its_own_case")
    past = Exists(case, case["id"].eq(AUTHORISATION["case_id"]) & ~kept(case))
    of_register = AUTHORISATION["clause"].eq(Clause.ART_11_1)
    return mine & ~opened_what_is_gone(Authorisation) & ~(of_register & past)


NOTICES_DUE: Final = OwnActs(
    "OwedNotice",
    NOTICE,
    ("id", "kind", "authorisation_id", "due_from", "version"),
    "due_from",
    ("R40-47/XII/d", "R40-47/XII/e"),
    _due,
    ((AUTHORISATION, AUTHORISATION["id"].eq(NOTICE["authorisation_id"])),),
)
"""Notices that the caller owes in his role, due and not given: those that he may give."""

AUTHORISATIONS_HELD: Final = OwnActs(
    "HeldAuthorisation",
    AUTHORISATION,
    (
        "id",
        "clause",
        "scope",
        "includes_sealed",
        "case_id",
        "interception_id",
        "issued_at",
        "valid_from",
        "valid_until",
        "version",
    ),
    "issued_at",
    ("R40-47/II/f", "48-1/al.14/c"),
    _held,
)
"""Authorisations given to the caller that run: neither revoked, nor ended, nor done with.

Whether one opens anything depends on more than itself (who issued it, seals), at each reading.
"""
