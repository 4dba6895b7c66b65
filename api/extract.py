"""The extract that answers a person's right of access (48-1/al.15/b), for the prosecutor to hand
over: as JSON, or as a page.

It holds what DATA_SUBJECT_RIGHTS opens and nothing more: it is asked as an operation like others,
by the same road, and journalled as such. Left out besides are cases in which an enquiry or an
investigation runs (48-1/al.14/e), and texts in which others may be named.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Final
from uuid import UUID

import orjson
from starlette.requests import Request
from starlette.responses import Response

from api.caller import ACCESS_PURPOSE
from api.extract_page import POLICY, page_of
from api.graphql_http import Answerer
from api.head import Head, Heads
from api.media_types import MediaType
from api.observed import Observe, Observing, new_request_id, request_id
from api.statuses import TurnedAway, not_acceptable, status_of
from api.tokens import Tokens
from api.unauthenticated import REALM
from permissions.purposes import Purpose
from permissions.refusal import Code, Refusal, refuse
from permissions.subject import AgentId, Caller
from schema.arguments import uuid_of
from schema.outcome import Answer, AnswerKind
from schema.request import GraphQLRequest

_NOTHING: Final = UUID(int=0)
"""What stands for an id that is no UUID: the id of nothing."""
PATH: Final = "/access-requests/{request}/extract"
MOST_PAGES: Final = 100
QUERY: Final = """query Extract($after: String) {
  cases(first: 20, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      number kind stage secrecyArt11 complaintReceivedAt nextHearingAt enforceableAt
      court { name }
      offences { dateFrom dateTo place legalClassification }
      parties {
        capacity
        person {
          surname forenames birthDate birthPlace address phone bankAccount occupation
        }
        legalEntity { companyName siren }
      }
      decisions { type pronouncedAt finalAt court { name } }
      sentences { nature quantum finalAt enforcementMeasures { modality from until status } }
      judicialSituations { situation from until }
    }
  }
}"""
_HEADERS: Final = {
    "cache-control": "no-store",
    "vary": "Accept, Accept-Language, Acting-Role, Authorization, Prefer",
}


class _NotGivenError(Exception):
    """An operation was refused: its answer stands for the extract's."""

    def __init__(self, answer: Answer) -> None:
        super().__init__("refused")
        self.answer = answer


@dataclass(slots=True)
class ExtractDoor:
    """Answers requests for extracts by what answers operations."""

    answerer: Answerer
    tokens: Tokens
    observe: tuple[Observe, ...] = ()
    _heads: Heads = field(default_factory=Heads)

    async def __call__(self, request: Request) -> Response:
        """The extract, or the refusal of it."""
        named = str(uuid_of(request.path_params["request"]) or _NOTHING)
        head, _ = self._heads.read(_stating(request, named), page=True, graphql=False)
        agent: AgentId | None = None
        caller: Caller | None = None
        try:
            if head.accepted is None:
                raise not_acceptable("application/json", "text/html")
            agent = await head.agent(self.tokens)
            caller = head.caller(agent)
            extract = await self._drawn(caller, named)
        except TurnedAway as turned:
            return await self._refused(turned.refusal, head, agent, turned.status)
        except Refusal as refusal:
            return await self._refused(refusal, head, agent)
        except _NotGivenError as refused:
            return _told(refused.answer)
        if head.accepted is MediaType.HTML:
            headers = {**_HEADERS, "content-security-policy": POLICY}
            return Response(page_of(extract), headers=headers, media_type="text/html")
        return Response(orjson.dumps(extract), headers=_HEADERS, media_type="application/json")

    async def _drawn(self, caller: Caller, named: str) -> dict[str, Any]:
        """The extract, page by page; its instant is that of the first."""
        cases: list[Mapping[str, Any]] = []
        at: object = None
        async for body in self._pages(caller):
            at = at or body["extensions"]["disclosure"]["instant"]
            cases += (_case(each) for each in body["data"]["cases"]["nodes"] if _open(each))
        return {"request": named, "drawnAt": at, "cases": cases}

    async def _pages(self, caller: Caller) -> AsyncIterator[Mapping[str, Any]]:
        after: str | None = None
        for _ in range(MOST_PAGES):
            asked = GraphQLRequest(QUERY, "Extract", {"after": after}, "POST")
            started = perf_counter()
            answer = await self.answerer.answer(asked, caller)
            self._observed(answer, caller, started)
            if answer.kind is not AnswerKind.DATA or answer.code is not None:
                raise _NotGivenError(answer)
            body = orjson.loads(answer.body)
            yield body
            page = body["data"]["cases"]["pageInfo"]
            after = page["endCursor"]
            if not page["hasNextPage"]:
                return
        raise refuse(
            Code.LIMIT_EXCEEDED,
            "there are more cases than an extract holds",
            "il y a plus d’affaires que n’en contient un extrait",
        )

    async def _refused(
        self, refusal: Refusal, head: Head, agent: AgentId | None, status: int | None = None
    ) -> Response:
        caller = head.recognised(agent) if agent is not None else None
        started = perf_counter()
        answer = await self.answerer.refused(refusal, None, caller, head.language)
        self._observed(answer, caller, started)
        return _told(answer, status)

    def _observed(self, answer: Answer, caller: Caller | None, started: float) -> None:
        known = request_id() or new_request_id()
        Observing(self.observe, known, "GET").answered(answer, caller, started)


def _stating(request: Request, named: str) -> list[tuple[bytes, bytes]]:
    """The headers of the request, and the one purpose that an extract has."""
    purpose = f'{Purpose.DATA_SUBJECT_RIGHTS};request="{named}"'.encode()
    others = [each for each in request.headers.raw if each[0].lower() != ACCESS_PURPOSE]
    return [*others, (ACCESS_PURPOSE, purpose)]


def _told(answer: Answer, status: int | None = None) -> Response:
    code = status or (status_of(answer.code, MediaType.GRAPHQL_RESPONSE) if answer.code else 500)
    headers = {**_HEADERS, "www-authenticate": REALM} if code == 401 else _HEADERS
    return Response(answer.body, code, headers=headers, media_type="application/json")


def _open(case: Mapping[str, Any]) -> bool:
    """Whether the case may be told: while article 11 runs, not even that it is there."""
    return case["secrecyArt11"] is False


def _case(case: Mapping[str, Any]) -> dict[str, Any]:
    """A case as the extract has it: only what is about whoever asks, and flat."""
    kept = {key: each for key, each in case.items() if key not in {"secrecyArt11", "court"}}
    parties = [
        {"capacity": each["capacity"], **(each["person"] or {}), **(each["legalEntity"] or {})}
        for each in case["parties"] or ()
    ]
    decisions = [
        {**each, "court": _court(each)} for each in case["decisions"] or () if each["type"]
    ]
    return {**kept, "court": _court(case), "parties": parties, "decisions": decisions}


def _court(record: Mapping[str, Any]) -> object:
    court = record["court"]
    return court["name"] if court else None
