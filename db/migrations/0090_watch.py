"""The watch: what of the journal was counted, which alerts stand; entries found by their time."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0085_rights_of_acts")]

    operations = [ops.RunSQL(sql_beside(__file__))]
