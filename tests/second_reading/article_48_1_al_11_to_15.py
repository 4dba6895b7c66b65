"""48-1/al.1/a and al.11 to al.15: those who reach the register without being seised of a case."""

from typing import Final

from second_reading.article_48_1_al_10 import sits
from second_reading.asker import Asker
from second_reading.rights import NOT_IN_PURPOSE, SECRET_STAGES, Right
from second_reading.rows_of_world import Row, World, court_of, holds, in_force
from second_reading.what_data_tells import (
    ACCUSED,
    ACCUSED_DATA,
    CLASSIFICATION,
    COMPANY_ACCUSED,
    COMPANY_VICTIM,
    ENFORCEMENT,
    EXTENDED,
    FACTS,
    FACTS_DATE,
    FACTS_PLACE,
    GOVERNANCE,
    HEARINGS,
    IMPLICATED,
    INVESTIGATION,
    LISTED,
    META,
    NEXT_HEARING,
    NOMINATIVE,
    OUTCOME,
    PROSECUTION,
    SITUATION,
    UNLISTED,
    VICTIM,
    VICTIM_DATA,
    VICTIMS,
)

CRIMINAL: Final = "CRIMINAL"


def control_of_the_register(world: World, asker: Asker, case: Row) -> Right | None:
    """48-1/al.1/a (RG-13): the controlling magistrate reads cases of any kind."""
    return Right("48-1/al.1/a", LISTED | {EXTENDED, UNLISTED, GOVERNANCE})


def extended_jurisdiction(world: World, asker: Asker, case: Row) -> Right | None:
    """48-1/al.11 (RG-05): an offence in the matter, the court in the territory (A09)."""
    article, court = listed_article(asker), court_of(world, asker.agent)
    if asker.role == "CRIMINAL_JUDGE" and not sits(world, asker.agent, asker.now):
        return None
    offences = world.rows("offence", case_id=case["id"])
    in_matter = any(article in row["matters"] for row in offences)
    territory = world.rows("court_territory", court_id=court, article=article)
    members = {court, *(row["member_court_id"] for row in territory)}
    in_territory = case["court_id"] in members
    national = article == "ART_706_17"  # terrorism
    if case["kind"] != CRIMINAL or not in_matter or not (in_territory or national):
        return None
    return Right("48-1/al.11", LISTED)


def listed_article(asker: Asker) -> str:
    """The article stated, as columns have it."""
    return f"ART_{asker.named.get('article', '')}".replace("-", "_")


def supervision(world: World, asker: Asker, case: Row) -> Right | None:
    """48-1/al.12 (RG-06): the ressort of his court of appeal, and no further (A10)."""
    above = world.there("court", case["court_id"])["appeal_court_id"]
    if case["kind"] != CRIMINAL or above is None or above != court_of(world, asker.agent):
        return None
    return Right("48-1/al.12", LISTED)


def control_of_files(world: World, asker: Asker, case: Row) -> Right | None:
    """48-1/al.13 (RG-07, A11): the case, or the cases of the person, that the request names."""
    request = world.row("control_request", asker.named.get("request"))
    if request is None or case["kind"] != CRIMINAL:
        return None
    entered = IMPLICATED | VICTIMS if request["concerns_victim"] else IMPLICATED
    his = [
        party
        for party in world.rows("party", case_id=case["id"])
        if request["person_id"] is not None
        and party["person_id"] == request["person_id"]
        and party["capacity"] in entered
    ]
    if request["case_id"] != case["id"] and not his:
        return None
    those = [] if not request["concerns_victim"] else his
    if request["concerns_victim"] and request["case_id"] is not None:
        those = world.rows("party", case_id=case["id"])
    return Right(
        "48-1/al.13/",
        LISTED - VICTIM_DATA,
        VICTIM_DATA,
        frozenset(party["id"] for party in those),
        otherwise=NOT_IN_PURPOSE | {"VICTIM_DATA"},
    )


def studies(world: World, asker: Asker, case: Row) -> Right | None:
    """48-1/al.14/d (RG-10, A15): criminal cases that are secret no more; persons by pseudonym."""
    study = world.row("study", asker.named.get("study"))
    if study is None or case["kind"] != CRIMINAL or case["stage"] in SECRET_STAGES:
        return None
    opens = FACTS | {META, PROSECUTION, OUTCOME, ENFORCEMENT}
    if study["identities_needed"]:
        opens |= ACCUSED_DATA | VICTIM_DATA
    listed = frozenset(
        party["id"]
        for party in world.rows("party", case_id=case["id"])
        if party["capacity"] in IMPLICATED | VICTIMS
    )
    pseudonyms, otherwise = frozenset({NOMINATIVE}), NOT_IN_PURPOSE | {"NOT_IN_STUDY"}
    return Right("48-1/al.14/d", opens, pseudonyms, listed, otherwise=otherwise)


ELEMENTS: Final = {
    "FACTS_DATE": {FACTS_DATE},
    "FACTS_PLACE": {FACTS_PLACE},
    "FACTS_CLASSIFICATION": {CLASSIFICATION},
    "ACCUSED_IDENTITY": {ACCUSED},
    "VICTIM_IDENTITY": {VICTIM},
    "COMPANY_ACCUSED": {COMPANY_ACCUSED},
    "COMPANY_VICTIM": {COMPANY_VICTIM},
    "PROSECUTION_DECISION": {PROSECUTION},
    "INVESTIGATION": {INVESTIGATION},
    "TRIAL_PROCEDURE": HEARINGS,
    "TRIAL_OUTCOME": {OUTCOME},
    "ENFORCEMENT": {ENFORCEMENT},
    "JUDICIAL_SITUATION": {SITUATION},
}
"""What each element of an authorisation of article 11-1 opens."""


def research(world: World, asker: Asker, case: Row) -> Right | None:
    """48-1/al.14/c (RG-11, A16): the elements designated, of a pending criminal case."""
    act = world.row("authorisation", asker.named.get("authorisation"))
    if act is None or act["case_id"] != case["id"] or not valid_research(world, asker, act):
        return None
    if case["kind"] != CRIMINAL or case["stage"] == "CLOSED":
        return None
    opens = frozenset({META}).union(*(ELEMENTS[each] for each in act["elements"]))
    return Right("48-1/al.14/c", opens, otherwise=frozenset({"NOT_DESIGNATED"}))


def valid_research(world: World, asker: Asker, act: Row) -> bool:
    """5.1: of article 11-1, to the caller, in time, by the office that was competent at issue."""
    return (
        act["clause"] == "ART_11_1"
        and act["grantee_id"] == asker.agent
        and act["valid_until"] is not None
        and in_force(act, asker.now)
        and act["issued_at"] <= asker.now
        and act["issuer_id"] is not None
        and act["issuer_id"] != act["grantee_id"]
        and competent(world, act)
    )


def competent(world: World, act: Row) -> bool:
    """A16: the prosecutor of an enquiry, the judge of an investigation; seised when he signed."""
    at = act["issued_at"]
    seised = [
        row
        for row in world.rows("assignment", magistrate_id=act["issuer_id"], case_id=act["case_id"])
        if in_force(row, at)
    ]
    held = world.rows("agent_role", agent_id=act["issuer_id"])
    if not any(row["role"] == act["issuer_role"] and in_force(row, at) for row in held):
        return False
    if act["stage_at_issue"] == "JUDICIAL_INVESTIGATION":
        judge = any(row["function"] == "INVESTIGATING_JUDGE" for row in seised)
        return act["issuer_role"] == "CRIMINAL_JUDGE" and judge
    enquiry = act["stage_at_issue"] in ("COMPLAINT", "ENQUIRY")
    return act["issuer_role"] == "PROSECUTOR" and enquiry and bool(seised)


def right_of_access(world: World, asker: Asker, case: Row) -> Right | None:
    """48-1/al.15/b (RG-14): what is held on that person only; nothing of a secret enquiry."""
    request = world.row("access_request", asker.named.get("request"))
    if request is None:
        return None
    who = request["person_id"] or request["legal_entity_id"]
    his = frozenset(
        party["id"]
        for party in world.rows("party", case_id=case["id"])
        if who in (party["person_id"], party["legal_entity_id"])
    )
    if not his:
        return None
    of_his = (LISTED - HEARINGS) | {EXTENDED, UNLISTED}
    if case["stage"] in SECRET_STAGES and case["kind"] == CRIMINAL:
        return Right("48-1/al.15/b", frozenset({META}), secret=of_his | {NEXT_HEARING})
    return Right("48-1/al.15/b", frozenset({META, NEXT_HEARING}), of_his, his)


def charged(world: World, asker: Asker, agent: object, role: str, file: object) -> bool:
    """48-1/al.13: holds the role and an act in force for that file, signed by the Minister."""
    acts = world.rows("habilitation", agent_id=agent, role=role)
    return holds(world, agent, role, asker.now) and any(
        row["file"] == file
        and in_force(row, asker.now)
        and row["issuer_id"] != agent
        and row["issuer_office"] in ("JUSTICE_MINISTER", None)
        for row in acts
    )
