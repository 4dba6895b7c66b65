"""What is done to authorisations and items: confirmed, revoked, listed, sealed; notices."""

from law_facts import Authorisation, Difficulty, Facts, Notice
from law_moves import (
    DONE,
    FAILED,
    INCOMPETENT,
    MALFORMED,
    NOT_THERE,
    Choice,
    Move,
    failed,
    named,
    not_over,
    of_case,
    stated,
    verdict,
)
from law_reading import covers, gate, stands
from law_seisins import known
from law_tables import (
    DIRECTORS,
    MAGISTRATES,
    OF_THE_ONE_IN_CHARGE,
    OFFICERS,
    SEARCHED_FOR_BY,
    STATES_INTERCEPT_CASE,
)

from db.enumerations import Clause, Role

CIVIL = "K10"
"""A case that is no criminal one, and of which a magistrate is in charge."""
ANYBODY = ("JI-LYON", "JI2-LYON", "P-LYON", "OPJ", "DIRECTOR", "ANTENJ-JUDGE", "INTERPRETER")


def end(facts: Facts, choice: Choice) -> Move:
    """revokeAuthorisation, or confirmAuthorisation."""
    those = list(facts.authorisations.values())
    live = [each for each in those if each.runs(facts.now)]
    stopped = [each for each in live if facts.in_charge(each.case) and not stands(facts, each)]
    by_the_lead = [each for each in stopped if each.clause in OF_THE_ONE_IN_CHARGE]
    confirms = choice.likely(70 if by_the_lead else 20)
    it = choice.rather((by_the_lead or live) if confirms else live, those, 92)
    lead = facts.in_charge(it.case)
    right = [lead] if lead else []
    who = choice.rather(right if confirms else [*right, it.issuer], ANYBODY, 88)
    role = it.issuer_role if who == it.issuer else facts.role_of(who)
    purpose = of_case(it.case or "K1") if role in STATES_INTERCEPT_CASE else None
    his = who == lead or (not confirms and who == it.issuer)
    usual = role in MAGISTRATES | OFFICERS | SEARCHED_FOR_BY | DIRECTORS
    nothing = [NOT_THERE] if usual and not confirms else [NOT_THERE, INCOMPETENT]
    reasons = not_over(facts, it)
    if it.decrypted and not reasons:
        reasons = [DONE, FAILED]
    nobody_s: list[str] = []
    if confirms:
        by_another = it.clause in OF_THE_ONE_IN_CHARGE or (
            it.clause is Clause.VI and it.issuer_role in MAGISTRATES
        )
        nobody_s = [] if by_another else [NOT_THERE, INCOMPETENT, FAILED]
        reasons = [FAILED] if reasons else []
        reasons += failed(unless=lead not in {it.issuer, it.confirmer})

    def effect(_: str) -> None:
        if confirms:
            it.confirmer = who
        else:
            it.revoked = facts.now

    return Move(
        act="confirmAuthorisation" if confirms else "revokeAuthorisation",
        who=who,
        role=role,
        purpose=purpose,
        given={"authorisation": it.id},
        verdict=verdict(
            gate(facts, who, role, purpose=purpose), [] if his else nothing, nobody_s, reasons
        ),
        effect=effect,
        target=("authorisation", it.id),
        about=frozenset({it.grantee}),
    )


def decrypt(facts: Facts, choice: Choice) -> Move:
    """listUsefulItems, or recordDecryptionDone."""
    lists = choice.likely(65)
    those = [each for each in facts.authorisations.values() if each.clause is Clause.VIII]
    it = choice.rather([each for each in those if stands(facts, each)], those, 90)
    right = ("OPJ", "OPJ-4", "CUSTOMS-28-1") if lists else (it.grantee,)
    who = choice.rather(right, ("APJ", "JI-LYON", "OPJ-UNREFERRED", "OPJ-PARIS"), 85)
    role = facts.role_of(who)
    given: dict[str, object] = {"authorisation": it.id}
    if not lists:
        return _decrypted(facts, who, role, it)
    item = facts.items[choice.one(facts.items)]
    while facts.lines[item.line] not in {"K1", "K2"}:
        item = facts.items[choice.one(facts.items)]
    given["items"] = [item.id]
    competent = role in OFFICERS and facts.is_referred(who, it.case)
    of_the_case = facts.lines[item.line] == it.case
    his = [] if competent else [INCOMPETENT]
    if competent and not of_the_case:
        his = [INCOMPETENT, FAILED]
    opened = any(
        each.clause is Clause.II_SEALED and each.grantee == who and stands(facts, each)
        for each in facts.authorisations.values()
    )
    unsure: list[str] = []
    if competent and of_the_case and item.sealed:
        unsure = [INCOMPETENT, FAILED, DONE] if opened else [INCOMPETENT]
    fits = stands(facts, it) and item.kind != "CONTENT" and covers(facts, it, item)
    if fits and item.id in it.useful:
        unsure = [*unsure, FAILED, DONE]  # listed twice: the law says nothing of it

    def effect(_: str) -> None:
        it.useful.add(item.id)

    return Move(
        act="listUsefulItems",
        who=who,
        role=role,
        purpose=of_case(it.case or "K1"),
        given=given,
        verdict=verdict(
            gate(facts, who, role, purpose="INTERCEPT_CASE"),
            his,
            failed(unless=fits) + ([INCOMPETENT] if unsure and not fits else []),
            unsure,
        ),
        effect=effect,
        target=("authorisation", it.id),
        known=competent and not gate(facts, who, role, purpose="INTERCEPT_CASE"),
        about=frozenset({it.grantee}),
    )


def _decrypted(facts: Facts, who: str, role: Role, it: Authorisation) -> Move:
    def effect(_: str) -> None:
        it.decrypted = True

    purpose = None
    return Move(
        act="recordDecryptionDone",
        who=who,
        role=role,
        purpose=purpose,
        given={"authorisation": it.id},
        verdict=verdict(
            gate(facts, who, role, purpose=None),
            [] if who == it.grantee else [NOT_THERE, INCOMPETENT],
            [FAILED] if it.decrypted else not_over(facts, it),
        ),
        effect=effect,
        target=("authorisation", it.id),
        about=frozenset({it.grantee}),
    )


def difficulty(facts: Facts, choice: Choice) -> Move:
    """recordDifficulty, or closeDifficulty."""
    closes = choice.likely(35)
    who = choice.rather(("DIRECTOR", "DELEGATE"), ("ANTENJ-JUDGE", "JI-LYON", "CONTRACTOR"), 85)
    role = facts.role_of(who)
    competent = role is Role.ANTENJ_DIRECTOR or (
        role is Role.ANTENJ_DIRECTOR_DELEGATE and facts.designated(who, role)
    )
    refusal = [] if competent else [INCOMPETENT]
    if closes:
        it = facts.difficulties[choice.one(facts.difficulties)]

        def close(_: str) -> None:
            it.open = False

        return Move(
            act="closeDifficulty",
            who=who,
            role=role,
            given={"difficulty": it.id},
            verdict=verdict(refusal, failed(unless=it.open)),
            effect=close,
            target=("technical_difficulty", it.id),
            about=frozenset({"CONTRACTOR"}),
        )
    exceptional, case = choice.likely(85), choice.one((None, "K1", "K1", "K16"))

    def effect(made: str) -> None:
        facts.difficulties[made] = Difficulty(id=made, case=case, exceptional=exceptional)

    given: dict[str, object] = {"exceptional": exceptional}
    if case:
        given["case"] = named(case)
    return Move(
        act="recordDifficulty",
        who=who,
        role=role,
        given=given,
        verdict=verdict(refusal),
        effect=effect,
    )


def foreign_request(facts: Facts, choice: Choice) -> Move:
    """recordForeignRequest."""
    case = choice.rather(("K1",), ("K2", "K16"), 85)
    seised = [each.magistrate for each in facts.seised(case)]
    who = choice.rather(seised, ("CLERK-JI", "OPJ", "J-LYON", "CLERK-P", "DIRECTOR"), 70)
    role = facts.role_of(who)
    purpose, elsewhere = stated(facts, choice, role, case)
    competent = (role in MAGISTRATES and facts.is_seised(who, case)) or (
        role is Role.MAGISTRATE_CLERK
        and any(facts.is_seised(each, case) for each in facts.assisted(who))
    )
    state, fits = choice.rather((("BE", True), ("DK", True)), (("Belgique", False),), 90)

    def effect(made: str) -> None:
        facts.requests[made] = (case, state)

    return Move(
        act="recordForeignRequest",
        who=who,
        role=role,
        purpose=purpose,
        given={
            "case": named(case),
            "instrument": "EIO",
            "state": state,
            "reference": "R-1",
            "receivedAt": facts.after(days=-1).isoformat(),
        },
        verdict=verdict(
            [] if fits else [MALFORMED],
            gate(facts, who, role, purpose=purpose),
            [*([] if competent else [INCOMPETENT]), *elsewhere],
        ),
        effect=effect,
    )


def notice(facts: Facts, choice: Choice) -> Move | None:
    """giveNotice, where there is one."""
    if not facts.notices:
        return None
    those = facts.notices
    owed = [each for each in those if not each.done and each.due is not None]
    it: Notice = choice.rather(owed, those, 85)
    of = facts.authorisations[it.authorisation]
    right = of.grantee if it.kind == "MAGISTRATE_INFORMED" else "DIRECTOR"
    who = choice.rather((right,), ("ANTENJ-JUDGE", "OPJ", "DIRECTOR", "QUALIFIED"), 85)
    role = facts.role_of(who)
    informs = facts.holds(of.grantee, *STATES_INTERCEPT_CASE)

    def effect(_: str) -> None:
        it.done = True

    return Move(
        act="giveNotice",
        who=who,
        role=role,
        given={"notice": it.id},
        verdict=verdict(
            [] if who == right and informs else [NOT_THERE],
            failed(unless=not it.done and it.due is not None),
        ),
        effect=effect,
        target=("notice", it.id),
        about=frozenset({of.grantee}),
    )


def place_line(facts: Facts, choice: Choice) -> Move:
    """recordCaseOfInterception."""
    line = choice.rather(("stray.line",), ("K1.line", "K16.line"), 85)
    case = choice.one(("K1", "K1", "K2", "K16", CIVIL))
    who = choice.rather(("DIRECTOR", "ANTENJ-JUDGE"), ("DELEGATE", "OPJ-PARIS", "JI-LYON"), 85)
    role = facts.role_of(who)
    fits = facts.lines[line] is None and facts.in_charge(case) is not None and case != CIVIL

    def effect(_: str) -> None:
        facts.lines[line] = case
        known(facts, case)

    return Move(
        act="recordCaseOfInterception",
        who=who,
        role=role,
        given={"interception": named(line), "case": named(case)},
        verdict=verdict([] if role in SEARCHED_FOR_BY else [INCOMPETENT], failed(unless=fits)),
        effect=effect,
        target=("interception", line),
        about=frozenset({"OPJ-PARIS", "JI-LYON"}),
    )
