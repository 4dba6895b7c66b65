"""What a purpose is: its code, the terms on which it may be stated, and what it must name."""

from dataclasses import dataclass
from enum import auto
from typing import Literal

from db.enumerations import Listed, Nature, Processing, Role
from permissions.refusal import Code


class Purpose(Listed):
    """Codes of the purposes."""

    CASE_PROCESSING = auto()
    RECIPROCAL_KNOWLEDGE = auto()
    EXTENDED_JURISDICTION = auto()
    PG_SUPERVISION = auto()
    POLICE_FILE_CONTROL = auto()
    SAUJ_SERVICE = auto()
    VICTIM_INFORMATION = auto()
    STATISTICS_NON_NOMINATIVE = auto()
    STATISTICS_NOMINATIVE = auto()
    ART_11_1_RESEARCH = auto()
    CASE_RECORDING = auto()
    REGISTRY_CONTROL = auto()
    DATA_SUBJECT_RIGHTS = auto()
    INTERCEPT_CASE = auto()
    SPECIALISED_TASK = auto()
    CUSTOMS_67BIS2 = auto()
    INTERPRETATION = auto()
    EIO_EXECUTION = auto()
    DECRYPTION = auto()
    PLATFORM_OPERATION = auto()
    PAYMENT_CONTROL = auto()
    EXCEPTIONAL_DIFFICULTY = auto()
    IDENTIFY_MAGISTRATE = auto()
    INTERCEPT_OVERSIGHT = auto()
    ADMIN_INQUIRY = auto()
    SECURITY_MISSION_L234_3 = auto()
    STAFF_PROTECTION = auto()
    FOREIGN_ADMIN_POLICE = auto()


class Withholding(Listed):
    """Why a field of a visible record is withheld (LAW 0, outcomes)."""

    NOT_IN_PURPOSE = auto()
    NOT_IN_GRANT = auto()
    NOT_DESIGNATED = auto()
    NOT_IN_STUDY = auto()
    VICTIM_DATA = auto()
    SEALED = auto()
    ART_11 = auto()
    SMALL_CELL = auto()
    OTHER_FILE = auto()


@dataclass(frozen=True, slots=True)
class Reference:
    """A thing that a purpose names: an id of the register, or one code of a closed list.

    `missing` is the refusal when it is absent. A `compulsory` reference that only some roles owe
    (the motive of R40-29/I/5°) is checked by the rules, not here.
    """

    name: str
    kind: Literal["id", "code"]
    missing: Code = Code.PURPOSE_REQUIRED
    compulsory: bool = True
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PurposeTerms:
    """On what terms a purpose may be stated: file, roles, references, clauses, nature.

    `outside` is why what it does not open is withheld. `by_decree` are roles that a decree adds to
    those of the article: the law in force says whether it is followed (A08).
    """

    processing: Processing
    roles: frozenset[Role]
    clauses: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    nature: Nature = Nature.JUDICIAL
    outside: Withholding = Withholding.NOT_IN_PURPOSE
    by_decree: frozenset[Role] = frozenset()

    @property
    def opens_by_act(self) -> bool:
        """Whether what it opens is named by an act: a designation, a grant, a study's record."""
        return self.outside is not Withholding.NOT_IN_PURPOSE

    def may_be_stated_by(self, role: Role) -> bool:
        """Whether the role is one of those, the decree's included."""
        return role in self.roles or role in self.by_decree
