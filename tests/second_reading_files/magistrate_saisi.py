"""Who is *saisi* of a proceeding, and whose authorisation is valid (LAW 5.1, A32)."""

from collections.abc import Iterator
from datetime import datetime

from second_reading_files.acts_asked_for import lets_in
from second_reading_files.stated import (
    MAGISTRATES,
    OFFICERS,
    Asking,
    Row,
    World,
    has_role,
    holds,
    is_magistrate,
    past,
)

WITHOUT_TERM = ("II_SEALED", "IV", "VIII")
"""Clauses whose text sets no limit of time."""


def seised(world: World, magistrate: object, case: object, at: datetime) -> Iterator[Row]:
    """The assignments by which a magistrate is seised of a case; all read, one leads (A32)."""
    for row in world.where("assignment", "case_id", case):
        if row["magistrate_id"] == magistrate and holds(row, at):
            yield row


def reads_as_magistrate(world: World, magistrate: object, case: object, at: datetime) -> bool:
    """I: he has an account, is a magistrate, and is seised. What those who assist him need."""
    return (
        active(world, magistrate)
        and is_magistrate(world, magistrate, at)
        and any(seised(world, magistrate, case, at))
    )


def active(world: World, agent: object) -> bool:
    """Whether somebody has an account that is not closed."""
    account = world.one("agent", agent)
    return account is not None and bool(account["active"])


def leads(world: World, magistrate: object, case: object, at: datetime) -> bool:
    """He is the *magistrat saisi*: of those assigned, the one who leads (A32)."""
    return is_magistrate(world, magistrate, at) and any(
        row["lead"] for row in seised(world, magistrate, case, at)
    )


def referred(world: World, agent: object, case: object, at: datetime) -> bool:
    """The *saisine* of an investigator (II/d)."""
    return any(
        row["agent_id"] == agent and holds(row, at)
        for row in world.where("referral", "case_id", case)
    )


def investigates(world: World, agent: object, role: str, case: object, at: datetime) -> bool:
    """Whether an investigator passes II on what is not sealed of a case (A25: asked of the issuer
    of an authorisation of VI, at the time it is read).
    """
    return (
        active(world, agent)
        and has_role(world, agent, role, at)
        and lets_in(world, agent, role, at)
        and referred(world, agent, case, at)
    )


def in_its_time(ask: Asking, act: Row) -> bool:
    """Issued, begun, not over, not revoked; with an end, save where the text sets no limit."""
    revoked = act["revoked_at"]
    return (
        past(act["issued_at"], ask.now)
        and holds(act, ask.now)
        and (revoked is None or ask.now < revoked)
        and (act["valid_until"] is not None or act["clause"] in WITHOUT_TERM)
    )


def held_by_caller(ask: Asking, act: Row | None, clause: str) -> bool:
    """Of the clause, given to the caller, by somebody else, and in its time."""
    return (
        act is not None
        and act["clause"] == clause
        and act["grantee_id"] == ask.agent
        and act["issuer_id"] is not None
        and act["issuer_id"] != act["grantee_id"]
        and in_its_time(ask, act)
    )


def held_office_at_issue(ask: Asking, act: Row) -> bool:
    """The issuer held, when he issued, the office by which he signed."""
    return has_role(ask.world, act["issuer_id"], act["issuer_role"], act["issued_at"])


def by_magistrate_in_charge(ask: Asking, act: Row) -> bool:
    """He led the case at issue and leads it still, or who leads now has confirmed it (A32)."""
    world, case = ask.world, act["case_id"]
    if act["issuer_role"] not in MAGISTRATES:
        return False
    if not leads(world, act["issuer_id"], case, act["issued_at"]):
        return False
    if active(world, act["issuer_id"]) and leads(world, act["issuer_id"], case, ask.now):
        return True
    by, when = act["confirmed_by_id"], act["confirmed_at"]
    return (
        by is not None
        and by != act["grantee_id"]
        and past(when, ask.now)
        and active(world, by)
        and leads(world, by, case, when)
        and leads(world, by, case, ask.now)
    )


def by_officer(ask: Asking, act: Row) -> bool:
    """VI/c: by an officer of II, who may read now what he designates (A25)."""
    role = act["issuer_role"]
    return (
        role in OFFICERS
        and held_office_at_issue(ask, act)
        and investigates(ask.world, act["issuer_id"], role, act["case_id"], ask.now)
    )


def designates(ask: Asking, act: Row, item: object) -> bool:
    """The item is one of those that the authorisation lists."""
    rows = ask.world.where("authorisation_item", "authorisation_id", act["id"])
    return any(row["item_id"] == item for row in rows)


def covers(ask: Asking, act: Row, item: Row | None) -> bool:
    """A whole case, or, where its scope is items, those listed: of nothing else."""
    if act["scope"] == "WHOLE_CASE":
        return True
    return item is not None and designates(ask, act, item["id"])
