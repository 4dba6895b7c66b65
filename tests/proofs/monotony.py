"""Which inputs, were they filled where they are missing, may close what is open.

In Kleene's logic what is true with an input unknown is true whatever it is: comparisons, AND, OR
and NOT keep to that. Two things do not. That a column is empty (`absent`) is no longer so once it
is filled; and that there is no row of some kind may cease once what is unknown of a row is known.
So it is enough to look for those two, where they open: the first outside NOT, the second inside.
"""

from functools import cache
from typing import TypeAlias

from permissions.condition import (
    Absent,
    And,
    Column,
    Condition,
    Context,
    Exists,
    Literal,
    Not,
    Or,
)
from permissions.rows import columns_of
from proofs.declared import fillable

Input: TypeAlias = tuple[str, str]
"""Table and column, or `operation` and what it names."""


@cache
def closing(condition: Condition, *, opens: bool = True) -> frozenset[Input]:
    """The undeclared inputs that may turn a condition from true to false or unknown.

    With `opens` false: from false to true or unknown.
    """
    match condition:
        case Absent(term=term) if opens:
            return frozenset({_named(term)}) if _may_be_filled(term) else frozenset()
        case Not(of=inner):
            return closing(inner, opens=not opens)
        case And(parts=parts) | Or(parts=parts):
            return frozenset[Input]().union(*(closing(part, opens=opens) for part in parts))
        case Exists(where=where):
            return closing(where) if opens else _inputs(where)
        case _:
            return frozenset()


def _may_be_filled(term: Column | Context | Literal) -> bool:
    return isinstance(term, Column | Context) and fillable(term)


def _named(term: Column | Context | Literal) -> Input:
    if isinstance(term, Column):
        return term.row.table, term.name
    return "operation", term.name if isinstance(term, Context) else ""


@cache
def _inputs(condition: Condition) -> frozenset[Input]:
    """All undeclared inputs of a condition."""
    columns = {_named(column) for column in columns_of(condition) if fillable(column)}
    return frozenset(columns | _contexts(condition))


def _contexts(condition: Condition) -> set[Input]:
    match condition:
        case Not(of=inner):
            return _contexts(inner)
        case And(parts=parts) | Or(parts=parts):
            return set[Input]().union(*(_contexts(part) for part in parts))
        case Exists(where=where):
            return _contexts(where)
        case _:
            terms = (getattr(condition, name, None) for name in ("left", "right", "term"))
            return {_named(t) for t in terms if isinstance(t, Context) and fillable(t)}
