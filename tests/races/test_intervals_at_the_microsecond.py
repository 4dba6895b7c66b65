"""`[from, until)` of every right that runs for a time, at its first and its last microsecond, and
at those outside it (class 24).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from arenas import Arena
from authorised import K1, OF_K1
from scenario import NOW, edit
from takings import OFFICER

TICK = timedelta(microseconds=1)
SINCE, UNTIL = NOW, NOW + timedelta(minutes=5)
INSTANTS = {SINCE - TICK: False, SINCE: True, UNTIL - TICK: True, UNTIL: False}
I2 = 'interceptItem(id: "<I2>") { payload }'
I5 = 'interceptItem(id: "<I5>") { payload }'
CASE = 'case(id: "<K1>") { number }'
OF_K2 = 'CASE_PROCESSING;case="<K2>"'
CASE_2 = 'case(id: "<K2>") { number }'


@dataclass(frozen=True, slots=True)
class Right:
    """Somebody reads by a right of the register; it ends at `until`, or by being revoked."""

    row: str
    who: str
    purpose: str
    query: str
    revocable: bool = False


RIGHTS: Mapping[str, Right] = {
    "a role": Right(f"OPJ:{OFFICER}", "OPJ", K1, I2, revocable=True),
    "a designation": Right(f"OPJ!{OFFICER}", "OPJ", K1, I2, revocable=True),
    "a habilitation": Right(f"OPJ+{OFFICER}", "OPJ", K1, I2, revocable=True),
    "a referral": Right("K1.OPJ", "OPJ", K1, I2),
    "a seisin": Right("K2.P-PARIS", "P-PARIS", OF_K2, CASE_2),
    "an authorisation": Right(
        "VI:INTERPRETER",
        "INTERPRETER",
        'INTERPRETATION;authorisation="<VI:INTERPRETER>"',
        I2,
        revocable=True,
    ),
    "help": Right("CLERK-JI>JI-LYON", "CLERK-JI", OF_K1, CASE),
}


async def reads(arena: Arena, right: Right, at: datetime) -> bool:
    """Whether he reads at an instant."""
    body = await arena.acts.read(right.who, right.purpose, right.query, at)
    return "data" in body and all(body["data"].values())


@pytest.mark.parametrize("title", RIGHTS)
async def test_a_right_holds_from_its_first_microsecond_to_the_one_before_its_end(
    arena: Arena, title: str
) -> None:
    right = RIGHTS[title]
    since, until = SINCE.isoformat(), UNTIL.isoformat()
    ends = [edit(right.row, from_=since, until_=until)]
    if right.revocable:
        ends.append(edit(right.row, from_=since, revoked_at=until))
    try:
        for ending in ends:
            async with arena.acts.state(ending):
                found = {at: await reads(arena, right, at) for at in INSTANTS}
            assert found == INSTANTS, ending
    finally:
        arena.acts.service.set_clock(None)
