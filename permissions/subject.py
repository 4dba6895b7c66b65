"""Who asks, in what role, for what: the caller of one operation, as the request states it.

Nothing here is a right. Roles held, designations and habilitations are read from the database in
the statement that reads the data (GX-03, GX-11).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NewType
from uuid import UUID

from db.enumerations import Role
from permissions.purposes import Purpose

AgentId = NewType("AgentId", UUID)
Language = Literal["en", "fr"]


@dataclass(frozen=True, slots=True)
class StatedPurpose:
    """A purpose and its references: ids as `UUID`, codes as text (keys of `PurposeTerms`)."""

    code: Purpose
    references: Mapping[str, UUID | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Caller:
    """The verified agent with the role and purpose that the request states.

    `acting_role` is None where the request names none; it is then the only role the agent holds.
    `purpose` is None where none is stated: only `viewer` can be asked for (A53).
    """

    agent: AgentId
    acting_role: Role | None
    purpose: StatedPurpose | None
    strict: bool = False
    language: Language = "en"
