"""A page of a connection: filters, sort key, cursor and counts, over masked values only (GX-07).

A wish or sort key on data that is wholly withheld refuses the operation; where the law releases
the data of some records only, the others neither match nor have a place: they sort as absent.
"""

from dataclasses import dataclass

from permissions import selection as asked
from permissions.categories import Classification
from permissions.condition import FALSE, TRUE, Condition, all_of
from permissions.disclosure import Frame, Withheld, disclose, opened, residual_of
from permissions.entities import Entity
from permissions.fields import placed
from permissions.level import Level, tables
from permissions.page_shape import PageShape, sheet_shape
from permissions.refusal import Code, Refusal, Said, refuse
from permissions.selection import Path
from permissions.sheets import Book


@dataclass(frozen=True, slots=True)
class PageSql:
    """Expressions of a page: its sheets, and the count and the look back where asked for."""

    sheets: str
    total: str | None
    before: str | None
    shape: PageShape


def page_sql(of: Level, page: asked.Page, path: Path) -> PageSql:
    """The page as SQL, and how to read it; the level's rows are in scope."""
    sql, source = of.drafting.sql, tables(of)
    sort = _sort(of, page.order)
    within = " AND ".join((_where(of), *(_wish(of, wish) for wish in page.wishes)))
    start = _after(of, page, sort) if page.positioned else None
    total = f"(SELECT count(*) FROM {source} WHERE {within})" if page.total else None
    before = None
    if page.before_it and start is not None:
        before = f"EXISTS (SELECT 1 FROM {source} WHERE {within} AND ({start}) IS NOT TRUE)"
    chosen = within if start is None else f"{within} AND {start}"
    tail = f" WHERE {chosen} ORDER BY {_order(of, page, sort)} LIMIT {int(page.size)}"
    of.drafting.ledger.note_shown(of.entity.name, of.shown, of.judged.clauses)
    book = Book(sql)
    sheet = book.sheet()
    shown_sort = None if sort is None else sheet.base.show(sort)
    book.lay_out(sheet, of, source, tail)
    sorted_at = None if shown_sort is None else sheet.place(shown_sort)
    for below, selection in page.selections:
        sheet.shapes.append(of.shape(selection, (*path, *below)))
    book.finish(sheet)
    shapes = tuple(
        sheet_shape(each.shapes, 0 if each.above is None else 1, each.own) for each in book.sheets
    )
    return PageSql(book.value_sql(page.shown), total, before, PageShape(shapes, sorted_at))


def _where(of: Level) -> str:
    return of.drafting.sql.condition(of.shown)


def _sort(of: Level, order: asked.Order | None) -> str | None:
    if order is None:
        return None
    disclosure = of.disclosure(order.classes)
    if isinstance(disclosure, Withheld):
        raise _not_permitted(order.argument, order.classes, disclosure)
    of.drafting.ledger.note_reading(f"{of.entity.name}.{order.argument}", disclosure)
    expression = of.drafting.sql.shown(placed(order.shown, of.frame.rows))
    return of.masked(residual_of(disclosure), expression)


def _order(of: Level, page: asked.Page, sort: str | None) -> str:
    own = of.drafting.sql.alias(of.own)
    descending = page.backwards != (page.order is not None and page.order.descending)
    way = " DESC" if descending else ""
    if sort is None or page.order is None:
        return f"{own}.id{way}"
    absent = ""
    if page.order.nullable:
        absent = " NULLS FIRST" if page.backwards else " NULLS LAST"
    return f"{sort}{way}{absent}, {own}.id{way}"


def _after(of: Level, page: asked.Page, sort: str | None) -> str:
    """What comes after the cursor, in the page's direction."""
    sql = of.drafting.sql
    own_id = f"{sql.alias(of.own)}.id"
    row = sql.parameter(page.id, page.id, "uuid")
    order = page.order
    beyond = "<" if page.backwards != (order is not None and order.descending) else ">"
    if sort is None or order is None:
        return f"{own_id} {beyond} {row}"
    value = sql.parameter(page.value, page.value, order.cast)
    if not order.nullable:
        return f"({sort}, {own_id}) {beyond} ({value}, {row})"
    past = f"{sort} {beyond} {value} OR ({sort} = {value} AND {own_id} {beyond} {row})"
    tail = f"({value} IS NULL AND {sort} IS NULL AND {own_id} {beyond} {row})"
    other = (
        f"({value} IS NULL AND {sort} IS NOT NULL)"
        if page.backwards
        else (f"({value} IS NOT NULL AND {sort} IS NULL)")
    )
    return f"({past} OR {tail} OR {other})"


def _wish(of: Level, wish: asked.Wish) -> str:
    return _of_its_own(of, wish) if wish.tie is None else _beside(of, wish, wish.tie)


def _of_its_own(of: Level, wish: asked.Wish) -> str:
    """A wish on the record itself: one way to meet it that the law opens must do."""
    parts, refused = list[str](), list[Refusal]()
    for way in wish.ways:
        disclosure = of.disclosure(way.classes)
        if isinstance(disclosure, Withheld):
            refused.append(_not_permitted(wish.argument, way.classes, disclosure))
            continue
        of.drafting.ledger.note_reading(f"{of.entity.name}.{wish.argument}", disclosure)
        parts.append(_tested(of, residual_of(disclosure), way.tests, of.frame))
    if not parts:
        raise refused[0]
    return parts[0] if len(parts) == 1 else f"({' OR '.join(f'({each})' for each in parts)})"


def _tested(of: Level, when: Condition, tests: tuple[asked.Test, ...], frame: Frame) -> str:
    sql = of.drafting.sql
    parts = [] if when == TRUE else [sql.condition(when)]
    parts += [_test(of, test, frame) for test in tests]
    return " AND ".join(parts) if parts else "TRUE"


def _test(of: Level, test: asked.Test, frame: Frame) -> str:
    sql = of.drafting.sql
    column = sql.shown(placed(test.column, frame.rows))
    value = sql.parameter(test.key, test.draw, test.cast)
    match test.comparison:
        case "prefix":
            return f"starts_with({column}, {value})"
        case "any":
            return f"{column} = ANY({value})"
        case "name":
            return f"{column} = greffe_fold({value})"
        case "contains":
            return f"strpos({column}, {value}) > 0"
        case "overlaps":
            return f"{column} && {value}"
        case "about":
            about = f"SELECT access_id FROM access_subject WHERE record_id = ANY({value})"
            # an array, made once: PostgreSQL has no idea how few entries there are
            return f"{column} = ANY(ARRAY({about}))"
        case comparison:
            return f"{column} {comparison} {value}"


def _beside(of: Level, wish: asked.Wish, tie: Condition) -> str:
    """A wish on a record beside this one, which must itself be visible, and its data released."""
    drafting, sql = of.drafting, of.drafting.sql
    fresh = (wish.entity.row, *(row for row, _ in wish.further))
    rows = {**of.frame.rows, **{row: drafting.row(row) for row in fresh}}
    frame = Frame(rows)
    ask = drafting.ask(wish.entity)
    released: list[Condition] = []
    for classes in wish.told:
        told = disclose(drafting.law, ask, classes, of.known, frame)
        if isinstance(told, Withheld):
            raise _not_permitted(wish.argument, classes, told, wish.closed)
        drafting.ledger.note_reading(f"{of.entity.name}.{wish.argument}", told)
        released += [residual_of(told), frame.place(_class_condition(classes))]
    seen = _visible(of, wish.entity, frame)
    ties = [frame.place(tie), *(frame.place(condition) for _, condition in wish.further)]
    when = all_of(*ties, seen, *released)
    placed_rows = tuple(rows[row] for row in fresh)
    with sql.scope(*placed_rows):
        sources = ", ".join(sql.source(row) for row in placed_rows)
        inner = f"SELECT 1 FROM {sources} WHERE {_tested(of, when, wish.tests, frame)}"
        found = f"EXISTS ({inner})"
    if wish.present is None:
        return found
    return f"{found} = {sql.parameter(wish.present, wish.present, 'boolean')}"


def _visible(of: Level, entity: Entity, frame: Frame) -> Condition:
    drafting = of.drafting
    return opened(drafting.law, drafting.ask(entity), entity.presence, of.known, frame)[0]


def _class_condition(classes: Classification) -> Condition:
    """Some class of these applies to the record beside."""
    result: Condition = FALSE
    for condition, _ in classes:
        result = result | condition
    return result


def _not_permitted(
    argument: str, classes: Classification, withheld: Withheld, closed: Said | None = None
) -> Refusal:
    clauses = tuple(dict.fromkeys(c for reason in withheld.reasons for c in reason.clauses))
    told = ", ".join(sorted({category.reported for _, category in classes}))
    return refuse(
        Code.FILTER_NOT_PERMITTED,
        closed.en if closed else f"`{argument}` reads {told}, which your purpose does not open",
        closed.fr if closed else f"« {argument} » lit {told}, que votre finalité n’ouvre pas",
        *clauses,
    )
