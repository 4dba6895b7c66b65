"""Who asks a register, in what role, for what, when: as a request states it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

MAGISTRATES = ("PROSECUTOR", "APPEAL_PROSECUTOR", "PROSECUTOR_GENERAL", "CRIMINAL_JUDGE")
"""Magistrates of 48-1/al.10/b."""
ASSISTANTS = ("MAGISTRATE_CLERK", "AUTHORISED_ASSISTANT")
"""Those who assist them (48-1/al.10/c)."""
IN_CHARGE = (*MAGISTRATES, "NON_CRIMINAL_MAGISTRATE", *ASSISTANTS)

OPEN_TO: Mapping[str, tuple[str, ...]] = {
    "CASE_PROCESSING": IN_CHARGE,
    "RECIPROCAL_KNOWLEDGE": (*MAGISTRATES, *ASSISTANTS),
    "EXTENDED_JURISDICTION": ("PROSECUTOR", "CRIMINAL_JUDGE"),
    "PG_SUPERVISION": ("PROSECUTOR_GENERAL",),
    "POLICE_FILE_CONTROL": ("FILE_CONTROL_MAGISTRATE", "FILE_CONTROL_ASSISTANT"),
    "SAUJ_SERVICE": ("SAUJ_AGENT",),
    "VICTIM_INFORMATION": ("PROSECUTOR", "APPEAL_PROSECUTOR", "CRIMINAL_JUDGE", *ASSISTANTS),
    "STATISTICS_NON_NOMINATIVE": ("STATISTICS_USER", "MOJ_STATISTICIAN", *MAGISTRATES),
    "STATISTICS_NOMINATIVE": ("MOJ_STATISTICIAN",),
    "ART_11_1_RESEARCH": ("ART_11_1_AGENT",),
    "CASE_RECORDING": ASSISTANTS,
    "REGISTRY_CONTROL": ("REGISTRY_CONTROL_MAGISTRATE",),
    "DATA_SUBJECT_RIGHTS": ("PROSECUTOR",),
}
"""The purposes of the register, and the roles that may state each (LAW 3)."""


@dataclass(frozen=True, slots=True)
class Asker:
    """An agent, the role he acts in, the purpose with what it names, the instant.

    No role: the only one he holds. No purpose: his docket (A53).
    """

    agent: UUID
    role: str
    purpose: str | None
    now: datetime
    named: Mapping[str, UUID | str] = field(default_factory=dict)
    says_role: bool = True

    def __str__(self) -> str:
        named = ", ".join(f"{key}={value}" for key, value in self.named.items())
        role = self.role if self.says_role else f"{self.role} (not said)"
        return f"agent {self.agent} as {role} for {self.purpose}({named}) at {self.now}"
