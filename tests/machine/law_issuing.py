"""Who issues an authorisation of which clause, and what each clause asks (5.3, issuing rules)."""

from dataclasses import dataclass
from datetime import timedelta

from law_facts import Authorisation, Facts, Notice
from law_moves import (
    DUTY,
    FAILED,
    INCOMPETENT,
    LIMIT,
    Choice,
    Move,
    failed,
    named,
    stated,
    verdict,
)
from law_reading import gate, stands
from law_tables import (
    BY_ITEMS,
    DIRECTORS,
    GRANTEES,
    LIMITED,
    MAGISTRATES,
    OFFICERS,
    OPENS_SEALS,
    SEARCHED_FOR_BY,
    STATES_INTERCEPT_CASE,
)

from db.enumerations import Clause, Role

HANDED_OUT = (
    *(Clause.II_SEALED, Clause.IV, Clause.VI, Clause.VI, Clause.VII, Clause.VIII, Clause.IX),
    *(Clause.XI_MAGISTRATE, Clause.XI_MAGISTRATE, Clause.XI_DIRECTOR, Clause.XI_DIRECTOR),
    *(Clause.XI_DIRECTOR, Clause.XII, Clause.XII, Clause.XII),
)
TO: dict[Clause, tuple[str, ...]] = {
    Clause.II_SEALED: ("OPJ", "OPJ-SEAL", "APJ", "CUSTOMS-28-1"),
    Clause.IV: ("SPECIALIST",),
    Clause.VI: ("INTERPRETER", "INTERPRETER-SEAL"),
    Clause.VII: ("FOREIGNER", "FOREIGNER-DK"),
    Clause.VIII: ("DECRYPTOR",),
    Clause.IX: ("MAINTAINER",),
    Clause.XI_MAGISTRATE: ("CONTRACTOR",),
    Clause.XI_DIRECTOR: ("CONTRACTOR",),
    Clause.XII: ("OPJ", "OPJ-UNREFERRED", "P-NICE", "CLERK-JI", "OPJ-PARIS"),
}
OTHERS = ("CLERK-P", "SPECIALIST", "JI-LYON", "OPJ", "ANTENJ-JUDGE", "INTERPRETER")
AUTHORS = ("P-LYON", "JI-LYON", "JI2-LYON", "OPJ", "APJ", "CLERK-JI", "DIRECTOR", "DELEGATE")
LONGEST, SEARCH = timedelta(days=366), timedelta(days=1)
"""How long authorisations may be where a limit is asked for, as configured (A26, A31)."""
USUAL = timedelta(days=30)


@dataclass(slots=True)
class Draft:
    """An authorisation as its author gives it; `sure`: with the task and the word that it asks."""

    clause: Clause
    who: str
    role: Role
    it: Authorisation
    usual: bool
    sure: bool
    request: str | None


def issue(facts: Facts, choice: Choice) -> Move:
    """issueAuthorisation."""
    draft = _draft(facts, choice)
    it, who, role = draft.it, draft.who, draft.role
    purpose, elsewhere = stated(facts, choice, role, it.case) if it.case else (None, [])
    unstated = ["PURPOSE_REQUIRED"] if purpose is None and role in STATES_INTERCEPT_CASE else []

    def effect(made: str) -> None:
        it.id = made
        facts.authorisations[made] = it
        if it.clause is Clause.XII:
            owed = Notice(kind="QUALIFIED_PERSON_INFORMED", authorisation=made, due=facts.now)
            facts.notices.append(owed)

    return Move(
        act="issueAuthorisation",
        who=who,
        role=role,
        purpose=purpose,
        given=_given(draft),
        verdict=verdict(
            gate(facts, who, role, purpose=purpose) or unstated,
            [*_competent(facts, draft), *elsewhere],
            [*_limits(facts, draft), *_lacking(facts, draft), *_owed(facts, draft)],
        ),
        effect=effect,
        about=frozenset({it.grantee}),
    )


def _draft(facts: Facts, choice: Choice) -> Draft:
    clause = choice.one(HANDED_OUT)
    searches = clause is Clause.XII
    case = choice.rather(("K16" if searches else "K1",), tuple(facts.cases), 92)
    line = "stray.line" if searches and choice.likely(20) else None
    who = choice.rather(_right(facts, choice, clause, case), AUTHORS, 88)
    grantee = choice.rather(TO[clause], (*OTHERS, who), 90)
    own = [each.id for each in facts.items.values() if facts.lines[each.line] == case]
    listed = clause in BY_ITEMS if choice.likely(94) else clause not in BY_ITEMS
    items = frozenset(choice.one(own) for _ in range(choice.one((1, 1, 2)))) if listed else None
    if items and choice.likely(4):
        items |= {choice.one(facts.items)}
    searched = choice.one(({"hours": 6}, {"days": 2})) if searches else None
    ends = ({"days": 7}, {"days": 7}, {"hours": 4}, {"days": 400} if clause in LIMITED else {})
    length = searched or (choice.one(ends) if choice.likely(85) else {})
    until = facts.after(**length) if length and not (searches and choice.likely(70)) else None
    usual = until is None and clause in LIMITED and choice.likely(50)
    prior = _prior(facts, choice, grantee, case) if clause is Clause.XI_DIRECTOR else None
    it = Authorisation(
        id="",
        clause=clause,
        grantee=grantee,
        issuer=who,
        issuer_role=facts.role_of(who),
        issued=facts.now,
        since=facts.now,
        until=until,
        case=None if line else case,
        line=line,
        items=None if searches else items,
        sealed=clause in OPENS_SEALS or (clause is not Clause.VI and choice.likely(30)),
        prior=prior,
        difficulty=_difficulty(facts, choice, clause, prior),
    )
    if clause is Clause.VI:
        it.sealed = it.issuer_role in MAGISTRATES and choice.likely(40)
    if clause is Clause.XII:
        it.sealed = choice.likely(4)
    if usual:
        it.until = facts.now + USUAL
    if searches and until is None:
        it.until = facts.now + SEARCH
    state = facts.agents[grantee].state
    asked = [id_ for id_, of in facts.requests.items() if of == (case, state)]
    request = choice.rather(asked, [*facts.requests], 90) if clause is Clause.VII else None
    sure = choice.likely(92)
    return Draft(clause, who, it.issuer_role, it, usual, sure, request)


def _right(facts: Facts, choice: Choice, clause: Clause, case: str) -> tuple[str, ...]:
    """Someone who may well be competent."""
    if clause is Clause.XII:
        return tuple(facts.those(*SEARCHED_FOR_BY))
    if clause is Clause.XI_DIRECTOR:
        return tuple(facts.those(*DIRECTORS))
    lead = facts.in_charge(case)
    if clause is Clause.VI and choice.likely(50):
        return ("OPJ", "OPJ-4", "CUSTOMS-28-1")
    if clause is Clause.IV:
        return tuple(facts.assisted("SPECIALIST"))
    return (lead,) if lead else ()


def _prior(facts: Facts, choice: Choice, grantee: str, case: str) -> str | None:
    steps = [it for it in facts.authorisations.values() if it.clause is Clause.XI_MAGISTRATE]
    fit = [each.id for each in steps if (each.grantee, each.case) == (grantee, case)]
    fresh = [id_ for id_ in fit if facts.authorisations[id_].difficulty is not None]
    wanted = choice.rather(fresh or fit, [each.id for each in steps], 88)
    return wanted if choice.likely(95) else None


def _difficulty(facts: Facts, choice: Choice, clause: Clause, prior: str | None) -> str | None:
    if clause not in {Clause.XI_MAGISTRATE, Clause.XI_DIRECTOR} or choice.likely(4):
        return None
    same = facts.authorisations[prior].difficulty if prior else None
    if same is not None and choice.likely(90):
        return same
    live = [each.id for each in facts.difficulties.values() if each.open and each.exceptional]
    return choice.rather(live, list(facts.difficulties), 90)


def _competent(facts: Facts, draft: Draft) -> list[str]:
    """Whether the author is competent: else why he is not. Nobody authorises himself."""
    it, who, role = draft.it, draft.who, draft.role
    lead = facts.in_charge(it.case)
    if it.grantee == who:
        return [INCOMPETENT]
    match draft.clause:
        case Clause.XII:
            fit = role in SEARCHED_FOR_BY
        case Clause.XI_DIRECTOR:
            fit = role is Role.ANTENJ_DIRECTOR or (
                role is Role.ANTENJ_DIRECTOR_DELEGATE and facts.designated(who, role)
            )
        case Clause.IV:
            seised = it.case is not None and facts.is_seised(who, it.case)
            if seised and role in MAGISTRATES and facts.link_of(it.grantee, who) is None:
                specialised = facts.holds(it.grantee, Role.SPECIALISED_ASSISTANT)
                return [INCOMPETENT] if specialised else [INCOMPETENT, FAILED]
            fit = seised and role in MAGISTRATES
        case Clause.VI if role in OFFICERS:
            return _officer(facts, draft)
        case _:
            fit = lead == who
    return [] if fit else [INCOMPETENT]


def _officer(facts: Facts, draft: Draft) -> list[str]:
    """An officer designates what is referred to him, and nothing under seal: which of these and
    of what the clause asks is told first, no text says.
    """
    it = draft.it
    if not facts.is_referred(draft.who, it.case):
        return [INCOMPETENT]
    mine = [facts.items[id_] for id_ in it.items or ()]
    if any(facts.lines[each.line] != it.case for each in mine):
        return [INCOMPETENT, FAILED]
    if any(each.sealed for each in mine):
        return [INCOMPETENT, *_limits(facts, draft), *_lacking(facts, draft)]
    return []


def _limits(facts: Facts, draft: Draft) -> list[str]:
    """The end that the text asks for, and how far off it may be."""
    it, searches = draft.it, draft.clause is Clause.XII
    if draft.clause in LIMITED and it.until is None:
        return [LIMIT]
    longest = SEARCH if searches else LONGEST if draft.clause in LIMITED else None
    return failed(unless=longest is None or it.until is None or it.until <= facts.now + longest)


def _lacking(facts: Facts, draft: Draft) -> list[str]:
    """What the clause asks besides."""
    it, clause = draft.it, draft.clause
    of_the_case = all(facts.case_of(each) == it.case for each in it.items or ())
    fits = facts.holds(it.grantee, *GRANTEES[clause]) and of_the_case
    match clause:
        case Clause.IV:
            fits = fits and draft.sure
        case Clause.VI:
            fits = fits and it.items is not None
        case Clause.VII:
            state = facts.agents[it.grantee].state
            asked = facts.requests.get(draft.request or "") == (it.case, state)
            fits = fits and it.items is not None and asked
        case Clause.IX:
            fits = fits and draft.sure
        case Clause.XI_MAGISTRATE:
            fits = fits and _difficult(facts, it)
        case Clause.XI_DIRECTOR:
            prior = facts.authorisations.get(it.prior or "")
            carried = prior is not None and _carries(facts, prior, it)
            fits = fits and carried and draft.sure and _difficult(facts, it)
        case Clause.XII:
            fits = fits and not facts.known(it) and not it.sealed
        case _:
            pass
    return failed(unless=fits)


def _difficult(facts: Facts, it: Authorisation) -> bool:
    """An exceptional difficulty, not closed: of the case, if it is of one."""
    found = facts.difficulties.get(it.difficulty or "")
    return found is not None and found.open and found.exceptional and found.case in {None, it.case}


def _carries(facts: Facts, prior: Authorisation, it: Authorisation) -> bool:
    """The magistrate's step came before, holds, and was for the same; it carries the seals."""
    same = (prior.grantee, prior.case) == (it.grantee, it.case)
    before = prior.issued < facts.now and stands(facts, prior)
    sealed = prior.sealed or not it.sealed
    return same and before and sealed and prior.difficulty in {None, it.difficulty}


def _owed(facts: Facts, draft: Draft) -> list[str]:
    """While the qualified person is not informed, that issuer searches no more."""
    owed = facts.owes("QUALIFIED_PERSON_INFORMED", issuer=draft.who)
    return [DUTY] if draft.clause is Clause.XII and owed else []


def _given(draft: Draft) -> dict[str, object]:
    it, clause = draft.it, draft.clause
    given: dict[str, object | None] = {
        "clause": str(clause),
        "grantee": named(it.grantee),
        "case": named(it.case) if it.case else None,
        "interception": named(it.line) if it.line else None,
        "scope": "ITEMS" if it.items else "WHOLE_CASE",
        "items": sorted(it.items) if it.items else None,
        "includesSealed": True if it.sealed and clause not in OPENS_SEALS else None,
        "usualTerm": True if draft.usual else None,
        "prior": it.prior,
        "difficulty": it.difficulty,
        "foreignRequest": draft.request,
        "task": "Flux" if clause is Clause.IV and draft.sure else None,
        "express": True if draft.sure and clause in {Clause.IX, Clause.XI_DIRECTOR} else None,
    }
    if it.until is not None and not draft.usual:
        given["validUntil"] = it.until.isoformat()
    return {key: value for key, value in given.items() if value is not None}
