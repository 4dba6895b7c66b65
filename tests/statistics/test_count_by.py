"""Cases counted through the door: what is shown, what is withheld, and what is refused."""

from collections import Counter
from itertools import combinations, pairwise

import pytest
from counting_setting import PROSECUTOR, STATISTICIAN, STATISTICS, TABLE, THRESHOLD, Counting
from pydantic import ValidationError

from api.settings import Settings
from permissions.statistics.dimensions import Dimension
from permissions.statistics.noise import BOUND
from schema import shaping

D = Dimension
NOT_CASES = 'CASE_PROCESSING;case="00000000-0000-7000-8000-000000000001"'


def about(true: int, told: int | None) -> bool:
    return told is not None and abs(told - true) <= BOUND


async def test_cases_are_counted_by_court_year_and_class(register: Counting) -> None:
    told = await register.table(D.COURT, D.YEAR, D.OFFENCE_CLASS)
    assert about(120, told["TJ-A", "2025", "DELIT"])
    assert about(549, told[()])


async def test_other_kinds_are_counted_as_aggregates(register: Counting) -> None:
    told = await register.table(D.KIND, D.YEAR)
    assert about(60, told["2024", "EDUCATIONAL_ASSISTANCE"])
    assert about(120, told["EDUCATIONAL_ASSISTANCE",])


async def test_cases_under_article_11_are_counted_and_nothing_else(register: Counting) -> None:
    told = await register.table(D.STAGE)
    assert about(60, told["ENQUIRY",])


async def test_a_small_cell_is_withheld_with_its_reason(register: Counting) -> None:
    body = await register.ask(f"{{ countBy(dimensions: [STAGE]) {TABLE} }}")
    table = body["data"]["countBy"]
    small = next(
        cell
        for cell in table["cells"]
        if cell["keys"] == [{"dimension": "STAGE", "value": "JUDICIAL_INVESTIGATION"}]
    )
    assert small["count"] is None
    assert small["withheld"] == {"code": "SMALL_CELL", "clauses": ["48-1/al.14/b"]}
    assert table["threshold"] == THRESHOLD
    assert [entry["code"] for entry in body["extensions"]["disclosure"]["withheld"]] == [
        "SMALL_CELL"
    ]


async def test_a_second_cell_is_withheld_with_it(register: Counting) -> None:
    told = await register.table(D.STAGE)
    assert told[()] is not None
    assert sum(count is None for key, count in told.items() if key) >= 2


async def test_what_is_withheld_for_another_cell_looks_the_same(register: Counting) -> None:
    body = await register.ask(f"{{ countBy(dimensions: [STAGE]) {TABLE} }}")
    cells = body["data"]["countBy"]["cells"]
    reasons = {str(cell["withheld"]) for cell in cells if cell["count"] is None}
    assert len(reasons) == 1


async def test_expired_cases_are_not_counted(register: Counting) -> None:
    told = await register.table(D.COURT)
    assert about(130, told["TJ-B",])


async def test_the_gravest_offence_and_the_latest_decision_count(register: Counting) -> None:
    by_class = await register.table(D.OFFENCE_CLASS)
    assert about(316, by_class["DELIT",])
    by_outcome = await register.table(D.OUTCOME)
    assert about(120, by_outcome["CONVICTION",])
    assert by_outcome["PROSECUTION",] == 0


async def test_every_court_and_year_has_its_cells_cases_or_none(register: Counting) -> None:
    told = await register.table(D.COURT, D.YEAR)
    assert len(told) == (4 + 1) * (12 + 1)
    assert ("TJ-VIDE", "2019") in told
    assert about(66, told["TJ-C", "EARLIER"])


async def test_a_cell_is_the_same_in_every_table_and_at_every_asking(register: Counting) -> None:
    seen: dict[frozenset[str], set[int | None]] = {}
    for dimensions in (*combinations(D, 1), *combinations(D, 2), (D.YEAR, D.COURT), (D.COURT,)):
        for key, count in (await register.table(*dimensions)).items():
            seen.setdefault(frozenset(key), set()).add(count)
    assert len(seen[frozenset()]) == 1
    assert len(seen[frozenset({"TJ-A"})]) == 1
    assert [key for key, counts in seen.items() if len(counts) > 1 and "NONE" not in key] == []


@pytest.mark.parametrize(
    "dimensions", [(D.COURT, D.YEAR, D.OUTCOME), (D.KIND, D.STAGE), (D.OFFENCE_CLASS,)]
)
async def test_the_evaluator_counts_the_same(
    register: Counting, dimensions: tuple[Dimension, ...]
) -> None:
    told = await register.table(*dimensions)
    other = await register.in_memory(*dimensions)
    assert {tuple(value for _, value in cell.keys): cell.count for cell in other} == told


async def test_dimensions_by_variable_are_those_that_are_counted(register: Counting) -> None:
    query = f"query($by: [Dimension!]!) {{ countBy(dimensions: $by) {TABLE} }}"
    for dimension in ("STAGE", "KIND", "STAGE"):
        body = await register.ask(query, by=[dimension])
        keys = [each for cell in body["data"]["countBy"]["cells"] for each in cell["keys"]]
        assert {each["dimension"] for each in keys} == {dimension}


async def test_the_ordinary_road_tells_the_same(register: Counting) -> None:
    alone = await register.ask(f"{{ countBy(dimensions: [STAGE]) {TABLE} }}")
    beside = await register.ask(
        f"{{ countBy(dimensions: [STAGE]) {TABLE} __schema {{ queryType {{ name }} }} }}"
    )
    assert beside["data"]["countBy"] == alone["data"]["countBy"]


@pytest.mark.parametrize(
    "given", ['{implicated: {surname: "X"}}', '{number: {eq: "25/1"}}', "{kind: [CRIMINAL]}"]
)
async def test_no_filter_is_permitted(register: Counting, given: str) -> None:
    query = f"{{ countBy(dimensions: [STAGE], filter: {given}) {TABLE} }}"
    body = await register.ask(query)
    assert body["errors"][0]["extensions"]["code"] == "FILTER_NOT_PERMITTED"
    assert body["errors"][0]["extensions"]["clauses"] == ["48-1/al.14/b"]


async def test_an_unknown_dimension_is_no_document(register: Counting) -> None:
    assert await register.code(f"{{ countBy(dimensions: [NAME]) {TABLE} }}") == "DOCUMENT_INVALID"


@pytest.mark.parametrize("given", ["", "STAGE, STAGE", "COURT, YEAR, KIND, STAGE"])
async def test_a_table_has_one_to_three_dimensions(register: Counting, given: str) -> None:
    query = f"{{ countBy(dimensions: [{given}]) {TABLE} }}"
    assert await register.code(query) == "ARGUMENT_INVALID"


async def test_a_table_of_too_many_cells_is_refused(register: Counting) -> None:
    await register.connection.execute(
        "INSERT INTO court (code, name, degree) SELECT 'X' || n, 'X', 'FIRST'"
        " FROM generate_series(1, 300) n"
    )
    query = f"{{ countBy(dimensions: [COURT, YEAR, OUTCOME]) {TABLE} }}"
    assert await register.code(query) == "LIMIT_EXCEEDED"
    await register.connection.execute("DELETE FROM court WHERE name = 'X'")


async def test_as_many_tables_as_cost_allows_are_answered_in_one_operation(
    register: Counting,
) -> None:
    def asking(times: int) -> str:
        one = "countBy(dimensions: [COURT, YEAR, OFFENCE_CLASS]) { threshold }"
        return f"{{ {' '.join(f't{number}: {one}' for number in range(times))} }}"

    assert "errors" not in await register.ask(asking(2))
    assert await register.code(asking(3)) == "LIMIT_EXCEEDED"


async def test_a_table_that_takes_too_long_is_refused(
    register: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = f"{{ countBy(dimensions: [COURT, STAGE]) {TABLE} }}"
    monkeypatch.setattr(shaping, "MOST_SECONDS", -1.0)
    assert await register.code(query) == "TIMEOUT"
    monkeypatch.undo()
    assert "errors" not in await register.ask(query)


async def test_rows_are_not_for_statistics(register: Counting) -> None:
    assert await register.code("{ cases { nodes { number } } }") == "PURPOSE_NOT_ALLOWED"
    one = '{ case(id: "00000000-0000-7000-8000-000000000001") { number } }'
    assert (await register.ask(one))["data"] == {"case": None}


async def test_nominative_statistics_are_not_for_whoever_counts(register: Counting) -> None:
    purpose = 'STATISTICS_NOMINATIVE;study="00000000-0000-7000-8000-000000000001"'
    query = f"{{ countBy(dimensions: [STAGE]) {TABLE} }}"
    assert await register.code(query, purpose) == "PURPOSE_NOT_ALLOWED"


async def test_counting_is_for_no_other_purpose(register: Counting) -> None:
    query = f"{{ countBy(dimensions: [STAGE]) {TABLE} }}"
    assert await register.code(query, NOT_CASES, PROSECUTOR) == "PURPOSE_NOT_ALLOWED"
    assert "errors" not in await register.ask(query, STATISTICS, PROSECUTOR)
    assert "errors" not in await register.ask(query, STATISTICS, STATISTICIAN)


async def test_counting_is_journalled_without_any_record(register: Counting) -> None:
    await register.table(D.STAGE)
    entry = await register.connection.fetchrow(
        "SELECT * FROM journal ORDER BY written_at DESC, seq DESC LIMIT 1"
    )
    assert entry is not None
    assert entry["root_fields"] == ["countBy"]
    assert (entry["purpose"], entry["outcome"]) == (STATISTICS, "RELEASED")
    assert not entry["record_ids"]
    assert "48-1/al.14/b" in entry["clauses"]


async def test_one_case_less_is_not_to_be_told_by_a_shown_count(register: Counting) -> None:
    """Taking a case away moves a count down, up or not at all, as its key has it."""
    moved = Counter[int]()
    before = (await register.table(D.STAGE))["ENQUIRY",]
    assert before is not None
    ids = await register.connection.fetch("SELECT id FROM judicial_case WHERE stage = 'ENQUIRY'")
    for (one,) in ids[:30]:
        await register.connection.execute(
            "UPDATE judicial_case SET stage = 'APPEAL' WHERE id = $1", one
        )
        after = (await register.table(D.STAGE))["ENQUIRY",]
        await register.connection.execute(
            "UPDATE judicial_case SET stage = 'ENQUIRY' WHERE id = $1", one
        )
        if after is not None:
            moved[after - before] += 1
    assert len(moved) > 1
    assert all(-1 - 2 * BOUND <= step <= 2 * BOUND - 1 for step in moved)


async def test_record_keys_are_drawn_and_do_not_follow_ids(register: Counting) -> None:
    keys = [
        row["statistics_key"]
        for row in await register.connection.fetch(
            "SELECT statistics_key FROM judicial_case ORDER BY id"
        )
    ]
    assert len(set(keys)) > len(keys) * 0.99
    ups = sum(after > before for before, after in pairwise(keys))
    assert 0.4 < ups / len(keys) < 0.6
    assert min(keys) < 2**28
    assert max(keys) > 2**32 - 2**28


def test_a_threshold_under_five_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GREFFE_STATISTICS_THRESHOLD", "4")
    with pytest.raises(ValidationError, match="greater than or equal to 5"):
        Settings()
    monkeypatch.setenv("GREFFE_STATISTICS_THRESHOLD", "5")
    assert Settings().statistics_threshold == 5
