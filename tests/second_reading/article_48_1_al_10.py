"""48-1/al.10: whoever is seised of a case, those who assist him, and the reception of litigants.

One function a paragraph. Each takes who asks and a case that is kept, and says what it opens.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from second_reading.asker import ASSISTANTS, MAGISTRATES, Asker
from second_reading.kept_until import kept
from second_reading.rights import SECRET_STAGES, Right
from second_reading.rows_of_world import Row, World, holds, in_force
from second_reading.what_data_tells import (
    ACCUSED_DATA,
    EXTENDED,
    FACTS,
    IMPLICATED,
    LINK,
    LISTED,
    META,
    NEXT_HEARING,
    OUTCOME,
    PROSECUTION,
    TRIAL_DATES,
    UNLISTED,
    VICTIM_DATA,
    VICTIMS,
)

CRIMINAL_FUNCTIONS: Final = frozenset(
    {
        "INVESTIGATING_JUDGE",
        "JLD",
        "TRIAL",
        "CHILDRENS_JUDGE_CRIMINAL",
        "SENTENCE_ENFORCEMENT",
        "APPEAL",
    }
)


def sits(world: World, agent: object, now: datetime) -> bool:
    """48-1/al.10/b: exercises criminal functions now."""
    functions = world.rows("judicial_function", agent_id=agent)
    return any(row["function"] in CRIMINAL_FUNCTIONS and in_force(row, now) for row in functions)


def assigned(world: World, agent: object, case: Row, now: datetime) -> bool:
    """48-1/al.10/a: seised of the case now."""
    seised = world.rows("assignment", magistrate_id=agent, case_id=case["id"])
    return any(in_force(row, now) for row in seised)


def seised(world: World, agent: object, role: str, case: Row, now: datetime) -> bool:
    """RG-01: a magistrate of the criminal case, in that role."""
    return (
        case["kind"] == "CRIMINAL"
        and role in MAGISTRATES
        and assigned(world, agent, case, now)
        and (role != "CRIMINAL_JUDGE" or sits(world, agent, now))
    )


def assisted_by(world: World, agent: object, now: datetime) -> list[UUID]:
    """48-1/al.10/c: the magistrates whom someone assists now."""
    links = world.rows("assist_link", assistant_id=agent)
    return [row["magistrate_id"] for row in links if in_force(row, now)]


def own(world: World, asker: Asker, case: Row) -> bool:
    """RG-01 or RG-02: his case, or one of a magistrate whom he assists."""
    if asker.role not in ASSISTANTS:
        return seised(world, asker.agent, asker.role, case, asker.now)
    return any(
        holds(world, magistrate, role, asker.now)
        and seised(world, magistrate, role, case, asker.now)
        for magistrate in assisted_by(world, asker.agent, asker.now)
        for role in MAGISTRATES
    )


def own_case(world: World, asker: Asker, case: Row) -> Right | None:
    """48-1/al.10/a to c (RG-01, RG-02): all of the case named and seised of."""
    if case["id"] != asker.named.get("case") or not own(world, asker, case):
        return None
    clause = "48-1/al.10/c" if asker.role in ASSISTANTS else "48-1/al.10/"
    return Right(clause, LISTED | {EXTENDED, UNLISTED})


def docket(world: World, asker: Asker, case: Row) -> Right | None:
    """A53: of one's own cases what they are, the facts, the next hearing; nothing on persons."""
    if not own(world, asker, case):
        return None
    return Right("48-1/al.10/", FACTS | {META, NEXT_HEARING})


def informing_victims(world: World, asker: Asker, case: Row) -> Right | None:
    """48-1/al.1/d (RG-03): what a victim may be told, by those in charge of the criminal case."""
    if case["id"] != asker.named.get("case") or not own(world, asker, case):
        return None
    always = VICTIM_DATA | {META, PROSECUTION}
    later = FACTS | {TRIAL_DATES, NEXT_HEARING, OUTCOME}
    if case["stage"] in SECRET_STAGES:
        return Right("48-1/al.1/d", always, secret=later)
    return Right("48-1/al.1/d", always | later)


def linked_case(world: World, asker: Asker, case: Row) -> Right | None:
    """48-1/al.1/e (RG-04): a thin view of a case linked to an own one that the purpose names."""
    mine = world.row("judicial_case", asker.named.get("case"))
    if mine is None or not own(world, asker, mine) or not kept(world, mine, asker.now):
        return None
    if case["kind"] != "CRIMINAL" or own(world, asker, case):
        return None
    found = [link for link in between(world, mine, case) if common(world, link, mine, case)]
    if not found:
        return None
    whom = {
        row["id"]
        for row in world.rows("party", case_id=case["id"])
        if row["capacity"] in IMPLICATED
        and any(link["person_id"] in (None, row["person_id"]) for link in found)
    }
    return Right(
        "48-1/al.1/e",
        FACTS | {META},
        ACCUSED_DATA | {PROSECUTION, OUTCOME, LINK},
        frozenset(whom | {link["id"] for link in found}),
    )


def between(world: World, one: Row, other: Row) -> list[Row]:
    """The links of two cases, either way round."""
    return [
        *world.rows("case_link", case_a_id=one["id"], case_b_id=other["id"]),
        *world.rows("case_link", case_a_id=other["id"], case_b_id=one["id"]),
    ]


def common(world: World, link: Row, *cases: Row) -> bool:
    """The same facts, or someone implicated, and no victim, on both sides (A07)."""
    if link["ground"] == "SAME_FACTS":
        return True
    return all(
        any(
            party["person_id"] == link["person_id"] and party["capacity"] in IMPLICATED
            for party in world.rows("party", case_id=case["id"])
        )
        for case in cases
    )


def reception(world: World, asker: Asker, case: Row) -> Right | None:
    """48-1/al.10/d to f (RG-08): for the litigant at the counter, what is his."""
    litigant = asker.named.get("litigant")
    his = [
        party
        for party in world.rows("party", case_id=case["id"])
        if litigant is not None and litigant in (party["person_id"], party["legal_entity_id"])
    ]
    if case["kind"] != "CRIMINAL" or not his:
        return None
    those = frozenset(party["id"] for party in his)
    identities = ACCUSED_DATA | VICTIM_DATA
    if case["stage"] not in SECRET_STAGES:
        decided = {PROSECUTION, OUTCOME}
        return Right("48-1/al.10/d", frozenset({META, NEXT_HEARING}), identities | decided, those)
    if not any(party["capacity"] in VICTIMS for party in his):
        return None
    secret = identities | {NEXT_HEARING, PROSECUTION, OUTCOME}
    return Right("48-1/al.10/d", frozenset({META}), secret=secret)
