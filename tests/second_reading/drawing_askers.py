"""Who asks: an agent in a role he holds, for a purpose of it, naming what he has to do with; at
times in another role, for another purpose, naming another's or nothing.
"""

from datetime import datetime
from random import Random
from uuid import UUID

from second_reading.asker import IN_CHARGE, OPEN_TO, Asker
from second_reading.rows_of_world import Row, World, court_of

NOWHERE = UUID("00000000-0000-4000-8000-00000000dead")
ARTICLES = ("704", "706-2", "706-17", "706-75", "706-107", "706-108")
ROLES = tuple(sorted({role for roles in OPEN_TO.values() for role in roles}))


def draw(random: Random, world: World, now: datetime) -> Asker:
    """One who asks: a purpose, a role that may state it, an agent who has or had the role."""
    purpose = random.choices((*OPEN_TO, None), [*map(_weight, OPEN_TO), 1])[0]
    role = random.choice(IN_CHARGE if purpose is None else OPEN_TO[purpose])
    if random.random() < 0.03:
        role = random.choice(ROLES)
    holders = [row["agent_id"] for row in world.rows("agent_role", role=role)]
    agent = random.choice(holders or [row["id"] for row in world.rows("agent")])
    if random.random() < 0.02:
        role = random.choice(ROLES)
    named = {} if purpose is None else names(random, world, agent, purpose)
    return Asker(agent, role, purpose, now, named, says_role=random.random() < 0.9)


def _weight(purpose: str) -> float:
    """Those that open nothing are stated less often."""
    return 0.3 if purpose in ("STATISTICS_NON_NOMINATIVE", "CASE_RECORDING") else 1


def circle(world: World, agent: UUID) -> list[UUID]:
    """The agent, and the magistrates whom he assists or did."""
    links = world.rows("assist_link", assistant_id=agent)
    return [agent, *(row["magistrate_id"] for row in links)]


def names(random: Random, world: World, agent: UUID, purpose: str) -> dict[str, UUID | str]:
    """What the purpose names."""
    match purpose:
        case "CASE_PROCESSING" | "RECIPROCAL_KNOWLEDGE" | "VICTIM_INFORMATION" | "CASE_RECORDING":
            own = [
                row["case_id"]
                for who in circle(world, agent)
                for row in world.rows("assignment", magistrate_id=who)
            ]
            if purpose == "RECIPROCAL_KNOWLEDGE":
                linked = [row[end] for row in world.rows("case_link") for end in ENDS]
                own = [case for case in own if case in linked] or own
            return {"case": _one(random, own, world.rows("judicial_case"))}
        case "EXTENDED_JURISDICTION":
            court = world.row("court", court_of(world, agent))
            codes = (
                [each[4:].replace("_", "-") for each in court["extended_articles"]] if court else []
            )
            far = not codes or random.random() < 0.05
            return {"article": random.choice(ARTICLES if far else codes)}
        case "PG_SUPERVISION":
            return {"basis": random.choice(("ARTICLE_35", "ARTICLE_37"))}
        case "POLICE_FILE_CONTROL":
            every = world.rows("control_request")
            near = [row["id"] for row in every if row["magistrate_id"] in circle(world, agent)]
            return {"request": _one(random, near, every)}
        case "DATA_SUBJECT_RIGHTS":
            every = world.rows("access_request")
            near = [row["id"] for row in every if row["court_id"] == court_of(world, agent)]
            return {"request": _one(random, near, every)}
        case "SAUJ_SERVICE":
            parties = world.rows("party")
            met = [row["person_id"] or row["legal_entity_id"] for row in parties]
            return {"litigant": _one(random, met, world.rows("person"))}
        case "STATISTICS_NOMINATIVE":
            mine = [row["study_id"] for row in world.rows("study_member", agent_id=agent)]
            return {"study": _one(random, mine, world.rows("study"))}
        case "ART_11_1_RESEARCH":
            every = world.rows("authorisation", clause="ART_11_1")
            near = [row["id"] for row in every if row["grantee_id"] == agent]
            return {"authorisation": _one(random, near, every)}
        case _:
            return {}


ENDS = ("case_a_id", "case_b_id")


def _one(random: Random, near: list[UUID], every: list[Row]) -> UUID:
    if near and random.random() < 0.95:
        return random.choice(near)
    return random.choice([*(UUID(str(row["id"])) for row in every), NOWHERE])


def near(world: World, asker: Asker) -> set[object]:
    """What the change of a register is to bear on: the caller, what he names, his court."""
    found: set[object] = {*circle(world, asker.agent), *asker.named.values()}
    account = world.row("agent", asker.agent)
    found |= {account["court_id"], account["body_id"]} if account else set()
    for table in ("control_request", "authorisation", "access_request"):
        row = world.row(table, asker.named.get("request", asker.named.get("authorisation")))
        if row is not None:
            found |= {row.get("case_id"), row.get("person_id"), row.get("issuer_id")}
    for end, other in (ENDS, ENDS[::-1]):
        found |= {row[other] for row in world.rows("case_link", **{end: asker.named.get("case")})}
    return found - {None}
