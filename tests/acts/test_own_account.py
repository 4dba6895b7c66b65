"""The caller's own account by HTTP: one answer at every door, journalled, and no access."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from authorised import K1, OF_K1
from doing import Acts
from offices import cleared
from own_account import ASKED, answered, in_charge, issued_by
from scenario import NOW, REGISTER, edit, put, with_ids

PROCESSING = 'CASE_PROCESSING;case="<K1>"'


@pytest.fixture(autouse=True)
async def as_described(acts: Acts) -> AsyncIterator[None]:
    """What a test issues is taken away again."""
    async with cleared(acts, "notice", "authorisation"):
        yield


async def test_what_others_issue_elsewhere_changes_nothing_of_the_answer(acts: Acts) -> None:
    """The master test for this list: two registers, and the same bytes from both."""

    async def raw(who: str) -> bytes:
        acts.service.set_clock(NOW)
        response = await acts.service.client.post(
            "/graphql", json={"query": ASKED}, headers=acts.headers(who)
        )
        return response.content

    callers = ("JI-LYON", "P-LYON", "JI2-LYON", "OPJ", "CLERK-JI", "INTERPRETER")
    before = [await raw(who) for who in callers]
    more = {
        "clause": "VIII",
        "grantee": "DECRYPTOR",
        "case": "K2",
        "scope": "WHOLE_CASE",
        "includes_sealed": True,
        "issuer": "P-PARIS",
        "issuer_role": "PROSECUTOR",
        "issued_at": "2026-11-21T09:00:00Z",
        "from": "2026-11-21T09:00:00Z",
        "items": [],
    }
    async with acts.state(
        put("Authorisation", **more),
        put("Authorisation", **{**more, "case": "K16", "clause": "XII", "issuer": "DIRECTOR"}),
        edit("R-K2", issued_at="2026-11-21T09:30:00Z"),
        edit("XII:OPJ", includes_sealed=True),
    ):
        assert [await raw(who) for who in callers] == before
        assert len(await in_charge(acts, "P-PARIS")) == len(issued_by("P-PARIS")) + 1


async def test_every_door_tells_the_same(acts: Acts) -> None:
    """Classes 4 and 5: under aliases, in fragments, by GET; no root field tells more."""
    own, other = "authorisationsInCharge { id }", "noticesDue { id }"
    for who in ("JI-LYON", "P-LYON"):
        plain = (await answered(acts, who, f"{{ viewer {{ {own} }} }}"))["data"]["viewer"]
        for query in (
            f"{{ viewer {{ a: {own} b: {own} }} }}",
            f"{{ viewer {{ ...Own }} }} fragment Own on Viewer {{ {own} }}",
            f"{{ v: viewer {{ ... on Viewer {{ {own} }} }} w: viewer {{ {own} {other} }} }}",
        ):
            for viewer in (await answered(acts, who, query))["data"].values():
                lists = [each for key, each in viewer.items() if key != "noticesDue"]
                assert lists == [plain["authorisationsInCharge"]] * len(lists)
        by_get = await acts.service.client.get(
            "/graphql", params={"query": f"{{ viewer {{ {own} }} }}"}, headers=acts.headers(who)
        )
        assert by_get.json()["data"]["viewer"] == plain
        for purpose in (K1, OF_K1):
            body = await acts.read(who, purpose, "authorisations { nodes { id } }")
            assert body["errors"][0]["extensions"]["code"] == "PURPOSE_NOT_ALLOWED"


async def test_all_three_kinds_are_one_answer(acts: Acts) -> None:
    kinds = "noticesDue { kind } authorisationsHeld { id __typename } authorisationsInCharge { id }"
    query = f"{{ viewer {{ id {kinds} }} }}"
    found = (await answered(acts, "CLERK-JI", query))["data"]["viewer"]
    assert found["id"] == str(acts.id("CLERK-JI"))
    held = {"id": str(acts.id("XII:CLERK-JI")), "__typename": "HeldAuthorisation"}
    assert (found["noticesDue"], found["authorisationsHeld"]) == ([], [held])
    assert found["authorisationsInCharge"] == []
    query = "{ viewer { noticesDue { id kind authorisationId dueFrom version } } }"
    async with acts.state(edit("notice.MAGISTRATE_INFORMED", done_at=None, by=None)):
        (notice,) = (await answered(acts, "OPJ", query))["data"]["viewer"]["noticesDue"]
    assert notice == {
        "id": str(acts.id("notice.MAGISTRATE_INFORMED")),
        "kind": "MAGISTRATE_INFORMED",
        "authorisationId": str(acts.id("XII:OPJ.earlier")),
        "dueFrom": "2024-01-03T08:00:00Z",
        "version": notice["version"],
    }


async def test_what_is_told_is_journalled_with_its_clauses_in_the_file_it_is_of(
    acts: Acts,
) -> None:
    query = "query Mine { viewer { name authorisationsInCharge { id clause } } }"
    (told,) = (await answered(acts, "OPJ", query))["data"]["viewer"]["authorisationsInCharge"]
    entry = await acts.service.journalled()
    assert (entry["outcome"], entry["agent"]) == ("RELEASED", acts.id("OPJ"))
    assert (entry["purpose"], entry["processing"]) == (None, "INTERCEPT")
    assert (entry["operation"], entry["root_fields"]) == ("Mine", ["viewer"])
    assert set(entry["clauses"]) == {"R40-47/I/b", "R40-47/II/f"}
    assert set(entry["released"]) == {"GrantedAuthorisation.id", "GrantedAuthorisation.clause"}
    assert entry["record_ids"] == [acts.id("VI:INTERPRETER")]
    assert told["id"] == str(acts.id("VI:INTERPRETER"))
    await answered(acts, "OPJ", "{ viewer { name } }")
    assert (await acts.service.journalled())["processing"] is None
    await answered(acts, "JI-LYON", "{ viewer { noticesDue { id } } }", purpose=PROCESSING)
    assert (await acts.service.journalled())["processing"] == "INTERCEPT"


@pytest.mark.parametrize(
    ("purpose", "query"),
    [
        (None, "viewer { authorisationsInCharge { id } docket { nodes { id } } }"),
        (PROCESSING, 'viewer { noticesDue { id } } case(id: "<K1>") { id }'),
        (
            PROCESSING,
            'viewer { noticesDue { id } } explain(type: "Case", field: "id", id: "<K1>") { field }',
        ),
    ],
)
async def test_what_is_ones_own_is_not_asked_with_what_is_of_another_file(
    acts: Acts, purpose: str | None, query: str
) -> None:
    """Who controls the register would read which authorisations of interceptions there are."""
    acts.service.set_clock(NOW)
    response = await acts.service.client.post(
        "/graphql",
        json={"query": with_ids(f"{{ {query} }}")},
        headers=acts.headers("JI-LYON", purpose),
    )
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "PURPOSE_NOT_ALLOWED", error
    assert "in an operation of their own" in error["message"]


@pytest.mark.parametrize(
    ("who", "file", "clauses"),
    [("BODY-11-1", "REGISTRY", ["48-1/al.14/c"]), ("SNEAS", "ANTECEDENTS", [])],
)
async def test_what_is_given_is_of_the_file_in_which_the_role_reads(
    acts: Acts, who: str, file: str, clauses: list[str]
) -> None:
    """Whoever oversees interceptions is told of no research in the register, nor of inquirers."""
    query = "{ viewer { authorisationsHeld { id clause } } }"
    held = (await answered(acts, who, query))["data"]["viewer"]["authorisationsHeld"]
    entry = await acts.service.journalled()
    assert (entry["processing"], entry["clauses"]) == (file, clauses)
    assert {each["clause"] for each in held} == ({"ART_11_1"} if clauses else set())


async def test_what_is_ones_own_is_no_access_that_brings_a_duty(acts: Acts) -> None:
    """XII/d: who reads under the authorisation owes the notice, not who is told that he has it."""
    purpose = 'IDENTIFY_MAGISTRATE;authorisation="<XII:OPJ>"'
    count = "SELECT count(*) FROM notice"
    before = await acts.service.register.fetchval(count)
    hidden = f'interceptItem(id: "{uuid4()}") {{ id }}'
    own = "viewer { authorisationsHeld { id } authorisationsInCharge { id } }"
    for query in (own, f"{own} {hidden}"):
        body = await acts.read("OPJ", purpose, query)
        assert body["data"]["viewer"]["authorisationsHeld"]
        assert await acts.service.register.fetchval(count) == before
    body = await acts.read("OPJ", purpose, 'interceptItem(id: "<O1>") { id }')
    assert body["data"]["interceptItem"]
    assert await acts.service.register.fetchval(count) == before + 1
    await acts.service.register.execute(
        "DELETE FROM notice WHERE id <> ALL($1::uuid[])", list(REGISTER.ids.values())
    )
