"""What goes with an authorisation: items listed for decryption, notices that are due."""

from tortoise import fields
from tortoise.indexes import Index

from db.enumerations import NoticeKind, Role
from db.models.agent import Agent
from db.models.authorisation import Authorisation
from db.models.checks import INTERCEPT_ONLY, listed, readable
from db.models.columns import member
from db.models.interception import InterceptItem
from db.models.record import InterceptRecord


class UsefulItem(InterceptRecord):
    """An item that an investigator listed as useful for decryption (R40-47/VIII/c).

    `listed_role` is the role in which he listed it.
    """

    authorisation: fields.ForeignKeyRelation[Authorisation] = fields.ForeignKeyField(
        "greffe.Authorisation", related_name="useful_items", on_delete=fields.CASCADE
    )
    item: fields.ForeignKeyRelation[InterceptItem] = fields.ForeignKeyField(
        "greffe.InterceptItem", related_name="useful_listings", on_delete=fields.CASCADE
    )
    listed_by: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="items_listed", on_delete=fields.RESTRICT
    )
    listed_role = member(Role)
    listed_at = fields.DatetimeField()

    class Meta:
        table = "useful_item"
        constraints = (INTERCEPT_ONLY, listed("listed_role", Role), readable("listed_at"))
        indexes = (
            Index(fields=("authorisation_id", "item_id"), name="useful_item_by_authorisation"),
            Index(fields=("item_id",), name="useful_item_by_item"),
            Index(fields=("listed_by_id",), name="useful_item_by_lister"),
        )


class Notice(InterceptRecord):
    """A notice that an access opens, and when it was given (R40-47/XII/d, e).

    `due_from` is null while nobody is known whom it could be given to.
    """

    kind = member(NoticeKind)
    authorisation: fields.ForeignKeyRelation[Authorisation] = fields.ForeignKeyField(
        "greffe.Authorisation", related_name="notices", on_delete=fields.CASCADE
    )
    due_from = fields.DatetimeField(null=True)
    done_at = fields.DatetimeField(null=True)
    by: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="notices_given", on_delete=fields.RESTRICT, null=True
    )

    class Meta:
        table = "notice"
        constraints = (INTERCEPT_ONLY, listed("kind", NoticeKind), readable("due_from", "done_at"))
        indexes = (
            Index(fields=("authorisation_id",), name="notice_by_authorisation"),
            Index(fields=("by_id",), name="notice_by_agent"),
        )
