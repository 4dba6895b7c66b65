"""Values that remember their hash."""

from collections.abc import Callable
from typing import TypeVar

_C = TypeVar("_C")


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


class Remembering:
    """Room for the hash."""

    __slots__ = ("_hash",)
