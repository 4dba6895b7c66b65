"""Who is seised, and to whom a case is referred (R40-47/I/b, II/d, XII/a; 48-1/al.9, al.10)."""

from law_facts import Facts, Referral, Seisin
from law_moves import (
    INCOMPETENT,
    NOT_THERE,
    Choice,
    Move,
    failed,
    named,
    of_case,
    stated,
    verdict,
    written,
)
from law_reading import gate
from law_tables import INVESTIGATORS, MAGISTRATES, PROSECUTION

from db.enumerations import Role

HEAD = Role.HEAD_OF_REGISTRY
SEISED = (
    ("JI-LYON", "INVESTIGATING_JUDGE"),
    ("JI2-LYON", "INVESTIGATING_JUDGE"),
    ("P-LYON", "PROSECUTION"),
    ("J-LYON", "TRIAL"),
    ("AG-LYON", "PROSECUTION"),
    ("PG-LYON", "PROSECUTION"),
)
UNFIT = (
    ("JI2-LYON", "TRIAL"),
    ("P-LYON", "INVESTIGATING_JUDGE"),
    ("P-NICE", "PROSECUTION"),
    ("CIVIL-LYON", "CIVIL"),
    ("OPJ", "PROSECUTION"),
    ("LEFT", "PROSECUTION"),
    ("ENDED-LYON", "TRIAL"),
)


def _may_be_seised(facts: Facts, who: str, function: str, case: str) -> bool:
    """A magistrate who exercises the function, of a court that the case concerns; not seised."""
    agent, court = facts.agents[who], facts.cases[case]
    exercises = (
        function == "PROSECUTION"
        if any(role in PROSECUTION for role in agent.roles)
        else function in agent.functions and function != "CIVIL"
    )
    near = agent.court is not None and (
        agent.court in {court, facts.courts[court]} or (agent.court, court) in facts.territory
    )
    return facts.holds(who, *MAGISTRATES) and exercises and near and not facts.is_seised(who, case)


def known(facts: Facts, case: str) -> None:
    """Somebody is seised: the notices of searches for him that read something fall due."""
    for each in facts.notices:
        of = facts.authorisations[each.authorisation]
        place = of.case if of.case is not None else facts.lines[of.line or ""]
        if each.kind == "MAGISTRATE_INFORMED" and each.due is None and place == case:
            each.due = facts.now


def _head(facts: Facts, choice: Choice, case: str) -> tuple[str, list[str]]:
    """A head of a registry, most times of the case's court; and whether he is competent."""
    right = [who for who in facts.those(HEAD) if facts.agents[who].court == facts.cases[case]]
    who = choice.rather(right, [*facts.those(HEAD), "JI-LYON", "SUPERIOR", "CLERK-JI"], 88)
    role = facts.role_of(who)
    return who, ["head"] if role is HEAD else []


def seise(facts: Facts, choice: Choice) -> Move:
    """assignCase, or recordMagistrateInCharge."""
    alone = choice.likely(35)
    case = choice.rather(["K16"] if alone else ["K1"], list(facts.cases), 80)
    magistrate, function = choice.rather(SEISED, UNFIT, 80)
    who, head = _head(facts, choice, case)
    competent = bool(head) and facts.agents[who].court == facts.cases[case]
    lead = alone or choice.likely(40)
    vacant = facts.in_charge(case) is None and not (alone and facts.seised(case))
    fits = _may_be_seised(facts, magistrate, function, case) and (vacant or not lead)
    given: dict[str, object] = {
        "case": named(case),
        "magistrate": named(magistrate),
        "function": function,
    }
    if not alone:
        given["lead"] = lead

    def effect(made: str) -> None:
        seisin = Seisin(id=made, since=facts.now, case=case, magistrate=magistrate, lead=lead)
        facts.seisins.append(seisin)
        known(facts, case)

    return Move(
        act="recordMagistrateInCharge" if alone else "assignCase",
        who=who,
        role=facts.role_of(who),
        given=given,
        verdict=verdict([] if competent else [INCOMPETENT], failed(unless=fits)),
        effect=effect,
        about=frozenset({magistrate}),
    )


def reseise(facts: Facts, choice: Choice) -> Move:
    """reassignCase, putInCharge, or endAssignment."""
    act = choice.one(("reassignCase", "reassignCase", "putInCharge", "endAssignment"))
    those = [each for each in facts.seisins if each.case in facts.cases]
    it = choice.rather([each for each in those if each.runs(facts.now)], those, 92)
    who, head = _head(facts, choice, it.case)
    there = facts.agents[who].court == facts.cases[it.case]
    given: dict[str, object] = {"assignment": it.id}
    fits = it.runs(facts.now)
    magistrate, function = choice.rather(SEISED, UNFIT, 80)
    if act == "reassignCase":
        given |= {"magistrate": named(magistrate), "function": function}
        fits = fits and _may_be_seised(facts, magistrate, function, it.case)
    if act == "putInCharge":
        fits = fits and not it.lead

    def reassign(made: str) -> None:
        it.until = facts.now
        seisin = Seisin(id=made, since=facts.now, case=it.case, magistrate=magistrate, lead=it.lead)
        facts.seisins.append(seisin)

    def put_in_charge(made: str) -> None:
        for each in facts.seised(it.case):
            each.lead = False
        it.until = facts.now
        seisin = Seisin(id=made, since=facts.now, case=it.case, magistrate=it.magistrate, lead=True)
        facts.seisins.append(seisin)

    def end(_: str) -> None:
        it.until = facts.now

    effects = {"reassignCase": reassign, "putInCharge": put_in_charge, "endAssignment": end}
    return Move(
        act=act,
        who=who,
        role=facts.role_of(who),
        given=given,
        verdict=verdict(
            [] if head else [INCOMPETENT], [] if there else [NOT_THERE], failed(unless=fits)
        ),
        effect=effects[act],
        target=("assignment", it.id),
        about=frozenset({it.magistrate, magistrate}),
    )


REFERRED = ("OPJ", "OPJ-4", "APJ", "CUSTOMS-28-1", "OPJ-UNREFERRED", "OPJ-PARIS")


def refer(facts: Facts, choice: Choice) -> Move:
    """referCase."""
    case = choice.rather(("K1",), ("K16", "K2"), 85)
    agent = choice.rather(REFERRED, ("INTERPRETER", "JI-LYON", "CLERK-JI"), 85)
    lead = facts.in_charge(case)
    who = choice.rather([lead] if lead else [], ("P-LYON", "JI-LYON", "JI2-LYON", "OPJ"), 85)
    role = facts.role_of(who)
    purpose, elsewhere = stated(facts, choice, role, case)
    until, to_come = choice.end(facts)
    competent = who == lead and agent != who
    fits = facts.holds(agent, *INVESTIGATORS) and not facts.is_referred(agent, case) and to_come

    def effect(made: str) -> None:
        referral = Referral(id=made, since=facts.now, until=until, case=case, agent=agent)
        facts.referrals.append(referral)

    return Move(
        act="referCase",
        who=who,
        role=role,
        purpose=purpose,
        given={"case": named(case), "agent": named(agent), **written(until)},
        verdict=verdict(
            gate(facts, who, role, purpose=purpose),
            [*([] if competent else [INCOMPETENT]), *elsewhere],
            failed(unless=fits),
        ),
        effect=effect,
        about=frozenset({agent}),
    )


def end_referral(facts: Facts, choice: Choice) -> Move:
    """endReferral."""
    those = [each for each in facts.referrals if each.case in facts.cases]
    it = choice.rather([each for each in those if each.runs(facts.now)], those, 92)
    lead = facts.in_charge(it.case)
    who = choice.rather([lead] if lead else [], ("P-LYON", "JI-LYON", "JI2-LYON", "OPJ"), 88)
    role = facts.role_of(who)
    case = it.case if choice.likely(95) else "K16"
    his = who == lead and case == it.case

    def effect(_: str) -> None:
        it.until = facts.now

    return Move(
        act="endReferral",
        who=who,
        role=role,
        purpose=of_case(case),
        given={"referral": it.id},
        verdict=verdict(
            gate(facts, who, role, purpose="INTERCEPT_CASE"),
            [] if his else [NOT_THERE],
            failed(unless=not it.over(facts.now)),
        ),
        effect=effect,
        target=("referral", it.id),
        about=frozenset({it.agent}),
    )
