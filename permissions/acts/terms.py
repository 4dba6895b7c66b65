"""For how long authorisations may be given: choices, and not law (A26, A31)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final


@dataclass(frozen=True, slots=True)
class Terms:
    """`longest` an authorisation whose text asks for a limit may last; `usual` where its author
    asks for the usual term; `search` a search for the magistrate lasts, at most and by default.
    """

    longest: timedelta = timedelta(days=365)
    usual: timedelta = timedelta(days=30)
    search: timedelta = timedelta(hours=24)


DEFAULT_TERMS: Final = Terms()
