"""What is past its term is the first thing that nobody sees (GX-09; R40-49, R40-27)."""

from datetime import datetime

from second_reading_files.stated import Asking, Row, World

LIMITATION: dict[str, int | None] = {
    "CONTRAVENTION": 1,
    "DELIT": 6,
    "DELIT_MINOR_706_47": 10,
    "DELIT_MINOR_222_12": 20,
    "DELIT_TERRORISM_DRUGS_WAR": 20,
    "CRIME": 20,
    "CRIME_MINOR_706_47": 30,
    "CRIME_TERRORISM_DRUGS_WAR": 30,
    "CRIME_AGAINST_HUMANITY": None,
}
"""Years of the limitation of the public prosecution (LAW 5.6); None: there is none."""
TERMS = {
    "ADULT_5": 5,
    "ADULT_20": 20,
    "ADULT_40": 40,
    "MINOR_5": 5,
    "MINOR_10": 10,
    "MINOR_20": 20,
    "VICTIM_15": 15,
}
"""Years for which an antecedent is kept (R40-27)."""


def after(start: datetime, years: int) -> datetime:
    """So many calendar years later; 29 February falls back to the 28th."""
    year = start.year + years
    try:
        return start.replace(year=year)
    except ValueError:
        return start.replace(year=year, day=28)


def limitation_ends(world: World, case: object) -> datetime | None:
    """When the prosecution of a case is barred, reckoned from its last update (A20); None: never,
    or it cannot be told: no case, or no offence in it.
    """
    found = world.one("judicial_case", case)
    years = [LIMITATION[row["class"]] for row in world.where("offence", "case_id", case)]
    lengths = [each for each in years if each is not None]
    if found is None or not years or len(lengths) < len(years):
        return None
    updated: datetime = found["last_recorded_update_at"]
    ends: list[datetime] = [after(updated, max(lengths))]
    ends += [row["valid_until"] for row in world.where("legal_hold", "case_id", case)]
    return max(ends)


def _running(end: datetime | None, ask: Asking) -> bool:
    return end is None or ask.now < end


def case_material_kept(ask: Asking, case: object) -> bool:
    """R40-49: an exhibit, a request to an operator, to the end of the limitation of its case."""
    return _running(limitation_ends(ask.world, case), ask)


def interception_kept(ask: Asking, row: Row) -> bool:
    """R40-49: while it runs, and to the end of the limitation."""
    runs = row["ended_at"] is None or ask.now < row["ended_at"]
    return runs or case_material_kept(ask, row["case_id"])


def item_kept(ask: Asking, item: Row, interception: Row) -> bool:
    """R40-49: what is sealed or useful, to the end of the limitation; what is neither, until
    operations close, and at least until it was unsealed. Of no known case: always.
    """
    if interception["case_id"] is None:
        return True
    if not interception_kept(ask, interception):
        return False
    sealed, unsealed = item["sealed_at"], item["unsealed_at"]
    if item["useful"] or (sealed is not None and unsealed is None):
        return case_material_kept(ask, interception["case_id"])
    ended = interception["ended_at"]
    if sealed is not None and ended is not None:
        ended = max(ended, unsealed)
    return _running(ended, ask)


def antecedent_kept(ask: Asking, row: Row) -> bool:
    """R40-27: so many years from when it was recorded."""
    return ask.now < after(row["recorded_at"], TERMS[row["term"]])
