"""Purposes: what an operation may be for, who may state it, and what it must name (LAW 3).

A purpose is stated once per operation (GX-02). This table says which roles may state it and
which references are compulsory; what it opens is said by the paragraphs of `permissions.cpp`.
"""

from dataclasses import dataclass
from enum import auto
from typing import Literal

from db.enumerations import Listed, Nature, Processing, Role
from permissions.refusal import Code, Refusal, Said, refuse


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
    """On what terms a purpose may be stated: file, roles, references, clauses, nature."""

    processing: Processing
    roles: frozenset[Role]
    clauses: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    nature: Nature = Nature.JUDICIAL


_R = Role
MAGISTRATES = frozenset(
    {
        _R.PROSECUTOR,
        _R.APPEAL_PROSECUTOR,
        _R.PROSECUTOR_GENERAL,
        _R.CRIMINAL_JUDGE,
        _R.NON_CRIMINAL_MAGISTRATE,
    }
)
CRIMINAL_MAGISTRATES = MAGISTRATES - {_R.NON_CRIMINAL_MAGISTRATE}
ASSISTANTS = frozenset({_R.MAGISTRATE_CLERK, _R.AUTHORISED_ASSISTANT})
INVESTIGATORS = frozenset(
    {
        _R.JUDICIAL_POLICE_OFFICER,
        _R.JUDICIAL_POLICE_AGENT,
        _R.CUSTOMS_JUDICIAL_OFFICER,
        _R.TAX_JUDICIAL_OFFICER,
    }
)
INTERCEPT_READERS = MAGISTRATES | INVESTIGATORS | {_R.MAGISTRATE_CLERK}
INQUIRERS = frozenset(
    {
        _R.POLICE_ADMIN_INVESTIGATOR,
        _R.INTELLIGENCE_AGENT,
        _R.SNEAS_AGENT,
        _R.COSSEN_AGENT,
        _R.ADMIN_POLICE_AGENT,
    }
)

CASE = Reference("case", "id", Code.CASE_REQUIRED)
AUTHORISATION = Reference("authorisation", "id")
SUBJECT = Reference("subject", "id", Code.SUBJECT_REQUIRED)
LEGAL_BASES = (
    "LOPS_17_1",
    "CSI_L114_1",
    "CSI_L114_2",
    "CSI_L211_11_1",
    "CSI_L234_1",
    "CSI_L234_2",
    "DEF_L4123_9_1",
)

_REGISTRY, _INTERCEPT, _ANTECEDENTS = (
    Processing.REGISTRY,
    Processing.INTERCEPT,
    Processing.ANTECEDENTS,
)

TERMS: dict[Purpose, PurposeTerms] = {
    Purpose.CASE_PROCESSING: PurposeTerms(
        _REGISTRY,
        MAGISTRATES | ASSISTANTS,
        ("48-1/al.1/c", "48-1/al.10/a", "R15-33-66-4/al.2/b"),
        (CASE,),
    ),
    Purpose.RECIPROCAL_KNOWLEDGE: PurposeTerms(
        _REGISTRY,
        CRIMINAL_MAGISTRATES | ASSISTANTS,
        ("48-1/al.1/e", "48-1/al.10/a", "R15-33-66-4/al.2/c"),
        (CASE,),
    ),
    Purpose.EXTENDED_JURISDICTION: PurposeTerms(
        _REGISTRY,
        frozenset({_R.PROSECUTOR, _R.CRIMINAL_JUDGE}),
        ("48-1/al.11/a",),
        (
            Reference(
                "article", "code", codes=("704", "706-2", "706-17", "706-75", "706-107", "706-108")
            ),
        ),
    ),
    Purpose.PG_SUPERVISION: PurposeTerms(
        _REGISTRY,
        frozenset({_R.PROSECUTOR_GENERAL}),
        ("48-1/al.12",),
        (Reference("basis", "code", codes=("ARTICLE_35", "ARTICLE_37")),),
    ),
    Purpose.POLICE_FILE_CONTROL: PurposeTerms(
        _REGISTRY,
        frozenset({_R.FILE_CONTROL_MAGISTRATE, _R.FILE_CONTROL_ASSISTANT}),
        ("48-1/al.13/a",),
        (Reference("request", "id"),),
    ),
    Purpose.SAUJ_SERVICE: PurposeTerms(
        _REGISTRY,
        frozenset({_R.SAUJ_AGENT}),
        ("48-1/al.10/d", "48-1/al.10/e"),
        (Reference("litigant", "id", Code.SUBJECT_REQUIRED),),
    ),
    Purpose.VICTIM_INFORMATION: PurposeTerms(
        _REGISTRY,
        frozenset({_R.PROSECUTOR, _R.APPEAL_PROSECUTOR, _R.CRIMINAL_JUDGE}) | ASSISTANTS,
        ("48-1/al.1/d", "R15-33-66-4/al.2/e"),
        (CASE,),
    ),
    Purpose.STATISTICS_NON_NOMINATIVE: PurposeTerms(
        _REGISTRY,
        frozenset({_R.STATISTICS_USER, _R.MOJ_STATISTICIAN}) | CRIMINAL_MAGISTRATES,
        ("48-1/al.2", "48-1/al.14/b", "R15-33-66-4/al.5"),
    ),
    Purpose.STATISTICS_NOMINATIVE: PurposeTerms(
        _REGISTRY,
        frozenset({_R.MOJ_STATISTICIAN}),
        ("48-1/al.14/d",),
        (Reference("study", "id"),),
    ),
    Purpose.ART_11_1_RESEARCH: PurposeTerms(
        _REGISTRY, frozenset({_R.ART_11_1_AGENT}), ("48-1/al.14/c",), (AUTHORISATION,)
    ),
    Purpose.CASE_RECORDING: PurposeTerms(_REGISTRY, ASSISTANTS, ("48-1/al.9",), (CASE,)),
    Purpose.REGISTRY_CONTROL: PurposeTerms(
        _REGISTRY, frozenset({_R.REGISTRY_CONTROL_MAGISTRATE}), ("48-1/al.1/a",)
    ),
    Purpose.DATA_SUBJECT_RIGHTS: PurposeTerms(
        _REGISTRY, frozenset({_R.PROSECUTOR}), ("48-1/al.15/b",), (Reference("request", "id"),)
    ),
    Purpose.INTERCEPT_CASE: PurposeTerms(
        _INTERCEPT,
        INTERCEPT_READERS,
        ("R40-47/I/b", "R40-47/II/d", "R40-47/III/a"),
        (CASE,),
    ),
    Purpose.SPECIALISED_TASK: PurposeTerms(
        _INTERCEPT, frozenset({_R.SPECIALISED_ASSISTANT}), ("R40-47/IV",), (AUTHORISATION,)
    ),
    Purpose.CUSTOMS_67BIS2: PurposeTerms(
        _INTERCEPT,
        frozenset({_R.CUSTOMS_67BIS2_OFFICER}),
        ("R40-47/V",),
        (Reference("mission", "id"),),
    ),
    Purpose.INTERPRETATION: PurposeTerms(
        _INTERCEPT, frozenset({_R.INTERPRETER}), ("R40-47/VI",), (AUTHORISATION,)
    ),
    Purpose.EIO_EXECUTION: PurposeTerms(
        _INTERCEPT,
        frozenset({_R.FOREIGN_INVESTIGATOR}),
        ("R40-47/VII",),
        (Reference("basis", "code", codes=("EIO", "MLA_2000_ART18")), AUTHORISATION),
    ),
    Purpose.DECRYPTION: PurposeTerms(
        _INTERCEPT, frozenset({_R.DECRYPTION_AGENT}), ("R40-47/VIII",), (AUTHORISATION,)
    ),
    Purpose.PLATFORM_OPERATION: PurposeTerms(
        _INTERCEPT, frozenset({_R.PLATFORM_MAINTAINER}), ("R40-47/IX",), (AUTHORISATION,)
    ),
    Purpose.PAYMENT_CONTROL: PurposeTerms(
        _INTERCEPT, frozenset({_R.PAYMENT_CONTROLLER}), ("R40-47/X",)
    ),
    Purpose.EXCEPTIONAL_DIFFICULTY: PurposeTerms(
        _INTERCEPT, frozenset({_R.CONTRACTOR}), ("R40-47/XI",), (AUTHORISATION,)
    ),
    Purpose.IDENTIFY_MAGISTRATE: PurposeTerms(
        _INTERCEPT, INTERCEPT_READERS, ("R40-47/XII",), (AUTHORISATION,)
    ),
    Purpose.INTERCEPT_OVERSIGHT: PurposeTerms(
        _INTERCEPT, frozenset({_R.QUALIFIED_PERSON}), ("R40-47/XII/e",)
    ),
    Purpose.ADMIN_INQUIRY: PurposeTerms(
        _ANTECEDENTS,
        INQUIRERS,
        ("R40-29/I/ch/a",),
        (
            Reference("basis", "code", codes=LEGAL_BASES),
            SUBJECT,
            Reference("motive", "code", Code.MOTIVE_NOT_COVERED, compulsory=False),
            Reference("inquiry", "id", compulsory=False),
        ),
        Nature.ADMINISTRATIVE,
    ),
    Purpose.SECURITY_MISSION_L234_3: PurposeTerms(
        _ANTECEDENTS,
        frozenset({_R.POLICE_ADMIN_INVESTIGATOR}),
        ("R40-29/II/al.1/a",),
        (SUBJECT,),
        Nature.ADMINISTRATIVE,
    ),
    Purpose.STAFF_PROTECTION: PurposeTerms(
        _ANTECEDENTS,
        frozenset({_R.DEFENCE_INTELLIGENCE_AGENT}),
        ("R40-29/II/al.2/b",),
        (SUBJECT,),
        Nature.ADMINISTRATIVE,
    ),
    Purpose.FOREIGN_ADMIN_POLICE: PurposeTerms(
        _ANTECEDENTS,
        frozenset({_R.FOREIGN_POLICE_BODY}),
        ("R40-29/III/b",),
        (Reference("transmission", "id"),),
        Nature.ADMINISTRATIVE,
    ),
}


def open_to(role: Role) -> tuple[Purpose, ...]:
    """The purposes that a role may state, in the order of the table."""
    return tuple(purpose for purpose, terms in TERMS.items() if role in terms.roles)


def open_to_words(role: Role | None) -> Said:
    """What to state instead, said of a role (None: the request names none)."""
    if role is None:
        return Said(
            "state Acting-Role to be told which are open to it",
            "indiquez Acting-Role pour savoir lesquelles lui sont ouvertes",
        )
    codes = ", ".join(open_to(role))
    return Said(f"open to your role: {codes or 'none'}", f"ouvertes à votre rôle : {codes or '-'}")


def not_open(purpose: Purpose, role: Role) -> Refusal:
    """The refusal of a purpose to a role that may not state it (GX-02).

    The clauses say who may; in the register, 48-1/al.14/a keeps everybody else out.
    """
    terms, opened = TERMS[purpose], open_to_words(role)
    closing = ("48-1/al.14/a",) if terms.processing is Processing.REGISTRY else ()
    return refuse(
        Code.PURPOSE_NOT_ALLOWED,
        f"{purpose} is not open to your role; {opened.en}",
        f"{purpose} n’est pas ouverte à votre rôle ; {opened.fr}",
        *terms.clauses,
        *closing,
    )
