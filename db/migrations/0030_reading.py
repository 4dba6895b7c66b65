"""What is read and is no table: the journal as those who control it read it, and pseudonyms."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0020_upkeep")]

    operations = [ops.RunSQL(sql_beside(__file__))]
