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
from permissions.sql import Draw

Path: TypeAlias = tuple[str, ...]
Comparison: TypeAlias = Literal["=", "<", ">=", "prefix", "any", "name"]


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
class Wish:
    """A filter: of the record, or of one `beside` it, all `tests` hold.

    `classes` is what the tested values tell, judged on `entity` (the record's own, or the one
    beside it, tied by `tie`); `further` are rows that the tests read besides, each tied in turn.
    `present` draws a boolean where the wish is that there be such a record, or none.
    """

    argument: str
    entity: Entity
    classes: Classification
    tests: tuple[Test, ...]
    tie: Condition | None = None
    further: tuple[tuple[Row, Condition], ...] = ()
    present: Draw | None = None


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


Root: TypeAlias = One | Many | Page
