"""The records of governance: who may do what, since when, and by whose act (LAW 4.2).

Each belongs to the file that it governs: oversight of one file sees nothing of another's.
"""

from db.enumerations import Clause, Processing, Role
from permissions.categories import Category, Classification, always
from permissions.condition import Column, Row
from permissions.entities.entity import Entity, Join
from permissions.purposes import TERMS

AUTHORISATION = Row("authorisation", "authorisation")
NOTICE = Row("notice", "notice")
DESIGNATION = Row("designation", "designation")
HABILITATION = Row("habilitation", "habilitation")
ASSIGNMENT = Row("assignment", "assignment")
ASSIST_LINK = Row("assist_link", "assist_link")
REFERRAL = Row("referral", "referral")
CONTROL_REQUEST = Row("control_request", "control_request")
STUDY = Row("study", "study")
TRANSMISSION = Row("transmission", "transmission")
INQUIRY = Row("administrative_inquiry", "inquiry")
PROSECUTOR_REFERRAL = Row("prosecutor_referral", "prosecutor_referral")
ACCESS = Row("access_log", "access")
VOLUME = Row("access_volume", "volume")
REFUSAL = Row("access_refusal", "refused")

_OF = {
    Processing.REGISTRY: Category.GOVERNANCE,
    Processing.INTERCEPT: Category.GOVERNANCE_INTERCEPT,
    Processing.ANTECEDENTS: Category.GOVERNANCE_ANTECEDENTS,
}
_AUDIT = {
    Processing.REGISTRY: Category.AUDIT,
    Processing.INTERCEPT: Category.AUDIT_INTERCEPT,
    Processing.ANTECEDENTS: Category.AUDIT_ANTECEDENTS,
}

RESERVED = (Processing.ANTECEDENTS, Processing.INTERCEPT, Processing.REGISTRY)
"""Files, the one first whose journal the fewest read."""


def file_of(role: Role) -> Processing:
    """The file for which a role needs a designation or habilitation.

    A clerk's designation is for interceptions (R40-47/III); so are those of the offices there.
    """
    if role is Role.MAGISTRATE_CLERK or role in _OFFICES:
        return Processing.INTERCEPT
    files = [terms.processing for terms in TERMS.values() if role in terms.roles]
    return files[0] if files else Processing.REGISTRY


_OFFICES = frozenset(
    {
        Role.ANTENJ_DIRECTOR,
        Role.ANTENJ_MAGISTRATE,
        Role.ANTENJ_DIRECTOR_DELEGATE,
        Role.QUALIFIED_PERSON,
    }
)


def of_role(role: Column) -> Classification:
    """An act for a role belongs to the file in which the role needs it."""
    return tuple(
        (role.among(each for each in Role if file_of(each) is file), category)
        for file, category in _OF.items()
    )


def of_clause(clause: Column) -> Classification:
    """An authorisation belongs to the file of its clause."""
    elsewhere = frozenset(Clause) - {Clause.ART_11_1}
    return (
        (clause.eq(Clause.ART_11_1), Category.GOVERNANCE),
        (clause.among(elsewhere), Category.GOVERNANCE_INTERCEPT),
    )


def of_log(logged: Row) -> Classification:
    """An entry of the journal, and what is counted of entries, is of the file consulted."""
    processing = logged["processing"]
    return tuple((processing.eq(file), category) for file, category in _AUDIT.items())


Authorisation = Entity(
    "Authorisation",
    AUTHORISATION,
    of_clause(AUTHORISATION["clause"]),
    case=AUTHORISATION["case_id"],
)
Notice = Entity(
    "Notice",
    NOTICE,
    of_clause(AUTHORISATION["clause"]),
    (Join(AUTHORISATION, NOTICE, "authorisation_id"),),
    case=AUTHORISATION["case_id"],
)
Designation = Entity("Designation", DESIGNATION, of_role(DESIGNATION["role"]))
Habilitation = Entity("Habilitation", HABILITATION, of_role(HABILITATION["role"]))
Assignment = Entity(
    "Assignment", ASSIGNMENT, always(Category.GOVERNANCE), case=ASSIGNMENT["case_id"]
)
AssistLink = Entity("AssistLink", ASSIST_LINK, always(Category.GOVERNANCE))
Referral = Entity(
    "Referral", REFERRAL, always(Category.GOVERNANCE_INTERCEPT), case=REFERRAL["case_id"]
)
ControlRequest = Entity(
    "ControlRequest",
    CONTROL_REQUEST,
    always(Category.GOVERNANCE),
    case=CONTROL_REQUEST["case_id"],
)
Study = Entity("Study", STUDY, always(Category.GOVERNANCE))
Transmission = Entity("Transmission", TRANSMISSION, always(Category.GOVERNANCE_ANTECEDENTS))
AdministrativeInquiry = Entity(
    "AdministrativeInquiry", INQUIRY, always(Category.GOVERNANCE_ANTECEDENTS)
)
ProsecutorReferral = Entity(
    "ProsecutorReferral",
    PROSECUTOR_REFERRAL,
    always(Category.GOVERNANCE_ANTECEDENTS),
    (Join(INQUIRY, PROSECUTOR_REFERRAL, "inquiry_id"),),
)
AccessLog = Entity("AccessLog", ACCESS, of_log(ACCESS))
AccessVolume = Entity("AccessVolume", VOLUME, of_log(VOLUME))
AccessRefusal = Entity("AccessRefusal", REFUSAL, of_log(REFUSAL))

GOVERNING: tuple[Entity, ...] = (
    Authorisation,
    Notice,
    Designation,
    Habilitation,
    Assignment,
    AssistLink,
    Referral,
    ControlRequest,
    Study,
    Transmission,
    AdministrativeInquiry,
    ProsecutorReferral,
    AccessLog,
    AccessVolume,
    AccessRefusal,
)
