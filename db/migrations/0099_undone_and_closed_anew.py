"""Convictions undone by irresponsibility or extinction, and records closed anew (A19, A02)."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0098_names_as_compared")]

    operations = [ops.RunSQL(sql_beside(__file__))]
