"""What an operation asks for, in the terms of the law: records, fields, relations, wishes.

Made by `schema` from a GraphQL document; read by the planner. Response keys are carried along
and never reach SQL.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from permissions.categories import Classification
from permissions.condition import Column, Condition, Row
from permissions.entities import Entity
from permissions.fields import Least, Relation, Shown, Value
from permissions.refusal import Said
from permissions.sql import Draw
from permissions.statistics.dimensions import Dimension

Path: TypeAlias = tuple[str, ...]
Comparison: TypeAlias = Literal[
    "=", "<", ">=", "prefix", "any", "name", "contains", "overlaps", "about"
]
"""How a test compares. `about`: an entry of the journal, by its id, with records it is about."""


@dataclass(frozen=True, slots=True)
class Pick:
    """A scalar field under a response key."""

    key: str
    field: Value


@dataclass(frozen=True, slots=True)
class Constant:
    """A response key whose value the plan knows: `__typename`."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """`withheld`: the fields of this record that are withheld, and why.

    `keys` are (response key, one of field, category, code, clauses, __typename).
    """

    key: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Follow:
    """A relation under a response key; a list holds `first` records at most."""

    key: str
    field: Relation
    selection: "Selection"
    first: int


Item: TypeAlias = Pick | Constant | Reasons | Follow


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked of one record. `fields` are all the scalar fields that its type has."""

    entity: Entity
    items: tuple[Item, ...]
    fields: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Test:
    """A column compared with what `draw` gives; `cast` is PostgreSQL's type of it."""

    comparison: Comparison
    column: Shown
    draw: Draw
    cast: str
    key: object


@dataclass(frozen=True, slots=True)
class Way:
    """A way to meet a wish: all `tests` hold, over data so classified."""

    classes: Classification
    tests: tuple[Test, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """A filter: of the record, or of one `beside` it, all `tests` hold.

    `classes` is what the tested values tell, judged on `entity` (the record's own, or the one
    beside it, tied by `tie`), and `also` what they tell besides; `further` are rows that the
    tests read, too, each tied in turn. `present` draws a boolean where the wish
    is that there be such a record, or none. `instead` are ways that will do as well as the first,
    of the record itself. `closed` says why it is refused where the categories are not the reason.
    """

    argument: str
    entity: Entity
    classes: Classification
    tests: tuple[Test, ...]
    tie: Condition | None = None
    further: tuple[tuple[Row, Condition], ...] = ()
    present: Draw | None = None
    also: tuple[Classification, ...] = ()
    instead: tuple["Way", ...] = ()
    closed: Said | None = None

    @property
    def told(self) -> tuple[Classification, ...]:
        """All that it tells: each must be released."""
        return (self.classes, *self.also)

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways to meet it, of which one will do."""
        return (Way(self.classes, self.tests), *self.instead)


@dataclass(frozen=True, slots=True)
class Order:
    """A sort key: what it shows, its category, direction, and whether it may be absent."""

    code: str
    argument: str
    shown: Column | Least
    classes: Classification
    cast: str
    nullable: bool
    descending: bool


@dataclass(frozen=True, slots=True)
class One:
    """A record by its id."""

    entity: Entity
    selection: Selection
    id: Draw


@dataclass(frozen=True, slots=True)
class Many:
    """Records by their ids (`node`, `nodes`): at most one a given id."""

    entity: Entity
    selection: Selection
    ids: Draw


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a connection.

    `size` is how many records the statement fetches, `shown` how many of them are shown;
    `selections` are those of `nodes` and of `edges { node }`, each with its response path below
    the field. Where `positioned`, `value` and `id` draw the cursor's sort value and id; `total` and
    `before_it` say whether the count, and whether there is more on the cursor's other side, are
    asked for.
    """

    entity: Entity
    selections: tuple[tuple[Path, Selection], ...]
    size: int
    shown: int
    wishes: tuple[Wish, ...]
    order: Order | None
    backwards: bool
    positioned: bool
    total: bool
    before_it: bool
    value: Draw
    id: Draw


@dataclass(frozen=True, slots=True)
class Count:
    """Cases counted by dimensions, in their order; of each, nothing is told."""

    entity: Entity
    dimensions: tuple[Dimension, ...]


Root: TypeAlias = One | Many | Page | Count
