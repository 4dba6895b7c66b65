"""A tiny register of nothing: a toy schema with a real, small answerer over it."""

import contextlib
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import httpx
import orjson
from graphql import ExecutionResult, GraphQLError, build_schema, execute
from starlette.types import ASGIApp

from api.application import Services
from api.graphql_http import GraphQLEndpoint
from api.issuer import ISSUER, development_issuer
from api.keyring import Keyring
from api.reading import RequestLimits
from api.token_claims import TokenRules
from api.tokens import Tokens
from permissions.refusal import Code, Refusal, refuse
from permissions.subject import Caller, Language
from schema.document import Documents
from schema.errors import entries, masked
from schema.limits import Limits
from schema.outcome import Answer, AnswerKind
from schema.request import GraphQLRequest

AUDIENCE = "greffe-tests"
RESPONSE = "application/graphql-response+json"
JSON = "application/json"
LIMITS = RequestLimits(body=20_000, query=2_000, seconds=0.2)
AGENT = UUID("0192f0c1-0000-7000-8000-000000000001")
SCHEMA = build_schema("""
    "A shelf."
    type Query {
      echo(text: String!, times: Int = 1, wish: Wish): String
      wishes(wish: [Wish!]): [String!]
      box(id: ID!): Box
      thing(id: ID!): Thing
      failing: String
      refusing: String
      down: String
    }
    type Mutation { put(text: String!): String }
    input Wish { colour: Colour, size: Int!, also: Wish }
    enum Colour { BLUE, HIDDEN_COLOUR }
    interface Thing { id: ID! }
    type Box implements Thing { id: ID!, label(at: Int): String, boxes: [Box!] }
    type HiddenThing implements Thing { id: ID!, secretField: String }
""")


def _shelf() -> dict[str, object]:
    def failing(_info: object) -> str:
        raise RuntimeError("SELECT secret FROM person; host=10.0.0.1")

    def refusing(_info: object) -> str:
        raise refuse(Code.CASE_REQUIRED, "a case is needed", "il faut une affaire", "48-1/al.1/c")

    def down(_info: object) -> str:
        raise refuse(Code.UNAVAILABLE, "try again", "réessayer")

    return {
        "echo": lambda _info, text, times=1, **_wish: text * times,
        "wishes": lambda _info, wish=None: [str(w["size"]) for w in wish or ()],
        "box": lambda _info, id: {"id": id, "label": "a box"},  # noqa: A006  the schema's name
        "failing": failing,
        "refusing": refusing,
        "down": down,
        "put": lambda _info, text: text,
    }


@dataclass
class ToyAnswering:
    """Answers over the toy schema, and keeps what it refused, in order."""

    documents: Documents = field(default_factory=lambda: Documents(SCHEMA, Limits()))
    journal: list[tuple[Code, GraphQLRequest | None, Caller | None]] = field(default_factory=list)

    async def answer(self, request: GraphQLRequest, caller: Caller) -> Answer:
        """As the real one: whatever happens, an answer."""
        try:
            return self._executed(request)
        except Refusal as refusal:
            return await self.refused(refusal, request, caller, caller.language)
        except Exception as fault:  # noqa: BLE001  the contract of an answerer
            return await self.refused(masked(fault), request, caller, caller.language)

    async def refused(
        self,
        refusal: Refusal,
        request: GraphQLRequest | None,
        caller: Caller | None,
        language: Language = "en",
    ) -> Answer:
        """The refusal as a response."""
        self.journal.append((refusal.code, request, caller))
        body = orjson.dumps({"errors": entries(refusal, language)})
        return Answer(body, AnswerKind.REFUSED, refusal.code)

    def _executed(self, request: GraphQLRequest) -> Answer:
        document = self.documents.get(request.query)
        operation = document.operation(request.operation_name, request.method)
        document.variables(operation, request.variables)
        result = execute(
            SCHEMA,
            document.ast,
            root_value=_shelf(),
            variable_values=dict(request.variables),
            operation_name=request.operation_name,
        )
        assert isinstance(result, ExecutionResult), "the toy has nothing to wait for"
        response: dict[str, object] = {"data": result.data}
        if result.errors:
            response["errors"] = [_field_error(error) for error in result.errors]
        return Answer(orjson.dumps(response))


def _field_error(error: GraphQLError) -> object:
    cause = error.original_error
    if isinstance(cause, Refusal) and cause.code is Code.CASE_REQUIRED:
        raise cause
    if isinstance(cause, Refusal) and cause.code is Code.UNAVAILABLE:
        raise cause
    return entries(masked(cause or error))[0]


@dataclass
class Toy:
    """The toy's services and a token that they take."""

    answering: ToyAnswering
    tokens: Tokens
    token: str
    reachable: bool = True

    @property
    def headers(self) -> dict[str, str]:
        """The headers of a caller in good order."""
        return {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}

    @property
    def endpoint(self) -> GraphQLEndpoint:
        """The HTTP face of the toy, within narrow limits."""
        return GraphQLEndpoint(self.answering, self.tokens, limits=LIMITS)

    @contextlib.asynccontextmanager
    async def services(self) -> AsyncIterator[Services]:
        """As an application opens them."""

        async def reached() -> bool:
            if not self.reachable:
                raise ConnectionRefusedError("postgresql://greffe@10.0.0.1/greffe")
            return True

        yield Services(self.answering, self.tokens, {"database": reached}, "type Query")


@contextlib.asynccontextmanager
async def toy() -> AsyncIterator[Toy]:
    """A toy with a development issuer in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="greffe-toy-") as folder:
        issuer = development_issuer(Path(folder), AUDIENCE, demonstration=True)
        keyring = Keyring(issuer.jwks)
        tokens = Tokens(TokenRules(ISSUER, AUDIENCE), keyring)
        try:
            yield Toy(ToyAnswering(), tokens, issuer.issue(AGENT, timedelta(hours=1)))
        finally:
            await keyring.close()


def client_of(toy: Toy, app: ASGIApp | None = None) -> httpx.AsyncClient:
    """A client in good order, of the toy's endpoint or of an application over it."""
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app or toy.endpoint),
        base_url="http://greffe",
        headers={**toy.headers, "Accept": RESPONSE},
    )


async def post(client: httpx.AsyncClient, query: str, **more: object) -> httpx.Response:
    """An operation sent as it should be."""
    return await client.post("/graphql", json={"query": query, **more})


def code_of(response: httpx.Response) -> str:
    """The code of the first error."""
    return str(response.json()["errors"][0]["extensions"]["code"])
