"""What the law lays on the caller himself: the notices he owes, the authorisations he was given,
those that he answers for.

They are his own account, as the roles he holds are: he is told of them whatever the purpose, and of
nobody else's. What they bear on he reads for a purpose, if at all.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from db.enumerations import Clause, Processing, Role
from permissions.acts.clauses import OPENINGS
from permissions.acts.granted import (
    ENDED_FOR,
    TAKEN_OVER_FOR,
    ends,
    files_of,
    for_some_purpose,
    leads,
    of_another,
    stopped,
)
from permissions.acts.notices import OWING, owes
from permissions.condition import AGENT, FALSE, NOW, Condition, Exists, Row
from permissions.cpp.facts import kept, unrevoked
from permissions.cpp.interception_facts import opened_what_is_gone
from permissions.disclosure import Frame
from permissions.entities import Authorisation, Notice
from permissions.entities.governance import AUTHORISATION, NOTICE
from permissions.fold import fold
from permissions.knowledge import NOTHING_KNOWN
from permissions.sql import Draw, Sql, name

MOST: Final = 200
"""Acts told at once: the latest, or the oldest where these matter most."""


@dataclass(frozen=True, slots=True)
class About:
    """The argument that narrows a list to acts of the one that it names, by which column; where it
    is `needed`, the caller is told of no more than those.
    """

    argument: str
    column: str
    needed: bool = True


@dataclass(frozen=True, slots=True)
class OwnActs:
    """A kind of acts that are the caller's own: the columns told of each, and which they are.

    `since` is the column by which the latest is told, or the oldest. For a role, `files` says of
    which files he is told, `rests_on` by which clauses they are his, `ways` in which ways one is,
    and `running` what must hold of it besides; `waits`, what he is told last of each, is whether it
    waits for him: those that do are told first. `about` is what he may narrow them to.
    """

    name: str
    row: Row
    columns: tuple[str, ...]
    since: str
    files: Callable[[Role], frozenset[Processing]]
    rests_on: Callable[[Role], tuple[str, ...]]
    ways: Callable[[Role], tuple[Condition, ...]]
    running: Callable[[Role], Condition]
    beside: tuple[tuple[Row, Condition], ...] = ()
    waits: tuple[str, Callable[[Role], Condition]] | None = None
    about: About | None = None
    oldest_first: bool = False

    @property
    def told(self) -> tuple[str, ...]:
        """What is told of each, in order."""
        return self.columns if self.waits is None else (*self.columns, self.waits[0])

    def sql(self, role: Role, named: Draw | None = None) -> Callable[[Sql], Sequence[str]]:
        """What writes them as one column of a statement: an array of rows. `named` draws the id of
        the one that they are `about`.
        """
        return partial(_written, self, role, named)


def _written(acts: OwnActs, role: Role, named: Draw | None, sql: Sql) -> tuple[str]:
    with sql.scope(acts.row, *(row for row, _ in acts.beside)):
        told = [sql.term(acts.row[name(column)]) for column in acts.columns]
        towards = "ASC" if acts.oldest_first else "DESC"
        order = [f"{sql.term(acts.row[name(each)])} {towards}" for each in (acts.since, "id")]
        tables = sql.source(acts.row) + "".join(
            f" JOIN {sql.source(row)} ON {sql.condition(tie)}" for row, tie in acts.beside
        )
        if acts.waits is not None:
            waiting = sql.fresh()
            waits = f"SELECT ({_condition(sql, acts.waits[1](role))}) IS TRUE AS waits OFFSET 0"
            tables += f" CROSS JOIN LATERAL ({waits}) {waiting}"
            told.append(f"{waiting}.waits")
            order.insert(0, f"{waiting}.waits DESC")
        mine = f"{_one_of(acts, role, sql)} AND {_condition(sql, acts.running(role))}"
        if acts.about is not None and (named or acts.about.needed):
            it = sql.parameter(named, named, "uuid") if named else "NULL"
            mine += f" AND {sql.term(acts.row[name(acts.about.column)])} = {it}"
        listed = f"SELECT ROW({', '.join(told)}) FROM {tables} WHERE {mine}"
        return (f"ARRAY({listed} ORDER BY {', '.join(order)} LIMIT {MOST})",)


def _one_of(acts: OwnActs, role: Role, sql: Sql) -> str:
    """It is his in one of the ways: of several, each is found by an index of its own."""
    ways = [each for each in acts.ways(role) if each != FALSE]
    if len(ways) == 1:
        return _condition(sql, ways[0])
    found: list[str] = []
    for way in ways:
        with sql.scope(acts.row):
            id_, table = sql.term(acts.row["id"]), sql.source(acts.row)
            found.append(f"SELECT {id_} FROM {table} WHERE {_condition(sql, way)}")
    return f"{sql.term(acts.row['id'])} IN ({' UNION '.join(found)})" if found else "FALSE"


def _condition(sql: Sql, of: Condition) -> str:
    return sql.condition(fold(Frame({}).place(of), NOTHING_KNOWN))


def _due(_role: Role) -> Condition:
    undone = NOTICE["done_at"].absent() | NOW.lt(NOTICE["done_at"])
    return NOTICE["due_from"].le(NOW) & undone & ~opened_what_is_gone(Notice)


def _files_of_notices(role: Role) -> frozenset[Processing]:
    return frozenset({Processing.INTERCEPT} if role in OWING else ())


def _undone() -> Condition:
    """It is not done with, and what it bears on is there."""
    undone = AUTHORISATION["completed_at"].absent() | NOW.lt(AUTHORISATION["completed_at"])
    case = Row("judicial_case", "its_own_case")
    past = Exists(case, case["id"].eq(AUTHORISATION["case_id"]) & ~kept(case))
    of_register = AUTHORISATION["clause"].eq(Clause.ART_11_1)
    return undone & ~opened_what_is_gone(Authorisation) & ~(of_register & past)


def _held(role: Role) -> Condition:
    """It runs, and is one under which he reads in that role."""
    return AUTHORISATION["clause"].among(_read_under(role)) & unrevoked(AUTHORISATION) & _undone()


def _read_under(role: Role) -> frozenset[Clause]:
    return frozenset(clause for clause, each in OPENINGS.items() if role in each.readers)


def _of(clauses: Iterable[Clause]) -> frozenset[Processing]:
    """The files of authorisations under the clauses: research is of the register."""
    return frozenset(
        Processing.REGISTRY if each is Clause.ART_11_1 else Processing.INTERCEPT for each in clauses
    )


def _clauses(files: frozenset[Processing], of_interceptions: tuple[str, ...]) -> tuple[str, ...]:
    """Those by which authorisations of the files are his."""
    by_file = {Processing.INTERCEPT: of_interceptions, Processing.REGISTRY: ("48-1/al.14/c",)}
    return tuple(one for file, each in by_file.items() if file in files for one in each)


def _granted(role: Role) -> Condition:
    """It is neither revoked nor ended, though it may begin later; and he has a purpose for it."""
    if not files_of(role, ENDED_FOR):
        return FALSE
    until, revoked = AUTHORISATION["valid_until"], AUTHORISATION["revoked_at"]
    lasts = (until.absent() | NOW.lt(until)) & (revoked.absent() | NOW.lt(revoked))
    return lasts & _undone() & for_some_purpose(role, AUTHORISATION, ENDED_FOR)


def _awaits_confirmation(role: Role) -> Condition:
    """He may confirm it, and it opens nothing until he does."""
    his = leads(role, AUTHORISATION) & for_some_purpose(role, AUTHORISATION, TAKEN_OVER_FOR)
    runs = unrevoked(AUTHORISATION)
    return his & of_another(AUTHORISATION) & runs & stopped(AUTHORISATION)


NOTICES_DUE: Final = OwnActs(
    "OwedNotice",
    NOTICE,
    ("id", "kind", "authorisation_id", "due_from", "version"),
    "due_from",
    _files_of_notices,
    lambda role: ("R40-47/XII/d", "R40-47/XII/e") if _files_of_notices(role) else (),
    lambda role: (owes(role, NOTICE),),
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
    lambda role: _of(_read_under(role)),
    lambda role: _clauses(_of(_read_under(role)), ("R40-47/II/f",)),
    lambda _role: (AUTHORISATION["grantee_id"].eq(AGENT),),
    _held,
)
"""Authorisations given to the caller, under which he reads in his role, that run: neither revoked,
nor ended, nor done with.

Whether one opens anything depends on more than itself (who issued it, seals), at each reading.
"""

AUTHORISATIONS_IN_CHARGE: Final = OwnActs(
    "GrantedAuthorisation",
    AUTHORISATION,
    (
        "id",
        "clause",
        "scope",
        "includes_sealed",
        "grantee_id",
        "issuer_id",
        "case_id",
        "interception_id",
        "issued_at",
        "valid_from",
        "valid_until",
        "confirmed_at",
        "version",
    ),
    "issued_at",
    lambda role: files_of(role, ENDED_FOR),
    lambda role: _clauses(files_of(role, ENDED_FOR), ("R40-47/I/b", "R40-47/II/f")),
    lambda role: ends(role, AUTHORISATION),
    _granted,
    waits=("awaits_confirmation", _awaits_confirmation),
)
"""Authorisations that the caller may end in his role: those that he issued, and those of a case of
which he is in charge. One that stopped with the magistrate before him waits for him to confirm it.
"""
