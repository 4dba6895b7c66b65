"""What a plan releases and withholds, noted while it is made: for the caller and the journal."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from permissions.condition import TRUE, Condition
from permissions.disclosure import Conditional, Disclosure, Reason, Released, Withheld, residual_of
from permissions.fields import Relation, Value
from permissions.selection import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of `extensions.disclosure.withheld`.

    `partial`: withheld for some records perhaps, as the rules alone tell. `rows`: it is not the
    field that is withheld, but records of that category left out of it.
    """

    path: Path
    category: str
    code: str
    clauses: tuple[str, ...]
    partial: bool
    rows: bool = False


@dataclass(slots=True)
class Ledger:
    """Entries for the caller; schema coordinates and clauses for the journal."""

    entries: dict[Entry, None] = field(default_factory=dict)
    released: dict[str, None] = field(default_factory=dict)
    withheld: dict[str, None] = field(default_factory=dict)
    by_record: dict[str, None] = field(default_factory=dict)
    clauses: dict[str, None] = field(default_factory=dict)

    def note(self, path: Path, of: Value | Relation, disclosure: Disclosure) -> None:
        """What is disclosed of a field at a response path."""
        coordinate = f"{of.entity.name}.{of.name}"
        match disclosure:
            case Released(clauses=clauses):
                self.released[coordinate] = None
                self.clauses.update(dict.fromkeys(clauses))
            case Conditional(clauses=clauses, reasons=reasons):
                self.by_record[coordinate] = None
                self.clauses.update(dict.fromkeys(clauses))
                self._explain(path, reasons, partial=True)
            case Withheld(reasons=reasons):
                self.withheld[coordinate] = None
                self._explain(path, reasons, partial=False)

    def note_reading(self, argument: str, disclosure: Disclosure) -> None:
        """A filter or sort key reads, too: what it reads is noted as released."""
        if not isinstance(disclosure, Withheld):
            self.note_shown(argument, residual_of(disclosure), disclosure.clauses)

    def note_shown(self, what: str, shown: Condition, clauses: tuple[str, ...]) -> None:
        """What is read where a condition holds, opened by clauses."""
        (self.released if shown == TRUE else self.by_record)[what] = None
        self.clauses.update(dict.fromkeys(clauses))

    def leave_out(self, path: Path, reasons: Iterable[Reason], *, whole: bool) -> None:
        """Records of some categories are left out; `whole`: the relation may be withheld as one."""
        for reason in reasons:
            entry = Entry(
                path, reason.category, reason.code, reason.clauses, partial=True, rows=not whole
            )
            self.entries[entry] = None

    def _explain(self, path: Path, reasons: tuple[Reason, ...], *, partial: bool) -> None:
        for reason in reasons:
            some = partial or reason.when != TRUE
            entry = Entry(path, reason.category, reason.code, reason.clauses, some)
            self.entries[entry] = None
