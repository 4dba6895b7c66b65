"""The record key of a case, by which counts are perturbed: drawn once, and told to nobody."""

from tortoise import fields, migrations
from tortoise.fields.db_defaults import SqlDefault
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

# The first 32 of the random bits that PostgreSQL draws for gen_random_uuid().
DRAWN = "('x' || left(gen_random_uuid()::text, 8))::bit(32)::bigint"


class Migration(migrations.Migration):
    dependencies = [("greffe", "0030_reading")]

    operations = [
        ops.AddField("Case", "statistics_key", fields.BigIntField(db_default=SqlDefault(DRAWN))),
        ops.AddConstraint(
            "Case",
            CheckConstraint(
                check="statistics_key >= 0 AND statistics_key < 4294967296",
                name="statistics_key_of_32_bits",
            ),
        ),
    ]
