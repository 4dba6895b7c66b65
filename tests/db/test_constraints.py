"""The database refuses what the data model forbids, whoever writes."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

import asyncpg
import pytest
from table_rows import NOON, Connection, Rows

BEFORE_NOON = NOON - timedelta(microseconds=1)
AFTER_NOON = NOON + timedelta(microseconds=1)


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
    ("table", "columns", "constraint"),
    [
        ("court", {"degree": "THIRD"}, "degree_listed"),
        ("court", {"extended_articles": ["ART_1"]}, "extended_articles_listed"),
        ("court", {"extended_articles": ["ART_704", None]}, "extended_articles_listed"),
        ("court", {"processing": "INTERCEPT"}, "processing_is_registry"),
        ("judicial_case", {"kind": "CIVIL"}, "kind_listed"),
        ("judicial_case", {"stage": "SOON"}, "stage_listed"),
        ("judicial_case", {"origin": "RUMOUR"}, "origin_listed"),
        ("judicial_case", {"processing": "ANTECEDENTS"}, "processing_is_registry"),
        ("judicial_case", {"enforceable_at": date(2026, 1, 1)}, "non_criminal_columns"),
        ("judicial_case", {"subject_matter": "tutelle"}, "non_criminal_columns"),
        ("offence", {"class": "MISCHIEF"}, "class_listed"),
        ("offence", {"date_to": date(2026, 1, 4)}, "date_to_not_before_date_from"),
        ("person", {"birth_date": date.max}, "dates_readable"),
        ("legal_entity", {"siren": "12345678"}, "siren_has_nine_digits"),
        ("legal_entity", {"siren": "123456789\n"}, "siren_has_nine_digits"),
        ("party", {}, "person_or_company"),
        ("decision", {"type": "OPINION"}, "type_listed"),
        ("decision", {"final_at": BEFORE_NOON}, "final_at_not_before_pronounced_at"),
        ("decision", {"reopened_at": BEFORE_NOON}, "reopened_at_not_before_pronounced_at"),
        ("case_link", {"ground": "SAME_DAY"}, "ground_listed"),
        ("case_link", {"ground": "SAME_IMPLICATED_PERSON"}, "person_goes_with_ground"),
        ("agent_role", {"role": "MAYOR"}, "role_listed"),
        ("judicial_function", {"function": "COFFEE"}, "function_listed"),
        ("assignment", {"function": "COFFEE"}, "function_listed"),
        ("designation", {"issuer_office": "MAYOR"}, "issuer_office_listed"),
        ("habilitation", {"role": "MAYOR"}, "role_listed"),
        ("habilitation", {"issuer_office": "MAYOR"}, "issuer_office_listed"),
    ],
)
async def test_a_value_outside_the_model_is_refused(
    rows: Rows, table: str, columns: dict[str, object], constraint: str
) -> None:
    with pytest.raises(asyncpg.CheckViolationError) as refused:
        await rows.add(table, **await _keys(rows, table), **columns)
    assert refused.value.constraint_name == constraint


@pytest.mark.parametrize(
    "table",
    [
        "agent_role",
        "judicial_function",
        "assignment",
        "assist_link",
        "designation",
        "habilitation",
        "enforcement_measure",
        "judicial_situation",
    ],
)
@pytest.mark.parametrize("until", [NOON, BEFORE_NOON])
async def test_an_interval_that_ends_at_or_before_its_beginning_is_refused(
    rows: Rows, table: str, until: datetime
) -> None:
    keys = await _keys(rows, table)
    with pytest.raises(asyncpg.CheckViolationError) as refused:
        await rows.add(table, **keys, valid_until=until)
    assert refused.value.constraint_name == "interval_ordered"
    await rows.add(table, **keys, valid_until=AFTER_NOON)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("judicial_case", "last_recorded_update_at"),
        ("decision", "pronounced_at"),
        ("hearing", "at"),
        ("investigation_step", "at"),
        ("sentence", "final_at"),
        ("agent_role", "revoked_at"),
    ],
)
@pytest.mark.parametrize(
    "instant", [datetime.max.replace(tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)]
)
async def test_an_instant_that_no_reader_could_hold_is_refused(
    rows: Rows, table: str, column: str, instant: datetime
) -> None:
    with pytest.raises(asyncpg.CheckViolationError) as refused:
        await rows.add(table, **await _keys(rows, table), **{column: instant})
    assert refused.value.constraint_name == "dates_readable"


async def test_a_party_is_a_person_or_a_company_and_not_both(rows: Rows) -> None:
    person, company = await rows.add("person"), await rows.add("legal_entity")
    with pytest.raises(asyncpg.CheckViolationError, match="person_or_company"):
        await rows.add("party", case_id=rows.case, person_id=person, legal_entity_id=company)


async def test_a_person_stands_once_in_a_case_in_one_capacity_and_again_in_another(
    rows: Rows,
) -> None:
    person = await rows.add("person")
    for capacity in ("PROSECUTED", "VICTIM"):
        await rows.add("party", case_id=rows.case, person_id=person, capacity=capacity)
    with pytest.raises(asyncpg.UniqueViolationError):
        await rows.add("party", case_id=rows.case, person_id=person, capacity="VICTIM")


async def test_two_courts_may_give_one_number_and_one_court_may_not(rows: Rows) -> None:
    elsewhere = await rows.add("court")
    for court in (rows.court, elsewhere):
        await rows.add("judicial_case", court_id=court, number="26/1")
    with pytest.raises(asyncpg.UniqueViolationError):
        await rows.add("judicial_case", court_id=rows.court, number="26/1")


async def test_what_hangs_on_a_party_or_an_offence_is_of_the_same_case(rows: Rows) -> None:
    party, offence = await rows.party(), await rows.add("offence", case_id=rows.case)
    strange = await rows.add("offence", case_id=rows.other_case)
    sentence = await rows.add("sentence", case_id=rows.case, party_id=party)
    charge = await rows.add("charge", case_id=rows.case, party_id=party, offence_id=offence)
    elsewhere = await rows.add("decision", case_id=rows.other_case, court_id=rows.court)
    crossed: list[tuple[str, dict[str, object]]] = [
        ("charge", {"case_id": rows.case, "party_id": party, "offence_id": strange}),
        ("charge", {"case_id": rows.other_case, "party_id": party, "offence_id": strange}),
        ("sentence", {"case_id": rows.other_case, "party_id": party}),
        ("judicial_situation", {"case_id": rows.other_case, "party_id": party}),
        ("enforcement_measure", {"case_id": rows.other_case, "sentence_id": sentence}),
        ("decision_charge", {"case_id": rows.case, "decision_id": elsewhere, "charge_id": charge}),
        (
            "decision_charge",
            {"case_id": rows.other_case, "decision_id": elsewhere, "charge_id": charge},
        ),
    ]
    for table, columns in crossed:
        with pytest.raises(asyncpg.ForeignKeyViolationError):
            await rows.add(table, **columns)


async def test_a_link_has_the_lesser_case_first_and_stands_once(rows: Rows) -> None:
    lesser, greater = sorted((rows.case, rows.other_case))
    with pytest.raises(asyncpg.CheckViolationError, match="pair_ordered"):
        await rows.add("case_link", case_a_id=greater, case_b_id=lesser)
    with pytest.raises(asyncpg.CheckViolationError, match="pair_ordered"):
        await rows.add("case_link", case_a_id=lesser, case_b_id=lesser)
    await rows.add("case_link", case_a_id=lesser, case_b_id=greater)
    with pytest.raises(asyncpg.UniqueViolationError):
        await rows.add("case_link", case_a_id=lesser, case_b_id=greater)


async def test_nobody_assists_himself(rows: Rows) -> None:
    agent = await rows.add("agent")
    with pytest.raises(asyncpg.CheckViolationError, match="nobody_assists_himself"):
        await rows.add("assist_link", assistant_id=agent, magistrate_id=agent)


async def test_a_case_has_one_lead_at_any_instant(rows: Rows) -> None:
    agent = await rows.add("agent")
    lead = {"case_id": rows.case, "magistrate_id": agent, "lead": True}
    await rows.add("assignment", **lead, valid_from=NOON, valid_until=AFTER_NOON)
    with pytest.raises(asyncpg.ExclusionViolationError):
        await rows.add("assignment", **lead, valid_from=BEFORE_NOON)
    await rows.add("assignment", **lead, valid_from=AFTER_NOON)
    await rows.add("assignment", case_id=rows.case, magistrate_id=agent, valid_from=NOON)
    await rows.add("assignment", **lead | {"case_id": rows.other_case}, valid_from=NOON)


async def test_a_case_goes_with_all_that_hangs_on_it_and_a_person_in_a_case_stays(
    rows: Rows,
) -> None:
    charge = await rows.charge()
    await rows.decision("CONVICTION", NOON, charge)
    with pytest.raises(asyncpg.RestrictViolationError):
        async with rows.connection.transaction():
            await rows.connection.execute("DELETE FROM person")
    await rows.connection.execute("DELETE FROM judicial_case WHERE id = $1", rows.case)
    for table in ("offence", "party", "charge", "decision", "decision_charge"):
        assert await rows.connection.fetchval(f"SELECT count(*) FROM {table}") == 0
    assert await rows.connection.fetchval("SELECT count(*) FROM person") == 1


async def test_the_court_of_appeal_of_a_case_is_that_of_its_court_whatever_is_written(
    rows: Rows,
) -> None:
    douai = await rows.add("court", degree="SECOND")
    agen = await rows.add("court", degree="SECOND")
    court = await rows.add("court", appeal_court_id=douai)
    case = await rows.add("judicial_case", court_id=court, appeal_court_id=agen)

    async def ressort() -> object:
        return await rows.connection.fetchval(
            "SELECT appeal_court_id FROM judicial_case WHERE id = $1", case
        )

    assert await ressort() == douai
    await rows.connection.execute("UPDATE judicial_case SET appeal_court_id = $1", agen)
    assert await ressort() == douai
    await rows.connection.execute(
        "UPDATE court SET appeal_court_id = $1 WHERE id = $2", agen, court
    )
    assert await ressort() == agen
    await rows.connection.execute(
        "UPDATE judicial_case SET court_id = $1 WHERE id = $2", rows.court, case
    )
    assert await ressort() is None


async def test_updated_at_follows_each_writing(rows: Rows) -> None:
    await rows.connection.execute("UPDATE judicial_case SET created_at = '2020-01-01'")
    assert await rows.connection.fetchval(
        "SELECT bool_and(updated_at > created_at) FROM judicial_case"
    )


async def test_every_foreign_key_has_an_index_to_be_found_by(rows: Rows) -> None:
    bare = await rows.connection.fetch("""
        SELECT conrelid::regclass::text, conname FROM pg_constraint
        WHERE contype = 'f' AND connamespace = 'public'::regnamespace
          AND conrelid::regclass::text NOT LIKE 'journal%'
          AND NOT EXISTS (
            SELECT FROM pg_index WHERE indrelid = conrelid
            AND (indkey::int2[])[0] = ANY (conkey) AND indkey::int2[] && conkey)
    """)
    assert bare == []


async def _keys(rows: Rows, table: str) -> dict[str, object]:
    """The foreign keys that a row of the table needs to be valid but for what the test says."""
    match table:
        case "judicial_case":
            return {"court_id": rows.court}
        case "decision":
            return {"case_id": rows.case, "court_id": rows.court}
        case "sentence" | "judicial_situation":
            return {"case_id": rows.case, "party_id": await rows.party()}
        case "enforcement_measure":
            sentence = await rows.add("sentence", case_id=rows.case, party_id=await rows.party())
            return {"case_id": rows.case, "sentence_id": sentence}
        case "case_link":
            lesser, greater = sorted((rows.case, rows.other_case))
            return {"case_a_id": lesser, "case_b_id": greater}
        case "assist_link":
            return {
                "assistant_id": await rows.add("agent"),
                "magistrate_id": await rows.add("agent"),
            }
        case "assignment":
            return {"case_id": rows.case, "magistrate_id": await rows.add("agent")}
        case "agent_role" | "judicial_function" | "designation" | "habilitation":
            return {"agent_id": await rows.add("agent")}
        case "offence" | "party" | "hearing" | "investigation_step":
            return {"case_id": rows.case}
        case _:
            return {}
