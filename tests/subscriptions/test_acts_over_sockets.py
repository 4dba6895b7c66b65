"""Scenarios of acts, duties, events and journal entries over a WebSocket, as they come by HTTP."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from authorised import issue
from doing import TOLD, Acts, until
from inquired import A1, B3, on, within
from scenario import NOW, Edit, edit
from sockets import INTERCEPT_K1, K1, Sockets
from test_issuing_refused import LIMITED, NOT_COMPETENT, PRECONDITIONS

RECORDING = 'CASE_RECORDING;case="<K1>"'
STEP = {"case": "<K1>", "responsible": "<JI-LYON>", "type": "Audition", "at": until(days=-1)}
GUARDED = {"motive": "SECURITY_GUARD"}
COMMANDS = {
    title: (who, purpose, given, code)
    for code, table in (
        ("ISSUER_NOT_COMPETENT", NOT_COMPETENT),
        ("TIME_LIMIT_REQUIRED", LIMITED),
        ("PRECONDITION_FAILED", PRECONDITIONS),
    )
    for title, (who, purpose, given, _) in table.items()
    if title.startswith("T")
}
OWED = edit("notice.QUALIFIED_PERSON_INFORMED", done_at=None, by=None)


async def told(
    sockets: Sockets,
    who: str,
    act: str,
    given: Mapping[str, object],
    *stated: str | None,
    version: int = 1,
) -> Any:  # noqa: ANN401  any JSON
    """What an act over a socket is answered: `Done`, null, or the code that it is refused with.

    `stated` is the purpose, where one is.
    """
    request = sockets.acts.request(act, given, uuid4(), version, TOLD)
    async with sockets.of(who, *stated) as client:
        await client.send({"type": "subscribe", "id": "1", "payload": request})
        message = await client.next()
    if message["type"] == "error":
        return message["payload"][0]["extensions"]["code"]
    return message["payload"]["data"][act]


@pytest.mark.parametrize("title", COMMANDS)
async def test_an_issue_that_is_refused_by_http_is_refused_over_a_socket(
    sockets: Sockets, acts: Acts, title: str
) -> None:
    """T132, T152, T164 to T168, T170, T176, T201, T210 to T212, T214."""
    who, purpose, given, code = COMMANDS[title]
    async with acts.changing_nothing():
        assert await told(sockets, who, "issueAuthorisation", given, purpose) == code
    by_http = await acts.do(who, "issueAuthorisation", given, purpose=purpose)
    assert by_http.code == code
    assert (await acts.service.journalled())["outcome"] == code


async def test_a_notice_that_is_owed_stops_the_next_search(sockets: Sockets, acts: Acts) -> None:
    """T217."""
    given = issue("XII", "OPJ", case="<K16>")
    async with acts.state(OWED), acts.changing_nothing():
        found = await told(sockets, "DIRECTOR", "issueAuthorisation", given)
    assert found == "DUTY_OUTSTANDING"


async def _version(acts: Acts, inquiry: str) -> int:
    return int((await acts.row("administrative_inquiry", inquiry))["version"])


async def test_what_5_owes_is_owed_over_a_socket(sockets: Sockets, acts: Acts) -> None:
    """T257, T258, T259, T260, T263a, T263b."""
    made = await told(sockets, "PREFECTURE", "openInquiry", on(B3, **GUARDED))
    inquiry = str(made["id"])

    async def do(act: str, **given: str) -> Any:  # noqa: ANN401  any JSON
        version = await _version(acts, inquiry)
        wanted = {"inquiry": inquiry, **given}
        return await told(sockets, "PREFECTURE", act, wanted, within(inquiry), version=version)

    async def owed() -> None:
        async with acts.changing_nothing():
            assert await do("recordOpinion", opinion="UNFAVOURABLE") == "DUTY_OUTSTANDING"

    await owed()
    assert (await do("referToPolice", service="DIPN 69"))["version"]
    await owed()
    referral = (await do("referToProsecutor", record="<T12>"))["id"]
    await owed()
    assert (await do("referToProsecutor", record="<T12.PARIS>"))["id"]
    assert (await do("recordOpinion", opinion="UNFAVOURABLE"))["version"]
    reply = {"referral": referral, "accessible": True, "reply": "Relaxe"}
    async with acts.changing_nothing():
        assert await told(sockets, "P-PARIS", "recordProsecutorReply", reply) is None
    assert (await told(sockets, "P-LYON", "recordProsecutorReply", reply))["version"] == 2


async def test_to_the_others_the_duty_is_advice(sockets: Sockets, acts: Acts) -> None:
    """T264."""
    inquiry = (await told(sockets, "SNEAS-OK", "openInquiry", on(A1)))["id"]
    given = {"inquiry": inquiry, "opinion": "UNFAVOURABLE"}
    purpose, version = within(inquiry, motive=None), await _version(acts, inquiry)
    assert (await told(sockets, "SNEAS-OK", "recordOpinion", given, purpose, version=version))[
        "version"
    ]


WRITERS: dict[str, tuple[str, str | None, Mapping[str, object], object]] = {
    "T314": ("CLERK-JI", RECORDING, {**STEP, "responsible": None}, "PRECONDITION_FAILED"),
    "T315": ("JI-LYON", None, STEP, "ISSUER_NOT_COMPETENT"),
    "T316": ("CLERK-CIVIL", RECORDING, STEP, None),
    "T317": ("CLERK-JI", 'CASE_RECORDING;case="<K2>"', {**STEP, "case": "<K2>"}, None),
}


@pytest.mark.parametrize("number", WRITERS)
async def test_who_does_not_record(sockets: Sockets, acts: Acts, number: str) -> None:
    """T314 to T317, W-01 and W-02."""
    who, purpose, given, expected = WRITERS[number]
    given = {key: each for key, each in given.items() if each is not None}
    change = () if number != "T316" else (edit("CLERK-CIVIL", court="TJ-PARIS"),)
    async with acts.state(*change), acts.changing_nothing():
        assert await told(sockets, who, "recordStep", given, purpose) == expected
        by_http = await acts.do(who, "recordStep", given, purpose=purpose)
    assert by_http.is_not_there if expected is None else by_http.code == expected


async def test_a_magistrate_who_states_the_purpose_is_refused_when_he_introduces_himself(
    sockets: Sockets, acts: Acts
) -> None:
    """T315: CASE_RECORDING is not open to him."""
    async with acts.changing_nothing(), sockets.open() as client:
        headers = acts.headers("JI-LYON", RECORDING)
        await client.send({"type": "connection_init", "payload": headers})
        assert await client.closed() == (4403, "Forbidden: PURPOSE_NOT_ALLOWED")


async def test_a_clerk_records_and_the_case_is_updated(sockets: Sockets, acts: Acts) -> None:
    """T313, W-03: the act moves the last update, and reading it does not."""
    at, k1 = NOW + timedelta(hours=1), acts.id("K1")
    before = (await acts.row("judicial_case", k1))["last_recorded_update_at"]
    acts.service.set_clock(at)
    try:
        done = await told(sockets, "CLERK-JI", "recordStep", STEP, RECORDING)
        async with sockets.of("JI-LYON", K1) as client:
            await client.subscribe('{ case(id: "<K1>") { lastRecordedUpdateAt } }')
            told_ = (await client.event())["case"]
        assert told_ == {"lastRecordedUpdateAt": "2026-11-21T11:00:00Z"}
        assert (await acts.row("judicial_case", k1))["last_recorded_update_at"] == at
    finally:
        acts.service.set_clock(NOW)
    assert (await acts.row("investigation_step", done["id"]))["case_id"] == k1
    await acts.service.register.execute("DELETE FROM investigation_step WHERE id = $1", done["id"])
    await acts.service.register.execute(
        "UPDATE judicial_case SET last_recorded_update_at = $2 WHERE id = $1",
        k1,
        before,
    )


async def test_a_refused_act_is_written_down(sockets: Sockets, acts: Acts) -> None:
    """T319: with role, purpose, outcome and clause."""
    given = {"case": "<K1>", "items": ["<I2>"], "number": "SC-319"}
    assert await told(sockets, "APJ", "sealItems", given, INTERCEPT_K1) == "ISSUER_NOT_COMPETENT"
    entry = await acts.service.journalled()
    assert (entry["agent"], entry["acting_role"], entry["purpose"], entry["outcome"]) == (
        acts.id("APJ"),
        "JUDICIAL_POLICE_AGENT",
        "INTERCEPT_CASE",
        "ISSUER_NOT_COMPETENT",
    )
    assert "R40-47/II/f" in entry["clauses"]
    assert entry["record_ids"] == entry["released"] == []


I2 = '{ interceptItem(id: "<I2>") { payload } }'


async def test_an_authorisation_that_ends_meanwhile_opens_no_further_operation(
    sockets: Sockets, acts: Acts
) -> None:
    """T303: one reading of the clock an operation; on the same socket the next one is too late."""
    ended: Edit = edit("VI:INTERPRETER", until=(NOW + timedelta(microseconds=1)).isoformat())
    purpose = 'INTERPRETATION;authorisation="<VI:INTERPRETER>"'
    async with acts.state(ended), sockets.of("INTERPRETER", purpose) as client:
        await client.subscribe(I2, "a")
        assert (await client.event("a"))["interceptItem"] == {"payload": "payload of I2"}
        await client.completed("a")
        acts.service.set_clock(NOW + timedelta(microseconds=1))
        try:
            await client.subscribe(I2, "b")
            assert await client.event("b") == {"interceptItem": None}
        finally:
            acts.service.set_clock(NOW)


async def test_a_batch_is_no_message(sockets: Sockets, acts: Acts) -> None:
    """T312, class 21: several operations come one by one, each judged and written down."""
    one = acts.request("recordDifficulty", {"exceptional": True}, uuid4(), 1, TOLD)
    message = {"type": "subscribe", "id": "1", "payload": one}
    before = await acts.stored()
    for wrong in ([message, message], {**message, "payload": [one, one]}):
        async with sockets.of("DIRECTOR") as client:
            await client.send(json.dumps(wrong))
            assert (await client.closed())[0] == 4400
    assert await acts.stored() == before


async def test_without_an_account_nobody_introduces_himself(sockets: Sockets, acts: Acts) -> None:
    """T324: the person concerned has no role; his id in a token makes nobody of him."""
    token = acts.service.issuer.issue(acts.id("A4"), timedelta(hours=1))
    headers = {"Authorization": f"Bearer {token}", "Acting-Role": "PROSECUTOR"}
    query = {"query": "{ viewer { id } }"}
    response = await acts.service.client.post("/graphql", json=query, headers=headers)
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    async with sockets.open() as client:
        await client.introduced(headers)
        await client.send({"type": "subscribe", "id": "1", "payload": query})
        assert await client.refused() == "UNAUTHENTICATED"
