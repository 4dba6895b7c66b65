"""A notice opened while a magistrate is being seised falls due all the same (R40-47/XII/d)."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0092_changes")]

    operations = [ops.RunSQL(sql_beside(__file__))]
