"""The cases of a sound register, with all that hangs on them."""

from datetime import date, datetime, timedelta
from uuid import UUID

from hostile.drawing import TICK, Draft, Row

from db.enumerations import Capacity, DecisionType, OffenceClass, Stage
from second_reading.what_data_tells import IMPLICATED, VICTIMS


def criminal(draft: Draft, number: int, now: datetime) -> UUID:
    """A criminal case: someone implicated, a victim, others."""
    court = draft.pick([row for row in draft.rows("court") if row["degree"] == "FIRST"])
    case = _case(draft, "CRIMINAL", court["id"], number, now)
    _held(draft, case, now)
    _parties(draft, case, (sorted(IMPLICATED), sorted(VICTIMS), tuple(Capacity), tuple(Capacity)))
    _facts(draft, case)
    _decisions(draft, case, court["id"], now, tuple(DecisionType))
    _course(draft, case, now)
    return case


def of_another_kind(draft: Draft, kind: str, now: datetime) -> UUID:
    """A case of another kind, of the first court."""
    (court,) = (row["id"] for row in draft.rows("court") if row["code"] == "A")
    case = _case(draft, kind, court, 7, now)
    _parties(draft, case, (("MINOR",), ("PARENT", "COMPANY_CONCERNED"), tuple(Capacity)))
    if draft.chance(0.5):
        _facts(draft, case)
        _course(draft, case, now)
    _decisions(draft, case, court, now, ("CIVIL", "EDUCATIONAL", "JLD_ORDER", "CONVICTION"))
    return case


def _case(draft: Draft, kind: str, court: object, number: int, now: datetime) -> UUID:
    other = kind != "CRIMINAL"
    return draft.add(
        "judicial_case",
        number=f"{number}/{len(draft.rows('judicial_case'))}",
        kind=kind,
        court_id=court,
        stage=draft.pick(tuple(Stage)),
        origin="COMPLAINT",
        complaint_received_at=None,
        follow_up=draft.pick((None, "suite")),
        last_recorded_update_at=_updated(draft, now),
        enforceable_at=draft.pick((None, date(2020, 2, 29))) if other else None,
        subject_matter="objet" if other else None,
    )


def _updated(draft: Draft, now: datetime) -> datetime:
    """When the case was last recorded; at times so long ago that its term ends about now."""
    if draft.chance(0.8):
        return draft.pick((now, now - timedelta(days=400)))
    ago = now.replace(year=now.year - draft.pick((10, 20, 30)))
    return ago + draft.pick((-TICK, timedelta(), TICK, TICK))


def _held(draft: Draft, case: UUID, now: datetime) -> None:
    """At times a magistrate holds a case, to an instant about now."""
    if draft.chance(0.1):
        who: Row = {"ordered_by_id": draft.rows("agent")[0]["id"], "reason": "prescription"}
        until = now + draft.pick((timedelta(), TICK))
        since = now - timedelta(days=700)
        draft.add("legal_hold", case_id=case, **who, valid_from=since, valid_until=until)


def _parties(draft: Draft, case: UUID, capacities: tuple[tuple[str, ...] | list[str], ...]) -> None:
    persons, companies = draft.rows("person"), draft.rows("legal_entity")
    for among in capacities:
        company = draft.chance(0.25)
        who = draft.pick(companies if company else persons)["id"]
        columns: Row = {
            "case_id": case,
            "person_id": None if company else who,
            "legal_entity_id": who if company else None,
            "capacity": str(draft.pick(among)),
        }
        if not any(columns.items() <= row.items() for row in draft.rows("party")):
            draft.add("party", **columns, known=draft.chance(0.8))


def _facts(draft: Draft, case: UUID) -> None:
    for _ in range(draft.pick((1, 2))):
        offence = draft.add(
            "offence",
            case_id=case,
            date_from=date(2025, 3, 1),
            date_to=None,
            place="Lyon",
            insee_code=None,
            natinf_code="7151",
            legal_classification="Vol",
            **{"class": draft.pick(tuple(OffenceClass))},
            matters=[*draft.some(("ART_704", "ART_706_2", "ART_706_17", "ART_706_75"), 2, 4)],
        )
        for party in list(draft.rows("party")):
            if party["case_id"] == case and draft.chance(0.5):
                of: Row = {"case_id": case, "party_id": party["id"], "offence_id": offence}
                draft.add("charge", **of, requalified_as=draft.pick((None, "recel")))


def _decisions(
    draft: Draft, case: UUID, court: object, now: datetime, types: tuple[str, ...]
) -> None:
    charges = [row["id"] for row in draft.rows("charge") if row["case_id"] == case]
    for _ in range(draft.pick((1, 2, 3))):
        at = draft.pick((now - timedelta(days=20), now - timedelta(days=9), now - TICK))
        made = draft.add(
            "decision",
            case_id=case,
            court_id=court,
            type=str(draft.pick(types)),
            pronounced_at=at,
            final_at=draft.pick((None, now)),
            reopened_at=None,
            grounds="attendu que",
        )
        for charge in draft.some(charges, 0, 2):
            draft.add("decision_charge", case_id=case, decision_id=made, charge_id=charge)


def _course(draft: Draft, case: UUID, now: datetime) -> None:
    step: Row = {"type": "acte", "at": now, "summary": None}
    draft.add("investigation_step", case_id=case, **step)
    hearing: Row = {"room": "B", "formation": None, "outcome": None}
    draft.add("hearing", case_id=case, at=now + timedelta(days=3), **hearing)
    lasting: Row = {"valid_from": now, "valid_until": None}
    parties = [row["id"] for row in draft.rows("party") if row["case_id"] == case]
    for party in draft.some(parties, 1, 2):
        said: Row = {"nature": "amende", "quantum": None, "final_at": None}
        sentence = draft.add("sentence", case_id=case, party_id=party, **said)
        how: Row = {"modality": "sursis", "status": "en cours", **lasting}
        draft.add("enforcement_measure", case_id=case, sentence_id=sentence, **how)
        draft.add("judicial_situation", case_id=case, party_id=party, situation="FREE", **lasting)
