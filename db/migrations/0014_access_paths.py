"""Indexes that give the records below a case in the order in which they are listed.

Of a party's, only one begins with the case, so that PostgreSQL takes it; those of persons and
companies serve their constraints, too.
"""

from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import UniqueConstraint


def _by_date(fields: list[str], name: str) -> Index:
    return Index(fields=["case_id", *fields, "id"], name=name)


class Migration(migrations.Migration):
    dependencies = [("greffe", "0013_cursor_key")]

    operations = [
        ops.RemoveIndex("Decision", name="decision_by_date"),
        ops.AddIndex("Decision", _by_date(["pronounced_at"], "decision_by_date")),
        ops.RemoveIndex("Hearing", name="hearing_by_case"),
        ops.RemoveIndex("Hearing", name="hearing_by_date"),
        ops.AddIndex("Hearing", _by_date(["at"], "hearing_by_date")),
        ops.RemoveIndex("InvestigationStep", name="investigation_step_by_case"),
        ops.RemoveIndex("InvestigationStep", name="investigation_step_by_date"),
        ops.AddIndex("InvestigationStep", _by_date(["at"], "investigation_step_by_date")),
        ops.RemoveConstraint("Party", name=None, fields=["case", "person", "capacity"]),
        ops.RemoveConstraint("Party", name=None, fields=["case", "legal_entity", "capacity"]),
        ops.AddConstraint("Party", UniqueConstraint(fields=("person", "case", "capacity"))),
        ops.AddConstraint("Party", UniqueConstraint(fields=("legal_entity", "case", "capacity"))),
        ops.RemoveIndex("Party", name="party_by_person"),
        ops.RemoveIndex("Party", name="party_by_legal_entity"),
    ]
