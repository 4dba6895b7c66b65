"""How long an antecedent is kept (R40-27; LAW 5.6).

The term is recorded with the antecedent, by age and by the exceptions of R40-27. Its years run
from the instant at which it was recorded.
"""

from datetime import datetime

from db.enumerations import AntecedentTerm
from db.retention.years import later

ANTECEDENT_YEARS: dict[AntecedentTerm, int] = {
    AntecedentTerm.ADULT_5: 5,
    AntecedentTerm.ADULT_20: 20,
    AntecedentTerm.ADULT_40: 40,
    AntecedentTerm.MINOR_5: 5,
    AntecedentTerm.MINOR_10: 10,
    AntecedentTerm.MINOR_20: 20,
    AntecedentTerm.VICTIM_15: 15,
}
"""Years kept, by term."""


def antecedent_expiry(recorded_at: datetime, term: AntecedentTerm) -> datetime:
    """The instant (UTC) from which nobody sees the antecedent."""
    return later(recorded_at, ANTECEDENT_YEARS[term])
