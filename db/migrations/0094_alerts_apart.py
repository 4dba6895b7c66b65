"""Alerts of the watch are no operations of whom they are about: they are not counted as such."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0093_first_accesses")]

    operations = [ops.RunSQL(sql_beside(__file__))]
