"""Purposes: what an operation may be for, who may state it, and what it must name (LAW 3).

A purpose is stated once per operation (GX-02). The table says which roles may state it and which
references are compulsory; what it opens is said by the paragraphs of `permissions.cpp`.
"""

from collections.abc import Mapping

from db.enumerations import Processing, Role
from permissions.purposes.kinds import Purpose, PurposeTerms, Reference, Withholding
from permissions.purposes.roles import (
    ASSISTANTS,
    CRIMINAL_MAGISTRATES,
    INQUIRERS,
    INTERCEPT_READERS,
    INVESTIGATORS,
    MAGISTRATES,
)
from permissions.purposes.table import LEGAL_BASES, TERMS
from permissions.refusal import Code, Refusal, Said, refuse

__all__ = [
    "ASSISTANTS",
    "CRIMINAL_MAGISTRATES",
    "INQUIRERS",
    "INTERCEPT_READERS",
    "INVESTIGATORS",
    "LEGAL_BASES",
    "MAGISTRATES",
    "TERMS",
    "Purpose",
    "PurposeTerms",
    "Reference",
    "Withholding",
    "not_open",
    "open_to",
    "open_to_words",
    "stored",
]


def stored(references: Mapping[str, object], name: str) -> object:
    """What a purpose names under `name`, in the form in which columns hold it.

    Articles are stated as the Code numbers them (706-75), and stored as `ART_706_75`.
    """
    value = references.get(name)
    if name == "article" and isinstance(value, str):
        return f"ART_{value.replace('-', '_')}"
    return value


def open_to(role: Role) -> tuple[Purpose, ...]:
    """The purposes that a role may state, in the order of the table."""
    return tuple(purpose for purpose, terms in TERMS.items() if role in terms.roles)


def open_to_words(role: Role | None) -> Said:
    """What to state instead, said of a role (None: the request names none)."""
    if role is None:
        return Said(
            "state Acting-Role to be told which are open to it",
            "indiquez Acting-Role pour savoir lesquelles lui sont ouvertes",
        )
    codes = ", ".join(open_to(role))
    return Said(f"open to your role: {codes or 'none'}", f"ouvertes à votre rôle : {codes or '-'}")


def not_open(purpose: Purpose, role: Role) -> Refusal:
    """The refusal of a purpose to a role that may not state it (GX-02).

    The clauses say who may; in the register, 48-1/al.14/a keeps everybody else out.
    """
    terms, opened = TERMS[purpose], open_to_words(role)
    closing = ("48-1/al.14/a",) if terms.processing is Processing.REGISTRY else ()
    return refuse(
        Code.PURPOSE_NOT_ALLOWED,
        f"{purpose} is not open to your role; {opened.en}",
        f"{purpose} n’est pas ouverte à votre rôle ; {opened.fr}",
        *terms.clauses,
        *closing,
    )
