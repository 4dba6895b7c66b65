"""Who records nothing, and what is not recorded: each refusal leaves every table as it was."""

from typing import Any

import pytest
from doing import Acts, Came, until
from recorded import BY_JI, K1, OFFENCE, a_case
from scenario import Edit, edit

from db.enumerations import Role

STEP = {"case": "<K1>", **BY_JI, "type": "Expertise", "at": until(days=-1)}
NOBODY = "00000000-0000-7000-8000-000000000001"


async def refused(acts: Acts, act: str, given: dict[str, Any], who: str = "CLERK-JI") -> Came:
    """What came of an act in K1 that changed nothing."""
    async with acts.changing_nothing():
        return await acts.do(who, act, given, purpose=K1)


async def test_a_magistrate_does_not_record_himself(acts: Acts) -> None:
    for who in ("JI-LYON", "P-LYON", "PG-LYON", "JE-LYON"):
        async with acts.changing_nothing():
            came = await acts.do(who, "recordStep", STEP)
        assert came.code == "ISSUER_NOT_COMPETENT"
        assert came.refusal["clauses"] == ["48-1/al.9/b"]
        for purpose in (K1, 'CASE_PROCESSING;case="<K1>"'):
            async with acts.changing_nothing():
                came = await acts.do(who, "recordStep", STEP, purpose=purpose)
            assert came.code == "PURPOSE_NOT_ALLOWED"


async def test_a_case_of_somebody_else_is_not_there(acts: Acts) -> None:
    for who in ("CLERK-ENDED", "CLERK-JE", "CLERK-CIVIL", "CLERK-AG", "ASSISTANT-JE"):
        assert (await refused(acts, "recordStep", STEP, who)).is_not_there, who
    for case in (str(acts.id("K2")), NOBODY):
        purpose = f'CASE_RECORDING;case="{case}"'
        async with acts.changing_nothing():
            came = await acts.do("CLERK-JI", "recordStep", {**STEP, "case": case}, purpose=purpose)
        assert came.is_not_there


async def test_seen_for_reciprocal_knowledge_is_not_recorded_in(acts: Acts) -> None:
    read = await acts.read(
        "CLERK-JI", 'RECIPROCAL_KNOWLEDGE;case="<K1>"', 'case(id: "<K2>") { id }'
    )
    assert read["data"]["case"] is not None
    purpose = 'CASE_RECORDING;case="<K2>"'
    async with acts.changing_nothing():
        came = await acts.do("CLERK-JI", "recordStep", {**STEP, "case": "<K2>"}, purpose=purpose)
    assert came.is_not_there


@pytest.mark.parametrize(
    "change",
    [
        edit("CLERK-JI", court="TJ-PARIS"),
        edit("JI-LYON", court="TJ-PARIS"),
        edit("K1", court="TJ-PARIS"),
        edit("CLERK-JI>JI-LYON", until="2026-11-21T10:00:00Z"),
        edit("K1.JI-LYON", until="2026-11-21T10:00:00Z"),
        edit("JI-LYON:INVESTIGATING_JUDGE", until="2026-11-21T10:00:00Z"),
        edit("JI-LYON:CRIMINAL_JUDGE", revoked_at="2026-11-21T10:00:00Z"),
        edit("JI-LYON", active=False),
        edit("K1", last_recorded_update_at="2006-11-21T10:00:00Z"),
        edit("K1", kind="JLD_NON_CRIMINAL"),
        edit("K1", kind="EDUCATIONAL_ASSISTANCE"),
    ],
    ids=lambda change: f"{change.name}: {', '.join(change.values)}",
)
async def test_what_recording_rests_on_is_read_when_it_is_done(acts: Acts, change: Edit) -> None:
    assert (await acts.do("CLERK-JI", "recordStep", STEP, purpose=K1)).done
    async with acts.state(change):
        assert (await refused(acts, "recordStep", STEP)).is_not_there


async def test_an_assistant_without_habilitation_is_stopped_at_the_gate(acts: Acts) -> None:
    ended = edit("ASSISTANT-P+AUTHORISED_ASSISTANT", until="2026-11-21T10:00:00Z")
    given = {**STEP, "responsible": "<P-LYON>"}
    async with acts.state(ended):
        assert (await refused(acts, "recordStep", given, "ASSISTANT-P")).code == (
            "HABILITATION_INVALID"
        )


async def test_somebody_answers_for_what_is_recorded(acts: Acts) -> None:
    nobody = {key: value for key, value in STEP.items() if key != "responsible"}
    came = await refused(acts, "recordStep", nobody)
    assert (came.code, came.refusal["clauses"]) == ("PRECONDITION_FAILED", ["48-1/al.9/a"])
    said = []
    # another's magistrate of the same case, the seised court's, himself, nobody
    for other in ("<P-LYON>", "<JI2-LYON>", "<PG-LYON>", "<CLERK-JI>", NOBODY):
        came = await refused(acts, "recordStep", {**STEP, "responsible": other})
        said.append(came.refusal)
    assert {each["code"] for each in said} == {"PRECONDITION_FAILED"}
    assert len({each["message"] for each in said}) == 1


async def test_an_act_is_of_the_case_of_its_purpose(acts: Acts) -> None:
    given = {**STEP, "case": "<K34>", "responsible": "<P-LYON>"}
    came = await refused(acts, "recordStep", given, "CLERK-P")
    assert came.code == "PURPOSE_NOT_ALLOWED"
    hearing = {"hearing": "<K34.h1>", "responsible": "<P-LYON>", "room": "Salle 9"}
    assert (await refused(acts, "amendHearing", hearing, "CLERK-P")).is_not_there
    async with acts.changing_nothing():
        came = await acts.do("CLERK-JI", "recordStep", STEP)
    assert came.code == "PURPOSE_REQUIRED"


FACTS = {**OFFENCE, "case": "<K1>", **BY_JI}
SOMEONE = {"case": "<K1>", **BY_JI, "capacity": "SUSPECT"}
GUILTY = {"case": "<K1>", **BY_JI, "type": "CONVICTION", "pronouncedAt": until(days=-1)}


@pytest.mark.parametrize(
    ("act", "given"),
    [
        ("recordStep", {**STEP, "at": until(seconds=1)}),
        ("recordOffence", {**FACTS, "dateFrom": "2026-11-22"}),
        ("recordParty", SOMEONE),
        ("recordParty", {**SOMEONE, "forenames": "Ida"}),
        ("recordParty", {**SOMEONE, "known": True}),
        ("recordParty", {**SOMEONE, "surname": "Aubry", "companyName": "Aubry SA"}),
        ("recordParty", {**SOMEONE, "surname": "Aubry", "person": "<A1>"}),
        ("recordParty", {**SOMEONE, "person": "<A1>", "legalEntity": "<A2>"}),
        ("recordParty", {**SOMEONE, "person": "<A1>", "siren": "900000013"}),
        ("recordParty", {**SOMEONE, "person": "<A3>"}),  # of Nice
        ("recordParty", {**SOMEONE, "person": NOBODY}),
        ("recordParty", {**SOMEONE, "legalEntity": "<A12>"}),
        ("recordParty", {**SOMEONE, "person": "<V1>", "capacity": "VICTIM"}),  # she is already
        ("recordParty", {**SOMEONE, "surname": "Aubry", "capacity": "MINOR"}),
        ("recordParty", {**SOMEONE, "surname": "Aubry", "birthDate": "2026-11-22"}),
        ("recordCharge", {"case": "<K1>", **BY_JI, "party": "<K1.V1>", "offence": "<K1.o1>"}),
        ("recordCharge", {"case": "<K1>", **BY_JI, "party": "<K2.A1>", "offence": "<K1.o1>"}),
        ("recordCharge", {"case": "<K1>", **BY_JI, "party": "<K1.A1>", "offence": "<K2.o1>"}),
        ("recordCharge", {"case": "<K1>", **BY_JI, "party": "<K1.A1>", "offence": "<K1.o1>"}),
        ("recordDecision", {**GUILTY, "pronouncedAt": until(seconds=1)}),
        ("recordDecision", {**GUILTY, "reopenedAt": until(days=2)}),
        ("recordDecision", {**GUILTY, "charges": ["<K1.A1/o1>", "<K2.A1/o1>"]}),
        ("recordDecision", {**GUILTY, "charges": ["<K1.A1/o1>", NOBODY]}),
        ("recordDecision", {**GUILTY, "type": "EDUCATIONAL"}),
        ("recordSentence", {"case": "<K1>", **BY_JI, "party": "<K1.V1>", "nature": "Amende"}),
        ("recordSentence", {"case": "<K1>", **BY_JI, "party": "<K2.A1>", "nature": "Amende"}),
        (
            "recordJudicialSituation",
            {
                "case": "<K1>",
                **BY_JI,
                "party": "<K1.V1>",
                "situation": "FREE",
                "validFrom": until(days=-1),
            },
        ),
        (
            "recordEnforcementMeasure",
            {
                "case": "<K1>",
                **BY_JI,
                "sentence": "<K3.A4.sentence>",
                "modality": "Bracelet",
                "status": "en cours",
                "validFrom": until(days=-1),
            },
        ),
        ("linkCases", {"case": "<K1>", **BY_JI, "other": "<K1>", "ground": "SAME_FACTS"}),
        ("linkCases", {"case": "<K1>", **BY_JI, "other": "<K3>", "ground": "SAME_FACTS"}),
        ("linkCases", {"case": "<K1>", **BY_JI, "other": NOBODY, "ground": "SAME_FACTS"}),
    ],
)
async def test_what_cannot_stand_is_not_recorded(
    acts: Acts, act: str, given: dict[str, Any]
) -> None:
    came = await refused(acts, act, given)
    assert came.code == "PRECONDITION_FAILED", came.body


@pytest.mark.parametrize(
    ("other", "person", "ground"),
    [
        ("<K3>", "<A1>", "SAME_IMPLICATED_PERSON"),  # he does not stand there
        ("<K31>", "<A1>", "SAME_IMPLICATED_PERSON"),  # there he is the victim
        ("<K3>", "<A3>", "SAME_IMPLICATED_PERSON"),  # he does not stand here
        ("<K9>", "<A1>", "SAME_IMPLICATED_PERSON"),  # of another kind
        ("<K44>", "<A1>", "SAME_IMPLICATED_PERSON"),  # past its term
        ("<K2>", "<A1>", "SAME_FACTS"),
        ("<K2>", "<A1>", "SAME_IMPLICATED_PERSON"),  # linked already
        ("<K32>", None, "SAME_IMPLICATED_PERSON"),
    ],
)
async def test_cases_that_have_nothing_in_common_are_not_linked(
    acts: Acts, other: str, person: str | None, ground: str
) -> None:
    given = {"case": "<K1>", **BY_JI, "other": other, "ground": ground, "person": person}
    assert (await refused(acts, "linkCases", given)).code == "PRECONDITION_FAILED"


@pytest.mark.parametrize(
    ("act", "given", "code"),
    [
        ("recordStep", {**STEP, "type": "x" * 201}, "ARGUMENT_INVALID"),
        ("recordStep", {**STEP, "type": " "}, "ARGUMENT_INVALID"),
        ("recordStep", {**STEP, "at": "2026-11-20"}, "VARIABLES_INVALID"),
        ("recordOffence", {**FACTS, "dateFrom": "20-11-2026"}, "VARIABLES_INVALID"),
        ("recordOffence", {**FACTS, "offenceClass": "MURDER"}, "VARIABLES_INVALID"),
        ("recordParty", {**SOMEONE, "companyName": "B", "siren": "9000"}, "ARGUMENT_INVALID"),
        ("recordParty", {**SOMEONE, "companyName": "B", "siren": "٩٠٠٠٠٠٠١٣"}, "ARGUMENT_INVALID"),
        ("recordDecision", {**GUILTY, "charges": [NOBODY] * 501}, "LIMIT_EXCEEDED"),
    ],
)
async def test_values_are_of_their_type(
    acts: Acts, act: str, given: dict[str, Any], code: str
) -> None:
    assert (await refused(acts, act, given)).code == code


async def test_whoever_acts_as_somebody_else_records_nothing(acts: Acts) -> None:
    async with acts.changing_nothing():
        came = await acts.do("JI-LYON", "recordStep", STEP, purpose=K1, role=Role.MAGISTRATE_CLERK)
    assert came.code == "ROLE_NOT_CLAIMED"


async def test_facts_and_charges_are_of_criminal_cases(acts: Acts) -> None:
    case = await a_case(acts, kind="CIVIL_COMMERCIAL_PROSECUTION")
    for act, given in (
        ("recordOffence", dict(OFFENCE)),
        ("recordParty", {"capacity": "SUSPECT", "surname": "Aubry"}),
        ("recordDecision", {"type": "CONVICTION", "pronouncedAt": until(days=-1)}),
    ):
        async with acts.changing_nothing():
            came = await case.try_to(act, **given)
        assert came.code == "PRECONDITION_FAILED", act
