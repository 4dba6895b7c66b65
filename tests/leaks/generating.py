"""Requests drawn at random: trees of fields under a page with any filters, order and place."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st
from parity.asking import Asked, names

from leaks.pair import Request
from leaks.pools import Pools
from leaks.requesting import INFO, Connected, Leaf, places_in
from leaks.twins import Twin
from permissions.register import Register

DEPTH = 3
DIRECTIONS = ("ASC", "DESC")


@st.composite
def trees(draw: st.DrawFn, entity: str, depth: int = DEPTH) -> Asked:
    """Some fields of a kind of record, and what is asked below those that lead on."""
    chosen = draw(st.lists(st.sampled_from(names(entity)), min_size=1, max_size=3, unique=True))
    fields: dict[str, Asked | None] = {"id": None}
    for name, leads in chosen:
        if leads is None:
            fields[name] = None
        elif depth > 0:
            fields[name] = draw(trees(leads, depth - 1))
    if draw(st.booleans()):
        fields["withheld"] = None
    return Asked(entity, tuple(fields.items()))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page that is asked; `seed` chooses the values of its filters and its place."""

    of: Connected
    leaves: tuple[Leaf, ...]
    key: str | None
    direction: str
    backwards: bool
    placed: bool
    size: int
    below: Asked
    seed: int

    def request(self, register: Register, twin: Twin) -> Request:
        """The request, with values that differ between twins."""
        pools = Pools.of(register, twin, Random(self.seed))  # noqa: S311  not for secrets
        variables: dict[str, object] = {}
        declared, parts = [], []
        for number, leaf in enumerate(self.leaves):
            value = pools.choose(leaf.type, leaf.path, self.of.table, 1)[0]
            variables[f"v{number}"] = [value] if leaf.lists else value
            declared.append(f"$v{number}: {leaf.type}")
            parts.append(leaf.filter(f"$v{number}")[1:-1])
        arguments = [f"{'last' if self.backwards else 'first'}: {self.size}"]
        if parts:
            arguments.append(f"filter: {{{', '.join(parts)}}}")
        if self.key:
            arguments.append(f"orderBy: {{by: {self.key}, direction: {self.direction}}}")
        if self.placed and self.key:
            variables["at"] = places_in(self.of, self.key, twin.seat, pools, 1)[0]
            declared.append("$at: String")
            arguments.append(f"{'before' if self.backwards else 'after'}: $at")
        page = f"{{ totalCount {INFO} edges {{ cursor node {self.below.text()} }} }}"
        head = f"query({', '.join(declared)})" if declared else "query"
        return Request(f"{head} {{ {self.of.name}({', '.join(arguments)}) {page} }}", variables)


@st.composite
def requests(draw: st.DrawFn, among: Sequence[Connected]) -> Drawn:
    """A page of one of some connections."""
    of = draw(st.sampled_from(among))
    tops = {leaf.path[0]: leaf for leaf in of.leaves}
    chosen: list[str] = []
    if tops:
        chosen = draw(st.lists(st.sampled_from(sorted(tops)), max_size=2, unique=True))
    leaves = tuple(
        draw(st.sampled_from([leaf for leaf in of.leaves if leaf.path[0] == top])) for top in chosen
    )
    return Drawn(
        of,
        leaves,
        draw(st.sampled_from((None, *of.keys))),
        draw(st.sampled_from(DIRECTIONS)),
        draw(st.booleans()),
        draw(st.booleans()),
        draw(st.integers(1, 5)),
        draw(trees(of.entity)),
        draw(st.integers(0, 999)),
    )
