"""The records of the file of criminal antecedents (R40-29): one a person and count (A03)."""

from db.enumerations import AntecedentCapacity
from permissions.categories import Category, Classification, always
from permissions.condition import Row
from permissions.entities.entity import Entity, Join, reached_by

RECORD = Row("antecedent_record", "record")
SUBJECT = Row("antecedent_person", "subject")
RECORD_OF_VICTIM = Row("antecedent_record", "victim_record")
VICTIM_SUBJECT = Row("antecedent_person", "victim_subject")


def of_antecedent() -> Classification:
    """A record is of someone implicated, of a victim, or of neither (A41)."""
    capacity = RECORD["capacity"]
    return (
        (capacity.eq(AntecedentCapacity.IMPLICATED), Category.ANTECEDENT_IMPLICATED),
        (capacity.eq(AntecedentCapacity.VICTIM), Category.ANTECEDENT_VICTIM),
        (capacity.eq(AntecedentCapacity.DEATH_OR_DISAPPEARANCE), Category.ANTECEDENT_OTHER),
    )


AntecedentRecord = Entity("AntecedentRecord", RECORD, of_antecedent())
AntecedentPerson = Entity(
    "AntecedentPerson",
    SUBJECT,
    of_antecedent(),
    through=reached_by(RECORD, "person_id", SUBJECT),
)
AntecedentVictim = Entity(
    "AntecedentVictim",
    RECORD_OF_VICTIM,
    always(Category.ANTECEDENT_VICTIM),
    (Join(VICTIM_SUBJECT, RECORD_OF_VICTIM, "person_id"),),
)

ANTECEDENTS: tuple[Entity, ...] = (AntecedentRecord, AntecedentPerson, AntecedentVictim)
