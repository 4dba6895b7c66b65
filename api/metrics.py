"""Metrics for Prometheus: how many operations, how they ended, how long they took and over what.

Labels are members of closed lists: no name, no id and no value can become one. Counting is plain
arithmetic on the one thread that answers; the families are made when they are asked for.
"""

from collections.abc import Iterator
from typing import Final

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from api.metrics_of_parts import Parts, families
from api.observed import Observed
from db.distribution import Distribution
from schema.course import PHASES

SECONDS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
PHASE_SECONDS: Final = (0.0001, 0.00025, 0.0005, *SECONDS[:10])


class Metrics(Collector):
    """The metrics of one application, in a registry of its own; `parts` are told by their own."""

    content_type: Final = CONTENT_TYPE_LATEST

    def __init__(self) -> None:
        self._operations: dict[tuple[str, str, str], int] = {}
        self._durations: dict[str, Distribution] = {}
        self._phases = {phase: Distribution(PHASE_SECONDS) for phase in PHASES}
        self._ready = 0
        self.parts = Parts()
        self._registry = CollectorRegistry()
        self._registry.register(self)

    def observe(self, observed: Observed) -> None:
        """Count one operation that was answered."""
        outcome = observed.outcome
        key = outcome, observed.purpose, observed.role
        self._operations[key] = self._operations.get(key, 0) + 1
        durations = self._durations.get(outcome)
        if durations is None:
            durations = self._durations[outcome] = Distribution(SECONDS)
        durations.add(observed.seconds)
        course, phases = observed.course, self._phases
        phase, begun = course.entered[0]
        for following, ended in course.entered[1:]:
            phases[phase].add(ended - begun)
            phase, begun = following, ended
        phases[phase].add(course.ended - begun)

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
            "Whether operations may be sent here: 1 or 0, checked when metrics are read.",
            self._ready,
        )
        operations = CounterMetricFamily(
            "greffe_operations",
            "Operations answered, by outcome (a public code), purpose and acting role.",
            labels=("outcome", "purpose", "role"),
        )
        for labels, number in self._operations.items():
            operations.add_metric(labels, number)
        yield operations
        durations = HistogramMetricFamily(
            "greffe_operation_seconds",
            "Time from the head of a request to its answer, in seconds, by outcome.",
            labels=("outcome",),
        )
        for outcome, each in self._durations.items():
            durations.add_metric((outcome,), list(each.buckets()), each.total)
        yield durations
        phases = HistogramMetricFamily(
            "greffe_phase_seconds",
            "Time from entering a phase to leaving it, in seconds; it may be entered again.",
            labels=("phase",),
        )
        for phase, each in self._phases.items():
            phases.add_metric((phase,), list(each.buckets()), each.total)
        yield phases
        yield from families(self.parts)
