"""What named no purpose is of the file of the role stated; entries are found by their id."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0050_retention_of_files")]

    operations = [ops.RunSQL(sql_beside(__file__))]
