"""Events from one process to another, and what becomes of them when connections are lost."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import asyncpg
import pytest
from doing import Acts
from processes import another
from scenario import NOW, edit
from sockets import INTERCEPT_K1, K1, Sockets
from test_events import STEPS, step, steps

from db.changes import Changes

LISTENERS = "SELECT pid FROM pg_stat_activity WHERE application_name = 'greffe-changes'"


async def test_what_is_done_in_one_process_is_told_and_ended_in_another(
    sockets: Sockets, acts: Acts
) -> None:
    async with another(sockets, NOW) as elsewhere, elsewhere.of("JI-LYON", K1) as client:
        await client.subscribe(STEPS)
        first = await steps(client)
        await step(acts, "Confrontation")
        assert len(await steps(client)) == len(first) + 1
        item = 'subscription { interceptItemChanged(id: "<I2>") { payload } }'
        async with elsewhere.of("OPJ", INTERCEPT_K1) as officer:
            await officer.subscribe(item)
            assert (await officer.event())["interceptItemChanged"]["payload"] == "payload of I2"
            sealing = {"case": "<K1>", "items": ["<I2>"], "number": "SC-elsewhere"}
            assert (await acts.do("JI-LYON", "sealItems", sealing, purpose=INTERCEPT_K1)).done
            assert (await officer.event())["interceptItemChanged"]["payload"] is None
            referral = {"referral": str(acts.id("K1.OPJ"))}
            at = await acts.service.register.fetchval(
                "SELECT version FROM referral WHERE id = $1", acts.id("K1.OPJ")
            )
            assert (
                await acts.do("JI-LYON", "endReferral", referral, purpose=INTERCEPT_K1, version=at)
            ).done
            await officer.completed()
        await acts.service.register.execute(
            "UPDATE referral SET valid_until = NULL WHERE id = $1", acts.id("K1.OPJ")
        )
        opening = {"case": "<K1>", "items": ["<I2>"]}
        assert (await acts.do("JI-LYON", "unsealItems", opening, purpose=INTERCEPT_K1)).done


async def test_what_is_done_while_nobody_listens_is_told_afterwards(
    sockets: Sockets, acts: Acts
) -> None:
    register = acts.service.register
    async with sockets.of("JI-LYON", K1) as client:
        await client.subscribe(STEPS)
        first = await steps(client)
        await register.execute(f"SELECT pg_terminate_backend(pid) FROM ({LISTENERS}) AS all_of")
        async with asyncio.timeout(5):
            while await register.fetchval(LISTENERS) is not None:  # noqa: ASYNC110  not ours to end
                await asyncio.sleep(0.001)
        await register.execute(
            "INSERT INTO investigation_step (case_id, type, at) VALUES ($1, 'Fouille', $2)",
            acts.id("K1"),
            NOW - timedelta(days=1),
        )
        assert len(await steps(client)) == len(first) + 1


async def test_what_ends_by_time_alone_is_noticed(sockets: Sockets, acts: Acts) -> None:
    following = acts.service.app.sockets._following  # type: ignore[union-attr]  # it is open
    before, following.pace = following.pace, replace(following.pace, most=0.1)
    try:
        async with sockets.of("JI-LYON", K1) as client:
            ending = (NOW + timedelta(minutes=1)).isoformat()
            async with acts.state(edit("K1.JI-LYON", until_=ending)):
                await client.subscribe(STEPS)
                await steps(client)
                acts.service.set_clock(NOW + timedelta(minutes=1))
                await client.completed()
    finally:
        acts.service.set_clock(NOW)
        following.pace = before


@pytest.fixture
async def listened(migrated_url: str) -> AsyncIterator[tuple[Changes, asyncpg.Connection]]:
    """Changes of a register that holds nothing, and a connection to it."""
    connection = await asyncpg.connect(migrated_url)
    async with Changes(migrated_url) as changes:
        while not changes.listening:  # noqa: ASYNC110  it becomes so by itself
            await asyncio.sleep(0.01)
        yield changes, connection
    await connection.close()


async def test_what_is_told_is_ids_and_of_many_rows_that_there_are_many(
    listened: tuple[Changes, asyncpg.Connection],
) -> None:
    changes, connection = listened
    heard: list[str] = []
    await connection.add_listener("greffe_change", lambda *told: heard.append(str(told[-1])))
    court = await connection.fetchval(
        "INSERT INTO court (code, name, degree) VALUES ('TJ', 'Tribunal', 'FIRST') RETURNING id"
    )
    making = (
        "INSERT INTO judicial_case (number, kind, court_id, stage, origin, last_recorded_update_at)"
        " SELECT n::text, 'CRIMINAL', $1, 'ENQUIRY', 'COMPLAINT', now()"
        " FROM generate_series($2::int, $3::int) AS n RETURNING id"
    )
    few = [row["id"] for row in await connection.fetch(making, court, 1, 450)]
    with changes.watch(few[:1]) as watch, changes.watch([court]) as other:
        await connection.fetch(making, court, 1_000, 3_000)
        await asyncio.wait_for(watch.changed(60), 5)
        await asyncio.wait_for(other.changed(60), 5)
    assert heard[0] == heard[-1] == "all"
    told = {each for payload in heard[1:-1] for each in payload.split(",")}
    assert told == {str(each) for each in few}
    assert max(map(len, heard)) < 8_000


async def test_a_notification_that_is_not_ours_wakes_and_breaks_nothing(
    listened: tuple[Changes, asyncpg.Connection],
) -> None:
    changes, connection = listened
    for payload in ("", "all", "'; DROP TABLE party; --", "5," * 2_000, "\u202e"):
        with changes.watch([]) as watch:
            await connection.execute("SELECT pg_notify('greffe_change', $1)", payload)
            await asyncio.wait_for(watch.changed(60), 5)
    assert changes.watching == 0
