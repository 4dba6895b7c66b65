"""Links between cases as each of the two sees them."""

from tortoise import migrations
from tortoise.migrations import operations as ops

LINKED_CASE = """
    CREATE VIEW linked_case AS
    SELECT id, case_a_id AS case_id, case_b_id AS other_id, ground, person_id FROM case_link
    UNION ALL
    SELECT id, case_b_id AS case_id, case_a_id AS other_id, ground, person_id FROM case_link
"""


class Migration(migrations.Migration):
    dependencies = [("greffe", "0011_journal")]

    operations = [ops.RunSQL([LINKED_CASE, "GRANT SELECT ON linked_case TO greffe_service"])]
