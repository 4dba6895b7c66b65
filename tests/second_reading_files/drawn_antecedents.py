"""A file of antecedents, and those whom R40-29 lets in, each with all that he needs."""

from collections.abc import Iterator
from uuid import UUID

from hostile.callers import Seat
from hostile.drawing import LONG_AGO, NOW, TICK

from db.enumerations import DecisionType, Role
from permissions.purposes import Purpose
from second_reading_files.drawn_platform import ACT, DAY, FOR_NOW, Cast

INQUIRERS = {
    "POLICE": ("POLICE_ADMIN_INVESTIGATOR", ("DGPN", "DGGN", "HIERARCHICAL_SUPERIOR")),
    "INTEL": ("INTELLIGENCE_AGENT", ("INTELLIGENCE_DIRECTOR",)),
    "SNEAS": ("SNEAS_AGENT", ("DGPN",)),
    "COSSEN": ("COSSEN_AGENT", ("DGGN",)),
    "PREFECTURE": ("ADMIN_POLICE_AGENT", ("STATE_REPRESENTATIVE",)),
    "DEFENCE": ("DEFENCE_INTELLIGENCE_AGENT", ("INTELLIGENCE_DIRECTOR",)),
}
LISTED = {
    "INTEL": "INTELLIGENCE_R234_2",
    "DEFENCE": "DEFENCE_INTELLIGENCE",
    "ABROAD": "FOREIGN_POLICE_L235_1",
}
ENDS = ("NO_FURTHER_ACTION", "DISMISSAL", "ACQUITTAL_MISDEMEANOUR", "ACQUITTAL_FELONY")


def inquirers(cast: Cast) -> None:
    """Those of I and II, and the recipient of III, with their services and bodies."""
    draft, ids = cast.draft, cast.ids
    for name, listing in LISTED.items():
        body = ids[f"body of {name}"] = draft.add("body", name=name, state=None)
        office = draft.pick(("JUSTICE_MINISTER", None))
        draft.add("body_listing", body_id=body, listing=listing, issuer_office=office, **ACT)
    cast.agent("CHIEF", "INTELLIGENCE_DIRECTOR", body_id=ids["body of INTEL"])
    cast.agent("DGPN", "DGPN")
    for name, (role, offices) in INQUIRERS.items():
        cast.agent(name, role, body_id=ids.get(f"body of {name}"))
        by = "CHIEF" if name == "INTEL" else None
        cast.designated(name, role, draft.pick(offices), by)
        lists: dict[str, object] = {"legal_bases": draft.pick(([], ["LOPS_17_1", "CSI_L114_1"]))}
        if name == "PREFECTURE":
            lists["motives"] = draft.pick((["GUARD", "PORT_OF_ARMS"], ["GUARD"], ["PORT_OF_ARMS"]))
        cast.habilitated(name, role, draft.pick(offices), **lists)
    cast.agent("ABROAD", "FOREIGN_POLICE_BODY", body_id=ids["body of ABROAD"])


def antecedents(cast: Cast) -> None:
    """Two persons: counts of one in every state; inquiries on him, answered or not."""
    draft, ids = cast.draft, cast.ids
    for name in ("P1", "P2"):
        ids[name] = draft.add(
            "antecedent_person", surname=name, forenames=None, birth_date=None, birth_place=None
        )
    for number in range(7):
        _count(cast, number, "P2" if number == 6 else "P1")
    for name in (*INQUIRERS, "ABROAD"):
        made = ids[f"inquiry of {name}"] = draft.add(
            "administrative_inquiry",
            agent_id=ids[name],
            legal_basis="LOPS_17_1",
            motive=draft.pick((None, "GUARD")),
            person_id=ids["P2" if draft.chance(0.2) else "P1"],
            opened_as=None,
            opened_at=LONG_AGO,
            hit=True,
            police_referred_at=None,
            police_service=None,
            opinion=None,
            opinion_at=None,
        )
        if draft.chance(0.3):
            draft.add(
                "prosecutor_referral",
                inquiry_id=made,
                court_id=ids[draft.pick(("court", "court2"))],
                referred_at=LONG_AGO,
                replied_at=draft.pick((None, NOW, LONG_AGO)),
                accessible=draft.pick((None, True, True, False)),
                reply=None,
            )
    _sent(cast)


def _count(cast: Cast, number: int, person: str) -> None:
    draft = cast.draft
    end = draft.pick((None, None, *ENDS, draft.pick(tuple(DecisionType))))
    final = None if end is None else draft.pick((None, NOW, NOW - TICK, NOW + TICK, LONG_AGO))
    cast.ids[f"T{number}"] = draft.add(
        "antecedent_record",
        person_id=cast.ids[person],
        procedure_ref="PV",
        count_number=number + 1,
        service=None,
        offence_label="vol",
        facts_date=None,
        place=None,
        capacity=draft.pick(("IMPLICATED",) * 6 + ("VICTIM", "DEATH_OR_DISAPPEARANCE")),
        outcome=end,
        outcome_final_at=final,
        reopened_at=draft.pick((None, None, None, NOW, LONG_AGO)),
        admin_access_barred=draft.chance(0.1),
        court_id=draft.pick((cast.ids["court"], cast.ids["court2"], None)),
        recorded_at=LONG_AGO + draft.pick((-DAY, DAY)),
        term=draft.pick(("ADULT_20", "ADULT_5", "MINOR_5")),
    )


def _sent(cast: Cast) -> None:
    draft, ids = cast.draft, cast.ids
    ids["sent"] = draft.add(
        "transmission",
        body_id=ids["body of ABROAD"],
        legal_basis="CSI_L235_1",
        aim="ADMINISTRATIVE_POLICE",
        need_to_know="visa",
        approved_by_id=ids["DGPN"],
        prepared_by_id=ids["POLICE"],
        revoked_at=None,
        **FOR_NOW,
    )
    for number in draft.some(range(7), 4, 6):
        draft.add("transmission_record", transmission_id=ids["sent"], record_id=ids[f"T{number}"])


def seats_of_file(cast: Cast) -> Iterator[Seat]:
    """Each with his own purpose, on P1."""
    ids = cast.ids

    def seat(name: str, role: str, purpose: str, **named: str | UUID) -> Seat:
        at = tuple((key, str(value)) for key, value in named.items())
        return Seat(ids[name], Role(role), Purpose(purpose), at)

    for name, (role, _) in INQUIRERS.items():
        if name == "DEFENCE":
            yield seat(name, role, "STAFF_PROTECTION", subject=ids["P1"])
            continue
        named: dict[str, str | UUID] = {
            "basis": "LOPS_17_1",
            "subject": ids["P1"],
            "motive": "GUARD",
        }
        yield seat(name, role, "ADMIN_INQUIRY", **named)
        yield seat(name, role, "ADMIN_INQUIRY", **named, inquiry=ids[f"inquiry of {name}"])
    yield seat("POLICE", "POLICE_ADMIN_INVESTIGATOR", "SECURITY_MISSION_L234_3", subject=ids["P1"])
    yield seat("ABROAD", "FOREIGN_POLICE_BODY", "FOREIGN_ADMIN_POLICE", transmission=ids["sent"])
    yield seat("ABROAD", "FOREIGN_POLICE_BODY", "FOREIGN_ADMIN_POLICE", transmission=ids["sent"])
