"""A server that answers the same bytes to anything: what the load generator can reach."""

import asyncio
import sys
from typing import cast

import uvloop


class Echo(asyncio.Protocol):
    """Answers each piece it receives; the load generator sends a request in one piece."""

    def __init__(self, answer: bytes) -> None:
        self._answer = answer
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, _data: bytes) -> None:
        """Answer."""
        if self._transport is not None:
            self._transport.write(self._answer)


async def _serve(port: int, size: int) -> None:
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {size}\r\n\r\n"
    answer = head.encode() + b" " * size
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Echo(answer), "127.0.0.1", port)
    await server.serve_forever()


def main() -> None:
    """Serve on a port, answering a body of so many bytes, until ended."""
    port, size = (int(argument) for argument in sys.argv[1:3])
    uvloop.run(_serve(port, size))


if __name__ == "__main__":
    main()
