"""What might be changed in a register behind a caller's back: proposals, drawn from his view."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from hostile.drawing import LONG_AGO, Draft

from leaks.changing import FACTS, PLAIN, Change, Group, drawn, in_order
from leaks.view import View
from permissions.entities import ENTITIES
from permissions.register import Register, Values

TABLES: Mapping[str, tuple[str, ...]] = {
    table: tuple(name for name, entity in ENTITIES.items() if entity.row.table == table)
    for table in dict.fromkeys(entity.row.table for entity in ENTITIES.values())
    if table not in ("agent", "access_log", "access_volume", "access_refusal")
}
"""Kinds of records by table: of some tables, rows are of several kinds."""
COPIED = ("offence", "party", "decision", "hearing", "investigation_step", "sentence")
"""Records of which a case may have one more."""
COPIED_ELSEWHERE = ("intercept_item", "antecedent_record")
"""Records of the other two files of which there may be one more."""
OF_A_CASE = (
    *COPIED,
    "charge",
    "enforcement_measure",
    "judicial_situation",
    "decision_charge",
    "assignment",
    "authorisation",
    "referral",
    "technical_difficulty",
    "foreign_request",
    "control_request",
)
NOT_COPIED = ("case_link", "authorisation", "authorisation_item", "useful_item", "notice")
"""What a copy of a case has none of."""
BOUND = ("interception", "exhibit", "service_request")
"""Records that keep their case from being taken out."""
LEANING: Mapping[str, tuple[tuple[str, str], ...]] = {
    "judicial_case": (
        *((table, "case_id") for table in OF_A_CASE),
        ("case_link", "case_a_id"),
        ("case_link", "case_b_id"),
    ),
    "party": tuple((each, "party_id") for each in ("charge", "sentence", "judicial_situation")),
    "offence": (("charge", "offence_id"),),
    "charge": (("decision_charge", "charge_id"),),
    "decision": (("decision_charge", "decision_id"),),
    "sentence": (("enforcement_measure", "sentence_id"),),
    "technical_difficulty": (("authorisation", "difficulty_id"),),
    "foreign_request": (("authorisation", "foreign_request_id"),),
    "authorisation": (
        ("authorisation", "prior_id"),
        *((table, "authorisation_id") for table in ("authorisation_item", "useful_item", "notice")),
    ),
    "intercept_item": (("authorisation_item", "item_id"), ("useful_item", "item_id")),
    "antecedent_record": (("transmission_record", "record_id"),),
}
"""What goes with a row: tables and the columns that point to it."""


@dataclass(slots=True)
class Proposing:
    """Draws changes that a caller with this view should not notice; `agent` is himself."""

    register: Register
    view: View
    agent: UUID
    random: Random
    _gone: set[object] = field(default_factory=set)
    _capacities: set[tuple[object, ...]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._capacities |= {_capacity(row) for row in self.register.rows("party")}

    def groups(self) -> Iterator[Group]:
        """Groups of changes; no two touch one row."""
        cases = [row for row in self._hidden("judicial_case") if not self._bound(row)]
        removed = [row for row in cases if self._chance(0.25)]
        for table in (*COPIED, *COPIED_ELSEWHERE):
            removed += [row for row in self._hidden(table) if self._chance(0.15)]
        for row in removed:
            yield from self._without(row)
        for table in dict.fromkeys(table for table, _ in (*PLAIN, *FACTS)):
            for row in self._rows(table):
                if row["id"] not in self._gone:
                    yield from self._redrawn(table, row)
        for case in self.random.sample(cases, min(len(cases), 2)):
            yield self._copied_whole(case)
        for table in COPIED:
            for row in self._hidden(table)[:40]:
                if self._chance(0.2):
                    yield from self._one_more(table, row)
        for table in COPIED_ELSEWHERE:
            for row in self._hidden(table):
                if self._chance(0.2) and row["id"] not in self._gone:
                    key = self._new_id()
                    columns = {**self._whole(table, row), "id": key}
                    if table == "antecedent_record":
                        columns["procedure_ref"] = f"N%{self.random.getrandbits(40):x}"
                    made = Change(table, key, columns, added=True)
                    yield Group((made,), _about(row) | {key}, bold=True)
        yield from self._others_seised()

    def _chance(self, of: float) -> bool:
        return self.random.random() < of

    def _rows(self, table: str) -> list[Values]:
        return sorted(self.register.rows(table), key=lambda row: str(row["id"]))

    def _hidden(self, table: str) -> list[Values]:
        rows = [
            row
            for row in self._rows(table)
            if not any(self.view.shows(kind, _id(row)) for kind in TABLES[table])
        ]
        self.random.shuffle(rows)
        return rows

    def _bound(self, case: Values) -> bool:
        return any(self.register.candidates(each, {"case_id": case["id"]}) for each in BOUND)

    def _new_id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def _without(self, row: Values) -> Iterator[Group]:
        """A row taken out, with all that leans on it."""
        table = next(name for name in TABLES if self.register.by_id(name, row["id"]) is row)
        if row["id"] in self._gone:
            return
        found = {(name, _id(each)): each for name, each in self._leaning(table, row)}
        self._gone |= {key for _, key in found}
        about = frozenset(one for each in found.values() for one in _about(each))
        yield Group(tuple(Change(*key, {}) for key in found), about, bold=True)

    def _leaning(self, table: str, row: Values) -> Iterator[tuple[str, Values]]:
        for other, column in LEANING.get(table, ()):
            for each in self.register.candidates(other, {column: row["id"]}):
                yield from self._leaning(other, each)
        yield table, row

    def _redrawn(self, table: str, row: Values) -> Iterator[Group]:
        """The withheld cells of a row, drawn anew: plain ones, and apart from them facts."""
        if self.agent in (row["id"], row.get("agent_id"), row.get("grantee_id")):
            return
        columns: dict[str, object] = {}
        for places, bold in ((PLAIN, False), (FACTS, True)):
            more = {
                column: value
                for column, value in drawn(places, table, row, Draft(self.random)).items()
                if (table, row["id"], column) not in self.view.open_cells
            }
            if more and self._stands(table, {**row, **columns, **more}):
                columns |= more
                yield Group((Change(table, _id(row), more),), _about(row), bold)

    def _stands(self, table: str, row: Mapping[str, object]) -> bool:
        """Whether the constraints of its table let a row stand, whichever others are changed."""
        if table == "antecedent_record" and row["count_number"] != (
            self.register.by_id(table, _id(row)) or {}
        ).get("count_number"):
            return False
        if table == "party" and row != self.register.by_id("party", _id(row)):
            taken = _capacity(row) in self._capacities
            self._capacities.add(_capacity(row))
            return not taken or _capacity(row) == _capacity(self._before(row))
        return in_order(table, row)

    def _before(self, row: Mapping[str, object]) -> Values:
        found = self.register.by_id("party", _id(row))
        assert found is not None
        return found

    def _copied_whole(self, case: Values) -> Group:
        """One more case, with all that the other holds but its links and authorisations."""
        rows = {
            (table, _id(each)): each
            for table, each in self._leaning("judicial_case", case)
            if table not in NOT_COPIED
        }
        new = {key: self._new_id() for _, key in rows}
        made = []
        for (table, key), row in rows.items():
            pointed = {
                column: new.get(value, value) if isinstance(value, UUID) else value
                for column, value in self._whole(table, row).items()
            }
            made.append(Change(table, new[key], {**pointed, "id": new[key]}, added=True))
        return Group(tuple(made), frozenset({*_about(case), *new.values()}), bold=True)

    def _one_more(self, table: str, row: Values) -> Iterator[Group]:
        """One more record of a kind that he does not see in that case; a party, of a new person."""
        made, key = [], self._new_id()
        columns = {**self._whole(table, row), "id": key}
        if table == "party":
            person = self.random.choice(self._rows("person"))
            columns |= {"legal_entity_id": None, "person_id": self._new_id()}
            filled = {**self._whole("person", person), "id": columns["person_id"]}
            made.append(Change("person", _id(filled), filled, added=True))
        if columns["case_id"] not in self._gone and columns.get("party_id") not in self._gone:
            made.append(Change(table, key, columns, added=True))
            yield Group(tuple(made), frozenset({*_about(row), key}), bold=True)

    def _others_seised(self) -> Iterator[Group]:
        """Other magistrates are seised of cases, seen or not; they say nothing about the caller."""
        agents = [_id(row) for row in self._rows("agent") if row["id"] != self.agent]
        for case in self._rows("judicial_case"):
            if case["id"] in self._gone or not self._chance(0.5):
                continue
            key = self._new_id()
            columns = {
                "id": key,
                "case_id": case["id"],
                "magistrate_id": self.random.choice(agents),
                "function": "TRIAL",
                "lead": False,
                "valid_from": LONG_AGO,
                "valid_until": None,
            }
            change = Change("assignment", key, columns, added=True)
            yield Group((change,), frozenset({case["id"]}), bold=True)

    def _whole(self, table: str, row: Values) -> dict[str, object]:
        """All columns of a row that are written, with the plain ones drawn anew."""
        given = {key: value for key, value in row.items() if key not in DERIVED}
        return {**given, **drawn(PLAIN, table, row, Draft(self.random))}


DERIVED = frozenset(
    {
        "surname_key",
        "forenames_key",
        "company_name_key",
        "appeal_court_id",
        "retention_expires_at",
    }
)
"""Columns that the database fills in."""


def _id(row: Mapping[str, object]) -> UUID:
    return UUID(str(row["id"]))


def _capacity(party: Mapping[str, object]) -> tuple[object, ...]:
    keys = ("case_id", "person_id", "legal_entity_id", "capacity")
    return tuple(party[key] for key in keys)


def _about(row: Mapping[str, object]) -> frozenset[object]:
    """The cases and persons that a row tells of, and itself."""
    keys = (
        *("id", "case_id", "person_id", "legal_entity_id", "case_a_id", "case_b_id"),
        *("interception_id", "inquiry_id"),
    )
    return frozenset(row[key] for key in keys if row.get(key) is not None)
