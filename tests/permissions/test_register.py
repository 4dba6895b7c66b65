"""A register with changes is another register, whole; what did not change is shared by both."""

from datetime import UTC, datetime
from uuid import UUID

import orjson
import pytest

from permissions.register import BadRegisterError, Register, Tables

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PARIS, LYON = UUID(int=1), UUID(int=2)
APPEAL_PARIS, APPEAL_LYON = UUID(int=3), UUID(int=4)
CASE, OTHER, OFFENCE, MINOR, PARTY = (UUID(int=each) for each in range(5, 10))


def court(id_: UUID, above: UUID | None) -> dict[str, object]:
    return {"id": id_, "code": str(id_.int), "appeal_court_id": above}


def case(id_: UUID, kind: str = "CRIMINAL") -> dict[str, object]:
    return {
        "id": id_,
        "court_id": PARIS,
        "kind": kind,
        "last_recorded_update_at": NOW,
        "enforceable_at": None,
    }


BASE: Tables = {
    "court": [court(PARIS, APPEAL_PARIS), court(LYON, APPEAL_LYON)],
    "judicial_case": [case(CASE), case(OTHER, "EDUCATIONAL_ASSISTANCE")],
    "offence": [{"id": OFFENCE, "case_id": CASE, "class": "DELIT"}],
    "person": [{"id": MINOR, "surname": "Été", "forenames": None, "birth_date": None}],
    "party": [{"id": PARTY, "case_id": OTHER, "person_id": MINOR, "capacity": "MINOR"}],
    "case_link": [],
}


def same(one: Register, other: Register) -> bool:
    tables = {*BASE, "linked_case"}
    return all(list(one.rows(table)) == list(other.rows(table)) for table in tables)


def with_row(table: str, **values: object) -> Tables:
    """BASE, with one row changed or put in."""
    rows = {row["id"]: dict(row) for row in BASE[table]}
    rows.setdefault(values["id"], {}).update(values)
    return {**BASE, table: list(rows.values())}


def test_a_change_derives_what_a_whole_register_would() -> None:
    link = {"ground": "CONNECTED", "person_id": None, "case_a_id": CASE, "case_b_id": OTHER}
    changes: list[tuple[str, dict[str, object]]] = [
        ("court", {"id": PARIS, "appeal_court_id": APPEAL_LYON}),
        ("judicial_case", {"id": CASE, "court_id": LYON}),
        ("offence", {"id": OFFENCE, "class": "CRIME"}),
        ("person", {"id": MINOR, "birth_date": NOW.date()}),
        ("person", {"id": MINOR, "surname": "Aôut"}),
        ("party", {"id": PARTY, "capacity": "VICTIM"}),
        ("case_link", {"id": UUID(int=20), **link}),
    ]
    base = Register(BASE)
    for table, row in changes:
        changed = base.changed({table: [row]})
        assert same(changed, Register(with_row(table, **row))), table
        assert not same(changed, base), table
    assert same(base, Register(BASE)), "a register does not change"


def test_a_row_left_out_is_derived_from_no_more() -> None:
    base = Register(BASE)
    without = base.changed(without={"offence": [OFFENCE]})
    assert same(without, Register({**BASE, "offence": []}))
    assert not without.rows("offence")
    assert base.rows("offence")


def test_tables_on_which_nothing_changed_are_the_very_same() -> None:
    base = Register(BASE)
    changed = base.changed({"person": [{"id": MINOR, "surname": "Aôut"}]})
    assert changed.rows("court") is base.rows("court")
    assert changed.rows("person") is not base.rows("person")
    assert changed.by_id("court", PARIS) is base.by_id("court", PARIS)
    assert changed.by_id("person", MINOR) is not base.by_id("person", MINOR)


def test_what_one_looked_up_is_not_answered_by_another() -> None:
    base = Register(BASE)
    assert [row["id"] for row in base.candidates("judicial_case", {"court_id": PARIS})] == [
        CASE,
        OTHER,
    ]
    moved = base.changed({"judicial_case": [{"id": CASE, "court_id": LYON}]})
    assert [row["id"] for row in moved.candidates("judicial_case", {"court_id": PARIS})] == [OTHER]
    assert [row["id"] for row in base.candidates("judicial_case", {"court_id": LYON})] == []


def test_two_lines_of_one_id_are_refused() -> None:
    line = orjson.dumps({"type": "Body", "id": str(PARIS), "name": "Corps"})
    assert Register.of_lines([line]).by_id("body", PARIS)
    with pytest.raises(BadRegisterError, match="line 2"):
        Register.of_lines([line, line])
