"""What the database role of the service may write: what acts write, column by column."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0080_acts_of_persons")]

    operations = [ops.RunSQL(sql_beside(__file__))]
