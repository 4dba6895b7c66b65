"""Designations and habilitations."""

from tortoise import fields, migrations
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.migrations._operations import CreateModel

ROLES = (
    "'PROSECUTOR', 'APPEAL_PROSECUTOR', 'PROSECUTOR_GENERAL', 'CRIMINAL_JUDGE', "
    "'NON_CRIMINAL_MAGISTRATE', 'MAGISTRATE_CLERK', 'AUTHORISED_ASSISTANT', "
    "'SAUJ_AGENT', 'FILE_CONTROL_MAGISTRATE', 'FILE_CONTROL_ASSISTANT', "
    "'REGISTRY_CONTROL_MAGISTRATE', 'MOJ_STATISTICIAN', 'STATISTICS_USER', "
    "'ART_11_1_AGENT', 'JUDICIAL_POLICE_OFFICER', 'JUDICIAL_POLICE_AGENT', "
    "'CUSTOMS_JUDICIAL_OFFICER', 'TAX_JUDICIAL_OFFICER', 'SPECIALISED_ASSISTANT', "
    "'CUSTOMS_67BIS2_OFFICER', 'INTERPRETER', 'FOREIGN_INVESTIGATOR', "
    "'DECRYPTION_AGENT', 'PLATFORM_MAINTAINER', 'PAYMENT_CONTROLLER', 'CONTRACTOR', "
    "'ANTENJ_DIRECTOR', 'ANTENJ_MAGISTRATE', 'ANTENJ_DIRECTOR_DELEGATE', "
    "'QUALIFIED_PERSON', 'POLICE_ADMIN_INVESTIGATOR', 'INTELLIGENCE_AGENT', "
    "'SNEAS_AGENT', 'COSSEN_AGENT', 'ADMIN_POLICE_AGENT', "
    "'DEFENCE_INTELLIGENCE_AGENT', 'FOREIGN_POLICE_BODY', 'HIERARCHICAL_SUPERIOR', "
    "'HEAD_OF_REGISTRY', 'SECRETARY_GENERAL_MOJ', 'CUSTOMS_MINISTER', 'DGPN', "
    "'DGGN', 'STATE_REPRESENTATIVE', 'INTELLIGENCE_DIRECTOR', 'JUSTICE_MINISTER'"
)


class Migration(migrations.Migration):
    dependencies = [("greffe", "0003_agents")]

    operations = [
        CreateModel(
            name="Designation",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                (
                    "agent",
                    fields.ForeignKeyField(
                        "greffe.Agent",
                        source_field="agent_id",
                        related_name="designations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("role", fields.TextField()),
                ("individually", fields.BooleanField()),
                (
                    "issuer",
                    fields.ForeignKeyField(
                        "greffe.Agent",
                        source_field="issuer_id",
                        null=True,
                        related_name="designations_issued",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("issuer_office", fields.TextField(null=True)),
                ("valid_from", fields.DatetimeField()),
                ("valid_until", fields.DatetimeField(null=True)),
                ("revoked_at", fields.DatetimeField(null=True)),
            ],
            options={
                "table": "designation",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check=f"role IN ({ROLES})", name="role_listed"),
                    CheckConstraint(
                        check=f"issuer_office IN ({ROLES})", name="issuer_office_listed"
                    ),
                    CheckConstraint(check="valid_until > valid_from", name="interval_ordered"),
                    CheckConstraint(
                        check=(
                            "valid_from >= '0001-01-01' AND valid_from < '9000-01-01' AND "
                            "valid_until >= '0001-01-01' AND valid_until < '9000-01-01' AND "
                            "revoked_at >= '0001-01-01' AND revoked_at < '9000-01-01'"
                        ),
                        name="dates_readable",
                    ),
                ],
                "indexes": [
                    Index(fields=["agent_id", "role"], name="designation_by_agent"),
                    Index(fields=["issuer_id"], name="designation_by_issuer"),
                ],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="Habilitation",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                (
                    "agent",
                    fields.ForeignKeyField(
                        "greffe.Agent",
                        source_field="agent_id",
                        related_name="habilitations",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("role", fields.TextField()),
                (
                    "issuer",
                    fields.ForeignKeyField(
                        "greffe.Agent",
                        source_field="issuer_id",
                        null=True,
                        related_name="habilitations_issued",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("issuer_office", fields.TextField(null=True)),
                ("motives", ArrayField(db_default=SqlDefault("'{}'"), element_type="TEXT")),
                ("legal_bases", ArrayField(db_default=SqlDefault("'{}'"), element_type="TEXT")),
                ("file", fields.TextField(null=True)),
                ("valid_from", fields.DatetimeField()),
                ("valid_until", fields.DatetimeField(null=True)),
                ("revoked_at", fields.DatetimeField(null=True)),
            ],
            options={
                "table": "habilitation",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check=f"role IN ({ROLES})", name="role_listed"),
                    CheckConstraint(
                        check=f"issuer_office IN ({ROLES})", name="issuer_office_listed"
                    ),
                    CheckConstraint(check="valid_until > valid_from", name="interval_ordered"),
                    CheckConstraint(
                        check=(
                            "valid_from >= '0001-01-01' AND valid_from < '9000-01-01' AND "
                            "valid_until >= '0001-01-01' AND valid_until < '9000-01-01' AND "
                            "revoked_at >= '0001-01-01' AND revoked_at < '9000-01-01'"
                        ),
                        name="dates_readable",
                    ),
                ],
                "indexes": [
                    Index(fields=["agent_id", "role"], name="habilitation_by_agent"),
                    Index(fields=["issuer_id"], name="habilitation_by_issuer"),
                ],
                "pk_attr": "id",
            },
        ),
    ]
