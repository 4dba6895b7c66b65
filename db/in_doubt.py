"""Rows of which nobody can say what they held at an instant, and what each is tied to.

A row amended since is put back exactly (`db.as_of`) where each of its versions is accounted for by
an instant that it holds: revoked, sealed, confirmed or ended once, at the time that it was amended.
Of any other nobody knows which column was written over, or with what: it is in doubt.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

from db.as_of import ENDINGS, AsOf

Ties: TypeAlias = Mapping[str, Collection[UUID]]
"""Ids that bear on a row, its own too, by table."""
_Place: TypeAlias = tuple[str, UUID]
_Edges: TypeAlias = dict[_Place, set[_Place]]

_THEN: Final = "BETWEEN updated_at - interval '1 minute' AND updated_at + interval '1 minute'"
_PUT_BACK: Final = (
    "(version - 1 = (SELECT count(DISTINCT event) FROM unnest(ARRAY[{events}]) AS event)"  # noqa: S608  of the catalogue
    " AND GREATEST({events}) " + _THEN + ") IS TRUE"
)
_ENDED: Final = f"CASE WHEN valid_until {_THEN} THEN valid_until END"
_BELOW: Final[Mapping[str, Sequence[tuple[str, str]]]] = {
    "person": (("party", "person_id"),),
    "legal_entity": (("party", "legal_entity_id"),),
    "transmission": (("transmission_record", "transmission_id"),),
}
"""Tables of which a row is known by those that name it."""
_LINKS: Final = (("case_link", "case_a_id"), ("case_link", "case_b_id"))
_CASE: Final = "judicial_case"
_AGENT: Final = "agent"


@dataclass(frozen=True, slots=True)
class InDoubt:
    """A row that was there, and was amended since; what it held then cannot be told."""

    table: str
    id: UUID
    at: datetime
    ties: Ties


async def in_doubt(then: AsOf, tables: Collection[str]) -> list[InDoubt]:
    """The rows of tables that are in doubt, with what they are tied to."""
    found = [
        (table, row["id"], row["updated_at"])
        for table in sorted(tables)
        for row in await then.connection.fetch(
            f"SELECT id, updated_at FROM {then.schema}.{table}"  # noqa: S608  of the catalogue
            f" WHERE created_at <= $1 AND updated_at > $1 AND NOT {_put_back(then.tables[table])}"
            " ORDER BY id",
            then.instant,
        )
    ]
    tied = await ties(then, {(table, id_) for table, id_, _ in found})
    return [InDoubt(table, id_, at, tied[table, id_]) for table, id_, at in found]


def _put_back(columns: Sequence[str]) -> str:
    events = [
        f"CASE WHEN {name} > created_at THEN {name} END" for name in ENDINGS if name in columns
    ]
    if "valid_until" in columns:
        events.append(_ENDED)
    return _PUT_BACK.format(events=", ".join(events)) if events else "false"


async def places(then: AsOf, ids: Collection[UUID]) -> dict[UUID, str]:
    """In which table each id is, of those that are."""
    return {
        row["id"]: table
        for table, columns in then.tables.items()
        if "id" in columns
        for row in await then.connection.fetch(
            f"SELECT id FROM {then.schema}.{table} WHERE id = ANY($1)",  # noqa: S608  of the catalogue
            list(ids),
        )
    }


async def ties(
    then: AsOf, roots: Collection[_Place], *, linked: bool = False
) -> dict[_Place, dict[str, set[UUID]]]:
    """What each row names, and what that names; `linked`: the cases linked with its own, too."""
    edges: _Edges = {}
    for table, steps in _BELOW.items():
        await _descend(then, edges, [id_ for name, id_ in roots if name == table], table, steps)
    await _climb(then, edges, roots)
    if linked:
        cases = {id_ for name, id_ in edges if name == _CASE}
        await _descend(then, edges, cases, _CASE, _LINKS)
        await _climb(then, edges, [each for each in roots if each in edges])
    return {root: _gathered(edges, root) for root in roots}


async def _descend(
    then: AsOf,
    edges: _Edges,
    ids: Collection[UUID],
    table: str,
    steps: Sequence[tuple[str, str]],
) -> None:
    """Edges from rows to those that name them."""
    for name, column in steps if ids else ():
        for row in await then.connection.fetch(
            f"SELECT id, {column} AS of FROM {then.schema}.{name}"  # noqa: S608  of the catalogue
            f" WHERE {column} = ANY($1)",
            list(ids),
        ):
            edges.setdefault((table, row["of"]), set()).add((name, row["id"]))


async def _climb(then: AsOf, edges: _Edges, roots: Collection[_Place]) -> None:
    """Edges from rows to those that they name, and on."""
    seen: set[_Place] = set()
    wanted = set(roots)
    while wanted:
        seen |= wanted
        for table in sorted({name for name, _ in wanted}):
            named = then.ties.get(table, {})
            ids = [id_ for name, id_ in wanted if name == table]
            for row in await _named(then, table, named, ids):
                edges.setdefault((table, row[0]), set()).update(
                    (target, id_)
                    for target, id_ in zip(named.values(), row[1:], strict=True)
                    if id_ is not None
                )
        wanted = {each for place in wanted for each in edges.setdefault(place, set())} - seen


async def _named(
    then: AsOf, table: str, columns: Iterable[str], ids: Sequence[UUID]
) -> list[Sequence[UUID]]:
    rows = await then.connection.fetch(
        f"SELECT {', '.join(['id', *columns])} FROM {then.schema}.{table}"  # noqa: S608  of the catalogue
        " WHERE id = ANY($1)",
        ids,
    )
    return [tuple(row) for row in rows]


def _gathered(edges: _Edges, root: _Place) -> dict[str, set[UUID]]:
    found: set[_Place] = set()
    wanted = [root]
    while wanted:
        place = wanted.pop()
        if place not in found:
            found.add(place)
            wanted.extend(edges.get(place, ()))
    gathered: dict[str, set[UUID]] = {}
    for table, id_ in found:
        gathered.setdefault(table, set()).add(id_)
    return gathered


async def beside(then: AsOf, agent: UUID) -> set[UUID]:
    """The agents whom a row names together with an agent, himself too: whom he assists, who
    designated him.
    """
    found = {agent}
    for table, named in then.ties.items():
        columns = [column for column, target in named.items() if target == _AGENT]
        if len(columns) > 1:
            for row in await then.connection.fetch(
                f"SELECT {', '.join(columns)} FROM {then.schema}.{table}"  # noqa: S608  of the catalogue
                f" WHERE $1 IN ({', '.join(columns)})",
                agent,
            ):
                found.update(each for each in row if each is not None)
    return found


async def agents_of(
    then: AsOf, cases: Collection[UUID], tables: Collection[str]
) -> dict[UUID, set[UUID]]:
    """The agents whom rows of these tables name together with a case, by case."""
    found: dict[UUID, set[UUID]] = {}
    for table in sorted(tables):
        named = then.ties.get(table, {})
        agents = [column for column, target in named.items() if target == _AGENT]
        of = [column for column, target in named.items() if target == _CASE]
        if agents and len(of) == 1:
            for row in await then.connection.fetch(
                f"SELECT {of[0]} AS of, ARRAY[{', '.join(agents)}] AS agents"  # noqa: S608  of the catalogue
                f" FROM {then.schema}.{table} WHERE {of[0]} = ANY($1)",
                list(cases),
            ):
                found.setdefault(row["of"], set()).update(filter(None, row["agents"]))
    return found
