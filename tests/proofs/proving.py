"""Proving: that conditions are never true together, and that two are always true together.

A proof says the meaning of EXISTS as often as it needs: not at all first, then of ever more rows.
What is shown impossible is so whatever was left unsaid. A register found on the way is believed
once the law's evaluator agrees; where it does not, more is said.
"""

from dataclasses import dataclass
from functools import cache

from permissions.condition import And, Condition, Exists, Not, Or, Row
from permissions.rows import rebind
from proofs.connectives import Formula, neg, same
from proofs.formulas import AS_IS, atom, canonical
from proofs.found import Found, register_of
from proofs.worlds import World

MOST_ROUNDS = 3


class UnprovedError(AssertionError):
    """Neither shown impossible, nor a register found that the evaluator agrees on."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A question: may all of `says` be true, and none of `denies`?"""

    says: tuple[Condition, ...]
    denies: tuple[Condition, ...] = ()

    def put(self, world: World) -> None:
        """Say it in a world."""
        world.say(*self.says)
        world.deny(*self.denies)

    def agrees(self, found: Found) -> bool:
        """Whether the law's evaluator says the same of a register."""
        holds = all(found.holds(each) for each in self.says)
        return holds and not any(found.holds(each) for each in self.denies)


@cache
def register_where(claim: Claim) -> Found | None:
    """A register in which a claim holds; None: there is none. Raises `UnprovedError`."""
    for rounds in range(MOST_ROUNDS + 1):
        world = World(rounds)
        claim.put(world)
        model = world.sought()
        if model is None:
            return None
        if rounds and claim.agrees(found := register_of(world, model)):
            return found
    raise UnprovedError("neither shown impossible nor found")


def never(*says: Condition, unless: tuple[Condition, ...] = ()) -> Found | None:
    """Nothing if there is no register in which all of `says` are true, and none of `unless`;
    otherwise such a register.
    """
    return register_where(Claim(says, unless))


def differ(first: Condition, second: Condition, given: tuple[Condition, ...]) -> Found | None:
    """Nothing if two conditions are true of the same records; otherwise a register with a record
    of which one only is.
    """
    if canonical(first) == canonical(second) or _alike(first, second, given):
        return None
    return never(*given, first, unless=(second,)) or never(*given, second, unless=(first,))


@cache
def _alike(first: Condition, second: Condition, given: tuple[Condition, ...]) -> bool:
    """Whether z3 sees that they are, without what EXISTS means save that some are the same."""
    world = World(0)
    world.say(*given)
    world.said.append(neg(same(world.take(first), world.take(second))))
    world.said.extend(_same_atoms(canonical(first), canonical(second)))
    return world.sought() is None


def _same_atoms(first: Condition, second: Condition) -> list[Formula]:
    """EXISTS of the one and of the other that do not read alike and are the same."""
    mine, others = atoms_in(first), atoms_in(second)
    return [
        same(atom(one, AS_IS), atom(other, AS_IS))
        for one in mine - others
        for other in others - mine
        if one.row.table == other.row.table and _same(one, other)
    ]


@cache
def _same(one: Exists, other: Exists) -> bool:
    """Whether two EXISTS are the same whatever is around them: as their conditions are of any row;
    else by what EXISTS means.
    """
    row = Row(one.row.table, f"any {one.row.table} {_depth(one)}")
    said = (canonical(rebind(each.where, {each.row: row})) for each in (one, other))
    if _alike(next(said), next(said), ()):
        return True
    for rounds in (1, 2):
        world = World(rounds)
        world.said.append(neg(same(world.take(one), world.take(other))))
        if world.sought() is None:
            return True
    return False


def _depth(one: Exists) -> int:
    """How deep its row stands, so that rows of one table are told apart on the way down."""
    return int(one.row.name.removeprefix("?"))


@cache
def atoms_in(condition: Condition) -> frozenset[Exists]:
    """The EXISTS of a condition, those within left out."""
    match condition:
        case Exists():
            return frozenset({condition})
        case Not(of=inner):
            return atoms_in(inner)
        case And(parts=parts) | Or(parts=parts):
            return frozenset[Exists]().union(*(atoms_in(part) for part in parts))
        case _:
            return frozenset()
