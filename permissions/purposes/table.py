"""The table of purposes (LAW 3): which roles may state each, and which references it names."""

from db.enumerations import LegalBasis, Nature, Processing, Role
from permissions.purposes.kinds import Purpose, PurposeTerms, Reference, Withholding
from permissions.purposes.roles import (
    ASSISTANTS,
    CRIMINAL_MAGISTRATES,
    INQUIRERS,
    INTERCEPT_READERS,
    MAGISTRATES,
)
from permissions.refusal import Code

CASE = Reference("case", "id", Code.CASE_REQUIRED)
AUTHORISATION = Reference("authorisation", "id")
SUBJECT = Reference("subject", "id", Code.SUBJECT_REQUIRED)
LEGAL_BASES = tuple(LegalBasis)

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
        frozenset({Role.PROSECUTOR, Role.CRIMINAL_JUDGE}),
        ("48-1/al.11/a",),
        (
            Reference(
                "article", "code", codes=("704", "706-2", "706-17", "706-75", "706-107", "706-108")
            ),
        ),
        by_decree=ASSISTANTS,
    ),
    Purpose.PG_SUPERVISION: PurposeTerms(
        _REGISTRY,
        frozenset({Role.PROSECUTOR_GENERAL}),
        ("48-1/al.12",),
        (Reference("basis", "code", codes=("ARTICLE_35", "ARTICLE_37")),),
        by_decree=ASSISTANTS,
    ),
    Purpose.POLICE_FILE_CONTROL: PurposeTerms(
        _REGISTRY,
        frozenset({Role.FILE_CONTROL_MAGISTRATE, Role.FILE_CONTROL_ASSISTANT}),
        ("48-1/al.13/a",),
        (Reference("request", "id"),),
    ),
    Purpose.SAUJ_SERVICE: PurposeTerms(
        _REGISTRY,
        frozenset({Role.SAUJ_AGENT}),
        ("48-1/al.10/d", "48-1/al.10/e"),
        (Reference("litigant", "id", Code.SUBJECT_REQUIRED),),
    ),
    Purpose.VICTIM_INFORMATION: PurposeTerms(
        _REGISTRY,
        frozenset({Role.PROSECUTOR, Role.APPEAL_PROSECUTOR, Role.CRIMINAL_JUDGE}) | ASSISTANTS,
        ("48-1/al.1/d", "R15-33-66-4/al.2/e"),
        (CASE,),
    ),
    Purpose.STATISTICS_NON_NOMINATIVE: PurposeTerms(
        _REGISTRY,
        frozenset({Role.STATISTICS_USER, Role.MOJ_STATISTICIAN}) | CRIMINAL_MAGISTRATES,
        ("48-1/al.2", "48-1/al.14/b", "R15-33-66-4/al.5"),
    ),
    Purpose.STATISTICS_NOMINATIVE: PurposeTerms(
        _REGISTRY,
        frozenset({Role.MOJ_STATISTICIAN}),
        ("48-1/al.14/d",),
        (Reference("study", "id"),),
        outside=Withholding.NOT_IN_STUDY,
    ),
    Purpose.ART_11_1_RESEARCH: PurposeTerms(
        _REGISTRY,
        frozenset({Role.ART_11_1_AGENT}),
        ("48-1/al.14/c",),
        (AUTHORISATION,),
        outside=Withholding.NOT_DESIGNATED,
    ),
    Purpose.CASE_RECORDING: PurposeTerms(_REGISTRY, ASSISTANTS, ("48-1/al.9",), (CASE,)),
    Purpose.REGISTRY_CONTROL: PurposeTerms(
        _REGISTRY, frozenset({Role.REGISTRY_CONTROL_MAGISTRATE}), ("48-1/al.1/a",)
    ),
    Purpose.DATA_SUBJECT_RIGHTS: PurposeTerms(
        _REGISTRY, frozenset({Role.PROSECUTOR}), ("48-1/al.15/b",), (Reference("request", "id"),)
    ),
    Purpose.INTERCEPT_CASE: PurposeTerms(
        _INTERCEPT,
        INTERCEPT_READERS,
        ("R40-47/I/b", "R40-47/II/d", "R40-47/III/a"),
        (CASE,),
    ),
    Purpose.SPECIALISED_TASK: PurposeTerms(
        _INTERCEPT, frozenset({Role.SPECIALISED_ASSISTANT}), ("R40-47/IV",), (AUTHORISATION,)
    ),
    Purpose.CUSTOMS_67BIS2: PurposeTerms(
        _INTERCEPT,
        frozenset({Role.CUSTOMS_67BIS2_OFFICER}),
        ("R40-47/V/c", "R40-47/V/b"),
        (Reference("mission", "id"),),
        outside=Withholding.NOT_IN_GRANT,
    ),
    Purpose.INTERPRETATION: PurposeTerms(
        _INTERCEPT, frozenset({Role.INTERPRETER}), ("R40-47/VI",), (AUTHORISATION,)
    ),
    Purpose.EIO_EXECUTION: PurposeTerms(
        _INTERCEPT,
        frozenset({Role.FOREIGN_INVESTIGATOR}),
        ("R40-47/VII",),
        (Reference("basis", "code", codes=("EIO", "MLA_2000_ART18")), AUTHORISATION),
    ),
    Purpose.DECRYPTION: PurposeTerms(
        _INTERCEPT, frozenset({Role.DECRYPTION_AGENT}), ("R40-47/VIII",), (AUTHORISATION,)
    ),
    Purpose.PLATFORM_OPERATION: PurposeTerms(
        _INTERCEPT, frozenset({Role.PLATFORM_MAINTAINER}), ("R40-47/IX",), (AUTHORISATION,)
    ),
    Purpose.PAYMENT_CONTROL: PurposeTerms(
        _INTERCEPT,
        frozenset({Role.PAYMENT_CONTROLLER}),
        ("R40-47/X/c",),
        outside=Withholding.NOT_IN_GRANT,
    ),
    Purpose.EXCEPTIONAL_DIFFICULTY: PurposeTerms(
        _INTERCEPT, frozenset({Role.CONTRACTOR}), ("R40-47/XI",), (AUTHORISATION,)
    ),
    Purpose.IDENTIFY_MAGISTRATE: PurposeTerms(
        _INTERCEPT, INTERCEPT_READERS, ("R40-47/XII",), (AUTHORISATION,)
    ),
    Purpose.INTERCEPT_OVERSIGHT: PurposeTerms(
        _INTERCEPT, frozenset({Role.QUALIFIED_PERSON}), ("R40-47/XII/e",)
    ),
    Purpose.ADMIN_INQUIRY: PurposeTerms(
        _ANTECEDENTS,
        INQUIRERS,
        (
            "R40-29/I/ch/a",
            "R40-29/I/1°",
            "R40-29/I/2°",
            "R40-29/I/3°",
            "R40-29/I/4°",
            "R40-29/I/5°/a",
        ),
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
        frozenset({Role.POLICE_ADMIN_INVESTIGATOR}),
        ("R40-29/II/al.1/a",),
        (SUBJECT,),
        Nature.ADMINISTRATIVE,
    ),
    Purpose.STAFF_PROTECTION: PurposeTerms(
        _ANTECEDENTS,
        frozenset({Role.DEFENCE_INTELLIGENCE_AGENT}),
        ("R40-29/II/al.2/b",),
        (SUBJECT,),
        Nature.ADMINISTRATIVE,
    ),
    Purpose.FOREIGN_ADMIN_POLICE: PurposeTerms(
        _ANTECEDENTS,
        frozenset({Role.FOREIGN_POLICE_BODY}),
        ("R40-29/III/b", "R40-29/III/a"),
        (Reference("transmission", "id"),),
        Nature.ADMINISTRATIVE,
    ),
}
