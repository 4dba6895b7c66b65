"""What the database sees to, as formulas about the rows at hand."""

from functools import cache

from permissions.condition import Column, Context, Row
from proofs.connectives import TRUE, Formula, conj, disj, implies, less, neg, no_more, number, same
from proofs.declared import FILLED_CONTEXTS, fillable
from proofs.formulas import AS_IS, State, number_of, one_of, slot
from proofs.guarantees import guarantees, nullable


@cache
def of_slot(of: Column | Context, states: tuple[State, ...]) -> Formula:
    """What is never empty; and what is filled stays as it is, later."""
    now = slot(of, AS_IS)
    if isinstance(of, Context):
        if of.name in FILLED_CONTEXTS:
            return neg(now.empty)
    elif not nullable(of.row.table, of.name):
        return neg(now.empty)
    if not any(state.later for state in states) or not fillable(of):
        return TRUE
    later = slot(of, State(later=True))
    return implies(neg(now.empty), conj(neg(later.empty), same(later.value, now.value)))


@cache
def of_row(row: Row, columns: frozenset[str], states: tuple[State, ...]) -> Formula:
    """What holds of a row, of those of its columns that are spoken of."""
    told = (_of_columns(row, columns, state) for state in states)
    return conj(*(of_slot(row[name], states) for name in sorted(columns)), *told)


@cache
def _of_columns(row: Row, columns: frozenset[str], state: State) -> Formula:
    known, said = guarantees(row.table), list[Formula]()
    for name in sorted(columns):
        here = slot(row[name], state)
        if name in known.codes:
            said.append(disj(here.empty, one_of(here.value, known.codes[name])))
        if name in known.truths:
            truths = (same(here.value, number(number_of(truth))) for truth in (False, True))
            said.append(disj(here.empty, *truths))
    for kind, pairs in (
        ("sole", (*known.one, *known.sole)),
        ("one", known.one),
        ("ordered", known.ordered),
        ("strict", known.strict),
        ("apart", known.apart),
    ):
        said.extend(_of_pair(kind, row, pair, state) for pair in pairs if set(pair) <= columns)
    return conj(*said)


def _of_pair(kind: str, row: Row, pair: tuple[str, str], state: State) -> Formula:
    first, second = (slot(row[name], state) for name in pair)
    match kind:
        case "sole":
            return disj(first.empty, second.empty)
        case "one":
            return disj(neg(first.empty), neg(second.empty))
        case "ordered":
            holds = no_more(first.value, second.value)
        case "strict":
            holds = less(first.value, second.value)
        case _:
            holds = neg(same(first.value, second.value))
    return disj(first.empty, second.empty, holds)
