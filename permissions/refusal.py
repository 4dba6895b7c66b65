"""Refusals: why an operation, or one argument of it, was turned down.

A refusal stops the operation before any row is read. Its code is public, its message is for the
person who asked, and neither ever holds a value, SQL, a stack or a hidden name.
"""

from dataclasses import dataclass, field

from db.enumerations import Listed


class Code(Listed):
    """Public codes of `errors[].extensions.code`."""

    # the law's
    UNAUTHENTICATED = "UNAUTHENTICATED"
    PURPOSE_REQUIRED = "PURPOSE_REQUIRED"
    PURPOSE_NOT_ALLOWED = "PURPOSE_NOT_ALLOWED"
    CASE_REQUIRED = "CASE_REQUIRED"
    SUBJECT_REQUIRED = "SUBJECT_REQUIRED"
    MOTIVE_NOT_COVERED = "MOTIVE_NOT_COVERED"
    DESIGNATION_INVALID = "DESIGNATION_INVALID"
    HABILITATION_INVALID = "HABILITATION_INVALID"
    ROLE_NOT_CLAIMED = "ROLE_NOT_CLAIMED"
    FILTER_NOT_PERMITTED = "FILTER_NOT_PERMITTED"
    ISSUER_NOT_COMPETENT = "ISSUER_NOT_COMPETENT"
    DUTY_OUTSTANDING = "DUTY_OUTSTANDING"
    PRECONDITION_FAILED = "PRECONDITION_FAILED"
    TIME_LIMIT_REQUIRED = "TIME_LIMIT_REQUIRED"
    # the interface's
    STRICT_WITHHELD = "STRICT_WITHHELD"
    HEADER_MALFORMED = "HEADER_MALFORMED"
    REQUEST_MALFORMED = "REQUEST_MALFORMED"
    MEDIA_TYPE_UNSUPPORTED = "MEDIA_TYPE_UNSUPPORTED"
    DOCUMENT_INVALID = "DOCUMENT_INVALID"
    VARIABLES_INVALID = "VARIABLES_INVALID"
    ARGUMENT_INVALID = "ARGUMENT_INVALID"
    LIMIT_EXCEEDED = "LIMIT_EXCEEDED"
    CONFLICT = "CONFLICT"
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
    TIMEOUT = "TIMEOUT"
    UNAVAILABLE = "UNAVAILABLE"
    JOURNAL_UNAVAILABLE = "JOURNAL_UNAVAILABLE"
    INTERNAL = "INTERNAL"


@dataclass(frozen=True, slots=True)
class Said:
    """A message in both languages of the interface."""

    en: str
    fr: str


@dataclass(slots=True)
class Refusal(Exception):  # noqa: N818  a refusal is an answer, not a fault
    """An operation, or one argument, refused with a public code and the clauses that decide.

    `path` is the response path of the field at fault, where there is one; `location` its
    (line, column) in the document, both counted from 1. `version` is what a record is at, for
    those who may change it and saw another.
    """

    code: Code
    said: Said
    clauses: tuple[str, ...] = ()
    path: tuple[str | int, ...] = ()
    location: tuple[int, int] | None = None
    more: tuple["Refusal", ...] = field(default=())
    version: int | None = None

    def __str__(self) -> str:
        return f"{self.code}: {self.said.en}"


def refuse(code: Code, en: str, fr: str, *clauses: str) -> Refusal:
    """A refusal ready to be raised."""
    return Refusal(code, Said(en, fr), clauses)
