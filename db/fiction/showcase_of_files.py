"""The showcase of the whole law: interceptions, antecedents, control; of ids that never change."""

from db.enumerations import Function
from db.fiction.cast import Stagehand
from db.fiction.cast_of_files import write_cast_of_files
from db.fiction.pen import Pen
from db.fiction.showcase_antecedents import write_antecedents
from db.fiction.showcase_control import write_control
from db.fiction.showcase_interceptions import write_interceptions
from db.fiction.staff import Staff


def write_showcase_of_files(pen: Pen, staff: Staff) -> None:
    """Writes the personas of the other files and of control, and what they read."""
    hand = Stagehand(pen, staff.now, series="d")
    write_cast_of_files(hand)
    write_interceptions(hand)
    write_antecedents(hand)
    prosecutor = staff.holder("TJ-GRENOBLE", Function.PROSECUTION)
    judge = staff.holder("TJ-GRENOBLE", Function.SENTENCE_ENFORCEMENT)
    write_control(hand, prosecutor, judge)
