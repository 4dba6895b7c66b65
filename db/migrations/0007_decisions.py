"""Assignments of magistrates, and decisions."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.migrations._operations import CreateModel


class Migration(migrations.Migration):
    dependencies = [("greffe", "0006_parties")]

    operations = [
        CreateModel(
            name="Assignment",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("processing", fields.TextField(db_default=SqlDefault("'REGISTRY'"))),
                (
                    "case",
                    fields.ForeignKeyField(
                        "greffe.Case",
                        source_field="case_id",
                        related_name="assignments",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "magistrate",
                    fields.ForeignKeyField(
                        "greffe.Agent",
                        source_field="magistrate_id",
                        related_name="assignments",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("function", fields.TextField()),
                ("lead", fields.BooleanField(db_default=SqlDefault("false"))),
                ("valid_from", fields.DatetimeField()),
                ("valid_until", fields.DatetimeField(null=True)),
            ],
            options={
                "table": "assignment",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check=(
                            "function IN ('PROSECUTION', 'INVESTIGATING_JUDGE', 'JLD', "
                            "'TRIAL', 'CHILDRENS_JUDGE_CRIMINAL', 'SENTENCE_ENFORCEMENT', "
                            "'APPEAL', 'CHILDRENS_JUDGE_EDUCATIONAL', 'CIVIL', "
                            "'JLD_NON_CRIMINAL')"
                        ),
                        name="function_listed",
                    ),
                    CheckConstraint(check="valid_until > valid_from", name="interval_ordered"),
                    CheckConstraint(
                        check=(
                            "valid_from >= '0001-01-01' AND valid_from < '9000-01-01' AND "
                            "valid_until >= '0001-01-01' AND valid_until < '9000-01-01'"
                        ),
                        name="dates_readable",
                    ),
                ],
                "indexes": [
                    Index(fields=["magistrate_id", "case_id"], name="assignment_by_magistrate"),
                    Index(fields=["case_id", "magistrate_id"], name="assignment_by_case"),
                ],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="Decision",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("processing", fields.TextField(db_default=SqlDefault("'REGISTRY'"))),
                (
                    "case",
                    fields.ForeignKeyField(
                        "greffe.Case",
                        source_field="case_id",
                        related_name="decisions",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "court",
                    fields.ForeignKeyField(
                        "greffe.Court",
                        source_field="court_id",
                        related_name="decisions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("type", fields.TextField()),
                ("pronounced_at", fields.DatetimeField()),
                ("final_at", fields.DatetimeField(null=True)),
                ("reopened_at", fields.DatetimeField(null=True)),
                ("grounds", fields.TextField(null=True)),
            ],
            options={
                "table": "decision",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check=(
                            "type IN ('NO_FURTHER_ACTION', 'ALTERNATIVE', 'PROSECUTION', "
                            "'REFERRAL', 'DISMISSAL', 'ACQUITTAL_MISDEMEANOUR', "
                            "'ACQUITTAL_FELONY', 'CONVICTION', 'DISPENSED_OF_SENTENCE', "
                            "'NOT_CRIMINALLY_RESPONSIBLE', 'EXTINCTION', 'CIVIL', "
                            "'EDUCATIONAL', 'JLD_ORDER')"
                        ),
                        name="type_listed",
                    ),
                    CheckConstraint(
                        check="final_at >= pronounced_at", name="final_at_not_before_pronounced_at"
                    ),
                    CheckConstraint(
                        check="reopened_at >= pronounced_at",
                        name="reopened_at_not_before_pronounced_at",
                    ),
                    CheckConstraint(
                        check=(
                            "pronounced_at >= '0001-01-01' AND "
                            "pronounced_at < '9000-01-01' AND final_at >= '0001-01-01' AND "
                            "final_at < '9000-01-01' AND reopened_at >= '0001-01-01' AND "
                            "reopened_at < '9000-01-01'"
                        ),
                        name="dates_readable",
                    ),
                ],
                "unique_together": (("case", "id"),),
                "indexes": [
                    Index(fields=["case_id", "pronounced_at"], name="decision_by_date"),
                    Index(fields=["court_id"], name="decision_by_court"),
                ],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="DecisionCharge",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("processing", fields.TextField(db_default=SqlDefault("'REGISTRY'"))),
                (
                    "case",
                    fields.ForeignKeyField(
                        "greffe.Case",
                        source_field="case_id",
                        related_name="decided_charges",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "decision",
                    fields.ForeignKeyField(
                        "greffe.Decision",
                        source_field="decision_id",
                        related_name="decided_charges",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "charge",
                    fields.ForeignKeyField(
                        "greffe.Charge",
                        source_field="charge_id",
                        related_name="decided_charges",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={
                "table": "decision_charge",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry")
                ],
                "unique_together": (("decision", "charge"),),
                "indexes": [
                    Index(fields=["case_id", "id"], name="decision_charge_by_case"),
                    Index(fields=["charge_id"], name="decision_charge_by_charge"),
                ],
                "pk_attr": "id",
            },
        ),
    ]
