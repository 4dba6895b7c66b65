"""An entry without a purpose belongs to the file that the office stated signs for (GX-04)."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside


class Migration(migrations.Migration):
    dependencies = [("greffe", "0095_derived_apart")]

    operations = [ops.RunSQL(sql_beside(__file__))]
