"""What the law says of one field for one caller: released, withheld, or released on a condition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, assert_never

from permissions.categories import SEALED_DATA, Category, Classification
from permissions.condition import (
    FALSE,
    TRUE,
    Condition,
    ConditionIsNoBooleanError,
    Exists,
    Row,
)
from permissions.fold import fold
from permissions.knowledge import Knowledge
from permissions.law import Ask, Law
from permissions.purposes import TERMS, Purpose, Withholding
from permissions.rows import Placed, rebind


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field is withheld where `when` holds: code, category told, clauses."""

    code: Withholding
    category: Category
    clauses: tuple[str, ...]
    when: Condition


class _NoBoolean:
    __slots__ = ()

    def __bool__(self) -> bool:
        raise ConditionIsNoBooleanError("a disclosure is no boolean: match it")


@dataclass(frozen=True, slots=True)
class Released(_NoBoolean):
    """The value is returned; `clauses` open it."""

    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withheld(_NoBoolean):
    """The value is never returned, for one of the reasons."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Conditional(_NoBoolean):
    """The value is returned where `residual` is true of the record; else for one of `reasons`."""

    residual: Condition
    clauses: tuple[str, ...]
    reasons: tuple[Reason, ...]


Disclosure: TypeAlias = Released | Withheld | Conditional


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a record's rows stand: abstract rows to those of a statement, or to known records.

    `through` are rows that are not at hand: what is said of them is said of some such row.
    """

    rows: Mapping[Row, Row]
    through: tuple[tuple[Row, Condition], ...] = ()
    _placed: Placed = field(default_factory=dict, init=False, repr=False, compare=False)

    def place(self, condition: Condition) -> Condition:
        """A condition on the record, about the rows in place."""
        for row, tie in reversed(self.through):
            condition = Exists(row, tie & condition)
        return rebind(condition, self.rows, self._placed)

    def place_class(self, condition: Condition) -> Condition:
        """A condition that tells categories apart; of rows not at hand nothing is known."""
        return TRUE if self.through else rebind(condition, self.rows, self._placed)


def disclose(
    law: Law, ask: Ask, classes: Classification, known: Knowledge, frame: Frame
) -> Disclosure:
    """What the law says of data so classified, folded as far as `known` allows."""
    residual, clauses = opened(law, ask, classes, known, frame)
    if residual == TRUE:
        return Released(clauses)
    shut = tuple(one for one in classes if not _always_open(law, ask, one, known, frame))
    reasons = _reasons(law, ask, shut, known, frame)
    if residual == FALSE:
        return Withheld(reasons)
    return Conditional(residual, clauses, reasons)


def opened(
    law: Law, ask: Ask, classes: Classification, known: Knowledge, frame: Frame
) -> tuple[Condition, tuple[str, ...]]:
    """On what condition data so classified is opened, as far as `known` allows, by what clauses."""
    if law.opening(ask, classes)[0] == FALSE:
        return FALSE, ()
    possible = tuple(
        (condition, category)
        for condition, category in classes
        if fold(frame.place_class(condition), known) != FALSE
    )
    condition, clauses = law.opening(ask, possible)
    return fold(frame.place(condition), known), clauses


def residual_of(disclosure: Disclosure) -> Condition:
    """The condition on which the value is returned: true, false, or the residual."""
    match disclosure:
        case Released():
            return TRUE
        case Withheld():
            return FALSE
        case Conditional(residual=residual):
            return residual
        case _:
            assert_never(disclosure)


def _reasons(
    law: Law, ask: Ask, classes: Classification, known: Knowledge, frame: Frame
) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for condition, category in classes:
        applies = fold(frame.place_class(condition), known)
        if applies == FALSE:
            continue
        for source, bar in law.bars(ask, category):
            when = fold(frame.place_class(condition & bar.when), known)
            if bar.code is not None and when != FALSE:
                found.append(Reason(bar.code, told_as(category, ask), source.clauses, when))
        found.append(_outside(ask, category, applies))
    return tuple(found)


def _always_open(
    law: Law, ask: Ask, one: tuple[Condition, Category], known: Knowledge, frame: Frame
) -> bool:
    """Whether data of that class are released from every record that has them."""
    condition, _ = law.opening(ask, (one,))
    return condition != FALSE and fold(frame.place(condition), known) == TRUE


def _outside(ask: Ask, category: Category, when: Condition) -> Reason:
    """Why what no grant opens is withheld where `when` holds."""
    code = Withholding.NOT_IN_PURPOSE
    clauses: tuple[str, ...] = ("48-1/al.14/a",)
    if ask.purpose is not None:
        terms = TERMS[ask.purpose]
        code, clauses = terms.outside, terms.clauses[:1]
        if category.file is not terms.processing:
            code = Withholding.OTHER_FILE
        elif category in SEALED_DATA:
            code, clauses = Withholding.SEALED, ("R40-47/II/f", *clauses)
        elif category is Category.ANTECEDENT_VICTIM:
            code, clauses = Withholding.VICTIM_DATA, ("R40-29/I/ch/d", *clauses)
        elif category is Category.ANTECEDENT_OTHER:
            clauses = ("R40-29/I/ch/b", *clauses)
    return Reason(code, told_as(category, ask), clauses, when)


def told_as(category: Category, ask: Ask) -> Category:
    """The category that a caller is told: no closer than he may know of the record.

    Where a purpose opens data alone (R40-47/V), the kind of all else is not told: information and
    contents are told alike.
    """
    told = category.reported
    opens_data_alone = ask.purpose is not None and (
        TERMS[ask.purpose].outside is Withholding.NOT_IN_GRANT
    )
    if opens_data_alone and told is Category.COMM_INFORMATION:
        return Category.COMM_CONTENT
    return told


def closed(
    law: Law,
    ask: Ask,
    classes: Classification,
    known: Knowledge,
    frame: Frame,
    *,
    guarded: bool = False,
) -> tuple[Reason, ...]:
    """The reasons of those categories alone that no grant opens, or that a bar may close.

    `guarded`: what grants open depends on the record above; for a purpose that opens what an act
    names, the reasons of all categories then.
    """
    granted = {category for _, grant in law.grants(ask) for category in grant.of}
    if opens_by_act(ask.purpose):
        always = (
            one for one in classes if not guarded and _always_open(law, ask, one, known, frame)
        )
        granted = {category for _, category in always}
    found: list[Reason] = []
    for condition, category in classes:
        each = _reasons(law, ask, ((condition, category),), known, frame)
        found += each[:-1] if category in granted else each  # the last is that no grant opens it
    return tuple(found)


def opens_by_act(purpose: Purpose | None) -> bool:
    """Whether what a purpose opens is named by an act, of which a plan knows nothing."""
    return purpose is not None and TERMS[purpose].opens_by_act


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
