"""Readings of the Code that whoever runs the service may choose; what is not chosen is off."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Which wording of a paragraph is enacted, where the texts allow two.

    `strict_seals`: clerks open what is under seal only as the magistrate in charge authorises
    (R40-49, A22). `clerks_of_al_11` and `clerks_of_al_12`: those who assist the magistrates of
    48-1/al.11 and al.12 have their access, as the decree has it (R15-33-66-8 I 2°, A08).
    """

    strict_seals: bool = False
    clerks_of_al_11: bool = False
    clerks_of_al_12: bool = False
