"""A counterexample as a lawyer reads it: who, for what, which field, and the facts in words."""

from collections.abc import Iterator, Mapping

from permissions.condition import Condition, Scalar
from proofs.asking import Asked
from proofs.found import Found, Values
from proofs.proving import never

INSTANTS = ("_at", "valid_from", "valid_until", "due_from")


def never_released(
    asked: Asked, *facts: Condition, unless: tuple[Condition, ...] = (), by_id: bool = False
) -> None:
    """Fail, with a register told in words, if data are returned where `facts` are true.

    `unless` are what, being true, allows it; `by_id`, of a record asked for by its id.
    """
    released = (asked.released_by_id,) if by_id else (*asked.ties, asked.residual)
    found = never(*released, *facts, unless=unless)
    if found is not None and not by_id:  # of a record that is not seen nothing is released
        found = never(*released, asked.seen, *facts, unless=unless)
    assert found is None, counterexample(asked, found)


def counterexample(asked: Asked, found: Found) -> str:
    """What was asked, and a register in which it is answered as it must not be."""
    law = ", ".join(dict.fromkeys(p.clause for p, _ in asked.law.grants(asked.ask)))
    return "\n".join(
        (
            "",
            f"  role: {asked.role}",
            f"  purpose: {asked.purpose or 'none stated'}",
            f"  field: {asked.place}",
            f"  opened by: {law or 'no paragraph'}",
            "  in a register that holds:",
            *(f"  - {line}" for line in facts(found)),
        )
    )


def facts(found: Found) -> Iterator[str]:
    """The rows of a register, one a line."""
    called = dict(_called(found))
    for name, value in sorted(found.context.items()):
        if name not in ("agent", "now") and value is not None:
            named = name.removeprefix("reference:")
            yield f"the operation names as {named}: {_said(value, called)}"
    for table, rows in sorted(found.tables.items()):
        for row in rows:
            yield f"{_kind(table)}: {', '.join(_columns(row, found.context['now'], called))}"


def _called(found: Found) -> Iterator[tuple[Scalar, str]]:
    for number, (table, row) in enumerate(
        (table, row) for table, rows in sorted(found.tables.items()) for row in rows
    ):
        if row["id"] is not None:
            yield row["id"], f"{_kind(table)} no. {number + 1}"
    yield found.context["court"], "the caller's court"
    yield found.context["agent"], "the caller"


def _kind(table: str) -> str:
    return table.replace("_", " ")


def _columns(row: Values, now: Scalar, called: Mapping[Scalar, str]) -> Iterator[str]:
    for name, value in row.items():
        words = name.removesuffix("_id").replace("_", " ")
        if value is None:
            yield f"{words} not filled"
        elif isinstance(value, int) and isinstance(now, int) and name.endswith(INSTANTS):
            when = "now" if value == now else "past" if value < now else "to come"
            yield f"{words} {when}"
        elif name == "id":
            yield f"itself {_said(value, called)}"
        else:
            yield f"{words} {_said(value, called)}"


def _said(value: Scalar, called: Mapping[Scalar, str]) -> str:
    match value:
        case True:
            return "yes"
        case False:
            return "no"
        case int():
            return called.get(value, f"number {value}")
        case _:
            return str(value)
