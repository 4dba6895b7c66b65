"""Metrics for Prometheus: how many operations, how they ended, how long they took.

Labels are members of closed lists: no name, no id and no value can become one.
"""

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from permissions.refusal import Code
from permissions.subject import Caller

RELEASED: Final = "RELEASED"
UNSTATED: Final = "UNSTATED"
SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The metrics of one application, in a registry of its own."""

    content_type: Final = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._operations = Counter(
            "greffe_operations",
            "Operations answered, by outcome (a public code), stated purpose and acting role.",
            ("outcome", "purpose", "role"),
            registry=self.registry,
        )
        self._durations = Histogram(
            "greffe_operation_seconds",
            "Time from the headers of a request to its answer, in seconds, by outcome.",
            ("outcome",),
            buckets=SECONDS,
            registry=self.registry,
        )
        self._ready = Gauge(
            "greffe_ready",
            "Whether the service takes operations: 1 or 0, at the last check of readiness.",
            registry=self.registry,
        )

    def observe(self, code: Code | None, caller: Caller | None, seconds: float) -> None:
        """Count one operation that was answered."""
        outcome = RELEASED if code is None else code.value
        self._operations.labels(outcome, _purpose(caller), _role(caller)).inc()
        self._durations.labels(outcome).observe(seconds)

    def ready(self, *, ready: bool) -> None:
        """Note what the last check of readiness found."""
        self._ready.set(ready)

    def text(self) -> bytes:
        """All metrics in the exposition format, of `content_type`."""
        return generate_latest(self.registry)


def _purpose(caller: Caller | None) -> str:
    return caller.purpose.code.value if caller and caller.purpose else UNSTATED


def _role(caller: Caller | None) -> str:
    return caller.acting_role.value if caller and caller.acting_role else UNSTATED
