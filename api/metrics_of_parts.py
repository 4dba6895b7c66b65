"""Metrics of what a service is made of: plans, connections, journal, checkpoints, watch, loop."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.metrics_core import Metric

from api.loop_lag import LoopLag
from db.connection import Database
from db.distribution import Distribution
from db.evidence.checkpointing import Counts
from db.journal import Journal
from db.watch.rules import Rule
from db.watch.watching import WatchCounts
from schema.ready import PlanCounts


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
class Parts:
    """The parts that are there."""

    plans: PlanCounts | None = None
    database: Database | None = None
    journal: Journal | None = None
    checkpoints: Counts | None = None
    watch: WatchCounts | None = None
    sockets: OpenSockets | None = None
    lag: LoopLag | None = None


def families(parts: Parts) -> Iterator[Metric]:
    """The families of the parts that are there."""
    if parts.plans is not None:
        counted = {"FOUND": parts.plans.found, "MADE": parts.plans.made}
        yield _counter(
            "greffe_plans", "Operations whose plan was kept already (FOUND) or MADE.", **counted
        )
    if parts.database is not None:
        yield from _of_connections(parts.database)
    if parts.journal is not None:
        yield from _of_journal(parts.journal)
    if parts.checkpoints is not None:
        yield from _of_checkpoints(parts.checkpoints)
    if parts.watch is not None:
        yield from _of_watch(parts.watch)
    if parts.sockets is not None:
        yield from _of_sockets(parts.sockets)
    if parts.lag is not None:
        yield _histogram(
            "greffe_event_loop_lag_seconds",
            "How late the event loop was, in seconds, asked every half second.",
            parts.lag.late,
        )


def _of_connections(database: Database) -> Iterator[Metric]:
    use = database.use
    family = GaugeMetricFamily(
        "greffe_connections",
        "Connections that read the register: in use (TAKEN), FREE, and operations WAITING for one.",
        labels=("state",),
    )
    family.add_metric(("TAKEN",), use.taken)
    family.add_metric(("FREE",), use.size - use.taken)
    family.add_metric(("WAITING",), use.waiting)
    yield family


def _of_journal(journal: Journal) -> Iterator[Metric]:
    yield _histogram(
        "greffe_journal_group_entries",
        "Entries of the journal written together, at one cost of being on disk.",
        journal.groups.sizes,
    )
    yield CounterMetricFamily(
        "greffe_journal_groups_failed",
        "Groups of entries that could not be written, or not surely: their operations are refused.",
        journal.groups.failed,
    )
    yield GaugeMetricFamily(
        "greffe_journal_waiting", "Entries that wait for their write.", journal.waiting
    )


def _of_checkpoints(counts: Counts) -> Iterator[Metric]:
    yield _counter(
        "greffe_journal_checkpoints",
        "Checkpoints of the journal: taken, failed, or not signed because the database does"
        " not hold what this process wrote (DIFFERING).",
        TAKEN=counts.taken,
        FAILED=counts.failed,
        DIFFERING=counts.differing,
    )
    yield GaugeMetricFamily(
        "greffe_journal_checkpoint",
        "Number of the last checkpoint of the journal that this process took.",
        counts.number,
    )


def _of_watch(counts: WatchCounts) -> Iterator[Metric]:
    alerts = CounterMetricFamily(
        "greffe_alerts", "Alerts that this process raised, by rule.", labels=("rule",)
    )
    for rule in Rule:
        alerts.add_metric((rule,), counts.raised[rule])
    yield alerts
    yield _counter(
        "greffe_watch_runs",
        "Runs of the watch in this process: DONE, or FAILED.",
        DONE=counts.runs,
        FAILED=counts.failed,
    )
    yield GaugeMetricFamily(
        "greffe_watch_behind_seconds",
        "Seconds of the journal that were not counted yet when this process last looked.",
        counts.behind,
    )


def _of_sockets(open_: OpenSockets) -> Iterator[Metric]:
    yield GaugeMetricFamily("greffe_sockets", "WebSockets open now.", open_.sockets)
    yield GaugeMetricFamily(
        "greffe_subscriptions", "Subscriptions followed now.", open_.subscriptions
    )


def _counter(name: str, said: str, **counts: int) -> CounterMetricFamily:
    family = CounterMetricFamily(name, said, labels=("outcome",))
    for outcome, number in counts.items():
        family.add_metric((outcome,), number)
    return family


def _histogram(name: str, said: str, of: Distribution) -> HistogramMetricFamily:
    return HistogramMetricFamily(name, said, buckets=list(of.buckets()), sum_value=of.total)
