"""Servers that start in an instant: `forked_servers.py URL FOLDER`.

This process has imported everything and serves nothing. For each line of its input it forks one
that serves, and which says `PID PORT` once it does. When the input ends, so do they all.
"""

import asyncio
import os
import signal
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from scenario import NOW

from api.serve import Stop, listen, port_of, server_of
from api.services import application
from api.settings import DemonstrationSettings
from schema.answer import Answering
from schema.build import build

NEVER = 86_400.0


def settings_of(url: str, folder: Path) -> DemonstrationSettings:
    """Checkpoints come so often that many a kill meets one."""
    return DemonstrationSettings(
        database_url=url,
        data=folder,
        pool_size=4,
        journal_checkpoint_seconds=0.25,
        introspection=False,
        watch_seconds=NEVER,
    )


def clock_of_all(begun: float) -> None:
    """Servers forked from here have one clock: it was NOW when they had begun, and it goes on."""

    def present(_: Answering) -> datetime:
        return NOW + timedelta(seconds=time.monotonic() - begun)

    Answering.clock = property(present, lambda *_: None)  # type: ignore[assignment]  # none of them sets it


async def serve(settings: DemonstrationSettings, told: int) -> None:
    app, bound = application(settings), listen("127.0.0.1", 0)
    server = server_of(app, Stop(drain=0, grace=1))
    running = asyncio.create_task(server.serve(sockets=[bound]))
    while not server.started:  # noqa: ASYNC110  uvicorn has nothing else to wait for
        await asyncio.sleep(0.01)
    os.write(told, f"{os.getpid()} {port_of(bound)}\n".encode())
    await running


def fork(settings: DemonstrationSettings, log: int) -> int:
    child = os.fork()
    if child:
        return child
    try:
        told = os.dup(1)
        os.dup2(log, 1)
        os.dup2(log, 2)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        asyncio.run(serve(settings, told))
    finally:
        os._exit(1)


def main(url: str, folder: Path) -> None:
    build()
    clock_of_all(time.monotonic())
    settings = settings_of(url, folder)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who are killed
    log = os.open(folder / "servers.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    forked = [fork(settings, log) for _ in sys.stdin]
    for child in forked:
        if _parent_of(child) == os.getpid():
            os.kill(child, signal.SIGKILL)


def _parent_of(pid: int) -> int:
    """Whose child a process is; 0 where it is gone."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0
    return int(stat.rpartition(")")[2].split()[1])


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
