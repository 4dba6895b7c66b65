"""The bare endpoint over ASGI: `/one?id=`, `/page?after=`, `/flat?after=`; no GraphQL, no token.

The bytes that PostgreSQL made are sent as they are, between a fixed beginning and end.
"""

import asyncio
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl
from uuid import UUID

import uvicorn

from bench.bare.statement import JsonStatement, json_statement
from bench.caller import BASIS
from bench.questions import QUESTIONS, Question
from db.connection import Connection, ConnectionSettings, connect
from permissions.sql import Binding
from schema.cursor import Sealing

EXAMPLE: Final[Mapping[str, str]] = {"id": str(UUID(int=0)), "after": ""}


@dataclass(frozen=True, slots=True)
class Answered:
    """A question's statement, and what stands before and after its JSON."""

    statement: JsonStatement
    before: bytes
    after: bytes


class Bare:
    """The ASGI application. Connections are taken last in, first out."""

    def __init__(self, url: str, size: int, agent: UUID) -> None:
        self._url, self._size, self._agent = url, size, agent
        self._idle: asyncio.LifoQueue[Connection] = asyncio.LifoQueue()
        self._answered: Mapping[str, Answered] = {}

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ANN401  ASGI's
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        answered = self._answered[scope["path"]]
        variables = dict(parse_qsl(scope["query_string"].decode()))
        binding = Binding(self._agent, {"basis": BASIS}, variables)
        connection = await self._idle.get()
        try:
            row = await connection.fetchrow(
                answered.statement.sql, *answered.statement.arguments(binding)
            )
        finally:
            self._idle.put_nowait(connection)
        found = b"null" if row is None or row[1] is None else row[1]
        body = answered.before + found + answered.after
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _live(self, receive: Any, send: Any) -> None:  # noqa: ANN401  ASGI's
        await receive()
        for _ in range(self._size):
            connection = await _connected(self._url)
            self._idle.put_nowait(connection)
        sealing = Sealing(await connection.fetchval("SELECT key FROM cursor_key"))
        self._answered = {
            f"/{question.key}": _answered(question, sealing)
            for question in QUESTIONS
            if question.varied
        }
        await send({"type": "lifespan.startup.complete"})
        await receive()
        while not self._idle.empty():
            await self._idle.get_nowait().close()
        await send({"type": "lifespan.shutdown.complete"})


def _answered(question: Question, sealing: Sealing) -> Answered:
    statement = json_statement(question.text, EXAMPLE, sealing)
    if question.varied == "id":
        return Answered(statement, b'{"data":{"case":', b"}}")
    return Answered(statement, b'{"data":{"cases":{"nodes":', b"}}}")


async def _connected(url: str) -> Connection:
    connection = await connect(url, ConnectionSettings(application_name="bare"))
    await connection.set_type_codec(
        "json",
        schema="pg_catalog",
        encoder=lambda given: given,
        decoder=lambda found: found,
        format="binary",
    )
    return connection


def main() -> None:
    """Serve on a port of loopback until ended."""
    app = Bare(os.environ["DATABASE_URL"], int(os.environ["POOL_SIZE"]), UUID(os.environ["AGENT"]))
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )


if __name__ == "__main__":
    main()
