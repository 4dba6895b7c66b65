"""The fictional register that the tests look at."""

from datetime import datetime
from io import BytesIO

from db.fiction.register import NOW, write_register

CASES = 400


def generated(seed: int, cases: int = CASES, now: datetime = NOW) -> bytes:
    """A register as JSON Lines, the same for the same seed."""
    out = BytesIO()
    write_register(out, cases=cases, seed=seed, now=now)
    return out.getvalue()
