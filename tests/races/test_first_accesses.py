"""Whoever found the magistrate by reading must inform him, however close the two come (XII/d)."""

import asyncio
from datetime import UTC, datetime
from uuid import UUID

import asyncpg
import pytest
from arenas import Arena, Doing
from offices import HEAD, seisin
from scenario import with_ids
from takings import IN_GRENOBLE, authorised_search, free
from test_races import RACES

READ = '{ interceptItem(id: "<O1>") { payload } }'
DUE = "SELECT due_from FROM notice WHERE authorisation_id = $1 AND kind = 'MAGISTRATE_INFORMED'"


async def reads(arena: Arena, search: str) -> bool:
    """Whether the item is read, a moment later."""
    await asyncio.sleep(arena.chance.random() / 50)
    headers = arena.acts.headers("OPJ", f'IDENTIFY_MAGISTRATE;authorisation="{search}"')
    body = await arena.post(headers, {"query": with_ids(READ)}, door=1)
    return "data" in body and body["data"]["interceptItem"] is not None


async def recorded(arena: Arena, given: dict[str, object]) -> None:
    """The magistrate is recorded, a moment later."""
    await asyncio.sleep(arena.chance.random() / 50)
    await arena.done(Doing(HEAD, "recordMagistrateInCharge", given))


async def test_a_first_access_beside_the_recording_of_the_magistrate_obliges(
    arena: Arena,
) -> None:
    """The notice is there if and only if something was read, and it is due."""
    given, shown = {**seisin("JI-LYON"), "case": "<K16>"}, 0
    async with arena.acts.state(*IN_GRENOBLE):
        for number in range(max(40, RACES // 9)):
            if number >= max(5, RACES // 9) and shown:
                break
            made = await authorised_search(arena)
            recording = recorded(arena, given)
            _, *found = await asyncio.gather(recording, *(reads(arena, made) for _ in range(3)))
            notice = await arena.row(DUE, UUID(made))
            assert (notice is not None) is any(found)
            assert notice is None or notice["due_from"] is not None
            shown += any(found)
            arena.tally.races += 1
        await free(arena)
    assert shown


SEISES = (
    "INSERT INTO assignment (case_id, magistrate_id, function, lead, valid_from)"
    " VALUES ($1, $2, 'INVESTIGATING_JUDGE', true, $3)"
)
OPENS = "INSERT INTO notice (kind, authorisation_id) VALUES ('MAGISTRATE_INFORMED', $1)"


@pytest.mark.parametrize("first", ["the seisin", "the access"])
async def test_neither_of_the_two_is_written_past_the_other(arena: Arena, first: str) -> None:
    """The later one waits for the earlier, and finds it."""
    async with arena.acts.state(*IN_GRENOBLE):
        search, now = UUID(await authorised_search(arena)), datetime.now(UTC)
        seises = (SEISES, arena.acts.id("K16"), arena.acts.id("JI-LYON"), now)
        opens = (OPENS, search)
        earlier, later = (seises, opens) if first == "the seisin" else (opens, seises)
        beside = await asyncpg.connect(arena.sockets[0].database)
        try:
            transaction = beside.transaction()
            await transaction.start()
            await beside.execute(*earlier)
            waiting = asyncio.create_task(arena.acts.service.register.execute(*later))
            await asyncio.sleep(0.05)
            assert not waiting.done()
            await transaction.commit()
            await waiting
        finally:
            await beside.close()
        assert (await arena.row(DUE, search))["due_from"] == now
        await free(arena)
