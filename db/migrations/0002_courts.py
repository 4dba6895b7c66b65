"""Courts, their territories, and the years that a case is kept."""

from tortoise import fields, migrations
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.migrations._operations import CreateModel


class Migration(migrations.Migration):
    dependencies = [("greffe", "0001_functions")]

    operations = [
        CreateModel(
            name="Court",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("processing", fields.TextField(db_default=SqlDefault("'REGISTRY'"))),
                ("code", fields.CharField(unique=True, max_length=64)),
                ("name", fields.TextField()),
                ("degree", fields.TextField()),
                (
                    "appeal_court",
                    fields.ForeignKeyField(
                        "greffe.Court",
                        source_field="appeal_court_id",
                        null=True,
                        related_name="ressort",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "extended_articles",
                    ArrayField(db_default=SqlDefault("'{}'"), element_type="TEXT"),
                ),
            ],
            options={
                "table": "court",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check="degree IN ('FIRST', 'SECOND', 'CASSATION')", name="degree_listed"
                    ),
                    CheckConstraint(
                        check=(
                            "extended_articles <@ ARRAY['ART_704', 'ART_706_2', "
                            "'ART_706_17', 'ART_706_75', 'ART_706_107', "
                            "'ART_706_108']::text[]"
                        ),
                        name="extended_articles_listed",
                    ),
                ],
                "indexes": [Index(fields=["appeal_court_id"], name="court_by_appeal_court")],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="CourtTerritory",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("processing", fields.TextField(db_default=SqlDefault("'REGISTRY'"))),
                (
                    "court",
                    fields.ForeignKeyField(
                        "greffe.Court",
                        source_field="court_id",
                        related_name="territory",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("article", fields.TextField()),
                (
                    "member_court",
                    fields.ForeignKeyField(
                        "greffe.Court",
                        source_field="member_court_id",
                        related_name="specialised_courts",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
            ],
            options={
                "table": "court_territory",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check="processing = 'REGISTRY'", name="processing_is_registry"),
                    CheckConstraint(
                        check=(
                            "article IN ('ART_704', 'ART_706_2', 'ART_706_17', 'ART_706_75', "
                            "'ART_706_107', 'ART_706_108')"
                        ),
                        name="article_listed",
                    ),
                ],
                "unique_together": (("court", "article", "member_court"),),
                "indexes": [Index(fields=["member_court_id"], name="court_territory_by_member")],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="RetentionTerm",
            fields=[
                (
                    "offence_class",
                    fields.CharField(
                        source_field="class",
                        primary_key=True,
                        unique=True,
                        db_index=True,
                        max_length=64,
                    ),
                ),
                ("unconvicted_years", fields.IntField(null=True)),
                ("convicted_years", fields.IntField(null=True)),
            ],
            options={
                "table": "retention_term",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(
                        check=(
                            "class IN ('CONTRAVENTION', 'DELIT', 'DELIT_MINOR_706_47', "
                            "'DELIT_MINOR_222_12', 'DELIT_TERRORISM_DRUGS_WAR', 'CRIME', "
                            "'CRIME_MINOR_706_47', 'CRIME_TERRORISM_DRUGS_WAR', "
                            "'CRIME_AGAINST_HUMANITY')"
                        ),
                        name="class_listed",
                    )
                ],
                "pk_attr": "offence_class",
            },
        ),
    ]
