"""Conditions with one thing changed, in every way there is, and each way in a few words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, auto
from functools import cache

from db.enumerations import (
    AgentDuty,
    AntecedentCapacity,
    Capacity,
    CaseKind,
    Clause,
    ControlledFile,
    DecisionType,
    Function,
    Instrument,
    ItemKind,
    LinkGround,
    Listing,
    NoticeKind,
    Role,
    Scope,
    Stage,
    TransmissionAim,
)
from permissions.condition import (
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
    all_of,
    any_of,
    negation,
)
from permissions.purposes import MAGISTRATES

_OFFICES = (
    Role.HIERARCHICAL_SUPERIOR,
    Role.HEAD_OF_REGISTRY,
    Role.SECRETARY_GENERAL_MOJ,
    Role.CUSTOMS_MINISTER,
    Role.DGPN,
    Role.DGGN,
    Role.JUSTICE_MINISTER,
)
"""Some of those that sign, and that may be taken for one another."""
_ACTING = (
    Role.PROSECUTOR,
    Role.CRIMINAL_JUDGE,
    Role.JUDICIAL_POLICE_OFFICER,
    Role.JUDICIAL_POLICE_AGENT,
    Role.ANTENJ_DIRECTOR,
    Role.ANTENJ_MAGISTRATE,
    Role.ANTENJ_DIRECTOR_DELEGATE,
    Role.SPECIALISED_ASSISTANT,
)
"""Some of those in which an act is done."""
LISTS: dict[tuple[str, str], Iterable[str]] = {
    ("party", "capacity"): Capacity,
    ("antecedent_record", "capacity"): AntecedentCapacity,
    ("antecedent_record", "outcome"): DecisionType,
    ("judicial_case", "kind"): CaseKind,
    ("intercept_item", "kind"): ItemKind,
    ("notice", "kind"): NoticeKind,
    ("judicial_case", "stage"): Stage,
    ("authorisation", "stage_at_issue"): Stage,
    ("authorisation", "clause"): Clause,
    ("authorisation", "scope"): Scope,
    ("authorisation", "issuer_role"): _ACTING,
    ("useful_item", "listed_role"): _ACTING,
    ("judicial_function", "function"): Function,
    ("assignment", "function"): Function,
    ("linked_case", "ground"): LinkGround,
    ("agent_role", "role"): MAGISTRATES,
    ("agent", "duty"): AgentDuty,
    ("agent", "art_16_point"): "1234",
    ("designation", "issuer_office"): _OFFICES,
    ("habilitation", "issuer_office"): _OFFICES,
    ("body_listing", "listing"): Listing,
    ("control_request", "file"): ControlledFile,
    ("foreign_request", "instrument"): Instrument,
    ("transmission", "aim"): TransmissionAim,
}
"""Columns that hold a code, and the codes that a rule may take for another."""


class Kind(StrEnum):
    """Ways in which a rule may be wrong."""

    DROPPED = auto()
    NEGATED = auto()
    WIDENED = auto()
    NARROWED = auto()
    BOUND = auto()
    ROLE = auto()
    CATEGORY = auto()
    PURPOSE = auto()
    ALWAYS = auto()
    NEVER = auto()


@dataclass(frozen=True, slots=True)
class Change:
    """A part of a condition, what is put in its place, and the way there from the whole.

    `within` are the rows that EXISTS binds on the way.
    """

    kind: Kind
    old: Condition
    new: Condition
    within: tuple[Row, ...]
    what: str


@cache
def changes(of: Condition) -> tuple[Change, ...]:
    """Every change of one thing in a condition.

    What stands within EXISTS is changed in such an EXISTS alone, not in a part that reads alike.
    """
    return tuple(_changes(of))


def _changes(of: Condition) -> Iterator[Change]:
    match of:
        case And(parts=parts):
            for part in parts:
                rest = all_of(*(each for each in parts if each != part))
                yield _change(Kind.DROPPED, of, rest, f"without {spelt(part)}")
                negated = all_of(rest, negation(part))
                yield _change(Kind.NEGATED, of, negated, f"but not {spelt(part)}")
                yield from changes(part)
        case Or(parts=parts):
            for part in parts:
                rest = any_of(*(each for each in parts if each != part))
                yield _change(Kind.NARROWED, of, rest, f"not even if {spelt(part)}")
                yield from changes(part)
        case Not(of=inner):
            yield _change(Kind.NEGATED, of, inner, f"if {spelt(inner)}")
            yield from changes(inner)
        case Exists(row=row, where=where):
            for each in changes(where):
                if each.within:
                    yield replace(each, within=(row, *each.within))
                else:
                    changed = Exists(row, substituted(where, {each.old: each.new}))
                    yield replace(each, old=of, new=changed, within=(row,))
        case Compare(operator=Operator.LT, left=left, right=right):
            yield _change(Kind.BOUND, of, Compare(Operator.LE, left, right), f"<= in {spelt(of)}")
        case Compare(operator=Operator.LE, left=left, right=right):
            yield _change(Kind.BOUND, of, Compare(Operator.LT, left, right), f"< in {spelt(of)}")
        case Compare(left=Column() as column, right=Literal(value=str(code))):
            yield from _codes(of, column, frozenset({code}))
        case Among(term=Column() as column, codes=codes):
            yield from _codes(of, column, codes)
        case _:
            return


def _change(kind: Kind, old: Condition, new: Condition, what: str) -> Change:
    return Change(kind, old, new, (), what)


def _codes(of: Condition, column: Column, codes: frozenset[str]) -> Iterator[Change]:
    """A code more in the list, or a code less."""
    for code in sorted(
        {str(each) for each in LISTS.get((column.row.table, column.name), ())} - codes
    ):
        yield _change(Kind.WIDENED, of, Among(column, codes | {code}), f"{spelt(of)}, or {code}")
    whole = len(codes) == len(Role)  # any office will do, as long as one is named
    for code in sorted(codes) if len(codes) > 1 and not whole else ():
        yield _change(Kind.NARROWED, of, Among(column, codes - {code}), f"{spelt(of)}, not {code}")


def substituted(of: Condition, swaps: Mapping[Condition, Condition]) -> Condition:
    """The condition with parts of it put in the place of others, wherever they stand."""
    new = swaps.get(of)
    if new is not None:
        return new
    match of:
        case Not(of=inner):
            return negation(substituted(inner, swaps))
        case And(parts=parts):
            return all_of(*(substituted(part, swaps) for part in parts))
        case Or(parts=parts):
            return any_of(*(substituted(part, swaps) for part in parts))
        case Exists(row=row, where=where):
            return Exists(row, substituted(where, swaps))
        case _:
            return of


def spelt(of: Condition | Term) -> str:
    """A condition in short."""
    match of:
        case Column(row=row, name=name):
            return f"{row.name}.{name}"
        case Literal(value=value):
            return str(value)
        case Context(name=name):
            return name
        case Known(value=value):
            return str(value).lower()
        case Compare(operator=operator, left=left, right=right):
            return f"{spelt(left)} {operator.value} {spelt(right)}"
        case Among(term=inner, codes=codes):
            return f"{spelt(inner)} among {min(codes)}.."
        case Within(term=inner, column=column):
            return f"{spelt(inner)} within {spelt(column)}"
        case Absent(term=inner):
            return f"{spelt(inner)} absent"
        case Not(of=inner):
            return f"no {spelt(inner)}"
        case Exists(row=row):
            return f"any {row.name}"
        case And(parts=parts) | Or(parts=parts):
            return f"({', '.join(map(spelt, parts))})"
        case _:
            raise TypeError(f"no condition: {type(of).__name__}")
