"""Leaks by way of acts (classes 4, 13, 18, 19, 23), asked of every act of the schema."""

import json
import os
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from doing import TOLD, Acts, Came
from every_act import EXAMPLES
from put_back import BY_NAME, Aside, Doing, nothing_done, set_aside
from scenario import REGISTER, ROLES
from strawberry.utils.str_converters import to_camel_case

from permissions.acts.act import Insert, Kind, Update

EVERY = "HOSTILE_TEXTS" in os.environ
"""Whether each act and each input is asked, and not some of them."""
ROUNDS = int(os.environ.get("HOSTILE_TEXTS", "1"))
STRANGERS = ("INTERPRETER", "STATISTICS-USER", "JE-LYON")
NOT_TOLD = (
    "SELECT",
    "INSERT",
    "UPDATE",
    "Traceback",
    "asyncpg",
    "fkey",
    "_id ",
    "duplicate",
    ".py",
)
"""What would be SQL, a constraint, a column, a stack or a path."""
CODES = {"PRECONDITION_FAILED", "ISSUER_NOT_COMPETENT", "PURPOSE_NOT_ALLOWED"}


@pytest.fixture(scope="module")
async def aside(acts: Acts) -> Aside:
    """The tables as they are before any of these acts."""
    return await set_aside(acts)


def test_each_act_has_its_example() -> None:
    assert set(EXAMPLES) == set(BY_NAME)


def _pointing(name: str) -> Iterator[tuple[str, bool, object]]:
    """The inputs that point to a record: their name, whether they list, one that is not his."""
    example = EXAMPLES[name]
    for each in BY_NAME[name].inputs:
        key = to_camel_case(each.name)
        if each.kind in (Kind.ID, Kind.IDS) and (key in example.given or key in example.hidden):
            yield key, each.kind is Kind.IDS, example.hidden.get(key)


POINTING = [name for name in EXAMPLES if list(_pointing(name))][:: 1 if EVERY else 4]


@pytest.mark.parametrize("name", POINTING)
async def test_what_is_out_of_reach_is_answered_as_what_is_nowhere(
    acts: Acts, aside: Aside, name: str
) -> None:
    """Classes 4 and 13: hidden and random ids in the same bytes; of one that is none it is told how
    it is spelt, whatever stands in the register; nothing is written.
    """
    async with aside.act(name) as it, nothing_done(acts):
        told: dict[str, set[str]] = {}
        for key, listed, hidden in _pointing(name):
            ids: list[object] = [str(uuid4()), str(uuid4())]
            wanted = [[each] if listed else each for each in ids]
            malformed: object = ["'; --"] if listed else "'; --"
            spelt = await it.send({key: malformed})
            assert spelt.code == "ARGUMENT_INVALID"
            assert f"`{key}`" in spelt.response.text
            for value in (*wanted, *([] if hidden is None else [hidden])):
                came = await it.send({key: value})
                told.setdefault(key, set()).add(came.response.text)
        assert {key: len(texts) for key, texts in told.items()} == dict.fromkeys(told, 1), told
        for text in (each for texts in told.values() for each in texts):
            assert f'"{name}":null' in text or any(f'"code":"{code}"' in text for code in CODES)
            assert not [word for word in NOT_TOLD if word in text]


async def _sent(acts: Acts, request: dict[str, Any], who: str, purpose: str | None = None) -> Came:
    """A request as JSON in ASCII, which may hold what UTF-8 cannot."""
    headers = {**acts.headers(who, purpose), "Content-Type": "application/json"}
    content = json.dumps(request).encode("ascii")
    return Came(await acts.service.client.post("/graphql", content=content, headers=headers))


@pytest.mark.parametrize("name", list(EXAMPLES)[:: 1 if EVERY else 8])
async def test_whoever_is_not_competent_does_nothing_and_learns_nothing(
    acts: Acts, aside: Aside, name: str
) -> None:
    """Class 19: refused or not there, the tables as they were; the same of another version."""
    async with aside.act(name) as it, nothing_done(acts):
        request, told = await it.request(uuid4(), TOLD), set()
        who = STRANGERS[len(name) % len(STRANGERS)]
        for version in (request["variables"]["version"], 99):
            request["variables"]["version"] = version
            told.add((await _sent(acts, request, who)).response.text)
        (text,) = told
        assert '"errors"' in text or f'"{name}":null' in text
        assert not [word for word in NOT_TOLD if word in text]


HOSTILE = (
    "100 % de _ l’été\\ 'quoted' \"double\"",
    "'); DROP TABLE hearing; --",
    "e\u0301te\u0301 \u00e9t\u00e9",
    "\u202edroite à gauche\u202c \u200f",
    "{{7*7}} ${x} $1 :name %s \\u0000",
    "🜁𝔘 \u0085 \ufeff x",
    "null",
)


def _texts(name: str, turn: int) -> dict[str, str]:
    """A hostile text for each of the free texts that an act is given."""
    free = [
        each
        for each in BY_NAME[name].inputs
        if each.kind is Kind.TEXT and each.form is None and each.longest > 50
    ]
    return {
        to_camel_case(each.name): HOSTILE[(turn + number) % len(HOSTILE)]
        for number, each in enumerate(free)
    }


TEXTUAL = [name for name in EXAMPLES if _texts(name, 0)]
APART = {
    "recordCase": {"subjectMatter"},  # of cases that are not criminal
    "amendCase": {"subjectMatter"},
    "recordParty": {"companyName"},  # of a company; the other texts are of a person
    "recordProsecutorReply": {"procedure"},  # names a record
    "issueAuthorisation": {"task"},  # of IV
}


async def _standing(it: Doing, text: str) -> bool:
    """Whether a text stands, as it is, in a table that the act writes."""
    act = BY_NAME[it.name]
    role = ROLES[str(REGISTER.ids[it.example.who])]
    tables = {
        each.table if isinstance(each, Insert) else each.row.table
        for each in act.writes(role)
        if isinstance(each, Insert | Update)
    }
    for table in sorted(tables):
        found = await it.acts.service.register.fetchval(
            f"SELECT count(*) FROM {table} t, jsonb_each_text(to_jsonb(t)) v WHERE v.value = $1",
            text,
        )
        if found:
            return True
    return False


@pytest.mark.parametrize("name", TEXTUAL[:: 1 if EVERY else 6])
async def test_what_is_written_is_what_was_given(acts: Acts, aside: Aside, name: str) -> None:
    """Class 23: to the letter, or nothing."""
    for turn in range(ROUNDS):
        async with aside.act(name) as it:
            given: dict[str, Any] = dict(_texts(name, turn))
            for each in APART.get(name, ()):
                given.pop(each)
            if name == "recordParty":
                given["person"] = None
            came = await it.send(given)
            assert came.done
            for key, text in given.items():
                if text is not None:
                    assert await _standing(it, text.strip()), (key, text)


@pytest.mark.parametrize("text", ["\0", "a\0b", "\ud800", "\udfff\ud800x", "x" * 10_001, " \t\n "])
async def test_what_no_text_can_hold_is_refused_before_anything_is_written(
    acts: Acts, aside: Aside, text: str
) -> None:
    wanted = {"recordStep": "summary", "openInquiry": "surname", "sealItems": "number"}
    for name, key in wanted.items():
        async with aside.act(name) as it, nothing_done(acts):
            request = await it.request(uuid4(), TOLD, {key: text})
            came = await _sent(acts, request, it.example.who, it.example.purpose)
            assert came.code in {"ARGUMENT_INVALID", "VARIABLES_INVALID", "REQUEST_MALFORMED"}
            assert "xxx" not in came.response.text


INSTANTS = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59.999999-14:00",
    "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00Z",
    "2026-11-21T10:00:00.000001Z",
    "2026-02-30T00:00:00Z",
    "10000-01-01T00:00:00Z",
)
TIMED = [
    (name, each)
    for name in EXAMPLES
    for each in BY_NAME[name].inputs
    if each.kind in (Kind.INSTANT, Kind.DAY)
][:: 1 if EVERY else 4]


@pytest.mark.parametrize("number", range(len(TIMED)), ids=[f"{n}.{i.name}" for n, i in TIMED])
async def test_an_instant_at_the_ends_of_the_calendar_is_written_or_refused(
    aside: Aside, number: int
) -> None:
    """Class 18: no fault, whatever it is."""
    name, of = TIMED[number]
    listed = INSTANTS if of.kind is Kind.INSTANT else ("0001-01-01", "9999-12-31", "2026-02-30")
    wanted = listed if ROUNDS > 1 else {listed[number % len(listed)], listed[number % 2]}
    for value in wanted:
        async with aside.act(name) as it:
            came = await it.send({to_camel_case(of.name): value})
            if "errors" not in came.body:
                continue
            assert came.code not in {"INTERNAL", "UNAVAILABLE", "TIMEOUT"}, (value, came.body)
            assert not [word for word in NOT_TOLD if word in came.response.text]


async def test_a_hostile_text_is_read_back_to_the_letter(acts: Acts, aside: Aside) -> None:
    query = 'case(id: "<K1>") { investigationSteps { type summary } }'
    for text in HOSTILE if EVERY else HOSTILE[:2]:
        async with aside.act("recordStep") as it:
            came = await it.send({"type": text, "summary": text})
            assert came.done
            read = await acts.read("JI-LYON", 'CASE_PROCESSING;case="<K1>"', query)
            told = read["data"]["case"]["investigationSteps"]
            assert {"type": text.strip(), "summary": text.strip()} in told
