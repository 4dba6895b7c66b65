"""The two roads side by side: what the evaluator says, and what PostgreSQL returns."""

from dataclasses import dataclass

from parity.asking import Asked, of_nodes
from parity.expecting import Json, answered
from parity.sampling import Asking
from parity.setting import Setting

LARGEST = 100
"""Ids of one `nodes`."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A record of which the two roads do not say the same to a caller."""

    seed: int
    asking: Asking
    record: str
    evaluator: Json
    database: Json

    def __str__(self) -> str:
        return (
            f"register {self.seed}, {self.asking.seat}, {self.record}:\n"
            f"  evaluator  {self.evaluator}\n  PostgreSQL {self.database}"
        )


def smallest(found: list[Mismatch]) -> str:
    """The smallest of them, in words."""
    return f"{len(found)} mismatches, the smallest:\n{min(map(str, found), key=len, default='')}"


async def shown_of(
    setting: Setting, asking: Asking, asked: dict[str, Asked], ids: list[str]
) -> dict[str, dict[str, Json]]:
    """What PostgreSQL returns of records, by their ids."""
    document, shown = of_nodes(asked), {}
    for start in range(0, len(ids), LARGEST):
        part = ids[start : start + LARGEST]
        data = await setting.data(asking.caller, document, ids=part)
        assert [None if each is None else each["id"] for each in data["nodes"]] == [
            each if node else None for each, node in zip(part, data["nodes"], strict=True)
        ]
        for node in data["nodes"]:
            kind = None if node is None else node["__typename"]
            if kind in asked:
                shown[node["id"]] = answered(node, asked[kind], f"{kind}_")
    return shown


def compared(
    setting: Setting,
    asking: Asking,
    said: dict[str, dict[str, Json]],
    shown: dict[str, dict[str, Json]],
) -> list[Mismatch]:
    """Where the evaluator, who `said`, and PostgreSQL, which has `shown`, differ."""
    found = []
    for record in sorted(said.keys() | shown.keys()):
        mine, theirs = said.get(record), shown.get(record)
        if mine == theirs:
            continue
        if mine is None or theirs is None:
            found.append(Mismatch(setting.seed, asking, record, mine, theirs))
            continue
        for name in sorted(mine.keys() | theirs.keys()):
            if mine.get(name) != theirs.get(name):
                where = f"{record}, {name}"
                found.append(
                    Mismatch(setting.seed, asking, where, mine.get(name), theirs.get(name))
                )
    return found
