"""Agents, their roles and functions, and whom they assist."""

from tortoise import fields, migrations
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
    dependencies = [("greffe", "0002_courts")]

    operations = [
        CreateModel(
            name="Agent",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("name", fields.TextField()),
                ("rank", fields.TextField(null=True)),
                ("service", fields.TextField(null=True)),
                ("email", fields.TextField(null=True)),
                ("phone", fields.TextField(null=True)),
                (
                    "court",
                    fields.ForeignKeyField(
                        "greffe.Court",
                        source_field="court_id",
                        null=True,
                        related_name="agents",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("unit", fields.TextField(null=True)),
                ("active", fields.BooleanField(db_default=SqlDefault("true"))),
            ],
            options={
                "table": "agent",
                "app": "greffe",
                "indexes": [Index(fields=["court_id"], name="agent_by_court")],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="AgentRole",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                (
                    "agent",
                    fields.ForeignKeyField(
                        "greffe.Agent",
                        source_field="agent_id",
                        related_name="roles",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("role", fields.TextField()),
                ("valid_from", fields.DatetimeField()),
                ("valid_until", fields.DatetimeField(null=True)),
                ("revoked_at", fields.DatetimeField(null=True)),
            ],
            options={
                "table": "agent_role",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(check=f"role IN ({ROLES})", name="role_listed"),
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
                "indexes": [Index(fields=["agent_id", "role"], name="agent_role_by_agent")],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="JudicialFunction",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                (
                    "agent",
                    fields.ForeignKeyField(
                        "greffe.Agent",
                        source_field="agent_id",
                        related_name="functions",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("function", fields.TextField()),
                ("valid_from", fields.DatetimeField()),
                ("valid_until", fields.DatetimeField(null=True)),
            ],
            options={
                "table": "judicial_function",
                "app": "greffe",
                "constraints": [
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
                    Index(fields=["agent_id", "function"], name="judicial_function_by_agent")
                ],
                "pk_attr": "id",
            },
        ),
        CreateModel(
            name="AssistLink",
            fields=[
                ("id", fields.UUIDField(primary_key=True, db_default=SqlDefault("uuidv7()"))),
                ("created_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                ("updated_at", fields.DatetimeField(db_default=SqlDefault("now()"))),
                (
                    "assistant",
                    fields.ForeignKeyField(
                        "greffe.Agent",
                        source_field="assistant_id",
                        related_name="assisted_magistrates",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                (
                    "magistrate",
                    fields.ForeignKeyField(
                        "greffe.Agent",
                        source_field="magistrate_id",
                        related_name="assistants",
                        on_delete=OnDelete.RESTRICT,
                    ),
                ),
                ("valid_from", fields.DatetimeField()),
                ("valid_until", fields.DatetimeField(null=True)),
            ],
            options={
                "table": "assist_link",
                "app": "greffe",
                "constraints": [
                    CheckConstraint(
                        check="assistant_id <> magistrate_id", name="nobody_assists_himself"
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
                    Index(
                        fields=["assistant_id", "magistrate_id"], name="assist_link_by_assistant"
                    ),
                    Index(fields=["magistrate_id"], name="assist_link_by_magistrate"),
                ],
                "pk_attr": "id",
            },
        ),
    ]
