"""Migrations apply once, all or none, whoever else applies them, and say what the models say."""

import asyncio
import re
import sys
from pathlib import Path

import asyncpg
import pytest
from tortoise.context import TortoiseContext
from tortoise.migrations.autodetector import MigrationAutodetector
from tortoise.migrations.operations import AlterModelOptions

from db import migrate as migrate_module
from db import migrations
from db.enumerations import (
    AgentDuty,
    AntecedentCapacity,
    AntecedentTerm,
    Capacity,
    CaseKind,
    CaseOrigin,
    Clause,
    ClearanceLevel,
    ControlledFile,
    CourtDegree,
    DecisionType,
    Element,
    ExtendedArticle,
    Function,
    Instrument,
    ItemKind,
    LegalBasis,
    LinkGround,
    Listed,
    Listing,
    NoticeKind,
    OffenceClass,
    Opinion,
    Role,
    Scope,
    Situation,
    Stage,
    TransmissionAim,
)
from db.migrate import (
    DatabaseNewerError,
    MigrationError,
    PostgresTooOldError,
    UnfitDatabaseError,
    migrate,
    tortoise_config,
)

NAMES = sorted(path.stem for path in Path(migrations.__path__[0]).glob("[0-9]*.py"))

COLUMNS: dict[tuple[str, str], type[Listed]] = {
    ("court", "degree"): CourtDegree,
    ("court", "extended_articles"): ExtendedArticle,
    ("court_territory", "article"): ExtendedArticle,
    ("judicial_case", "kind"): CaseKind,
    ("judicial_case", "stage"): Stage,
    ("judicial_case", "origin"): CaseOrigin,
    ("offence", "class"): OffenceClass,
    ("retention_term", "class"): OffenceClass,
    ("party", "capacity"): Capacity,
    ("decision", "type"): DecisionType,
    ("judicial_situation", "situation"): Situation,
    ("case_link", "ground"): LinkGround,
    ("administrative_inquiry", "opened_as"): Role,
    ("agent_role", "role"): Role,
    ("judicial_function", "function"): Function,
    ("assignment", "function"): Function,
    ("designation", "role"): Role,
    ("designation", "issuer_office"): Role,
    ("habilitation", "role"): Role,
    ("habilitation", "issuer_office"): Role,
    ("agent", "duty"): AgentDuty,
    ("offence", "matters"): ExtendedArticle,
    ("body_listing", "listing"): Listing,
    ("body_listing", "issuer_office"): Role,
    ("clearance", "level"): ClearanceLevel,
    ("control_request", "file"): ControlledFile,
    ("intercept_item", "kind"): ItemKind,
    ("service_request", "requester_role"): Role,
    ("foreign_request", "instrument"): Instrument,
    ("authorisation", "clause"): Clause,
    ("authorisation", "scope"): Scope,
    ("authorisation", "issuer_role"): Role,
    ("authorisation", "stage_at_issue"): Stage,
    ("authorisation", "elements"): Element,
    ("useful_item", "listed_role"): Role,
    ("notice", "kind"): NoticeKind,
    ("antecedent_record", "capacity"): AntecedentCapacity,
    ("antecedent_record", "outcome"): DecisionType,
    ("antecedent_record", "term"): AntecedentTerm,
    ("administrative_inquiry", "legal_basis"): LegalBasis,
    ("administrative_inquiry", "opinion"): Opinion,
    ("transmission", "aim"): TransmissionAim,
}


async def test_migrating_twice_applies_everything_once_and_in_order(database_url: str) -> None:
    assert await migrate(database_url) == NAMES
    assert await migrate(database_url) == []
    assert await _recorded(database_url) == NAMES


async def test_two_that_migrate_at_once_apply_everything_once(database_url: str) -> None:
    script = (
        "import asyncio, sys; from db.migrate import migrate;"
        "print(len(asyncio.run(migrate(sys.argv[1]))))"
    )
    command = [sys.executable, "-c", script, database_url]
    processes = [
        await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
        for _ in range(2)
    ]
    outputs = [(await process.communicate())[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sorted(int(output) for output in outputs) == [0, len(NAMES)]
    assert await _recorded(database_url) == NAMES


async def test_a_migration_that_fails_leaves_nothing_of_the_run(database_url: str) -> None:
    connection = await asyncpg.connect(database_url)
    await connection.execute("CREATE TABLE person (another text)")
    with pytest.raises(MigrationError, match="0005_cases"):
        await migrate(database_url)
    tables = await connection.fetch(
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    )
    assert [row["tablename"] for row in tables] == ["person"]
    await connection.execute("DROP TABLE person")
    await connection.close()
    assert await migrate(database_url) == NAMES


async def test_an_older_postgresql_is_refused_in_so_many_words(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate_module, "LEAST_VERSION", 999_999)
    with pytest.raises(PostgresTooOldError, match="PostgreSQL 18 or later is needed; the server"):
        await migrate(database_url)


async def test_a_database_that_is_not_in_utf8_is_refused(database_url: str) -> None:
    connection = await asyncpg.connect(database_url)
    await connection.execute(
        "CREATE DATABASE latin1 TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'"
    )
    await connection.close()
    name = await _database_name(database_url)
    with pytest.raises(UnfitDatabaseError, match="UTF8 is needed; this database is in LATIN1"):
        await migrate(database_url.replace(name, "latin1"))


async def test_a_database_of_a_later_version_is_refused(migrated_url: str) -> None:
    connection = await asyncpg.connect(migrated_url)
    await connection.execute(
        "INSERT INTO tortoise_migrations (app, name, applied_at)"
        " VALUES ('greffe', '9999_tomorrow', now())"
    )
    await connection.close()
    with pytest.raises(DatabaseNewerError, match="9999_tomorrow"):
        await migrate(migrated_url)


async def test_the_migrations_say_what_the_models_say() -> None:
    config = tortoise_config("")
    async with TortoiseContext() as context:
        await context.init(config=config, init_connections=False)
        assert context.apps is not None
        writers = await MigrationAutodetector(context.apps, config["apps"]).changes()
    # The options that differ are descriptions, which Tortoise takes from docstrings.
    assert [
        operation.describe()
        for writer in writers
        for operation in writer.operations
        if not isinstance(operation, AlterModelOptions)
    ] == []


async def test_the_checks_of_the_models_are_in_the_database(migrated_url: str) -> None:
    config = tortoise_config("")
    async with TortoiseContext() as context:
        await context.init(config=config, init_connections=False)
        assert context.apps is not None
        said = {
            (model._meta.db_table, constraint.name)
            for models in context.apps.values()
            for model in models.values()
            for constraint in model._meta.constraints
        }
    assert said <= set(await _checks(migrated_url))


async def test_each_closed_list_of_the_database_is_that_of_the_code(migrated_url: str) -> None:
    checks = await _checks(migrated_url)
    members = {
        (table, name.removesuffix("_listed")): set(re.findall(r"'(\w+)'", text))
        for (table, name), text in checks.items()
        if name.endswith("_listed")
    }
    assert members == {
        column: {member.value for member in listed} for column, listed in COLUMNS.items()
    }


async def _recorded(url: str) -> list[str]:
    connection = await asyncpg.connect(url)
    rows = await connection.fetch("SELECT name FROM tortoise_migrations ORDER BY id")
    await connection.close()
    return [row["name"] for row in rows]


async def _checks(url: str) -> dict[tuple[str, str], str]:
    connection = await asyncpg.connect(url)
    rows = await connection.fetch(
        "SELECT conrelid::regclass::text AS of, conname, pg_get_constraintdef(oid) AS text"
        " FROM pg_constraint WHERE contype = 'c' AND conrelid <> 0"
    )
    await connection.close()
    return {(row["of"], row["conname"]): row["text"] for row in rows}


async def _database_name(url: str) -> str:
    connection = await asyncpg.connect(url)
    name = await connection.fetchval("SELECT current_database()")
    await connection.close()
    assert isinstance(name, str)
    return name
