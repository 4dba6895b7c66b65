"""The load generator: a process of its own that keeps connections busy, each with one request.

It reads commands from standard input, one JSON object a line, and answers each with one:

    {"keep": NAME, "requests": [TEXT, ...]}
    {"run": NAME, "port": PORT, "connections": N, "seconds": S}

A run takes the requests in turn, every connection from a place of its own, until the seconds are
over or `MOST_REQUESTS` are sent; what is on its way then is waited for.
"""

import asyncio
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, cast

import uvloop

MOST_REQUESTS: Final = 500_000
WAIT_SECONDS: Final = 30.0
_LENGTH: Final = b"content-length:"


@dataclass(slots=True)
class Run:
    """One run: what is asked, until when, and what has come of it."""

    requests: Sequence[bytes]
    deadline: float
    sent: int = 0
    failed: int = 0
    received: int = 0
    latencies: list[float] = field(default_factory=list)


class Connection(asyncio.Protocol):
    """A connection kept alive, with one request on its way at a time."""

    def __init__(self, run: Run, first: int) -> None:
        self.run, self.next = run, first
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._transport: asyncio.Transport | None = None
        self._head = b""
        self._missing = 0
        self._at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for `send`, so that all connections start together."""
        self._transport = cast("asyncio.Transport", transport)

    def send(self) -> None:
        """Send the next request, or end."""
        run = self.run
        self._at = time.perf_counter()
        if self._transport is None or self._at >= run.deadline or run.sent >= MOST_REQUESTS:
            self._end()
            return
        run.sent += 1
        request = run.requests[self.next % len(run.requests)]
        self.next += 1
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        """Take a piece of a response; once it is whole, send the next request."""
        self.run.received += len(data)
        if self._missing:
            self._missing -= len(data)
        else:
            self._head += data
            end = self._head.find(b"\r\n\r\n")
            if end < 0:
                return
            self._missing = self._length(end) - (len(self._head) - end - 4)
            self._head = b""
        if self._missing <= 0:
            self.run.latencies.append(time.perf_counter() - self._at)
            self.send()

    def connection_lost(self, _exc: Exception | None) -> None:
        """A connection that the server ended has failed."""
        if not self.ended.done():
            self.run.failed += 1
            self._end()

    def _length(self, end: int) -> int:
        """The length of the body that a head announces; a response without one has failed."""
        head = self._head[:end].lower()
        start = head.find(_LENGTH)
        if not head.startswith(b"http/1.1 200") or start < 0:
            self.run.failed += 1
        if start < 0:
            return 0
        return int(head[start + len(_LENGTH) :].split(b"\r\n", 1)[0])

    def _end(self) -> None:
        if not self.ended.done():
            self.ended.set_result(None)
        if self._transport is not None:
            self._transport.close()


async def _run(
    requests: Sequence[bytes], port: int, connections: int, seconds: float
) -> dict[str, Any]:
    loop = asyncio.get_running_loop()
    run = Run(requests, time.perf_counter() + seconds + WAIT_SECONDS)
    made: list[Connection] = []
    for number in range(connections):
        first = number * len(requests) // connections
        _, connection = await loop.create_connection(
            partial(Connection, run, first), "127.0.0.1", port
        )
        made.append(connection)
    used, started = time.process_time(), time.perf_counter()
    run.deadline = started + seconds
    for connection in made:
        connection.send()
    await asyncio.wait_for(
        asyncio.gather(*(connection.ended for connection in made)), seconds + WAIT_SECONDS
    )
    latencies = sorted(run.latencies)
    return {
        "requests": len(latencies),
        "seconds": time.perf_counter() - started,
        "failed": run.failed,
        "bytes": run.received,
        "client_cpu": time.process_time() - used,
        "p50": latencies[len(latencies) // 2] if latencies else 0.0,
        "p99": latencies[len(latencies) * 99 // 100] if latencies else 0.0,
    }


def main() -> None:
    """Obey until standard input ends."""
    kept: dict[str, list[bytes]] = {}
    for line in sys.stdin:
        command = json.loads(line)
        answer: dict[str, Any] = {}
        if "keep" in command:
            kept[command["keep"]] = [text.encode() for text in command["requests"]]
        else:
            answer = uvloop.run(
                _run(
                    kept[command["run"]],
                    command["port"],
                    command["connections"],
                    command["seconds"],
                )
            )
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
