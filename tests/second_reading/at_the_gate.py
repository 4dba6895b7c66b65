"""Before any row: account, role, purpose, the acts that the text asks for (LAW 0, 2, 3)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from uuid import UUID

from second_reading.article_48_1_al_10 import assigned, assisted_by
from second_reading.article_48_1_al_11_to_15 import charged, listed_article, valid_research
from second_reading.article_r15_33_66_4 import in_charge
from second_reading.asker import IN_CHARGE, OPEN_TO, Asker
from second_reading.kept_until import kept
from second_reading.rows_of_world import Row, World, court_of, holds, in_force, is_active

HABILITATED: Final = frozenset({"HABILITATION_INVALID"})
DESIGNATED: Final = frozenset({"DESIGNATION_INVALID"})
UNMET: Final = frozenset({"PRECONDITION_FAILED"})


def refusals(world: World, asker: Asker) -> Iterator[frozenset[str]]:
    """What is missing: for each thing the codes that tell it. Nothing: the gate is open."""
    if not is_active(world, asker.agent):
        yield frozenset({"UNAUTHENTICATED"})
    several = not asker.says_role and len(roles_held(world, asker)) > 1
    if several or not holds(world, asker.agent, asker.role, asker.now):
        yield frozenset({"ROLE_NOT_CLAIMED"})
    if asker.role not in (IN_CHARGE if asker.purpose is None else OPEN_TO[asker.purpose]):
        yield frozenset({"PURPOSE_NOT_ALLOWED"})
    yield from _of_the_role(world, asker)
    yield from _of_the_purpose(world, asker)


def roles_held(world: World, asker: Asker) -> set[str]:
    """The roles that the caller holds now (GX-03)."""
    held = world.rows("agent_role", agent_id=asker.agent)
    return {row["role"] for row in held if in_force(row, asker.now)}


def acting(world: World, asker: Asker) -> Asker:
    """Who names no role acts in the only one he holds."""
    held = roles_held(world, asker)
    if asker.says_role or len(held) != 1:
        return asker
    return replace(asker, role=held.pop())


def may_be_refused(world: World, asker: Asker) -> bool:
    """Where LAW.md leaves open whether nothing is shown or an error is answered."""
    match asker.purpose:
        case "VICTIM_INFORMATION":
            case = world.row("judicial_case", asker.named.get("case"))
            if case is None or case["kind"] == "CRIMINAL":
                return False
            near = [asker.agent, *assisted_by(world, asker.agent, asker.now)]
            return any(assigned(world, each, case, asker.now) for each in near)
        case "ART_11_1_RESEARCH":
            act = world.row("authorisation", asker.named.get("authorisation"))
            return act is None or not valid_research(world, asker, act)
        case "STATISTICS_NON_NOMINATIVE":
            return asker.role == "MOJ_STATISTICIAN"
        case _:
            return False


def _of_the_role(world: World, asker: Asker) -> Iterator[frozenset[str]]:
    """LAW 2.1: what each role must carry."""
    match asker.role:
        case "AUTHORISED_ASSISTANT" | "SAUJ_AGENT" if not _habilitated(world, asker):
            yield HABILITATED  # 48-1/al.10/c, al.10/f
        case "FILE_CONTROL_MAGISTRATE" | "FILE_CONTROL_ASSISTANT" if not _habilitated(world, asker):
            yield HABILITATED | DESIGNATED  # 48-1/al.13
        case "REGISTRY_CONTROL_MAGISTRATE" if not _appointed(world, asker):
            yield DESIGNATED  # 48-1/al.1/a
        case "MOJ_STATISTICIAN" if asker.purpose == "STATISTICS_NOMINATIVE":
            if not _of_a_body(world, asker, "MOJ_STATISTICS", None):
                yield DESIGNATED  # 48-1/al.14/d
            if not _habilitated(world, asker):
                yield HABILITATED
        case "ART_11_1_AGENT" if not _of_a_body(world, asker, "ART_11_1", "JUSTICE_MINISTER"):
            yield DESIGNATED  # 48-1/al.14/c
        case _:
            pass


SIGNED_BY: Final = {
    "AUTHORISED_ASSISTANT": "HEAD_OF_REGISTRY",
    "SAUJ_AGENT": "HEAD_OF_REGISTRY",
    "FILE_CONTROL_MAGISTRATE": "JUSTICE_MINISTER",
    "FILE_CONTROL_ASSISTANT": "JUSTICE_MINISTER",
    "MOJ_STATISTICIAN": "SECRETARY_GENERAL_MOJ",
}
"""The office that signs a habilitation: LAW 2.1 names that of the reception alone. Elsewhere the
text is silent, and the register's reading is taken over, so that no other office will do.
"""


def _habilitated(world: World, asker: Asker) -> bool:
    acts = world.rows("habilitation", agent_id=asker.agent, role=asker.role)
    return any(
        in_force(row, asker.now)
        and row["issuer_id"] != asker.agent
        and row["issuer_office"] in (SIGNED_BY[asker.role], None)
        for row in acts
    )


def _appointed(world: World, asker: Asker) -> bool:
    acts = world.rows("designation", agent_id=asker.agent, role=asker.role)
    return any(
        in_force(row, asker.now)
        and row["individually"]
        and row["issuer_id"] != asker.agent
        and row["issuer_office"] == "JUSTICE_MINISTER"
        for row in acts
    )


def _of_a_body(world: World, asker: Asker, listing: str, office: str | None) -> bool:
    body = world.there("agent", asker.agent)["body_id"]
    return any(
        row["listing"] == listing
        and in_force(row, asker.now)
        and office in (None, row["issuer_office"])
        for row in world.rows("body_listing", body_id=body)
    )


def _of_the_purpose(world: World, asker: Asker) -> Iterator[frozenset[str]]:
    """LAW 3: what the purpose names is real, and the caller's to name."""
    match asker.purpose:
        case "EXTENDED_JURISDICTION":
            court = world.row("court", court_of(world, asker.agent))
            if court is None or listed_article(asker) not in court["extended_articles"]:
                yield UNMET
        case "VICTIM_INFORMATION":
            case = world.row("judicial_case", asker.named.get("case"))
            if case and kept(world, case, asker.now) and in_charge(world, asker, case):
                yield UNMET  # criminal cases only (R15-33-66-4/al.2/e)
        case "POLICE_FILE_CONTROL" if not _his_request(world, asker):
            yield UNMET
        case "STATISTICS_NOMINATIVE" if not _in_study(world, asker):
            yield UNMET
        case "DATA_SUBJECT_RIGHTS" if not _request_recorded(world, asker):
            yield UNMET
        case _:
            pass


def _his_request(world: World, asker: Asker) -> bool:
    """48-1/al.13: an open request on his own file, or of the magistrate whom he assists."""
    request = world.row("control_request", asker.named.get("request"))
    if request is None or not in_force(request, asker.now):
        return False
    who, file = request["magistrate_id"], request["file"]
    if not charged(world, asker, who, "FILE_CONTROL_MAGISTRATE", file):
        return False
    if asker.role == "FILE_CONTROL_MAGISTRATE":
        return bool(who == asker.agent)
    assists = who in assisted_by(world, asker.agent, asker.now)
    return assists and charged(world, asker, asker.agent, "FILE_CONTROL_ASSISTANT", file)


def _in_study(world: World, asker: Asker) -> bool:
    """48-1/al.14/d: a recorded study that runs, and he takes part."""
    study = world.row("study", asker.named.get("study"))
    if study is None or not in_force(study, asker.now):
        return False
    members = world.rows("study_member", study_id=study["id"], agent_id=asker.agent)
    return any(in_force(row, asker.now) for row in members)


def _request_recorded(world: World, asker: Asker) -> bool:
    """48-1/al.15/b: a request received by his court, not answered yet."""
    request = world.row("access_request", asker.named.get("request"))
    return request is not None and _open(request, asker, court_of(world, asker.agent))


def _open(request: Row, asker: Asker, court: UUID | None) -> bool:
    answered = request["answered_at"]
    return (
        court is not None
        and request["court_id"] == court
        and request["received_at"] <= asker.now
        and (answered is None or asker.now < answered)
    )
