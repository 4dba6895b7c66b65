"""What a key stands for: one act, of one author, in one role and for one purpose (class 16)."""

from uuid import uuid4

from authorised import K1, issue
from doing import Acts, until
from offices import holding
from scenario import NOW, edit

from db.enumerations import Role

VI = issue("VI", "INTERPRETER", items=["<I2>"], case="<K1>", validUntil=until(days=7))
K2 = 'INTERCEPT_CASE;case="<K2>"'


async def test_for_another_case_it_is_another_act_and_is_not_journalled_as_done(
    acts: Acts,
) -> None:
    """Else whoever did it for one case could have it written down as done for any."""
    key = uuid4()
    assert (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, key=key)).done
    async with acts.changing_nothing():
        came = await acts.do("OPJ", "issueAuthorisation", VI, purpose=K2, key=key)
    assert came.code == "CONFLICT"
    entry = await acts.service.journalled()
    assert (entry["outcome"], entry["record_ids"]) == ("CONFLICT", [])


async def test_in_another_role_it_is_another_act(acts: Acts) -> None:
    key, other = uuid4(), Role.CUSTOMS_JUDICIAL_OFFICER
    held = (
        edit("OPJ!JUDICIAL_POLICE_OFFICER", role=str(other)),
        edit("OPJ+JUDICIAL_POLICE_OFFICER", role=str(other)),
    )
    assert (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, key=key)).done
    async with acts.state(*holding("OPJ", other), *held), acts.changing_nothing():
        came = await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, key=key, role=other)
    assert came.code == "CONFLICT"


async def test_who_may_not_ask_is_told_that_before_what_the_key_stands_for(acts: Acts) -> None:
    key, now = uuid4(), NOW.isoformat()
    assert (await acts.do("OPJ", "issueAuthorisation", VI, purpose=K1, key=key)).done
    other = {**VI, "reason": "Autre"}
    for change, code in (
        (edit("OPJ", active=False), "UNAUTHENTICATED"),
        (edit("OPJ!JUDICIAL_POLICE_OFFICER", revoked_at=now), "DESIGNATION_INVALID"),
    ):
        async with acts.state(change), acts.changing_nothing():
            for given in (VI, other):
                came = await acts.do("OPJ", "issueAuthorisation", given, purpose=K1, key=key)
                assert came.code == code
