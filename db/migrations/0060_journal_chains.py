"""The journal as evidence: chains, keys and checkpoints, which nobody alters or erases."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0056_access_log_of_no_file")]

    operations = [ops.RunSQL(sql_beside(__file__))]
