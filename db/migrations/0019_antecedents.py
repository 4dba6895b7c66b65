"""The antecedents file: persons and records, inquiries, transmissions."""

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
    only_in,
    readable,
    stamped_in,
)
from db.models.columns import Folded


class Migration(migrations.Migration):
    dependencies = [("greffe", "0018_authorisations")]

    operations = [
        CreateModels(
            CreateModel(
                name="AntecedentPerson",
                fields=[
                    *stamped_in("ANTECEDENTS"),
                    ("surname", fields.TextField(null=True)),
                    ("forenames", fields.TextField(null=True)),
                    ("birth_date", fields.DateField(null=True)),
                    ("birth_place", fields.TextField(null=True)),
                    ("surname_key", Folded(generated=True, null=True, of="surname")),
                    ("forenames_key", Folded(generated=True, null=True, of="forenames")),
                ],
                options={
                    "table": "antecedent_person",
                    "app": "greffe",
                    "constraints": [
                        only_in("ANTECEDENTS"),
                        readable("birth_date"),
                    ],
                    "indexes": [
                        Index(
                            fields=["surname_key", "forenames_key", "birth_date"],
                            name="antecedent_person_by_name",
                        )
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="AntecedentRecord",
                fields=[
                    *stamped_in("ANTECEDENTS"),
                    link("person", "AntecedentPerson", "records", OnDelete.RESTRICT),
                    ("procedure_ref", fields.TextField()),
                    ("count_number", fields.SmallIntField(db_default=SqlDefault("1"))),
                    ("service", fields.TextField(null=True)),
                    ("offence_label", fields.TextField()),
                    ("facts_date", fields.DateField(null=True)),
                    ("place", fields.TextField(null=True)),
                    ("capacity", fields.TextField()),
                    ("outcome", fields.TextField(null=True)),
                    ("outcome_final_at", fields.DatetimeField(null=True)),
                    ("reopened_at", fields.DatetimeField(null=True)),
                    ("admin_access_barred", fields.BooleanField(db_default=SqlDefault("false"))),
                    link("court", "Court", "antecedent_records", OnDelete.RESTRICT, null=True),
                    ("recorded_at", fields.DatetimeField()),
                    ("term", fields.TextField(db_default=SqlDefault("'ADULT_20'"))),
                    (
                        "retention_expires_at",
                        fields.DatetimeField(db_default=SqlDefault("'infinity'")),
                    ),
                ],
                options={
                    "table": "antecedent_record",
                    "app": "greffe",
                    "constraints": [
                        only_in("ANTECEDENTS"),
                        CheckConstraint(check="count_number >= 1", name="counts_from_one"),
                        listed("capacity", "'IMPLICATED', 'VICTIM', 'DEATH_OR_DISAPPEARANCE'"),
                        listed(
                            "outcome",
                            (
                                "'NO_FURTHER_ACTION', 'ALTERNATIVE', 'PROSECUTION', 'REFERRAL', "
                                "'DISMISSAL', 'ACQUITTAL_MISDEMEANOUR', 'ACQUITTAL_FELONY', "
                                "'CONVICTION', 'DISPENSED_OF_SENTENCE', "
                                "'NOT_CRIMINALLY_RESPONSIBLE', "
                                "'EXTINCTION', 'CIVIL', 'EDUCATIONAL', 'JLD_ORDER'"
                            ),
                        ),
                        listed(
                            "term",
                            (
                                "'ADULT_5', 'ADULT_20', 'ADULT_40', 'MINOR_5', 'MINOR_10', "
                                "'MINOR_20', 'VICTIM_15'"
                            ),
                        ),
                        readable("facts_date", "outcome_final_at", "reopened_at", "recorded_at"),
                    ],
                    "unique_together": (("person", "procedure_ref", "count_number", "capacity"),),
                    "indexes": [
                        Index(fields=["person_id", "id"], name="antecedent_record_by_person"),
                        Index(fields=["court_id"], name="antecedent_record_by_court"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="AdministrativeInquiry",
                fields=[
                    *stamped_in("ANTECEDENTS"),
                    link("agent", "Agent", "inquiries", OnDelete.RESTRICT),
                    ("legal_basis", fields.TextField()),
                    ("motive", fields.TextField(null=True)),
                    link("person", "AntecedentPerson", "inquiries", OnDelete.RESTRICT),
                    ("opened_at", fields.DatetimeField()),
                    ("hit", fields.BooleanField(db_default=SqlDefault("false"))),
                    ("police_referred_at", fields.DatetimeField(null=True)),
                    ("police_service", fields.TextField(null=True)),
                    ("opinion", fields.TextField(null=True)),
                    ("opinion_at", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "administrative_inquiry",
                    "app": "greffe",
                    "constraints": [
                        only_in("ANTECEDENTS"),
                        listed(
                            "legal_basis",
                            (
                                "'LOPS_17_1', 'CSI_L114_1', 'CSI_L114_2', 'CSI_L211_11_1', "
                                "'CSI_L234_1', 'CSI_L234_2', 'DEF_L4123_9_1'"
                            ),
                        ),
                        CheckConstraint(check="motive ~ '^[A-Z0-9_]+$'", name="motive_is_a_code"),
                        listed("opinion", "'FAVOURABLE', 'UNFAVOURABLE'"),
                        readable("opened_at", "police_referred_at", "opinion_at"),
                    ],
                    "indexes": [
                        Index(
                            fields=["agent_id", "person_id"], name="administrative_inquiry_by_agent"
                        ),
                        Index(fields=["person_id"], name="administrative_inquiry_by_person"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="ProsecutorReferral",
                fields=[
                    *stamped_in("ANTECEDENTS"),
                    link("inquiry", "AdministrativeInquiry", "referrals", OnDelete.CASCADE),
                    link("court", "Court", "prosecutor_referrals", OnDelete.RESTRICT),
                    ("referred_at", fields.DatetimeField()),
                    ("replied_at", fields.DatetimeField(null=True)),
                    ("accessible", fields.BooleanField(null=True)),
                    ("reply", fields.TextField(null=True)),
                ],
                options={
                    "table": "prosecutor_referral",
                    "app": "greffe",
                    "constraints": [
                        only_in("ANTECEDENTS"),
                        readable("referred_at", "replied_at"),
                    ],
                    "unique_together": (("inquiry", "court"),),
                    "indexes": [Index(fields=["court_id"], name="prosecutor_referral_by_court")],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="Transmission",
                fields=[
                    *stamped_in("ANTECEDENTS"),
                    link("body", "Body", "transmissions", OnDelete.RESTRICT),
                    ("legal_basis", fields.TextField()),
                    ("aim", fields.TextField()),
                    ("need_to_know", fields.TextField(null=True)),
                    link(
                        "approved_by",
                        "Agent",
                        "transmissions_approved",
                        OnDelete.RESTRICT,
                        null=True,
                    ),
                    ("valid_from", fields.DatetimeField()),
                    ("valid_until", fields.DatetimeField(null=True)),
                    ("revoked_at", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "transmission",
                    "app": "greffe",
                    "constraints": [
                        only_in("ANTECEDENTS"),
                        listed("aim", "'ADMINISTRATIVE_POLICE', 'JUDICIAL_ENQUIRY'"),
                        INTERVAL_ORDERED,
                        readable("valid_from", "valid_until", "revoked_at"),
                    ],
                    "indexes": [
                        Index(fields=["body_id"], name="transmission_by_body"),
                        Index(fields=["approved_by_id"], name="transmission_by_approver"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="TransmissionRecord",
                fields=[
                    *stamped_in("ANTECEDENTS"),
                    link("transmission", "Transmission", "records", OnDelete.CASCADE),
                    link("record", "AntecedentRecord", "transmissions", OnDelete.CASCADE),
                ],
                options={
                    "table": "transmission_record",
                    "app": "greffe",
                    "constraints": [
                        only_in("ANTECEDENTS"),
                    ],
                    "unique_together": (("transmission", "record"),),
                    "indexes": [Index(fields=["record_id"], name="transmission_record_by_record")],
                    "pk_attr": "id",
                },
            ),
        )
    ]
