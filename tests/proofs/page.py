"""The table of `docs/proofs.md`, made from the tests: each property in the words of its test.

`python tests/proofs/page.py`, run from the root, writes it anew; a test compares.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

FOLDER = Path(__file__).parent
PAGE = FOLDER.parents[1] / "docs" / "proofs.md"
BEGIN = "<!-- properties: made by `python tests/proofs/page.py` -->"
END = "<!-- end of properties -->"
HOW: Mapping[str, str] = {
    "test_acts": "z3",
    "test_antecedents": "z3",
    "test_files": "enumerated",
    "test_monotony": "structure of each condition",
    "test_partition": "z3",
    "test_prover": "z3, on laws with a slip",
    "test_redundancy": "a register found by z3, agreed by the evaluator",
    "test_residuals": "z3",
    "test_retention": "z3",
    "test_roles": "structure of each condition",
    "test_seals": "z3",
    "test_victims": "z3",
}
"""How the properties of a file are proved."""


def properties() -> Iterator[tuple[str, str, str]]:
    """File, sentence and how it is proved, of every property."""
    for name, how in HOW.items():
        source = (FOLDER / f"{name}.py").read_text(encoding="utf-8")
        for node in ast.parse(source).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield name, " ".join((ast.get_docstring(node) or "").split()), how


def table() -> str:
    """The table."""
    rows = [f"| {said} | {how} | `{name}.py` |" for name, said, how in properties()]
    return "\n".join(("| property | how | where |", "|---|---|---|", *rows))


def with_table(page: str) -> str:
    """A page with the table written anew between its marks."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
