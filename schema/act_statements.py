"""The statements of acts, each made once: gate and demands, writes, what must hold afterwards."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from db.enumerations import Role
from permissions.acts import statement
from permissions.acts.act import Act
from permissions.acts.statement import Checks, Statement, writing
from permissions.law import Law
from permissions.purposes import Purpose


@lru_cache(maxsize=4_096)
def checks(law: Law, act: Act, role: Role, purpose: Purpose | None, done: bool) -> Checks:  # noqa: FBT001  a key of the cache
    """The gate and the demands; of an act already done, the gate alone."""
    return statement.checks(law, replace(act, demands=_none) if done else act, role, purpose)


def _none(_role: Role) -> tuple[()]:
    return ()


@lru_cache(maxsize=1_024)
def writes(act: Act, role: Role) -> tuple[Statement, ...]:
    """What an act writes, in order."""
    return tuple(writing(each) for each in act.writes(role))


after: Final = lru_cache(maxsize=4_096)(statement.after)
locking: Final = lru_cache(maxsize=1_024)(statement.locking)
version_of: Final = lru_cache(maxsize=1_024)(statement.version_of)
