"""Conditions in words, English and French: what a paragraph asks, said to a person.

A fact that has a name is said by it (`permissions.phrases`); all else is read off the algebra with
the names of rows and columns (`permissions.vocabulary`). A row that is looked for is described by
its parts: "there is an assignment (case: the case; magistrate: the caller; current)". No value of
a record is ever in it; a row or column without a word is named by its catalogue name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias, assert_never

from db.enumerations import Role
from permissions.condition import (
    AGENT,
    COURT,
    FALSE,
    NOW,
    Absent,
    Among,
    And,
    Column,
    Compare,
    Condition,
    Context,
    Exists,
    Known,
    Literal,
    Not,
    Operator,
    Or,
    Row,
    Term,
    Within,
    conjuncts,
)
from permissions.cpp.facts import current, unrevoked
from permissions.domains import CLOSED_LISTS
from permissions.grammar import ENGLISH, FRENCH, Grammar
from permissions.phrases import phrase
from permissions.refusal import Said
from permissions.rows import columns_of, rows_of
from permissions.vocabulary import COLUMNS, FLAGS, REFERENCES, TABLES, noun_of

Inner: TypeAlias = Row | None
"""The row that is being described; what is said of it needs no name."""


@lru_cache(maxsize=20_000)
def worded(condition: Condition) -> Said:
    """A condition in words."""
    return Said(*(_Saying(grammar).whole(condition) for grammar in (ENGLISH, FRENCH)))


def worded_parts(condition: Condition) -> tuple[tuple[Condition, Said], ...]:
    """The parts that must all hold, each in words; what is said in one phrase stays together."""
    return tuple((part, worded(part)) for part in conjuncts(condition))


def unnamed(condition: Condition) -> frozenset[str]:
    """Rows, columns and references of a condition for which there is no word."""
    columns = columns_of(condition)
    found = {column.row.table for column in columns if column.row.table not in TABLES}
    for column in columns:
        if column.name != "id" and column.name not in COLUMNS and column.name not in FLAGS:
            found.add(f"{column.row.table}.{column.name}")
    for context in contexts_of(condition):
        name = context.name.removeprefix("reference:")
        if context not in (AGENT, COURT, NOW) and name not in REFERENCES:
            found.add(context.name)
    return frozenset(found)


def contexts_of(of: Condition) -> Iterator[Context]:
    """What of the operation a condition speaks of."""
    match of:
        case Compare(left=left, right=right):
            terms: tuple[Term, ...] = (left, right)
        case Among(term=inner) | Absent(term=inner) | Within(term=inner):
            terms = (inner,)
        case Not(of=inner_condition) | Exists(where=inner_condition):
            yield from contexts_of(inner_condition)
            return
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from contexts_of(part)
            return
        case _:
            return
    yield from (term for term in terms if isinstance(term, Context))


@dataclass(slots=True)
class _Saying:
    """One condition on its way into words of one language."""

    say: Grammar
    bound: list[Row] = field(default_factory=list)

    def whole(self, of: Condition) -> str:
        """A condition that stands by itself."""
        return self._said(of, None)

    def _said(self, of: Condition, inner: Inner) -> str:
        known = phrase(of)
        if known is not None:
            return self.say.pick(known)
        match of:
            case Known(value=value):
                return self.say.always if value else self.say.never
            case And():
                return self._all(of.parts, inner)
            case Or(parts=parts):
                return self.say.either(self._bracketed(part, inner) for part in parts)
            case Not(of=negated):
                return self._not(negated, inner)
            case Exists(row=row, where=where):
                return self._found(row, where)
            case Compare():
                return self._compared(of, inner, positive=True)
            case Among(term=term, codes=codes):
                return self._of(term, inner, self._codes(term, codes))
            case Within(term=term, column=column):
                return self._of(column, inner, f"{self.say.including} {self._term(term, inner)}")
            case Absent(term=term):
                return self._of(term, inner, self.say.empty)
            case _:
                raise TypeError(f"no condition: {type(of).__name__}")

    def _not(self, of: Condition, inner: Inner) -> str:
        known = phrase(of)
        if known is not None:
            return f"{self.say.not_that} {self.say.pick(known)}"
        match of:
            case Exists(row=row, where=where) if where != FALSE:
                return self.say.there_is_no(self._described(row, where))
            case Compare():
                return self._compared(of, inner, positive=False)
            case Among(term=term, codes=codes):
                return self._of(term, inner, self._none_of(codes))
            case Absent(term=term):
                return self._of(term, inner, self.say.filled)
            case Within(term=Literal(value=None), column=column):
                return self._of(column, inner, self.say.empty)
            case And(parts=(Not(of=Absent(term=term)), Compare(operator=Operator.EQ, right=right))):
                other = f"{self.say.relation(Operator.EQ, turned=False, positive=False)} "
                said = f"{self.say.empty} {self.say.or_} {other}{self._term(right, inner)}"
                return self._of(term, inner, said)
            case Exists():
                return self.say.always
            case _:
                return f"{self.say.not_that} ({self._said(of, inner)})"

    def _bracketed(self, of: Condition, inner: Inner) -> str:
        text = self._said(of, inner)
        return f"({text})" if isinstance(of, And) and phrase(of) is None else text

    def _all(self, parts: Iterable[Condition], inner: Inner) -> str:
        return self.say.between.join(self._parts(parts, inner))

    def _parts(self, parts: Iterable[Condition], inner: Inner) -> Iterator[str]:
        """Each part in words; that a row is valid now is said in one word."""
        left, validity = list(parts), list[str]()
        for row in sorted(_free(left) | ({inner} if inner else set()), key=lambda row: row.name):
            for idiom, said in (
                (unrevoked(row), self.say.in_force),
                (current(row), self.say.current),
            ):
                pieces = conjuncts(idiom)
                if all(piece in left for piece in pieces):
                    left = [part for part in left if part not in pieces]
                    own = row == inner
                    validity.append(said if own else self.say.is_(self._row(row), said))
        for part in left:
            text = self._said(part, inner)
            yield f"({text})" if isinstance(part, Or) and phrase(part) is None else text
        yield from validity

    def _found(self, row: Row, where: Condition) -> str:
        """That a row is there: of one that is named by its id, what is said of it."""
        parts = conjuncts(where)
        for part in parts:
            named = _named(part, row)
            rest = [each for each in parts if each is not part]
            if named is not None and rest:
                return f"{self._term(named, None)} ({self._inside(row, rest)})"
        return self.say.there_is(self._described(row, where))

    def _described(self, row: Row, where: Condition) -> str:
        """A row that is looked for: its noun, and its parts in brackets."""
        noun, text = self.say.a(noun_of(TABLES, row.table)), self._inside(row, conjuncts(where))
        return f"{noun} ({text})" if text else noun

    def _inside(self, row: Row, parts: Iterable[Condition]) -> str:
        self.bound.append(row)
        text = self._all(parts, row)
        self.bound.pop()
        return text

    def _compared(self, of: Compare, inner: Inner, *, positive: bool) -> str:
        left, right, operator = of.left, of.right, of.operator
        if (
            isinstance(left, Column)
            and isinstance(right, Literal)
            and isinstance(right.value, bool)
        ):
            return self._flagged(left, inner, holds=right.value is positive)
        mine = isinstance(left, Column) and left.row == inner
        turned = (
            not mine
            and isinstance(right, Column)
            and (right.row == inner or not isinstance(left, Column))
        )
        if turned:
            left, right = right, left
        relation = self.say.relation(operator, turned=turned, positive=positive)
        return self._of(left, inner, self.say.related(relation, self._term(right, inner)))

    def _flagged(self, column: Column, inner: Inner, *, holds: bool) -> str:
        flag = FLAGS.get(column.name)
        if flag is None:
            return self._of(column, inner, self.say.yes if holds else self.say.no)
        text = (flag.en if self.say.language == "en" else flag.fr)[not holds]
        return text if column.row == inner else f"{self._row(column.row)}{self.say.colon}{text}"

    def _of(self, term: Term, inner: Inner, predicate: str) -> str:
        """What is said of a term: in short of the row that is being described."""
        if isinstance(term, Column) and term.row == inner and term.name != "id":
            return f"{self.say.pick(noun_of(COLUMNS, term.name))}{self.say.colon}{predicate}"
        if isinstance(term, Column) and term.row == inner:
            return self.say.it_is(predicate)
        return self.say.is_(self._term(term, inner), predicate)

    def _term(self, term: Term, inner: Inner) -> str:
        match term:
            case Literal(value=value):
                return str(value)
            case Context():
                return self._context(term)
            case Column(row=row, name="id"):
                return self._row(row)
            case Column(row=row, name=name):
                noun = self.say.the(noun_of(COLUMNS, name))
                return noun if row == inner else self.say.of(noun, self._row(row))
            case _:
                assert_never(term)

    def _row(self, row: Row) -> str:
        noun = noun_of(TABLES, row.table)
        return self.say.that(noun) if row in self.bound else self.say.the(noun)

    def _context(self, context: Context) -> str:
        if context in (AGENT, COURT, NOW):
            return self.say.pick(_CONTEXTS[context])
        noun = self.say.the(noun_of(REFERENCES, context.name.removeprefix("reference:")))
        return f"{noun} {self.say.named}"

    def _codes(self, term: Term, codes: frozenset[str]) -> str:
        closed: frozenset[str] = frozenset()
        if isinstance(term, Column):
            closed = CLOSED_LISTS.get((term.row.table, term.name), closed)
        if codes >= (closed or frozenset(Role)):
            return self.say.any
        if closed and len(codes) > len(closed) / 2:
            return self._none_of(closed - codes)
        return self._listed(codes)

    def _none_of(self, codes: frozenset[str]) -> str:
        if len(codes) == 1:
            other = self.say.relation(Operator.EQ, turned=False, positive=False)
            return f"{other} {self._listed(codes)}"
        return f"{self.say.none_of} {self._listed(codes)}"

    def _listed(self, codes: Iterable[str]) -> str:
        *first, last = sorted(codes) or ["-"]
        return f"{', '.join(first)} {self.say.or_} {last}" if first else last


_CONTEXTS: Mapping[Context, Said] = {
    AGENT: Said("the caller", "l’auteur de la demande"),
    COURT: Said("the caller’s court", "la juridiction de l’auteur de la demande"),
    NOW: Said("now", "maintenant"),
}


def _free(parts: Iterable[Condition]) -> set[Row]:
    """The rows that parts speak of and do not look for themselves."""
    return {row for part in parts for row in rows_of(part)}


def _named(part: Condition, row: Row) -> Term | None:
    """What a part says that the row's id is; None where it says nothing of it."""
    match part:
        case Compare(operator=Operator.EQ, left=Column(row=own, name="id"), right=term):
            return term if own == row else None
        case _:
            return None
