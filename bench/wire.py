"""Requests as bytes, in the words of each contender; and one answer at a time, for comparison."""

import http.client
import json
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from bench.caller import Asking
from bench.contenders import Ready
from bench.questions import WALK, WALK_THERE, Question

TIMEOUT_SECONDS: Final = 60


class UnusableAnswerError(Exception):
    """A contender answered with an error; the text holds the start of its answer."""


def raw(ready: Ready, asking: Asking, question: Question, values: Iterable[str]) -> list[str]:
    """The requests of a question as they go over the wire, one a value."""
    return [_raw(asking, *_request(ready, question, value)) for value in values]


def ask(ready: Ready, asking: Asking, question: Question, value: str) -> Any:  # noqa: ANN401  any JSON
    """The `data` of one answer. Raises `UnusableAnswerError`."""
    return _data(ready, asking, *_request(ready, question, value))


def cursors(ready: Ready, asking: Asking, pages: int, step: int) -> list[str]:
    """Cursors of a contender, one every `step` cases, at most `pages`, none at the very end."""
    text = WALK_THERE if ready.contender.words == "postgraphile" else WALK
    found: list[str] = []
    more = True
    while more and len(found) < pages:
        variables = {"step": step, "after": found[-1] if found else None}
        body = json.dumps({"query": text, "variables": variables})
        data = _data(ready, asking, "POST", "/graphql", body)
        info = data["cases"]["pageInfo"]
        more = info["hasNextPage"]
        if more:
            found.append(info["endCursor"])
    return found


def _request(ready: Ready, question: Question, value: str) -> tuple[str, str, str]:
    """Method, path and body."""
    if ready.contender.words == "bare":
        return "GET", f"/{question.key}?{question.varied}={quote(value)}", ""
    there = ready.contender.words == "postgraphile"
    body: dict[str, Any] = {"query": question.text_there if there else question.text}
    if question.varied:
        body["variables"] = {question.varied: value}
    return "POST", "/graphql", json.dumps(body)


def _raw(asking: Asking, method: str, path: str, body: str) -> str:
    headers = (("host", "127.0.0.1"), *asking.headers, ("content-length", str(len(body))))
    lines = (f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers))
    return "\r\n".join(lines) + "\r\n\r\n" + body


def _data(ready: Ready, asking: Asking, method: str, path: str, body: str) -> Any:  # noqa: ANN401  any JSON
    connection = http.client.HTTPConnection("127.0.0.1", ready.server.port, timeout=TIMEOUT_SECONDS)
    try:
        connection.request(method, path, body, dict(asking.headers))
        response = connection.getresponse()
        text = response.read()
    finally:
        connection.close()
    answer = json.loads(text)
    if response.status != 200 or "errors" in answer:
        raise UnusableAnswerError(f"{ready.contender.label}: {response.status} {text[:500]!r}")
    return answer["data"]
