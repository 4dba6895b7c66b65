"""What is asked of interceptions, as PostgreSQL answers it: seals, searches, files apart."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from answered import LONG_AGO, NOW, Place, opening, place

from db.enumerations import Role
from permissions.categories import UNSEALED_DATA, Category
from permissions.purposes import Purpose
from permissions.subject import StatedPurpose

READ = opening(
    Purpose.INTERCEPT_CASE,
    *UNSEALED_DATA,
    Category.INTERCEPT_ITEM,
    Category.EXHIBIT,
    Category.PLATFORM_USER,
)


@dataclass(slots=True)
class Platform:
    """An interception with an item in the open and one under seal, both about a gun."""

    place: Place
    case: UUID
    interception: UUID
    open: UUID
    sealed: UUID
    exhibit: UUID


@pytest.fixture
async def platform(migrated_url: str) -> AsyncIterator[Platform]:
    stated = StatedPurpose(Purpose.INTERCEPT_CASE, {"case": UUID(int=1)})
    async with place(migrated_url, Role.JUDICIAL_POLICE_OFFICER, stated, READ) as at:
        case = await at.case()
        tapped = await at.insert(
            "interception", case_id=case, legal_basis="article 100", started_at=LONG_AGO
        )
        exhibit = await at.insert(
            "exhibit", case_id=case, number="S1", sealed_at=LONG_AGO, description="A gun"
        )
        common = {
            "interception_id": tapped,
            "kind": "CONTENT",
            "payload": "the gun is at the lake",
            "transcript": "sold the gun",
            "correspondents": ["+33600000000"],
        }
        opened = await at.insert("intercept_item", **common)
        sealed = await at.insert("intercept_item", **common, sealed_at=LONG_AGO, exhibit_id=exhibit)
        await at.insert(
            "service_request",
            requester_id=at.agent,
            requester_role="JUDICIAL_POLICE_OFFICER",
            case_id=case,
            operator="Opérateur",
            kind="fadet",
            cost=1_250,
            at=NOW,
        )
        yield Platform(at, case, tapped, opened, sealed, exhibit)


async def test_of_an_item_under_seal_nothing_is_told_but_that_it_is_sealed(
    platform: Platform,
) -> None:
    told = await platform.place.data(
        f'{{ interceptItem(id: "{platform.sealed}") {{ id sealed kind caseId payload transcript'
        " correspondents encrypted sealedAt exhibitId withheld { field code } } }"
    )
    item = told["interceptItem"]
    withheld = {each["field"]: each["code"] for each in item.pop("withheld")}
    assert {key for key, value in item.items() if value is not None} == {"id", "sealed"}
    assert item["sealed"] is True
    assert set(withheld.values()) == {"SEALED"}
    assert {"kind", "caseId", "payload", "exhibitId", "clearPayload"} <= set(withheld)


async def test_of_an_item_in_the_open_all_is_told(platform: Platform) -> None:
    told = await platform.place.data(
        f'{{ interceptItem(id: "{platform.open}") {{ sealed kind caseId payload correspondents'
        " interception { id caseId startedAt } } }"
    )
    assert told["interceptItem"] == {
        "sealed": False,
        "kind": "CONTENT",
        "caseId": str(platform.case),
        "payload": "the gun is at the lake",
        "correspondents": ["+33600000000"],
        "interception": {
            "id": str(platform.interception),
            "caseId": str(platform.case),
            "startedAt": "2024-01-01T00:00:00Z",
        },
    }


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ('text: {contains: "gun"}', ["open"]),
        ('text: {contains: "lake"}', ["open"]),
        ('text: {contains: "sold"}', ["open"]),
        ('text: {contains: "LAKE"}', []),
        ("kind: [CONTENT]", ["open"]),
        ("sealed: true", ["sealed"]),
        ("sealed: false", ["open"]),
        ('case: ["{case}"]', ["open"]),
        ('interception: ["{interception}"]', ["open"]),
    ],
)
async def test_what_is_under_seal_is_never_searched(
    platform: Platform, wanted: str, found: list[str]
) -> None:
    for name in ("case", "interception"):
        wanted = wanted.replace(f"{{{name}}}", str(getattr(platform, name)))
    told = await platform.place.data(
        f"{{ interceptItems(filter: {{{wanted}}}) {{ totalCount nodes {{ id }} }} }}"
    )
    ids = [str(getattr(platform, name)) for name in found]
    assert told["interceptItems"] == {
        "totalCount": len(ids),
        "nodes": [{"id": each} for each in ids],
    }


async def test_a_search_is_refused_where_neither_payload_nor_transcript_is_told(
    platform: Platform,
) -> None:
    platform.place.law = (opening(Purpose.INTERCEPT_CASE, Category.INTERCEPT_ITEM),)
    query = '{ interceptItems(filter: {text: {contains: "gun"}}) { totalCount } }'
    assert await platform.place.code(query) == "FILTER_NOT_PERMITTED"


async def test_a_search_reads_what_is_told_of_the_two(platform: Platform) -> None:
    platform.place.law = (
        opening(Purpose.INTERCEPT_CASE, Category.INTERCEPT_ITEM, Category.COMM_DATA),
    )
    query = '{ interceptItems(filter: {text: {contains: "gun"}}) { totalCount } }'
    assert await platform.place.data(query) == {"interceptItems": {"totalCount": 0}}


async def test_items_hang_on_their_interception_and_the_case_is_another_files(
    platform: Platform,
) -> None:
    body = await platform.place.told(
        "{ interceptions(orderBy: {by: STARTED_AT}) { nodes"
        " { targetLine case { number } items { id sealed payload case { number } } } } }"
    )
    (tapped,) = body["data"]["interceptions"]["nodes"]
    assert [each["sealed"] for each in tapped["items"]] == [False]
    assert [each["payload"] is None for each in tapped["items"]] == [False]
    assert tapped["case"] is None
    assert [each["case"] for each in tapped["items"]] == [None]
    reasons = {
        (each["path"][-1], each["code"]) for each in body["extensions"]["disclosure"]["withheld"]
    }
    assert {("case", "OTHER_FILE"), ("items", "SEALED")} <= reasons


async def test_of_what_is_under_seal_its_interception_is_under_seal_too(
    platform: Platform,
) -> None:
    told = await platform.place.data(
        "{ interceptItems { nodes { sealed interception { targetLine } } } }"
    )
    nodes = told["interceptItems"]["nodes"]
    assert {each["sealed"] for each in nodes} == {False, True}
    assert all((each["interception"] is None) == each["sealed"] for each in nodes)


async def test_an_exhibit_tells_its_number_and_not_what_is_in_it(platform: Platform) -> None:
    told = await platform.place.data(
        '{ exhibits(filter: {number: {startsWith: "S"}}) { nodes { id number sealedAt caseId'
        " description } } }"
    )
    assert told["exhibits"]["nodes"] == [
        {
            "id": str(platform.exhibit),
            "number": "S1",
            "sealedAt": "2024-01-01T00:00:00Z",
            "caseId": str(platform.case),
            "description": None,
        }
    ]


async def test_requests_lead_to_who_made_them_and_back(platform: Platform) -> None:
    told = await platform.place.data(
        "{ serviceRequests(orderBy: {by: AT}) { nodes { cost requester { name serviceRequests"
        " { operator } } } } platformUsers { nodes { name } } }"
    )
    assert told["serviceRequests"]["nodes"] == [
        {
            "cost": 1_250,
            "requester": {"name": "Camille Aubert", "serviceRequests": [{"operator": "Opérateur"}]},
        }
    ]
    assert told["platformUsers"]["nodes"] == [{"name": "Camille Aubert"}]


@pytest.mark.parametrize("name", ["antecedent", "transmission"])
async def test_a_record_of_a_file_that_the_purpose_opens_nothing_of_is_refused(
    platform: Platform, name: str
) -> None:
    query = f'{{ {name}(id: "{platform.case}") {{ id }} }}'
    assert await platform.place.code(query) == "PURPOSE_NOT_ALLOWED"


async def test_a_case_of_the_register_is_not_there_for_the_platform(platform: Platform) -> None:
    query = f'{{ case(id: "{platform.case}") {{ id }} node(id: "{platform.case}") {{ id }} }}'
    assert await platform.place.data(query) == {"case": None, "node": None}
    assert await platform.place.code("{ cases { totalCount } }") == "PURPOSE_NOT_ALLOWED"
