"""Requests of control and of access, legal holds, and studies."""

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.migrations._operations import CreateModel, CreateModels
from db.migrations._parts import (
    INTERVAL_ORDERED,
    link,
    listed,
    not_before,
    only_in,
    readable,
    stamped_in,
)


class Migration(migrations.Migration):
    dependencies = [("greffe", "0015_bodies")]

    operations = [
        CreateModels(
            CreateModel(
                name="ControlRequest",
                fields=[
                    *stamped_in("REGISTRY"),
                    ("file", fields.TextField()),
                    link("magistrate", "Agent", "control_requests", OnDelete.RESTRICT),
                    link("person", "Person", "control_requests", OnDelete.CASCADE, null=True),
                    link("case", "Case", "control_requests", OnDelete.CASCADE, null=True),
                    ("concerns_victim", fields.BooleanField(db_default=SqlDefault("false"))),
                    ("valid_from", fields.DatetimeField()),
                    ("valid_until", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "control_request",
                    "app": "greffe",
                    "constraints": [
                        only_in("REGISTRY"),
                        listed("file", "'POLICE_FILE', 'FNAEG', 'FAED'"),
                        CheckConstraint(
                            check="num_nonnulls(person_id, case_id) = 1", name="person_or_case"
                        ),
                        INTERVAL_ORDERED,
                        readable("valid_from", "valid_until"),
                    ],
                    "indexes": [
                        Index(fields=["magistrate_id"], name="control_request_by_magistrate"),
                        Index(fields=["person_id"], name="control_request_by_person"),
                        Index(fields=["case_id"], name="control_request_by_case"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="AccessRequest",
                fields=[
                    *stamped_in("REGISTRY"),
                    link("person", "Person", "access_requests", OnDelete.CASCADE, null=True),
                    link(
                        "legal_entity",
                        "LegalEntity",
                        "access_requests",
                        OnDelete.CASCADE,
                        null=True,
                    ),
                    link("court", "Court", "access_requests", OnDelete.RESTRICT),
                    ("received_at", fields.DatetimeField()),
                    ("answered_at", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "access_request",
                    "app": "greffe",
                    "constraints": [
                        only_in("REGISTRY"),
                        CheckConstraint(
                            check="num_nonnulls(person_id, legal_entity_id) = 1",
                            name="person_or_company",
                        ),
                        not_before("answered_at", "received_at"),
                        readable("received_at", "answered_at"),
                    ],
                    "indexes": [
                        Index(fields=["person_id"], name="access_request_by_person"),
                        Index(fields=["legal_entity_id"], name="access_request_by_legal_entity"),
                        Index(fields=["court_id"], name="access_request_by_court"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="LegalHold",
                fields=[
                    *stamped_in("REGISTRY"),
                    link("case", "Case", "legal_holds", OnDelete.CASCADE),
                    link("ordered_by", "Agent", "legal_holds", OnDelete.RESTRICT),
                    ("reason", fields.TextField()),
                    ("valid_from", fields.DatetimeField()),
                    ("valid_until", fields.DatetimeField()),
                ],
                options={
                    "table": "legal_hold",
                    "app": "greffe",
                    "constraints": [
                        only_in("REGISTRY"),
                        INTERVAL_ORDERED,
                        readable("valid_from", "valid_until"),
                    ],
                    "indexes": [
                        Index(fields=["case_id"], name="legal_hold_by_case"),
                        Index(fields=["ordered_by_id"], name="legal_hold_by_agent"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="Study",
                fields=[
                    *stamped_in("REGISTRY"),
                    ("reference", fields.TextField()),
                    ("title", fields.TextField()),
                    ("identities_needed", fields.BooleanField(db_default=SqlDefault("false"))),
                    ("pseudonym_key", fields.UUIDField(db_default=SqlDefault("gen_random_uuid()"))),
                    ("valid_from", fields.DatetimeField()),
                    ("valid_until", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "study",
                    "app": "greffe",
                    "constraints": [
                        only_in("REGISTRY"),
                        INTERVAL_ORDERED,
                        readable("valid_from", "valid_until"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="StudyMember",
                fields=[
                    *stamped_in("REGISTRY"),
                    link("study", "Study", "members", OnDelete.CASCADE),
                    link("agent", "Agent", "studies", OnDelete.RESTRICT),
                    ("valid_from", fields.DatetimeField()),
                    ("valid_until", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "study_member",
                    "app": "greffe",
                    "constraints": [
                        only_in("REGISTRY"),
                        INTERVAL_ORDERED,
                        readable("valid_from", "valid_until"),
                    ],
                    "indexes": [
                        Index(fields=["study_id"], name="study_member_by_study"),
                        Index(fields=["agent_id", "study_id"], name="study_member_by_agent"),
                    ],
                    "pk_attr": "id",
                },
            ),
        )
    ]
