"""The SQL of a migration, kept beside it in a file of its own."""

from pathlib import Path


def sql_beside(migration: str) -> str:
    """The text of the `.sql` file beside a migration, whose `__file__` is given."""
    return Path(migration).with_suffix(".sql").read_text(encoding="utf-8")
