"""R15-33-66-4/al.2 to al.4: proceedings that are not criminal (RG-12, A18)."""

from second_reading.article_48_1_al_10 import assigned, assisted_by
from second_reading.asker import ASSISTANTS, Asker
from second_reading.rights import Right
from second_reading.rows_of_world import Row, World, court_of, holds
from second_reading.what_data_tells import META, NEXT_HEARING, NON_CRIMINAL


def in_charge(world: World, asker: Asker, case: Row) -> bool:
    """R15-33-66-4/al.2/b: in charge of the case, or assisting who is."""
    if asker.role not in ASSISTANTS:
        return _in_charge_as(world, asker, asker.agent, asker.role, case)
    return any(
        holds(world, magistrate, role, asker.now)
        and _in_charge_as(world, asker, magistrate, role, case)
        for magistrate in assisted_by(world, asker.agent, asker.now)
        for role in ("NON_CRIMINAL_MAGISTRATE", "PROSECUTOR")
    )


def _in_charge_as(world: World, asker: Asker, agent: object, role: str, case: Row) -> bool:
    """His magistrate; of a civil case of his own office, a prosecutor, too."""
    if case["kind"] == "CRIMINAL" or not assigned(world, agent, case, asker.now):
        return False
    if role == "PROSECUTOR":
        civil = case["kind"] == "CIVIL_COMMERCIAL_PROSECUTION"
        return civil and bool(case["court_id"] == court_of(world, agent))
    return role == "NON_CRIMINAL_MAGISTRATE"


def other_kinds(world: World, asker: Asker, case: Row) -> Right | None:
    """R15-33-66-4/al.2/b, al.3, al.4 (RG-12): all of the case named, to those in charge."""
    if case["id"] != asker.named.get("case") or not in_charge(world, asker, case):
        return None
    return Right("R15-33-66-4/al.", frozenset({META, NON_CRIMINAL, NEXT_HEARING}))


def docket_of_other_kinds(world: World, asker: Asker, case: Row) -> Right | None:
    """A53: the docket of those in charge."""
    if not in_charge(world, asker, case):
        return None
    return Right("R15-33-66-4/al.", frozenset({META, NEXT_HEARING}))
