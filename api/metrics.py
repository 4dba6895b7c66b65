"""Metrics for Prometheus: how many operations, how they ended, how long they took.

Labels are members of closed lists: no name, no id and no value can become one. Counting is plain
arithmetic on the one thread that answers; the families are made when they are asked for.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Protocol

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from db.enumerations import Role
from db.evidence.checkpointing import Counts
from permissions.purposes import Purpose
from permissions.refusal import Code
from permissions.subject import Caller

RELEASED: Final = "RELEASED"
UNSTATED: Final = "UNSTATED"
SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

_Operation = tuple[Code | None, Purpose | None, Role | None]


class OpenSockets(Protocol):
    """How many sockets are open, and subscriptions followed over them."""

    @property
    def sockets(self) -> int:
        """Sockets open now."""
        ...

    @property
    def subscriptions(self) -> int:
        """Subscriptions followed now."""
        ...


@dataclass(slots=True)
class _Durations:
    """How many operations took up to each of `SECONDS`, and longer; their seconds in all."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(SECONDS) + 1))
    total: float = 0.0


class Metrics(Collector):
    """The metrics of one application, in a registry of its own."""

    content_type: Final = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._operations: dict[_Operation, int] = {}
        self._durations: dict[Code | None, _Durations] = {}
        self._ready = 0
        self.checkpoints: Counts | None = None
        self.sockets: OpenSockets | None = None
        self._registry = CollectorRegistry()
        self._registry.register(self)

    def observe(self, code: Code | None, caller: Caller | None, seconds: float) -> None:
        """Count one operation that was answered."""
        purpose = caller.purpose.code if caller and caller.purpose else None
        key = code, purpose, caller.acting_role if caller else None
        self._operations[key] = self._operations.get(key, 0) + 1
        durations = self._durations.get(code)
        if durations is None:
            durations = self._durations[code] = _Durations()
        durations.counts[bisect_left(SECONDS, seconds)] += 1
        durations.total += seconds

    def ready(self, *, ready: bool) -> None:
        """Note what the last check of readiness found."""
        self._ready = int(ready)

    def text(self) -> bytes:
        """All metrics in the exposition format, of `content_type`."""
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        """The families, as prometheus-client asks for them."""
        yield GaugeMetricFamily(
            "greffe_ready",
            "Whether operations may be sent here: 1 or 0, at the last check of readiness.",
            self._ready,
        )
        operations = CounterMetricFamily(
            "greffe_operations",
            "Operations answered, by outcome (a public code), stated purpose and acting role.",
            labels=("outcome", "purpose", "role"),
        )
        for (code, purpose, role), number in self._operations.items():
            labels = (code or RELEASED, purpose or UNSTATED, role or UNSTATED)
            operations.add_metric(labels, number)
        yield operations
        yield self._histogram()
        if self.sockets is not None:
            yield GaugeMetricFamily("greffe_sockets", "WebSockets open now.", self.sockets.sockets)
            yield GaugeMetricFamily(
                "greffe_subscriptions",
                "Subscriptions followed now.",
                self.sockets.subscriptions,
            )
        if self.checkpoints is not None:
            yield self._checkpoints(self.checkpoints)
            yield GaugeMetricFamily(
                "greffe_journal_checkpoint",
                "Number of the last checkpoint of the journal that this process took.",
                self.checkpoints.number,
            )

    def _checkpoints(self, counts: Counts) -> CounterMetricFamily:
        family = CounterMetricFamily(
            "greffe_journal_checkpoints",
            "Checkpoints of the journal: taken, failed, or not signed because the database does"
            " not hold what this process wrote (DIFFERING).",
            labels=("outcome",),
        )
        family.add_metric(("TAKEN",), counts.taken)
        family.add_metric(("FAILED",), counts.failed)
        family.add_metric(("DIFFERING",), counts.differing)
        return family

    def _histogram(self) -> HistogramMetricFamily:
        histogram = HistogramMetricFamily(
            "greffe_operation_seconds",
            "Time from the head of a request to its answer, in seconds, by outcome.",
            labels=("outcome",),
        )
        for code, durations in self._durations.items():
            below, buckets = 0, []
            for bound, number in zip((*SECONDS, "+Inf"), durations.counts, strict=True):
                below += number
                buckets.append((str(bound), below))
            histogram.add_metric((code or RELEASED,), buckets, durations.total)
        return histogram
