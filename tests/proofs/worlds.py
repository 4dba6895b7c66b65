"""Registers in which conditions hold, sought by z3.

EXISTS is an atom with a witness: where it is true, its witness is a row for which its condition is
true; and it is true wherever its condition is true of a row at hand. Rows at hand are the records
asked about and the witnesses. Every one of these sentences holds of every register, so what
contradicts them is impossible in any; only finitely many are said, so a register that z3 finds is
put to the law's own evaluator before it is believed (`proofs.found`).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from permissions.condition import (
    Absent,
    Among,
    And,
    Column,
    Compare,
    Condition,
    Context,
    Exists,
    Known,
    Not,
    Operator,
    Or,
    Row,
    Term,
    Within,
)
from permissions.rows import columns_of, rebind
from proofs.connectives import (
    TRUE,
    Formula,
    conj,
    disj,
    implies,
    model_of,
    neg,
    no_more,
    number,
    same,
)
from proofs.formulas import AS_IS, State, atom, canonical, slot, true_of
from proofs.guaranteed import of_row, of_slot
from proofs.guarantees import KEYED_BY_MORE

Atom: TypeAlias = tuple[Exists, State]


@dataclass(slots=True)
class World:
    """What is said of a register, and asked whether it may be.

    `rounds` is how many times every condition is said of the rows at hand, new ones included; with
    none, nothing is said of what EXISTS means.
    """

    rounds: int
    states: tuple[State, ...] = (AS_IS,)
    said: list[Formula] = field(default_factory=list)
    rows: dict[Row, Formula] = field(default_factory=dict)
    atoms: dict[Atom, Row] = field(default_factory=dict)
    columns: dict[Row, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    instances: set[tuple[Atom, Row]] = field(default_factory=set)
    contexts: dict[Context, None] = field(default_factory=dict)
    instants: dict[Column | Context, None] = field(default_factory=dict)
    lists: dict[Column, dict[Term, None]] = field(default_factory=lambda: defaultdict(dict))

    def take(self, condition: Condition, state: State = AS_IS) -> Formula:
        """When a condition is true, whose rows are from now on at hand; not yet said."""
        plain = canonical(condition)
        for row in _free(plain):
            self.rows.setdefault(row, TRUE)
        self._meet(plain, state)
        return true_of(plain, state)

    def say(self, *conditions: Condition) -> None:
        """Say that conditions are true."""
        self.said.extend(self.take(each) for each in conditions)

    def deny(self, *conditions: Condition) -> None:
        """Say that conditions are not true: false or unknown."""
        self.said.extend(neg(self.take(each)) for each in conditions)

    def sought(self) -> Formula | None:
        """A model of what was said; None: there is no such register."""
        return model_of([*self.said, *self._sense_of_exists(), *self._guaranteed()])

    def _meet(self, condition: Condition, state: State) -> None:
        """Note the columns and atoms of a canonical condition; an atom's witness is met too."""
        leaves = _leaves(condition)
        for column in leaves.columns:
            self.columns[column.row][column.name] = None
        self.contexts.update(dict.fromkeys(leaves.contexts))
        self.instants.update(dict.fromkeys(leaves.instants))
        for column, term in leaves.lists:
            self.lists[column][term] = None
        for each in leaves.atoms:
            if self.rounds and (each, state) not in self.atoms:
                witness = _witness(each, state)
                self.atoms[each, state] = witness
                self._meet(_said_of(each, witness), state)

    def _sense_of_exists(self) -> Iterator[Formula]:
        """What the atoms mean, of the rows at hand; in each round all that they lead to."""
        told: set[Atom] = set()
        for _ in range(self.rounds):
            self._place_witnesses()
            by_table: dict[str, list[Row]] = defaultdict(list)
            for row in self.rows:
                by_table[row.table].append(row)
            told.clear()
            while new := [known for known in self.atoms if known not in told]:
                told.update(new)
                for known in new:
                    yield from self._told_of(known, by_table[known[0].row.table])
        for (each, state), witness in self.atoms.items():
            yield implies(atom(each, state), true_of(_said_of(each, witness), state))

    def _told_of(self, told: Atom, rows: list[Row]) -> Iterator[Formula]:
        """That such rows as these are among those that EXISTS is about, if they are."""
        each, state = told
        for row in rows:
            if row != self.atoms[told] and (told, row) not in self.instances:
                self.instances.add((told, row))
                self._meet(_said_of(each, row), state)
                yield _instance(each, row, state, self.rows[row])

    def _place_witnesses(self) -> None:
        for (each, state), witness in self.atoms.items():
            self.rows.setdefault(witness, atom(each, state))

    def _guaranteed(self) -> Iterator[Formula]:
        self._place_witnesses()
        for row, columns in self.columns.items():
            yield of_row(row, frozenset(columns), self.states)
        for context in self.contexts:
            yield of_slot(context, self.states)
        for instant in self.instants:
            for state in self.states:
                yield no_more(number(0), slot(instant, state).value)
        yield from self._keyed()

    def _keyed(self) -> Iterator[Formula]:
        """Rows of one table that have one id are one row."""
        by_table: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            if row.table not in KEYED_BY_MORE and "id" in self.columns[row]:
                by_table[row.table].append(row)
        for rows in by_table.values():
            for index, first in enumerate(rows):
                for second in rows[:index]:
                    shared = self.columns[first].keys() & self.columns[second].keys() - {"id"}
                    there = self.rows[first], self.rows[second]
                    yield _one_row(first, second, frozenset(shared), self.states, there)


@dataclass(frozen=True, slots=True)
class _Leaves:
    """What a condition speaks of, outside EXISTS: `instants` are compared by which is earlier."""

    columns: frozenset[Column] = frozenset()
    contexts: frozenset[Context] = frozenset()
    atoms: frozenset[Exists] = frozenset()
    instants: frozenset[Column | Context] = frozenset()
    lists: frozenset[tuple[Column, Term]] = frozenset()


@cache
def _leaves(condition: Condition) -> _Leaves:
    match condition:
        case Exists():
            return _Leaves(atoms=frozenset({condition}))
        case Not(of=inner):
            return _leaves(inner)
        case And(parts=parts) | Or(parts=parts):
            each = [_leaves(part) for part in parts]
            return _Leaves(
                frozenset[Column]().union(*(found.columns for found in each)),
                frozenset[Context]().union(*(found.contexts for found in each)),
                frozenset[Exists]().union(*(found.atoms for found in each)),
                frozenset[Column | Context]().union(*(found.instants for found in each)),
                frozenset[tuple[Column, Term]]().union(*(found.lists for found in each)),
            )
        case Compare(operator=operator, left=left, right=right):
            stated = frozenset(each for each in (left, right) if isinstance(each, Context))
            ordered = frozenset(e for e in (left, right) if isinstance(e, Column | Context))
            instants = frozenset[Column | Context]() if operator is Operator.EQ else ordered
            return _Leaves(columns_of(condition), stated, instants=instants)
        case Known():
            return _Leaves()
        case Among(term=term) | Absent(term=term) | Within(term=term):
            stated = frozenset({term}) if isinstance(term, Context) else frozenset()
            listed = {(condition.column, term)} if isinstance(condition, Within) else ()
            return _Leaves(columns_of(condition), stated, lists=frozenset(listed))
        case _:
            raise TypeError(f"no condition: {type(condition).__name__}")


@cache
def _free(condition: Condition) -> frozenset[Row]:
    """The rows at hand that a canonical condition speaks of, within atoms too."""
    return frozenset(c.row for c in columns_of(condition) if not c.row.name.startswith("?"))


@cache
def _witness(each: Exists, state: State) -> Row:
    _witnesses.append(each)
    return Row(each.row.table, f"{each.row.table} {len(_witnesses)}")


_witnesses: list[Exists] = []


@cache
def _said_of(each: Exists, row: Row) -> Condition:
    return canonical(rebind(each.where, {each.row: row}))


@cache
def _instance(each: Exists, row: Row, state: State, there: Formula) -> Formula:
    """A row at hand for which the condition is true is one for which EXISTS is."""
    return implies(conj(there, true_of(_said_of(each, row), state)), atom(each, state))


@cache
def _one_row(
    first: Row,
    second: Row,
    columns: frozenset[str],
    states: tuple[State, ...],
    there: tuple[Formula, Formula],
) -> Formula:
    """Where the ids are one, so is all the rest; an empty value is as good as another."""
    alike = []
    for name in sorted(columns):
        for state in states:
            one, other = slot(first[name], state), slot(second[name], state)
            alike.append(same(one.empty, other.empty))
            alike.append(disj(one.empty, same(one.value, other.value)))
    ids = same(slot(first["id"], AS_IS).value, slot(second["id"], AS_IS).value)
    return implies(conj(*there, ids), conj(*alike))
