"""Loading a register file: what is bad is told with its line, and nothing is kept by halves."""

import random
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from bad_lines import BAD_LINES, Spoiling
from fixed_ids import CASE, OTHER_CASE
from loaded_rows import fetch, rows_held
from small_register import good_records, spoilt, written

from db.fitness import NotMigratedError
from db.loading.load import load
from db.loading.records import RECORD_TYPES
from db.loading.report import LoadError, Progress, Step


async def test_a_good_file_is_kept_whole(migrated_url: str, tmp_path: Path) -> None:
    report = await load(migrated_url, written(good_records(), tmp_path / "good.jsonl"))
    assert report.stored
    assert report.lines == len(good_records())
    assert not report.bad
    assert report.kept["Party"] == 2
    assert await rows_held(migrated_url) == {
        **dict.fromkeys(("decision_charge", "authorisation_item", "transmission_record"), 1),
        **{record.table: report.kept[record.name] for record in RECORD_TYPES},
    }


async def test_the_order_of_the_lines_is_free(migrated_url: str, tmp_path: Path) -> None:
    records = good_records()
    random.Random(7).shuffle(records)  # noqa: S311  an order, not a secret
    report = await load(migrated_url, written(records, tmp_path / "shuffled.jsonl"))
    assert report.stored, report.bad


async def test_a_record_without_an_id_is_given_one(migrated_url: str, tmp_path: Path) -> None:
    report = await load(migrated_url, written(good_records(), tmp_path / "good.jsonl"))
    assert report.stored
    [[version]] = await fetch(migrated_url, "SELECT uuid_extract_version(id) FROM hearing")
    assert version == 7


async def test_linked_cases_are_put_in_order(migrated_url: str, tmp_path: Path) -> None:
    await load(migrated_url, written(good_records(), tmp_path / "good.jsonl"))
    [[first, second]] = await fetch(
        migrated_url, "SELECT case_a_id::text, case_b_id::text FROM case_link"
    )
    assert [first, second] == sorted([CASE, OTHER_CASE])


async def test_instants_are_kept_in_utc(migrated_url: str, tmp_path: Path) -> None:
    await load(migrated_url, written(good_records(), tmp_path / "good.jsonl"))
    [[at]] = await fetch(migrated_url, "SELECT pronounced_at FROM decision")
    assert at.isoformat() == "2026-03-01T13:00:00+00:00"


HOSTILE = [
    "100% _réel_",
    "L'Œuvre d\"Été \\ '' \" ; DROP TABLE person; --",
    "e\u0301te\u0301 composé et décomposé été",
    "\u202eabc\u202c \u200f\u200e",
    "",
    " \t\n ",
    "\U0001f40b ﷺ ǅ İ ß",
    "null",
]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_kept_as_it_is(migrated_url: str, tmp_path: Path, text: str) -> None:
    records = spoilt("Person", surname=text, birth_place=text)
    report = await load(migrated_url, written(records, tmp_path / "hostile.jsonl"))
    assert report.stored, report.bad
    [[surname, place]] = await fetch(migrated_url, "SELECT surname, birth_place FROM person")
    assert (surname, place) == (text, text)


@pytest.mark.parametrize("spoiling", BAD_LINES, ids=lambda spoiling: spoiling.name)
async def test_a_bad_line_is_told_and_nothing_is_kept(
    untouched_url: str, tmp_path: Path, spoiling: Spoiling
) -> None:
    report = await load(untouched_url, written(spoiling.records, tmp_path / "bad.jsonl"))
    told = {(line.number, line.field): line.reason for line in report.bad}
    assert spoiling.reason in told.get((spoiling.line, spoiling.field), ""), report.bad
    assert report.bad_count == 1 or not spoiling.alone, report.bad
    assert not report.stored
    assert await rows_held(untouched_url) == {}


@pytest.fixture(scope="module")
async def untouched_url(new_migrated_database: Callable[[], Awaitable[str]]) -> str:
    """One database for the tests that store nothing."""
    return await new_migrated_database()


RAW_FAULTS = {
    b"5": "expected an object, found a number",
    b"[]": "expected an object, found a list",
    b"{}": "does not say the type",
    b'{"type": "Cases"}': "no such type",
    b'{"type": ["Case"]}': "does not say the type",
    b'{"type": "Person", "surname": "\xff"}': "not UTF-8, at byte 32",
    b'{"type": "Person", "surname": NaN}': "not JSON",
    b'{"type": "Person", "surname": 1e999}': "not JSON",
    b'{"type": "Person", "surname": ' + b"9" * 5_000 + b"}": "not JSON",
    b'{"type": "Person", "surname": ' + b"[" * 100_000: "not JSON",
    b'{"type": "Person", "a": ' + b"[" * 1_000 + b"]" * 1_000 + b', "b" : 1}': "nested too deep",
    b'{"type": "Person", "surname": "a", "surname": "b"}': "stands twice",
    b'{"type": "Person", "surname" :"a", "surname":"b"}': "stands twice",
    b'{"type": "Person", "x\\u0000": 1}': "a Person has no such key",
    b'{"type": "Person"': "not JSON",
    b'\xef\xbb\xbf{"type": "Person"}': "byte order mark",
    b'{"type": "Person", "surname": "' + b"x" * (1 << 20) + b'"}': "longer than 1,048,576 bytes",
}


@pytest.mark.parametrize("raw", RAW_FAULTS, ids=lambda raw: raw[:40].decode(errors="replace"))
async def test_a_line_that_is_no_record_is_told(
    untouched_url: str, tmp_path: Path, raw: bytes
) -> None:
    path = written(good_records(), tmp_path / "raw.jsonl")
    number = len(good_records()) + 1
    path.write_bytes(path.read_bytes() + raw + b'\n\n{"type": "Person"}\n')
    report = await load(untouched_url, path)
    assert [line.number for line in report.bad] == [number]
    assert RAW_FAULTS[raw] in report.bad[0].reason
    assert report.lines == number + 1
    assert await rows_held(untouched_url) == {}


async def test_blank_lines_and_a_missing_last_line_feed_do_no_harm(
    migrated_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "blank.jsonl"
    path.write_bytes(b'\n  \r\n{"type": "Person"}\r\n\n{"type": "Person"}')
    report = await load(migrated_url, path)
    assert report.kept == {"Person": 2}


async def test_every_bad_line_is_told_at_once(untouched_url: str, tmp_path: Path) -> None:
    records = spoilt("Case", stage="x")
    records += [{"type": "Person", "surname": 1}, {"type": "Hearing", "case": OTHER_CASE}]
    report = await load(untouched_url, written(records, tmp_path / "bad.jsonl"))
    assert [line.number for line in report.bad] == [4, len(records) - 1, len(records)]


async def test_lines_that_only_point_to_a_bad_one_are_not_told(
    untouched_url: str, tmp_path: Path
) -> None:
    report = await load(untouched_url, written(spoilt("Court", degree="x"), tmp_path / "bad.jsonl"))
    assert [line.number for line in report.bad] == [1]


async def test_progress_goes_through_every_step_to_its_end(
    migrated_url: str, tmp_path: Path
) -> None:
    seen: list[Progress] = []
    path = written(good_records(), tmp_path / "good.jsonl")
    await load(migrated_url, path, progress=seen.append)
    for step in Step:
        dones = [progress.done for progress in seen if progress.step is step]
        assert dones == sorted(dones)
        assert dones[-1] == [progress.total for progress in seen if progress.step is step][-1]


async def test_a_database_without_a_register_is_said(database_url: str, tmp_path: Path) -> None:
    with pytest.raises(NotMigratedError, match="greffe migrate"):
        await load(database_url, written(good_records(), tmp_path / "good.jsonl"))


async def test_a_file_that_is_not_there_is_said(untouched_url: str, tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="No such file"):
        await load(untouched_url, tmp_path / "nothing.jsonl")
