"""What retention derives is no amendment: `updated_at` says when what was recorded changed."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0094_alerts_apart")]

    operations = [ops.RunSQL(sql_beside(__file__))]
