"""Names as they are compared: the law and the database alike, and those recorded before."""

import unicodedata
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest
from table_rows import Rows

from db import migrations
from permissions.derived import folded


@pytest.fixture
async def rows(migrated_url: str) -> AsyncIterator[Rows]:
    connection = await asyncpg.connect(migrated_url)
    transaction = connection.transaction()
    await transaction.start()
    rows = Rows(connection)
    await rows.begin()
    yield rows
    await transaction.rollback()
    await connection.close()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("  DE  L’Écuyer-Dupré ", "de l ecuyer dupre"),
        ("O'Brien", "o brien"),
        ("Noe\u0308l\u00a0\u2010 Œuvrard", "noel oeuvrard"),
        ("Lubin,Marie", "lubin marie"),
        ("Lubin, Marie ; Anne—Élise", "lubin marie anne elise"),
        ("ÆSØ-Großmann‘Łuk", "aeso grossmann luk"),
        ("ﬁlipe", "filipe"),
        ("", ""),
        (None, None),
    ],
)
async def test_names_are_compared_folded(rows: Rows, name: str | None, key: str | None) -> None:
    person = await rows.add("person", surname=name)
    assert (
        await rows.connection.fetchval("SELECT surname_key FROM person WHERE id = $1", person)
        == key
    )


async def test_the_law_folds_each_letter_as_the_database_does(rows: Rows) -> None:
    places = [(0x20, 0x600), (0x1E00, 0x2120), (0x2C60, 0x2C80), (0xA720, 0xA800), (0xFB00, 0xFB07)]
    letters = [chr(each) for start, end in places for each in range(start, end)]
    names = [f"A{each}b" for each in letters if unicodedata.category(each) != "Cn"]
    found = await rows.connection.fetch("SELECT greffe_fold(unnest($1::text[])) AS key", names)
    assert [row["key"] for row in found] == [folded(name) for name in names]


async def test_names_recorded_before_are_folded_anew(rows: Rows) -> None:
    """As 0098 found them: by the function of the first migration; no version tells of it."""
    folder = Path(migrations.__path__[0])
    person = await rows.add("person", surname="Lecœur, Anne")
    first = (folder / "0001_functions.sql").read_text(encoding="utf-8")
    first = first[first.index("CREATE FUNCTION greffe_fold") :]
    first = first[: first.index(";") + 1].replace("CREATE", "CREATE OR REPLACE", 1)
    await rows.connection.execute(first)
    await rows.connection.execute("UPDATE person SET surname = surname WHERE id = $1", person)
    kept = "SELECT surname_key, version, updated_at FROM person WHERE id = $1"
    before = await rows.connection.fetchrow(kept, person)
    assert before is not None
    assert before["surname_key"] == "lecœur, anne"
    await rows.connection.execute(
        (folder / "0098_names_as_compared.sql").read_text(encoding="utf-8")
    )
    after = await rows.connection.fetchrow(kept, person)
    assert after is not None
    assert tuple(after) == ("lecoeur anne", before["version"], before["updated_at"])
