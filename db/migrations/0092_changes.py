"""Changes are told to whoever follows a record: ids, once what was written is committed."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0091_oversight")]

    operations = [ops.RunSQL(sql_beside(__file__))]
