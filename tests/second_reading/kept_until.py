"""How long the register keeps a case: 48-1/al.8, LAW 5.6."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from second_reading.rows_of_world import Row, World

FOREVER = datetime.max.replace(tzinfo=UTC)
YEARS: Mapping[str, tuple[int | None, int | None]] = {
    "CONTRAVENTION": (10, 10),
    "DELIT": (10, 10),
    "DELIT_MINOR_706_47": (10, 10),
    "DELIT_MINOR_222_12": (20, 10),
    "DELIT_TERRORISM_DRUGS_WAR": (20, 20),
    "CRIME": (20, 20),
    "CRIME_MINOR_706_47": (30, 20),
    "CRIME_TERRORISM_DRUGS_WAR": (30, 30),
    "CRIME_AGAINST_HUMANITY": (None, None),
}
"""Years kept without a conviction, and with one."""
ACQUITTALS = ("ACQUITTAL_MISDEMEANOUR", "ACQUITTAL_FELONY")
UNDONE_BY = (*ACQUITTALS, "DISMISSAL", "NOT_CRIMINALLY_RESPONSIBLE", "EXTINCTION")
"""What ends a case otherwise than by the conviction that came before (A19)."""


def kept(world: World, case: Row, now: datetime) -> bool:
    """48-1/al.8, GX-09: past its term a case is there for nobody, nor what hangs on it."""
    holds: list[datetime] = [
        row["valid_until"] for row in world.rows("legal_hold", case_id=case["id"])
    ]
    return now < max([al_8(world, case), *holds])


def al_8(world: World, case: Row) -> datetime:
    """Ten years from the last update, or the longer limitation (48-1/al.8/a to c)."""
    match case["kind"]:
        case "CRIMINAL":
            convicted = convicted_of(world, case)
            offences = world.rows("offence", case_id=case["id"])
            years = [YEARS[offence["class"]][convicted] for offence in offences]
            return after(case["last_recorded_update_at"], [10, *years])
        case "EDUCATIONAL_ASSISTANCE":
            return _educational(world, case)
        case _:
            known = case["enforceable_at"]
            return FOREVER if known is None else after(midnight(known), [10])


def convicted_of(world: World, case: Row) -> bool:
    """48-1/al.8/c: a conviction was handed down, and stands (A19)."""
    decisions = world.rows("decision", case_id=case["id"])
    return any(
        row["type"] == "CONVICTION" and not _undone(world, row, decisions) for row in decisions
    )


def _undone(world: World, conviction: Row, decisions: list[Row]) -> bool:
    """Every charge of it, or else the whole case, was later disposed of otherwise."""
    later = [
        _charges(world, row)
        for row in decisions
        if row["type"] in UNDONE_BY and row["pronounced_at"] > conviction["pronounced_at"]
    ]
    own = _charges(world, conviction)
    if any(not each for each in later):
        return True
    return bool(own) and own <= set[object]().union(*later)


def _charges(world: World, decision: Row) -> set[object]:
    ruled = world.rows("decision_charge", decision_id=decision["id"])
    return {row["charge_id"] for row in ruled}


def _educational(world: World, case: Row) -> datetime:
    """Ten years from the 21st birthday of the youngest minor."""
    born = [
        world.there("person", row["person_id"])["birth_date"]
        for row in world.rows("party", case_id=case["id"])
        if row["capacity"] == "MINOR" and row["person_id"] is not None
    ]
    known = [day for day in born if day is not None]
    if not known:
        return after(case["last_recorded_update_at"], [10])
    return max(after(midnight(day), [31]) for day in known)


def midnight(day: date) -> datetime:
    """The beginning of a day."""
    return datetime.combine(day, time(), UTC)


def after(since: datetime, years: list[int | None]) -> datetime:
    """So many calendar years later, the longest; 29 February falls back to the 28th."""
    if None in years:
        return FOREVER
    year = since.astimezone(UTC).year + max(each for each in years if each is not None)
    try:
        return since.astimezone(UTC).replace(year=year)
    except ValueError:
        return since.astimezone(UTC).replace(year=year, day=28)
