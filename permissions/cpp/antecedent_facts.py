"""What the paragraphs of R40-29 rest on: acts needed, what is left out, what was transmitted.

All are read in the statement that reads the data: an acquittal that becomes final, a mention or a
motive struck out bites at the next operation (GX-11).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import auto
from types import MappingProxyType

from db.enumerations import AntecedentCapacity, DecisionType, Listed, Listing, Role, TransmissionAim
from permissions.condition import AGENT, NOW, Condition, Exists, Row, reference, stated
from permissions.cpp.facts import designated, listed, specially_habilitated, unrevoked
from permissions.law import Need
from permissions.purposes import Purpose
from permissions.refusal import Code, Said

SUBJECT = reference("subject")
"""The one person whom the inquiry, mission or protection is about."""
NAMED_TRANSMISSION = reference("transmission")
"""The transmission that the recipient names."""


INCOMPLETE = Said(
    "this transmission does not state a need to know, or was not approved",
    "cette transmission n’indique pas de besoin d’en connaître ou n’a pas été approuvée",
)
NOT_ADMINISTRATIVE = Said(
    "this transmission serves a judicial enquiry: R40-29 is for administrative police only",
    "cette transmission sert une enquête judiciaire : l’article R. 40-29 ne vaut que pour la "
    "police administrative",
)


class Exclusion(Listed):
    """When an outcome takes the record out of what may be consulted (R40-29/I/ch/c)."""

    WHEN_TAKEN = auto()
    WHEN_FINAL = auto()
    NEVER = auto()


EXCLUSIONS: Mapping[DecisionType, Exclusion] = MappingProxyType(
    dict.fromkeys(DecisionType, Exclusion.NEVER)
    | {
        DecisionType.NO_FURTHER_ACTION: Exclusion.WHEN_TAKEN,
        DecisionType.DISMISSAL: Exclusion.WHEN_FINAL,
        DecisionType.ACQUITTAL_MISDEMEANOUR: Exclusion.WHEN_FINAL,
        DecisionType.ACQUITTAL_FELONY: Exclusion.WHEN_FINAL,
    }
)
"""The text's closed list (A51). A person not criminally responsible, and one whose prosecution is
extinct, are not on it: their records stay visible as long as no mention of 230-8 closes them.

No further action never becomes final in the strict sense: it excludes from the day it is taken
(A02).
"""


@dataclass(frozen=True, slots=True)
class Signatory:
    """The offices that may designate and habilitate, and how they are told."""

    offices: frozenset[Role]
    called: Said


def acts(role: Role, purpose: Purpose, by: Signatory) -> tuple[Need, Need]:
    """Two acts, both valid and both signed by the office the text names, never by the agent
    himself: an individual designation and a special habilitation.
    """
    named = Said(
        f"you are not individually designated for this role by {by.called.en}, or no longer",
        f"vous n’êtes pas, ou plus, individuellement désigné pour ce rôle par {by.called.fr}",
    )
    entitled = Said(
        f"your special habilitation by {by.called.en} is missing, ended or revoked",
        f"votre habilitation spéciale par {by.called.fr} manque, a pris fin ou a été retirée",
    )
    to, purposes = frozenset({role}), frozenset({purpose})
    return (
        Need(to, purposes, designated(role, by.offices), Code.DESIGNATION_INVALID, named),
        Need(
            to,
            purposes,
            specially_habilitated(role, by.offices),
            Code.HABILITATION_INVALID,
            entitled,
        ),
    )


def service_listed(role: Role, purpose: Purpose, listing: Listing) -> Need:
    """The service stands on the list of those that the text lets in."""
    return Need(
        frozenset({role}),
        frozenset({purpose}),
        listed(listing),
        Code.DESIGNATION_INVALID,
        Said(
            "your service is not on the list of those that the text lets in, or no longer",
            "votre service ne figure pas, ou plus, sur la liste de ceux que le texte admet",
        ),
    )


def motive_covered(role: Role, by: Signatory) -> Need:
    """The stated motive stands in the closed list of the agent's own habilitation (A35).

    No motive stated is in no list, and an empty list holds none.
    """
    return Need(
        frozenset({role}),
        frozenset({Purpose.ADMIN_INQUIRY}),
        _motive_listed(role, by),
        Code.MOTIVE_NOT_COVERED,
        Said(
            "state a motive that your habilitation lists",
            "indiquez un motif que votre habilitation énumère",
        ),
    )


def _motive_listed(role: Role, by: Signatory) -> Condition:
    act = Row("habilitation", "motivated")
    himself = ~act["issuer_id"].absent() & act["issuer_id"].eq(AGENT)
    signed = act["issuer_office"].among(by.offices) & ~himself
    mine = act["agent_id"].eq(AGENT) & act["role"].eq(role) & unrevoked(act)
    return Exists(act, mine & signed & stated("motive").within(act["motives"]))


def inquiry_named_is_his() -> Condition:
    """Where the purpose names an inquiry, it is one of this agent, on this subject and basis, and
    for no other motive than the one stated.
    """
    inquiry, named = Row("administrative_inquiry", "named"), reference("inquiry")
    own = own_inquiry(inquiry) & for_what_is_stated(inquiry)
    return named.absent() | Exists(inquiry, inquiry["id"].eq(named) & own)


def for_what_is_stated(inquiry: Row) -> Condition:
    """The inquiry is on the stated legal basis, and for no other motive than the stated one."""
    motive = inquiry["motive"]
    for_it = motive.absent() | stated("motive").absent() | motive.eq(stated("motive"))
    return inquiry["legal_basis"].eq(stated("basis")) & for_it


def own_inquiry(inquiry: Row) -> Condition:
    """The inquiry is the caller's, on the subject he names: a person, or the inquiry itself, which
    stands for whoever it is on, in the file or not.
    """
    named = inquiry["person_id"].eq(SUBJECT) | inquiry["id"].eq(SUBJECT)
    return inquiry["agent_id"].eq(AGENT) & named


def favourably_ended(record: Row) -> Condition:
    """The record is excluded by its outcome: its own, one person and one count (A03).

    A pending matter has no outcome, and is not excluded. Finality counts from its instant on.
    """
    when_taken = _ended(record, Exclusion.WHEN_TAKEN) & ~_reopened_since(record)
    when_final = _ended(record, Exclusion.WHEN_FINAL) & _final(record)
    return when_taken | (when_final & ~_reopened_since(record))


def _ended(record: Row, how: Exclusion) -> Condition:
    outcomes = (outcome for outcome, exclusion in EXCLUSIONS.items() if exclusion is how)
    return ~record["outcome"].absent() & record["outcome"].among(outcomes)


def _final(record: Row) -> Condition:
    return ~record["outcome_final_at"].absent() & record["outcome_final_at"].le(NOW)


def _reopened_since(record: Row) -> Condition:
    """Reopened, from that instant on; of two readings where both instants are set, the one that
    protects: a reopening that the outcome has outlived, by becoming final at or after it, no
    longer counts. Finality still to come outlives nothing.
    """
    final, reopened = record["outcome_final_at"], record["reopened_at"]
    begun = ~reopened.absent() & reopened.le(NOW)
    return begun & (~_final(record) | final.lt(reopened))


def barred_by_mention(record: Row) -> Condition:
    """A mention of article 230-8 bars the record from administrative inquiries (A39)."""
    return record["admin_access_barred"].eq(other=True)


def hit_stands(inquiry: Row) -> Condition:
    """The inquiry found something that may still be read: what the prosecutor says is not
    accessible, or has ended favourably since, is no longer relied on (5.4, A34).
    """
    found = Row("antecedent_record", "found")
    of_him = found["person_id"].eq(inquiry["person_id"])
    return inquiry["hit"].eq(other=True) & Exists(found, of_him & may_be_read(found))


def may_be_read(record: Row) -> Condition:
    """The record is of someone implicated, and nothing leaves it out."""
    implicated = record["capacity"].eq(AntecedentCapacity.IMPLICATED)
    left_out = favourably_ended(record) | barred_by_mention(record) | erased(record)
    return implicated & ~left_out


def erased(record: Row) -> Condition:
    """The term for which the file may hold the record has run out."""
    return ~NOW.lt(record["retention_expires_at"])


def received(transmission: Row) -> Condition:
    """The transmission is to the caller's own body, current and not revoked."""
    who = Row("agent", "recipient")
    to_his_body = who["id"].eq(AGENT) & who["body_id"].eq(transmission["body_id"])
    return Exists(who, to_his_body) & unrevoked(transmission)


def needed_and_approved(transmission: Row) -> Condition:
    """It says what its recipient needs to know, and a French authority has approved it (A37)."""
    approver = Row("agent", "approver")
    of_ours = of_french_authority(approver, transmission)
    approved = Exists(approver, approver["id"].eq(transmission["approved_by_id"]) & of_ours)
    return ~transmission["need_to_know"].absent() & approved


def of_french_authority(approver: Row, transmission: Row) -> Condition:
    """Nobody of the body that receives it, nor of any of another State (A37)."""
    body = Row("body", "approving")
    foreign = body["id"].eq(approver["body_id"]) & ~body["state"].absent()
    outside = ~approver["body_id"].eq(transmission["body_id"]) & ~Exists(body, foreign)
    return approver["state"].absent() & (approver["body_id"].absent() | outside)


def for_administrative_police(transmission: Row) -> Condition:
    """It serves administrative police, the one aim for which the text lets anything be sent."""
    return transmission["aim"].eq(TransmissionAim.ADMINISTRATIVE_POLICE)


def named_and_received(transmission: Row) -> Condition:
    """It is the transmission that the caller names, and his body has received it."""
    return transmission["id"].eq(NAMED_TRANSMISSION) & received(transmission)


def transmitted(record: Row) -> Condition:
    """The record is one of those of the transmission that the caller names."""
    transmission, entry = Row("transmission", "read"), Row("transmission_record", "entry")
    of_it = entry["transmission_id"].eq(transmission["id"]) & entry["record_id"].eq(record["id"])
    return Exists(transmission, named_and_received(transmission) & Exists(entry, of_it))


def named_transmission_is(holds: Condition, transmission: Row) -> Condition:
    """Where the caller's body received the transmission he names, `holds` is true of it.

    Nothing is said of another's: of one unknown, ended or revoked the answer is empty, whoever
    it was meant for.
    """
    named = transmission["id"].eq(NAMED_TRANSMISSION)
    nothing = ~Exists(transmission, named_and_received(transmission))
    return nothing | Exists(transmission, named & holds)
