"""Values that remember their hash, and what follows from them alone."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_C = TypeVar("_C")
_R = TypeVar("_R")


def hashed_once(cls: type[_C]) -> type[_C]:
    """Make a class of frozen values remember its hash: conditions are deep, and often looked up."""
    compute: Callable[[object], int] = cls.__hash__

    def remembered(self: object) -> int:
        try:
            return self._hash  # type: ignore[attr-defined, no-any-return]  # a slot of the class
        except AttributeError:
            value = compute(self)
            object.__setattr__(self, "_hash", value)
            return value

    cls.__hash__ = remembered  # type: ignore[method-assign]  # the same signature
    return cls


def kept(compute: Callable[[_C], _R]) -> Callable[[_C], _R]:
    """Make a function of one value keep what it found on the value, in the slot of its own name.

    To look it up in a table would take comparisons: many conditions are equal and not the same.
    """
    slot = f"_{compute.__name__}"

    @wraps(compute)
    def found(of: _C) -> _R:
        try:
            return getattr(of, slot)  # type: ignore[no-any-return]  # what was computed
        except AttributeError:
            value = compute(of)
            object.__setattr__(of, slot, value)
            return value

    return found


class Remembering:
    """Room for the hash, and for what is kept."""

    __slots__ = ("_columns_of", "_free_rows", "_hash", "_rows_of", "_told_by")
