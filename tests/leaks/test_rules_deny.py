"""Classes 6 to 9: what is no answer of the law opens nothing, and no rule is left lying about."""

from collections.abc import Callable, Coroutine, Iterator
from datetime import date
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pytest

from db.enumerations import Role
from leaks.asking import code, seat_of
from leaks.pair import Held, Pair, answering
from permissions import cpp
from permissions.categories import Category
from permissions.condition import TRUE
from permissions.cpp import ENACTED
from permissions.law import Grant, Paragraph, paragraph
from permissions.purposes import TERMS, Purpose

LINKS = Purpose.RECIPROCAL_KNOWLEDGE
VICTIM = '{ cases(filter: {victim: {surname: "x"}}) { totalCount } }'


MADE: list[Coroutine[Any, Any, Grant]] = []


async def _later() -> Grant:
    return _granting(True)


def _coroutine() -> Coroutine[Any, Any, Grant]:
    MADE.append(_later())
    return MADE[-1]


@pytest.fixture(autouse=True)
def _none_left() -> Iterator[None]:
    """Nobody awaits what a rule should not have answered with."""
    yield
    while MADE:
        MADE.pop().close()


def _granting(when: Any) -> Grant:  # noqa: ANN401  the very fault
    return Grant(frozenset(Category), TERMS[LINKS].roles, LINKS, when)


ANSWERS: dict[str, Callable[[], Any]] = {
    "a coroutine": _coroutine,
    "a text": lambda: "yes",
    "true": lambda: True,
    "nothing": lambda: None,
    "a grant that is true": lambda: _granting(True),
    "a grant that is a text": lambda: _granting("TRUE"),
    "a grant that is a coroutine function": lambda: _granting(_later),
    "a grant of no category": lambda: Grant(frozenset(), TERMS[LINKS].roles, LINKS, TRUE),
    "a grant to no role": lambda: Grant(frozenset(Category), frozenset(), LINKS, TRUE),
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
async def test_a_paragraph_that_answers_with_anything_else_opens_nothing(
    pair: Pair, answer: Callable[[], Any]
) -> None:
    """The operation is refused, or what is victims' is no more searched than before."""
    careless = paragraph("48-1/al.1/e", rule="RG-04", since=date(2020, 1, 1))(lambda _: answer())
    planted = answering(Held(pair.connection), enacted=(*ENACTED, careless))
    seat = seat_of(pair, Role.PROSECUTOR, LINKS)
    assert await code(planted, seat.caller(), VICTIM) in ("FILTER_NOT_PERMITTED", "INTERNAL")


async def test_without_paragraphs_nothing_is_open(pair: Pair) -> None:
    empty = paragraph("48-1/al.1/e", rule="RG-04", since=date(2020, 1, 1))(
        lambda ask: Grant(frozenset(), frozenset(), ask.purpose, TRUE)
    )
    nothing = answering(Held(pair.connection), enacted=(empty,))
    for seat in pair.seats:
        query = "{ viewer { name } }" if seat.purpose is None else "{ cases { totalCount } }"
        refused = await code(nothing, seat.caller(), query)
        assert refused == "PURPOSE_NOT_ALLOWED" or seat.purpose is None


def test_every_module_of_the_code_is_imported_and_each_paragraph_is_enacted_once() -> None:
    """A module that lies in the folder and is not imported would not even be compared."""
    files = {each.name for each in iter_modules(cpp.__path__)} - {"facts", "clauses"}
    imported = {
        module.__name__.rpartition(".")[2]
        for module in vars(cpp).values()
        if isinstance(module, ModuleType)
    }
    assert files <= imported
    assert len({id(each) for each in ENACTED}) == len(ENACTED)
    assert all(isinstance(each, Paragraph) for each in ENACTED)
    assert all(each.reading.__name__ != "<lambda>" for each in ENACTED)


def test_a_paragraph_that_another_of_its_name_hides_would_be_missed() -> None:
    """Two functions of one name in one module: the first is gone, and Python does not say so."""
    for module in vars(cpp).values():
        if isinstance(module, ModuleType) and module.__file__ is not None:
            text = _text(module.__file__)
            names = [line[4 : line.index("(")] for line in text.splitlines() if line[:4] == "def "]
            assert len(names) == len(set(names)), module.__name__


def _text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")
