"""A persona of the demonstration, and the ids that never change."""

from dataclasses import dataclass
from uuid import UUID

from db.enumerations import Role

MAIL = "justice.example"
"""The domain of the mail of every fictional agent: a name that is nobody's (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Persona:
    """An agent of the demonstration: the roles held, what it shows, the cases it is tied to.

    `cases` are names of `SHOWCASE` that the persona is seised of, itself or through a magistrate.
    `purpose` is what it would state, as the header has it; `<NAME>` stands for the id that
    `NAMED` gives. None: the first purpose of its role, of the first of its cases, if it has any.
    `may` are the acts that it may do, by their names in the schema.
    """

    key: str
    name: str
    rank: str
    court: str | None
    agent: UUID
    roles: tuple[Role, ...]
    shows: str
    cases: tuple[str, ...] = ()
    purpose: str | None = None
    may: tuple[str, ...] = ()


def agent_id(number: int) -> UUID:
    """The fixed id of an agent."""
    return UUID(f"00000000-0000-7000-8000-0000000a{number:04d}")


def case_id(number: int) -> UUID:
    """The fixed id of a case, after the number in its name."""
    return UUID(f"00000000-0000-7000-8000-0000000c{number:04d}")


def named_id(number: int) -> UUID:
    """The fixed id of another record that has a name."""
    return UUID(f"00000000-0000-7000-8000-0000000f{number:04d}")
