"""What an operation costs: the records its answer may hold, and the levels to be planned."""

from dataclasses import dataclass

from graphql import FieldNode

from permissions.refusal import Code, refuse
from schema.location import place

MOST_LEVELS = 200
"""Records and lists that one operation may plan: planning is work of its own."""


@dataclass(slots=True)
class Cost:
    """Records that the answer may hold at most; refused beyond the limit."""

    limit: int
    spent: int = 0
    levels: int = 0

    def descend(self, node: FieldNode) -> None:
        """Count a level to be planned, which takes time whatever it holds. LIMIT_EXCEEDED."""
        self.levels += 1
        if self.levels > MOST_LEVELS:
            refusal = refuse(
                Code.LIMIT_EXCEEDED,
                f"more than {MOST_LEVELS} records and lists to plan, each type of `node` apart",
                f"plus de {MOST_LEVELS} enregistrements et listes à planifier, chaque type de "
                "« node » à part",
            )
            refusal.location = place(node)
            raise refusal

    def spend(self, records: int, node: FieldNode) -> None:
        """Count records. LIMIT_EXCEEDED."""
        self.spent += records
        if self.spent > self.limit:
            refusal = refuse(
                Code.LIMIT_EXCEEDED,
                f"the answer could hold more than {self.limit} records: ask for fewer with `first`",
                f"la réponse pourrait contenir plus de {self.limit} enregistrements : demandez-en "
                "moins avec « first »",
            )
            refusal.location = place(node)
            raise refusal
