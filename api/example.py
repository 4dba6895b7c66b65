"""What an example operation of GraphiQL is: who asks, what for, and what to see."""

from dataclasses import dataclass
from enum import auto

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One operation; `code` is the one to expect in a withholding or a refusal.

    `purpose` is the value of Access-Purpose, None where the header is left out.
    """

    name: str
    persona: str
    role: Role
    purpose: str | None
    query: str
    see: str
    outcome: Outcome
    code: Code | Withholding | None = None

    @property
    def document(self) -> str:
        """The GraphQL document, to be sent as it is."""
        return f"query {self.name} {with_ids(self.query).strip()}\n"

    @property
    def headers(self) -> dict[str, str]:
        """The headers to send, save Authorization."""
        role = {"Acting-Role": self.role.value}
        return {**role, "Access-Purpose": with_ids(self.purpose)} if self.purpose else role
