"""Names compared with every separator and ligature put aside, and a hit written once (R40-29/I)."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0097_instant_as_written")]

    operations = [ops.RunSQL(sql_beside(__file__))]
