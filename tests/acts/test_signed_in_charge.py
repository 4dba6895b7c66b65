"""What an office may end is what its own account tells it, whoever signed (A23, A36)."""

from collections.abc import AsyncIterator, Mapping
from typing import Any, cast

import pytest
from doing import Acts
from offices import IN_LYON, SINCE, cleared, holding
from own_account import answered
from scenario import NAMES, NOW, ROLES, edit, put

from db.enumerations import Role
from permissions.offices import DESIGNATIONS, HABILITATIONS, Signatures

KINDS: dict[str, tuple[str, str, Signatures]] = {
    "designation": ("designationsInCharge", "revokeDesignation", DESIGNATIONS),
    "habilitation": ("habilitationsInCharge", "revokeHabilitation", HABILITATIONS),
}
TOLD = "id agentId role issuerId issuerOffice validFrom validUntil version"
Told = dict[str, dict[str, Any]]


@pytest.fixture(scope="module", autouse=True)
async def offices(acts: Acts) -> AsyncIterator[None]:
    """The head of the registry is of Lyon."""
    async with acts.state(*IN_LYON):
        yield


async def told(acts: Acts, kind: str, who: str, office: Role, ask: str = TOLD) -> Told:
    """What an office is told of those it may end, by name of the register or by id."""
    field = KINDS[kind][0]
    answer = await answered(acts, who, f"{{ viewer {{ {field} {{ {ask} }} }} }}", role=office)
    assert "errors" not in answer, answer
    listed = answer["data"]["viewer"][field]
    return {NAMES.get(each["id"], each["id"]): each for each in listed}


def author_of(office: Role) -> str:
    """Who holds the office, in the register or for the time of a test."""
    return "HEAD-OF-REGISTRY" if office is Role.HEAD_OF_REGISTRY else "ROLELESS"


async def running(acts: Acts, kind: str) -> list[Mapping[str, Any]]:
    """Every one that runs."""
    rows = await acts.service.register.fetch(
        f"SELECT id, role FROM {kind} WHERE (revoked_at IS NULL OR $1 < revoked_at)"
        " AND (valid_until IS NULL OR $1 < valid_until)",
        NOW,
    )
    return cast("list[Mapping[str, Any]]", rows)


@pytest.mark.parametrize("kind", KINDS)
async def test_those_are_told_that_the_act_would_end_and_no_other(acts: Acts, kind: str) -> None:
    """The act is tried on each with no version: it tells the version of what it would end."""
    _, act, signatures = KINDS[kind]
    rows, ending = await running(acts, kind), set[Role]()
    for office in sorted({each for signing in signatures.values() for each in signing.offices}):
        who, ended = author_of(office), dict[str, int]()
        signed_for = {role for role, signing in signatures.items() if office in signing.offices}
        others = [row for row in rows if row["role"] not in signed_for][:2]
        async with acts.state(*holding("ROLELESS", office)):
            found = await told(acts, kind, who, office)
            for row in (*others, *(each for each in rows if each["role"] in signed_for)):
                given = {kind: str(row["id"]), "role": row["role"]}
                came = await acts.do(who, act, given, role=office, version=0)
                if "errors" in came.body and came.code == "CONFLICT":
                    ended[str(row["id"])] = came.refusal["version"]
        assert {each["id"]: each["version"] for each in found.values()} == ended
        ending |= {office} if ended else set()
    assert len(ending) > 5


@pytest.mark.parametrize("kind", KINDS)
async def test_what_an_office_finds_it_ends_by_the_id_and_version_found(
    acts: Acts, kind: str
) -> None:
    """Loaded, so that nobody has its id from the act that made it."""
    office, role = Role.HIERARCHICAL_SUPERIOR, "JUDICIAL_POLICE_OFFICER"
    name = "Designation" if kind == "designation" else "Habilitation"
    more = {"individually": True} if kind == "designation" else {}
    loaded = put(name, agent="OPJ-4", role=role, **{"from": SINCE}, **more)
    async with acts.state(loaded), cleared(acts, kind):
        before = await told(acts, kind, "SUPERIOR", office)
        (found,) = [
            each
            for each in before.values()
            if each["agentId"] == str(acts.id("OPJ-4"))
            and each["issuerOffice"] is None
            and each["validFrom"] == SINCE
        ]
        given = {kind: found["id"], "role": found["role"]}
        act = KINDS[kind][1]
        assert (await acts.do("SUPERIOR", act, given, version=found["version"])).done
        after = await told(acts, kind, "SUPERIOR", office)
        assert before.keys() - after.keys() == {NAMES.get(found["id"], found["id"])}


async def test_a_habilitation_tells_what_it_says(acts: Acts) -> None:
    office = Role.STATE_REPRESENTATIVE
    given = {"role": "ADMIN_POLICE_AGENT", "motives": ["WEAPONS"], "from": SINCE}
    async with acts.state(
        *holding("ROLELESS", office), put("Habilitation", agent="OPJ-4", **given)
    ):
        found = await told(
            acts, "habilitation", "ROLELESS", office, "id motives legalBases file agentId"
        )
    (it,) = [each for each in found.values() if each["agentId"] == str(acts.id("OPJ-4"))]
    assert (it["motives"], it["legalBases"], it["file"]) == (["WEAPONS"], [], None)


async def test_what_ended_or_was_revoked_is_not_told_and_what_begins_later_is(acts: Acts) -> None:
    name, office = "OPJ!JUDICIAL_POLICE_OFFICER", Role.HIERARCHICAL_SUPERIOR
    assert name in await told(acts, "designation", "SUPERIOR", office)
    for change in ({"revoked_at": SINCE}, {"until": NOW.isoformat()}):
        async with acts.state(edit(name, **change)):
            assert name not in await told(acts, "designation", "SUPERIOR", office)
    async with acts.state(edit(name, **{"from": "2027-01-01T00:00:00Z"})):
        assert name in await told(acts, "designation", "SUPERIOR", office)


async def test_whoever_signs_for_nobody_is_told_of_nothing(acts: Acts) -> None:
    for who in ("JI-LYON", "OPJ", "CLERK-JI", "P-LYON"):
        for kind in KINDS:
            assert await told(acts, kind, who, ROLES[str(acts.id(who))]) == {}


async def test_it_is_journalled_where_the_fewest_read_with_the_clauses_of_the_office(
    acts: Acts,
) -> None:
    """A superior signs for interceptions and for antecedents: the list is of the second."""
    found = await told(acts, "designation", "SUPERIOR", Role.HIERARCHICAL_SUPERIOR, "id role")
    entry = await acts.service.journalled()
    assert entry["outcome"] == "RELEASED"
    assert entry["processing"] == "ANTECEDENTS"
    assert {"R40-47/II/c", "R40-47/V/b", "R40-29/I/1°"} == set(entry["clauses"])
    assert set(entry["released"]) == {"SignedDesignation.id", "SignedDesignation.role"}
    assert [str(each) for each in entry["record_ids"]] == [each["id"] for each in found.values()]
    await told(acts, "habilitation", "HEAD-OF-REGISTRY", Role.HEAD_OF_REGISTRY, "id")
    entry = await acts.service.journalled()
    assert (entry["processing"], entry["clauses"]) == (
        "REGISTRY",
        ["48-1/al.10/c", "48-1/al.10/f"],
    )
