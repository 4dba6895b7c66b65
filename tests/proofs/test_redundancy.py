"""No paragraph is there for nothing."""

from collections.abc import Iterator

import pytest

from permissions.condition import Condition
from permissions.law import Law
from proofs.asking import Asked, everything, opened, places
from proofs.changed import names, without
from proofs.found import Found
from proofs.proving import UnprovedError, never


def speaks(name: str, asked: Asked) -> bool:
    """Whether the paragraph grants or bars something of what is asked for."""
    grants = (p for p, text in asked.law.grants(asked.ask) if text.of & asked.granted)
    bars = (p for category in asked.granted for p, _ in asked.law.bars(asked.ask, category))
    return any(source.reading.__name__ == name for source in (*grants, *bars))


def differences(name: str, law: Law) -> Iterator[Found | None]:
    """Registers in which an answer is another without the paragraph; None where there is none."""
    for role, purpose in sorted({(each.role, each.purpose) for each in everything()}, key=str):
        asked = Asked(role, purpose, places()[0])
        lesser = Asked(role, purpose, places()[0], law)
        if asked.gate != lesser.gate:
            yield one_where((lesser.gate,), asked.gate)
    for asked in opened():
        lesser = Asked(asked.role, asked.purpose, asked.place, law)
        if speaks(name, asked) and lesser.residual != asked.residual:
            yield one_where((*asked.ties, asked.residual), lesser.residual)
            yield one_where((*asked.ties, lesser.residual), asked.residual)


def one_where(says: tuple[Condition, ...], denies: Condition) -> Found | None:
    """A register in which all of the first and not the last are true, if one is found."""
    try:
        return never(*says, unless=(denies,))
    except UnprovedError:
        return None


@pytest.mark.parametrize("name", tuple(names()))
def test_every_paragraph_changes_some_answer(name: str) -> None:
    """For each paragraph in force there is a role, a purpose and a register in which the gate, or
    the condition on a field, says otherwise without it; the law's own evaluator agrees."""
    assert any(found is not None for found in differences(name, without(name)))
