"""Bodies outside the courts, and the lists of the law on which they stand."""

from tortoise import fields
from tortoise.indexes import Index

from db.enumerations import Listing, Role
from db.models.checks import INTERVAL_ORDERED, STATE_IS_TWO_CAPITALS, listed, readable
from db.models.columns import member
from db.models.record import Record


class Body(Record):
    """A service, an organisation or a foreign police (48-1/al.14; R40-29/I/2°, III/c).

    `state` is that of a foreign body (ISO 3166, two letters). An agent of any of the three files
    may be of a body, so it belongs to no processing.
    """

    name = fields.TextField()
    state = fields.TextField(null=True)

    class Meta:
        table = "body"
        constraints = (STATE_IS_TWO_CAPITALS,)


class BodyListing(Record):
    """That a body stands on a list over `[valid_from, valid_until)`, unless revoked.

    48-1/al.14/b, c; R40-29/I/2°, II/al.2/a, III/d. `issuer_office` is the office that set it there.
    """

    body: fields.ForeignKeyRelation[Body] = fields.ForeignKeyField(
        "greffe.Body", related_name="listings", on_delete=fields.RESTRICT
    )
    listing = member(Listing)
    issuer_office = member(Role, null=True)
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "body_listing"
        constraints = (
            listed("listing", Listing),
            listed("issuer_office", Role),
            INTERVAL_ORDERED,
            readable("valid_from", "valid_until", "revoked_at"),
        )
        indexes = (Index(fields=("body_id", "listing"), name="body_listing_by_body"),)
