"""Cases, persons, companies, and the links between cases."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.migrations._operations import CreateModel
from db.models.columns import Folded


class Migration(migrations.Migration):
    dependencies = [("greffe", "0004_acts")]

    operations = [
        CreateModel(
            name="Case",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("processing", fields.TextField(db_default=SqlDefault("'REGISTRY'"))),
                ("number", fields.TextField()),
                ("kind", fields.TextField()),
                (
                    "court",
                    fields.ForeignKeyField(
                        "greffe.Court",
                        source_field="court_id",
                        related_name="cases",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "appeal_court",
                    fields.ForeignKeyField(
                        "greffe.Court",
                        source_field="appeal_court_id",
                        null=True,
                        related_name="ressort_cases",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("stage", fields.TextField()),
                ("origin", fields.TextField()),
                ("complaint_received_at", fields.DateField(null=True)),
                ("follow_up", fields.TextField(null=True)),
                ("last_recorded_update_at", fields.DatetimeField()),
                ("enforceable_at", fields.DateField(null=True)),
                ("subject_matter", fields.TextField(null=True)),
                ("retention_expires_at", fields.DatetimeField(db_default=SqlDefault("'infinity'"))),
            ],
            options={
                "table": "judicial_case",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check=(
                            "kind IN ('CRIMINAL', 'EDUCATIONAL_ASSISTANCE', "
                            "'CIVIL_COMMERCIAL_PROSECUTION', 'JLD_NON_CRIMINAL')"
                        ),
                        name="kind_listed",
                    ),
                    CheckConstraint(
                        check=(
                            "stage IN ('COMPLAINT', 'ENQUIRY', 'JUDICIAL_INVESTIGATION', "
                            "'PROSECUTED', 'TRIAL', 'APPEAL', 'ENFORCEMENT', 'CLOSED')"
                        ),
                        name="stage_listed",
                    ),
                    CheckConstraint(
                        check="origin IN ('COMPLAINT', 'REPORT', 'OTHER')", name="origin_listed"
                    ),
                    CheckConstraint(
                        check=(
                            "complaint_received_at >= '0001-01-01' AND "
                            "complaint_received_at < '9000-01-01' AND "
                            "last_recorded_update_at >= '0001-01-01' AND "
                            "last_recorded_update_at < '9000-01-01' AND "
                            "enforceable_at >= '0001-01-01' AND enforceable_at < '9000-01-01'"
                        ),
                        name="dates_readable",
                    ),
                    CheckConstraint(
                        check=(
                            "kind <> 'CRIMINAL' OR (enforceable_at IS NULL AND "
                            "subject_matter IS NULL)"
                        ),
                        name="non_criminal_columns",
                    ),
                ],
                "unique_together": (("court", "number"),),
                "indexes": [
                    Index(fields=["court_id", "id"], name="case_by_court"),
                    Index(fields=["number"], name="case_by_number"),
                    Index(fields=["last_recorded_update_at", "id"], name="case_by_update"),
                    Index(fields=["appeal_court_id", "id"], name="case_by_ressort"),
                    Index(
                        fields=["appeal_court_id", "number", "id"], name="case_by_ressort_number"
                    ),
                    Index(
                        fields=["appeal_court_id", "last_recorded_update_at", "id"],
                        name="case_by_ressort_update",
                    ),
                    Index(
                        fields=["appeal_court_id", "complaint_received_at", "id"],
                        name="case_by_ressort_complaint",
                    ),
                ],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="Person",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("processing", fields.TextField(db_default=SqlDefault("'REGISTRY'"))),
                ("surname", fields.TextField(null=True)),
                ("forenames", fields.TextField(null=True)),
                ("birth_date", fields.DateField(null=True)),
                ("birth_place", fields.TextField(null=True)),
                ("address", fields.TextField(null=True)),
                ("phone", fields.TextField(null=True)),
                ("bank_account", fields.TextField(null=True)),
                ("family", fields.TextField(null=True)),
                ("occupation", fields.TextField(null=True)),
                ("surname_key", Folded(generated=True, null=True, of="surname")),
                ("forenames_key", Folded(generated=True, null=True, of="forenames")),
            ],
            options={
                "table": "person",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check="birth_date >= '0001-01-01' AND birth_date < '9000-01-01'",
                        name="dates_readable",
                    ),
                ],
                "indexes": [
                    Index(
                        fields=["surname_key", "forenames_key", "birth_date"], name="person_by_name"
                    )
                ],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="LegalEntity",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("processing", fields.TextField(db_default=SqlDefault("'REGISTRY'"))),
                ("company_name", fields.TextField(null=True)),
                ("siren", fields.TextField(null=True)),
                ("company_name_key", Folded(generated=True, null=True, of="company_name")),
            ],
            options={
                "table": "legal_entity",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(check="siren ~ '^[0-9]{9}$'", name="siren_has_nine_digits"),
                ],
                "indexes": [
                    Index(fields=["company_name_key"], name="legal_entity_by_name"),
                    Index(fields=["siren"], name="legal_entity_by_siren"),
                ],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="CaseLink",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("processing", fields.TextField(db_default=SqlDefault("'REGISTRY'"))),
                (
                    "case_a",
                    fields.ForeignKeyField(
                        "greffe.Case",
                        source_field="case_a_id",
                        related_name="links_as_a",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "case_b",
                    fields.ForeignKeyField(
                        "greffe.Case",
                        source_field="case_b_id",
                        related_name="links_as_b",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("ground", fields.TextField()),
                (
                    "person",
                    fields.ForeignKeyField(
                        "greffe.Person",
                        source_field="person_id",
                        null=True,
                        related_name="case_links",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "case_link",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check="ground IN ('SAME_FACTS', 'SAME_IMPLICATED_PERSON')",
                        name="ground_listed",
                    ),
                    CheckConstraint(check="case_a_id < case_b_id", name="pair_ordered"),
                    CheckConstraint(
                        check="(person_id IS NOT NULL) = (ground = 'SAME_IMPLICATED_PERSON')",
                        name="person_goes_with_ground",
                    ),
                ],
                "indexes": [
                    Index(fields=["case_b_id", "case_a_id"], name="case_link_by_b"),
                    Index(fields=["person_id"], name="case_link_by_person"),
                ],
                "pk_attr": "id",
            },
        ),
    ]
