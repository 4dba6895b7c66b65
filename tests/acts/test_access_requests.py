"""A person's right of access: recorded, answered with an extract, closed (48-1/al.15/b; A46)."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from described_cases import TRAFFICKING
from doing import Acts, later, until
from scenario import NOW, edit, put

PROSECUTOR = "P-LYON"
A4: dict[str, Any] = {"person": "<A4>", "receivedAt": until(days=-1)}
HTML = "text/html,application/xhtml+xml;q=0.9"


async def recorded(acts: Acts, **more: object) -> str:
    """The id of a request recorded."""
    given = {key: each for key, each in {**A4, **more}.items() if each is not None}
    return str((await acts.do(PROSECUTOR, "recordAccessRequest", given)).done["id"])


async def extract(
    acts: Acts, request: str, who: str | None = PROSECUTOR, accept: str = "application/json"
) -> httpx.Response:
    """The extract, as someone asks for it."""
    acts.service.set_clock(NOW)
    headers = {"Accept": accept, **(acts.headers(who) if who else {})}
    return await acts.service.client.get(f"/access-requests/{request}/extract", headers=headers)


def code_of(response: httpx.Response) -> str:
    """The code of a refusal."""
    (error,) = response.json()["errors"]
    return str(error["extensions"]["code"])


async def test_a_request_is_recorded_read_for_and_answered(acts: Acts) -> None:
    request = await recorded(acts)
    drawn = (await extract(acts, request)).json()
    assert drawn["request"] == request
    numbers = {each["number"] for each in drawn["cases"]}
    purpose = f'DATA_SUBJECT_RIGHTS;request="{request}"'
    body = await acts.read(PROSECUTOR, purpose, "cases { nodes { number secrecyArt11 } }")
    nodes = body["data"]["cases"]["nodes"]
    assert numbers == {each["number"] for each in nodes if not each["secrecyArt11"]} != set()
    done = (await acts.do(PROSECUTOR, "answerAccessRequest", {"request": request})).done
    assert (done["version"], done["id"]) == (2, request)
    closed = await extract(acts, request)
    assert (closed.status_code, code_of(closed)) == (403, "PRECONDITION_FAILED")
    async with acts.changing_nothing():
        came = await acts.do(PROSECUTOR, "answerAccessRequest", {"request": request}, version=2)
    assert came.code == "PRECONDITION_FAILED"


async def test_an_answer_is_recorded_once_under_its_key(acts: Acts) -> None:
    given, key = {"request": await recorded(acts)}, uuid4()
    first = (await acts.do(PROSECUTOR, "answerAccessRequest", given, key=key)).done
    async with acts.changing_nothing():
        again = (await acts.do(PROSECUTOR, "answerAccessRequest", given, key=key)).done
    assert again == {**first, "again": True}


async def test_the_extract_holds_nothing_of_others(acts: Acts) -> None:
    request = await recorded(acts)
    drawn = await extract(acts, request)
    own = await acts.row("person", acts.id("A4"))
    (party,) = {str(each["parties"]) for each in drawn.json()["cases"]}
    assert own["surname"] in party
    names = await acts.service.register.fetch(
        "SELECT surname FROM person WHERE id <> $1", own["id"]
    )
    others = {each["surname"] for each in names if each["surname"]} - {own["surname"]}
    page = await extract(acts, request, accept=HTML)
    for text in (drawn.text, page.text):
        assert not [each for each in others if f'"{each}"' in text or f">{each}<" in text]
        assert not [each for each in ("withheld", "clauses", "secrecyArt11") if each in text]


@pytest.mark.parametrize(
    ("who", "facts", "decisions"),
    [
        ({"legalEntity": "<A2>"}, {"Blanchiment"}, {"DISMISSAL"}),
        ({"person": "<A1>"}, {TRAFFICKING}, {"REFERRAL"}),
        ({"person": "<V1>"}, {TRAFFICKING, "Blanchiment"}, set()),
        ({"person": "<W1>"}, set(), set()),
    ],
)
async def test_it_holds_ones_own_facts_and_decisions(
    acts: Acts, who: dict[str, str], facts: set[str], decisions: set[str]
) -> None:
    request = await recorded(acts, **{"person": None, **who})
    number = (await acts.row("judicial_case", acts.id("K1")))["number"]
    async with acts.state(edit("K1", stage="TRIAL")):
        drawn = (await extract(acts, request)).json()
        page = await extract(acts, request, accept=HTML)
    (case,) = (each for each in drawn["cases"] if each["number"] == number)
    assert {each["legalClassification"] for each in case["offences"]} == facts
    assert {each["type"] for each in case["decisions"]} == decisions
    assert ("non-lieu" in page.text) == ("DISMISSAL" in decisions)
    assert ("Blanchiment" in page.text) == ("Blanchiment" in facts)


async def _under_investigation(acts: Acts) -> str:
    """Someone who stands in cases of which article 11 covers each."""
    found = await acts.service.register.fetchval(
        "SELECT person_id FROM party JOIN judicial_case c ON c.id = case_id"
        " WHERE person_id IS NOT NULL AND c.retention_expires_at > $1 GROUP BY person_id"
        " HAVING bool_and(stage IN ('COMPLAINT', 'ENQUIRY', 'JUDICIAL_INVESTIGATION')) LIMIT 1",
        NOW,
    )
    assert found is not None
    return str(found)


async def test_an_enquiry_leaves_no_trace_in_it(acts: Acts) -> None:
    """T323: of whom only an investigation is recorded, and of whom nothing is."""
    nobody = put("Person", surname="Sans-Affaire", forenames="Aucune")
    async with acts.state(nobody):
        texts = set()
        for person in (await _under_investigation(acts), str(nobody.id)):
            request = await recorded(acts, person=person)
            for accept in ("application/json", HTML):
                response = await extract(acts, request, accept=accept)
                assert response.status_code == 200
                texts.add(response.text.replace(request, "…"))
            await acts.service.register.execute("DELETE FROM access_request WHERE id = $1", request)
    assert len(texts) == 2
    assert any('"cases":[]' in each for each in texts)


async def test_the_page_stands_alone_and_everything_in_it_is_escaped(acts: Acts) -> None:
    request = await recorded(acts)
    hostile = "<script>alert('x')</script>&\"$style"
    async with acts.state(edit("A4", address=hostile)):
        page = await extract(acts, request, accept=HTML)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'sha")
    assert "<script" not in page.text
    assert "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&amp;&quot;$style" in page.text
    assert not [each for each in ("http://", "https://", "src=", "href=") if each in page.text]
    assert '<html lang="fr">' in page.text
    assert "condamné" in page.text
    assert "21/11/2026 à 11:00" in page.text


async def test_what_is_given_is_told_to_who_accepts_none_of_it(acts: Acts) -> None:
    refused = await extract(acts, await recorded(acts), accept="application/pdf")
    assert refused.status_code == 406
    said = "Accept admits none of application/json, text/html"
    assert refused.json()["errors"][0]["message"] == said


@pytest.mark.parametrize(
    ("accept", "status", "given"),
    [
        ("application/graphql-response+json", 406, "application/json"),
        ("application/graphql-response+json, text/html;q=0.5", 200, "text/html; charset=utf-8"),
        ("application/graphql-response+json, */*;q=0.1", 200, "application/json"),
    ],
)
async def test_an_extract_is_no_response_of_graphql(
    acts: Acts, accept: str, status: int, given: str
) -> None:
    response = await extract(acts, await recorded(acts), accept=accept)
    assert (response.status_code, response.headers["content-type"]) == (status, given)


async def test_it_is_journalled_as_what_it_is(acts: Acts) -> None:
    request = await recorded(acts)
    await extract(acts, request)
    entry = await acts.service.journalled()
    assert (entry["purpose"], entry["agent"]) == ("DATA_SUBJECT_RIGHTS", acts.id(PROSECUTOR))
    assert request in str(entry["purpose_references"])


@pytest.mark.parametrize(
    ("who", "status", "code"),
    [
        (None, 401, "UNAUTHENTICATED"),
        ("JI-LYON", 403, "PURPOSE_NOT_ALLOWED"),
        ("OPJ", 403, "PURPOSE_NOT_ALLOWED"),
        ("P-PARIS", 403, "PRECONDITION_FAILED"),
    ],
)
async def test_the_extract_is_refused(acts: Acts, who: str | None, status: int, code: str) -> None:
    request = await recorded(acts)
    for accept in ("application/json", HTML):
        response = await extract(acts, request, who, accept)
        assert (response.status_code, code_of(response)) == (status, code)


async def test_a_request_that_is_not_there_is_as_one_of_another_office(acts: Acts) -> None:
    request = await recorded(acts)
    texts = {(await extract(acts, request, "P-PARIS")).content}
    for named in (str(uuid4()), "no-id"):
        texts.add((await extract(acts, named)).content)
    assert len(texts) == 1


async def test_no_media_type_but_those_two(acts: Acts) -> None:
    assert (await extract(acts, await recorded(acts), accept="image/png")).status_code == 406


REFUSED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("JI-LYON", {}, "ISSUER_NOT_COMPETENT"),
    ("CLERK-P", {}, "ISSUER_NOT_COMPETENT"),
    ("CONTROL", {}, "ISSUER_NOT_COMPETENT"),
    (PROSECUTOR, {"person": None}, "PRECONDITION_FAILED"),
    (PROSECUTOR, {"legalEntity": "<A2>"}, "PRECONDITION_FAILED"),
    (PROSECUTOR, {"person": "00000000-0000-7000-8000-000000000001"}, "PRECONDITION_FAILED"),
    (PROSECUTOR, {"receivedAt": until(days=1)}, "PRECONDITION_FAILED"),
)


@pytest.mark.parametrize(("who", "more", "code"), REFUSED)
async def test_recording_is_refused(acts: Acts, who: str, more: dict[str, Any], code: str) -> None:
    given = {key: each for key, each in {**A4, **more}.items() if each is not None}
    async with acts.changing_nothing():
        came = await acts.do(who, "recordAccessRequest", given)
    assert came.code == code


async def test_a_company_asks_too(acts: Acts) -> None:
    request = await recorded(acts, person=None, legalEntity="<A2>")
    assert (await extract(acts, request)).status_code == 200


async def test_another_office_answers_nothing(acts: Acts) -> None:
    given = {"request": await recorded(acts)}
    async with acts.changing_nothing():
        came = await acts.do("P-PARIS", "answerAccessRequest", given, at=later(hours=1))
    assert came.is_not_there
    async with acts.changing_nothing():
        came = await acts.do("JI-LYON", "answerAccessRequest", given)
    assert came.code == "ISSUER_NOT_COMPETENT"
