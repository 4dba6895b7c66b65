"""What the paragraphs of R40-29/III rest on: what was transmitted, to whom, and on what terms.

All is read in the statement that reads the data: what ends or is revoked bites at the next
operation (GX-11).
"""

from db.enumerations import Role, TransmissionAim
from permissions.condition import AGENT, Condition, Exists, Row, reference
from permissions.cpp.facts import held_at, unrevoked
from permissions.refusal import Said

NAMED_TRANSMISSION = reference("transmission")
"""The transmission that the recipient names."""


INCOMPLETE = Said(
    "this transmission does not state a need to know, is not made on the basis of L235-1, or was "
    "not approved by a head of the file",
    "cette transmission n’indique pas de besoin d’en connaître, n’est pas fondée sur l’article "
    "L. 235-1 ou n’a pas été approuvée par un responsable du fichier",
)
NOT_ADMINISTRATIVE = Said(
    "this transmission serves a judicial enquiry: R40-29 is for administrative police only",
    "cette transmission sert une enquête judiciaire : l’article R. 40-29 ne vaut que pour la "
    "police administrative",
)
APPROVERS = frozenset({Role.DGPN, Role.DGGN})
"""Those who answer for the file (R40-23), and so approve what leaves it (TA-08)."""
L235_1 = "CSI_L235_1"
"""The one basis on which a transmission may be made, as its code; any other text is none."""


def received(transmission: Row) -> Condition:
    """The transmission is to the caller's own body, current and not revoked."""
    who = Row("agent", "recipient")
    to_his_body = who["id"].eq(AGENT) & who["body_id"].eq(transmission["body_id"])
    return Exists(who, to_his_body) & unrevoked(transmission)


def needed_and_approved(transmission: Row) -> Condition:
    """It says what its recipient needs to know, is made on the terms of L235-1, and is approved."""
    based = transmission["legal_basis"].eq(L235_1)
    return ~transmission["need_to_know"].absent() & based & _approved(transmission)


def _approved(transmission: Row) -> Condition:
    """A French authority approved it, who answered for the file when it was made (A37)."""
    approver = Row("agent", "approver")
    of_ours = of_french_authority(approver, transmission)
    heads = held_at(approver["id"], APPROVERS, transmission["valid_from"])
    him = approver["id"].eq(transmission["approved_by_id"])
    return Exists(approver, him & of_ours & heads)


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
