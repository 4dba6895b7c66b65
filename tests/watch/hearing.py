"""The service with everything that it tells caught: its log, its spans, its metrics."""

import gc
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from scenario_service import Service, serving

from api.logs import log_operation, logging_to
from api.serve import collect_less
from api.spans import Spans

SETTINGS = {"trace_parent": True, "introspection": False}


@dataclass(slots=True)
class Heard:
    """A service, and what it told."""

    service: Service
    log: io.BytesIO
    spans: InMemorySpanExporter

    def lines(self, event: str | None = None) -> list[dict[str, Any]]:
        """The lines of its log, of one event alone where it is named."""
        found = [orjson.loads(line) for line in self.log.getvalue().splitlines()]
        return [each for each in found if event in (None, each["event"])]

    def roots(self) -> list[ReadableSpan]:
        """The spans of operations."""
        return [each for each in self.spans.get_finished_spans() if each.kind.name == "SERVER"]

    def parts(self, of: ReadableSpan) -> list[ReadableSpan]:
        """The phases of one."""
        return [
            each
            for each in self.spans.get_finished_spans()
            if each.parent is not None and each.parent.span_id == of.context.span_id
        ]

    async def metrics(self) -> str:
        """What Prometheus is told."""
        response = await self.service.client.get("/metrics")
        assert response.status_code == 200
        return response.text

    async def everything(self) -> str:
        """All that was told, by every way."""
        gc.collect()  # tasks whose errors nobody took say so when they go
        spans = "".join(each.to_json() for each in self.spans.get_finished_spans())
        return f"{self.log.getvalue().decode()}\n{spans}\n{await self.metrics()}"

    def forget(self) -> None:
        """As if nothing had been told yet."""
        self.log.seek(0)
        self.log.truncate()
        self.spans.clear()


@asynccontextmanager
async def heard(url: str, folder: Path) -> AsyncIterator[Heard]:
    """The service over the register of the scenarios, heard."""
    log, exporter = io.BytesIO(), InMemorySpanExporter()
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    observers = (log_operation, Spans(provider.get_tracer("greffe")).observe)
    with logging_to("info", log):
        async with serving(url, folder, observers, SETTINGS) as service:
            collect_less()  # what is there by now need not be gone through each time
            yield Heard(service, log, exporter)
    provider.shutdown()
