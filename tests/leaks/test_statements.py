"""Classes 2, 15, 17, 18, 23: what callers write is never part of a statement, nor of a message."""

import json
import re
from collections.abc import Iterator
from random import Random

import pytest
from hostile.drawing import ODD
from hypothesis import given, settings
from hypothesis import strategies as st

from db.enumerations import Role
from leaks.asking import Listening, code, seat_of, told
from leaks.pair import Pair, Request, answering, said
from leaks.pools import Pools
from leaks.requesting import CONNECTIONS, GRAPHQL, filtering, forged
from permissions.purposes import Purpose
from schema.roots import CONNECTIONS as LISTED

SEARCH = """query($t: String, $l: [String!], $i: [ID!], $n: ID!) {
  cases(filter: {number: {eq: $t, in: $l, startsWith: $t}, id: $i, implicated: {surname: $t}})
  { totalCount nodes { id } } node(id: $n) { id } }"""
INSIDE = (
    *("SELECT", "FROM ", "WHERE", "Traceback", 'File "', "asyncpg", "/home"),
    *("judicial_case", "party_id", "surname_key", "greffe_fold", "permissions.", "schema."),
)
"""Of statements, stacks and paths."""


@pytest.fixture(scope="module")
def heard(pair: Pair) -> Listening:
    """What is run for the tests of this file."""
    return Listening(pair.connection)


@given(text=st.one_of(st.sampled_from(ODD), st.text(max_size=30)))
@settings(max_examples=40, deadline=None, derandomize=True)
async def test_values_are_parameters_and_change_no_statement(
    pair: Pair, heard: Listening, text: str
) -> None:
    seat = seat_of(pair, Role.PROSECUTOR_GENERAL, Purpose.PG_SUPERVISION)
    by = answering(heard)
    heard.heard.clear()
    for each in ("plain", text):
        variables = {"t": each, "l": [each], "i": [each], "n": each}
        await said(by, seat.caller(), Request(SEARCH, variables))
    assert len(set(heard.heard)) == 1
    assert len(text) < 4 or text.isalnum() or text not in heard.heard[0]


async def test_statements_are_made_of_names_codes_and_places_for_values(
    pair: Pair, heard: Listening
) -> None:
    """No literal is in them but codes of closed lists; no alias captures one outside it."""
    by = answering(heard)
    heard.heard.clear()
    pools = Pools.of(pair.register, pair.twin_of(pair.seats[0]), Random(1))  # noqa: S311  not for secrets
    for seat in pair.seats:  # whose twin the values are drawn from means nothing here
        for request in Random(1).sample([*filtering(pools), *forged(pools, seat)], 4):  # noqa: S311  not for secrets
            await said(by, seat.caller(), request)
    assert len(set(heard.heard)) > 40
    for sql in set(heard.heard):
        literals = re.findall(r"'([^']*)'", sql)
        assert all(re.fullmatch(r"[A-Z0-9_]+", each) for each in literals), literals
        assert re.fullmatch(r"(?:[\w\s.,()$:'<>=+*/\[\]-]|\|\|)*", sql), sql
        assert not list(_captured(sql)), sql


def _captured(sql: str) -> Iterator[str]:
    """Aliases that are made where one of the same name is in scope."""
    scopes: list[set[str]] = [set()]
    for token in re.finditer(r"\(|\)|(?:FROM|JOIN|,) [a-z_]+ (t\d+)\b", sql):
        if token[0] == "(":
            scopes.append(set())
        elif token[0] == ")":
            scopes.pop()
        else:
            if any(token[1] in scope for scope in scopes):
                yield token[1]
            scopes[-1].add(token[1])


def test_a_captured_alias_would_be_found() -> None:
    assert list(_captured("SELECT 1 FROM party t1 WHERE EXISTS (SELECT 1 FROM party t1)")) == ["t1"]
    assert not list(_captured("(SELECT 1 FROM party t1) (SELECT 1 FROM party t1)"))


def _hidden_keys() -> Iterator[str]:
    """Filters on what is no key: fields that exist, relations, counts, groups."""
    for key in ("followUp", "secrecyArt11", "parties", "address", "count", "_count", "groupBy"):
        yield f"{{ cases(filter: {{{key}: 1}}) {{ totalCount }} }}"
        yield f"{{ cases(orderBy: {{by: {key}}}) {{ totalCount }} }}"
    for field in ("aggregate", "countBy", "totalParties", "sum"):
        yield f"{{ cases {{ {field} }} }}"
        yield f"{{ {field} }}"


async def test_a_count_or_group_that_is_none_is_refused_as_any_unknown_field(pair: Pair) -> None:
    seat = seat_of(pair, Role.PROSECUTOR_GENERAL, Purpose.PG_SUPERVISION)
    for query in _hidden_keys():
        assert await code(pair.first, seat.caller(), query) == "DOCUMENT_INVALID", query


WORDS = st.sampled_from(
    ["cases", "case", "id", "surnam", "Perso", "parties", "filter", "x", "victim", "LegalEntit",
     "{", "}", "(", ")", ":", "...on", "$f", "!", '"y"', "1", "CRIMINA", "node", "nodes"]
)  # fmt: skip


@given(words=st.lists(WORDS, max_size=14), value=st.sampled_from([*ODD, "CRIMINA", "PROSECUTO"]))
@settings(max_examples=150, deadline=None, derandomize=True)
async def test_no_message_tells_a_name_or_a_value_that_was_not_sent(
    pair: Pair, words: list[str], value: str
) -> None:
    seat = seat_of(pair, Role.PROSECUTOR_GENERAL, Purpose.PG_SUPERVISION)
    for query in (f"{{ {' '.join(words)} }}", "query($f: CaseFilter) { cases(filter: $f) { x } }"):
        variables = {"f": {"kind": [value], value: value}}
        body = await told(pair.first, seat.caller(), query, **variables)
        sent = query + json.dumps(variables)
        for error in body.get("errors", ()):
            assert error["extensions"]["code"] != "INTERNAL"
            for name in _names(error["message"]):
                assert name in sent or name not in NAMES, (query, error["message"])
            assert not [each for each in INSIDE if each in error["message"]]


NAMES = frozenset(GRAPHQL.type_map) - {
    "Query",
    "Case",
    "ID",
    "String",
    "Int",
    "Boolean",
    "Date",
} | {
    name
    for kind in GRAPHQL.type_map.values()
    for name in (*getattr(kind, "fields", ()), *getattr(kind, "values", ()))
    if len(name) > 5
}


def _names(message: str) -> list[str]:
    return re.findall(r"`(\w+)`", message)


def test_there_are_names_to_hide() -> None:
    assert {"surname", "Person", "CRIMINAL", "LegalEntity"} <= NAMES
    assert len(CONNECTIONS) == len(LISTED) - 1  # the docket is the viewer's
