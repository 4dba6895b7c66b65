"""What clerks and assistants record is there at once, for the magistrate who answers for it."""

from uuid import UUID, uuid4

import orjson
from doing import Acts, later, until
from recorded import BY_JI, K1, OFFENCE, Recorded, a_case, record_under
from scenario import NOW


async def test_a_new_case_is_its_magistrates_at_once(acts: Acts) -> None:
    case = await a_case(acts, number="26/777", stage="ENQUIRY")
    found = await case.read(
        "number kind stage origin complaintReceivedAt followUp lastRecordedUpdateAt court { code }"
    )
    assert found == {
        "number": "26/777",
        "kind": "CRIMINAL",
        "stage": "ENQUIRY",
        "origin": "COMPLAINT",
        "complaintReceivedAt": "2026-11-20",
        "followUp": "Enquête ouverte",
        "lastRecordedUpdateAt": "2026-11-21T10:00:00Z",
        "court": {"code": "TJ-LYON"},
    }
    (seisin,) = await acts.service.register.fetch(
        "SELECT magistrate_id, function, lead, valid_from, valid_until FROM assignment"
        " WHERE case_id = $1",
        UUID(case.id),
    )
    assert tuple(seisin) == (acts.id("P-LYON"), "PROSECUTION", True, NOW, None)


async def test_a_case_of_a_judge_is_his_in_the_function_named(acts: Acts) -> None:
    function = "INVESTIGATING_JUDGE"
    case = await a_case(acts, "CLERK-JI", responsible="<JI-LYON>", function=function)
    assert (await case.read("stage", who="JI-LYON")) == {"stage": "COMPLAINT"}


async def test_a_civil_case_of_a_prosecutors_office_is_recorded_under_the_prosecutor(
    acts: Acts,
) -> None:
    case = await a_case(
        acts, kind="CIVIL_COMMERCIAL_PROSECUTION", subjectMatter="Redressement judiciaire"
    )
    await case.do("recordParty", capacity="COMPANY_CONCERNED", companyName="Bois du Rhône SARL")
    await case.do("recordDecision", type="CIVIL", pronouncedAt=until(hours=-1))
    version = (await case.row())["version"]
    await case.seen(version).do("amendCase", enforceableAt="2026-12-01")
    found = await case.read(
        "subjectMatter enforceableAt decisions { type } parties { legalEntity { companyName } }"
    )
    assert found == {
        "subjectMatter": "Redressement judiciaire",
        "enforceableAt": "2026-12-01",
        "decisions": [{"type": "CIVIL"}],
        "parties": [{"legalEntity": {"companyName": "Bois du Rhône SARL"}}],
    }


async def _whole(case: Recorded) -> None:
    facts = await case.do(
        "recordOffence", **OFFENCE, place="Lyon", natinfCode="7875", matters=["ART_706_75"]
    )
    person = await case.do(
        "recordParty", capacity="PROSECUTED", surname="Tavernier", birthDate="1980-02-29"
    )
    await case.do("recordParty", capacity="VICTIM", companyName="Halles Sud", siren="900000500")
    charge = await case.do("recordCharge", party=person, offence=facts, requalifiedAs="Vol")
    guilty = {"type": "CONVICTION", "pronouncedAt": until(hours=-2)}
    await case.do("recordDecision", **guilty, charges=[charge], grounds="Aveux")
    await case.do("recordStep", type="Audition", at=until(days=-3), summary="Une heure")
    await case.do("recordHearing", at=until(days=9), room="Salle 4")
    given = {"party": person, "nature": "Emprisonnement", "quantum": "6 mois"}
    sentence = await case.do("recordSentence", **given)
    measure = {"modality": "Bracelet", "status": "en cours", "validFrom": until(days=1)}
    await case.do("recordEnforcementMeasure", sentence=sentence, **measure)
    situation = {"party": person, "situation": "FREE", "validFrom": until(days=-5)}
    await case.do("recordJudicialSituation", **situation)


async def test_all_that_a_clerk_records_of_a_case_is_read_by_its_magistrate(acts: Acts) -> None:
    case = await a_case(acts, stage="TRIAL")
    await _whole(case)
    found = await case.read(
        "offences { legalClassification place natinfCode }"
        " parties { capacity known person { surname birthDate }"
        " legalEntity { companyName siren } }"
        " charges { requalifiedAs party { capacity } offence { dateFrom } }"
        " decisions { type grounds charges { requalifiedAs } }"
        " investigationSteps { type summary } hearings { at room }"
        " sentences { nature quantum } enforcementMeasures { modality status }"
        " judicialSituations { situation }"
    )
    assert found["offences"] == [
        {"legalClassification": "Escroquerie", "place": "Lyon", "natinfCode": "7875"}
    ]
    assert found["parties"] == [
        {
            "capacity": "PROSECUTED",
            "known": True,
            "person": {"surname": "Tavernier", "birthDate": "1980-02-29"},
            "legalEntity": None,
        },
        {
            "capacity": "VICTIM",
            "known": True,
            "person": None,
            "legalEntity": {"companyName": "Halles Sud", "siren": "900000500"},
        },
    ]
    assert found["charges"] == [
        {
            "requalifiedAs": "Vol",
            "party": {"capacity": "PROSECUTED"},
            "offence": {"dateFrom": "2026-11-01"},
        }
    ]
    assert found["decisions"] == [
        {"type": "CONVICTION", "grounds": "Aveux", "charges": [{"requalifiedAs": "Vol"}]}
    ]
    assert found["investigationSteps"] == [{"type": "Audition", "summary": "Une heure"}]
    assert found["hearings"] == [{"at": "2026-11-30T10:00:00Z", "room": "Salle 4"}]
    assert found["sentences"] == [{"nature": "Emprisonnement", "quantum": "6 mois"}]
    assert found["enforcementMeasures"] == [{"modality": "Bracelet", "status": "en cours"}]
    assert found["judicialSituations"] == [{"situation": "FREE"}]


async def test_an_authorised_assistant_records_as_a_clerk_does(acts: Acts) -> None:
    case = await a_case(acts, who="ASSISTANT-P")
    await case.do("recordStep", type="Transport", at=until(days=-1))
    assert (await case.read("investigationSteps { type }"))["investigationSteps"] == [
        {"type": "Transport"}
    ]


async def test_at_the_court_of_appeal_the_prosecutor_general_answers(acts: Acts) -> None:
    from_appeal = Recorded(acts, str(acts.id("K35")), "CLERK-PG", "<PG-LYON>")
    await acts.service.register.execute(
        "UPDATE agent SET court_id = $1 WHERE id = ANY($2)",
        acts.id("CA-LYON"),
        [acts.id("CLERK-PG"), acts.id("CLERK-CONSEILLER")],
    )
    await from_appeal.do("recordStep", type="Réquisitions", at=until(days=-1))
    bench = Recorded(acts, str(acts.id("K35")), "CLERK-CONSEILLER", "<CONSEILLER-LYON>")
    await bench.do("recordHearing", at=until(days=30))
    found = await from_appeal.read("investigationSteps { type }", "PG-LYON")
    assert found["investigationSteps"] == [{"type": "Réquisitions"}]


async def test_an_unknown_author_needs_no_name(acts: Acts) -> None:
    case = await a_case(acts)
    await case.do("recordParty", capacity="SUSPECT", known=False)
    found = await case.read("parties { known person { surname } }")
    assert found["parties"] == [{"known": False, "person": {"surname": None}}]


async def test_somebody_who_stands_in_a_case_of_ones_own_stands_in_another(acts: Acts) -> None:
    case = await a_case(acts)
    await case.do("recordParty", capacity="SUSPECT", person="<A1>")  # of K1, and of K34
    await case.do("recordParty", capacity="VICTIM", person="<A1>")
    await case.do("recordParty", capacity="SUSPECT", legalEntity="<A2>")
    found = await case.read("parties { person { surname } legalEntity { companyName } }")
    assert found["parties"] == [
        {"person": {"surname": "Vasseur"}, "legalEntity": None},
        {"person": {"surname": "Vasseur"}, "legalEntity": None},
        {"person": None, "legalEntity": {"companyName": "Acme Négoce SAS"}},
    ]


async def test_two_cases_with_a_person_in_common_are_linked(acts: Acts) -> None:
    case = await a_case(acts)
    await case.do("recordParty", capacity="SUSPECT", person="<A1>")
    who = {"ground": "SAME_IMPLICATED_PERSON", "person": "<A1>"}
    await case.do("linkCases", other="<K2>", **who)  # of Paris, where A1 is a suspect
    purpose = f'RECIPROCAL_KNOWLEDGE;case="{case.id}"'
    read = await acts.read("P-LYON", purpose, 'case(id: "<K2>") { stage }')
    assert read["data"]["case"] == {"stage": "ENQUIRY"}
    other = await a_case(acts)
    await case.do("linkCases", other=other.id, ground="SAME_FACTS")
    rows = await acts.service.register.fetch("SELECT case_a_id < case_b_id FROM case_link")
    assert all(row[0] for row in rows)


async def test_a_record_moves_the_last_update_of_its_case_and_of_no_other(acts: Acts) -> None:
    case = await a_case(acts)
    other = (await acts.row("judicial_case", acts.id("K1")))["last_recorded_update_at"]
    at = later(hours=5)
    await case.at(at).do("recordHearing", at=until(days=3))
    assert (await case.row())["last_recorded_update_at"] == at
    assert (await acts.row("judicial_case", acts.id("K1")))["last_recorded_update_at"] == other


async def test_recording_opens_no_reading(acts: Acts) -> None:
    step = {"case": "<K1>", **BY_JI, "type": "Expertise", "at": until(days=-1)}
    ask = "id version record { id ... on InvestigationStep { type } }"
    done = (await acts.do("CLERK-JI", "recordStep", step, purpose=K1, ask=ask)).done
    assert done["record"] is None
    read = await acts.read("CLERK-JI", K1, 'case(id: "<K1>") { number }')
    assert read["data"]["case"] is None


async def test_under_one_key_a_case_and_what_is_in_it_are_recorded_once(acts: Acts) -> None:
    key, step = uuid4(), uuid4()
    first = (await record_under(acts, key, number="26/778")).done
    async with acts.changing_nothing():
        again = (await record_under(acts, key, number="26/778")).done
    assert again == {**first, "again": True}
    given = {"case": "<K1>", **BY_JI, "type": "Écoute", "at": until(days=-1)}
    one = (await acts.do("CLERK-JI", "recordStep", given, purpose=K1, key=step)).done
    async with acts.changing_nothing():
        two = (await acts.do("CLERK-JI", "recordStep", given, purpose=K1, key=step)).done
    assert two == {**one, "again": True}


async def test_under_one_key_an_amendment_is_made_once(acts: Acts) -> None:
    key, given = uuid4(), {"hearing": "<K1.h1>", "room": "Salle 12", **BY_JI}
    one = (await acts.do("CLERK-JI", "amendHearing", given, purpose=K1, key=key)).done
    async with acts.changing_nothing():
        two = (await acts.do("CLERK-JI", "amendHearing", given, purpose=K1, key=key)).done
    assert (two, one["version"]) == ({**one, "again": True}, 2)
    async with acts.changing_nothing():
        emptied = {**given, "outcome": None}
        came = await acts.do("CLERK-JI", "amendHearing", emptied, purpose=K1, key=key)
    assert came.code == "CONFLICT"  # null is not the same as left out


async def test_the_journal_holds_ids_and_nothing_that_was_recorded(acts: Acts) -> None:
    case = await a_case(acts)
    party = await case.do("recordParty", capacity="SUSPECT", surname="Quincampoix-Zorah")
    entry = await acts.service.journalled()
    about = orjson.loads(entry["purpose_references"])
    assert about["case"] == about["given_case"] == case.id
    assert about["given_responsible"] == str(acts.id("P-LYON"))
    assert "SUSPECT" not in str(dict(entry))  # recorded of someone: a value of the register
    assert party in {str(each) for each in entry["record_ids"]}
    assert "Quincampoix" not in str(dict(entry))
