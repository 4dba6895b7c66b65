"""Column kinds of the register that Tortoise has no name for."""

from typing import Literal, TypeVar, cast, overload

from tortoise import fields
from tortoise.fields.base import DB_DEFAULT_NOT_SET, Field
from tortoise.fields.db_defaults import SqlDefault

from db.enumerations import Listed

L = TypeVar("L", bound=Listed)


@overload
def member(
    listed: type[L],
    *,
    null: Literal[False] = False,
    source_field: str | None = None,
    db_default: SqlDefault | None = None,
) -> Field[L]: ...


@overload
def member(listed: type[L], *, null: Literal[True]) -> Field[L | None]: ...


def member(
    listed: type[L],
    *,
    null: bool = False,
    source_field: str | None = None,
    db_default: SqlDefault | None = None,
) -> Field[L] | Field[L | None]:
    """A text column that holds one member of a closed list.

    To a migration it is plain text: the members stand there in the CHECK, frozen, so that a change
    of the list is seen as a change of the CHECK.
    """
    column = fields.TextField(
        null=null,
        source_field=source_field,
        db_default=DB_DEFAULT_NOT_SET if db_default is None else db_default,
    )
    column.field_type = listed  # the type that a value is turned into, read and written
    return cast("Field[L]", column)


class Folded(fields.TextField):
    """A generated column: the column `of`, folded for comparison by names (`greffe_fold`).

    Collation C, so that equality, prefixes and order are those of code points whatever the
    locale of the database.
    """

    allows_generated = True
    SQL_TYPE = 'TEXT COLLATE "C"'

    def __init__(self, of: str, *, generated: bool = True, null: bool = True) -> None:
        super().__init__(generated=generated, null=null)
        self.of = of
        self.GENERATED_SQL = f"GENERATED ALWAYS AS (greffe_fold({of})) STORED"
