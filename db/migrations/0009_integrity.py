"""What binds rows together beyond a column, and what follows a row."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0008_proceedings")]

    operations = [ops.RunSQL(sql_beside(__file__))]
