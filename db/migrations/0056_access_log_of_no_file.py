"""What names neither purpose nor role is of no file."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0055_retention_of_exhibits")]

    operations = [ops.RunSQL(sql_beside(__file__))]
