"""Who may read metrics, what logs say below their level, and spans on their way to a collector."""

import asyncio
import io
import logging
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from structlog import get_logger

from api.logs import log_fault, log_operation, logging_to
from api.loop_lag import LoopLag
from api.metrics import Metrics
from api.metrics_door import MetricsDoor
from api.metrics_of_parts import Parts
from api.observed import Observed, new_request_id, request_id
from api.settings import Settings
from api.spans import Spans
from api.tracing import tracing
from permissions.refusal import Code
from schema.course import Course

TOKEN = "a token for metrics"  # noqa: S105  of this test


def client_at(address: str, token: str | None) -> httpx.AsyncClient:
    """A reader of metrics who calls from an address."""
    app = Starlette(routes=[Route("/metrics", MetricsDoor(Metrics(), token).__call__)])
    transport = httpx.ASGITransport(app, client=(address, 9))
    return httpx.AsyncClient(transport=transport, base_url="http://localhost")


def observed(code: Code | None = None) -> Observed:
    course = Course.begun("GATE")
    course.end()
    return Observed("1", "GET", 200, course.entered[0][1], course.ended, course, code)


@pytest.mark.parametrize(
    ("address", "status"), [("127.0.0.1", 200), ("::1", 200), ("10.0.0.9", 403), ("::ffff:a", 403)]
)
async def test_without_a_token_metrics_are_for_this_machine(address: str, status: int) -> None:
    async with client_at(address, None) as client:
        assert (await client.get("/metrics")).status_code == status


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("a-page.example", 403),
        ("localhost.a-page.example:8000", 403),
        ("", 403),
    ],
)
async def test_a_page_whose_name_leads_here_reads_no_metrics(host: str, status: int) -> None:
    """DNS rebinding: the browser takes an answer from here for one from that page's own origin."""
    async with client_at("127.0.0.1", None) as client:
        assert (await client.get("/metrics", headers={"Host": host})).status_code == status


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.9"])
async def test_with_a_token_metrics_are_for_who_bears_it(address: str) -> None:
    async with client_at(address, TOKEN) as client:
        refused = await client.get("/metrics")
        assert (refused.status_code, refused.text) == (401, "Unauthorized")
        for stated in (TOKEN, f"Basic {TOKEN}", "Bearer", f"Bearer {TOKEN}x", "Bearer é"):
            headers = {"Authorization": stated.encode()}
            assert (await client.get("/metrics", headers=headers)).status_code == 401  # type: ignore[arg-type]  # bytes, as sent
        headers = {"Authorization": f"bearer {TOKEN}".encode()}
        assert (await client.get("/metrics", headers=headers)).status_code == 200  # type: ignore[arg-type]  # bytes, as sent


@dataclass(frozen=True, slots=True)
class Counted:
    """So many sockets and subscriptions."""

    sockets: int
    subscriptions: int


def test_sockets_are_told_where_somebody_counts_them() -> None:
    metrics = Metrics()
    assert b"greffe_sockets" not in metrics.text()
    metrics.parts = Parts(sockets=Counted(7, 19))
    assert b"\ngreffe_sockets 7.0\n" in metrics.text()
    assert b"\ngreffe_subscriptions 19.0\n" in metrics.text()


def test_the_page_names_every_metric_and_no_other() -> None:
    page = (Path(__file__).parents[2] / "docs/watching.md").read_text(encoding="utf-8")
    code = "".join(
        (Path(__file__).parents[2] / name).read_text(encoding="utf-8")
        for name in ("api/metrics.py", "api/metrics_of_parts.py")
    )
    named = re.findall(r"^\| `(greffe_\w+)` \|", page, re.MULTILINE)
    assert {each.removesuffix("_total") for each in named} == set(
        re.findall(r'"(greffe_\w+)"', code)
    )


def test_below_their_level_logs_say_nothing_but_what_failed() -> None:
    out = io.BytesIO()
    with logging_to("warning", out):
        log_operation(observed())
        log_fault(observed(Code.CASE_REQUIRED))
        logging.getLogger("library").info("no %s", "word")
        assert out.getvalue() == b""
        log_fault(observed(Code.UNAVAILABLE))
        logging.getLogger("library").warning("no %s", "word")
    assert out.getvalue().count(b"\n") == 2
    assert b"word" not in out.getvalue()


async def test_an_id_is_known_to_what_is_done_for_its_request_alone() -> None:
    async def answered() -> tuple[str, str | None]:
        drawn = new_request_id()
        await asyncio.sleep(0)
        return drawn, await asyncio.to_thread(request_id)

    for drawn, known in await asyncio.gather(answered(), answered()):
        assert drawn == known
    out = io.BytesIO()
    with logging_to("info", out):
        get_logger().info("said", of=object())
    assert b'"of":"object"' in out.getvalue()


async def test_a_loop_that_is_kept_from_turning_is_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.loop_lag.EVERY", 0.01)
    async with LoopLag() as lag:
        await asyncio.sleep(0.005)
        Thread(target=lambda: None).start()
        __import__("time").sleep(0.06)
        await asyncio.sleep(0.02)
    assert dict(lag.late.buckets())["+Inf"] >= 1
    assert lag.late.total > 0.03


class Collector(BaseHTTPRequestHandler):
    """Takes what is sent to it."""

    taken: list[bytes]

    def do_POST(self) -> None:
        self.taken.append(self.rfile.read(int(self.headers["content-length"])))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
async def collector() -> AsyncIterator[tuple[str, list[bytes]]]:
    taken: list[bytes] = []
    kind = type("Of", (Collector,), {"taken": taken})
    with HTTPServer(("127.0.0.1", 0), kind) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1/traces", taken
        server.shutdown()
        thread.join()


async def test_spans_are_sent_to_the_collector_before_the_end(
    collector: tuple[str, list[bytes]],
) -> None:
    address, taken = collector
    async with tracing(Settings(traces=address)) as tracer:
        assert tracer is not None
        Spans(tracer).observe(observed())
    assert len(taken) == 1
    assert b"greffe.outcome" in taken[0]


async def test_without_a_collector_there_is_no_tracer() -> None:
    async with tracing(Settings()) as tracer:
        assert tracer is None
