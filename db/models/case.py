"""The judicial case and the links between cases."""

from tortoise import fields
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.enumerations import CaseKind, CaseOrigin, LinkGround, Stage
from db.models.checks import REGISTRY_ONLY, listed, readable
from db.models.columns import member
from db.models.court import Court
from db.models.party import Person
from db.models.record import RegistryRecord


class Case(RegistryRecord):
    """A judicial case (48-1/al.1 to al.3; R15-33-66-4/al.3 and al.4 for the non-criminal kinds).

    Derived by triggers, whatever a writer gives: `appeal_court`, which follows the court, and
    `retention_expires_at`, the instant from which nobody sees the case (LAW 5.6; `infinity` when
    it never comes). `last_recorded_update_at` moves with business writes only (A20).
    `statistics_key` is drawn by the database, once: it perturbs counts of cases.
    """

    number = fields.TextField()
    kind = member(CaseKind)
    court: fields.ForeignKeyRelation[Court] = fields.ForeignKeyField(
        "greffe.Court", related_name="cases", on_delete=fields.RESTRICT
    )
    appeal_court: fields.ForeignKeyNullableRelation[Court] = fields.ForeignKeyField(
        "greffe.Court", related_name="ressort_cases", on_delete=fields.RESTRICT, null=True
    )
    stage = member(Stage)
    origin = member(CaseOrigin)
    complaint_received_at = fields.DateField(null=True)
    follow_up = fields.TextField(null=True)
    last_recorded_update_at = fields.DatetimeField()
    enforceable_at = fields.DateField(null=True)
    subject_matter = fields.TextField(null=True)
    retention_expires_at = fields.DatetimeField(db_default=SqlDefault("'infinity'"))
    statistics_key = fields.BigIntField(
        db_default=SqlDefault("('x' || left(gen_random_uuid()::text, 8))::bit(32)::bigint")
    )

    class Meta:
        table = "judicial_case"
        constraints = (
            REGISTRY_ONLY,
            listed("kind", CaseKind),
            listed("stage", Stage),
            listed("origin", CaseOrigin),
            readable("complaint_received_at", "last_recorded_update_at", "enforceable_at"),
            CheckConstraint(
                check="kind <> 'CRIMINAL' OR (enforceable_at IS NULL AND subject_matter IS NULL)",
                name="non_criminal_columns",
            ),
            CheckConstraint(
                check="statistics_key >= 0 AND statistics_key < 4294967296",
                name="statistics_key_of_32_bits",
            ),
        )
        unique_together = (("court", "number"),)
        indexes = (
            Index(fields=("court_id", "id"), name="case_by_court"),
            Index(fields=("retention_expires_at", "id"), name="case_by_expiry"),
            Index(fields=("number",), name="case_by_number"),
            Index(fields=("last_recorded_update_at", "id"), name="case_by_update"),
            Index(fields=("appeal_court_id", "id"), name="case_by_ressort"),
            Index(fields=("appeal_court_id", "number", "id"), name="case_by_ressort_number"),
            Index(
                fields=("appeal_court_id", "last_recorded_update_at", "id"),
                name="case_by_ressort_update",
            ),
            Index(
                fields=("appeal_court_id", "complaint_received_at", "id"),
                name="case_by_ressort_complaint",
            ),
        )


class CaseLink(RegistryRecord):
    """Two cases on the same facts, or implicating the same `person` (48-1/al.1/e; RG-04).

    A pair is kept once, the lesser id first.
    """

    case_a: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="links_as_a", on_delete=fields.CASCADE
    )
    case_b: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="links_as_b", on_delete=fields.CASCADE
    )
    ground = member(LinkGround)
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "greffe.Person", related_name="case_links", on_delete=fields.RESTRICT, null=True
    )

    class Meta:
        table = "case_link"
        constraints = (
            REGISTRY_ONLY,
            listed("ground", LinkGround),
            CheckConstraint(check="case_a_id < case_b_id", name="pair_ordered"),
            CheckConstraint(
                check="(person_id IS NOT NULL) = (ground = 'SAME_IMPLICATED_PERSON')",
                name="person_goes_with_ground",
            ),
        )
        indexes = (
            Index(fields=("case_b_id", "case_a_id"), name="case_link_by_b"),
            Index(fields=("person_id",), name="case_link_by_person"),
        )
