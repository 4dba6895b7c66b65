"""Article R40-47, VI to XII: those whom an authorisation lets in, and who controls costs."""

from collections.abc import Callable

from second_reading_files.acts_asked_for import designated, of_article_16, under_contract
from second_reading_files.magistrate_saisi import (
    by_magistrate_in_charge,
    by_officer,
    covers,
    designates,
    held_by_caller,
    held_office_at_issue,
)
from second_reading_files.opened_things import Opened, Thing, act_named, of_its_case, sealed
from second_reading_files.stated import (
    I_TO_V,
    OFFICERS,
    Asking,
    Row,
    has_role,
    holds,
    is_magistrate,
    past,
)

DELEGATE = "ANTENJ_DIRECTOR_DELEGATE"


def point_vi(ask: Asking, thing: Thing) -> Opened | None:
    """R40-47/VI: interpreters, the items designated, for a limited time; a seal is opened by the
    magistrate in charge alone, where he says so.
    """
    act = act_named(ask)
    if act is None or thing.item is None or not held_by_caller(ask, act, "VI"):
        return None
    if not of_its_case(act, thing) or not designates(ask, act, thing.item["id"]):
        return None
    if by_magistrate_in_charge(ask, act):
        return Opened("R40-47/VI", seals=bool(act["includes_sealed"]))
    if by_officer(ask, act) and not sealed(thing.item, ask):
        return Opened("R40-47/VI")
    return None


def request_fits(ask: Asking, act: Row) -> bool:
    """VII/a, b: the request recorded is of the instrument stated and of the agent's own State."""
    request = ask.world.one("foreign_request", act["foreign_request_id"])
    return (
        request is not None
        and request["instrument"] == ask.named.get("basis")
        and request["state"] == ask.account.get("state")
    )


def point_vii(ask: Asking, thing: Thing) -> Opened | None:
    """R40-47/VII: investigators of the requesting State, the items designated, for a time."""
    act = act_named(ask)
    if act is None or thing.item is None or not held_by_caller(ask, act, "VII"):
        return None
    request = ask.world.one("foreign_request", act["foreign_request_id"])
    if (
        of_its_case(act, thing)
        and designates(ask, act, thing.item["id"])
        and request is not None
        and request_fits(ask, act)
        and request["case_id"] == act["case_id"]
        and by_magistrate_in_charge(ask, act)
    ):
        return Opened("R40-47/VII", seals=bool(act["includes_sealed"]))
    return None


def listed_by_officer(ask: Asking, row: Row) -> bool:
    """VIII/c: listed by an officer of II, who was one then, and is another than who reads; an agent
    of article 20 is none.
    """
    return (
        row["listed_by_id"] != ask.agent
        and row["listed_role"] in OFFICERS
        and of_article_16(ask.world, row["listed_by_id"], row["listed_role"])
        and past(row["listed_at"], ask.now)
        and has_role(ask.world, row["listed_by_id"], row["listed_role"], row["listed_at"])
    )


def point_viii(ask: Asking, thing: Thing) -> Opened | None:
    """R40-47/VIII: the service of 230-2, data and contents while encrypted, and data and
    information listed as useful; never what was put in clear; until the operation is done (A27).
    """
    act = act_named(ask)
    if act is None or thing.item is None or not held_by_caller(ask, act, "VIII"):
        return None
    if past(act["completed_at"], ask.now) or not of_its_case(act, thing):
        return None
    if not covers(ask, act, thing.item) or not by_magistrate_in_charge(ask, act):
        return None
    useful = any(
        row["item_id"] == thing.item["id"] and listed_by_officer(ask, row)
        for row in ask.world.where("useful_item", "authorisation_id", act["id"])
    )
    opened: set[str] = set()
    if thing.item["encrypted"]:
        opened |= {"COMM_DATA", "COMM_CONTENT"}
    if useful:
        opened |= {"COMM_DATA", "COMM_INFORMATION"}
    seals = bool(act["includes_sealed"])
    if not opened or (sealed(thing.item, ask) and not seals and not useful):
        return None  # a row shown because it is encrypted would tell what is under its seal
    return Opened("R40-47/VIII", seals=seals, of=frozenset(opened))


def point_ix(ask: Asking, thing: Thing) -> Opened | None:
    """R40-47/IX: who runs the platform, one case (A28), by an express and limited authorisation."""
    act = act_named(ask)
    if (
        act is not None
        and held_by_caller(ask, act, "IX")
        and act["express"]
        and of_its_case(act, thing)
        and covers(ask, act, thing.item)
        and by_magistrate_in_charge(ask, act)
    ):
        return Opened("R40-47/IX", seals=bool(act["includes_sealed"]))
    return None


def user_of_platform(ask: Asking, agent: object, kept: Callable[[Row], bool]) -> bool:
    """R40-47/X: he has made a request, as one of those of I to V."""
    return any(
        row["requester_role"] in I_TO_V and past(row["at"], ask.now) and kept(row)
        for row in ask.world.where("service_request", "requester_id", agent)
    )


def _difficulty_open(ask: Asking, act: Row) -> bool:
    row = ask.world.one("technical_difficulty", act["difficulty_id"])
    return (
        row is not None
        and bool(row["exceptional"])
        and row["case_id"] in (None, act["case_id"])
        and past(row["opened_at"], ask.now)
        and not past(row["closed_at"], ask.now)
    )


def _by_director(ask: Asking, act: Row) -> bool:
    """XI/d: the director of the agency, or a person whom he designates (A30)."""
    if act["issuer_role"] not in ("ANTENJ_DIRECTOR", DELEGATE) or not held_office_at_issue(
        ask, act
    ):
        return False
    if act["issuer_role"] == DELEGATE:
        return designated(ask.world, act["issuer_id"], DELEGATE, act["issued_at"])
    return True


def point_xi(ask: Asking, thing: Thing) -> Opened | None:
    """R40-47/XI: by contract, in an exceptional difficulty and while it lasts: the magistrate in
    charge authorises, and after him, expressly, the director or his delegate (A30).
    """
    act = act_named(ask)
    if act is None or not held_by_caller(ask, act, "XI_DIRECTOR") or not act["express"]:
        return None
    prior = ask.world.one("authorisation", act["prior_id"])
    if prior is None or not held_by_caller(ask, prior, "XI_MAGISTRATE"):
        return None
    if (
        prior["issued_at"] < act["issued_at"]
        and of_its_case(act, thing)
        and of_its_case(prior, thing)
        and covers(ask, act, thing.item)
        and covers(ask, prior, thing.item)
        and _by_director(ask, act)
        and by_magistrate_in_charge(ask, prior)
        and _difficulty_open(ask, act)
        and under_contract(ask)
    ):
        return Opened("R40-47/XI", seals=bool(prior["includes_sealed"]))
    return None


def nobody_known(ask: Asking, case: object) -> bool:
    """XII/a: no magistrate is seised of the case; of no case, nobody can be."""
    return not any(
        holds(row, ask.now) and is_magistrate(ask.world, row["magistrate_id"], ask.now)
        for row in ask.world.where("assignment", "case_id", case)
    )


def point_xii(ask: Asking, thing: Thing) -> Opened | None:
    """R40-47/XII: one of I, II or III, where the magistrate cannot be known otherwise, as the
    director or a magistrate of the agency authorises; seals stay shut (A31).
    """
    act, of = act_named(ask), thing.interception or thing.row
    if act is None or thing.kind not in ("InterceptItem", "Interception"):
        return None
    if not held_by_caller(ask, act, "XII") or of["mission_id"] is not None:
        return None
    by_interception = act["interception_id"] is not None
    its = act["interception_id"] == of["id"] if by_interception else of_its_case(act, thing)
    if (
        its
        and act["issuer_role"] in ("ANTENJ_DIRECTOR", "ANTENJ_MAGISTRATE")
        and held_office_at_issue(ask, act)
        and covers(ask, act, thing.item)
        and nobody_known(ask, thing.case)
    ):
        return Opened("R40-47/XII")
    return None


def notice_overdue(ask: Asking) -> bool:
    """XII/d: he has not told a magistrate, known since, of an access that he had."""
    return any(
        notice["kind"] == "MAGISTRATE_INFORMED"
        and past(notice["due_from"], ask.now)
        and not past(notice["done_at"], ask.now)
        for act in ask.world.where("authorisation", "grantee_id", ask.agent)
        for notice in ask.world.where("notice", "authorisation_id", act["id"])
        if act["clause"] == "XII"
    )
