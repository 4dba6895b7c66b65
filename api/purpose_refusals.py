"""Why a stated purpose is refused, in words that hold nothing of what was sent."""

from typing import Final

from db.enumerations import Role
from permissions.purposes import TERMS, Purpose, Reference, open_to_words
from permissions.refusal import Code, Refusal, refuse

# Named among the purposes by the decree, and an aim of the others only (LAW 3).
AIMS: Final = {"HARMONISATION": "R15-33-66-4/al.2/d"}
_EXAMPLE: Final = 'CASE_PROCESSING;case="<id>"'


def malformed() -> Refusal:
    """The value is no item whose code is a token."""
    return refuse(
        Code.HEADER_MALFORMED,
        f"Access-Purpose is malformed; write a code and its references, as in {_EXAMPLE}",
        f"Access-Purpose est mal formé ; écrivez un code et ses références : {_EXAMPLE}",
    )


def repeated_header() -> Refusal:
    """An operation has one purpose (GX-02)."""
    return refuse(
        Code.HEADER_MALFORMED,
        "Access-Purpose is stated more than once; an operation has one purpose",
        "Access-Purpose est indiqué plus d’une fois ; une opération a une seule finalité",
    )


def repeated_parameter() -> Refusal:
    """A reference stated twice could be read in two ways."""
    return refuse(
        Code.HEADER_MALFORMED,
        "Access-Purpose states a reference more than once",
        "Access-Purpose indique plus d’une fois la même référence",
    )


def unknown_purpose(code: str, role: Role | None) -> Refusal:
    """No purpose has this code, or it is an aim of the law that nobody may state alone."""
    opened = open_to_words(role)
    if code in AIMS:
        en, fr = "this is an aim of other purposes", "c’est un but d’autres finalités"
        clauses: tuple[str, ...] = (AIMS[code],)
    else:
        en, fr = "no purpose has this code", "aucune finalité n’a ce code"
        clauses = ()
    return refuse(Code.PURPOSE_NOT_ALLOWED, f"{en}; {opened.en}", f"{fr} ; {opened.fr}", *clauses)


def unknown_parameter(purpose: Purpose) -> Refusal:
    """The purpose takes no reference of that name."""
    names = ", ".join(reference.name for reference in TERMS[purpose].references)
    return refuse(
        Code.HEADER_MALFORMED,
        f"{purpose} has a reference that it does not take; it takes: {names or 'none'}",
        f"{purpose} a une référence qu’elle n’admet pas ; elle admet : {names or 'aucune'}",
    )


def missing_reference(purpose: Purpose, reference: Reference) -> Refusal:
    """A compulsory reference is absent."""
    example = _written(purpose)
    return refuse(
        reference.missing,
        f"{purpose} must name its {reference.name}, as in {example}",
        f"{purpose} exige la référence « {reference.name} » : {example}",
        *TERMS[purpose].clauses,
    )


def not_an_id(reference: Reference) -> Refusal:
    """An id is a UUID in a quoted string."""
    return refuse(
        Code.HEADER_MALFORMED,
        f'Access-Purpose: {reference.name} must be an id between quotes: {reference.name}="<id>"',
        f"Access-Purpose : {reference.name} doit être un identifiant entre guillemets : "
        f'{reference.name}="<id>"',
    )


def not_a_code(reference: Reference) -> Refusal:
    """A code is a token or a string of capitals, digits and a few signs."""
    return refuse(
        Code.HEADER_MALFORMED,
        f"Access-Purpose: {reference.name} must be a code, in capitals, between quotes",
        f"Access-Purpose : {reference.name} doit être un code, en capitales, entre guillemets",
    )


def not_in_list(purpose: Purpose, reference: Reference) -> Refusal:
    """The code is none of those that the law gives."""
    legal = ", ".join(reference.codes)
    return refuse(
        Code.PURPOSE_NOT_ALLOWED,
        f"{purpose} does not know this {reference.name}; it is one of: {legal}",
        f"{purpose} ne connaît pas cette valeur de {reference.name} ; valeurs admises : {legal}",
        *TERMS[purpose].clauses,
    )


def _written(purpose: Purpose) -> str:
    """How a purpose is written with its compulsory references."""
    references = (ref for ref in TERMS[purpose].references if ref.compulsory)
    return "".join([str(purpose), *(f';{ref.name}="<{ref.kind}>"' for ref in references)])
