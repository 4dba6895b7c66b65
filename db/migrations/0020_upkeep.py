"""What every table of the register has besides its columns, for those made since 0009."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0019_antecedents")]

    operations = [ops.RunSQL(sql_beside(__file__))]
