"""What a register file may hold is described by record types: fields, references, unique sets.

One description stands for each type. Reading, temporary tables, checks, insertion, the lines of
the generator and the table of the documentation are all made from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from db.loading.kinds import Id, Instant, Kind, Ref, Refs, Text
from db.loading.line_rules import LineRule, after

NAME = Text(longest=200)
LABEL = Text(longest=500)
CASE = Ref("Case")
AGENT = Ref("Agent")
COURT = Ref("Court", by_code=True)
STATE = Text(shape="[A-Z]{2}", said="two capital letters (ISO 3166)")


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a line and the column it fills.

    A compulsory field must be there and not null. Another may be left out: it is then NULL, or
    `default` where there is one (such a field may be left out but not null). `stored_as` is the
    column where its name does not follow from the key.
    """

    key: str
    kind: Kind
    compulsory: bool = False
    default: object = None
    stored_as: str | None = None

    @property
    def column(self) -> str:
        """The column of the register: a reference's key with `_id`, an interval's bound in full."""
        if self.stored_as:
            return self.stored_as
        if isinstance(self.kind, Ref):
            return f"{self.key}_id"
        return f"valid_{self.key}" if self.key in {"from", "until"} else self.key


@dataclass(frozen=True)
class RecordType:
    """One value of `type`: its table, fields, rules of one line, and unique sets of fields.

    A unique set counts NULL as different from NULL, save where `nulls_equal`. `ordered` are two
    references that the loader puts in order, the lesser id first. `alone` names a flag: where it
    is true, the intervals of the records of one `case` may not overlap.
    """

    name: str
    table: str
    fields: tuple[Field, ...]
    rules: tuple[LineRule, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    nulls_equal: bool = False
    ordered: tuple[str, str] | None = None
    alone: str | None = None

    @cached_property
    def by_key(self) -> Mapping[str, Field]:
        """The fields under their keys, the id first."""
        return MappingProxyType({field.key: field for field in (ID, *self.fields)})

    @cached_property
    def columns(self) -> tuple[Field, ...]:
        """The fields that are columns of the type's own table: all but the lists of references."""
        return tuple(field for field in self.fields if not isinstance(field.kind, Refs))

    @cached_property
    def lists(self) -> tuple[tuple[Field, Refs], ...]:
        """The lists of references, each kept in a table of its own."""
        return tuple((field, field.kind) for field in self.fields if isinstance(field.kind, Refs))

    @property
    def stage(self) -> str:
        """The name of the temporary table."""
        return f"load_{self.table}"


ID = Field("id", Id())


def needs(key: str, kind: Kind, stored_as: str | None = None) -> Field:
    """A field that every line must fill."""
    return Field(key, kind, compulsory=True, stored_as=stored_as)


def may(key: str, kind: Kind, default: object = None) -> Field:
    """A field that a line may leave out."""
    return Field(key, kind, default=default)


INTERVAL = (needs("from", Instant()), may("until", Instant()))
HALF_OPEN = after("until", "from")
REVOCABLE = (*INTERVAL, may("revoked_at", Instant()))
