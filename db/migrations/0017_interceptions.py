"""The platform of interceptions: missions, interceptions and their items, requests to operators."""

from tortoise import fields, migrations
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.migrations._operations import CreateModel, CreateModels
from db.migrations._parts import (
    INTERVAL_ORDERED,
    ROLES,
    link,
    listed,
    not_before,
    only_in,
    readable,
    stamped_in,
)


class Migration(migrations.Migration):
    dependencies = [("greffe", "0016_control")]

    operations = [
        CreateModels(
            CreateModel(
                name="CustomsMission",
                fields=[
                    *stamped_in("INTERCEPT"),
                    ("reference", fields.TextField()),
                    ("judicial_authorisation", fields.TextField(null=True)),
                    ("valid_from", fields.DatetimeField()),
                    ("valid_until", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "customs_mission",
                    "app": "greffe",
                    "constraints": [
                        only_in("INTERCEPT"),
                        INTERVAL_ORDERED,
                        readable("valid_from", "valid_until"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="MissionOfficer",
                fields=[
                    *stamped_in("INTERCEPT"),
                    link("mission", "CustomsMission", "officers", OnDelete.CASCADE),
                    link("officer", "Agent", "missions", OnDelete.RESTRICT),
                    ("valid_from", fields.DatetimeField()),
                    ("valid_until", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "mission_officer",
                    "app": "greffe",
                    "constraints": [
                        only_in("INTERCEPT"),
                        INTERVAL_ORDERED,
                        readable("valid_from", "valid_until"),
                    ],
                    "indexes": [
                        Index(fields=["mission_id"], name="mission_officer_by_mission"),
                        Index(
                            fields=["officer_id", "mission_id"], name="mission_officer_by_officer"
                        ),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="Interception",
                fields=[
                    *stamped_in("INTERCEPT"),
                    link("case", "Case", "interceptions", OnDelete.RESTRICT, null=True),
                    link(
                        "mission", "CustomsMission", "interceptions", OnDelete.RESTRICT, null=True
                    ),
                    ("legal_basis", fields.TextField()),
                    ("started_at", fields.DatetimeField()),
                    ("ended_at", fields.DatetimeField(null=True)),
                    ("target_line", fields.TextField(null=True)),
                    (
                        "retention_expires_at",
                        fields.DatetimeField(db_default=SqlDefault("'infinity'")),
                    ),
                ],
                options={
                    "table": "interception",
                    "app": "greffe",
                    "constraints": [
                        only_in("INTERCEPT"),
                        CheckConstraint(
                            check="num_nonnulls(case_id, mission_id) <= 1",
                            name="case_or_mission_or_orphan",
                        ),
                        not_before("ended_at", "started_at"),
                        readable("started_at", "ended_at"),
                    ],
                    "indexes": [
                        Index(fields=["case_id", "id"], name="interception_by_case"),
                        Index(fields=["mission_id", "id"], name="interception_by_mission"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="Exhibit",
                fields=[
                    *stamped_in("INTERCEPT"),
                    link("case", "Case", "exhibits", OnDelete.RESTRICT),
                    ("number", fields.TextField()),
                    ("sealed_at", fields.DatetimeField()),
                    link("sealed_by", "Agent", "exhibits_sealed", OnDelete.RESTRICT, null=True),
                    ("description", fields.TextField(null=True)),
                ],
                options={
                    "table": "exhibit",
                    "app": "greffe",
                    "constraints": [
                        only_in("INTERCEPT"),
                        readable("sealed_at"),
                    ],
                    "unique_together": (("case", "number"),),
                    "indexes": [
                        Index(fields=["case_id", "id"], name="exhibit_by_case"),
                        Index(fields=["sealed_by_id"], name="exhibit_by_sealer"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="InterceptItem",
                fields=[
                    *stamped_in("INTERCEPT"),
                    link("interception", "Interception", "items", OnDelete.CASCADE),
                    ("kind", fields.TextField()),
                    ("payload", fields.TextField(null=True)),
                    ("transcript", fields.TextField(null=True)),
                    ("translation", fields.TextField(null=True)),
                    (
                        "correspondents",
                        ArrayField(db_default=SqlDefault("'{}'"), element_type="TEXT"),
                    ),
                    ("encrypted", fields.BooleanField(db_default=SqlDefault("false"))),
                    ("clear_payload", fields.TextField(null=True)),
                    ("sealed_at", fields.DatetimeField(null=True)),
                    ("unsealed_at", fields.DatetimeField(null=True)),
                    link("exhibit", "Exhibit", "items", OnDelete.RESTRICT, null=True),
                    ("useful", fields.BooleanField(db_default=SqlDefault("true"))),
                    (
                        "retention_expires_at",
                        fields.DatetimeField(db_default=SqlDefault("'infinity'")),
                    ),
                ],
                options={
                    "table": "intercept_item",
                    "app": "greffe",
                    "constraints": [
                        only_in("INTERCEPT"),
                        listed("kind", "'DATA', 'INFORMATION', 'CONTENT'"),
                        CheckConstraint(
                            check="NOT encrypted OR clear_payload IS NULL",
                            name="encrypted_has_no_clear_payload",
                        ),
                        not_before("unsealed_at", "sealed_at"),
                        readable("sealed_at", "unsealed_at"),
                    ],
                    "indexes": [
                        Index(
                            fields=["interception_id", "id"], name="intercept_item_by_interception"
                        ),
                        Index(fields=["exhibit_id", "id"], name="intercept_item_by_exhibit"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="ServiceRequest",
                fields=[
                    *stamped_in("INTERCEPT"),
                    link("requester", "Agent", "service_requests", OnDelete.RESTRICT),
                    ("requester_role", fields.TextField()),
                    link("case", "Case", "service_requests", OnDelete.RESTRICT, null=True),
                    ("operator", fields.TextField()),
                    ("kind", fields.TextField()),
                    ("target", fields.TextField(null=True)),
                    ("cost", fields.IntField(null=True)),
                    ("at", fields.DatetimeField()),
                ],
                options={
                    "table": "service_request",
                    "app": "greffe",
                    "constraints": [
                        only_in("INTERCEPT"),
                        listed("requester_role", ROLES),
                        CheckConstraint(check="cost >= 0", name="cost_not_negative"),
                        readable("at"),
                    ],
                    "indexes": [
                        Index(fields=["requester_id", "id"], name="service_request_by_requester"),
                        Index(fields=["case_id", "id"], name="service_request_by_case"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="Referral",
                fields=[
                    *stamped_in("INTERCEPT"),
                    link("case", "Case", "referrals", OnDelete.CASCADE),
                    link("agent", "Agent", "referrals", OnDelete.RESTRICT),
                    link("ordered_by", "Agent", "referrals_ordered", OnDelete.RESTRICT, null=True),
                    ("valid_from", fields.DatetimeField()),
                    ("valid_until", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "referral",
                    "app": "greffe",
                    "constraints": [
                        only_in("INTERCEPT"),
                        INTERVAL_ORDERED,
                        readable("valid_from", "valid_until"),
                    ],
                    "indexes": [
                        Index(fields=["agent_id", "case_id"], name="referral_by_agent"),
                        Index(fields=["case_id", "agent_id"], name="referral_by_case"),
                        Index(fields=["ordered_by_id"], name="referral_by_issuer"),
                    ],
                    "pk_attr": "id",
                },
            ),
        )
    ]
