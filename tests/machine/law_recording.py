"""What clerks and authorised assistants record, and who answers for it (48-1/al.9; LAW 5.5)."""

from datetime import datetime

from law_facts import Facts
from law_moves import ELSEWHERE, NOT_THERE, Choice, Move, failed, named, verdict
from law_reading import gate
from law_tables import ANSWERING, CRIMINAL_FUNCTIONS, RECORDING

from db.enumerations import Role

KINDS = {"recordHearing": "hearing", "recordStep": "investigation_step"}
AMENDED = {"hearing": ("amendHearing", "hearing"), "investigation_step": ("amendStep", "step")}


def record(facts: Facts, choice: Choice) -> Move:
    """recordHearing, which may be to come, or recordStep, which may not."""
    act, table = choice.one(KINDS.items())
    case = choice.rather(("K1",), tuple(facts.cases), 85)
    responsible, who = _both(facts, choice, case)
    role = facts.role_of(who)
    at = facts.after(hours=choice.one((-20, -1, 0, 5)))
    what = {"room": "A"} if table == "hearing" else {"type": "perquisition"}
    given = {"case": named(case), **_by(responsible), "at": at.isoformat(), **what}

    def effect(made: str) -> None:
        facts.recorded[made] = (table, case)

    return Move(
        act=act,
        who=who,
        role=role,
        purpose=_purpose(case),
        given=given,
        verdict=_verdict(facts, who, role, case, responsible, fits=_fits(facts, table, at)),
        effect=effect,
        about=frozenset({who}),
    )


def amend(facts: Facts, choice: Choice) -> Move | None:
    """amendHearing, or amendStep."""
    if not facts.recorded:
        return None
    id_, (table, case) = choice.one(facts.recorded.items())
    act, input_ = AMENDED[table]
    stated = case if choice.likely(90) else choice.one(facts.cases)
    responsible, who = _both(facts, choice, case)
    role = facts.role_of(who)
    changed = {"outcome" if table == "hearing" else "summary": facts.now.isoformat()}
    codes = _verdict(facts, who, role, stated, responsible, fits=True)
    there = stated == case
    return Move(
        act=act,
        who=who,
        role=role,
        purpose=_purpose(stated),
        given={input_: id_, **_by(responsible), **changed},
        verdict=codes if there or codes & {ELSEWHERE, "ROLE_NOT_CLAIMED"} else verdict([NOT_THERE]),
        target=(table, id_),
        known=there and any(_answers(facts, who, each, case) for each in facts.agents),
        about=frozenset({who}),
    )


def _both(facts: Facts, choice: Choice, case: str) -> tuple[str | None, str]:
    """A magistrate who is to answer for it, and who records it."""
    seised = [each.magistrate for each in facts.seised(case)]
    responsible = choice.rather(seised, ("P-LYON", "JI-LYON", "P-PARIS", "CIVIL-LYON"), 85)
    assisting = [each for each in facts.those(*RECORDING) if responsible in facts.assisted(each)]
    others = ("CLERK-JI", "CLERK-P", "ASSISTANT-P", "CLERK-CIVIL", "JI-LYON", "OPJ")
    who = choice.rather(assisting, others, 85)
    return (responsible if choice.likely(95) else None), who


def _by(responsible: str | None) -> dict[str, str]:
    return {} if responsible is None else {"responsible": named(responsible)}


def _purpose(case: str) -> str:
    return f'CASE_RECORDING;case="<{case}>"'


def _fits(facts: Facts, table: str, at: datetime) -> bool:
    return table == "hearing" or at <= facts.now


def _verdict(
    facts: Facts, who: str, role: Role, case: str, responsible: str | None, *, fits: bool
) -> frozenset[str]:
    """W-01: in the court that follows the case, for a magistrate whom the writer assists."""
    mine = any(_answers(facts, who, each, case) for each in facts.agents)
    named_one = responsible is not None and _answers(facts, who, responsible, case)
    return verdict(
        gate(facts, who, role, purpose=None),
        [] if role in RECORDING else [ELSEWHERE],
        [] if mine else [NOT_THERE],
        failed(unless=named_one and fits),
    )


def _answers(facts: Facts, who: str, magistrate: str, case: str) -> bool:
    """W-01, W-02: a prosecutor, prosecutor general or criminal judge, seised and assisted."""
    agent, court, at = facts.agents[magistrate], facts.agents[who].court, facts.cases[case]
    office = facts.holds(magistrate, *(ANSWERING - {Role.CRIMINAL_JUDGE}))
    judge = facts.holds(magistrate, Role.CRIMINAL_JUDGE)
    sits = judge and bool(agent.functions & CRIMINAL_FUNCTIONS)
    follows = court in {at, facts.courts[at]}
    assisted = facts.is_seised(magistrate, case) and magistrate in facts.assisted(who)
    return (office or sits) and agent.court == court and follows and assisted
