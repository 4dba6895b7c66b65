"""What those who control the files ask of the journal: by record, by volume, by refusal."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0090_watch")]

    operations = [ops.RunSQL(sql_beside(__file__))]
