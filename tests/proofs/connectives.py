"""The few connectives that formulas are made of, straight from z3's core.

z3's own wrappers check and convert every argument, which takes longer than the proofs do.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import z3  # type: ignore[import-untyped]  # z3 comes without types

Formula: TypeAlias = Any
"""An expression of z3, which has no types."""

_CONTEXT = z3.main_ctx()
_REF = _CONTEXT.ref()
TRUE: Formula = z3.BoolVal(val=True)
FALSE: Formula = z3.BoolVal(val=False)


def number(value: int) -> Formula:
    """A whole number."""
    return z3.IntVal(value)


def unknown_number(name: str) -> Formula:
    """A number of that name."""
    return z3.Int(name)


def unknown(name: str) -> Formula:
    """A truth of that name."""
    return z3.Bool(name)


def a_set(name: str) -> Formula:
    """A set of numbers of that name: applied to one, that it is in it."""
    return z3.Function(name, z3.IntSort(), z3.BoolSort())


def _array(parts: Sequence[Formula]) -> Any:  # noqa: ANN401  an array of the foreign interface
    return (z3.Ast * len(parts))(*(part.as_ast() for part in parts))


def conj(*parts: Formula) -> Formula:
    """All; of none: true."""
    kept = [part for part in parts if part is not TRUE]
    if len(kept) < 2:
        return kept[0] if kept else TRUE
    return z3.BoolRef(z3.Z3_mk_and(_REF, len(kept), _array(kept)), _CONTEXT)


def disj(*parts: Formula) -> Formula:
    """At least one; of none: false."""
    kept = [part for part in parts if part is not FALSE]
    if len(kept) < 2:
        return kept[0] if kept else FALSE
    return z3.BoolRef(z3.Z3_mk_or(_REF, len(kept), _array(kept)), _CONTEXT)


def neg(part: Formula) -> Formula:
    """Not."""
    if part is TRUE:
        return FALSE
    return TRUE if part is FALSE else z3.BoolRef(z3.Z3_mk_not(_REF, part.as_ast()), _CONTEXT)


def implies(first: Formula, second: Formula) -> Formula:
    """The second wherever the first."""
    return disj(neg(first), second)


def same(first: Formula, second: Formula) -> Formula:
    """Equal numbers, or truths."""
    return z3.BoolRef(z3.Z3_mk_eq(_REF, first.as_ast(), second.as_ast()), _CONTEXT)


def less(first: Formula, second: Formula) -> Formula:
    """A lesser number."""
    return z3.BoolRef(z3.Z3_mk_lt(_REF, first.as_ast(), second.as_ast()), _CONTEXT)


def no_more(first: Formula, second: Formula) -> Formula:
    """A number that is not greater."""
    return z3.BoolRef(z3.Z3_mk_le(_REF, first.as_ast(), second.as_ast()), _CONTEXT)


LONGEST = 60_000
"""Milliseconds that one question may take."""


class UndecidedError(AssertionError):
    """z3 could not tell within its time."""


def model_of(said: Sequence[Formula]) -> Formula | None:
    """A model of all that is said; None if there is none."""
    solver = z3.SimpleSolver()
    solver.set("timeout", LONGEST)
    for each in said:
        z3.Z3_solver_assert(_REF, solver.solver, each.as_ast())
    found = solver.check()
    if found == z3.unknown:
        raise UndecidedError(solver.reason_unknown())
    return solver.model() if found == z3.sat else None


def value_in(model: Formula, of: Formula) -> int:
    """A number as a model has it."""
    return int(model.eval(of, model_completion=True).as_long())


def holds_in(model: Formula, of: Formula) -> bool:
    """Whether a truth holds in a model."""
    return bool(z3.is_true(model.eval(of, model_completion=True)))
