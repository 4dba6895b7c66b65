"""The closed lists of what is asked of the three files, and counted."""

from enum import auto

from db.enumerations.listed import Listed


class Processing(Listed):
    """The three files (48-1, R40-47, R40-29): a right in one is no right in another."""

    REGISTRY = auto()
    INTERCEPT = auto()
    ANTECEDENTS = auto()


class Period(Listed):
    """Spans of time over which operations are counted, in UTC."""

    HOUR = auto()
    DAY = auto()


class Nature(Listed):
    """Nature of a consultation, for the journal (R40-30)."""

    ADMINISTRATIVE = auto()
    JUDICIAL = auto()
