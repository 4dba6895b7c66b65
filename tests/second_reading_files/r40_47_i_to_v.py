"""Article R40-47, I to V: those who investigate, judge, and assist who does."""

from datetime import datetime

from second_reading_files.acts_asked_for import assists
from second_reading_files.magistrate_saisi import (
    active,
    by_magistrate_in_charge,
    covers,
    held_by_caller,
    reads_as_magistrate,
    referred,
    seised,
)
from second_reading_files.opened_things import Opened, Thing, act_named, of_its_case
from second_reading_files.stated import MAGISTRATES, Asking, Row, holds, is_magistrate, past


def point_i(ask: Asking, thing: Thing) -> Opened | None:
    """R40-47/I: magistrates, all of the proceedings they are seised of, under seal or not."""
    case = ask.id_of("case")
    if thing.case == case and any(seised(ask.world, ask.agent, case, ask.now)):
        return Opened("R40-47/I", seals=True)
    return None


def point_ii(ask: Asking, thing: Thing) -> Opened | None:
    """R40-47/II: investigators, of the proceedings referred to them, what is not under seal, save
    as the magistrate in charge authorises.
    """
    case = ask.id_of("case")
    if thing.case != case or not referred(ask.world, ask.agent, case, ask.now):
        return None
    acts = ask.world.where("authorisation", "grantee_id", ask.agent)
    opened = any(
        held_by_caller(ask, act, "II_SEALED")
        and of_its_case(act, thing)
        and act["includes_sealed"]
        and covers(ask, act, thing.item)
        and by_magistrate_in_charge(ask, act)
        for act in acts
    )
    return Opened("R40-47/II", seals=opened)


def point_iii(ask: Asking, thing: Thing) -> Opened | None:
    """R40-47/III: clerks, all of the proceedings of the magistrates they assist (A22)."""
    case, world = ask.id_of("case"), ask.world
    if thing.case != case:
        return None
    for link in world.where("assist_link", "assistant_id", ask.agent):
        if holds(link, ask.now) and reads_as_magistrate(
            world, link["magistrate_id"], case, ask.now
        ):
            return Opened("R40-47/III", seals=True)
    return None


def _assisted(ask: Asking, magistrate: object, case: object, at: datetime) -> bool:
    """He assists a magistrate, who is seised of the case, at an instant."""
    world = ask.world
    return (
        assists(world, ask.agent, magistrate, at)
        and is_magistrate(world, magistrate, at)
        and any(seised(world, magistrate, case, at))
    )


def by_magistrate_assisted(ask: Asking, act: Row) -> bool:
    """IV: authorised by the magistrate assisted, who is assisted and seised still; or confirmed
    since by another who is.
    """
    case, by = act["case_id"], act["issuer_id"]
    if act["issuer_role"] not in MAGISTRATES or not _assisted(ask, by, case, act["issued_at"]):
        return False
    if active(ask.world, by) and _assisted(ask, by, case, ask.now):
        return True
    other, when = act["confirmed_by_id"], act["confirmed_at"]
    return (
        past(when, ask.now)
        and other not in (None, ask.agent)
        and active(ask.world, other)
        and _assisted(ask, other, case, when)
        and _assisted(ask, other, case, ask.now)
    )


def point_iv(ask: Asking, thing: Thing) -> Opened | None:
    """R40-47/IV: specialised assistants, for a task, as the magistrate they assist authorises; what
    is under seal, unless the authorisation leaves it out.
    """
    act = act_named(ask)
    if (
        act is not None
        and held_by_caller(ask, act, "IV")
        and of_its_case(act, thing)
        and act["task"] is not None
        and covers(ask, act, thing.item)
        and by_magistrate_assisted(ask, act)
    ):
        return Opened("R40-47/IV", seals=bool(act["includes_sealed"]))
    return None


def point_v(ask: Asking, thing: Thing) -> Opened | None:
    """R40-47/V: customs officers, the data of the interceptions of their mission; no seal (A24)."""
    mission = ask.world.one("customs_mission", ask.id_of("mission"))
    if mission is None or thing.kind not in ("InterceptItem", "Interception"):
        return None
    of_it = (thing.interception or thing.row)["mission_id"] == mission["id"]
    officers = ask.world.where("mission_officer", "mission_id", mission["id"])
    on_it = any(row["officer_id"] == ask.agent and holds(row, ask.now) for row in officers)
    if not (of_it and on_it and holds(mission, ask.now)):
        return None
    data = thing.item is None or thing.item["kind"] == "DATA"
    return Opened("R40-47/V", of=frozenset({"COMM_DATA", "CLEAR_DATA"} if data else ()))
