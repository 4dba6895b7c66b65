"""The answers of all contenders compared, byte for byte as canonical JSON, before any is timed."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from bench.caller import Asking
from bench.contenders import Ready
from bench.questions import LONG_PAGE, QUESTIONS, Question
from bench.register import Register
from bench.wire import ask, cursors

_INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\Z")
_SHOWN: Final = 160


class AnswersDifferError(Exception):
    """Two contenders answer a question differently; nothing is timed."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How many answers were compared, and how many bytes of canonical JSON they hold."""

    answers: int
    size: int


Values = Mapping[str, Sequence[str]]
"""For each contender, by its key: the values that a question is varied over, in one order."""


def values_of(
    all_: Sequence[Ready], asking: Asking, register: Register, pages: int
) -> dict[str, Values]:
    """What the questions are varied over, by question: ids are shared, cursors are each one's own.

    Raises `AnswersDifferError` where one walks through more pages than another.
    """
    ids = [str(one) for one in register.visible]
    step = max(1, min(LONG_PAGE, register.in_ressort // (pages + 1)))
    walked = {
        ready.contender.key: cursors(_walker(ready, all_), asking, pages, step) for ready in all_
    }
    if len({len(found) for found in walked.values()}) > 1:
        counts = {key: len(found) for key, found in walked.items()}
        raise AnswersDifferError(f"pages walked through: {counts}")
    by_variable: Mapping[str | None, Values] = {
        "id": {ready.contender.key: ids for ready in all_},
        "after": walked,
        None: {ready.contender.key: [""] for ready in all_},
    }
    return {question.key: by_variable[question.varied] for question in QUESTIONS}


def compare(
    all_: Sequence[Ready],
    asking: Asking,
    register: Register,
    values: Mapping[str, Values],
    most: int,
) -> Compared:
    """Ask every question of every contender, `most` values of each at most, ids of cases that are
    not to be seen included. Raises `AnswersDifferError`.
    """
    answers = size = 0
    hidden = [str(one) for one in register.hidden]
    for question in QUESTIONS:
        asked = {key: list(found[:most]) for key, found in values[question.key].items()}
        if question.varied == "id":
            asked = {key: found + hidden for key, found in asked.items()}
        taking_part = [ready for ready in all_ if takes_part(ready, question)]
        for position in range(len(asked[taking_part[0].contender.key])):
            given = {
                ready.contender.label: canonical(
                    ask(ready, asking, question, asked[ready.contender.key][position])
                )
                for ready in taking_part
            }
            same(question, given)
            answers += len(given)
            size += sum(map(len, given.values()))
    return Compared(answers, size)


def takes_part(ready: Ready, question: Question) -> bool:
    """A bare endpoint has no schema to name the type of."""
    return ready.contender.words != "bare" or question.varied is not None


def canonical(data: Any) -> bytes:  # noqa: ANN401  any JSON
    """JSON with sorted keys and no blanks, instants spelt alike (UTC, microseconds)."""
    return json.dumps(_plain(data), sort_keys=True, separators=(",", ":")).encode()


def _plain(data: Any) -> Any:  # noqa: ANN401  any JSON
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    if isinstance(data, str) and _INSTANT.match(data):
        return datetime.fromisoformat(data).astimezone(UTC).isoformat(timespec="microseconds")
    return data


def same(question: Question, given: Mapping[str, bytes]) -> None:
    """Raises `AnswersDifferError` unless all answers, by who gave them, are the same bytes."""
    (label, first), *others = given.items()
    for other, answer in others:
        if answer != first:
            at = next(
                (i for i, (a, b) in enumerate(zip(first, answer, strict=False)) if a != b),
                min(len(first), len(answer)),
            )
            start = max(0, at - _SHOWN // 2)
            raise AnswersDifferError(
                f"{question.label}: byte {at} of {len(first)} and {len(answer)}\n"
                f"  {label}: ...{first[start : at + _SHOWN].decode()}\n"
                f"  {other}: ...{answer[start : at + _SHOWN].decode()}"
            )


def _walker(ready: Ready, all_: Sequence[Ready]) -> Ready:
    """Who walks through the pages for a contender: itself, or Greffe for the bare endpoint."""
    if ready.contender.words != "bare":
        return ready
    return next(each for each in all_ if each.contender.key == "greffe")
