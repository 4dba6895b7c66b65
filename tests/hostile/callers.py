"""Who asks a hostile register, in what role, for what: as headers state it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from random import Random
from uuid import UUID

from api.caller import ACCESS_PURPOSE, ACTING_ROLE, Stated, caller_of
from db.enumerations import Role
from hostile.agents import READERS
from hostile.antecedents import HEADS
from hostile.naming import NOWHERE, Naming, holds
from hostile.officials import OFFICIALS
from permissions.purposes import TERMS, Purpose
from permissions.register import Register, Values
from permissions.subject import AgentId, Caller

__all__ = ["CLOSED", "NOWHERE", "OPEN", "Seat", "seats"]

CLOSED = (Purpose.CASE_RECORDING,)
"""Purposes that open no record: those who record do not read for it."""
OPEN = tuple(each for each in Purpose if each not in CLOSED)
"""Purposes that some paragraph opens."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A caller as a request states it: agent, role, purpose, what the purpose names."""

    agent: UUID
    role: Role | None
    purpose: Purpose | None
    references: tuple[tuple[str, str], ...] = ()

    @property
    def headers(self) -> dict[str, str]:
        """The headers that state role and purpose."""
        stated = {} if self.role is None else {"Acting-Role": str(self.role)}
        if self.purpose is not None:
            named = "".join(f';{key}="{value}"' for key, value in self.references)
            stated["Access-Purpose"] = f"{self.purpose}{named}"
        return stated

    def caller(self) -> Caller:
        """The caller. Raises `Refusal`, as the service does."""
        stated: Stated = {
            name: [self.headers[key].encode()]
            for key, name in (("Acting-Role", ACTING_ROLE), ("Access-Purpose", ACCESS_PURPOSE))
            if key in self.headers
        }
        return caller_of(AgentId(self.agent), stated)

    def __str__(self) -> str:
        named = ", ".join(f"{key}={value}" for key, value in self.references)
        return f"agent {self.agent} as {self.role} for {self.purpose}({named})"


def seats(register: Register, seed: int, cases: int = 3) -> Iterator[Seat]:
    """Every agent who may ask for anything, in the roles he holds, held, or never did, for the
    purposes of the role and for one that is not.

    `cases` that he has to do with are named in turn, then one that he was or will have to, and one
    far off, or the id of nothing.
    """
    random = Random(seed)  # noqa: S311  not for secrets
    naming = Naming(register, random, cases)
    near, ever = _near(register, now=True), _near(register, now=False)
    every = [UUID(str(row["id"])) for row in register.rows("judicial_case")]
    for row in register.rows("agent"):
        agent = UUID(str(row["id"]))
        held = {each["role"] for each in register.candidates("agent_role", {"agent_id": agent})}
        if held and held <= set(HEADS):
            continue
        for role in _roles(register, agent, random):
            named = [
                *random.sample(near[agent], min(cases, len(near[agent]))),
                random.choice([*ever[agent], NOWHERE]),
                random.choice(every),
            ]
            yield Seat(agent, role, None)
            may = role is None or _held(register, row, role)
            for purpose in _purposes(role, random):
                stated = naming.references(agent, purpose, named)
                asked = may and (role is None or TERMS[purpose].may_be_stated_by(role))
                for each in stated if asked else islice(stated, 1):
                    yield Seat(agent, role, purpose, each)


def _held(register: Register, account: Values, role: Role) -> bool:
    """Whether an agent holds a role, as far as its interval says."""
    held = register.candidates("agent_role", {"agent_id": account["id"]})
    mine = (row for row in held if row["role"] == role and holds(row))
    return account["active"] is True and any(mine)


def _purposes(role: Role | None, random: Random) -> list[Purpose]:
    """Those that the role may state, by the article or by decree, and one at random."""
    if role is None:
        return random.sample(OPEN, 3)
    own = [each for each in Purpose if TERMS[each].may_be_stated_by(role)]
    return list(dict.fromkeys((*own, random.choice(tuple(Purpose)))))


def _roles(register: Register, agent: UUID, random: Random) -> list[Role | None]:
    held = {
        Role(str(row["role"])) for row in register.candidates("agent_role", {"agent_id": agent})
    }
    other = random.choice(READERS if held & set(READERS) else tuple(OFFICIALS))
    named: list[Role | None] = [*sorted(held | {other})]
    return [None, *named] if random.random() < 0.3 else named


def _near(register: Register, *, now: bool) -> Mapping[UUID, list[UUID]]:
    """The cases that an agent, or a magistrate he assists, is seised of, or that are referred to
    him, now or ever.
    """
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for table, who in (("assignment", "magistrate_id"), ("referral", "agent_id")):
        for row in register.rows(table):
            if holds(row) or not now:
                found[UUID(str(row[who]))].add(UUID(str(row["case_id"])))
    own = dict(found)
    for row in register.rows("assist_link"):
        if holds(row) or not now:
            assistant, magistrate = UUID(str(row["assistant_id"])), row["magistrate_id"]
            found[assistant] = found[assistant] | own.get(UUID(str(magistrate)), set())
    return defaultdict(list, {key: sorted(each, key=str) for key, each in found.items()})
