"""What is released with an input missing is released whatever that input is."""

from proofs.asking import opened
from proofs.declared import DECLARED
from proofs.monotony import closing


def test_what_is_released_with_an_input_missing_is_released_for_every_value_of_it() -> None:
    """No column, and nothing that the operation names, closes a released field by being filled
    where it was missing; save the columns whose emptiness is declared to say something, each with
    what it says."""
    for asked in opened():
        found = closing(asked.residual)
        assert not found, f"{asked}: {', '.join(f'{of}.{name}' for of, name in sorted(found))}"


def test_every_declaration_says_what_emptiness_means() -> None:
    """A column is declared with what its emptiness says."""
    assert all(DECLARED.values())
