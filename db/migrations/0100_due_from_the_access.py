"""A magistrate is to be informed from the first access on, and not before (R40-47/XII/d)."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0099_undone_and_closed_anew")]

    operations = [ops.RunSQL(sql_beside(__file__))]
