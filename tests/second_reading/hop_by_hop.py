"""What a record leads to: by the keys of its row alone (LAW 4.2). What is seen there is judged anew
at each hop (GX-06).
"""

from collections.abc import Mapping
from typing import Final

from second_reading.rows_of_world import Row, World

BELOW: Final[Mapping[str, Mapping[str, tuple[str, str, str]]]] = {
    "Case": {
        "offences": ("Offence", "offence", "case_id"),
        "parties": ("Party", "party", "case_id"),
        "charges": ("Charge", "charge", "case_id"),
        "decisions": ("Decision", "decision", "case_id"),
        "investigationSteps": ("InvestigationStep", "investigation_step", "case_id"),
        "hearings": ("Hearing", "hearing", "case_id"),
        "sentences": ("Sentence", "sentence", "case_id"),
        "enforcementMeasures": ("EnforcementMeasure", "enforcement_measure", "case_id"),
        "judicialSituations": ("JudicialSituation", "judicial_situation", "case_id"),
        "studyParties": ("StudyParty", "party", "case_id"),
    },
    "Offence": {"charges": ("Charge", "charge", "offence_id")},
    "Person": {"parties": ("Party", "party", "person_id")},
    "LegalEntity": {"parties": ("Party", "party", "legal_entity_id")},
    "Party": {
        "charges": ("Charge", "charge", "party_id"),
        "sentences": ("Sentence", "sentence", "party_id"),
        "judicialSituations": ("JudicialSituation", "judicial_situation", "party_id"),
    },
    "Sentence": {
        "enforcementMeasures": ("EnforcementMeasure", "enforcement_measure", "sentence_id")
    },
    "StudyParty": {"sentences": ("Sentence", "sentence", "party_id")},
}
"""Lists: the kind of record, its table, the column that names the record above."""
ABOVE: Final[Mapping[str, Mapping[str, tuple[str, str, str]]]] = {
    "Charge": {
        "party": ("Party", "party", "party_id"),
        "offence": ("Offence", "offence", "offence_id"),
    },
    "Sentence": {"party": ("Party", "party", "party_id")},
    "JudicialSituation": {"party": ("Party", "party", "party_id")},
    "EnforcementMeasure": {"sentence": ("Sentence", "sentence", "sentence_id")},
}
"""Single records: the kind, its table, the column of the record below that names it."""
OF_A_CASE: Final = (
    "Offence",
    "Party",
    "Charge",
    "Decision",
    "InvestigationStep",
    "Hearing",
    "Sentence",
    "EnforcementMeasure",
    "JudicialSituation",
)
"""Kinds of records that lead to their case."""


def hops(world: World, kind: str, row: Row) -> dict[str, tuple[str, list[Row]]]:
    """The records that each relation of a record leads to, with their kind."""
    found: dict[str, tuple[str, list[Row]]] = {}
    for name, (target, table, column) in BELOW.get(kind, {}).items():
        found[name] = target, world.rows(table, **{column: row["id"]})
    for name, (target, table, column) in ABOVE.get(kind, {}).items():
        found[name] = target, world.rows(table, id=row[column])
    if kind in OF_A_CASE:
        found["case"] = "Case", world.rows("judicial_case", id=row["case_id"])
    if kind == "Charge":
        ruled = world.rows("decision_charge", charge_id=row["id"])
        found["decisions"] = "Decision", _named(world, "decision", ruled, "decision_id")
    if kind == "Decision":
        ruled = world.rows("decision_charge", decision_id=row["id"])
        found["charges"] = "Charge", _named(world, "charge", ruled, "charge_id")
    if kind == "StudyParty":
        ruled = [
            each
            for charge in world.rows("charge", party_id=row["id"])
            for each in world.rows("decision_charge", charge_id=charge["id"])
        ]
        found["decisions"] = "Decision", _named(world, "decision", ruled, "decision_id")
    return found


def _named(world: World, table: str, rows: list[Row], column: str) -> list[Row]:
    """The rows that these name, each once."""
    return [world.there(table, id_) for id_ in dict.fromkeys(row[column] for row in rows)]
