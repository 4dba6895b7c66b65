"""What `serve` and `demo` share: the application on a socket that listens already."""

import socket
from collections.abc import Callable

from api.database import address
from api.failures import NotStartedError, say
from api.logs import configure_logs, log_fault, log_operation
from api.serve import Stop, collect_less, server_of
from api.services import application
from api.settings import Settings
from api.spans import Spans
from api.tracing import tracing
from api.trust import journal_key
from db.evidence.checkpointing import introduced


async def serve_on(
    listener: socket.socket, settings: Settings, listening: Callable[[], None]
) -> None:
    """Serve until SIGINT or SIGTERM. `settings` name a database; `listening` is called once
    requests are answered.

    Raises `NotStartedError`, and `JournalKeyError` where the journal knows another key.
    """
    key = journal_key(settings)
    if key is None:
        say("GREFFE_JOURNAL is off: NOTHING of what is consulted is written down")
    else:
        await introduced(address(settings), key)
    configure_logs(settings.log_level)
    async with tracing(settings) as tracer:
        log = log_operation if settings.log_level == "info" else log_fault
        observers = (log, Spans(tracer).observe) if tracer else (log,)
        app, stop = application(settings, observers), Stop(grace=settings.grace)

        def opened() -> None:
            collect_less()
            listening()

        server = server_of(app, stop, settings.max_body, opened)
        try:
            await server.serve(sockets=[listener])
        except SystemExit as stopped:  # uvicorn's way of saying so
            raise NotStartedError(
                "the server could not start; the lines above say why"
            ) from stopped
