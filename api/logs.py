"""Logs: lines of JSON on standard error, of what the service does and not of what it holds.

INVARIANT: no line holds a name, an id of an agent or record, a token, a document, a variable or an
address asked for. What libraries say is told by its place alone, an error by its kind and place:
their texts may hold anything.
"""

import asyncio
import logging
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from traceback import walk_tb
from types import TracebackType
from typing import Any, BinaryIO, Final

import orjson
import structlog

from api.observed import FAULTS, Observed, request_id
from schema.course import PHASES

_PHASES: Final = {phase: phase.lower() for phase in PHASES}


@dataclass(slots=True)
class _Out:
    """Where lines go, and how grave what they tell is at least."""

    stream: BinaryIO
    least: int
    _leaving: asyncio.AbstractEventLoop | None = None

    def write(self, said: "_Said") -> None:
        """One line, which leaves at once; within a loop, with all those of the same turn."""
        self.stream.write(_line(None, "", said) + b"\n")
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self.stream.flush()
            return
        if self._leaving is not loop:
            self._leaving = loop
            loop.call_soon(self._flush, self.stream)

    def _flush(self, stream: BinaryIO) -> None:
        self._leaving = None
        stream.flush()


_out = _Out(sys.stderr.buffer, logging.INFO)


def configure_logs(level: str, stream: BinaryIO | None = None) -> None:
    """Send what is logged from here on, at least that grave, to a stream: standard error."""
    _out.stream = sys.stderr.buffer if stream is None else stream
    _out.least = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[_placed, structlog.processors.add_log_level, _stamped, _line],
        wrapper_class=structlog.make_filtering_bound_logger(_out.least),
        logger_factory=structlog.BytesLoggerFactory(_out.stream),
        cache_logger_on_first_use=False,  # a logger that was used before is to follow
    )
    handler = _Libraries()
    handler.setLevel(max(_out.least, logging.WARNING))
    logging.root.handlers = [handler]


@contextmanager
def logging_to(level: str, stream: BinaryIO | None = None) -> Iterator[None]:
    """What is logged in a block goes to a stream, and afterwards to where it went."""
    before, handlers = structlog.get_config(), logging.root.handlers
    went = _out.stream, _out.least
    configure_logs(level, stream)
    try:
        yield
    finally:
        structlog.configure(**before)
        logging.root.handlers = handlers
        _out.stream, _out.least = went


def log_operation(observed: Observed) -> None:
    """One line an operation, made without structlog: its chain costs more than the line does."""
    grave = observed.code in FAULTS
    if _out.least > (logging.ERROR if grave else logging.INFO):
        return
    course = observed.course
    phases: dict[str, float] = {}
    for phase, begun, ended in course.laps():
        name = _PHASES[phase]
        phases[name] = round(phases.get(name, 0.0) + ended - begun, 6)
    _out.write(
        {
            "request": observed.request,
            "method": observed.method,
            "status": observed.status,
            "kind": course.kind,
            "roots": course.roots,
            "purpose": observed.purpose,
            "role": observed.role,
            "outcome": observed.outcome,
            "seconds": round(observed.seconds, 6),
            "phases": phases,
            "event": "operation",
            "level": "error" if grave else "info",
            "time": datetime.now(UTC),
        }
    )


def log_fault(observed: Observed) -> None:
    """One line an operation that failed for a reason of ours, and none for others."""
    if observed.code in FAULTS:
        log_operation(observed)


_Said = MutableMapping[str, Any]


def _placed(_logger: object, _method: str, said: _Said) -> _Said:
    """With the id of the request that is being answered."""
    if "request" not in said and (known := request_id()) is not None:
        said["request"] = known
    return said


def _stamped(_logger: object, _method: str, said: _Said) -> _Said:
    said["time"] = datetime.now(UTC)
    return said


def _line(_logger: object, _method: str, said: _Said) -> bytes:
    return orjson.dumps(said, default=_kind, option=orjson.OPT_UTC_Z)


def _kind(value: object) -> str:
    """Of what has no form in JSON, what it is."""
    return type(value).__name__


class _Libraries(logging.Handler):
    """What libraries log, by its place alone."""

    def emit(self, record: logging.LogRecord) -> None:
        said: dict[str, Any] = {
            "event": "library",
            "level": record.levelname.lower(),
            "logger": record.name,
            "place": f"{record.module}:{record.lineno}",
        }
        if record.exc_info and record.exc_info[0] is not None:
            said["error"] = record.exc_info[0].__name__
            said["error_place"] = _last_place(record.exc_info[2])
        _out.write(_stamped(None, "", _placed(None, "", said)))


def _last_place(trace: TracebackType | None) -> str:
    """module:line where an error was raised."""
    places = [f"{frame.f_globals.get('__name__', '')}:{line}" for frame, line in walk_tb(trace)]
    return places[-1] if places else ""
