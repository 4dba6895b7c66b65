"""The instant from which a case is no longer visible, kept true whatever is written."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from db.migrations._sql import sql_beside
from db.retention import RETENTION_YEARS

INSTALL_TERM = """
    INSERT INTO retention_term (class, unconvicted_years, convicted_years) VALUES ($1, $2, $3)
"""


class Migration(migrations.Migration):
    dependencies = [("greffe", "0009_integrity")]

    operations = [
        ops.RunSQL(
            [(INSTALL_TERM, [name.value, *years]) for name, years in RETENTION_YEARS.items()]
        ),
        ops.RunSQL(sql_beside(__file__)),
    ]
