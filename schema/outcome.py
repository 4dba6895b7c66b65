"""What comes of an operation: the bytes to send, and how it ended."""

from dataclasses import dataclass
from enum import Enum, auto

from permissions.refusal import Code


class AnswerKind(Enum):
    """Whether an operation was executed (perhaps with errors of fields) or refused before."""

    DATA = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole GraphQL response as JSON in UTF-8. `code` is the refusal's, None for DATA."""

    body: bytes
    kind: AnswerKind = AnswerKind.DATA
    code: Code | None = None
