"""Retention of exhibits and of requests to operators, true whatever is written."""

from tortoise import fields, migrations
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside

EXPIRING = {"Exhibit": "exhibit_by_expiry", "ServiceRequest": "service_request_by_expiry"}


class Migration(migrations.Migration):
    dependencies = [("greffe", "0052_access_log")]

    operations = [
        *(
            ops.AddField(
                model,
                "retention_expires_at",
                fields.DatetimeField(db_default=SqlDefault("'infinity'")),
            )
            for model in EXPIRING
        ),
        ops.RunSQL(sql_beside(__file__)),
        *(
            ops.AddIndex(model, Index(fields=["retention_expires_at", "id"], name=name))
            for model, name in EXPIRING.items()
        ),
    ]
