"""What clerks record, as they give it, and a new case to record it in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from doing import Acts, Came
from scenario import NOW

K1 = 'CASE_RECORDING;case="<K1>"'
BY_JI = {"responsible": "<JI-LYON>"}
NEW_CASE: Mapping[str, object] = {
    "responsible": "<P-LYON>",
    "kind": "CRIMINAL",
    "stage": "COMPLAINT",
    "origin": "COMPLAINT",
    "complaintReceivedAt": "2026-11-20",
    "followUp": "Enquête ouverte",
}
OFFENCE: Mapping[str, object] = {
    "dateFrom": "2026-11-01",
    "offenceClass": "DELIT",
    "legalClassification": "Escroquerie",
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """A case recorded by someone's clerk; what is done in it names the same magistrate."""

    acts: Acts
    id: str
    who: str = "CLERK-P"
    responsible: str = "<P-LYON>"
    clock: datetime = NOW
    version: int = 1

    @property
    def purpose(self) -> str:
        """The purpose under which it is recorded."""
        return f'CASE_RECORDING;case="{self.id}"'

    def at(self, clock: datetime) -> "Recorded":
        """The same, what follows being done at another instant."""
        return replace(self, clock=clock)

    def seen(self, version: int) -> "Recorded":
        """The same, the record that is changed being seen at a version."""
        return replace(self, version=version)

    async def try_to(self, act: str, **given: object) -> Came:
        """Do an act in it; one that changes a record names that record and no case."""
        wanted: dict[str, object] = {"responsible": self.responsible, **given}
        if act.startswith(("record", "link")) or act == "amendCase":
            wanted["case"] = self.id
        return await self.acts.do(
            self.who, act, wanted, purpose=self.purpose, at=self.clock, version=self.version
        )

    async def do(self, act: str, **given: object) -> str:
        """The same, done: the id of the record."""
        return str((await self.try_to(act, **given)).done["id"])

    async def read(self, query: str, who: str = "P-LYON") -> Any:  # noqa: ANN401  any JSON
        """What the responsible magistrate reads of it."""
        purpose = f'CASE_PROCESSING;case="{self.id}"'
        answer = await self.acts.read(who, purpose, f'case(id: "{self.id}") {{ {query} }}')
        assert "errors" not in answer, answer
        return answer["data"]["case"]

    async def row(self) -> dict[str, Any]:
        """The case as it is stored."""
        return await self.acts.row("judicial_case", self.id)


async def a_case(acts: Acts, who: str = "CLERK-P", **more: object) -> Recorded:
    """A new case of P-LYON, by his clerk."""
    came = await record_case(acts, who, **more)
    return Recorded(acts, came.done["id"], who, str(more.get("responsible", "<P-LYON>")))


async def record_case(acts: Acts, who: str = "CLERK-P", **more: object) -> Came:
    """Record a case, which the purpose names by the key of the act."""
    return await record_under(acts, uuid4(), who, **more)


async def record_under(acts: Acts, key: UUID, who: str = "CLERK-P", **more: object) -> Came:
    """The same, under a key."""
    return await acts.do(
        who, "recordCase", new_case(more), purpose=f'CASE_RECORDING;case="{key}"', key=key
    )


def new_case(more: Mapping[str, object]) -> dict[str, object]:
    """What a clerk gives of a new case; None takes away."""
    given = {**NEW_CASE, "number": f"N-{uuid4()}", **more}
    return {name: value for name, value in given.items() if value is not None}
