"""The years that a case is kept, by class of offence, as the database reads them."""

from tortoise import fields, models

from db.enumerations import OffenceClass
from db.models.checks import listed


class RetentionTerm(models.Model):
    """Years kept without and with a standing conviction; null is for ever (48-1/al.8; LAW 5.6).

    Written by migrations only, from `db.retention.RETENTION_YEARS`.
    """

    offence_class = fields.CharField(max_length=64, source_field="class", primary_key=True)
    unconvicted_years = fields.IntField(null=True)
    convicted_years = fields.IntField(null=True)

    class Meta:
        table = "retention_term"
        constraints = (listed("class", OffenceClass),)
