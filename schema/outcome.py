"""What comes of an operation: the bytes to send, and how it ended."""

from dataclasses import dataclass, field
from enum import Enum, auto

from permissions.refusal import Code
from schema.course import Course


class AnswerKind(Enum):
    """Whether an operation was executed (perhaps with errors of fields) or refused before."""

    DATA = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole GraphQL response as JSON in UTF-8. `code` is the refusal's, None for DATA.

    `course` is how the operation went; None where nobody kept it.
    """

    body: bytes
    kind: AnswerKind = AnswerKind.DATA
    code: Code | None = None
    course: Course | None = field(default=None, compare=False)
