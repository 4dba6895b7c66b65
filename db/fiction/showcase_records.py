"""Short ways to write the records of a demonstration case; days are counted back from now."""

from db.enumerations import (
    Capacity,
    CaseKind,
    DecisionType,
    ExtendedArticle,
    Function,
    LinkGround,
    Stage,
)
from db.fiction.cast import Stagehand
from db.fiction.courts import seats
from db.fiction.offences import by_code
from db.fiction.personas import PERSONAS, SHOWCASE


def person(hand: Stagehand, surname: str, forenames: str, born: str) -> str:
    """Writes a person."""
    return hand.write("Person", {"surname": surname, "forenames": forenames, "birth_date": born})


def case(hand: Stagehand, name: str, court: str, stage: Stage, *, opened: int, updated: int) -> str:
    """Writes a criminal case of the showcase."""
    return hand.write(
        "Case",
        {
            "id": str(SHOWCASE[name]),
            "number": f"DEMO-{name}",
            "kind": CaseKind.CRIMINAL,
            "court": seats()[court].id,
            "stage": stage,
            "origin": "COMPLAINT",
            "complaint_received_at": hand.before(opened).date(),
            "follow_up": "Enquête confiée au service compétent",
            "last_recorded_update_at": hand.before(updated),
        },
    )


def proceeding(hand: Stagehand, name: str, kind: CaseKind, subject: str) -> str:
    """Writes a non-criminal case of the showcase, at the court of Lyon."""
    return hand.write(
        "Case",
        {
            "id": str(SHOWCASE[name]),
            "number": f"DEMO-{name}",
            "kind": kind,
            "court": seats()["TJ-LYON"].id,
            "stage": Stage.TRIAL,
            "origin": "OTHER",
            "last_recorded_update_at": hand.before(5),
            "subject_matter": subject,
        },
    )


def offence(
    hand: Stagehand,
    case_id: str,
    code: str,
    place: tuple[str, str],
    *,
    days: int,
    matters: tuple[ExtendedArticle, ...] | None = None,
) -> str:
    """Writes an offence at a place (city and INSEE code), so many days ago.

    Its matters are those of its kind, unless others are given.
    """
    kind = by_code()[code]
    return hand.write(
        "Offence",
        {
            "case": case_id,
            "date_from": hand.before(days).date(),
            "place": place[0],
            "insee_code": place[1],
            "natinf_code": kind.code,
            "legal_classification": kind.label,
            "class": kind.offence_class,
            "matters": list(kind.matters if matters is None else matters) or None,
        },
    )


def party(hand: Stagehand, case_id: str, capacity: Capacity, **who: str | bool) -> str:
    """Writes a party: `person` or `legal_entity`, and `known`."""
    return hand.write("Party", {"case": case_id, "capacity": capacity, **who})


def charge(hand: Stagehand, case_id: str, party_id: str, offence_id: str) -> str:
    """Writes a charge."""
    return hand.write("Charge", {"case": case_id, "party": party_id, "offence": offence_id})


def decision(
    hand: Stagehand,
    case_id: str,
    type_: DecisionType,
    grounds: str,
    charges: tuple[str, ...] = (),
    *,
    days: int,
) -> str:
    """Writes a decision of the court of Lyon, not final."""
    return hand.write(
        "Decision",
        {
            "case": case_id,
            "court": seats()["TJ-LYON"].id,
            "decision_type": type_,
            "pronounced_at": hand.before(days),
            "grounds": grounds,
            "charges": list(charges) or None,
        },
    )


def seise(
    hand: Stagehand, case_id: str, magistrate: str, function: Function, *, lead: bool = False
) -> None:
    """Seises a persona (by key) or an agent (by id) of a case."""
    known = PERSONAS.get(magistrate)
    hand.write(
        "Assignment",
        {
            "case": case_id,
            "magistrate": str(known.agent) if known else magistrate,
            "function": function,
            "lead": lead,
            "from": hand.before(100),
        },
    )


def link(hand: Stagehand, first: str, second: str, person_id: str | None = None) -> None:
    """Links two cases of the showcase, by a person or by their facts."""
    ground = LinkGround.SAME_IMPLICATED_PERSON if person_id else LinkGround.SAME_FACTS
    pair = {"case_a": str(SHOWCASE[first]), "case_b": str(SHOWCASE[second])}
    hand.write("CaseLink", {**pair, "ground": ground, "person": person_id})
