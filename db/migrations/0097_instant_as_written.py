"""The instant of an operation and the writing of its entry belong together."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0096_file_of_an_office")]

    operations = [ops.RunSQL(sql_beside(__file__))]
