"""Asking both twins, and saying the smallest request that tells one from the other."""

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from hostile.callers import Seat
from parity.asking import of_nodes
from parity.setting import UNREAD

from leaks.pair import Pair, Request, said
from leaks.pools import Pools
from leaks.proposing import TABLES
from leaks.requesting import CONNECTIONS, INFO, filtering, forged, paging
from leaks.twins import Twin
from leaks.view import ASKED
from permissions.entities import ENTITIES
from permissions.subject import Caller
from schema.own_acts import OWN
from schema.record import FIELDS

PAGES = 4
"""Pages walked in one direction at most."""
BY_ONE = 8
"""Ids that are asked for one by one."""
ONE = "query($id: ID!) { node(id: $id) { id } case(id: $id) { id } nodes(ids: [$id]) { id } }"
SHARES = int(os.environ.get("LEAKS_SHARES", "3"))
"""Into how many shares filters and orders are split among callers; 1: each asks all."""
MOST_EXPLAINED = 6 if SHARES == 1 else 4
"""Explanations asked at once: each is read by a statement of its own."""
AFRESH = 7
"""Of so many requests, one is planned afresh for the twin."""
FIELDS_OF: Final = {
    kind: sorted(name for of, name in FIELDS if of == kind and name != "id") for kind in ENTITIES
}
EXPLAINED = """{ outcome categories code clauses byRecord considered { kind clauses rule category
  code presence holds conditions { said holds } } }"""
VIEWER = f"""{{ viewer {{ id name rank service court instant roles {{ code }}
  docket(first: 50) {{ totalCount {INFO} edges {{ cursor node {ASKED["Case"].text()} }} }} }} }}"""


@dataclass(frozen=True, slots=True)
class Difference:
    """A request that is answered differently by twins."""

    seat: Seat
    request: Request
    first: bytes
    second: bytes

    def __str__(self) -> str:
        both = zip(self.first + b" ", self.second + b" ", strict=False)
        at = next((n for n, (one, other) in enumerate(both) if one != other), 0)
        near = slice(max(0, at - 60), at + 100)
        return (
            f"{self.seat}\n  {self.request}\n"
            f"  A ... {self.first[near].decode(errors='replace')}\n"
            f"  B ... {self.second[near].decode(errors='replace')}"
        )


@dataclass(slots=True)
class Asked:
    """What was asked, how it ended (code, or None for data), which lists of a caller's own held
    anything, and what told the twins apart.
    """

    answers: Counter[str | None] = field(default_factory=Counter)
    differences: list[Difference] = field(default_factory=list)
    empty: int = 0
    filled: int = 0
    explained: Counter[str] = field(default_factory=Counter)
    own: Counter[str] = field(default_factory=Counter)

    def note(self, answer: bytes) -> None:
        """Count an answer: refused, empty, or with something in it."""
        body = json.loads(answer)
        if "errors" in body:
            self.answers[body["errors"][0]["extensions"]["code"]] += 1
            return
        self.answers[None] += 1
        self.explained.update(each["outcome"] for each in _explained(body["data"]))
        viewer = body["data"].get("viewer") or {}
        self.own.update(name for name in OWN if viewer.get(name))
        filled = b'"id":"' in answer
        self.filled += filled
        self.empty += not filled

    def smallest(self) -> str:
        """The smallest request that told A from B, in words."""
        found = min(self.differences, key=lambda each: len(str(each.request)))
        return f"{len(self.differences)} requests tell A from B, the smallest:\n{found}"


def _explained(data: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [each for each in data.values() if isinstance(each, dict) and "considered" in each]


def written(twin: Twin, random: Random) -> Iterator[Request]:
    """Requests for one caller: records by their ids, his account, lists."""
    ids = [str(record) for _, record in twin.view.told]
    half = _in_one_alone(twin, random)
    yield Request(of_nodes(ASKED), {"ids": random.sample(ids, min(60, len(ids))) + half})
    for each in half[:BY_ONE]:
        yield Request(ONE, {"id": each})
    yield Request(VIEWER)
    yield from _own(twin, half)
    yield from _explaining(twin, random)
    for of in CONNECTIONS:
        everything = ASKED[of.entity].text()
        page = f"{of.name}(first: 50) {{ totalCount {INFO} edges {{ cursor node {everything} }} }}"
        yield Request(f"{{ {page} }}")


def _own(twin: Twin, alone: list[str]) -> Iterator[Request]:
    """What the law lays on the caller, each list by itself: those of one record are asked of some
    that he sees, of some that he does not, and of what one of the twins holds alone.
    """
    seen = [str(id_) for kind, id_ in twin.view.told if kind == "Case"]
    other = [str(each.id) for each in twin.changes if each.table == "judicial_case"]
    cases = dict.fromkeys((*seen[:BY_ONE], *alone[:BY_ONE], *other[:BY_ONE]))
    for name, acts in OWN.items():
        about = acts.about
        if about is None or not about.needed:
            yield Request(f"{{ viewer {{ {name} {{ id }} }} }}")
        elif cases:
            of = enumerate(cases)
            lists = (f'c{n}: {name}({about.argument}: "{each}") {{ id }}' for n, each in of)
            yield Request(f"{{ viewer {{ {' '.join(lists)} }} }}")


def _explaining(twin: Twin, random: Random) -> Iterator[Request]:
    """Explanations of what is told him, of what twins hold otherwise, and of what one holds alone,
    each of any of its fields.
    """
    changed = [(kind, each) for each in twin.changes for kind in TABLES.get(each.table, ())]
    for records in (
        [*twin.view.told],
        [(kind, each.id) for kind, each in changed if each.columns and not each.added],
        [(kind, each.id) for kind, each in changed if each.added or not each.columns],
    ):
        judged = [each for each in records if not ENTITIES[each[0]].pseudonymous]
        aliases = "".join(
            f' e{number}: explain(type: "{kind}", id: "{id_}",'
            f' field: "{random.choice(FIELDS_OF[kind])}") {EXPLAINED}'
            for number, (kind, id_) in enumerate(
                random.sample(judged, min(MOST_EXPLAINED, len(judged)))
            )
        )
        if aliases:
            yield Request(f"{{{aliases} }}")


def _in_one_alone(twin: Twin, random: Random) -> list[str]:
    """Ids of records that one of the twins holds and the other does not: cases first."""
    found = [each for each in twin.changes if each.added or not each.columns]
    cases = [str(each.id) for each in found if each.table == "judicial_case"]
    others = [str(each.id) for each in found if each.table in TABLES.keys() - {"judicial_case"}]
    return cases[:10] + random.sample(others, min(30, len(others)))


async def tell_apart(pair: Pair, seat: Seat, asked: Asked, share: int | None = None) -> None:
    """Ask A everything, then B the same.

    Of filters, orders and made up places only a share is asked, where one is given by its number,
    and lists are walked in one direction.
    """
    twin, caller = pair.twin_of(seat), seat.caller()
    random = Random(str(seat))  # noqa: S311  not for secrets
    requests = [*written(twin, random)]
    if seat.purpose is not None:
        pools = Pools.of(pair.register, twin, random)
        searches = [*filtering(pools), *forged(pools, seat)]
        requests += searches if share is None else searches[share % SHARES :: SHARES]
    exchanges = [(each, await said(pair.first, caller, each)) for each in requests]
    if seat.purpose is not None:
        exchanges += await _walked(pair, caller, share)
    async with pair.other(twin.changes):
        for number, (request, first) in enumerate(exchanges):
            by = pair.first if number % AFRESH else pair.second
            second = await said(by, caller, request)
            asked.note(first)
            if first != second:
                asked.differences.append(Difference(seat, request, first, second))
    await pair.connection.execute(UNREAD)  # or who asks after him would see what he owes


async def _walked(pair: Pair, caller: Caller, share: int | None) -> list[tuple[Request, bytes]]:
    """Every list in every order, or a share of these, page by page: ascending from its head, or
    descending from its end.
    """
    found: list[tuple[Request, bytes]] = []
    orders = [(of, key) for of in CONNECTIONS for key in ("", *of.keys)]
    backwards = bool(share and share // SHARES % 2)
    for of, key in orders if share is None else orders[share % SHARES :: SHARES]:
        query = paging(of, key, "DESC" if backwards else "ASC", backwards=backwards)
        at: str | None = None
        for _ in range(PAGES):
            request = Request(query, {"at": at})
            answer = await said(pair.first, caller, request)
            found.append((request, answer))
            at = _next(answer, of.name, backwards=backwards)
            if at is None:
                break
    return found


def _next(answer: bytes, name: str, *, backwards: bool) -> str | None:
    """The cursor to go on from, if there is more."""
    page = (json.loads(answer).get("data") or {}).get(name)
    if page is None or not page["pageInfo"]["hasPreviousPage" if backwards else "hasNextPage"]:
        return None
    cursor: str | None = page["pageInfo"]["startCursor" if backwards else "endCursor"]
    return cursor
