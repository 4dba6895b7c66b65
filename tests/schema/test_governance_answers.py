"""What is asked of those who control and of studies: the journal, acts, pseudonyms."""

from datetime import timedelta
from uuid import UUID, uuid4

import asyncpg
from answered import LONG_AGO, NOW, Place, opening, place

from db.enumerations import Role
from permissions.categories import Category
from permissions.entities import StudyParty
from permissions.evaluator import consult, records
from permissions.fields import Pseudonym, Value
from permissions.law import in_force
from permissions.pseudonym import pseudonym
from permissions.purposes import Purpose
from permissions.register import Register
from permissions.subject import AgentId, Caller, StatedPurpose
from permissions.walking import shown
from schema.record import FIELDS

CONTROL = StatedPurpose(Purpose.REGISTRY_CONTROL)
CONTROLLED = opening(Purpose.REGISTRY_CONTROL, Category.AUDIT, Category.GOVERNANCE)


async def journal(
    at: Place,
    writer: UUID,
    processing: str | None,
    *outcomes: str,
    role: str | None = "PROSECUTOR",
) -> None:
    """Entries of one plan, a second apart."""
    digest = uuid4().bytes * 2
    await at.connection.execute(
        "INSERT INTO journal_plan (digest, root_fields, released, withheld, by_record, clauses,"
        " law, processing, nature) VALUES ($1, '{cases}', '{}', '{}', '{}', '{48-1/al.12}',"
        " '2020-01-01', $2, 'JUDICIAL')",
        digest,
        processing,
    )
    for number, outcome in enumerate(outcomes, start=1):
        await at.connection.execute(
            "INSERT INTO journal_entry (writer, seq, instant, agent, acting_role, purpose,"
            " purpose_references, plan, record_ids, authorisation_ids, outcome, written_at, hash)"
            " VALUES ($1, $2, $3, $4, $8, 'CASE_PROCESSING',"
            " '{}', $5, $6, '', $7, $3, sha256(''))",
            writer,
            number,
            NOW + timedelta(seconds=number),
            at.agent,
            digest,
            UUID(int=number).bytes,
            outcome,
            role,
        )


async def test_the_journal_of_a_file_is_read_latest_first(migrated_url: str) -> None:
    async with place(migrated_url, Role.REGISTRY_CONTROL_MAGISTRATE, CONTROL, CONTROLLED) as at:
        await journal(at, uuid4(), "REGISTRY", "RELEASED", "CASE_REQUIRED")
        await journal(at, uuid4(), None, "UNAUTHENTICATED")
        await journal(at, uuid4(), "INTERCEPT", "RELEASED")
        told = await at.data(
            "{ accessLog { totalCount nodes { id outcome processing rootFields recordIds agentId"
            " clauses } pageInfo { endCursor } } }"
        )
        entries = told["accessLog"]["nodes"]
        assert entries[0]["outcome"] == "CASE_REQUIRED"
        assert {each["outcome"] for each in entries[1:]} == {"RELEASED", "UNAUTHENTICATED"}
        assert {each["processing"] for each in entries} == {"REGISTRY"}
        assert entries[0]["recordIds"] == [str(UUID(int=2))]
        assert entries[0]["agentId"] == str(at.agent)
        assert entries[0]["clauses"] == ["48-1/al.12"]
        again = await at.data(
            f'{{ node(id: "{entries[0]["id"]}") {{ ... on AccessLog {{ outcome }} }} }}'
        )
        assert again == {"node": {"outcome": "CASE_REQUIRED"}}


async def test_the_journal_is_filtered_and_paged(migrated_url: str) -> None:
    async with place(migrated_url, Role.REGISTRY_CONTROL_MAGISTRATE, CONTROL, CONTROLLED) as at:
        await journal(at, uuid4(), "REGISTRY", "RELEASED", "CASE_REQUIRED", "RELEASED")
        wanted = (
            f'agent: ["{at.agent}"], purpose: [CASE_PROCESSING], outcome: ["RELEASED"],'
            ' instant: {until: "2026-11-22T09:30:03Z"}'
        )
        told = await at.data(f"{{ accessLog(filter: {{{wanted}}}) {{ totalCount }} }}")
        assert told == {"accessLog": {"totalCount": 1}}
        first = await at.data("{ accessLog(first: 2) { edges { cursor node { instant } } } }")
        cursor = first["accessLog"]["edges"][1]["cursor"]
        rest = await at.data(f'{{ accessLog(after: "{cursor}") {{ nodes {{ instant }} }} }}')
        assert rest == {"accessLog": {"nodes": [{"instant": "2026-11-22T09:30:01Z"}]}}


async def test_an_outcome_that_no_operation_has_is_refused(migrated_url: str) -> None:
    async with place(migrated_url, Role.REGISTRY_CONTROL_MAGISTRATE, CONTROL, CONTROLLED) as at:
        asked = "query ($of: [String!]) { accessLog(filter: {outcome: $of}) { totalCount } }"
        for outcomes, code in (
            (["RELEASED", "PURGED", "CASE_REQUIRED"], None),
            (["RELEASED", "REFUSED"], "ARGUMENT_INVALID"),
            (["released"], "ARGUMENT_INVALID"),
        ):
            told = await at.told(asked, variables={"of": outcomes})
            assert [each["extensions"]["code"] for each in told.get("errors", [])] == (
                [code] if code else []
            )
        inline = '{ accessLog(filter: {outcome: ["NONE"]}) { totalCount } }'
        assert await at.code(inline) == "ARGUMENT_INVALID"


async def test_what_neither_role_nor_purpose_tells_is_of_no_file(migrated_url: str) -> None:
    async with place(migrated_url, Role.REGISTRY_CONTROL_MAGISTRATE, CONTROL, CONTROLLED) as at:
        await journal(at, uuid4(), None, "HEADER_MALFORMED", role=None)
        await journal(at, uuid4(), "REGISTRY", "PURPOSE_NOT_ALLOWED", role=None)
        await journal(at, uuid4(), None, "UNAVAILABLE")
        told = await at.data("{ accessLog { nodes { outcome } } }")
        found = {each["outcome"] for each in told["accessLog"]["nodes"]}
        assert found == {"PURPOSE_NOT_ALLOWED", "UNAVAILABLE"}


async def test_acts_of_one_file_are_not_those_of_another(migrated_url: str) -> None:
    async with place(migrated_url, Role.REGISTRY_CONTROL_MAGISTRATE, CONTROL, CONTROLLED) as at:
        common = {"grantee_id": at.agent, "scope": "WHOLE_CASE", "includes_sealed": False}
        dates = {"issued_at": LONG_AGO, "valid_from": LONG_AGO}
        await at.insert("authorisation", clause="VI", **common, **dates)
        shown_one = await at.insert("authorisation", clause="ART_11_1", **common, **dates)
        told = await at.data("{ authorisations { totalCount nodes { id clause granteeId } } }")
        assert told["authorisations"] == {
            "totalCount": 1,
            "nodes": [{"id": str(shown_one), "clause": "ART_11_1", "granteeId": str(at.agent)}],
        }


async def test_the_database_and_the_code_make_the_same_pseudonyms(migrated_url: str) -> None:
    connection = await asyncpg.connect(migrated_url)
    try:
        for _ in range(20):
            row = await connection.fetchrow(
                "INSERT INTO study (reference, title, valid_from) VALUES ('E', 'E', $1)"
                " RETURNING id, pseudonym_key",
                NOW,
            )
            assert row is not None
            subject = uuid4()
            made = await connection.fetchval("SELECT greffe_pseudonym($1, $2)", row[0], subject)
            assert made == pseudonym(UUID(str(row[1])), subject)
            assert len(made) == 32
        assert (
            await connection.fetchval("SELECT greffe_pseudonym($1, $2)", subject, subject) is None
        )
    finally:
        await connection.close()


async def test_a_person_has_one_pseudonym_in_a_study_and_another_in_the_next(
    migrated_url: str,
) -> None:
    law = opening(Purpose.STATISTICS_NOMINATIVE, Category.STAT_NOMINATIVE, Category.CASE_META)
    nothing = StatedPurpose(Purpose.STATISTICS_NOMINATIVE, {"study": UUID(int=1)})
    async with place(migrated_url, Role.MOJ_STATISTICIAN, nothing, law) as at:
        person = await at.insert("person", surname="Ferrand")
        for case in (await at.case(), await at.case()):
            await at.insert("party", case_id=case, person_id=person, capacity="SUSPECT")
        studies = [
            await at.insert("study", reference=name, title=name, valid_from=LONG_AGO)
            for name in ("E1", "E2")
        ]
        query = "{ cases { nodes { studyParties { pseudonym capacity isCompany } } } }"
        found = []
        for study in studies:
            stated = StatedPurpose(Purpose.STATISTICS_NOMINATIVE, {"study": study})
            told = await at.data(query, stated)
            parties = [each["studyParties"][0] for each in told["cases"]["nodes"]]
            assert parties[0] == parties[1]
            assert parties[0].items() >= {"capacity": "SUSPECT", "isCompany": False}.items()
            found.append(parties[0]["pseudonym"])
        assert len(set(found)) == 2
        (unknown, _) = (await at.data(query))["cases"]["nodes"]
        assert unknown["studyParties"][0]["pseudonym"] is None


def test_the_evaluator_shows_the_same_pseudonym() -> None:
    agent, study, key, person, case, court = (UUID(int=number) for number in range(1, 7))
    register = Register(
        {
            "court": [{"id": court, "appeal_court_id": None}],
            "agent": [{"id": agent, "active": True, "court_id": None}],
            "agent_role": [
                {
                    "id": agent,
                    "agent_id": agent,
                    "role": "MOJ_STATISTICIAN",
                    "valid_from": LONG_AGO,
                    "valid_until": None,
                    "revoked_at": None,
                }
            ],
            "study": [{"id": study, "pseudonym_key": key}],
            "judicial_case": [
                {
                    "id": case,
                    "court_id": court,
                    "kind": "CRIMINAL",
                    "last_recorded_update_at": NOW,
                    "enforceable_at": None,
                }
            ],
            "party": [
                {
                    "id": case,
                    "case_id": case,
                    "person_id": person,
                    "legal_entity_id": None,
                    "capacity": "SUSPECT",
                }
            ],
        }
    )
    stated = StatedPurpose(Purpose.STATISTICS_NOMINATIVE, {"study": study})
    caller = Caller(AgentId(agent), Role.MOJ_STATISTICIAN, stated)
    law = in_force((opening(Purpose.STATISTICS_NOMINATIVE, Category.STAT_NOMINATIVE),), NOW)
    consultation = consult(register, caller, NOW, law)
    (party,) = records(register, StudyParty)
    field = FIELDS["StudyParty", "pseudonym"]
    assert isinstance(field, Value)
    assert isinstance(field.shown, Pseudonym)
    assert shown(consultation, party, field.shown) == pseudonym(key, person)
