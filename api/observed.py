"""One operation that was answered, as metrics, logs and spans are told of it; and its request's id.

The id is drawn here, never taken from a request: what a client writes is in no log.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from random import Random
from time import perf_counter
from typing import Final

from api.media_types import MediaType
from api.statuses import status_of
from db.journal_entry import NOT_THERE, RELEASED
from permissions.refusal import Code
from permissions.subject import Caller
from schema.course import Course
from schema.outcome import Answer

UNSTATED: Final = "UNSTATED"
FAULTS: Final = frozenset({Code.INTERNAL, Code.JOURNAL_UNAVAILABLE, Code.TIMEOUT, Code.UNAVAILABLE})
"""Codes of what the service could not do."""
REQUEST_ID: Final = b"request-id"

_draws: Final = Random()  # noqa: S311  an id opens nothing; seeded by the system
_request: Final[ContextVar[str | None]] = ContextVar("request", default=None)


def new_request_id() -> str:
    """An id for a request, known from here on to whatever is logged while it is answered."""
    drawn = f"{_draws.getrandbits(64):016x}"
    _request.set(drawn)
    return drawn


def request_id() -> str | None:
    """The id of the request that is being answered, if one is."""
    return _request.get()


@dataclass(slots=True)
class Observed:
    """One operation answered: over what, how, and how long it took.

    `method` is SOCKET over a WebSocket, where `status` is the one that HTTP would have. `started`
    and `ended` are seconds of `perf_counter`; `parent` is a `traceparent` that may be believed.
    `outcome`, `purpose` and `role` are members of closed lists.
    """

    request: str
    method: str
    status: int
    started: float
    ended: float
    course: Course
    code: Code | None
    parent: str | None = None

    @property
    def seconds(self) -> float:
        """From the head of the request to its answer."""
        return self.ended - self.started

    @property
    def outcome(self) -> str:
        """RELEASED, NOT_THERE of an act whose object was not, or the code of the refusal."""
        if self.code is None and not self.course.there:
            return NOT_THERE
        return self.code or RELEASED

    @property
    def purpose(self) -> str:
        """The purpose, or UNSTATED."""
        return self.course.purpose or UNSTATED

    @property
    def role(self) -> str:
        """The acting role, or UNSTATED."""
        return self.course.role or UNSTATED


Observe = Callable[[Observed], None]


@dataclass(frozen=True, slots=True)
class Observing:
    """Tells observers of the answers that one request has: several, where it opened a socket."""

    observe: tuple[Observe, ...]
    request: str
    method: str
    parent: str | None = None

    def answered(self, answer: Answer, caller: Caller | None, started: float) -> None:
        """An operation that began at `started`, in seconds of `perf_counter`, has its answer."""
        if not self.observe:
            return
        code = answer.code
        status = 200 if code is None else status_of(code, MediaType.GRAPHQL_RESPONSE)
        course, ended = course_of(answer, caller, started), perf_counter()
        observed = Observed(
            self.request, self.method, status, started, ended, course, code, self.parent
        )
        for each in self.observe:
            each(observed)


def course_of(answer: Answer, caller: Caller | None, started: float) -> Course:
    """How it went from the head of its request on."""
    course = answer.course
    if course is None:
        course = Course.begun()
        course.role = caller.acting_role if caller else None
        course.purpose = caller.purpose.code if caller and caller.purpose else None
        course.end()
    course.since(started)
    return course
