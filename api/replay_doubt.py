"""Which rows in doubt bear on what a replay asks: on a record, on its gate, on a list.

A row of another item, case or person does not bear on a record, nor does a right of an agent who is
neither the caller, nor named with him, nor with the record's case. What cannot be told apart bears.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from db.as_of import AsOf
from db.in_doubt import InDoubt, agents_of, beside, in_doubt, places, ties
from permissions.subject import Caller

_SUBJECTS: Final = (
    *("intercept_item", "judicial_case", "customs_mission"),
    *("antecedent_person", "person", "legal_entity", "study"),
)
"""What a record is about, the narrowest first: the first that both have decides."""
_WHO: Final = ("agent", "body")
_COURTS: Final = ("court", "court_territory")
_LINKS: Final = "case_link"


@dataclass(frozen=True, slots=True)
class Doubts:
    """The rows in doubt of what was read, and what each record asked for is tied to."""

    rows: list[InDoubt]
    near: Mapping[str, Collection[UUID]]
    ties: Mapping[UUID, Mapping[str, Collection[UUID]]] = field(default_factory=dict)

    def of(self, record: UUID) -> list[InDoubt]:
        """The rows that bear on a record."""
        tied = self.ties.get(record)
        return [] if tied is None else self._bearing(_together([tied, self.near]))

    def of_caller(self) -> list[InDoubt]:
        """The rows that bear on the caller, or on what his purpose names."""
        return self._bearing(self.near)

    def of_gate(self) -> list[InDoubt]:
        """Those of them that are about no case, item or person: whether the gate lets in."""
        return [each for each in self.of_caller() if each.ties.keys().isdisjoint(_SUBJECTS)]

    def _bearing(self, known: Mapping[str, Collection[UUID]]) -> list[InDoubt]:
        sets = {kind: frozenset(ids) for kind, ids in known.items() if ids}
        return [each for each in self.rows if _bears(each, sets)]


def _bears(row: InDoubt, known: Mapping[str, frozenset[UUID]]) -> bool:
    """Whether a row bears on what is tied to these ids."""
    of_court = row.table in _COURTS
    for kind in _COURTS[:1] if of_court else _SUBJECTS:
        if kind in known and kind in row.ties:
            return not known[kind].isdisjoint(row.ties[kind])
    who = [] if of_court else [kind for kind in _WHO if kind in row.ties]
    return not who or any(
        kind in known and not known[kind].isdisjoint(row.ties[kind]) for kind in who
    )


async def doubts_of(then: AsOf, caller: Caller, records: Collection[UUID]) -> Doubts:
    """The doubts about what was read until now. Raises what asyncpg raises."""
    rows = await in_doubt(then, {each for each in then.read if not each.startswith("journal")})
    if not rows:
        return Doubts(rows, {})
    stated = caller.purpose.references.values() if caller.purpose else ()
    named = {each for each in stated if isinstance(each, UUID)}
    tables = await places(then, {*records, *named})
    linked = _LINKS in then.read
    tied = await ties(then, {(table, id_) for id_, table in tables.items()}, linked=linked)
    agents = await beside(then, caller.agent)
    of_agents = await ties(then, {("agent", each) for each in agents})
    near = _together(
        [*of_agents.values(), *(tied[tables[each], each] for each in named & {*tables})]
    )
    of_records = {each: tied[tables[each], each] for each in records if each in tables}
    cases = {case for each in of_records.values() for case in each.get("judicial_case", ())}
    by_case = await agents_of(then, cases | {*near.get("judicial_case", ())}, then.read)
    for each in (near, *of_records.values()):
        for case in each.get("judicial_case", ()):
            each.setdefault("agent", set()).update(by_case.get(case, ()))
    return Doubts(rows, near, of_records)


def _together(some: Collection[Mapping[str, Collection[UUID]]]) -> dict[str, set[UUID]]:
    found: dict[str, set[UUID]] = {}
    for each in some:
        for table, ids in each.items():
            found.setdefault(table, set()).update(ids)
    return found
