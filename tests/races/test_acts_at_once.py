"""Of acts sent at once on one record, at the version all have seen, one is done; under one key, one
act is done and all are told the same. Through two processes.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import pytest
from arenas import Arena, Doing, drawn_key
from authorised import K1, issue
from offices import HEAD, IN_LYON, seisin, without
from recorded import BY_JI
from recorded import K1 as RECORDING
from scenario import State
from takings import OFFICER, as_it_is, charge, first_judge, open_seals, sealing
from test_races import RACES

ROUNDS = max(1, RACES // 20)
AT_ONCE = 6
"""Acts that are sent at once."""

Acts = Sequence[Doing]


async def revocations(arena: Arena) -> Acts:
    """Those who may revoke an authorisation all do."""
    given = issue("VI", "INTERPRETER", items=["<I2>"], usualTerm=True)
    made = await arena.done(Doing("OPJ", "issueAuthorisation", given, K1))
    it = {"authorisation": made["id"]}
    return [Doing(who, "revokeAuthorisation", it, K1) for who in ("OPJ", "JI-LYON")]


async def ends_of_designations(arena: Arena) -> Acts:
    made = await arena.done(
        Doing("SUPERIOR", "designateAgent", {"agent": "<OPJ>", "role": OFFICER})
    )
    return [Doing("SUPERIOR", "revokeDesignation", {"designation": made["id"], "role": OFFICER})]


async def ends_of_habilitations(arena: Arena) -> Acts:
    given = {"agent": "<OPJ>", "role": OFFICER}
    made = await arena.done(Doing("SUPERIOR", "habilitateAgent", given))
    return [Doing("SUPERIOR", "revokeHabilitation", {"habilitation": made["id"], "role": OFFICER})]


async def passings_on(arena: Arena) -> Acts:
    """A case is passed on, and it is taken from him who has it."""
    await first_judge(arena)
    before = await charge(arena)
    it = {"assignment": str(before["id"])}
    version = before["version"]
    return [
        Doing(HEAD, "reassignCase", seisin("JI2-LYON", **it), version=version),
        Doing(HEAD, "endAssignment", it, version=version),
    ]


async def amendments(arena: Arena) -> Acts:
    """Two clerks amend a case as they have read it."""
    version = await arena.acts.service.register.fetchval(
        "SELECT version FROM judicial_case WHERE id = $1", arena.acts.id("K1")
    )
    number = arena.chance.getrandbits(60)
    return [
        Doing("CLERK-JI", "amendCase", {**BY_JI, "case": "<K1>", "followUp": f"{number} {each}"},
              RECORDING, version)
        for each in range(AT_ONCE)
    ]  # fmt: skip


async def seals(arena: Arena) -> Acts:
    """Whoever may puts the same item under seal."""
    await open_seals(arena)
    return [
        Doing(who, "sealItems", sealing(arena, "<I5>"), K1) for who in ("OPJ", "OPJ-4", "JI-LYON")
    ]


async def numbers(arena: Arena) -> Acts:
    """Exhibits of one number, of different items."""
    await open_seals(arena)
    given = sealing(arena)
    return [
        Doing(who, "sealItems", {**given, "items": [item]}, K1)
        for who, item in (("OPJ", "<I1>"), ("JI-LYON", "<I2>"))
    ]


async def charges(arena: Arena) -> Acts:
    """A vacant charge is given to several."""
    await first_judge(arena)
    before = await charge(arena)
    it = {"assignment": str(before["id"])}
    await arena.done(Doing(HEAD, "endAssignment", it, version=before["version"]))
    return [Doing(HEAD, "assignCase", seisin(who, lead=True)) for who in ("JI-LYON", "JI2-LYON")]


@dataclass(frozen=True, slots=True)
class Together:
    """Acts that exclude one another, the state they are done in, how those are refused that come
    too late, and what makes it good for the next.
    """

    acts: Callable[[Arena], Awaitable[Acts]]
    state: State = ()
    codes: frozenset[str] = frozenset({"CONFLICT", "PRECONDITION_FAILED"})
    restore: Callable[[Arena], Awaitable[None]] = as_it_is


TOGETHER: Mapping[str, Together] = {
    "an authorisation revoked": Together(revocations),
    "a designation revoked": Together(ends_of_designations, without(f"OPJ!{OFFICER}")),
    "a habilitation revoked": Together(ends_of_habilitations, without(f"OPJ+{OFFICER}")),
    "a case passed on": Together(passings_on, IN_LYON, restore=first_judge),
    "a case amended": Together(amendments, codes=frozenset({"CONFLICT"})),
    "an item sealed": Together(seals, restore=open_seals),
    "a number given to exhibits": Together(numbers, restore=open_seals),
    "a vacant charge": Together(charges, IN_LYON, restore=first_judge),
}


@pytest.mark.parametrize("title", TOGETHER)
async def test_of_acts_at_once_one_is_done(arena: Arena, title: str) -> None:
    kind = TOGETHER[title]
    async with arena.acts.state(*kind.state):
        for _ in range(ROUNDS):
            doings = await kind.acts(arena)
            all_ = [doings[each % len(doings)] for each in range(AT_ONCE)]
            came = await asyncio.gather(
                *(arena.do(each, drawn_key(arena.chance), door) for door, each in enumerate(all_))
            )
            refused = [each["errors"][0]["extensions"]["code"] for each in came if "errors" in each]
            assert len(came) - len(refused) == 1, (title, came)
            assert set(refused) <= kind.codes, (title, came)
            arena.tally.counted(AT_ONCE, 1, refused)
            await kind.restore(arena)


@pytest.mark.parametrize("title", TOGETHER)
async def test_under_one_key_it_is_done_once_and_all_are_told_the_same(
    arena: Arena, title: str
) -> None:
    kind = TOGETHER[title]
    async with arena.acts.state(*kind.state):
        for _ in range(ROUNDS):
            doing, key = (await kind.acts(arena))[0], drawn_key(arena.chance)
            came = await asyncio.gather(*(arena.do(doing, key, door) for door in range(AT_ONCE)))
            told = [each["data"][doing.act] for each in came if "errors" not in each]
            assert len(told) == AT_ONCE, (title, came)
            assert sorted(each.pop("again") for each in told) == [False] + [True] * (AT_ONCE - 1)
            assert all(each == told[0] for each in told), (title, told)
            await _stands_once(arena, key)
            arena.tally.counted(AT_ONCE, 1, ())
            await kind.restore(arena)


async def _stands_once(arena: Arena, key: UUID) -> None:
    """The act is written down once."""
    found = await arena.row("SELECT count(*) FROM act_done WHERE key = $1", key)
    assert found["count"] == 1
