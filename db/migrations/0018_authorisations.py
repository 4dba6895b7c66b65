"""Authorisations, what they rest on, and what goes with them."""

from tortoise import fields, migrations
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.base import OnDelete
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index

from db.migrations._operations import CreateModel, CreateModels
from db.migrations._parts import (
    INTERVAL_ORDERED,
    ROLES,
    STATE_IS_TWO_CAPITALS,
    all_listed,
    link,
    listed,
    not_before,
    only_in,
    readable,
    stamped,
    stamped_in,
)


class Migration(migrations.Migration):
    dependencies = [("greffe", "0017_interceptions")]

    operations = [
        CreateModels(
            CreateModel(
                name="TechnicalDifficulty",
                fields=[
                    *stamped_in("INTERCEPT"),
                    link("case", "Case", "technical_difficulties", OnDelete.CASCADE, null=True),
                    ("exceptional", fields.BooleanField()),
                    ("description", fields.TextField(null=True)),
                    ("opened_at", fields.DatetimeField()),
                    ("closed_at", fields.DatetimeField(null=True)),
                ],
                options={
                    "table": "technical_difficulty",
                    "app": "greffe",
                    "constraints": [
                        only_in("INTERCEPT"),
                        not_before("closed_at", "opened_at"),
                        readable("opened_at", "closed_at"),
                    ],
                    "indexes": [Index(fields=["case_id"], name="technical_difficulty_by_case")],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="ForeignRequest",
                fields=[
                    *stamped_in("INTERCEPT"),
                    ("instrument", fields.TextField()),
                    ("state", fields.TextField()),
                    ("reference", fields.TextField()),
                    ("received_at", fields.DatetimeField()),
                    link("case", "Case", "foreign_requests", OnDelete.CASCADE),
                ],
                options={
                    "table": "foreign_request",
                    "app": "greffe",
                    "constraints": [
                        only_in("INTERCEPT"),
                        listed("instrument", "'EIO', 'MLA_2000_ART18'"),
                        STATE_IS_TWO_CAPITALS,
                        readable("received_at"),
                    ],
                    "indexes": [Index(fields=["case_id"], name="foreign_request_by_case")],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="Authorisation",
                fields=[
                    *stamped(),
                    ("clause", fields.TextField()),
                    link("grantee", "Agent", "authorisations", OnDelete.RESTRICT),
                    link("case", "Case", "authorisations", OnDelete.CASCADE, null=True),
                    link(
                        "interception",
                        "Interception",
                        "authorisations",
                        OnDelete.CASCADE,
                        null=True,
                    ),
                    ("scope", fields.TextField()),
                    ("includes_sealed", fields.BooleanField()),
                    link("issuer", "Agent", "authorisations_issued", OnDelete.RESTRICT, null=True),
                    ("issuer_role", fields.TextField(null=True)),
                    ("issued_at", fields.DatetimeField()),
                    ("valid_from", fields.DatetimeField()),
                    ("valid_until", fields.DatetimeField(null=True)),
                    ("revoked_at", fields.DatetimeField(null=True)),
                    ("completed_at", fields.DatetimeField(null=True)),
                    link("prior", "Authorisation", "following", OnDelete.CASCADE, null=True),
                    ("express", fields.BooleanField(db_default=SqlDefault("false"))),
                    ("reason", fields.TextField(null=True)),
                    ("task", fields.TextField(null=True)),
                    link(
                        "confirmed_by",
                        "Agent",
                        "authorisations_confirmed",
                        OnDelete.RESTRICT,
                        null=True,
                    ),
                    ("confirmed_at", fields.DatetimeField(null=True)),
                    link(
                        "foreign_request",
                        "ForeignRequest",
                        "authorisations",
                        OnDelete.NO_ACTION,
                        null=True,
                    ),
                    link(
                        "difficulty",
                        "TechnicalDifficulty",
                        "authorisations",
                        OnDelete.NO_ACTION,
                        null=True,
                    ),
                    ("stage_at_issue", fields.TextField(null=True)),
                    ("elements", ArrayField(db_default=SqlDefault("'{}'"), element_type="TEXT")),
                ],
                options={
                    "table": "authorisation",
                    "app": "greffe",
                    "constraints": [
                        listed(
                            "clause",
                            (
                                "'II_SEALED', 'IV', 'VI', 'VII', 'VIII', 'IX', 'XI_MAGISTRATE', "
                                "'XI_DIRECTOR', 'XII', 'ART_11_1'"
                            ),
                        ),
                        listed("scope", "'WHOLE_CASE', 'ITEMS'"),
                        listed("issuer_role", ROLES),
                        listed(
                            "stage_at_issue",
                            (
                                "'COMPLAINT', 'ENQUIRY', 'JUDICIAL_INVESTIGATION', 'PROSECUTED', "
                                "'TRIAL', 'APPEAL', 'ENFORCEMENT', 'CLOSED'"
                            ),
                        ),
                        all_listed(
                            "elements",
                            (
                                "'FACTS_DATE', 'FACTS_PLACE', 'FACTS_CLASSIFICATION', "
                                "'ACCUSED_IDENTITY', 'VICTIM_IDENTITY', 'COMPANY_ACCUSED', "
                                "'COMPANY_VICTIM', 'PROSECUTION_DECISION', 'INVESTIGATION', "
                                "'TRIAL_PROCEDURE', 'TRIAL_OUTCOME', 'ENFORCEMENT', "
                                "'JUDICIAL_SITUATION'"
                            ),
                        ),
                        INTERVAL_ORDERED,
                        readable(
                            "issued_at",
                            "valid_from",
                            "valid_until",
                            "revoked_at",
                            "completed_at",
                            "confirmed_at",
                        ),
                    ],
                    "indexes": [
                        Index(fields=["grantee_id", "clause"], name="authorisation_by_grantee"),
                        Index(fields=["case_id", "id"], name="authorisation_by_case"),
                        Index(fields=["interception_id"], name="authorisation_by_interception"),
                        Index(fields=["issuer_id"], name="authorisation_by_issuer"),
                        Index(fields=["prior_id"], name="authorisation_by_prior"),
                        Index(fields=["confirmed_by_id"], name="authorisation_by_confirmer"),
                        Index(
                            fields=["foreign_request_id"], name="authorisation_by_foreign_request"
                        ),
                        Index(fields=["difficulty_id"], name="authorisation_by_difficulty"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="AuthorisationItem",
                fields=[
                    *stamped_in("INTERCEPT"),
                    link("authorisation", "Authorisation", "items", OnDelete.CASCADE),
                    link("item", "InterceptItem", "authorisations", OnDelete.CASCADE),
                ],
                options={
                    "table": "authorisation_item",
                    "app": "greffe",
                    "constraints": [
                        only_in("INTERCEPT"),
                    ],
                    "unique_together": (("authorisation", "item"),),
                    "indexes": [Index(fields=["item_id"], name="authorisation_item_by_item")],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="UsefulItem",
                fields=[
                    *stamped_in("INTERCEPT"),
                    link("authorisation", "Authorisation", "useful_items", OnDelete.CASCADE),
                    link("item", "InterceptItem", "useful_listings", OnDelete.CASCADE),
                    link("listed_by", "Agent", "items_listed", OnDelete.RESTRICT),
                    ("listed_role", fields.TextField()),
                    ("listed_at", fields.DatetimeField()),
                ],
                options={
                    "table": "useful_item",
                    "app": "greffe",
                    "constraints": [
                        only_in("INTERCEPT"),
                        listed("listed_role", ROLES),
                        readable("listed_at"),
                    ],
                    "indexes": [
                        Index(
                            fields=["authorisation_id", "item_id"],
                            name="useful_item_by_authorisation",
                        ),
                        Index(fields=["item_id"], name="useful_item_by_item"),
                        Index(fields=["listed_by_id"], name="useful_item_by_lister"),
                    ],
                    "pk_attr": "id",
                },
            ),
            CreateModel(
                name="Notice",
                fields=[
                    *stamped_in("INTERCEPT"),
                    ("kind", fields.TextField()),
                    link("authorisation", "Authorisation", "notices", OnDelete.CASCADE),
                    ("due_from", fields.DatetimeField()),
                    ("done_at", fields.DatetimeField(null=True)),
                    link("by", "Agent", "notices_given", OnDelete.RESTRICT, null=True),
                ],
                options={
                    "table": "notice",
                    "app": "greffe",
                    "constraints": [
                        only_in("INTERCEPT"),
                        listed("kind", "'MAGISTRATE_INFORMED', 'QUALIFIED_PERSON_INFORMED'"),
                        readable("due_from", "done_at"),
                    ],
                    "indexes": [
                        Index(fields=["authorisation_id"], name="notice_by_authorisation"),
                        Index(fields=["by_id"], name="notice_by_agent"),
                    ],
                    "pk_attr": "id",
                },
            ),
        )
    ]
