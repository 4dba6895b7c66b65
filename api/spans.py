"""One span an operation, its phases as children, without a value: no document, variable or id.

Spans are made once the operation is answered, from the times that were noted anyway: where nobody
asks for spans, nothing of this is run.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from opentelemetry.context import Context
from opentelemetry.trace import SpanKind, Status, StatusCode, Tracer, set_span_in_context
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from opentelemetry.util.types import AttributeValue

from api.observed import FAULTS, Observed

_PARENTS: Final = TraceContextTextMapPropagator()
_NOBODY: Final = Context()


@dataclass(frozen=True, slots=True)
class Spans:
    """Makes the spans of operations with a tracer."""

    tracer: Tracer

    def observe(self, observed: Observed) -> None:
        """The spans of one operation."""
        clock = time.time() - time.perf_counter()
        span = self.tracer.start_span(
            f"graphql {observed.course.kind or 'request'}",
            context=_parent(observed.parent),
            kind=SpanKind.SERVER,
            attributes=_attributes(observed),
            start_time=_instant(clock, observed.started),
        )
        within = set_span_in_context(span, _NOBODY)
        for phase, begun, ended in observed.course.laps():
            part = self.tracer.start_span(
                phase.lower(), context=within, start_time=_instant(clock, begun)
            )
            part.end(_instant(clock, ended))
        if observed.code in FAULTS:
            span.set_status(Status(StatusCode.ERROR))
        span.end(_instant(clock, observed.ended))


def _attributes(observed: Observed) -> Mapping[str, AttributeValue]:
    return {
        "greffe.outcome": observed.outcome,
        "greffe.purpose": observed.purpose,
        "greffe.request": observed.request,
        "greffe.role": observed.role,
        "greffe.roots": observed.course.roots,
        "http.request.method": observed.method,
        "http.response.status_code": observed.status,
    }


def _parent(stated: str | None) -> Context:
    """Where the span belongs: below a parent that may be believed, or nowhere."""
    if stated is None:
        return _NOBODY
    return _PARENTS.extract({"traceparent": stated}, context=_NOBODY)


def _instant(clock: float, at: float) -> int:
    """Nanoseconds since 1970, from seconds of `perf_counter`."""
    return int((clock + at) * 1e9)
