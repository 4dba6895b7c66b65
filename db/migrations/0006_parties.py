"""Facts, who stands in a case in what capacity, and who is charged with what."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.migrations._operations import CreateModel


class Migration(migrations.Migration):
    dependencies = [("greffe", "0005_cases")]

    operations = [
        CreateModel(
            name="Offence",
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
                        related_name="offences",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("date_from", fields.DateField()),
                ("date_to", fields.DateField(null=True)),
                ("place", fields.TextField(null=True)),
                ("insee_code", fields.TextField(null=True)),
                ("natinf_code", fields.TextField(null=True)),
                ("legal_classification", fields.TextField()),
                ("offence_class", fields.TextField(source_field="class")),
            ],
            options={
                "table": "offence",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check=(
                            "class IN ('CONTRAVENTION', 'DELIT', 'DELIT_MINOR_706_47', "
                            "'DELIT_MINOR_222_12', 'DELIT_TERRORISM_DRUGS_WAR', 'CRIME', "
                            "'CRIME_MINOR_706_47', 'CRIME_TERRORISM_DRUGS_WAR', "
                            "'CRIME_AGAINST_HUMANITY')"
                        ),
                        name="class_listed",
                    ),
                    CheckConstraint(
                        check="date_to >= date_from", name="date_to_not_before_date_from"
                    ),
                    CheckConstraint(
                        check=(
                            "date_from >= '0001-01-01' AND date_from < '9000-01-01' AND "
                            "date_to >= '0001-01-01' AND date_to < '9000-01-01'"
                        ),
                        name="dates_readable",
                    ),
                ],
                "unique_together": (("case", "id"),),
                "indexes": [
                    Index(fields=["legal_classification"], name="offence_by_classification")
                ],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="Party",
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
                        related_name="parties",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "greffe.Person",
                        source_field="person_id",
                        null=True,
                        related_name="parties",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "legal_entity",
                    fields.ForeignKeyField(
                        "greffe.LegalEntity",
                        source_field="legal_entity_id",
                        null=True,
                        related_name="parties",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("capacity", fields.TextField()),
                ("known", fields.BooleanField(db_default=SqlDefault("true"))),
            ],
            options={
                "table": "party",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check=(
                            "capacity IN ('SUSPECT', 'ASSISTED_WITNESS', "
                            "'UNDER_EXAMINATION', 'PROSECUTED', 'CONVICTED', 'ACQUITTED', "
                            "'VICTIM', 'CIVIL_PARTY', 'WITNESS', 'OTHER', 'MINOR', 'PARENT', "
                            "'COMPANY_CONCERNED')"
                        ),
                        name="capacity_listed",
                    ),
                    CheckConstraint(
                        check="num_nonnulls(person_id, legal_entity_id) = 1",
                        name="person_or_company",
                    ),
                ],
                "unique_together": (
                    ("case", "id"),
                    ("case", "person", "capacity"),
                    ("case", "legal_entity", "capacity"),
                ),
                "indexes": [
                    Index(fields=["person_id"], name="party_by_person"),
                    Index(fields=["legal_entity_id"], name="party_by_legal_entity"),
                ],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="Charge",
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
                        related_name="charges",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "party",
                    fields.ForeignKeyField(
                        "greffe.Party",
                        source_field="party_id",
                        related_name="charges",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "offence",
                    fields.ForeignKeyField(
                        "greffe.Offence",
                        source_field="offence_id",
                        related_name="charges",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("requalified_as", fields.TextField(null=True)),
            ],
            options={
                "table": "charge",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry")
                ],
                "unique_together": (("case", "id"), ("party", "offence")),
                "indexes": [Index(fields=["offence_id"], name="charge_by_offence")],
                "pk_attr": "id",
            },
        ),
    ]
