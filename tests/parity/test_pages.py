"""A page shows, at any depth, what a record by its id shows (sheets and records are one answer)."""

from random import Random
from typing import Any

from parity.asking import wandering
from parity.sampling import admitted
from parity.setting import Setting
from permissions.purposes import Purpose

DEPTH, ASKED = 4, 10


async def _pages_asked(setting: Setting, random: Random) -> int:
    asked = 0
    for asking in admitted(setting):
        seat = asking.seat
        if seat.purpose not in (Purpose.CASE_PROCESSING, Purpose.PG_SUPERVISION) or asked >= ASKED:
            continue
        wanted = wandering(random, "Case", DEPTH).text()
        caller = seat.caller()
        body = await setting.ask(caller, f"{{ cases(first: 5) {{ nodes {wanted} }} }}")
        assert "errors" not in body, (str(seat), wanted, body)
        nodes: list[dict[str, Any]] = body["data"]["cases"]["nodes"]
        again = await setting.data(
            caller,
            f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on Case {wanted} }} }}",
            ids=[node["id"] for node in nodes],
        )
        assert nodes == again["nodes"], (str(seat), wanted)
        asked += bool(nodes)
    return asked


async def test_a_page_of_any_depth_is_answered_like_records_by_their_ids(
    settings: list[Setting],
) -> None:
    assert await _pages_asked(settings[0], Random(7)) > 8  # noqa: S311  not for secrets
