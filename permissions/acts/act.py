"""What an act is: who may do it, for what purpose, on what it rests, and what it writes.

An act is declared as a paragraph is: its demands are conditions of the same algebra, read in the
statement that decides, so that what is revoked a moment before is obeyed. What it writes are rows
and columns of the catalogue; what its author gives are parameters.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import auto
from typing import TypeAlias

from db.enumerations import Listed, Processing, Role
from permissions.acts.terms import Terms
from permissions.condition import TRUE, Condition, Context, ContextKind, Row, Term
from permissions.entities import Entity
from permissions.purposes import Purpose
from permissions.refusal import Code, Said

LONGEST_TEXT = 10_000
"""Characters of a text that an act may write."""
MOST_IDS = 500
"""Ids that one input of an act may list."""


class Kind(Listed):
    """What an input holds."""

    ID = auto()
    IDS = auto()
    TEXT = auto()
    CODE = auto()
    CODES = auto()
    WORDS = auto()
    INSTANT = auto()
    DAY = auto()
    FLAG = auto()
    NUMBER = auto()


SQL_KINDS: Mapping[Kind, ContextKind] = {
    Kind.ID: "uuid",
    Kind.IDS: "uuid[]",
    Kind.TEXT: "text",
    Kind.CODE: "text",
    Kind.CODES: "text[]",
    Kind.WORDS: "text[]",
    Kind.INSTANT: "timestamptz",
    Kind.DAY: "date",
    Kind.FLAG: "boolean",
    Kind.NUMBER: "integer",
}


@dataclass(frozen=True, slots=True)
class Form:
    """How a text is written: a pattern that the whole of it follows, and the words for it; `then`
    is what it follows besides.
    """

    pattern: re.Pattern[str]
    said: Said
    code: Code = Code.ARGUMENT_INVALID
    clauses: tuple[str, ...] = ()
    then: "Form | None" = None


@dataclass(frozen=True, slots=True)
class Input:
    """What the author of an act gives under a name. `codes` are those of CODE and CODES; WORDS are
    codes of a list that is open.

    What is not `required` may be left out: where the text asks for it nevertheless, a demand of
    the act says so, with the text's own code. `clearable`: null is not the same as left out, it
    empties what is recorded. `longest` (characters) and `form` are of TEXT.
    """

    name: str
    kind: Kind
    description: str
    required: bool = True
    codes: type[Listed] | None = None
    clearable: bool = False
    longest: int = LONGEST_TEXT
    form: Form | None = None

    @property
    def term(self) -> Context:
        """What is given, as a term of conditions and of what is written."""
        return Context(f"given:{self.name}", SQL_KINDS[self.kind])

    def each(self, name: str) -> Row:
        """One of the ids that IDS list, as a row whose only column is `id`."""
        return Row(f"given:{self.name}", name)

    @property
    def form_told(self) -> str:
        """How it is written, where its type in the schema does not say."""
        if self.kind is Kind.TEXT:
            return self.form.said.en if self.form else f"at most {self.longest} characters"
        if self.kind is Kind.IDS:
            return f"at most {MOST_IDS}"
        return "capital letters, digits and `_`" if self.kind is Kind.WORDS else ""

    @property
    def described(self) -> str:
        """What it is, how it is written, and what null does."""
        form = f" ({self.form_told})" if self.form_told else ""
        emptied = " Null empties it." if self.clearable else ""
        return f"{self.description.removesuffix('.')}{form}.{emptied}"

    @property
    def told(self) -> Context:
        """Whether it is given, be it as null; absent where it is left out."""
        return Context(f"given:told:{self.name}", "boolean")


MADE = Context("given:made")
"""The id of the record that an act makes."""
BESIDE = Context("given:beside")
"""The id of a record that an act makes besides, where it does."""
KEY = Context("given:key")
"""The key of the act."""
PURPOSE = Context("given:purpose", "text")
"""The code of the stated purpose; absent where none is stated."""
RECORDED = "recorded"
"""What a column of the record of an act holds, among what is given, once the act is done."""
AUTHOR = "author"
"""The role in which an act is done, among what is given."""
EACH = Context("each:item")
"""One of the ids of the input that an insertion goes through."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What an act rests on, and the refusal where it does not hold.

    `code` None: what the act is about is as if it did not exist for its author (GX-12).
    """

    holds: Condition
    code: Code | None
    said: Said
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Insert:
    """A row written, where `when` holds; with `each`, one for each id of that input.

    `id` is MADE unless `each` is given or it is `further`: then PostgreSQL makes it, if `values`
    do not hold one. `beside` is a row whose columns may be written, too (absent where none fits).
    A condition is written as whether it holds.
    """

    table: str
    values: Mapping[str, Term | Condition]
    each: Input | None = None
    further: bool = False
    when: Condition = TRUE
    beside: tuple[Row, Condition] | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """The new value of a column: what is given, null included; as it was where it is left out."""

    input: Input


@dataclass(frozen=True, slots=True)
class Update:
    """Columns of the rows that a condition on `row` tells, set anew."""

    row: Row
    where: Condition
    values: Mapping[str, Term | Amended]


Write = Insert | Update


@dataclass(frozen=True, slots=True)
class Target:
    """The record that an act changes, or under which it writes: locked while the act lasts.

    `versioned`: the author says which version he has seen, and another one is a conflict.
    """

    table: str
    input: Input
    versioned: bool = False


Follows: TypeAlias = tuple[Input, Input, bool]
"""Two dates that may be given, the second not before the first; True: after it."""
Given: TypeAlias = Mapping[str, object]
Amiss: TypeAlias = Callable[[Given], Said | None]
"""What is wrong of what is given, taken alone; None: nothing."""


def as_given(given: Given, _instant: datetime, _terms: Terms) -> Given:
    """Nothing follows."""
    return given


def nothing(_role: Role) -> tuple[Demand, ...]:
    """No demand."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act of the law.

    `purposes` are those that it may be done for; whoever may state none of them states none.
    `file` is the one it is journalled under, done or refused, whatever purpose is stated (`filed`:
    where that follows from what is given, or from what is RECORDED). It writes `table`: where
    it `makes` a record, by MADE; else the target. `gives` is that kind of record, as it is read
    back (None: no field of the schema shows such records). `demands` are judged before anything
    is written, `after` of what was written. `fills` adds what follows from what is given, the
    instant and the configured terms: defaults, and limits to be judged by. `opens` is a purpose
    that cannot be stated before the act is done, which makes what it names: the gate asks what it
    asks of that purpose, and reads what it names in what is given under the same names. `named` are
    inputs that, left out, are what the stated purpose names so. `follow` are pairs of dates given
    that keep their order, `amiss` tell what else is wrong by itself.
    `clauses` are all that such an act may rest on; `rests_on` tells those of one act by what is
    given, to which are added, under AUTHOR, the role of who does it, and under RECORDED what the
    column `recorded` of its record holds.
    """

    name: str
    meaning: Said
    clauses: tuple[str, ...]
    purposes: frozenset[Purpose]
    file: Processing
    inputs: tuple[Input, ...]
    follow: tuple[Follows, ...] = ()
    amiss: tuple[Amiss, ...] = ()
    target: Target | None = None
    table: str
    gives: Entity | None = None
    makes: bool = False
    demands: Callable[[Role], tuple[Demand, ...]]
    writes: Callable[[Role], tuple[Write, ...]]
    after: Callable[[Role], tuple[Demand, ...]] = nothing
    fills: Callable[[Given, datetime, Terms], Given] = as_given
    filed: Callable[[Given], Processing | None] | None = None
    opens: Purpose | None = None
    rests_on: Callable[[Given], tuple[str, ...]] | None = None
    recorded: str | None = None
    named: tuple[Input, ...] = ()

    def file_of(self, given: Given) -> Processing | None:
        """The file that the act, given that, belongs to; None: what is recorded tells."""
        return self.file if self.filed is None else self.filed(given)

    def clauses_of(self, given: Given) -> tuple[str, ...]:
        """The clauses that the act, given that, rests on; all that it may, where it cannot be told
        yet.
        """
        return (self.rests_on(given) if self.rests_on else ()) or self.clauses

    def completed(self, given: Given, references: Given) -> Given:
        """What is given, and of what is left out what the purpose names, where it is `named`."""
        left = [each.name for each in self.named if given.get(each.name) is None]
        return {**given, **{name: references[name] for name in left if name in references}}
