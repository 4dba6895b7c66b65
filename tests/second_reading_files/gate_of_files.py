"""The gate of the two files (LAW 0, 3, 5): what stops a whole operation before a row is read.

The law orders no refusals: where several hold, each is right. Where it leaves open whether
something stops the operation or merely opens nothing, both are right.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from second_reading_files.acts_asked_for import (
    DESIGNATED_BY,
    HABILITATED_BY,
    LISTED_AS,
    cleared,
    designated,
    habilitations,
    of_article_16,
    on_its_list,
    under_contract,
)
from second_reading_files.magistrate_saisi import held_by_caller
from second_reading_files.r40_29 import (
    habilitation_covers,
    inquiry_fits,
    transmission,
    transmitted,
)
from second_reading_files.r40_47_vi_to_xii import listed_by_officer, notice_overdue, request_fits
from second_reading_files.stated import INVESTIGATORS, MAGISTRATES, Asking, Row, has_role, stands

SEVEN = (
    "LOPS_17_1",
    "CSI_L114_1",
    "CSI_L114_2",
    "CSI_L211_11_1",
    "CSI_L234_1",
    "CSI_L234_2",
    "DEF_L4123_9_1",
)
BASES_OF = {"ADMIN_INQUIRY": SEVEN, "EIO_EXECUTION": ("EIO", "MLA_2000_ART18")}
"""The closed list of which the basis is one."""
I_TO_III = MAGISTRATES | INVESTIGATORS | {"MAGISTRATE_CLERK"}
INQUIRERS = frozenset(
    {
        "POLICE_ADMIN_INVESTIGATOR",
        "INTELLIGENCE_AGENT",
        "SNEAS_AGENT",
        "COSSEN_AGENT",
        "ADMIN_POLICE_AGENT",
    }
)
STATED_BY: dict[str, frozenset[str]] = {
    "INTERCEPT_CASE": frozenset(I_TO_III),
    "SPECIALISED_TASK": frozenset({"SPECIALISED_ASSISTANT"}),
    "CUSTOMS_67BIS2": frozenset({"CUSTOMS_67BIS2_OFFICER"}),
    "INTERPRETATION": frozenset({"INTERPRETER"}),
    "EIO_EXECUTION": frozenset({"FOREIGN_INVESTIGATOR"}),
    "DECRYPTION": frozenset({"DECRYPTION_AGENT"}),
    "PLATFORM_OPERATION": frozenset({"PLATFORM_MAINTAINER"}),
    "PAYMENT_CONTROL": frozenset({"PAYMENT_CONTROLLER"}),
    "EXCEPTIONAL_DIFFICULTY": frozenset({"CONTRACTOR"}),
    "IDENTIFY_MAGISTRATE": frozenset(I_TO_III),
    "INTERCEPT_OVERSIGHT": frozenset({"QUALIFIED_PERSON"}),
    "ADMIN_INQUIRY": INQUIRERS,
    "SECURITY_MISSION_L234_3": frozenset({"POLICE_ADMIN_INVESTIGATOR"}),
    "STAFF_PROTECTION": frozenset({"DEFENCE_INTELLIGENCE_AGENT"}),
    "FOREIGN_ADMIN_POLICE": frozenset({"FOREIGN_POLICE_BODY"}),
}
"""The purposes of the two files, and the roles that may state each (LAW 3)."""
COMPULSORY = {
    "INTERCEPT_CASE": {"case": "CASE_REQUIRED"},
    "CUSTOMS_67BIS2": {"mission": "PURPOSE_REQUIRED"},
    "EIO_EXECUTION": {"basis": "PURPOSE_REQUIRED", "authorisation": "PURPOSE_REQUIRED"},
    "ADMIN_INQUIRY": {"basis": "PURPOSE_REQUIRED", "subject": "SUBJECT_REQUIRED"},
    "SECURITY_MISSION_L234_3": {"subject": "SUBJECT_REQUIRED"},
    "STAFF_PROTECTION": {"subject": "SUBJECT_REQUIRED"},
    "FOREIGN_ADMIN_POLICE": {"transmission": "PURPOSE_REQUIRED"},
    "PAYMENT_CONTROL": {},
    "INTERCEPT_OVERSIGHT": {},
}
"""What a purpose must name, and the refusal where it does not; else an authorisation."""
_ACT = {"authorisation": "PURPOSE_REQUIRED"}
_OPTIONAL = {"ADMIN_INQUIRY": frozenset({"motive", "inquiry"})}


@dataclass(frozen=True)
class Gate:
    """Refusals of which one must come, and refusals that would be right besides."""

    must: frozenset[str]
    may: frozenset[str] = frozenset()

    def allows(self, code: str | None) -> bool:
        """Whether letting in (None), or refusing with a code, is right."""
        if code is None:
            return not self.must
        return code in self.must | self.may


def gate(ask: Asking) -> Gate:
    """What the law says of an operation as a whole."""
    must = set(_identity(ask)) | set(_purpose(ask))
    if not must:
        must = set(_acts(ask)) | set(_circumstances(ask))
    return Gate(frozenset(must), frozenset(_open_questions(ask)))


def _identity(ask: Asking) -> Iterator[str]:
    """GX-03: an active account, and a role that it holds; of several, one is picked."""
    if not ask.account["active"]:
        yield "UNAUTHENTICATED"
    if ask.role is None or not has_role(ask.world, ask.agent, ask.role, ask.now):
        yield "ROLE_NOT_CLAIMED"


def _purpose(ask: Asking) -> Iterator[str]:
    """GX-02: one purpose, which the role may state, with what it must name."""
    if ask.purpose is None:
        yield "PURPOSE_REQUIRED"
        return
    if ask.role not in STATED_BY[ask.purpose]:
        yield "PURPOSE_NOT_ALLOWED"
    compulsory = COMPULSORY.get(ask.purpose, _ACT)
    if not set(ask.named) <= set(compulsory) | _OPTIONAL.get(ask.purpose, frozenset()):
        yield "HEADER_MALFORMED"
    for key, code in compulsory.items():
        if key not in ask.named:
            yield code
    codes = BASES_OF.get(ask.purpose)
    if codes is not None and ask.named.get("basis", codes[0]) not in codes:
        yield "PURPOSE_NOT_ALLOWED"


def _acts(ask: Asking) -> Iterator[str]:
    """Designation, habilitation, list, clearance, function: LAW 2.2 and 2.3."""
    role = str(ask.role)
    if role in DESIGNATED_BY and not designated(ask.world, ask.agent, role, ask.now):
        yield "DESIGNATION_INVALID"
    if role in HABILITATED_BY and not any(habilitations(ask.world, ask.agent, role, ask.now)):
        yield "HABILITATION_INVALID"
    if not of_article_16(ask.world, ask.agent, role):
        yield "DESIGNATION_INVALID"
    if role in LISTED_AS and not on_its_list(ask, role):
        yield "DESIGNATION_INVALID"
    if role in ("PLATFORM_MAINTAINER", "CONTRACTOR") and not cleared(ask):
        yield "HABILITATION_INVALID"
    if role == "PAYMENT_CONTROLLER" and ask.account["duty"] != "LEGAL_COSTS":
        yield "DESIGNATION_INVALID"


def _circumstances(ask: Asking) -> Iterator[str]:
    """What must be there, or be done, before anything is read."""
    match ask.purpose:
        case "ADMIN_INQUIRY":
            if not habilitation_covers(ask):
                yield "MOTIVE_NOT_COVERED"  # I/5°/b
            if not inquiry_fits(ask):
                yield "PRECONDITION_FAILED"
        case "IDENTIFY_MAGISTRATE":
            if notice_overdue(ask):
                yield "DUTY_OUTSTANDING"  # XII/d
        case "EIO_EXECUTION":
            act = _own(ask)
            if act is not None and held_by_caller(ask, act, "VII") and not request_fits(ask, act):
                yield "PRECONDITION_FAILED"  # VII/a, b
        case "DECRYPTION":
            lists = _lists(ask)
            if lists and not any(listed_by_officer(ask, row) for row in lists):
                yield "ISSUER_NOT_COMPETENT"  # VIII/c
        case "FOREIGN_ADMIN_POLICE":
            sent = transmission(ask)
            sent = sent if sent is not None and stands(sent, ask.now) else None
            if sent is not None and sent["aim"] != "ADMINISTRATIVE_POLICE":
                yield "PURPOSE_NOT_ALLOWED"  # III/b
            if sent is not None and sent["need_to_know"] is None:
                yield "PRECONDITION_FAILED"  # III/b
        case _:
            pass


def _own(ask: Asking) -> Row | None:
    """The authorisation named, where it was given to the caller."""
    act = ask.world.one("authorisation", ask.id_of("authorisation"))
    return act if act is not None and act["grantee_id"] == ask.agent else None


def _lists(ask: Asking) -> list[Row]:
    """The lists made under an authorisation of VIII of the caller's, which is valid in time."""
    act = _own(ask)
    if act is None or not held_by_caller(ask, act, "VIII"):
        return []
    rows = ask.world.where("useful_item", "authorisation_id", act["id"])
    return [row for row in rows if row["listed_at"] <= ask.now]


def _open_questions(ask: Asking) -> Iterator[str]:
    """Refusals that the law does not ask for and does not exclude: nothing is opened anyway."""
    open_to: dict[str, Callable[[], Iterator[str]]] = {
        "EXCEPTIONAL_DIFFICULTY": lambda: iter(() if under_contract(ask) else _ANY),
        "EIO_EXECUTION": lambda: iter(
            ("PRECONDITION_FAILED",) if (act := _own(ask)) and not request_fits(ask, act) else ()
        ),
        "DECRYPTION": lambda: iter(
            ("ISSUER_NOT_COMPETENT",)
            if any(not listed_by_officer(ask, row) for row in _every_list(ask))
            else ()
        ),
        "FOREIGN_ADMIN_POLICE": lambda: iter(
            ("PRECONDITION_FAILED", "PURPOSE_NOT_ALLOWED") if transmitted(ask) is None else ()
        ),
    }
    yield from open_to.get(str(ask.purpose), lambda: iter(()))()


_ANY = ("DESIGNATION_INVALID", "HABILITATION_INVALID", "PRECONDITION_FAILED")


def _every_list(ask: Asking) -> list[Row]:
    act = _own(ask)
    found = ask.world.where("useful_item", "authorisation_id", act["id"] if act else None)
    return list(found)
