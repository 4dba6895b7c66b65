"""The table of purposes in `docs/headers.md`, made from the terms that the code enforces.

`python -m api.headers_page` writes it anew; a test compares.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from permissions.cpp import ENACTED
from permissions.entities import Case
from permissions.law import in_force
from permissions.plan import opens
from permissions.purposes import TERMS, Purpose, PurposeTerms, Reference

PAGE: Final = Path(__file__).parent.parent / "docs" / "headers.md"
BEGIN: Final = "<!-- purposes: made by `python -m api.headers_page` -->"
END: Final = "<!-- end of purposes -->"


def purposes_table() -> str:
    """Every purpose with its references, the roles that may state it, and its clauses.

    A purpose under which the paragraphs enacted open no case says so.
    """
    head = [
        "| purpose | references | roles that may state it | opens cases | clauses |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*head, *(_row(purpose, terms) for purpose, terms in TERMS.items())])


def with_purposes(page: str) -> str:
    """A page with the table written anew between its two marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{purposes_table()}\n{END}{after}"


def _row(purpose: Purpose, terms: PurposeTerms) -> str:
    references = "; ".join(map(_reference, terms.references)) or "none"
    roles = ", ".join(f"`{role}`" for role in sorted(terms.roles))
    opens = "yes" if _opens(purpose, terms) else "not yet"
    return f"| `{purpose}` | {references} | {roles} | {opens} | {', '.join(terms.clauses)} |"


def _opens(purpose: Purpose, terms: PurposeTerms) -> bool:
    law = in_force(ENACTED, datetime.now(UTC))
    return any(opens(law, role, purpose, Case) for role in terms.roles)


def _reference(reference: Reference) -> str:
    optional = "" if reference.compulsory else ", optional"
    kind = "id" if reference.kind == "id" else "code"
    listed = ": " + ", ".join(f"`{code}`" for code in reference.codes) if reference.codes else ""
    return f"`{reference.name}` ({kind}{optional}{listed})"


if __name__ == "__main__":
    PAGE.write_text(with_purposes(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
