"""The journal, and the database role under which the service writes it."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0010_retention")]

    operations = [ops.RunSQL(sql_beside(__file__))]
