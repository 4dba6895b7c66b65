"""Administrative inquiries, and what prosecutors answer to them."""

from tortoise import fields
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.enumerations import LegalBasis, Opinion, Role
from db.models.agent import Agent
from db.models.antecedent import AntecedentPerson
from db.models.checks import ANTECEDENTS_ONLY, listed, readable
from db.models.columns import Folded, member
from db.models.court import Court
from db.models.record import AntecedentsRecord


class AdministrativeInquiry(AntecedentsRecord):
    """An inquiry on one person, on one of the seven legal bases (R40-29/I/ch/a).

    `motive` is a code (R40-29/I/5°/b; A35). Who is inquired about is told by surname, forenames
    and birth date; `person` is he in the file, where the inquiry found what may be read (`hit`).
    `opened_as` is the role in which it was opened: its duties are those of that role.
    """

    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="inquiries", on_delete=fields.RESTRICT
    )
    legal_basis = member(LegalBasis)
    motive = fields.TextField(null=True)
    person: fields.ForeignKeyNullableRelation[AntecedentPerson] = fields.ForeignKeyField(
        "greffe.AntecedentPerson", related_name="inquiries", on_delete=fields.RESTRICT, null=True
    )
    surname = fields.TextField(null=True)
    forenames = fields.TextField(null=True)
    birth_date = fields.DateField(null=True)
    surname_key = Folded(of="surname")
    forenames_key = Folded(of="forenames")
    opened_as = member(Role, null=True)
    opened_at = fields.DatetimeField()
    hit = fields.BooleanField(db_default=SqlDefault("false"))
    police_referred_at = fields.DatetimeField(null=True)
    police_service = fields.TextField(null=True)
    opinion = member(Opinion, null=True)
    opinion_at = fields.DatetimeField(null=True)

    class Meta:
        table = "administrative_inquiry"
        constraints = (
            ANTECEDENTS_ONLY,
            listed("legal_basis", LegalBasis),
            CheckConstraint(check="motive ~ '^[A-Z0-9_]+$'", name="motive_is_a_code"),
            listed("opinion", Opinion),
            listed("opened_as", Role),
            CheckConstraint(
                check="num_nonnulls(person_id, surname) >= 1", name="person_or_identity"
            ),
            readable("opened_at", "police_referred_at", "opinion_at"),
        )
        indexes = (
            Index(fields=("agent_id", "person_id"), name="administrative_inquiry_by_agent"),
            Index(fields=("person_id",), name="administrative_inquiry_by_person"),
        )


class ProsecutorReferral(AntecedentsRecord):
    """What the competent prosecutor was asked about a hit, and answered (R40-29/I)."""

    inquiry: fields.ForeignKeyRelation[AdministrativeInquiry] = fields.ForeignKeyField(
        "greffe.AdministrativeInquiry", related_name="referrals", on_delete=fields.CASCADE
    )
    court: fields.ForeignKeyRelation[Court] = fields.ForeignKeyField(
        "greffe.Court", related_name="prosecutor_referrals", on_delete=fields.RESTRICT
    )
    referred_at = fields.DatetimeField()
    replied_at = fields.DatetimeField(null=True)
    accessible = fields.BooleanField(null=True)
    reply = fields.TextField(null=True)

    class Meta:
        table = "prosecutor_referral"
        constraints = (ANTECEDENTS_ONLY, readable("referred_at", "replied_at"))
        unique_together = (("inquiry", "court"),)
        indexes = (Index(fields=("court_id",), name="prosecutor_referral_by_court"),)
