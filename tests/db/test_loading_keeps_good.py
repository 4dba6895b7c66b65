"""Loading with `keep_good`: good lines stay; bad ones, and what leans on them, are written out."""

import json
from pathlib import Path

import pytest
from fixed_ids import CASE, JUDGE, START, uid
from loaded_rows import fetch, rows_held
from small_files import Record
from small_register import good_records, line_of, spoilt, written

from db.loading.load import load
from db.loading.report import LoadError

UNTOUCHED = (
    "body",
    "body_listing",
    "clearance",
    "contract",
    "control_request",
    "access_request",
    "study",
    "study_member",
    "customs_mission",
    "mission_officer",
    "antecedent_person",
    "antecedent_record",
    "administrative_inquiry",
    "prosecutor_referral",
    "transmission",
    "transmission_record",
)
"""Tables of which no record of the small register leans on a case."""


def entries(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


async def test_the_good_are_kept_and_the_bad_written_with_reasons(
    migrated_url: str, tmp_path: Path
) -> None:
    records = spoilt("Hearing", at="soon")
    path = written(records, tmp_path / "mixed.jsonl")
    report = await load(migrated_url, path, keep_good=True)
    assert report.rejects == tmp_path / "mixed.rejects.jsonl"
    [entry] = entries(report.rejects)
    number = line_of(records, "Hearing")
    assert entry["line"] == number
    assert entry["field"] == "at"
    assert "expected an instant" in str(entry["reason"])
    assert entry["text"] == path.read_text(encoding="utf-8").splitlines()[number - 1]
    held = await rows_held(migrated_url)
    assert "hearing" not in held
    assert held["judicial_case"] == 2


async def test_of_records_without_an_id_those_that_are_kept_are_counted(
    migrated_url: str, tmp_path: Path
) -> None:
    """Neither those put aside for what they point to, nor those that are bad by themselves."""
    good = good_records()
    hearing: Record = {"type": "Hearing", "case": CASE, "at": "2026-12-01T09:00:00Z"}
    records = [*good, hearing, hearing | {"case": uid("ca60")}, hearing | {"at": "soon"}]
    report = await load(migrated_url, written(records, tmp_path / "in.jsonl"), keep_good=True)
    assert report.bad_count == 2
    assert report.nameless == sum("id" not in each for each in good) + 1


async def test_lines_that_lean_on_a_bad_one_fall_with_it(migrated_url: str, tmp_path: Path) -> None:
    records = spoilt("Case", stage="x")
    rejects = tmp_path / "out.jsonl"
    report = await load(
        migrated_url, written(records, tmp_path / "in.jsonl"), keep_good=True, rejects=rejects
    )
    held = await rows_held(migrated_url)
    assert held == {
        "court": 2,
        "court_territory": 1,
        "judicial_case": 1,
        "person": 1,
        "legal_entity": 1,
        "agent": 2,
        "agent_role": 1,
        "judicial_function": 1,
        "assist_link": 1,
        "designation": 1,
        "habilitation": 1,
        **dict.fromkeys(UNTOUCHED, 1),
    }
    reasons = {entry["line"]: entry["reason"] for entry in entries(rejects)}
    charge, offence = line_of(records, "Charge"), line_of(records, "Offence")
    assert reasons[offence] == "points to a bad line: 4"
    assert "points to a bad line" in str(reasons[charge])
    listed = held["transmission_record"]  # a row of a list, on the line of its transmission
    assert report.bad_count == len(reasons) == len(records) - sum(held.values()) + listed


async def test_a_fall_goes_on_from_line_to_line(migrated_url: str, tmp_path: Path) -> None:
    records = spoilt("Party", capacity="x")
    report = await load(migrated_url, written(records, tmp_path / "in.jsonl"), keep_good=True)
    fallen = {records[line.number - 1]["type"] for line in report.bad}
    assert fallen == {
        "Party",
        "Charge",
        "Decision",
        "Sentence",
        "EnforcementMeasure",
        "JudicialSituation",
        "VictimInformation",
    }


async def test_of_two_lines_that_exclude_each_other_the_first_stays(
    migrated_url: str, tmp_path: Path
) -> None:
    lead = next(record for record in good_records() if record["type"] == "Assignment")
    records = [*good_records(), lead | {"from": "2026-06-01T00:00:00Z"}]
    report = await load(migrated_url, written(records, tmp_path / "in.jsonl"), keep_good=True)
    assert [line.number for line in report.bad] == [len(records)]
    assert "overlaps that of the same case at line" in report.bad[0].reason
    [[start]] = await fetch(migrated_url, "SELECT valid_from FROM assignment")
    assert start.isoformat() == "2026-01-05T08:00:00+00:00"


async def test_two_leads_one_after_the_other_are_good(migrated_url: str, tmp_path: Path) -> None:
    change = "2026-06-01T00:00:00Z"
    records = spoilt("Assignment", until=change)
    lead = next(record for record in good_records() if record["type"] == "Assignment")
    records.append(lead | {"from": change})
    report = await load(migrated_url, written(records, tmp_path / "in.jsonl"))
    assert report.kept["Assignment"] == 2


async def test_a_file_loaded_twice_overwrites_nothing(migrated_url: str, tmp_path: Path) -> None:
    path = written(good_records(), tmp_path / "in.jsonl")
    await load(migrated_url, path)
    before = await rows_held(migrated_url)
    report = await load(migrated_url, path)
    assert not report.stored
    assert "the register holds a Case with this id already" in {line.reason for line in report.bad}
    assert await rows_held(migrated_url) == before


async def test_a_second_file_may_lean_on_the_first(migrated_url: str, tmp_path: Path) -> None:
    await load(migrated_url, written(good_records(), tmp_path / "first.jsonl"))
    more: list[Record] = [
        {"type": "Hearing", "case": CASE, "at": START},
        {"type": "AgentRole", "agent": JUDGE, "role": "PROSECUTOR", "from": START},
        {"type": "Agent", "name": "Autre", "court": "TJ-X"},
    ]
    report = await load(migrated_url, written(more, tmp_path / "second.jsonl"))
    assert report.kept == {"Hearing": 1, "Agent": 1, "AgentRole": 1}


HELD = [
    ("Case", "number", {"id": uid("2")}),
    ("Court", "code", {"id": uid("2")}),
    ("Party", "capacity", {"id": uid("2")}),
    ("Assignment", "lead", {}),
    ("CaseLink", "person", {}),
]


@pytest.mark.parametrize(("type_", "field", "changes"), HELD)
async def test_what_the_register_holds_already_is_said(
    migrated_url: str, tmp_path: Path, type_: str, field: str, changes: Record
) -> None:
    await load(migrated_url, written(good_records(), tmp_path / "first.jsonl"))
    again = next(record for record in good_records() if record["type"] == type_) | changes
    report = await load(migrated_url, written([again], tmp_path / "second.jsonl"))
    [told] = report.bad
    assert (told.number, told.field) == (1, field)
    assert "the register holds" in told.reason


async def test_what_no_check_foresees_is_told_with_its_line(
    migrated_url: str, tmp_path: Path
) -> None:
    await fetch(migrated_url, "ALTER TABLE person ADD CONSTRAINT unheard CHECK (surname <> 'Hic')")
    people: list[Record] = [{"type": "Person", "surname": f"Nom {n}"} for n in range(40)]
    people[12]["surname"] = people[30]["surname"] = "Hic"
    path = written([*good_records(), *people], tmp_path / "in.jsonl")
    first = len(good_records()) + 13
    refused = await load(migrated_url, path)
    assert [(line.number, line.reason) for line in refused.bad] == [
        (first, "the register refuses it (unheard)")
    ]
    assert await rows_held(migrated_url) == {}
    report = await load(migrated_url, path, keep_good=True)
    assert [line.number for line in report.bad] == [first, first + 18]
    assert report.kept["Person"] == 39


async def test_a_file_of_rejects_is_never_written_over(migrated_url: str, tmp_path: Path) -> None:
    path = written(spoilt("Hearing", at="soon"), tmp_path / "in.jsonl")
    (tmp_path / "in.rejects.jsonl").write_text("mine")
    with pytest.raises(LoadError, match="exists already"):
        await load(migrated_url, path, keep_good=True)
    assert (tmp_path / "in.rejects.jsonl").read_text() == "mine"
    assert await rows_held(migrated_url) == {}


async def test_no_file_of_rejects_is_made_when_nothing_is_bad(
    migrated_url: str, tmp_path: Path
) -> None:
    path = written(good_records(), tmp_path / "in.jsonl")
    report = await load(migrated_url, path, keep_good=True)
    assert report.rejects is None
    assert not (tmp_path / "in.rejects.jsonl").exists()


async def test_a_line_that_is_not_utf8_is_written_out_readably(
    migrated_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"type": "Person", "surname": "\xe9"}\n')
    await load(migrated_url, path, keep_good=True)
    [entry] = entries(tmp_path / "in.rejects.jsonl")
    assert entry["text"] == '{"type": "Person", "surname": "\\xe9"}'
