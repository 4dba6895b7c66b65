"""Another process that serves the same register: `serving_process.py URL FOLDER [INSTANT]`.

Without an instant its clock is that of the database. It writes its port on its output, and ends
with its input.
"""

import asyncio
import sys
from datetime import datetime
from pathlib import Path

from api.serve import Stop, listen, port_of, server_of
from api.services import application
from api.settings import DemonstrationSettings
from schema.answer import Answering


async def serve(url: str, folder: Path, instant: datetime | None) -> None:
    """Serve until nobody holds the other end of the input."""
    settings = DemonstrationSettings(
        database_url=url,
        data=folder,
        event_seconds=0.05,
        recheck_seconds=3600.0,
        pool_size=2,
        introspection=False,
        watch_seconds=3600.0,
    )
    app, bound = application(settings), listen("127.0.0.1", 0)
    server = server_of(app, Stop(drain=0, grace=1))
    running = asyncio.create_task(server.serve(sockets=[bound]))
    while not server.started:  # noqa: ASYNC110  uvicorn has nothing else to wait for
        await asyncio.sleep(0.01)
    assert app.endpoint is not None
    answering = app.endpoint._answerer
    assert isinstance(answering, Answering)
    answering.clock = instant
    sys.stdout.write(f"port {port_of(bound)}\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)
    server.should_exit = True
    await running


if __name__ == "__main__":
    given = [datetime.fromisoformat(each) for each in sys.argv[3:]]
    asyncio.run(serve(sys.argv[1], Path(sys.argv[2]), given[0] if given else None))
