"""The table of purposes in `docs/headers.md`, made from the terms that the code enforces.

`python -m api.headers_page` writes it anew; a test compares.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from permissions.purposes import TERMS, Purpose, PurposeTerms, Reference

PAGE: Final = Path(__file__).parent.parent / "docs" / "headers.md"
BEGIN: Final = "<!-- purposes: made by `python -m api.headers_page` -->"
END: Final = "<!-- end of purposes -->"


def purposes_table() -> str:
    """Every purpose with its file, its references, the roles that may state it, and its clauses."""
    head = [
        "| purpose | file | references | roles that may state it | clauses |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*head, *(_row(purpose, terms) for purpose, terms in TERMS.items())])


def with_purposes(page: str) -> str:
    """A page with the table written anew between its two marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{purposes_table()}\n{END}{after}"


def _row(purpose: Purpose, terms: PurposeTerms) -> str:
    references = "; ".join(_reference(purpose, each) for each in terms.references) or "none"
    roles = ", ".join(f"`{role}`" for role in sorted(terms.roles))
    file = f"`{terms.processing}`"
    return f"| `{purpose}` | {file} | {references} | {roles} | {', '.join(terms.clauses)} |"


def _reference(purpose: Purpose, reference: Reference) -> str:
    optional = "" if reference.compulsory else ", optional"
    kind = f"id of {named_by(purpose, reference)}" if reference.kind == "id" else "code"
    listed = ": " + ", ".join(f"`{code}`" for code in reference.codes) if reference.codes else ""
    return f"`{reference.name}` ({kind}{optional}{listed})"


_NAMED: Final[Mapping[str, str]] = {
    "authorisation": "an `Authorisation`",
    "case": "a `Case`",
    "inquiry": "an `AdministrativeInquiry`",
    "litigant": "a `Person` or `LegalEntity`",
    "mission": "a `CustomsMission`",
    "request": "a `ControlRequest`",
    "study": "a `Study`",
    "subject": "an `AntecedentPerson`",
    "transmission": "a `Transmission`",
}
_NAMED_FOR: Final[Mapping[tuple[Purpose, str], str]] = {
    (Purpose.DATA_SUBJECT_RIGHTS, "request"): "an `AccessRequest`"
}


def named_by(purpose: Purpose, reference: Reference) -> str:
    """The type of record that an id names, with its article; types are those of the data format."""
    return _NAMED_FOR.get((purpose, reference.name)) or _NAMED[reference.name]


if __name__ == "__main__":
    PAGE.write_text(with_purposes(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
