"""The database refuses what the model of the three files forbids, whoever writes."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

import asyncpg
import pytest
from needed_keys import needed_keys
from table_rows import NOON, Connection, Rows

BEFORE_NOON = NOON - timedelta(microseconds=1)
AFTER_NOON = NOON + timedelta(microseconds=1)
TOO_LATE = datetime(9000, 1, 1, tzinfo=UTC)

WITHIN = {
    "REGISTRY": ["control_request", "access_request", "legal_hold", "study", "study_member"],
    "INTERCEPT": [
        "customs_mission",
        "mission_officer",
        "interception",
        "exhibit",
        "intercept_item",
        "service_request",
        "referral",
        "technical_difficulty",
        "foreign_request",
        "authorisation_item",
        "useful_item",
        "notice",
    ],
    "ANTECEDENTS": [
        "antecedent_person",
        "antecedent_record",
        "administrative_inquiry",
        "prosecutor_referral",
        "transmission",
        "transmission_record",
    ],
}
"""The tables of each file; bodies, clearances, contracts and authorisations are of no one file."""

INTERVALS = [
    "body_listing",
    "clearance",
    "contract",
    "control_request",
    "legal_hold",
    "study",
    "study_member",
    "customs_mission",
    "mission_officer",
    "referral",
    "authorisation",
    "transmission",
]


@pytest.fixture(scope="module")
async def connection(
    new_migrated_database: Callable[[], Awaitable[str]],
) -> AsyncIterator[Connection]:
    connection = await asyncpg.connect(await new_migrated_database())
    yield connection
    await connection.close()


@pytest.fixture
async def rows(connection: Connection) -> AsyncIterator[Rows]:
    transaction = connection.transaction()
    await transaction.start()
    rows = Rows(connection)
    await rows.begin()
    yield rows
    await transaction.rollback()


@pytest.mark.parametrize(
    ("table", "file"), [(table, file) for file, tables in WITHIN.items() for table in tables]
)
async def test_a_row_is_of_its_file_and_of_no_other(rows: Rows, table: str, file: str) -> None:
    keys = await needed_keys(rows, table)
    for other in WITHIN.keys() - {file}:
        with pytest.raises(asyncpg.CheckViolationError) as refused:
            await rows.add(table, **keys, processing=other)
        assert refused.value.constraint_name == f"processing_is_{file.lower()}"
    await rows.add(table, **keys)


@pytest.mark.parametrize(
    ("table", "columns", "constraint"),
    [
        ("agent", {"state": "be"}, "state_is_two_capitals"),
        ("agent", {"state": "BEL"}, "state_is_two_capitals"),
        ("agent", {"art_16_point": 0}, "art_16_has_four_points"),
        ("agent", {"art_16_point": 5}, "art_16_has_four_points"),
        ("agent", {"duty": "COFFEE"}, "duty_listed"),
        ("offence", {"matters": ["ART_1"]}, "matters_listed"),
        ("offence", {"matters": [None]}, "matters_listed"),
        ("body", {"state": "Belgique"}, "state_is_two_capitals"),
        ("body_listing", {"listing": "FRIENDS"}, "listing_listed"),
        ("body_listing", {"issuer_office": "MAYOR"}, "issuer_office_listed"),
        ("clearance", {"level": "GOSSIP"}, "level_listed"),
        ("control_request", {"file": "FIJAIS"}, "file_listed"),
        ("control_request", {"case_id": None}, "person_or_case"),
        ("access_request", {"person_id": None}, "person_or_company"),
        ("access_request", {"answered_at": BEFORE_NOON}, "answered_at_not_before_received_at"),
        ("interception", {"ended_at": BEFORE_NOON}, "ended_at_not_before_started_at"),
        ("intercept_item", {"kind": "RUMOUR"}, "kind_listed"),
        (
            "intercept_item",
            {"encrypted": True, "clear_payload": "x"},
            "encrypted_has_no_clear_payload",
        ),
        (
            "intercept_item",
            {"sealed_at": NOON, "unsealed_at": BEFORE_NOON},
            "unsealed_at_not_before_sealed_at",
        ),
        ("service_request", {"requester_role": "MAYOR"}, "requester_role_listed"),
        ("service_request", {"cost": -1}, "cost_not_negative"),
        ("technical_difficulty", {"closed_at": BEFORE_NOON}, "closed_at_not_before_opened_at"),
        ("foreign_request", {"instrument": "LETTER"}, "instrument_listed"),
        ("foreign_request", {"state": "B"}, "state_is_two_capitals"),
        ("authorisation", {"clause": "XIII"}, "clause_listed"),
        ("authorisation", {"scope": "ALL"}, "scope_listed"),
        ("authorisation", {"issuer_role": "MAYOR"}, "issuer_role_listed"),
        ("authorisation", {"stage_at_issue": "SOON"}, "stage_at_issue_listed"),
        ("authorisation", {"elements": ["ALL"]}, "elements_listed"),
        ("useful_item", {"listed_role": "MAYOR"}, "listed_role_listed"),
        ("notice", {"kind": "PRESS"}, "kind_listed"),
        ("antecedent_record", {"count_number": 0}, "counts_from_one"),
        ("antecedent_record", {"capacity": "NEIGHBOUR"}, "capacity_listed"),
        ("antecedent_record", {"outcome": "OPINION"}, "outcome_listed"),
        ("administrative_inquiry", {"legal_basis": "CURIOSITY"}, "legal_basis_listed"),
        ("administrative_inquiry", {"motive": "emploi"}, "motive_is_a_code"),
        ("administrative_inquiry", {"motive": "EMPLOI\n"}, "motive_is_a_code"),
        ("administrative_inquiry", {"opinion": "MAYBE"}, "opinion_listed"),
        ("transmission", {"aim": "FRIENDSHIP"}, "aim_listed"),
        ("antecedent_person", {"birth_date": date.max}, "dates_readable"),
        ("notice", {"done_at": TOO_LATE}, "dates_readable"),
        ("authorisation", {"completed_at": TOO_LATE}, "dates_readable"),
        ("antecedent_record", {"outcome_final_at": TOO_LATE}, "dates_readable"),
    ],
)
async def test_a_value_outside_the_model_is_refused(
    rows: Rows, table: str, columns: dict[str, object], constraint: str
) -> None:
    with pytest.raises(asyncpg.CheckViolationError) as refused:
        await rows.add(table, **await needed_keys(rows, table) | columns)
    assert refused.value.constraint_name == constraint


@pytest.mark.parametrize("table", INTERVALS)
@pytest.mark.parametrize("until", [NOON, BEFORE_NOON])
async def test_an_interval_that_ends_at_or_before_its_beginning_is_refused(
    rows: Rows, table: str, until: datetime
) -> None:
    keys = await needed_keys(rows, table)
    with pytest.raises(asyncpg.CheckViolationError) as refused:
        await rows.add(table, **keys, valid_until=until)
    assert refused.value.constraint_name == "interval_ordered"
    await rows.add(table, **keys, valid_until=AFTER_NOON)


async def test_a_legal_hold_has_an_end(rows: Rows) -> None:
    with pytest.raises(asyncpg.NotNullViolationError, match="valid_until"):
        await rows.add("legal_hold", **await needed_keys(rows, "legal_hold"), valid_until=None)


async def test_an_interception_is_of_a_case_or_of_a_mission_or_of_none(rows: Rows) -> None:
    mission = await rows.add("customs_mission")
    with pytest.raises(asyncpg.CheckViolationError, match="case_or_mission_or_orphan"):
        await rows.add("interception", case_id=rows.case, mission_id=mission)
    for keys in ({"case_id": rows.case}, {"mission_id": mission}, {}):
        await rows.add("interception", **keys)


async def test_control_and_access_bear_on_one_and_not_on_two(rows: Rows) -> None:
    person, company = await rows.add("person"), await rows.add("legal_entity")
    agent = await rows.add("agent")
    with pytest.raises(asyncpg.CheckViolationError, match="person_or_case"):
        await rows.add("control_request", magistrate_id=agent, case_id=rows.case, person_id=person)
    with pytest.raises(asyncpg.CheckViolationError, match="person_or_company"):
        await rows.add(
            "access_request", court_id=rows.court, person_id=person, legal_entity_id=company
        )


@pytest.mark.parametrize(
    "table",
    [
        "exhibit",
        "authorisation_item",
        "transmission_record",
        "antecedent_record",
        "prosecutor_referral",
    ],
)
async def test_what_stands_once_does_not_stand_twice(rows: Rows, table: str) -> None:
    keys = await needed_keys(rows, table)
    await rows.add(table, **keys)
    with pytest.raises(asyncpg.UniqueViolationError):
        await rows.add(table, **keys)


async def test_a_case_with_interceptions_stays_and_goes_with_its_acts_once_they_are_gone(
    rows: Rows,
) -> None:
    difficulty = await rows.add("technical_difficulty", case_id=rows.case)
    request = await rows.add("foreign_request", case_id=rows.case)
    interception = await rows.add("interception", case_id=rows.case)
    item = await rows.add("intercept_item", interception_id=interception)
    keys = {"grantee_id": await rows.add("agent"), "case_id": rows.case}
    prior = await rows.add("authorisation", **keys, foreign_request_id=request)
    act = await rows.add("authorisation", **keys, difficulty_id=difficulty, prior_id=prior)
    await rows.add("authorisation_item", authorisation_id=act, item_id=item)
    await rows.add("notice", authorisation_id=act)
    with pytest.raises(asyncpg.RestrictViolationError):
        async with rows.connection.transaction():
            await rows.connection.execute("DELETE FROM judicial_case WHERE id = $1", rows.case)
    await rows.connection.execute("DELETE FROM interception")
    await rows.connection.execute("DELETE FROM judicial_case WHERE id = $1", rows.case)
    for table in ("authorisation", "authorisation_item", "notice", "foreign_request"):
        assert await rows.connection.fetchval(f"SELECT count(*) FROM {table}") == 0


async def test_names_in_the_antecedents_are_compared_folded(rows: Rows) -> None:
    person = await rows.add("antecedent_person", surname="L’Écuyer", forenames="Noe\u0308l")
    found = await rows.connection.fetchrow(
        "SELECT surname_key, forenames_key FROM antecedent_person WHERE id = $1", person
    )
    assert found is not None
    assert tuple(found) == ("l ecuyer", "noel")


async def test_a_study_has_a_key_of_its_own(rows: Rows) -> None:
    await rows.add("study")
    await rows.add("study")
    assert await rows.connection.fetchval("SELECT count(DISTINCT pseudonym_key) FROM study") == 2
