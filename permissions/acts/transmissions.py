"""Sending antecedents abroad: prepared by who may read them, approved by another (R40-29/III; A37).

The text names neither: French staff who consult prepare; the directors general who answer for the
file approve, and nobody what he prepared himself.
"""

from db.enumerations import Listing, Processing, Role, TransmissionAim
from permissions.acts.act import EACH, MADE, Act, Demand, Input, Insert, Kind, Target, Update, Write
from permissions.acts.demanding import competent, must, needs, there
from permissions.acts.limits import ONE_END, UNTIL, USUAL, bounded, has_an_end, within_the_longest
from permissions.condition import AGENT, FALSE, NOW, TRUE, Condition, Exists, Literal, Row, Term
from permissions.cpp.antecedent_facts import SUBJECT, may_be_read, own_inquiry
from permissions.cpp.facts import unrevoked
from permissions.cpp.transmission_facts import (
    APPROVERS,
    L235_1,
    for_administrative_police,
    of_french_authority,
)
from permissions.entities import Transmission
from permissions.purposes import Purpose
from permissions.refusal import Code, Said

BODY = Input("body", Kind.ID, "The body that is to receive.")
RECORDS = Input("records", Kind.IDS, "The records, all of the subject of your purpose.")
AIM = Input("aim", Kind.CODE, "What they are to serve.", codes=TransmissionAim)
NEED = Input("need_to_know", Kind.TEXT, "What the body needs to know them for.")
TRANSMISSION = Input("transmission", Kind.ID, "The transmission.")
_IT = Row("transmission", "it")
_TARGET = Target("transmission", TRANSMISSION, versioned=True)


def _it(test: Condition) -> Condition:
    return Exists(_IT, _IT["id"].eq(TRANSMISSION.term) & test)


def _agreed(body: Term) -> Condition:
    """The body is on the list of those with which L235-1 lets data be shared."""
    entry = Row("body_listing", "agreed")
    listed = entry["listing"].eq(Listing.FOREIGN_POLICE_L235_1)
    return Exists(entry, entry["body_id"].eq(body) & listed & unrevoked(entry))


def _readable() -> Condition:
    """Each record listed is one of the subject of the purpose that may be read now."""
    listed, record = RECORDS.each("listed"), Row("antecedent_record", "prepared")
    inquiry = Row("administrative_inquiry", "consulted_for")
    of_inquiry = own_inquiry(inquiry) & inquiry["person_id"].eq(record["person_id"])
    of_subject = record["person_id"].eq(SUBJECT) | Exists(inquiry, of_inquiry)
    fits = Exists(record, record["id"].eq(listed["id"]) & of_subject & may_be_read(record))
    return ~RECORDS.term.absent() & ~Exists(listed, ~fits)


def _may_prepare(role: Role) -> tuple[Demand, ...]:
    return (
        competent(
            TRUE if role is Role.POLICE_ADMIN_INVESTIGATOR else FALSE,
            "police and gendarmerie staff who may consult prepare what is sent",
            "les personnels de police et de gendarmerie habilités préparent les transmissions",
            "R40-29/III/a",
        ),
        must(
            AIM.term.eq(TransmissionAim.ADMINISTRATIVE_POLICE),
            Code.PURPOSE_NOT_ALLOWED,
            "data are sent for administrative police only",
            "les données ne sont transmises qu’en matière de police administrative",
            "R40-29/III/b",
        ),
        *has_an_end("R40-29/III/b"),
        needs(
            _agreed(BODY.term),
            "no body of that id is on the list of those that may receive",
            "aucun organisme de cet identifiant ne figure sur la liste des destinataires",
            "R40-29/III/c",
            "R40-29/III/d",
        ),
        needs(
            _readable(),
            "list records of the subject that you may read",
            "désignez des mentions de la personne que vous pouvez lire",
            "R40-29/III/a",
            "R40-29/I/ch/c",
        ),
    )


def _prepares(_role: Role) -> tuple[Write, ...]:
    values: dict[str, Term] = {
        "body_id": BODY.term,
        "legal_basis": Literal(L235_1),
        "aim": AIM.term,
        "need_to_know": NEED.term,
        "prepared_by_id": AGENT,
        "valid_from": NOW,
        "valid_until": UNTIL.term,
    }
    sent: dict[str, Term] = {"transmission_id": MADE, "record_id": EACH}
    return (Insert("transmission", values), Insert("transmission_record", sent, each=RECORDS))


def _may_approve(role: Role) -> tuple[Demand, ...]:
    who = Row("agent", "who")
    ours = Exists(who, who["id"].eq(AGENT) & of_french_authority(who, _IT))
    another = _IT["prepared_by_id"].absent() | ~_IT["prepared_by_id"].eq(AGENT)
    return (
        competent(
            TRUE if role in APPROVERS else FALSE,
            "a director general who answers for the file approves what is sent",
            "un directeur général responsable du fichier approuve les transmissions",
            "R40-29/III/a",
        ),
        there(_it(TRUE), "R40-29/III/a"),
        competent(
            _it(ours & another),
            "a French authority approves, and nobody what he prepared himself",
            "une autorité française approuve, et nul ce qu’il a préparé lui-même",
            "R40-29/III/a",
        ),
        needs(
            _it(_IT["approved_by_id"].absent() & unrevoked(_IT)),
            "the transmission was approved already, has ended, or was revoked",
            "la transmission a déjà été approuvée, a pris fin ou a été retirée",
            "R40-29/III/a",
        ),
        needs(
            _it(for_administrative_police(_IT) & ~_IT["need_to_know"].absent()),
            "it serves no need of administrative police that it states",
            "elle n’indique pas de besoin de police administrative",
            "R40-29/III/b",
        ),
        needs(
            _it(_agreed(_IT["body_id"])),
            "its recipient is no longer on the list of those that may receive",
            "son destinataire ne figure plus sur la liste",
            "R40-29/III/c",
            "R40-29/III/d",
        ),
    )


def _approves(_role: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IT["id"].eq(TRANSMISSION.term), {"approved_by_id": AGENT}),)


def _may_revoke(role: Role) -> tuple[Demand, ...]:
    """Whoever prepared it, or those who may approve."""
    prepared = _IT["prepared_by_id"].eq(AGENT)
    return (
        there(_it(TRUE if role in APPROVERS else prepared), "R40-29/III/a"),
        needs(
            _it(unrevoked(_IT)),
            "the transmission has ended, or was revoked",
            "la transmission a pris fin ou a été retirée",
            "R40-29/III/a",
        ),
    )


def _revokes(_role: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IT["id"].eq(TRANSMISSION.term), {"revoked_at": NOW}),)


PREPARE = Act(
    name="prepareTransmission",
    meaning=Said(
        "Prepare what is to be sent to a foreign body",
        "Préparer une transmission à un organisme étranger",
    ),
    clauses=("R40-29/III/a", "R40-29/III/b", "R40-29/III/c", "R40-29/III/d"),
    purposes=frozenset({Purpose.ADMIN_INQUIRY}),
    file=Processing.ANTECEDENTS,
    inputs=(BODY, RECORDS, AIM, NEED, UNTIL, USUAL),
    amiss=ONE_END,
    table="transmission",
    gives=Transmission,
    makes=True,
    demands=_may_prepare,
    writes=_prepares,
    after=lambda _role: within_the_longest("R40-29/III/b"),
    fills=bounded,
)
APPROVE = Act(
    name="approveTransmission",
    meaning=Said("Approve a transmission", "Approuver une transmission"),
    clauses=("R40-29/III/a", "R40-29/III/b"),
    purposes=frozenset(),
    file=Processing.ANTECEDENTS,
    inputs=(TRANSMISSION,),
    target=_TARGET,
    table="transmission",
    gives=Transmission,
    demands=_may_approve,
    writes=_approves,
)
REVOKE = Act(
    name="revokeTransmission",
    meaning=Said("End a transmission", "Retirer une transmission"),
    clauses=("R40-29/III/a",),
    purposes=frozenset(),
    file=Processing.ANTECEDENTS,
    inputs=(TRANSMISSION,),
    target=_TARGET,
    table="transmission",
    gives=Transmission,
    demands=_may_revoke,
    writes=_revokes,
)

ACTS = (PREPARE, APPROVE, REVOKE)
