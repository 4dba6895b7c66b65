"""Functions that columns and constraints stand on."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    initial = True

    operations = [ops.RunSQL(sql_beside(__file__))]
