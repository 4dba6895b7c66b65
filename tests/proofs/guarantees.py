"""What the database sees to, as far as proofs rest on it: NOT NULL, closed lists, some CHECKs.

All is read from the models. A CHECK of a form that is not read here is left out: proofs then hold
of more registers than there can be, which is sound for what they show impossible.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

import db.models
from db.enumerations import Processing
from db.models.record import Record
from permissions.domains import CLOSED_LISTS

Pair: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Guarantees:
    """What holds of every row of a table.

    `filled` columns are never NULL; `codes` are closed lists; of each pair of `sole`, at most one
    is filled, and of `one` exactly one; of `ordered`, the second is not before the first where
    both are filled (and after it, where `strict`); those of `apart` differ.
    """

    filled: frozenset[str] = frozenset()
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    truths: frozenset[str] = frozenset()
    sole: tuple[Pair, ...] = ()
    one: tuple[Pair, ...] = ()
    ordered: tuple[Pair, ...] = ()
    strict: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()


LINKED_CASE = Guarantees(filled=frozenset({"id", "case_id", "other_id", "ground"}))
"""The view of links from each side: two rows of one id."""
ACCESS_LOG = Guarantees(
    filled=frozenset({"id", "processing"}), codes={"processing": frozenset(Processing)}
)
"""The view of the journal, and those of what is counted of it."""
VIEWS: Mapping[str, Guarantees] = {
    "linked_case": LINKED_CASE,
    "access_log": ACCESS_LOG,
    "access_volume": ACCESS_LOG,
    "access_refusal": ACCESS_LOG,
}
KEYED_BY_MORE = frozenset({"linked_case"})
"""Tables and views of which two rows may have one id."""

_LISTED = re.compile(r"(\w+) IN \((.*)\)")
_COUNTED = re.compile(r"num_nonnulls\((\w+), (\w+)\) (<?=) 1")
_COMPARED = re.compile(r"(\w+) (>=|>|<>) (\w+)")


@cache
def guarantees(table: str) -> Guarantees:
    """What holds of every row of a table; of one that is not known, that it has an id."""
    known = VIEWS.get(table) or _models().get(table) or Guarantees(filled=frozenset({"id"}))
    listed = {column: codes for (of, column), codes in CLOSED_LISTS.items() if of == table}
    missing = {column for column in listed if known.codes.get(column) != listed[column]}
    if missing and table in _models():
        raise AssertionError(f"folding relies on closed lists that {table} has not: {missing}")
    return known


@cache
def _models() -> Mapping[str, Guarantees]:
    found = [getattr(db.models, name) for name in db.models.__all__]
    models = [each for each in found if isinstance(each, type) and issubclass(each, Record)]
    return {model._meta.db_table: _of_model(model) for model in models}


def _of_model(model: type[Record]) -> Guarantees:
    filled, truths = set(), set()
    for name, column in model._meta.fields_map.items():
        related = type(column).__name__.startswith("ForeignKey")
        own = column.source_field or (f"{name}_id" if related else name)
        if not column.null:
            filled.add(own)
        if type(column).__name__ == "BooleanField":
            truths.add(own)
    checks = [str(getattr(each, "check", "")) for each in getattr(model.Meta, "constraints", ())]
    counted = [(found[1], found[2], found[3]) for found in _found(_COUNTED, checks)]
    compared = [(found[1], found[3], found[2]) for found in _found(_COMPARED, checks)]
    return Guarantees(
        filled=frozenset(filled),
        codes={
            found[1]: frozenset(re.findall(r"'(\w+)'", found[2]))
            for found in _found(_LISTED, checks)
        },
        truths=frozenset(truths),
        sole=tuple((a, b) for a, b, how in counted if how == "<="),
        one=tuple((a, b) for a, b, how in counted if how == "="),
        ordered=tuple((earlier, later) for later, earlier, how in compared if how == ">="),
        strict=tuple((earlier, later) for later, earlier, how in compared if how == ">"),
        apart=tuple((a, b) for a, b, how in compared if how == "<>"),
    )


def _found(form: re.Pattern[str], checks: list[str]) -> Iterator[re.Match[str]]:
    for check in checks:
        found = form.fullmatch(check)
        if found is not None:
            yield found


def nullable(table: str, column: str) -> bool:
    """Whether a column may be NULL."""
    return column not in guarantees(table).filled
