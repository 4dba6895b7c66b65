"""What is asked of records, as trees of field names; and the documents that ask it."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from permissions.entities import ENTITIES
from permissions.fields import Relation
from schema.limits import Limits
from schema.record import FIELDS

WIDE = Limits(
    characters=1_000_000,
    tokens=100_000,
    root_fields=200,
    aliases=20_000,
    fields=20_000,
    comparisons=10_000_000,
)
"""Limits for documents that ask everything at once."""
WITHHELD = "withheld { field category code clauses }"


@dataclass(frozen=True, slots=True)
class Asked:
    """Fields asked of a kind of record, each with what is asked below where it is a relation."""

    entity: str
    fields: tuple[tuple[str, "Asked | None"], ...]

    def text(self, prefix: str = "") -> str:
        """The selection set; `prefix` begins each response key."""
        return "{ " + " ".join(self._field(prefix, *each) for each in self.fields) + " }"

    def _field(self, prefix: str, name: str, below: "Asked | None") -> str:
        key = f"{prefix}{name}: " if prefix else ""
        if name == "withheld":
            return key + WITHHELD
        return key + name + (f" {below.text()}" if below else "")


def names(entity: str) -> tuple[tuple[str, str | None], ...]:
    """The fields of a kind of record, with the kind that a relation leads to."""
    return tuple(
        (name, found.target.name if isinstance(found, Relation) else None)
        for (kind, name), found in FIELDS.items()
        if kind == entity
    )


def everything(entity: str) -> Asked:
    """Every field, `withheld`, and the ids that every relation leads to."""
    ids = {kind: Asked(kind, (("id", None),)) for kind in ENTITIES}
    every = [(name, ids[leads] if leads else None) for name, leads in names(entity)]
    return Asked(entity, (*every, ("__typename", None), ("withheld", None)))


def wandering(random: Random, entity: str, depth: int) -> Asked:
    """Some fields, and some relations followed, `depth` levels down."""
    fields: list[tuple[str, Asked | None]] = [("id", None)]
    every = names(entity)
    scalars = [name for name, leads in every if leads is None]
    relations = [(name, leads) for name, leads in every if leads is not None]
    fields += [(name, None) for name in random.sample(scalars, k=min(4, len(scalars)))]
    if depth > 0:
        for name, leads in random.sample(relations, k=min(2, len(relations))):
            fields.append((name, wandering(random, leads, depth - 1)))
    if random.random() < 0.3:
        fields.append(("withheld", None))
    return Asked(entity, tuple(dict(fields).items()))


SHARING = frozenset({"StudyParty", "AntecedentVictim"})
"""Kinds of records that are reached through another alone."""


def of_nodes(asked: Mapping[str, Asked]) -> str:
    """A document that asks records by their ids; response keys begin with their kind."""
    parts = "".join(f" ... on {kind} {each.text(f'{kind}_')}" for kind, each in asked.items())
    return f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ __typename id{parts} }} }}"
