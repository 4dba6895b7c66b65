"""What a caller may end or has to confirm, as his own account tells it (R40-47/II/f, A32)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from authorised import K1, issue
from doing import Acts, later, until
from offices import cleared, holding
from own_account import in_charge, issued_by, lasts, line, named
from scenario import NOW, REGISTER, ROLES, edit

from db.enumerations import Role
from permissions.acts.granted import ENDED_FOR
from permissions.purposes import TERMS

ITEM = 'interceptItem(id: "<I1>") { payload }'
CHANGE, AFTER = later(hours=1).isoformat(), later(hours=2)
PASSED_ON = (
    edit("K1.JI-LYON", until=CHANGE),
    edit("K1.P-LYON", lead=True, **{"from": CHANGE}),
)
"""The prosecutor, who is seised of K1 already, is in charge of it after an hour."""


@pytest.fixture(autouse=True)
async def as_described(acts: Acts) -> AsyncIterator[None]:
    """What a test issues is taken away again."""
    async with cleared(acts, "notice", "authorisation"):
        yield


async def test_a_successor_finds_what_stopped_and_confirms_what_he_found(acts: Acts) -> None:
    given = issue("IX", "MAINTAINER", validUntil=until(days=7), express=True)
    made = (await acts.do("JI-LYON", "issueAuthorisation", given, purpose=K1)).done["id"]
    purpose = f'PLATFORM_OPERATION;authorisation="{made}"'
    assert not (await in_charge(acts, "JI-LYON"))[made]["awaitsConfirmation"]
    assert made not in await in_charge(acts, "P-LYON")
    async with acts.state(*PASSED_ON):
        found = (await in_charge(acts, "P-LYON", AFTER))[made]
        assert found == {
            "id": made,
            "clause": "IX",
            "scope": "WHOLE_CASE",
            "includesSealed": False,
            "granteeId": str(acts.id("MAINTAINER")),
            "issuerId": str(acts.id("JI-LYON")),
            "caseId": str(acts.id("K1")),
            "interceptionId": None,
            "issuedAt": "2026-11-21T10:00:00Z",
            "validFrom": "2026-11-21T10:00:00Z",
            "validUntil": "2026-11-28T10:00:00Z",
            "confirmedAt": None,
            "version": 1,
            "awaitsConfirmation": True,
        }
        read = await acts.read("MAINTAINER", purpose, ITEM, AFTER)
        assert read["data"]["interceptItem"] is None
        it = {"authorisation": found["id"]}
        confirmed = await acts.do(
            "P-LYON", "confirmAuthorisation", it, purpose=K1, version=found["version"], at=AFTER
        )
        assert confirmed.done["version"] == 2
        found = (await in_charge(acts, "P-LYON", AFTER))[made]
        assert (found["awaitsConfirmation"], found["version"]) == (False, 2)
        assert found["confirmedAt"] == "2026-11-21T12:00:00Z"
        read = await acts.read("MAINTAINER", purpose, ITEM, AFTER)
        assert read["data"]["interceptItem"] == {"payload": "payload of I1"}
        ended = await acts.do("P-LYON", "revokeAuthorisation", it, purpose=K1, version=2, at=AFTER)
        assert ended.done
        assert made not in await in_charge(acts, "P-LYON", AFTER)


async def test_what_waits_is_what_another_magistrate_in_charge_gave_and_comes_first(
    acts: Acts,
) -> None:
    """The officer's own and those of offices run on; IV is the magistrate's who is assisted."""
    mine = issue("IX", "MAINTAINER", validUntil=until(days=7), express=True)
    async with acts.state(*PASSED_ON):
        made = await acts.do("P-LYON", "issueAuthorisation", mine, purpose=K1, at=AFTER)
        told = await in_charge(acts, "P-LYON", AFTER)
        waiting = [name for name, each in told.items() if each["awaitsConfirmation"]]
        assert list(told)[: len(waiting)] == waiting
        assert made.done["id"] not in waiting
        clauses = {told[name]["clause"] for name in waiting}
        assert clauses == {"II_SEALED", "VI", "VII", "VIII", "IX", "XI_MAGISTRATE"} - {"IX"}
        assert {told[name]["issuerId"] for name in waiting} == {str(acts.id("JI-LYON"))}
        rest = {"IV:SPECIALIST", "XI_DIRECTOR:CONTRACTOR", "VI:INTERPRETER", "R-K1"}
        assert rest <= told.keys() - set(waiting)
        ended = {"authorisation": made.done["id"]}
        assert (await acts.do("P-LYON", "revokeAuthorisation", ended, purpose=K1, at=AFTER)).done


async def test_whom_the_grant_is_for_does_not_confirm_it(acts: Acts) -> None:
    """Nor what never was the magistrate's in charge, which no confirmation would bring to life."""
    async with acts.state(*PASSED_ON, edit("VIII:DECRYPTOR", grantee="P-LYON")):
        told = await in_charge(acts, "P-LYON", AFTER)
        assert not told["VIII:DECRYPTOR"]["awaitsConfirmation"]
    async with acts.state(*PASSED_ON, edit("VIII:DECRYPTOR", issuer="JI2-LYON")):
        told = await in_charge(acts, "P-LYON", AFTER)
        assert not told["VIII:DECRYPTOR"]["awaitsConfirmation"]
    confirmed = edit("VIII:DECRYPTOR", confirmed_by="P-LYON", confirmed_at=CHANGE)
    async with acts.state(*PASSED_ON, confirmed):
        told = await in_charge(acts, "P-LYON", AFTER)
        assert not told["VIII:DECRYPTOR"]["awaitsConfirmation"]
    before = edit("VIII:DECRYPTOR", confirmed_by="P-LYON", confirmed_at=NOW.isoformat())
    async with acts.state(*PASSED_ON, before):  # he was not in charge yet
        told = await in_charge(acts, "P-LYON", AFTER)
        assert told["VIII:DECRYPTOR"]["awaitsConfirmation"]


async def test_a_former_lead_is_told_what_he_issued_and_nothing_else(acts: Acts) -> None:
    before = await in_charge(acts, "JI-LYON")
    others = {name for name, each in before.items() if each["issuerId"] != str(acts.id("JI-LYON"))}
    assert others >= {"VI:INTERPRETER", "XI_DIRECTOR:CONTRACTOR"}
    async with acts.state(*PASSED_ON):
        after = await in_charge(acts, "JI-LYON", AFTER)
    gone = {"IX:MAINTAINER", "IX:MAINTAINER-BARE", "IX:MAINTAINER-UNIT"}  # they ended at noon
    assert after.keys() == before.keys() - others - gone
    assert not any(each["awaitsConfirmation"] for each in after.values())


@pytest.mark.parametrize(
    "who",
    [
        "P-LYON",
        "JI2-LYON",
        "P-PARIS",
        "CLERK-JI",
        "SPECIALIST",
        "OPJ-SEAL",
        "INTERPRETER",
        "HEAD-OF-REGISTRY",
    ],
)
async def test_of_a_case_in_anothers_charge_nobody_is_told(acts: Acts, who: str) -> None:
    """Others seised of it, those who assist him, grantees: of what they did not issue, nothing."""
    told = await in_charge(acts, who)
    assert {each["id"] for each in told.values()} == issued_by(who)
    assert str(acts.id("K1")) not in str(told)


async def test_whoever_issued_is_told_his_own(acts: Acts) -> None:
    """An officer what he gave an interpreter; the director what he gave, of no case either."""
    assert (await in_charge(acts, "OPJ")).keys() == {"VI:INTERPRETER"}
    told = await in_charge(acts, "DIRECTOR")
    assert {"XI_DIRECTOR:CONTRACTOR", "XII:OPJ", "XII:OPJ-PARIS"} <= told.keys()
    assert {each["id"] for each in told.values()} == issued_by("DIRECTOR")
    stray = told["XII:OPJ-PARIS"]
    assert (stray["caseId"], stray["interceptionId"]) == (None, str(acts.id("stray.line")))


@pytest.mark.parametrize("who", ["JI-LYON", "OPJ", "DIRECTOR"])
async def test_he_is_told_those_that_he_may_revoke_and_no_others(acts: Acts, who: str) -> None:
    """Each is tried at a version that it never has: who may do it is told the conflict."""
    told = await in_charge(acts, who)
    role = ROLES[str(REGISTER.ids[who])]
    aims = [each for each in ENDED_FOR if TERMS[each].may_be_stated_by(role)]
    found, refusals = set(), {"PURPOSE_REQUIRED", "PURPOSE_NOT_ALLOWED"}
    tried = [name for name in named() if lasts(line(name))]
    for name in tried:
        it, case = {"authorisation": f"<{name}>"}, line(name)["case"] or uuid4()
        for purpose in [f'{aim};case="{case}"' for aim in aims] or (None,):
            came = await acts.do(who, "revokeAuthorisation", it, purpose=purpose, version=99)
            if came.body.get("errors") and came.code == "CONFLICT":
                assert came.refusal["version"] == told[name]["version"]
                found.add(name)
            else:
                assert came.code in refusals if "errors" in came.body else came.is_not_there
    assert found == told.keys() & set(tried)


async def test_what_ended_or_was_revoked_is_gone_and_what_is_to_begin_is_told(acts: Acts) -> None:
    name = "VIII:DECRYPTOR"
    past, now, soon = later(seconds=-1).isoformat(), NOW.isoformat(), later(hours=1).isoformat()
    for change, is_told in (
        ({"revoked_at": past}, False),
        ({"revoked_at": now}, False),
        ({"revoked_at": soon}, True),
        ({"until": now}, False),
        ({"until": soon}, True),
        ({"until": None}, True),
        ({"from": soon}, True),
        ({"completed_at": past}, False),
    ):
        async with acts.state(edit(name, **change)):
            assert (name in await in_charge(acts, "JI-LYON")) is is_told, change


async def test_what_bears_on_what_is_gone_is_not_told(acts: Acts) -> None:
    """Past its term a case of the register is gone; the other file keeps what it has of it, until
    that is gone, too.
    """
    open_ended = (edit("VIII:DECRYPTOR", until=None), edit("R-K1", until=None))
    async with acts.state(*open_ended):
        assert {"VIII:DECRYPTOR", "R-K1"} <= (await in_charge(acts, "JI-LYON")).keys()
        at = later(days=365 * 60)
        assert (await in_charge(acts, "JI-LYON", at)).keys() == {"VIII:DECRYPTOR"}
        async with gone(acts, "interception", "exhibit", "service_request"):
            assert await in_charge(acts, "JI-LYON", at) == {}
    async with gone(acts, "interception"):
        assert "XII:OPJ-PARIS" not in await in_charge(acts, "DIRECTOR")


@asynccontextmanager
async def gone(acts: Acts, *tables: str) -> AsyncIterator[None]:
    """For the time of a block, what these hold is past its retention, whatever it follows from."""
    register = acts.service.register
    before = {
        table: await register.fetch(f"SELECT id, retention_expires_at FROM {table}")
        for table in tables
    }
    await register.execute("SET session_replication_role = replica")
    try:
        for table in tables:
            await register.execute(f"UPDATE {table} SET retention_expires_at = $1", NOW)
        yield
    finally:
        for table, rows in before.items():
            await register.executemany(
                f"UPDATE {table} SET retention_expires_at = $2 WHERE id = $1", map(tuple, rows)
            )
        await register.execute("RESET session_replication_role")


async def test_another_role_is_told_what_it_may_end_itself(acts: Acts) -> None:
    """Class 14: what being in charge tells is told to no other role of the same person."""
    mine = issued_by("JI-LYON")
    as_judge = {each["id"] for each in (await in_charge(acts, "JI-LYON")).values()}
    assert as_judge > mine
    roles = (Role.INTERPRETER, Role.JUDICIAL_POLICE_OFFICER, Role.MAGISTRATE_CLERK)
    async with acts.state(*holding("JI-LYON", *roles)):
        for role in roles:
            told = await in_charge(acts, "JI-LYON", role=role)
            # an officer states INTERCEPT_CASE alone, which is not for what is of the register
            of_register = set() if role is not Role.JUDICIAL_POLICE_OFFICER else {"R-K1"}
            not_his = {str(acts.id(name)) for name in of_register}
            assert {each["id"] for each in told.values()} == mine - not_his, role
            assert not any(each["awaitsConfirmation"] for each in told.values())
        headers = acts.service.bearer("JI-LYON")
        codes = []
        for field in (
            "id",
            "noticesDue { id }",
            "authorisationsHeld { id }",
            "authorisationsInCharge { id }",
        ):
            response = await acts.service.client.post(
                "/graphql", json={"query": f"{{ viewer {{ {field} }} }}"}, headers=headers
            )
            errors = response.json().get("errors")
            codes.append(errors[0]["extensions"]["code"] if errors else None)
        assert codes == [None, *["ROLE_NOT_CLAIMED"] * 3]
