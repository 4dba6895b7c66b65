"""The platform of interceptions: what was gathered, under seal or not, and those referred to it."""

from datetime import datetime
from uuid import UUID

from db.enumerations import Instrument, ItemKind, Role
from hostile.drawing import LATER, LONG_AGO, NOW, TICK, Draft, Row, held_now
from permissions.purposes import ASSISTANTS, INVESTIGATORS, MAGISTRATES

_REQUIRING = (*sorted(INVESTIGATORS), Role.CRIMINAL_JUDGE, Role.CONTRACTOR, Role.INTERPRETER)


def communications(draft: Draft, unknown: list[UUID]) -> None:
    """Interceptions of cases, of missions and of nobody; `unknown` are cases without magistrate."""
    cases = [UUID(str(row["id"])) for row in draft.rows("judicial_case")]
    chosen = draft.some([each for each in cases if each not in unknown], 9, 9)
    missions = _missions(draft)
    for case in (*chosen, *unknown, *unknown):
        _interception(draft, case, None)
    for mission in (*missions, None, None):
        _interception(draft, None, mission)
    for case in (*chosen, *unknown):
        _referrals(draft, case)
        _circumstances(draft, case)
    for agent in holders(draft, Role.SPECIALISED_ASSISTANT):
        _assists(draft, agent, chosen)
    for agent in holders(draft, *ASSISTANTS)[:8]:
        _assists(draft, agent, chosen)
    _requisitions(draft, cases)


def holders(draft: Draft, *roles: Role) -> list[object]:
    """The agents who hold one of the roles, ever."""
    return [row["agent_id"] for row in draft.rows("agent_role") if row["role"] in roles]


def sound_holders(draft: Draft, *roles: Role) -> list[object]:
    """The agents who hold one of the roles now, with an active account."""
    active = {row["id"] for row in draft.rows("agent") if row["active"]}
    return [
        row["agent_id"]
        for row in draft.rows("agent_role")
        if row["role"] in roles and row["agent_id"] in active and held_now(row)
    ]


def _missions(draft: Draft) -> list[UUID]:
    officers = holders(draft, Role.CUSTOMS_67BIS2_OFFICER)
    made = []
    for good in (True, True, False):
        mission = draft.add(
            "customs_mission",
            reference=draft.text("M-1") or "?",
            judicial_authorisation=draft.text("ordonnance"),
            **draft.validity(good=good),
        )
        for officer in draft.some(officers, 2, 3):
            held = draft.validity(good=draft.chance(0.75))
            draft.add("mission_officer", mission_id=mission, officer_id=officer, **held)
        made.append(mission)
    return made


def _interception(draft: Draft, case: UUID | None, mission: UUID | None) -> None:
    started = draft.pick((LONG_AGO, NOW, LONG_AGO + TICK))
    made = draft.add(
        "interception",
        case_id=case,
        mission_id=mission,
        legal_basis=draft.text("100") or "?",
        started_at=started,
        ended_at=draft.pick((None, NOW, LATER)),
        target_line=draft.text("+33600000000"),
    )
    exhibit = None if case is None else _exhibit(draft, case)
    for _ in range(draft.random.randint(3, 5)):
        _item(draft, made, exhibit)


def _exhibit(draft: Draft, case: UUID) -> UUID:
    number = f"S_{len(draft.rows('exhibit'))}%"
    return draft.add(
        "exhibit",
        case_id=case,
        number=number,
        sealed_at=draft.pick((NOW, NOW + TICK, NOW - TICK, LONG_AGO)),
        sealed_by_id=draft.pick((None, draft.pick(draft.rows("agent"))["id"])),
        description=draft.text("disque"),
    )


def _seal(draft: Draft) -> Row:
    """Never sealed, sealed, unsealed since, or all of it at the very instant."""
    none: tuple[datetime | None, datetime | None] = (None, None)
    held = ((LONG_AGO, None), (NOW, None), (LONG_AGO, NOW + TICK), (LONG_AGO, LATER))
    not_held = ((NOW + TICK, None), (LONG_AGO, NOW), (NOW, NOW), (LONG_AGO, LONG_AGO), (None, NOW))
    sealed_at, unsealed_at = draft.pick((none, none, *held, draft.pick(not_held)))
    return {"sealed_at": sealed_at, "unsealed_at": unsealed_at}


def _item(draft: Draft, interception: UUID, exhibit: UUID | None) -> None:
    encrypted = draft.chance(0.4)
    draft.add(
        "intercept_item",
        interception_id=interception,
        kind=draft.pick(tuple(ItemKind)),
        payload=draft.text("allô"),
        transcript=draft.text("Rendez-vous"),
        translation=draft.text("Rendez-vous"),
        correspondents=draft.some(["+33611111111", "%", "", "L'Étang"], 0, 2),
        encrypted=encrypted,
        clear_payload=None if encrypted else draft.text("en clair"),
        exhibit_id=draft.pick((None, exhibit)),
        useful=draft.chance(0.8),
        **_seal(draft),
    )


def _referrals(draft: Draft, case: UUID) -> None:
    for agent in draft.some(holders(draft, *INVESTIGATORS), 4, 6):
        draft.add(
            "referral",
            case_id=case,
            agent_id=agent,
            ordered_by_id=draft.pick((None, agent)),
            **draft.validity(good=draft.chance(0.8)),
        )


def _circumstances(draft: Draft, case: UUID) -> None:
    """Difficulties, exceptional or not, open or not; requests of States."""
    for own in (case, None):
        opened, closed = draft.interval(good=draft.chance(0.7))
        draft.add(
            "technical_difficulty",
            case_id=own,
            exceptional=draft.chance(0.8),
            description=draft.text("panne"),
            opened_at=opened,
            closed_at=closed,
        )
    draft.add(
        "foreign_request",
        instrument=draft.pick(tuple(Instrument)),
        state=draft.pick(("BE", "BE", "DK")),
        reference=draft.text("OEE 1") or "?",
        received_at=LONG_AGO,
        case_id=case,
    )


def _assists(draft: Draft, agent: object, cases: list[UUID]) -> None:
    """He assists some who are, were or will be seised of what is intercepted."""
    seised = [
        row["magistrate_id"]
        for row in draft.rows("assignment")
        if row["case_id"] in cases and row["magistrate_id"] != agent
    ]
    for magistrate in dict.fromkeys(draft.some(seised, 2, 4)):
        validity = draft.validity(good=draft.chance(0.8))
        draft.add("assist_link", assistant_id=agent, magistrate_id=magistrate, **validity)


def seised_of(draft: Draft, case: object) -> list[Row]:
    """The assignments to a case of those who are magistrates, those in charge first."""
    magistrates = set(holders(draft, *MAGISTRATES))
    found = [
        row
        for row in draft.rows("assignment")
        if row["case_id"] == case and row["magistrate_id"] in magistrates
    ]
    return sorted(found, key=lambda row: not row["lead"])


def _requisitions(draft: Draft, cases: list[UUID]) -> None:
    for _ in range(24):
        role = draft.pick(_REQUIRING)
        draft.add(
            "service_request",
            requester_id=draft.pick(holders(draft, role)),
            requester_role=role,
            case_id=draft.pick((None, draft.pick(cases))),
            operator=draft.text("Opérateur") or "?",
            kind=draft.text("localisation") or "?",
            target=draft.text("+33600000000"),
            cost=draft.pick((None, 0, 1250)),
            at=draft.pick((NOW, NOW + TICK, NOW - TICK, LONG_AGO)),
        )
