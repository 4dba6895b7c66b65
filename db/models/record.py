"""What every record has."""

from tortoise import fields, models
from tortoise.fields.db_defaults import SqlDefault

from db.enumerations import Processing
from db.models.columns import member


class Record(models.Model):
    """A row with a UUIDv7 key; no rule reads its technical instants (UTC) nor its version."""

    id = fields.UUIDField(primary_key=True, default=None, db_default=SqlDefault("uuidv7()"))
    created_at = fields.DatetimeField(db_default=SqlDefault("now()"))
    updated_at = fields.DatetimeField(db_default=SqlDefault("now()"))
    version = fields.IntField(db_default=SqlDefault("1"))

    class Meta:
        abstract = True


class RegistryRecord(Record):
    """A row of the register of article 48-1, isolated from the two other files (GX-04, A38)."""

    processing = member(Processing, db_default=SqlDefault("'REGISTRY'"))

    class Meta:
        abstract = True


class InterceptRecord(Record):
    """A row of the platform of judicial interceptions (R40-47), isolated likewise."""

    processing = member(Processing, db_default=SqlDefault("'INTERCEPT'"))

    class Meta:
        abstract = True


class AntecedentsRecord(Record):
    """A row of the file of judicial antecedents (R40-29), isolated likewise."""

    processing = member(Processing, db_default=SqlDefault("'ANTECEDENTS'"))

    class Meta:
        abstract = True
