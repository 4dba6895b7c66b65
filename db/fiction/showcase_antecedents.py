"""The antecedents of the demonstration: one subject, an inquiry on him, what was sent abroad.

CONVICTED and PENDING may be consulted; ACQUITTED is final, BARRED has a mention of article 230-8,
AS_VICTIM is of the subject as a victim: none of the three leaves a trace.
"""

from db.enumerations import AntecedentCapacity, DecisionType, LegalBasis, Role, TransmissionAim
from db.fiction.cast import Stagehand
from db.fiction.cast_of_files import agent
from db.fiction.courts import seats
from db.fiction.pen import Values
from db.fiction.personas import named

RECORDS: tuple[tuple[str, str, DecisionType | None, Values], ...] = (
    ("CONVICTED", "Vol avec violence", DecisionType.CONVICTION, {}),
    ("PENDING", "Recel", None, {}),
    ("ACQUITTED", "Escroquerie", DecisionType.ACQUITTAL_MISDEMEANOUR, {}),
    ("BARRED", "Usage de stupéfiants", DecisionType.CONVICTION, {"admin_access_barred": True}),
    ("AS_VICTIM", "Violences", DecisionType.CONVICTION, {"capacity": AntecedentCapacity.VICTIM}),
)


def write_antecedents(hand: Stagehand) -> None:
    """Writes the subject with his records, an inquiry of the prefecture, a transmission."""
    who = {"surname": "Hautecoeur", "forenames": "Lubin, Marie", "birth_place": "Roanne"}
    hand.write("AntecedentPerson", {"id": named("SUBJECT"), **who, "birth_date": "1987-11-03"})
    for number, (name, label, outcome, more) in enumerate(RECORDS, start=1):
        _record(hand, number, (name, label), outcome, more)
    _inquiry(hand)
    _transmission(hand)


def _record(
    hand: Stagehand,
    number: int,
    what: tuple[str, str],
    outcome: DecisionType | None,
    more: Values,
) -> None:
    name, label = what
    given = {
        "id": named(name),
        "person": named("SUBJECT"),
        "procedure_ref": f"DEMO/{number}",
        "service": "Sûreté départementale du Rhône",
        "offence_label": label,
        "facts_date": hand.before(900).date(),
        "place": "Lyon",
        "capacity": AntecedentCapacity.IMPLICATED,
        "outcome": outcome,
        "outcome_final_at": hand.before(300) if outcome else None,
        "court": seats()["TJ-LYON"].id,
        "recorded_at": hand.before(890),
    }
    hand.write("AntecedentRecord", {**given, **more})


def _inquiry(hand: Stagehand) -> None:
    opened = {"id": named("INQUIRY"), "person": named("SUBJECT"), "opened_at": hand.before(20)}
    basis = {"legal_basis": LegalBasis.CSI_L114_1, "motive": "SECURITY_GUARD", "hit": True}
    police = {
        "police_referred_at": hand.before(18),
        "police_service": "Sûreté départementale du Rhône",
    }
    mine = {"agent": agent("prefecture-agent")}
    hand.write("AdministrativeInquiry", {**opened, **mine, **basis, **police})
    asked = {"inquiry": named("INQUIRY"), "court": seats()["TJ-LYON"].id, "accessible": True}
    when = {"referred_at": hand.before(18), "replied_at": hand.before(9)}
    hand.write("ProsecutorReferral", {**asked, **when, "reply": "Condamnation définitive"})


def _transmission(hand: Stagehand) -> None:
    head = hand.write("Agent", {"name": "Aurélien Sabatier", "rank": "Directeur général"})
    held = {"agent": head, "role": Role.DGPN}
    hand.write("AgentRole", {**held, "from": hand.before(1_500)})
    sent = {"id": named("TRANSMISSION"), "body": named("POLICE_ABROAD"), "approved_by": head}
    why = {
        "legal_basis": "CSI_L235_1",
        "aim": TransmissionAim.ADMINISTRATIVE_POLICE,
        "need_to_know": "Demande de port d'arme",
    }
    records = [named(name) for name, *_ in RECORDS]
    hand.write("Transmission", {**sent, **why, "records": records, "from": hand.before(15)})
