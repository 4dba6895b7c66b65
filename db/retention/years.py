"""Years of the calendar, as every term of retention counts them."""

from datetime import UTC, date, datetime, time


def later(instant: datetime, years: int) -> datetime:
    """The same instant of a later calendar year, UTC; 29 February falls back to 28 February."""
    base = instant.astimezone(UTC)
    try:
        return base.replace(year=base.year + years)
    except ValueError:
        return base.replace(year=base.year + years, day=28)


def midnight(day: date) -> datetime:
    """The first instant of a day, UTC."""
    return datetime.combine(day, time.min, UTC)
