"""The key that cursors are sealed with: one a database, so that every process over it has it."""

from tortoise import migrations
from tortoise.migrations import operations as ops

# PostgreSQL draws gen_random_uuid() from the system's strong randomness, 122 bits each.
CURSOR_KEY = """
    CREATE TABLE cursor_key (
        only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        key bytea NOT NULL CHECK (length(key) = 64)
    );
    INSERT INTO cursor_key (key)
    SELECT sha512(string_agg(uuid_send(gen_random_uuid()), '')) FROM generate_series(1, 8)
"""


class Migration(migrations.Migration):
    dependencies = [("greffe", "0012_linked_case")]

    operations = [ops.RunSQL([CURSOR_KEY, "GRANT SELECT ON cursor_key TO greffe_service"])]
