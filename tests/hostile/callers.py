"""Who asks a hostile register, in what role, for what: as headers state it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import cast
from uuid import UUID

from api.caller import ACCESS_PURPOSE, ACTING_ROLE, Stated, caller_of
from db.enumerations import Role
from hostile.agents import READERS
from hostile.drawing import NOW
from permissions.purposes import TERMS, Purpose
from permissions.register import Register, Values
from permissions.subject import AgentId, Caller

BUILT = (
    Purpose.CASE_PROCESSING,
    Purpose.RECIPROCAL_KNOWLEDGE,
    Purpose.VICTIM_INFORMATION,
    Purpose.PG_SUPERVISION,
)
"""Purposes that some paragraph opens so far."""
CLOSED = (
    Purpose.CASE_RECORDING,
    Purpose.STATISTICS_NON_NOMINATIVE,
    Purpose.EXTENDED_JURISDICTION,
    Purpose.DATA_SUBJECT_RIGHTS,
    Purpose.SAUJ_SERVICE,
    Purpose.INTERCEPT_CASE,
    Purpose.ADMIN_INQUIRY,
)
"""Purposes that open no record yet, in this file or in another."""
NOWHERE = UUID("00000000-0000-4000-8000-00000000dead")
"""The id of nothing."""


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
    """Every agent, in the roles he holds, held, or never did, for purposes built and not.

    `cases` that he is in charge of are named in turn, then one that he was or will be, and one
    far off, or the id of nothing.
    """
    random = Random(seed)  # noqa: S311  not for secrets
    near, ever = _near(register, now=True), _near(register, now=False)
    every = [UUID(str(row["id"])) for row in register.rows("judicial_case")]
    for row in register.rows("agent"):
        agent = UUID(str(row["id"]))
        for role in _roles(register, agent, random):
            named = [
                *random.sample(near[agent], min(cases, len(near[agent]))),
                random.choice([*ever[agent], NOWHERE]),
                random.choice(every),
            ]
            yield Seat(agent, role, None)
            yield from _for_each_purpose(agent, role, named, random)


def _for_each_purpose(
    agent: UUID, role: Role | None, named: list[UUID], random: Random
) -> Iterator[Seat]:
    for purpose in (*BUILT, random.choice(CLOSED)):
        terms = TERMS[purpose]
        keys = {each.name: each for each in terms.references if each.compulsory}
        if "case" not in keys:
            codes = [(key, (each.codes or (str(NOWHERE),))[0]) for key, each in keys.items()]
            yield Seat(agent, role, purpose, tuple(codes))
        elif role is None or role in terms.roles:
            for case in named:
                yield Seat(agent, role, purpose, (("case", str(case)),))
        else:
            yield Seat(agent, role, purpose, (("case", str(named[0])),))


def _roles(register: Register, agent: UUID, random: Random) -> list[Role | None]:
    held = {
        Role(str(row["role"])) for row in register.candidates("agent_role", {"agent_id": agent})
    }
    other = random.choice(READERS)
    named: list[Role | None] = [*sorted(held | {other})]
    return [None, *named] if random.random() < 0.3 else named


def _near(register: Register, *, now: bool) -> Mapping[UUID, list[UUID]]:
    """The cases that an agent, or a magistrate he assists, is seised of, now or ever."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for row in register.rows("assignment"):
        if _holds(row) or not now:
            found[UUID(str(row["magistrate_id"]))].add(UUID(str(row["case_id"])))
    own = dict(found)
    for row in register.rows("assist_link"):
        if _holds(row) or not now:
            assistant, magistrate = UUID(str(row["assistant_id"])), row["magistrate_id"]
            found[assistant] = found[assistant] | own.get(UUID(str(magistrate)), set())
    return defaultdict(list, {key: sorted(each, key=str) for key, each in found.items()})


def _holds(row: Values) -> bool:
    since, until = row["valid_from"], row["valid_until"]
    return cast("datetime", since) <= NOW and (until is None or cast("datetime", until) > NOW)
