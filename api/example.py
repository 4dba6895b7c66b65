"""What an example operation of GraphiQL is: who asks, what for, and what to see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import auto
from typing import Final, Literal

import orjson

from db.enumerations import Listed, Role
from db.fiction.personas import with_ids
from permissions.purposes import Withholding
from permissions.refusal import Code


class Outcome(Listed):
    """What an example shows."""

    RELEASED = auto()
    WITHHELD = auto()
    INVISIBLE = auto()
    REFUSED = auto()


KEY: Final = "<key>"
"""Stands for the key of an act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One operation; `code` is the one to expect in a withholding or a refusal.

    `purpose` is the value of Access-Purpose, None where the header is left out. `KEY` in it or in
    the variables stands for the key of an act, which whoever sends the example draws anew. Of the
    variables `declares` says the types. `opens`: its tab is there from the beginning.
    """

    name: str
    persona: str
    role: Role
    purpose: str | None
    query: str
    see: str
    outcome: Outcome
    code: Code | Withholding | None = None
    operation: Literal["query", "mutation", "subscription"] = "query"
    declares: str = ""
    given: Mapping[str, object] = field(default_factory=dict)
    opens: bool = False

    @property
    def document(self) -> str:
        """The GraphQL document, to be sent as it is."""
        return f"{self.operation} {self.name}{self.declares} {with_ids(self.query).strip()}\n"

    @property
    def variables(self) -> dict[str, object]:
        """The variables to send."""
        named: dict[str, object] = orjson.loads(with_ids(orjson.dumps(self.given).decode()))
        return named

    @property
    def headers(self) -> dict[str, str]:
        """The headers to send, save Authorization."""
        role = {"Acting-Role": self.role.value}
        return {**role, "Access-Purpose": with_ids(self.purpose)} if self.purpose else role
