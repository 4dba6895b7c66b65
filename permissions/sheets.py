"""Sheets: how a page is laid out in the statement's row, as typed columns.

A sheet holds all the records of one level of the page, a column an array; a list below is a sheet
of its own, whose first column says to which record of the sheet above each belongs. Single
related records stand beside their own. Arrays of one type are several times quicker to send and
read than arrays of records.
"""

from dataclasses import dataclass, field

from permissions.condition import TRUE, Condition, Row, all_of
from permissions.level import Level, Step, in_order, tables
from permissions.shape import Beside, Gathered, Part, Shape
from permissions.sql import Sql


@dataclass(slots=True)
class Select:
    """A sub-select in the making: what it shows, each expression once under a name of ours."""

    alias: str
    shown: dict[str, str] = field(default_factory=dict)
    joins: list["Join"] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def show(self, expression: str) -> str:
        """The expression as it is reached from outside."""
        made = self.shown.setdefault(expression, f"c{len(self.shown)}")
        return f"{self.alias}.{made}"

    def columns(self) -> str:
        """What it shows, for its SELECT."""
        return ", ".join(f"{expression} AS {made}" for expression, made in self.shown.items())

    def take_in(self, inner: "Select", sql: Sql) -> None:
        """From now on the rows of an inner select are reached through it, and then this one."""
        sql.enclose(inner.rows, inner.show)
        self.rows.extend(inner.rows)

    def joined(self) -> str:
        """The related records that stand beside, for its FROM."""
        return "".join(join.sql() for join in self.joins)


@dataclass(slots=True)
class Join:
    """A related record joined beside: at most one, by its id.

    OFFSET 0 keeps it a look-up for each row, which keeps the rows in order.
    """

    select: Select
    source: str
    where: str
    guard: str

    def sql(self) -> str:
        """The join."""
        inner = self.select
        text = f"SELECT {inner.columns()} FROM {self.source}{inner.joined()} WHERE {self.where}"
        return f" LEFT JOIN LATERAL ({text} OFFSET 0) {inner.alias} ON {self.guard}"


@dataclass(slots=True)
class Sheet:
    """A level of a page. `own` are the positions of ids: of its records, and of those beside."""

    number: int
    base: Select
    select: Select
    above: "Sheet | None" = None
    guard: str | None = None
    source: str = ""
    tail: str = ""
    placed: list[str] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    below: list["Sheet"] = field(default_factory=list)

    def place(self, expression: str) -> int:
        """The position of an expression among the sheet's columns."""
        made = self.select.show(expression)
        if made not in self.placed:
            self.placed.append(made)
        return self.placed.index(made)

    def rows_sql(self, shown: str) -> str:
        """The sheet's rows; lists are read for the first `shown` records of a page only."""
        base = f"SELECT {self.base.columns()} FROM {self.source}{self.tail}"
        columns = [self.select.columns()]
        if self.below:
            columns.insert(0, "(row_number() OVER () - 1)::int AS k")
        if self.above is None:
            return (
                f"SELECT {', '.join(columns)} FROM ({base}) {self.base.alias}{self.select.joined()}"
            )
        above = self.above.select.alias
        only = [] if self.guard is None else [self.guard]
        if self.above.above is None:
            only.append(f"{above}.k < {shown}")
        where = f" WHERE {' AND '.join(only)}" if only else ""
        columns.insert(0, f"{above}.k AS above")
        return (
            f"SELECT {', '.join(columns)} FROM {above} CROSS JOIN LATERAL ({base})"
            f" {self.base.alias}{self.select.joined()}{where}"
        )

    def arrays_sql(self) -> str:
        """The sheet's columns as a record of arrays: the records above first, if any."""
        alias = self.select.alias
        columns = [*self.placed] if self.above is None else [f"{alias}.above", *self.placed]
        return f"ROW({', '.join(f'array_agg({column})' for column in columns)})"

    def everything(self) -> list["Sheet"]:
        """The sheet and all below it, those above first."""
        return [self, *(each for sheet in self.below for each in sheet.everything())]


@dataclass(slots=True)
class Book:
    """All the sheets of one page, by number, and those still to be laid out."""

    sql: Sql
    sheets: list[Sheet] = field(default_factory=list)
    pending: list[tuple[Sheet, Step]] = field(default_factory=list)

    def sheet(self, above: Sheet | None = None) -> Sheet:
        """A new sheet."""
        made = Sheet(len(self.sheets), Select(self.sql.fresh()), Select(self.sql.fresh()), above)
        self.sheets.append(made)
        return made

    def lay_out(self, sheet: Sheet, of: Level, source: str, tail: str) -> None:
        """The rows of a level, chosen and in order, are the base of a sheet; its ids come first."""
        sheet.source, sheet.tail = source, tail
        sheet.base.rows.extend(row for row, _ in of.ties)
        sheet.select.take_in(sheet.base, self.sql)
        of.placing = Columns(sheet, self)
        sheet.own.append(sheet.place(of.spelt_id()))

    def finish(self, sheet: Sheet) -> None:
        """Close a sheet, and lay out those that hang from it, each with those below it.

        A sheet sees no more than the one above: what it needs of those further up is shown on.
        """
        self.sql.enclose(sheet.select.rows, sheet.select.show)
        hanging = [(below, step) for below, step in self.pending if below.above is sheet]
        self.pending = [each for each in self.pending if each[0].above is not sheet]
        for below, step in hanging:
            with self.sql.scope():
                self._lay_out_below(below, step)
                below.select.rows.extend(sheet.select.rows)
                self.finish(below)

    def _lay_out_below(self, sheet: Sheet, step: Step) -> None:
        of, relation = step.below, step.item.field
        self.sql.enter(*(row for row, _ in of.ties))
        where = self.sql.condition(relation.on(step.above.own, of.own) & step.filters)
        tail = f" WHERE {where} ORDER BY {in_order(step)} LIMIT {int(step.item.first)}"
        self.lay_out(sheet, of, tables(of), tail)
        sheet.shapes.append(of.shape(step.item.selection, step.path))

    def value_sql(self, size: int) -> str:
        """The page as one value: a record of sheets, each a record of arrays."""
        shown = self.sql.parameter(("shown", size), lambda _binding: size, "int")
        top = self.sheets[0].everything()
        texts = {sheet.number: sheet.rows_sql(shown) for sheet in reversed(top)}
        kept = [sheet for sheet in top if sheet.below]
        named = [f"{s.select.alias} AS MATERIALIZED ({texts[s.number]})" for s in kept]
        values = []
        for sheet in self.sheets:
            alias = sheet.select.alias
            source = alias if sheet.below else f"({texts[sheet.number]}) {alias}"
            values.append(f"(SELECT {sheet.arrays_sql()} FROM {source})")
        prefix = f"WITH {', '.join(named)} " if named else ""
        return f"({prefix}SELECT ROW({', '.join(values)}))"


@dataclass(slots=True)
class Columns:
    """Places the values of a record in a sheet: its own, or those of a record beside it.

    `within` are the selects between the record and the sheet, the innermost first; `when` masks
    the values of a record at hand that may not be seen.
    """

    sheet: Sheet
    book: Book
    within: tuple[Select, ...] = ()
    when: tuple[tuple[Level, Condition], ...] = ()
    boxes_arrays: bool = True

    def place(self, expression: str) -> int:
        """The position of an expression in the sheet."""
        for level, condition in self.when:
            expression = level.masked(condition, expression)
        for select in self.within:
            expression = select.show(expression)
        return self.sheet.place(expression)

    def follow(self, step: Step) -> Part:
        """A related record beside, or a sheet of them below."""
        if step.item.field.many:
            return self._below(step)
        return self._beside(step) if step.below.ties else self._at_hand(step)

    def _at_hand(self, step: Step) -> Part:
        seen = step.guard & step.filters
        masked = self.when if seen == TRUE else ((step.above, seen), *self.when)
        step.below.placing = Columns(self.sheet, self.book, self.within, masked)
        return self._marked(step)

    def _beside(self, step: Step) -> Part:
        below, sql = step.below, self.book.sql
        guard = sql.condition(all_of(*(condition for _, condition in self.when), step.guard))
        select, host = Select(sql.fresh()), self._host()
        select.rows.extend(row for row, _ in below.ties)
        sql.enter(*select.rows)
        where = sql.condition(step.item.field.on(step.above.own, below.own) & step.filters)
        host.joins.append(Join(select, tables(below), where, guard))
        below.placing = Columns(self.sheet, self.book, (select, *self.within))
        part = self._marked(step)
        host.take_in(select, sql)
        return part

    def _host(self) -> Select:
        return self.within[0] if self.within else self.sheet.select

    def _marked(self, step: Step) -> Part:
        below = step.below
        marker = below.placing.place(below.spelt_id())
        if below.entity.kept:
            self.sheet.own.append(marker)
        return Beside(step.item.key, marker, below.shape(step.item.selection, step.path))

    def _below(self, step: Step) -> Part:
        guard = all_of(*(condition for _, condition in self.when), step.guard)
        index = None if guard == TRUE else self.place(f"({self.book.sql.condition(guard)})")
        sheet = self.book.sheet(self.sheet)
        self.sheet.below.append(sheet)
        self.book.pending.append((sheet, step))
        if index is not None:
            sheet.guard = self.sheet.placed[index]
        return Gathered(step.item.key, sheet.number, index)
