"""How long each file keeps what it holds (48-1/al.8, R40-49, R40-27; LAW 5.6).

The tables of years stand here once; migrations install them in the database. Each rule is a
function over plain values, and SQL over rows: tests hold the two to the same answers.
"""

from db.retention.antecedents import ANTECEDENT_YEARS, antecedent_expiry
from db.retention.cases import (
    RETENTION_YEARS,
    DecisionFact,
    RetentionFacts,
    has_standing_conviction,
    retention_expiry,
)
from db.retention.interceptions import (
    PROSECUTION_YEARS,
    ItemFacts,
    interception_expiry,
    item_expiry,
    prosecution_end,
)

__all__ = [
    "ANTECEDENT_YEARS",
    "PROSECUTION_YEARS",
    "RETENTION_YEARS",
    "DecisionFact",
    "ItemFacts",
    "RetentionFacts",
    "antecedent_expiry",
    "has_standing_conviction",
    "interception_expiry",
    "item_expiry",
    "prosecution_end",
    "retention_expiry",
]
