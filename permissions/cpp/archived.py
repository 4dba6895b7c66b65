"""Wordings that are no longer in force, kept so that what a caller saw on a day can be told."""

from datetime import date

from permissions.categories import SEALED_DATA
from permissions.condition import TRUE
from permissions.law import Ask, Bar, Texts, paragraph
from permissions.purposes import INVESTIGATORS, Purpose, Withholding


@paragraph(
    "R40-47/II/f",
    rule="PN-02",
    since=date(2020, 1, 1),
    until=date(2021, 11, 12),
    also=("R40-47/II/e",),
    aims=(Purpose.INTERCEPT_CASE,),
)
def nothing_under_seal_was_open_to_investigators(ask: Ask) -> Texts:
    """Until 12 November 2021 what is under seal was excepted from what investigators read, and no
    authorisation of the magistrate opened it to them.
    """
    if ask.role not in INVESTIGATORS:
        return ()
    return Bar(SEALED_DATA, frozenset({Purpose.INTERCEPT_CASE}), TRUE, Withholding.SEALED)
