"""Investigation, hearings, sentences and their enforcement, situation of the person."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.migrations._operations import CreateModel


class Migration(migrations.Migration):
    dependencies = [("greffe", "0007_decisions")]

    operations = [
        CreateModel(
            name="InvestigationStep",
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
                        related_name="investigation_steps",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("type", fields.TextField()),
                ("at", fields.DatetimeField()),
                ("summary", fields.TextField(null=True)),
            ],
            options={
                "table": "investigation_step",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check="at >= '0001-01-01' AND at < '9000-01-01'", name="dates_readable"
                    ),
                ],
                "indexes": [
                    Index(fields=["case_id", "id"], name="investigation_step_by_case"),
                    Index(fields=["case_id", "at"], name="investigation_step_by_date"),
                ],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="Hearing",
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
                        related_name="hearings",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("at", fields.DatetimeField()),
                ("room", fields.TextField(null=True)),
                ("formation", fields.TextField(null=True)),
                ("outcome", fields.TextField(null=True)),
            ],
            options={
                "table": "hearing",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check="at >= '0001-01-01' AND at < '9000-01-01'", name="dates_readable"
                    ),
                ],
                "indexes": [
                    Index(fields=["case_id", "id"], name="hearing_by_case"),
                    Index(fields=["case_id", "at"], name="hearing_by_date"),
                ],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="Sentence",
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
                        related_name="sentences",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "party",
                    fields.ForeignKeyField(
                        "greffe.Party",
                        source_field="party_id",
                        related_name="sentences",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("nature", fields.TextField()),
                ("quantum", fields.TextField(null=True)),
                ("final_at", fields.DatetimeField(null=True)),
            ],
            options={
                "table": "sentence",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check="final_at >= '0001-01-01' AND final_at < '9000-01-01'",
                        name="dates_readable",
                    ),
                ],
                "unique_together": (("case", "id"),),
                "indexes": [Index(fields=["party_id"], name="sentence_by_party")],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="EnforcementMeasure",
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
                        related_name="enforcement_measures",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "sentence",
                    fields.ForeignKeyField(
                        "greffe.Sentence",
                        source_field="sentence_id",
                        related_name="enforcement_measures",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("modality", fields.TextField()),
                ("valid_from", fields.DatetimeField()),
                ("valid_until", fields.DatetimeField(null=True)),
                ("status", fields.TextField()),
            ],
            options={
                "table": "enforcement_measure",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
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
                    Index(fields=["case_id", "id"], name="enforcement_measure_by_case"),
                    Index(fields=["sentence_id"], name="enforcement_measure_by_sentence"),
                ],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="JudicialSituation",
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
                        related_name="judicial_situations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "party",
                    fields.ForeignKeyField(
                        "greffe.Party",
                        source_field="party_id",
                        related_name="judicial_situations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("situation", fields.TextField()),
                ("valid_from", fields.DatetimeField()),
                ("valid_until", fields.DatetimeField(null=True)),
            ],
            options={
                "table": "judicial_situation",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check="situation IN ('FREE', 'SUPERVISION', 'DETENTION', 'WANTED')",
                        name="situation_listed",
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
                    Index(fields=["case_id", "id"], name="judicial_situation_by_case"),
                    Index(fields=["party_id"], name="judicial_situation_by_party"),
                ],
                "pk_attr": "id",
            },
        ),
    ]
