"""Bodies and their lists, clearances and contracts; what agents and offences hold more."""

from tortoise import fields, migrations
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from db.migrations._operations import CreateModel, CreateModels
from db.migrations._parts import (
    INTERVAL_ORDERED,
    ROLES,
    STATE_IS_TWO_CAPITALS,
    all_listed,
    link,
    listed,
    readable,
    stamped,
)


class Migration(migrations.Migration):
    dependencies = [("greffe", "0014_access_paths")]

    operations = [
        CreateModels(
            CreateModel(
                name="Body",
                fields=[
                    *stamped(),
                    ("name", fields.TextField()),
                    ("state", fields.TextField(null=True)),
                ],
                options={
                    "table": "body",
                    "app": "greffe",
                    "constraints": [
                        STATE_IS_TWO_CAPITALS,
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="BodyListing",
                fields=[
                    *stamped(),
                    link("body", "Body", "listings", OnDelete.RESTRICT),
                    ("listing", fields.TextField()),
                    ("issuer_office", fields.TextField(null=True)),
                    ("valid_from", fields.DatetimeField()),
                    ("valid_until", fields.DatetimeField(null=True)),
                    ("revoked_at", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "body_listing",
                    "app": "greffe",
                    "constraints": [
                        listed(
                            "listing",
                            (
                                "'MOJ_STATISTICS', 'ART_11_1', 'INTELLIGENCE_R234_2', "
                                "'DEFENCE_INTELLIGENCE', 'FOREIGN_POLICE_L235_1'"
                            ),
                        ),
                        listed("issuer_office", ROLES),
                        INTERVAL_ORDERED,
                        readable("valid_from", "valid_until", "revoked_at"),
                    ],
                    "indexes": [Index(fields=["body_id", "listing"], name="body_listing_by_body")],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="Clearance",
                fields=[
                    *stamped(),
                    link("agent", "Agent", "clearances", OnDelete.RESTRICT),
                    ("level", fields.TextField()),
                    ("valid_from", fields.DatetimeField()),
                    ("valid_until", fields.DatetimeField(null=True)),
                    ("revoked_at", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "clearance",
                    "app": "greffe",
                    "constraints": [
                        listed("level", "'SECRET', 'TOP_SECRET'"),
                        INTERVAL_ORDERED,
                        readable("valid_from", "valid_until", "revoked_at"),
                    ],
                    "indexes": [Index(fields=["agent_id", "level"], name="clearance_by_agent")],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="Contract",
                fields=[
                    *stamped(),
                    link("contractor", "Agent", "contracts", OnDelete.RESTRICT),
                    ("reference", fields.TextField()),
                    ("valid_from", fields.DatetimeField()),
                    ("valid_until", fields.DatetimeField(null=True)),
                    ("revoked_at", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "contract",
                    "app": "greffe",
                    "constraints": [
                        INTERVAL_ORDERED,
                        readable("valid_from", "valid_until", "revoked_at"),
                    ],
                    "indexes": [Index(fields=["contractor_id"], name="contract_by_contractor")],
                    "pk_attr": "id",
                },
            ),
        ),
        ops.AddField("Agent", "art_16_point", fields.SmallIntField(null=True)),
        ops.AddField("Agent", *link("body", "Body", "agents", OnDelete.RESTRICT, null=True)),
        ops.AddField("Agent", "duty", fields.TextField(null=True)),
        ops.AddField("Agent", "state", fields.TextField(null=True)),
        ops.AddIndex("Agent", Index(fields=["body_id"], name="agent_by_body")),
        ops.AddConstraint("Agent", STATE_IS_TWO_CAPITALS),
        ops.AddConstraint(
            "Agent",
            CheckConstraint(check="art_16_point BETWEEN 1 AND 4", name="art_16_has_four_points"),
        ),
        ops.AddConstraint("Agent", listed("duty", "'LEGAL_COSTS', 'PLATFORM', 'OTHER'")),
        ops.AddField(
            "Offence", "matters", ArrayField(db_default=SqlDefault("'{}'"), element_type="TEXT")
        ),
        ops.AddConstraint(
            "Offence",
            all_listed(
                "matters",
                (
                    "'ART_704', 'ART_706_2', 'ART_706_17', 'ART_706_75', 'ART_706_107', "
                    "'ART_706_108'"
                ),
            ),
        ),
    ]
