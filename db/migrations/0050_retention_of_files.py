"""Retention of the three files, true whatever is written: holds, interceptions, antecedents."""

from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops
from tortoise.migrations.constraints import CheckConstraint

from db.migrations._sql import sql_beside
from db.retention import ANTECEDENT_YEARS, PROSECUTION_YEARS

CASES_OF_TERMS = " ".join(
    f"WHEN '{term.value}' THEN {years}" for term, years in ANTECEDENT_YEARS.items()
)
ANTECEDENT_TERM = f"""
    CREATE FUNCTION antecedent_years(term text) RETURNS int
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE term {CASES_OF_TERMS} END
"""

# One statement: each change of a term reckons every case anew.
INSTALL_TERMS = """
    UPDATE retention_term SET prosecution_years = given.years
    FROM unnest($1::text[], $2::int[]) AS given (class, years)
    WHERE given.class = retention_term.class
"""

EXPIRING = {
    "Case": "case_by_expiry",
    "Interception": "interception_by_expiry",
    "InterceptItem": "intercept_item_by_expiry",
    "AntecedentRecord": "antecedent_record_by_expiry",
}


class Migration(migrations.Migration):
    dependencies = [("greffe", "0040_statistics_key")]

    operations = [
        ops.AddField("RetentionTerm", "prosecution_years", fields.IntField(null=True)),
        ops.RunSQL(ANTECEDENT_TERM),
        ops.RunSQL(sql_beside(__file__)),
        ops.RunSQL(
            [
                (
                    INSTALL_TERMS,
                    [
                        [name.value for name in PROSECUTION_YEARS],
                        list(PROSECUTION_YEARS.values()),
                    ],
                )
            ]
        ),
        ops.RunSQL("UPDATE antecedent_record SET term = term"),
        *(
            ops.AddIndex(model, Index(fields=["retention_expires_at", "id"], name=name))
            for model, name in EXPIRING.items()
        ),
        ops.RunSQL("UPDATE transmission SET need_to_know = NULL WHERE need_to_know !~ '\\S'"),
        ops.AddConstraint(
            "Transmission",
            CheckConstraint(check="need_to_know ~ '\\S'", name="need_to_know_not_blank"),
        ),
    ]
