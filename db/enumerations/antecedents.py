"""The closed lists of the file of antecedents."""

from enum import auto

from db.enumerations.listed import Listed


class AntecedentCapacity(Listed):
    """In what capacity someone stands in the antecedents file (A41)."""

    IMPLICATED = auto()
    VICTIM = auto()
    DEATH_OR_DISAPPEARANCE = auto()


class AntecedentTerm(Listed):
    """How long an antecedent is kept, in years: by age, and by the exceptions of R40-27."""

    ADULT_5 = auto()
    ADULT_20 = auto()
    ADULT_40 = auto()
    MINOR_5 = auto()
    MINOR_10 = auto()
    MINOR_20 = auto()
    VICTIM_15 = auto()


class LegalBasis(Listed):
    """The seven legal bases of an administrative inquiry (R40-29/I/ch/a)."""

    LOPS_17_1 = auto()
    CSI_L114_1 = auto()
    CSI_L114_2 = auto()
    CSI_L211_11_1 = auto()
    CSI_L234_1 = auto()
    CSI_L234_2 = auto()
    DEF_L4123_9_1 = auto()


class Opinion(Listed):
    """How an administrative inquiry ends."""

    FAVOURABLE = auto()
    UNFAVOURABLE = auto()


class TransmissionAim(Listed):
    """What a transmission abroad is for; only the first is lawful here (R40-29/III/b)."""

    ADMINISTRATIVE_POLICE = auto()
    JUDICIAL_ENQUIRY = auto()
