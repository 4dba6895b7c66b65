"""A right that is taken away ends what it opened: nothing is told after (classes 11, 24)."""

from datetime import timedelta

import pytest
from doing import Acts
from scenario import NOW, Edit, edit
from sockets import INTERCEPT_K1, K1, Sockets

AGO = (NOW - timedelta(seconds=1)).isoformat()
I2 = 'subscription { interceptItemChanged(id: "<I2>") { payload } }'
CASE = 'subscription { caseChanged(id: "<K1>") { number followUp } }'
VI = 'INTERPRETATION;authorisation="<VI:INTERPRETER>"'
OFFICER = "OPJ{}JUDICIAL_POLICE_OFFICER"

TAKEN: dict[str, tuple[str, str, str, Edit, str | None]] = {
    "the account": ("OPJ", INTERCEPT_K1, I2, edit("OPJ", active=False), "UNAUTHENTICATED"),
    "the role": (
        "OPJ",
        INTERCEPT_K1,
        I2,
        edit(OFFICER.format(":"), revoked_at=AGO),
        "ROLE_NOT_CLAIMED",
    ),
    "the designation": (
        "OPJ",
        INTERCEPT_K1,
        I2,
        edit(OFFICER.format("!"), revoked_at=AGO),
        "DESIGNATION_INVALID",
    ),
    "the habilitation": (
        "OPJ",
        INTERCEPT_K1,
        I2,
        edit(OFFICER.format("+"), revoked_at=AGO),
        "HABILITATION_INVALID",
    ),
    "the referral": ("OPJ", INTERCEPT_K1, I2, edit("K1.OPJ", until_=AGO), None),
    "the seisin": ("JI-LYON", K1, CASE, edit("K1.JI-LYON", until_=AGO), None),
    "the authorisation": ("INTERPRETER", VI, I2, edit("VI:INTERPRETER", revoked_at=AGO), None),
    "the role of whoever authorised": (
        "INTERPRETER",
        VI,
        I2,
        edit("VI:INTERPRETER", issuer="INTERPRETER"),
        None,
    ),
}


@pytest.mark.parametrize("title", TAKEN)
async def test_what_is_taken_away_ends_the_stream(sockets: Sockets, acts: Acts, title: str) -> None:
    who, purpose, query, change, code = TAKEN[title]
    async with sockets.of(who, purpose) as client:
        await client.subscribe(query)
        assert any((await client.event()).values())
        async with acts.state(change):
            if code is None:
                await client.completed()
            else:
                assert await client.refused() == code
            await acts.service.register.execute(
                "UPDATE intercept_item SET payload = payload || ' ' WHERE id = $1", acts.id("I2")
            )
            await client.quiet(0.3)
    restored = "UPDATE intercept_item SET payload = 'payload of I2' WHERE id = $1"
    await acts.service.register.execute(restored, acts.id("I2"))
