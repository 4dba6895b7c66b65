"""Further processes that serve the register of a test."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sockets import Sockets

HERE = Path(__file__).parent


@asynccontextmanager
async def another(sockets: Sockets, clock: datetime | None) -> AsyncIterator[Sockets]:
    """Sockets to another process over the same register; None: on the database's own clock."""
    command = [sys.executable, str(HERE / "serving_process.py"), sockets.database, sockets.folder]
    instant = () if clock is None else (clock.isoformat(),)
    process = await asyncio.create_subprocess_exec(
        *command, *instant, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        async with asyncio.timeout(60):
            while not (line := (await process.stdout.readline()).decode()).startswith("port "):
                assert line, "it ended"
        yield replace(sockets, url=f"ws://127.0.0.1:{line.split()[1]}/graphql")
    finally:
        process.stdin.close()  # it ends with its input
        await asyncio.wait_for(process.communicate(), 30)
