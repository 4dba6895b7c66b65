"""What opens the register besides assignments: extended jurisdiction, requests, studies."""

from db.enumerations import ControlledFile, ExtendedArticle, Role
from hostile.agents import Courts
from hostile.communications import holders
from hostile.drawing import LATER, LONG_AGO, NOW, TICK, Draft, Row

ARTICLES = tuple(ExtendedArticle)


def extended_jurisdiction(draft: Draft, where: Courts) -> None:
    """Matters of offences, courts that have them, and the courts in their territory."""
    for row in draft.rows("court"):
        row["extended_articles"] = [str(each) for each in draft.some(ARTICLES, 0, 3)]
    for row in draft.rows("offence"):
        row["matters"] = [str(each) for each in draft.some(ARTICLES, 0, 3)]
    for court in (*where.first, *where.appeal):
        for article in draft.some(ARTICLES, 2, 4):
            for member in draft.some((*where.first, *where.appeal), 1, 2):
                draft.add(
                    "court_territory", court_id=court, article=article, member_court_id=member
                )


def requests(draft: Draft, where: Courts) -> None:
    """Requests of control, on persons and cases, and of access, before and after an answer."""
    magistrates = holders(draft, Role.FILE_CONTROL_MAGISTRATE)
    for number in range(12):
        of_case = draft.chance(0.4)
        person, case = _implicated(draft)
        draft.add(
            "control_request",
            file=draft.pick((ControlledFile.POLICE_FILE,) * 3 + tuple(ControlledFile)),
            magistrate_id=magistrates[number % len(magistrates)],
            person_id=None if of_case else person,
            case_id=case if of_case else None,
            concerns_victim=draft.chance(0.5),
            **draft.validity(good=draft.chance(0.8)),
        )
    for agent in holders(draft, Role.FILE_CONTROL_ASSISTANT):
        for magistrate in draft.some(magistrates, 2, 3):
            validity = draft.validity(good=draft.chance(0.8))
            draft.add("assist_link", assistant_id=agent, magistrate_id=magistrate, **validity)
    for _ in range(16):
        _asks(draft, where)


def _implicated(draft: Draft) -> tuple[object, object]:
    """A person who stands in some case, and the case."""
    party = draft.pick([row for row in draft.rows("party") if row["person_id"] is not None])
    return party["person_id"], party["case_id"]


def _asks(draft: Draft, where: Courts) -> None:
    """Someone asks what is held on him, from the office of the court."""
    party = draft.pick(draft.rows("party"))
    draft.add(
        "access_request",
        person_id=party["person_id"],
        legal_entity_id=party["legal_entity_id"],
        court_id=draft.pick(where.first),
        received_at=draft.pick((LONG_AGO, LONG_AGO, NOW)),
        answered_at=draft.pick((None, None, NOW, NOW + TICK, LATER)),
    )


def studies(draft: Draft) -> None:
    """Studies that run or not, with identities or without, and those who take part."""
    agents = holders(draft, Role.MOJ_STATISTICIAN)
    for number in range(4):
        row: Row = {"identities_needed": number % 2 == 0, **draft.validity(good=number < 3)}
        study = draft.add(
            "study",
            reference=draft.text("E-1") or "?",
            title=draft.text("Récidive") or "?",
            **row,
        )
        for agent in agents if number < 2 else draft.some(agents, 1, 2):
            validity = draft.validity(good=draft.chance(0.8))
            draft.add("study_member", study_id=study, agent_id=agent, **validity)
