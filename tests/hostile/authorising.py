"""Authorisations of every clause, right or wrong in one thing, and what goes with them."""

from collections.abc import Mapping
from uuid import UUID

from db.enumerations import Clause, Element, Function, NoticeKind, Role, Scope, Stage
from hostile.communications import holders, seised_of, sound_holders
from hostile.drawing import LATER, LONG_AGO, NOW, TICK, Draft, Row, held_now
from hostile.wrong import WRONG
from permissions.purposes import INTERCEPT_READERS, INVESTIGATORS, MAGISTRATES

GRANTEES: Mapping[Clause, tuple[Role, ...]] = {
    Clause.II_SEALED: (*sorted(INVESTIGATORS), Role.MAGISTRATE_CLERK),
    Clause.IV: (Role.SPECIALISED_ASSISTANT,),
    Clause.VI: (Role.INTERPRETER,),
    Clause.VII: (Role.FOREIGN_INVESTIGATOR,),
    Clause.VIII: (Role.DECRYPTION_AGENT,),
    Clause.IX: (Role.PLATFORM_MAINTAINER,),
    Clause.XI_MAGISTRATE: (Role.CONTRACTOR,),
    Clause.XI_DIRECTOR: (Role.CONTRACTOR,),
    Clause.XII: tuple(sorted(INTERCEPT_READERS)),
    Clause.ART_11_1: (Role.ART_11_1_AGENT,),
}
WITHOUT_TERM = (Clause.II_SEALED, Clause.IV, Clause.VIII)
NINE = tuple(each for each in Clause if each is not Clause.XI_MAGISTRATE)
"""Clauses drawn by themselves: that of the magistrate comes before that of the director."""
COUNT = 12
"""Authorisations of a clause."""
MORE = (Clause.XII, Clause.ART_11_1, Clause.IV)
"""Clauses of which twice as many are drawn: it takes more than the authorisation."""


def authorisations(draft: Draft) -> None:
    """Some of each clause, on the cases that are intercepted; those who are in charge sign."""
    cases = list(
        dict.fromkeys(row["case_id"] for row in draft.rows("interception") if row["case_id"])
    )
    led = [case for case in cases if _signing(draft, case)] or [_led(draft, cases[0])]
    pending = [row["id"] for row in draft.rows("judicial_case") if row["kind"] == "CRIMINAL"]
    for clause in NINE:
        of = pending if clause is Clause.ART_11_1 else cases if clause is Clause.XII else led
        for number in range(COUNT * (2 if clause in MORE else 1)):
            _act(draft, clause, draft.pick(of), good=number % 3 != 0)
    for clause in NINE:
        for role in GRANTEES[clause] if clause is not Clause.ART_11_1 else ():
            _sound(draft, clause, role, led)
    free = {sound_holders(draft, role)[0] for role in GRANTEES[Clause.XII]}
    for act in list(draft.rows("authorisation")):
        if act["clause"] == Clause.XII and act["grantee_id"] not in free:
            _notices(draft, act)


def _led(draft: Draft, case: object) -> object:
    """Somebody is put in charge of a case, where a register would have nobody who can sign."""
    for row in seised_of(draft, case):
        row["lead"] = False
    who, since = sound_holders(draft, *MAGISTRATES)[0], {"valid_from": LONG_AGO}
    what: Row = {"function": Function.INVESTIGATING_JUDGE, "lead": True, "valid_until": None}
    draft.add("assignment", case_id=case, magistrate_id=who, **what, **since)
    return case


def _sound(draft: Draft, clause: Clause, role: Role, led: list[object]) -> None:
    """An authorisation to someone who has all that he needs besides, so that each role is seen."""
    grantee, case = sound_holders(draft, role)[0], draft.pick(led)
    more: Row = {"grantee_id": grantee, "scope": Scope.WHOLE_CASE}
    if clause is Clause.XII:
        orphans = [r for r in draft.rows("interception") if not (r["case_id"] or r["mission_id"])]
        more |= {"interception_id": draft.pick(orphans)["id"], "case_id": None}
        director = sound_holders(draft, Role.ANTENJ_DIRECTOR)[0]
        more |= {"issuer_id": director, "issuer_role": Role.ANTENJ_DIRECTOR}
    if clause in (Clause.IV, Clause.VI, Clause.VII):
        lead = _signing(draft, case) or {}
        more |= {"issuer_id": lead["magistrate_id"], "issuer_role": _held(draft, lead)}
    if clause is Clause.IV:
        more["task"] = "traduction"
        since = {"valid_from": LONG_AGO, "valid_until": None}
        who = {"assistant_id": grantee, "magistrate_id": more["issuer_id"]}
        draft.add("assist_link", **who, **since)
    for row in draft.rows("foreign_request") if clause is Clause.VII else ():
        row["state"] = "BE" if row["case_id"] == case else row["state"]
    _act(draft, clause, case, good=True, sound=True, **more)


def _held(draft: Draft, lead: Row) -> object:
    who = lead["magistrate_id"]
    roles = [r["role"] for r in draft.rows("agent_role") if r["agent_id"] == who]
    return next((role for role in roles if role in MAGISTRATES), Role.PROSECUTOR)


def _signing(draft: Draft, case: object) -> Row | None:
    """The assignment of whoever is in charge of a case, and was when acts were issued."""
    sound = sound_holders(draft, *MAGISTRATES)
    return next(
        (
            row
            for row in seised_of(draft, case)
            if row["lead"]
            and row["magistrate_id"] in sound
            and held_now(row)
            and row["valid_from"] == LONG_AGO
        ),
        None,
    )


def _signed(draft: Draft, clause: Clause, case: object, grantee: object) -> Row:
    """Who signs an authorisation of the clause, in what role."""
    if clause in (Clause.XI_DIRECTOR, Clause.XII):
        roles = [Role.ANTENJ_DIRECTOR]
        other = Role.ANTENJ_MAGISTRATE if clause is Clause.XII else Role.ANTENJ_DIRECTOR_DELEGATE
        role = draft.pick((*roles, other))
        return {"issuer_id": draft.pick(holders(draft, role)), "issuer_role": role}
    if clause is Clause.VI and draft.chance(0.4):
        referred = [row["agent_id"] for row in draft.rows("referral") if row["case_id"] == case]
        officers = [
            (row["agent_id"], row["role"])
            for row in draft.rows("agent_role")
            if row["agent_id"] in referred and row["role"] in INVESTIGATORS
        ]
        if officers:
            who, held = draft.pick(officers)
            return {"issuer_id": who, "issuer_role": held}
    lead = _signing(draft, case) or next(iter(seised_of(draft, case)), None)
    if clause is Clause.IV:
        links = [
            r["magistrate_id"] for r in draft.rows("assist_link") if r["assistant_id"] == grantee
        ]
        mine = [row for row in seised_of(draft, case) if row["magistrate_id"] in links]
        lead = draft.pick(mine) if mine else lead
    who = draft.pick(draft.rows("agent"))["id"] if lead is None else lead["magistrate_id"]
    held = [
        row["role"]
        for row in draft.rows("agent_role")
        if row["agent_id"] == who and row["role"] in MAGISTRATES
    ]
    return {"issuer_id": who, "issuer_role": draft.pick(held) if held else Role.PROSECUTOR}


def _act(
    draft: Draft,
    clause: Clause,
    case: object,
    *,
    good: bool,
    sound: bool = False,
    **more: object,
) -> UUID:
    grantee = draft.pick(holders(draft, *GRANTEES[clause]))
    columns: Row = {
        "clause": clause,
        "grantee_id": grantee,
        "case_id": case,
        "interception_id": None,
        "scope": draft.pick((Scope.WHOLE_CASE, Scope.WHOLE_CASE, Scope.ITEMS)),
        "includes_sealed": draft.chance(0.6),
        **_signed(draft, clause, case, grantee),
        "issued_at": LONG_AGO,
        "valid_from": LONG_AGO,
        "valid_until": LATER,
        "revoked_at": None,
        "completed_at": None,
        "prior_id": None,
        "express": True,
        "reason": draft.text("panne"),
        "task": draft.text("traduction"),
        "confirmed_by_id": None,
        "confirmed_at": None,
        "foreign_request_id": None,
        "difficulty_id": None,
        "stage_at_issue": None,
        "elements": [],
        **more,
    }
    columns |= _resting_on(draft, clause, columns, sound=sound)
    if sound:
        columns |= more
    if not good:
        for wrong in draft.some(list(WRONG), 1, 2):
            columns |= wrong(draft, columns)
    made = draft.add("authorisation", **columns)
    for item in _designated(draft, columns):
        draft.add("authorisation_item", authorisation_id=made, item_id=item)
        if clause is Clause.VIII and draft.chance(0.6):
            _useful(draft, made, item)
    return made


def _resting_on(draft: Draft, clause: Clause, columns: Row, *, sound: bool) -> Row:
    """What an authorisation of the clause needs besides."""
    case = columns["case_id"]
    if clause is Clause.VII:
        return {"foreign_request_id": _of_case(draft, "foreign_request", case)}
    if clause is Clause.XI_DIRECTOR:
        prior = _act(
            draft,
            Clause.XI_MAGISTRATE,
            case,
            good=sound or draft.chance(0.7),
            grantee_id=columns["grantee_id"],
            scope=Scope.WHOLE_CASE if sound else draft.pick(tuple(Scope)),
        )
        difficulty = _of_case(draft, "technical_difficulty", draft.pick((case, case, None)))
        if sound:
            own = {"exceptional": True, "description": None, "opened_at": LONG_AGO}
            difficulty = draft.add("technical_difficulty", case_id=case, **own, closed_at=None)
        return {"prior_id": prior, "difficulty_id": difficulty, "issued_at": LONG_AGO + TICK}
    if clause is Clause.XII:
        lines = [row for row in draft.rows("interception") if row["mission_id"] is None]
        sought = [row for row in lines if not seised_of(draft, row["case_id"])]
        one = draft.pick((None, draft.pick(sought)["id"], draft.pick(lines)["id"]))
        case = draft.pick((case, *(row["case_id"] for row in sought if row["case_id"])))
        return {
            "interception_id": one,
            "case_id": case if one is None else draft.pick((None, case)),
        }
    if clause is Clause.ART_11_1:
        return _research(draft, case)
    return {}


def _of_case(draft: Draft, table: str, case: object) -> object:
    return draft.pick([row["id"] for row in draft.rows(table) if row["case_id"] == case])


def _research(draft: Draft, case: object) -> Row:
    """A prosecutor in an enquiry, or an investigating judge, who is seised of the case."""
    judge = draft.chance(0.5)
    seised = [row for row in draft.rows("assignment") if row["case_id"] == case]
    chosen = draft.pick(seised) if seised else None
    if judge and chosen is not None:
        chosen["function"] = Function.INVESTIGATING_JUDGE
    early = (Stage.COMPLAINT, Stage.ENQUIRY)
    return {
        "issuer_id": None if chosen is None else chosen["magistrate_id"],
        "issuer_role": Role.CRIMINAL_JUDGE if judge else Role.PROSECUTOR,
        "stage_at_issue": Stage.JUDICIAL_INVESTIGATION if judge else draft.pick(early),
        "elements": [str(each) for each in draft.some(tuple(Element), 1, 6)],
    }


def _designated(draft: Draft, columns: Row) -> list[object]:
    """Items of the case, and one of another."""
    of = {
        row["id"]
        for row in draft.rows("interception")
        if row["case_id"] == columns["case_id"] or row["id"] == columns["interception_id"]
    }
    here = [row["id"] for row in draft.rows("intercept_item") if row["interception_id"] in of]
    every = [row["id"] for row in draft.rows("intercept_item")]
    return list(dict.fromkeys((*draft.some(here, 2, 4), draft.pick(every))))


def _useful(draft: Draft, act: UUID, item: object) -> None:
    role = draft.pick((Role.JUDICIAL_POLICE_OFFICER,) * 3 + tuple(sorted(INVESTIGATORS)))
    draft.add(
        "useful_item",
        authorisation_id=act,
        item_id=item,
        listed_by_id=draft.pick(holders(draft, role)),
        listed_role=role,
        listed_at=draft.pick((LONG_AGO, NOW, NOW + TICK)),
    )


def _notices(draft: Draft, act: Row) -> None:
    for kind in NoticeKind:
        if draft.chance(0.3):
            draft.add(
                "notice",
                kind=kind,
                authorisation_id=act["id"],
                due_from=draft.pick((LONG_AGO, NOW, NOW + TICK)),
                done_at=draft.pick((None, NOW + TICK, *(NOW, LONG_AGO) * 3)),
                by_id=draft.pick((None, act["grantee_id"])),
            )
