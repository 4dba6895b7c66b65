"""The file of antecedents: persons and counts, inquiries on them, what was sent abroad of them."""

from collections.abc import Sequence
from datetime import date
from random import Random
from uuid import UUID

from db.enumerations import (
    AntecedentCapacity,
    AntecedentTerm,
    DecisionType,
    LegalBasis,
    Listing,
    Opinion,
    Role,
    TransmissionAim,
)
from hostile.agents import Courts
from hostile.bodies import on_list
from hostile.communications import holders
from hostile.drawing import LATER, LONG_AGO, NOW, SURNAMES, TICK, Draft
from hostile.officials import MOTIVES
from permissions.cpp.transmission_facts import L235_1
from permissions.purposes import INQUIRERS

_CAPACITIES = (AntecedentCapacity.IMPLICATED,) * 4 + tuple(AntecedentCapacity)
_OUTCOMES = (
    None,
    DecisionType.NO_FURTHER_ACTION,
    DecisionType.DISMISSAL,
    DecisionType.ACQUITTAL_MISDEMEANOUR,
    DecisionType.ACQUITTAL_FELONY,
    *DecisionType,
)
HEADS = (Role.DGPN, Role.DGGN)
"""Those who answer for the file: they approve, and ask for nothing."""
_TIMES = (None, NOW, NOW + TICK, NOW - TICK, LONG_AGO, LATER)


def antecedents(draft: Draft, where: Courts) -> None:
    """Persons of whom several share a name, and counts of several in one procedure."""
    persons = [_person(draft) for _ in range(10)]
    for number in range(14):
        for person in draft.some(persons, 2, 4):
            for count in range(1, draft.random.randint(1, 2) + 1):
                _record(draft, where, person, f"PV_{number}%", count)
    for agent in holders(draft, *INQUIRERS):
        for person in draft.some(persons, 3, 4):
            _inquiry(draft, where, agent, person)
    aside = Draft(Random("heads of the file"), draft.tables)  # noqa: S311  not for secrets
    heads = [_head(aside, office, sound=True) for office in HEADS]
    heads.append(_head(aside, Role.DGPN, sound=False))
    for _ in range(10):
        _transmission(draft, aside, heads)


def _person(draft: Draft) -> UUID:
    return draft.add(
        "antecedent_person",
        surname=draft.text(*SURNAMES),
        forenames=draft.text("Lise", "Ève-Marie"),
        birth_date=draft.pick((None, date(1980, 2, 29), date(1995, 11, 21))),
        birth_place=draft.text("Lyon"),
    )


def _record(draft: Draft, where: Courts, person: UUID, procedure: str, count: int) -> None:
    draft.add(
        "antecedent_record",
        person_id=person,
        procedure_ref=procedure,
        count_number=count,
        service=draft.text("SR"),
        offence_label=draft.text("Vol", "Recel") or "?",
        facts_date=draft.pick((None, date(2024, 2, 29), date(2020, 1, 1))),
        place=draft.text("Lyon"),
        capacity=draft.pick(_CAPACITIES),
        outcome=draft.pick(_OUTCOMES),
        outcome_final_at=draft.pick(_TIMES),
        reopened_at=draft.pick((None, None, *_TIMES)),
        admin_access_barred=draft.chance(0.15),
        court_id=draft.pick((None, *where.first)),
        recorded_at=LONG_AGO,
        term=draft.pick(tuple(AntecedentTerm)),
    )


def _inquiry(draft: Draft, where: Courts, agent: object, person: UUID) -> None:
    made = draft.add(
        "administrative_inquiry",
        agent_id=agent,
        legal_basis=draft.pick(tuple(LegalBasis)[:2]),
        motive=draft.pick((None, *MOTIVES)),
        person_id=person,
        opened_at=draft.pick((LONG_AGO, NOW)),
        hit=draft.chance(0.5),
        police_referred_at=draft.pick((None, NOW)),
        police_service=draft.text("SR"),
        opinion=draft.pick((None, *Opinion)),
        opinion_at=draft.pick((None, NOW)),
    )
    for court in draft.some(where.first, 0, 1):
        draft.add(
            "prosecutor_referral",
            inquiry_id=made,
            court_id=court,
            referred_at=LONG_AGO,
            replied_at=draft.pick((None, NOW)),
            accessible=draft.pick((None, True, False)),
            reply=draft.text("inaccessible"),
        )


def _head(draft: Draft, office: Role, *, sound: bool) -> UUID:
    """Someone who approves what leaves the file, and did all along; or who did, or does since."""
    agent = draft.add(
        "agent",
        name=draft.text("Alex Thévenot") or "?",
        rank=None,
        service=None,
        email=None,
        phone=None,
        court_id=None,
        unit=None,
        active=draft.chance(0.8),
        state=None,
        art_16_point=None,
        duty=None,
        body_id=None,
    )
    ever = {"valid_from": LONG_AGO, "valid_until": None, "revoked_at": None}
    held = ever if sound else draft.revocable(good=draft.chance(0.5))
    draft.add("agent_role", agent_id=agent, role=office, **held)
    return agent


def _transmission(draft: Draft, aside: Draft, heads: Sequence[UUID]) -> None:
    """What is drawn `aside` is drawn apart: all else is as it would be without it."""
    body = on_list(draft, Listing.FOREIGN_POLICE_L235_1, sound=draft.chance(0.8))
    own = [row["id"] for row in draft.rows("agent") if row["body_id"] == body]
    known = (row for row in draft.rows("agent") if row["id"] not in heads)
    others = [row["id"] for row in known if row["body_id"] is None]
    approver = aside.pick((*heads, *heads, draft.pick(others)))
    basis = aside.pick((L235_1, L235_1, L235_1, L235_1, "L. 235-2"))
    aim = draft.pick((TransmissionAim.ADMINISTRATIVE_POLICE,) * 4 + tuple(TransmissionAim))
    need = draft.text("filtrage", "filtrage") or ""
    made = draft.add(
        "transmission",
        body_id=body,
        legal_basis=basis,
        aim=aim,
        need_to_know=need if need.strip() else None,  # a blank one is not stored
        approved_by_id=draft.pick((approver, approver, approver, None, *own)),
        **draft.revocable(good=draft.chance(0.8)),
    )
    for row in draft.some(draft.rows("antecedent_record"), 4, 9):
        draft.add("transmission_record", transmission_id=made, record_id=row["id"])
