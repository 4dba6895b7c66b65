"""Where spans are sent to: a collector of OpenTelemetry, over HTTP.

What sends them is not installed with Greffe; `greffe[traces]` brings it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from opentelemetry.trace import Tracer

from api.settings import Settings, SettingsError

NAME = "greffe"


@asynccontextmanager
async def tracing(settings: Settings) -> AsyncIterator[Tracer | None]:
    """The tracer of the settings, None where spans go nowhere; what is left is sent at the end.

    Raises `SettingsError` where what sends them is not installed.
    """
    if settings.traces is None:
        yield None
        return
    try:
        # Here, since it need not be installed.
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import (  # noqa: PLC0415
            OTLPSpanExporter,
        )
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError:
        raise SettingsError(
            "GREFFE_TRACES: what sends spans is not installed; `pip install greffe[traces]` does"
        ) from None
    provider = TracerProvider(resource=Resource({"service.name": NAME}), shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=settings.traces)))
    try:
        yield provider.get_tracer(NAME)
    finally:
        await asyncio.to_thread(provider.shutdown)
