"""What was recorded is amended: what is left out stays, null empties, one of two at once wins."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from doing import Acts, later, until
from recorded import BY_JI, K1, OFFENCE, Recorded, a_case
from scenario import NOW, edit


async def test_what_is_left_out_stays_and_null_empties(acts: Acts) -> None:
    case = await a_case(acts)
    hearing = await case.do("recordHearing", at=until(days=3), room="Salle 1", formation="Juge")
    await case.do("amendHearing", hearing=hearing, outcome="Renvoi", formation=None)
    found = await case.read("hearings { at room formation outcome }")
    at = "2026-11-24T10:00:00Z"
    assert found["hearings"] == [
        {"at": at, "room": "Salle 1", "formation": None, "outcome": "Renvoi"}
    ]


@pytest.mark.parametrize(
    ("declared", "text", "variables"),
    [
        ("", "room: null", {}),
        ("($room: String)", "room: $room", {"room": None}),
        ("($in: AmendHearingInput!)", "$in", {}),
    ],
)
async def test_null_empties_wherever_it_is_written(
    acts: Acts, declared: str, text: str, variables: dict[str, Any]
) -> None:
    case = await a_case(acts)
    hearing = await case.do("recordHearing", at=until(days=3), room="A", outcome="B")
    named = f'{{hearing: "{hearing}", responsible: "{acts.id("P-LYON")}", {text}}}'
    if text == "$in":
        named = text
        given = {"hearing": hearing, "responsible": str(acts.id("P-LYON")), "room": None}
        variables = {"in": given}
    query = (
        f'mutation Empty{declared} {{ amendHearing(key: "{uuid4()}", version: 1, input: {named})'
        " { id } }"
    )
    response = await acts.service.client.post(
        "/graphql",
        json={"query": query, "variables": variables},
        headers=acts.headers("CLERK-P", case.purpose),
    )
    assert "errors" not in response.json(), response.json()
    row = await acts.row("hearing", hearing)
    assert (row["room"], row["outcome"]) == (None, "B")


async def test_a_variable_that_is_not_sent_leaves_what_is_there(acts: Acts) -> None:
    case = await a_case(acts)
    hearing = await case.do("recordHearing", at=until(days=3), room="Salle 2")
    given = f'hearing: "{hearing}", responsible: "{acts.id("P-LYON")}"'
    query = (
        f'mutation A($room: String) {{ amendHearing(key: "{uuid4()}", version: 1,'
        f' input: {{{given}, room: $room, outcome: "C"}}) {{ id }} }}'
    )
    await acts.service.client.post(
        "/graphql", json={"query": query}, headers=acts.headers("CLERK-P", case.purpose)
    )
    row = await acts.row("hearing", hearing)
    assert (row["room"], row["outcome"]) == ("Salle 2", "C")


async def test_every_kind_of_record_is_amended(acts: Acts) -> None:
    case = await a_case(acts, stage="TRIAL")
    facts = await case.do("recordOffence", **OFFENCE, matters=["ART_704"])
    party = await case.do("recordParty", capacity="SUSPECT", known=False)
    firm = await case.do("recordParty", capacity="VICTIM", companyName="Sud")
    charge = await case.do("recordCharge", party=party, offence=facts)
    decision = await case.do("recordDecision", type="CONVICTION", pronouncedAt=until(days=-9))
    step = await case.do("recordStep", type="Audition", at=until(days=-9))
    sentence = await case.do("recordSentence", party=party, nature="Amende")
    measure = await case.do(
        "recordEnforcementMeasure",
        sentence=sentence,
        modality="Jours-amende",
        status="en cours",
        validFrom=until(days=-8),
    )
    situation = await case.do(
        "recordJudicialSituation", party=party, situation="WANTED", validFrom=until(days=-20)
    )
    person = str((await acts.row("party", party))["person_id"])
    company = str((await acts.row("party", firm))["legal_entity_id"])
    await case.do("amendOffence", offence=facts, offenceClass="CRIME", matters=None)
    await case.do("amendPerson", person=person, surname="Delaunay", birthPlace="Metz")
    await case.do("amendParty", party=party, capacity="CONVICTED", known=True)
    await case.do("amendLegalEntity", legalEntity=company, siren="900000777")
    await case.do("requalifyCharge", charge=charge, requalifiedAs="Recel")
    await case.do("amendDecision", decision=decision, finalAt=until(days=-1), grounds="Aveux")
    await case.do("amendStep", step=step, summary="Deux heures")
    await case.do("amendSentence", sentence=sentence, quantum="500 euros", finalAt=until(days=-1))
    over = {"status": "exécutée", "validUntil": until(days=-1)}
    await case.do("amendEnforcementMeasure", measure=measure, **over)
    await case.do("endJudicialSituation", judicialSituation=situation, validUntil=until(days=-9))
    version = (await case.row())["version"]
    await case.seen(version).do("amendCase", stage="ENFORCEMENT", followUp=None)
    found = await case.read(
        "stage followUp charges { requalifiedAs } decisions { type grounds finalAt }"
        " parties { capacity known person { surname birthPlace } legalEntity { siren } }"
        " investigationSteps { summary } sentences { quantum finalAt }"
        " enforcementMeasures { status until } judicialSituations { situation until }"
    )
    yesterday = "2026-11-20T10:00:00Z"
    assert found == {
        "stage": "ENFORCEMENT",
        "followUp": None,
        "charges": [{"requalifiedAs": "Recel"}],
        "decisions": [{"type": "CONVICTION", "grounds": "Aveux", "finalAt": yesterday}],
        "parties": [
            {
                "capacity": "CONVICTED",
                "known": True,
                "person": {"surname": "Delaunay", "birthPlace": "Metz"},
                "legalEntity": None,
            },
            {
                "capacity": "VICTIM",
                "known": True,
                "person": None,
                "legalEntity": {"siren": "900000777"},
            },
        ],
        "investigationSteps": [{"summary": "Deux heures"}],
        "sentences": [{"quantum": "500 euros", "finalAt": yesterday}],
        "enforcementMeasures": [{"status": "exécutée", "until": yesterday}],
        "judicialSituations": [{"situation": "WANTED", "until": "2026-11-12T10:00:00Z"}],
    }
    row = await acts.row("offence", facts)
    assert (row["class"], row["matters"]) == ("CRIME", [])


@pytest.mark.parametrize(
    ("act", "given"),
    [
        ("amendCase", {"case": "<K1>"}),
        ("amendCase", {"case": "<K1>", "stage": "JUDICIAL_INVESTIGATION"}),
        ("amendCase", {"case": "<K1>", "enforceableAt": "2026-11-01"}),
        ("amendCase", {"case": "<K1>", "subjectMatter": "Tutelle"}),
        ("amendCase", {"case": "<K1>", "complaintReceivedAt": "2026-11-22"}),
        ("amendHearing", {"hearing": "<K1.h1>"}),
        ("amendHearing", {"hearing": "<K1.h1>", "formation": None}),
        ("amendHearing", {"hearing": "<K1.h1>", "room": "Salle 3", "outcome": "Renvoi"}),
        ("amendDecision", {"decision": "<K1.d1>", "finalAt": "2024-03-05T09:59:59Z"}),
        ("amendDecision", {"decision": "<K1.d1>", "reopenedAt": until(seconds=1)}),
        ("amendDecision", {"decision": "<K1.d1>", "type": "CIVIL"}),
        ("amendOffence", {"offence": "<K1.o1>", "dateTo": "2024-02-28"}),
        ("amendOffence", {"offence": "<K1.o1>", "dateFrom": "2026-11-22"}),
        ("amendParty", {"party": "<K1.A1>", "capacity": "VICTIM"}),  # he is charged
        ("amendParty", {"party": "<K1.W1>", "capacity": "PARENT"}),
        ("amendStep", {"step": "<K1.s1>", "at": until(seconds=1)}),
        (
            "endJudicialSituation",
            {"judicialSituation": "<K1.A1.situation>", "validUntil": "2024-01-02T08:00:00Z"},
        ),
    ],
)
async def test_what_cannot_stand_or_changes_nothing_is_refused(
    acts: Acts, act: str, given: dict[str, Any]
) -> None:
    ids = [each for name, each in given.items() if name in _TABLES]
    (table,) = [_TABLES[name] for name in given if name in _TABLES]
    version = (await acts.row(table, acts.id(ids[0].strip("<>"))))["version"]
    async with acts.changing_nothing():
        came = await acts.do("CLERK-JI", act, {**given, **BY_JI}, purpose=K1, version=version)
    assert came.code == "PRECONDITION_FAILED", came.body


_TABLES = {
    "case": "judicial_case",
    "hearing": "hearing",
    "decision": "decision",
    "offence": "offence",
    "party": "party",
    "step": "investigation_step",
    "judicialSituation": "judicial_situation",
}


async def test_a_record_of_another_case_or_of_none_is_not_there(acts: Acts) -> None:
    for act, given in (
        ("amendHearing", {"hearing": "<K2.h1>", "room": "Salle 9"}),
        ("amendPerson", {"person": "<A3>", "surname": "Autre"}),
        ("amendLegalEntity", {"legalEntity": "<A12>", "companyName": "Autre"}),
        ("amendHearing", {"hearing": str(uuid4()), "room": "Salle 9"}),
        ("amendCase", {"case": "<K2>", "stage": "CLOSED"}),
    ):
        async with acts.changing_nothing():
            came = await acts.do("CLERK-JI", act, {**given, **BY_JI}, purpose=K1)
        assert came.is_not_there, act


async def test_an_amendment_too_is_somebodys_to_answer_for(acts: Acts) -> None:
    room = {"hearing": "<K1.h1>", "room": "Salle 9"}
    for who, more, code in (
        ("CLERK-JI", {}, "PRECONDITION_FAILED"),
        ("CLERK-JI", {"responsible": "<P-LYON>"}, "PRECONDITION_FAILED"),
    ):
        async with acts.changing_nothing():
            came = await acts.do(who, "amendHearing", {**room, **more}, purpose=K1)
        assert came.code == code
    async with acts.changing_nothing():
        assert (
            await acts.do("JI-LYON", "amendHearing", {**room, **BY_JI})
        ).code == "ISSUER_NOT_COMPETENT"
    async with acts.state(edit("K1.JI-LYON", until=NOW.isoformat())), acts.changing_nothing():
        assert (
            await acts.do("CLERK-JI", "amendHearing", {**room, **BY_JI}, purpose=K1)
        ).is_not_there


async def test_another_version_than_the_one_seen_is_a_conflict(acts: Acts) -> None:
    case = await a_case(acts)
    hearing = await case.do("recordHearing", at=until(days=3))
    await case.do("amendHearing", hearing=hearing, room="Salle 1")
    async with acts.changing_nothing():
        came = await case.try_to("amendHearing", hearing=hearing, room="Salle 2")
    assert (came.code, came.refusal["version"]) == ("CONFLICT", 2)
    await case.seen(2).do("amendHearing", hearing=hearing, room="Salle 2")


async def test_a_case_in_which_something_was_recorded_since_is_a_conflict(acts: Acts) -> None:
    case = await a_case(acts)
    seen = (await case.row())["version"]
    await case.do("recordStep", type="Audition", at=until(days=-1))
    async with acts.changing_nothing():
        came = await case.seen(seen).try_to("amendCase", stage="ENQUIRY")
    assert came.code == "CONFLICT"
    await case.seen(came.refusal["version"]).do("amendCase", stage="ENQUIRY")


async def test_of_two_amendments_at_once_one_is_done(acts: Acts) -> None:
    case = await a_case(acts)
    clerk, assistant = case, Recorded(acts, case.id, "ASSISTANT-P")
    for _ in range(5):
        hearing = await case.do("recordHearing", at=until(days=3))
        came = await asyncio.gather(
            clerk.try_to("amendHearing", hearing=hearing, room="Salle 1"),
            assistant.try_to("amendHearing", hearing=hearing, room="Salle 2"),
        )
        refused = [each.code for each in came if "errors" in each.body]
        assert refused == ["CONFLICT"]
        assert (await acts.row("hearing", hearing))["version"] == 2


async def test_a_charge_and_its_party_amended_at_once_both_stand(acts: Acts) -> None:
    case = await a_case(acts)
    assistant = Recorded(acts, case.id, "ASSISTANT-P")
    for _ in range(5):
        facts = await case.do("recordOffence", **OFFENCE)
        party = await case.do("recordParty", capacity="SUSPECT", surname="Tavernier")
        await asyncio.gather(
            case.do("recordCharge", party=party, offence=facts),
            assistant.do("amendParty", party=party, capacity="PROSECUTED"),
        )


async def test_records_made_at_once_all_stand(acts: Acts) -> None:
    case = await a_case(acts)
    others = Recorded(acts, case.id, "ASSISTANT-P")
    await asyncio.gather(
        *(
            who.do("recordStep", type=f"Acte {number}", at=until(days=-number))
            for number, who in enumerate((case, others, case, others, case, others), start=1)
        )
    )
    assert len((await case.read("investigationSteps { type }"))["investigationSteps"]) == 6


async def test_the_last_update_never_goes_back(acts: Acts) -> None:
    case = await a_case(acts)
    await case.at(later(hours=3)).do("recordStep", type="Audition", at=until(days=-1))
    await case.at(later(hours=2)).do("recordStep", type="Transport", at=until(days=-1))
    assert (await case.row())["last_recorded_update_at"] == later(hours=3)


async def test_an_identity_is_one_in_all_the_cases_it_stands_in(acts: Acts) -> None:
    before = (await acts.row("judicial_case", acts.id("K34")))["last_recorded_update_at"]
    named = {"person": "<A1>", "occupation": "Grutier", **BY_JI}
    version = (await acts.row("person", acts.id("A1")))["version"]
    assert (await acts.do("CLERK-JI", "amendPerson", named, purpose=K1, version=version)).done
    query = 'case(id: "<K34>") { parties { person { occupation } } }'
    read = await acts.read("P-LYON", 'CASE_PROCESSING;case="<K34>"', query)
    found = [each["person"]["occupation"] for each in read["data"]["case"]["parties"]]
    assert "Grutier" in found
    after = (await acts.row("judicial_case", acts.id("K34")))["last_recorded_update_at"]
    assert after == before  # recorded for K1
