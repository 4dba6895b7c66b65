"""What is wrong by itself is told by its name, before the register is asked; the rest is not."""

from typing import Any

import pytest
from authorised import issue
from doing import Acts, until
from recorded import BY_JI, K1, OFFENCE, a_case, record_case

LINES = 'INTERCEPT_CASE;case="<K1>"'
SINCE = {"case": "<K1>", **BY_JI, "validFrom": until(days=2), "validUntil": until(days=2)}
OF_A_DECISION = {"case": "<K1>", **BY_JI, "type": "CONVICTION", "pronouncedAt": until(days=-2)}
REQUEST = {"case": "<K1>", "instrument": "EIO", "reference": "R/1"}
DESIGNATED = {"agent": "<OPJ>", "role": "JUDICIAL_POLICE_OFFICER"}
WRONG: dict[str, tuple[str, dict[str, Any], str | None, str]] = {
    "facts that end before they begin": (
        "recordOffence",
        {"case": "<K1>", **BY_JI, **OFFENCE, "dateTo": "2026-10-31"},
        K1,
        "`dateTo` lies before `dateFrom`",
    ),
    "the same, amended": (
        "amendOffence",
        {"offence": "<K1>", "dateFrom": "2026-11-01", "dateTo": "2026-10-31"},
        K1,
        "`dateTo` lies before `dateFrom`",
    ),
    "a decision final before it is pronounced": (
        "recordDecision",
        {**OF_A_DECISION, "finalAt": until(days=-3)},
        K1,
        "`finalAt` lies before `pronouncedAt`",
    ),
    "a measure that ends as it begins": (
        "recordEnforcementMeasure",
        {**SINCE, "sentence": "<K1>", "modality": "m", "status": "s"},
        K1,
        "`validUntil` does not lie after `validFrom`",
    ),
    "a situation that ends as it begins": (
        "recordJudicialSituation",
        {**SINCE, "party": "<K1>", "situation": "FREE"},
        K1,
        "`validUntil` does not lie after `validFrom`",
    ),
    "nothing under seal": (
        "sealItems",
        {"case": "<K1>", "items": [], "number": "1"},
        LINES,
        "`items` is empty: list one at least",
    ),
    "a State by its name": (
        "recordForeignRequest",
        {**REQUEST, "state": "Belgium", "receivedAt": until(days=-1)},
        LINES,
        "`state` is two capital letters (ISO 3166)",
    ),
    "the year 1": (
        "recordAccessRequest",
        {"person": "<A1>", "receivedAt": "0001-01-01T00:00:00Z"},
        None,
        "`receivedAt` lies in the years 1000 to 8999",
    ),
    "the year 9999": (
        "designateAgent",
        {**DESIGNATED, "validUntil": "9999-12-31T00:00:00Z"},
        None,
        "`validUntil` lies in the years 1000 to 8999",
    ),
    "the year 9999 of an authorisation": (
        "issueAuthorisation",
        issue("VI", "INTERPRETER", items=["<I2>"], validUntil="9999-12-31T00:00:00Z"),
        LINES,
        "`validUntil` lies in the years 1000 to 8999",
    ),
    "two ends": (
        "issueAuthorisation",
        issue("VI", "INTERPRETER", items=["<I2>"], validUntil=until(days=2), usualTerm=True),
        LINES,
        "`validUntil` and `usualTerm` are two ends: give one of them",
    ),
    "two ends of a control": (
        "openControlRequest",
        {"file": "FNAEG", "person": "<A4>", "validUntil": until(days=2), "usualTerm": True},
        None,
        "`validUntil` and `usualTerm` are two ends: give one of them",
    ),
    "items without any": (
        "issueAuthorisation",
        {**issue("VI", "INTERPRETER", items=["<I2>"]), "items": []},
        LINES,
        "list `items` where the scope is ITEMS, and only there",
    ),
    "items of a whole case": (
        "issueAuthorisation",
        {**issue("VIII", "DECRYPTOR"), "items": ["<I2>"]},
        LINES,
        "list `items` where the scope is ITEMS, and only there",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
async def test_what_is_wrong_by_itself_is_told_by_its_name(acts: Acts, wrong: str) -> None:
    act, given, purpose, said = WRONG[wrong]
    # whoever asks is told: nothing of the register is in it
    for who in ("CLERK-JI", "CLERK-CIVIL"):
        async with acts.changing_nothing():
            refusal = (await acts.do(who, act, given, purpose=purpose, version=1)).refusal
        assert (refusal["code"], refusal["message"]) == ("ARGUMENT_INVALID", said)


async def test_what_is_recorded_already_is_told_so(acts: Acts) -> None:
    case, other = await a_case(acts), await a_case(acts)
    facts = await case.do("recordOffence", **OFFENCE)
    party = await case.do("recordParty", capacity="SUSPECT", person="<A1>")
    linked = {"other": other.id, "ground": "SAME_FACTS"}
    await case.do("recordCharge", party=party, offence=facts)
    await case.do("linkCases", **linked)
    async with acts.changing_nothing():
        charged = (await case.try_to("recordCharge", party=party, offence=facts)).refusal
        again = (await case.try_to("linkCases", **linked)).refusal
        back = (await other.try_to("linkCases", other=case.id, ground="SAME_FACTS")).refusal
    assert charged["message"] == "the party is charged with these facts already"
    assert again["message"] == "the two cases are linked already on that ground"
    assert back == again


async def test_a_number_that_is_taken_cannot_be_given_and_of_which_case_is_not_told(
    acts: Acts,
) -> None:
    case, other = await a_case(acts), await a_case(acts)
    number = (await other.row())["number"]
    async with acts.changing_nothing():
        new = (await record_case(acts, number=number)).refusal
        anew = (await case.try_to("amendCase", number=number)).refusal
    assert new["message"] == anew["message"] == "the number cannot be given: `number`"
    assert other.id not in str((new, anew))


async def test_a_date_set_anew_keeps_its_order_with_what_is_recorded(acts: Acts) -> None:
    case = await a_case(acts)
    given = {**OFFENCE, "dateFrom": "2026-11-01", "dateTo": "2026-11-03"}
    facts = await case.do("recordOffence", **given)
    for wrong in ({"dateFrom": "2026-11-04"}, {"dateTo": "2026-10-31"}):
        async with acts.changing_nothing():
            refusal = (await case.try_to("amendOffence", offence=facts, **wrong)).refusal
        assert refusal["message"] == "its dates are not in order, with those that are recorded"
    await case.do("amendOffence", offence=facts, dateFrom="2026-11-04", dateTo=None)
