"""Courts, and the territory of those with extended jurisdiction."""

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index

from db.enumerations import CourtDegree, ExtendedArticle
from db.models.checks import REGISTRY_ONLY, all_listed, listed
from db.models.columns import member
from db.models.record import RegistryRecord


class Court(RegistryRecord):
    """A court, public reference data (LAW 4.2); `appeal_court` is the head of its ressort.

    `extended_articles` are the families of courts it belongs to under 48-1/al.11.
    """

    code = fields.CharField(max_length=64, unique=True)
    name = fields.TextField()
    degree = member(CourtDegree)
    appeal_court: fields.ForeignKeyNullableRelation["Court"] = fields.ForeignKeyField(
        "greffe.Court", related_name="ressort", on_delete=fields.RESTRICT, null=True
    )
    extended_articles = ArrayField("text", db_default=SqlDefault("'{}'"))

    class Meta:
        table = "court"
        constraints = (
            REGISTRY_ONLY,
            listed("degree", CourtDegree),
            all_listed("extended_articles", ExtendedArticle),
        )
        indexes = (Index(fields=("appeal_court_id",), name="court_by_appeal_court"),)


class CourtTerritory(RegistryRecord):
    """A court whose cases a specialised `court` may know of under an article (48-1/al.11)."""

    court: fields.ForeignKeyRelation[Court] = fields.ForeignKeyField(
        "greffe.Court", related_name="territory", on_delete=fields.RESTRICT
    )
    article = member(ExtendedArticle)
    member_court: fields.ForeignKeyRelation[Court] = fields.ForeignKeyField(
        "greffe.Court", related_name="specialised_courts", on_delete=fields.RESTRICT
    )

    class Meta:
        table = "court_territory"
        constraints = (REGISTRY_ONLY, listed("article", ExtendedArticle))
        unique_together = (("court", "article", "member_court"),)
        indexes = (Index(fields=("member_court_id",), name="court_territory_by_member"),)
