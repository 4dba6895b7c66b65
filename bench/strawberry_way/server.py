"""The Strawberry server: `strawberry.asgi.GraphQL` on Starlette, its caches of documents on."""

# mypy: disable-error-code="untyped-decorator"
# strawberry.field, as a decorator, has no type that mypy could follow.

import os
import sys
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import strawberry
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.extensions import ParserCache, ValidationCache

from bench.strawberry_way.callers import Caller, Tokens, caller_of
from bench.strawberry_way.reads import Info, MayAsk
from bench.strawberry_way.types import Case

_COLUMNS = """
SELECT id, number, kind, stage, origin, complaint_received_at, last_recorded_update_at,
       follow_up, court_id
  FROM judicial_case
 WHERE appeal_court_id = $1 AND kind = 'CRIMINAL' AND retention_expires_at > now()
"""
_ONE = _COLUMNS + " AND id = $2"
_PAGE = _COLUMNS + " AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3"


@strawberry.type
class PageInfo:
    """Where a page ends, and whether there is more."""

    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class Cases:
    """A page of cases."""

    nodes: list[Case]
    page_info: PageInfo


@strawberry.type
class Query:
    """The questions."""

    @strawberry.field(permission_classes=[MayAsk])
    async def case(self, info: Info, id: strawberry.ID) -> Case | None:  # noqa: A002  the argument
        """A case by its id."""
        row = await info.context.pool.fetchrow(_ONE, info.context.ressort, UUID(id))
        return _case(row) if row else None

    @strawberry.field(permission_classes=[MayAsk])
    async def cases(self, info: Info, first: int, after: str | None = None) -> Cases:
        """Cases in the order of their ids."""
        start = UUID(bytes=urlsafe_b64decode(after)) if after else None
        rows = await info.context.pool.fetch(_PAGE, info.context.ressort, start, first + 1)
        shown = rows[:first]
        end = urlsafe_b64encode(shown[-1]["id"].bytes).decode() if shown else None
        return Cases(
            nodes=[_case(row) for row in shown],
            page_info=PageInfo(has_next_page=len(rows) > first, end_cursor=end),
        )


def _case(row: asyncpg.Record) -> Case:
    return Case(
        id=row["id"],
        number=row["number"],
        kind=row["kind"],
        stage=row["stage"],
        origin=row["origin"],
        complaint_received_at=row["complaint_received_at"],
        last_recorded_update_at=row["last_recorded_update_at"],
        court_id=row["court_id"],
        follow_up=row["follow_up"],
    )


class Endpoint(GraphQL[Caller, None]):
    """Strawberry's endpoint with a context of ours, and orjson."""

    def __init__(self, schema: strawberry.Schema, tokens: Tokens) -> None:
        super().__init__(schema, graphql_ide=None)
        self._tokens = tokens

    async def get_context(
        self, request: Request | WebSocket, response: Response | WebSocket
    ) -> Caller:
        """The caller of a request."""
        del response
        return await caller_of(request, self._tokens, request.app.state.pool)

    def encode_json(self, data: object) -> bytes:
        """JSON by orjson, as Strawberry's documentation advises."""
        return orjson.dumps(data)


def application() -> Starlette:
    """The application, by the settings in the environment."""
    size = int(os.environ["POOL_SIZE"])
    tokens = Tokens.of(Path(os.environ["JWKS"]), os.environ["ISSUER"], os.environ["AUDIENCE"])
    schema = strawberry.Schema(Query, extensions=[ParserCache, ValidationCache])

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with asyncpg.create_pool(
            os.environ["DATABASE_URL"], min_size=size, max_size=size
        ) as pool:
            app.state.pool = pool
            yield

    endpoint: Any = Endpoint(schema, tokens)
    return Starlette(routes=[Route("/graphql", endpoint)], lifespan=lifespan)


def main() -> None:
    """Serve on a port of loopback until ended."""
    uvicorn.run(
        application(),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )


if __name__ == "__main__":
    main()
