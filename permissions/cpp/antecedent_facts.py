"""What the paragraphs of R40-29 rest on: acts needed, what is left out, what still stands.

All are read in the statement that reads the data: an acquittal that becomes final, a mention or a
motive struck out bites at the next operation (GX-11).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import auto
from types import MappingProxyType

from db.enumerations import AntecedentCapacity, DecisionType, Listed, Listing, Role
from permissions.condition import AGENT, NOW, Condition, Exists, Row, reference, stated
from permissions.cpp.facts import (
    designated,
    listed,
    lists_none,
    signed_for,
    specially_habilitated,
)
from permissions.law import Need
from permissions.purposes import Purpose
from permissions.refusal import Code, Said

SUBJECT = reference("subject")
"""The one person whom the inquiry, mission or protection is about."""


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


HEADS = Signatory(
    frozenset({Role.DGPN, Role.DGGN, Role.HIERARCHICAL_SUPERIOR}),
    Said("a head of service of R40-28", "un chef de service visé à l’article R. 40-28"),
)
DIRECTOR = Signatory(
    frozenset({Role.INTELLIGENCE_DIRECTOR}),
    Said("the director of your service", "le directeur de votre service"),
)
POLICE = Signatory(
    frozenset({Role.DGPN}),
    Said(
        "the director general of the national police",
        "le directeur général de la police nationale",
    ),
)
GENDARMERIE = Signatory(
    frozenset({Role.DGGN}),
    Said(
        "the director general of the national gendarmerie",
        "le directeur général de la gendarmerie nationale",
    ),
)
STATE = Signatory(
    frozenset({Role.STATE_REPRESENTATIVE}),
    Said("the representative of the State", "le représentant de l’État"),
)


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
    return Exists(act, signed_for(act, role, by.offices) & stated("motive").within(act["motives"]))


def basis_covered(role: Role, by: Signatory) -> Need:
    """The stated legal basis is one of those that the agent's own habilitation lists, or it lists
    none; where motives are listed, it is the habilitation that lists the stated one.
    """
    act, basis = Row("habilitation", "founded"), stated("basis")
    founded = lists_none(act["legal_bases"]) | basis.within(act["legal_bases"])
    if role is Role.ADMIN_POLICE_AGENT:
        founded = founded & stated("motive").within(act["motives"])
    return Need(
        frozenset({role}),
        frozenset({Purpose.ADMIN_INQUIRY}),
        Exists(act, signed_for(act, role, by.offices) & founded),
        Code.MOTIVE_NOT_COVERED,
        Said(
            "state a legal basis that your habilitation lists",
            "indiquez un fondement légal que votre habilitation énumère",
        ),
    )


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


def not_accessible(record: Row) -> Condition:
    """Article 230-8 keeps the record from administrative inquiries, by a mention in the file (A39)
    or by what a prosecutor has answered (R40-29/I/5°/f, A34), entered as a mention or not.
    """
    return record["admin_access_barred"].eq(other=True) | _declared_inaccessible(record)


def _declared_inaccessible(record: Row) -> Condition:
    """A prosecutor to whom an inquiry on the person was referred has answered that data are not
    accessible. That bears on all that was in the file by then before his court, and on what names
    no court; an answer with no date, on whatever there is.
    """
    inquiry, answer = Row("administrative_inquiry", "asked"), Row("prosecutor_referral", "answer")
    replied = answer["replied_at"]
    by_then = replied.le(NOW) & record["recorded_at"].le(replied)
    refuses = answer["accessible"].eq(other=False) & (replied.absent() | by_then)
    of_it = answer["inquiry_id"].eq(inquiry["id"]) & _before_the_court(record, answer)
    of_him = inquiry["person_id"].eq(record["person_id"])
    return Exists(inquiry, of_him & Exists(answer, of_it & refuses))


def _before_the_court(record: Row, referral: Row) -> Condition:
    """The prosecutor is the one competent for the record, as far as the file tells."""
    return record["court_id"].absent() | record["court_id"].eq(referral["court_id"])


def hit_stands(inquiry: Row) -> Condition:
    """The inquiry found something that may still be read: what the prosecutor says is not
    accessible, or has ended favourably since, is no longer relied on (5.4, A34).
    """
    found = Row("antecedent_record", "found")
    of_him = found["person_id"].eq(inquiry["person_id"])
    return inquiry["hit"].eq(other=True) & Exists(found, of_him & may_be_read(found))


def may_be_read(record: Row) -> Condition:
    """The record is of someone implicated, and nothing leaves it out."""
    return _held(record) & ~not_accessible(record)


def referral_stands(inquiry: Row, referral: Row) -> Condition:
    """What the prosecutor was asked about may still be read; of what may not, that he was asked
    would be a trace. His answer that it is not accessible is told to whoever asked him, as long
    as the file may hold the record (R40-29/I/5°/f).
    """
    found = Row("antecedent_record", "referred_for")
    asked = found["recorded_at"].le(referral["referred_at"]) & _before_the_court(found, referral)
    told = ~not_accessible(found) | referral["accessible"].eq(other=False)
    of_him = found["person_id"].eq(inquiry["person_id"])
    return Exists(found, of_him & _held(found) & asked & told)


def _held(record: Row) -> Condition:
    """The file may hold the record, of someone implicated."""
    implicated = record["capacity"].eq(AntecedentCapacity.IMPLICATED)
    left_out = favourably_ended(record) | erased(record)
    return implicated & ~left_out


def erased(record: Row) -> Condition:
    """The term for which the file may hold the record has run out."""
    return ~NOW.lt(record["retention_expires_at"])
