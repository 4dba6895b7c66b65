"""Cases of a hostile register, of every kind and stage, with all that hangs on them."""

from datetime import date, timedelta
from uuid import UUID

from db.enumerations import (
    Capacity,
    CaseKind,
    CaseOrigin,
    DecisionType,
    OffenceClass,
    Situation,
    Stage,
)
from hostile.agents import Courts, seised
from hostile.drawing import LATER, LONG_AGO, NOW, SURNAMES, TICK, Draft, Row
from permissions.categories import IMPLICATED, VICTIMS

TEN_YEARS_AGO = NOW.replace(year=NOW.year - 10)
KINDS = (CaseKind.CRIMINAL,) * 4 + (CaseKind.CIVIL_COMMERCIAL_PROSECUTION, *CaseKind)
TODAY = NOW.date()


def people(draft: Draft) -> None:
    """Persons and companies; each stands in several cases."""
    for _ in range(30):
        draft.add(
            "person",
            surname=draft.text(*SURNAMES),
            forenames=draft.text("Lise", "Ève-Marie", "E\u0300ve Marie"),
            birth_date=draft.pick((None, date(1980, 2, 29), date(1995, 11, 21), _born())),
            birth_place=draft.text("Lyon"),
            address=draft.text("1 rue d'Été"),
            phone=draft.text("0000"),
            bank_account=draft.text("FR00"),
            family=draft.text("deux enfants"),
            occupation=draft.text("boulanger"),
        )
    for number in range(8):
        draft.add(
            "legal_entity",
            company_name=draft.text("Réau SARL", "RÉAU-SARL", "Société d'Été"),
            siren=draft.pick((None, f"{number:09d}", "123456789")),
        )


def _born() -> date:
    """The birth date of one whose educational assistance leaves the register at the instant."""
    return TODAY.replace(year=TODAY.year - 31)


def case(draft: Draft, where: Courts, number: int, *, known: bool = True) -> UUID:
    """A case with its records and, where someone is `known` to be, the magistrates seised."""
    kind = draft.pick(KINDS)
    criminal = kind is CaseKind.CRIMINAL
    made = draft.add(
        "judicial_case",
        number=draft.pick((f"26/{number:03d}", f"26_{number}%", f"'{number}\\", f"É{number} ")),
        kind=kind,
        court_id=draft.pick((*where.first, *where.first, where.appeal[0])),
        stage=draft.pick(tuple(Stage)),
        origin=draft.pick(tuple(CaseOrigin)),
        complaint_received_at=draft.pick((None, TODAY, date(2024, 2, 29), date(2025, 3, 1))),
        follow_up=draft.text("sans suite"),
        last_recorded_update_at=_updated(draft),
        enforceable_at=None if criminal else draft.pick((None, TODAY, _years_ago(10), _eve())),
        subject_matter=None if criminal else draft.text("garde"),
    )
    _offences(draft, made)
    _parties(draft, made, empty=draft.chance(0.1))
    _charges(draft, made)
    _decisions(draft, made, where)
    _proceedings(draft, made)
    _sentences(draft, made)
    if known:
        seised(draft, made)
    return made


def _years_ago(years: int) -> date:
    return TODAY.replace(year=TODAY.year - years)


def _eve() -> date:
    """A day after which the term is still to run, by one day."""
    return _years_ago(10) + timedelta(days=1)


def _updated(draft: Draft) -> object:
    """When the case was last recorded: at times just at the end of its term, or past it."""
    edge = (TEN_YEARS_AGO, TEN_YEARS_AGO + TICK, TEN_YEARS_AGO - TICK, NOW.replace(year=2011))
    fresh = (NOW, LONG_AGO, LONG_AGO, LONG_AGO + TICK)
    return draft.pick(edge if draft.chance(0.25) else fresh)


def _offences(draft: Draft, of: UUID) -> None:
    for _ in range(draft.random.randint(0, 2)):
        draft.add(
            "offence",
            case_id=of,
            date_from=draft.pick((date(2024, 2, 29), date(2025, 3, 1))),
            date_to=draft.pick((None, date(2025, 3, 1))),
            place=draft.text("Lyon", "Ly_n"),
            insee_code=draft.pick((None, "69123")),
            natinf_code=draft.pick((None, "7151", "%")),
            legal_classification=draft.text("Vol", "Vol simple") or "vol",
            **{"class": draft.pick(tuple(OffenceClass)[:-1])},
            matters=[],
        )


def _parties(draft: Draft, of: UUID, *, empty: bool) -> None:
    """Parties in every capacity; someone at times both victim and implicated here."""
    if empty:
        return
    persons = [row["id"] for row in draft.rows("person")]
    companies = [row["id"] for row in draft.rows("legal_entity")]
    for person in draft.some(persons, 2, 4):
        _party(draft, of, person, None, draft.pick(tuple(Capacity)))
        if draft.chance(0.4):
            _party(draft, of, person, None, draft.pick(sorted(VICTIMS)))
            _party(draft, of, person, None, draft.pick(sorted(IMPLICATED)))
    for company in draft.some(companies, 0, 2):
        _party(draft, of, None, company, draft.pick(tuple(Capacity)))
        _party(draft, of, None, company, draft.pick(sorted(VICTIMS | IMPLICATED)))


def _party(draft: Draft, of: UUID, person: object, company: object, capacity: Capacity) -> None:
    columns: Row = {
        "case_id": of,
        "person_id": person,
        "legal_entity_id": company,
        "capacity": capacity,
    }
    if not any(columns.items() <= row.items() for row in draft.rows("party")):
        draft.add("party", **columns, known=draft.chance(0.8))


def _of(draft: Draft, table: str, case_id: UUID) -> list[UUID]:
    return [UUID(str(row["id"])) for row in draft.rows(table) if row["case_id"] == case_id]


def _charges(draft: Draft, of: UUID) -> None:
    for party in _of(draft, "party", of):
        for offence in _of(draft, "offence", of):
            if draft.chance(0.4):
                what = draft.text("recel")
                draft.add(
                    "charge", case_id=of, party_id=party, offence_id=offence, requalified_as=what
                )


def _decisions(draft: Draft, of: UUID, where: Courts) -> None:
    """Decisions with and without charges, at equal instants, convictions undone later."""
    for _ in range(draft.random.randint(0, 4)):
        at = draft.pick((LONG_AGO, LONG_AGO, LONG_AGO + TICK, NOW.replace(year=2012)))
        made = draft.add(
            "decision",
            case_id=of,
            court_id=draft.pick(where.first),
            type=draft.pick((*DecisionType, DecisionType.CONVICTION, DecisionType.DISMISSAL)),
            pronounced_at=at,
            final_at=draft.pick((None, NOW, NOW + TICK, NOW - TICK)),
            reopened_at=draft.pick((None, LATER)),
            grounds=draft.text("attendu que"),
        )
        for charge in draft.some(_of(draft, "charge", of), 0, 2):
            draft.add("decision_charge", case_id=of, decision_id=made, charge_id=charge)


def _proceedings(draft: Draft, of: UUID) -> None:
    times = (NOW, NOW + TICK, NOW - TICK, LONG_AGO, LATER)
    for _ in range(draft.random.randint(0, 1)):
        draft.add(
            "investigation_step",
            case_id=of,
            type=draft.text("interrogatoire") or "acte",
            at=draft.pick(times),
            summary=draft.text("entendu"),
        )
    for _ in range(draft.random.randint(0, 2)):
        draft.add(
            "hearing",
            case_id=of,
            at=draft.pick(times),
            room=draft.text("B"),
            formation=draft.text("collégiale"),
            outcome=draft.text("renvoi"),
        )


def _sentences(draft: Draft, of: UUID) -> None:
    for party in draft.some(_of(draft, "party", of), 0, 2):
        sentence = draft.add(
            "sentence",
            case_id=of,
            party_id=party,
            nature=draft.text("amende") or "?",
            quantum=draft.text("500 €"),
            final_at=draft.pick((None, NOW)),
        )
        draft.add(
            "judicial_situation",
            case_id=of,
            party_id=party,
            situation=draft.pick(tuple(Situation)),
            **draft.validity(good=draft.chance(0.5)),
        )
        if draft.chance(0.7):
            draft.add(
                "enforcement_measure",
                case_id=of,
                sentence_id=sentence,
                modality=draft.text("sursis") or "?",
                status=draft.text("en cours") or "?",
                **draft.validity(good=True),
            )
