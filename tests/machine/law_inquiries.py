"""Inquiries, what a hit obliges to ask, and the opinion (R40-29/I/5°; A34)."""

from law_facts import Facts, Inquiry
from law_moves import DUTY, INCOMPETENT, NOT_THERE, Choice, Move, failed, verdict
from law_offices import MOTIVE
from law_reading import gate

from db.enumerations import Role

STAFF = Role.ADMIN_POLICE_AGENT
INQUIRERS = ("PREFECTURE", "PREFECTURE", "POLICE", "SNEAS-OK")
SUBJECTS: dict[str, dict[str, str]] = {
    "S:A1": {"surname": "Morvan", "forenames": "Yann Tugdual", "birthDate": "1984-06-12"},
    "S:B3": {"surname": "Lemarchand", "forenames": "Joris", "birthDate": "1986-10-31"},
    "S:A6": {"surname": "Le Bihan", "forenames": "Gaëlle", "birthDate": "1995-04-17"},
    "": {"surname": "Personne", "forenames": "Aucune", "birthDate": "1984-06-12"},
}
"""Two who have records, one whose record is closed, and someone the file does not hold."""


def within(inquiry: Inquiry) -> str:
    """The purpose of an inquiry."""
    stated = f";motive={inquiry.motive}" if inquiry.motive else ""
    return f'ADMIN_INQUIRY;basis=CSI_L114_1;subject="{inquiry.id}"{stated}'


def passes(facts: Facts, who: str, role: Role, motive: str | None) -> frozenset[str]:
    """The gate of ADMIN_INQUIRY: two acts, and under 5° a motive that one habilitation lists."""
    codes = gate(facts, who, role, purpose="ADMIN_INQUIRY")
    if role is not STAFF or "ROLE_NOT_CLAIMED" in codes:
        return codes
    listed = any(motive in each.motives for each in facts.habilitated(who, role))
    return codes if listed else codes | {"MOTIVE_NOT_COVERED"}


def open_one(facts: Facts, choice: Choice) -> Move:
    """openInquiry."""
    who = choice.rather(INQUIRERS, ("P-LYON", "RECIPIENT", "HEAD-OF-POLICE"), 92)
    role = facts.role_of(who)
    subject = choice.one(("S:A1", "S:B3", "S:B3", "S:A6", ""))
    motive = choice.rather((MOTIVE,), ("WEAPON_PERMIT", None), 92) if role is STAFF else None
    given = {"basis": "CSI_L114_1", **SUBJECTS[subject], **({"motive": motive} if motive else {})}
    competent = who in INQUIRERS

    def effect(made: str) -> None:
        hit = bool(facts.shown(subject))
        person = subject if hit else None
        facts.inquiries[made] = Inquiry(
            id=made, who=who, role=role, motive=motive, person=person, hit=hit
        )

    codes = passes(facts, who, role, motive) if competent else frozenset({INCOMPETENT})
    return Move(
        act="openInquiry",
        who=who,
        role=role,
        given=given,
        verdict=verdict(codes),
        effect=effect,
        about=frozenset({who}),
    )


def carry_on(facts: Facts, choice: Choice) -> Move | None:
    """referToPolice, referToProsecutor, or recordOpinion."""
    if not facts.inquiries:
        return None
    those = list(facts.inquiries.values())
    it = choice.rather([each for each in those if each.opinion is None and each.hit], those, 90)
    who = it.who if choice.likely(94) else choice.one(INQUIRERS)
    role = facts.role_of(who)
    motive = it.motive if role is STAFF else None
    stated = f";motive={motive}" if motive else ""
    act = choice.one(("referToPolice", "referToProsecutor", "referToProsecutor", "recordOpinion"))
    given: dict[str, object] = {"inquiry": it.id}
    reasons = failed(unless=it.opinion is None)
    nothing = [] if who == it.who else [NOT_THERE]
    shown = facts.shown(it.person)

    def ask_police(_made: str) -> None:
        it.police = True

    effect = ask_police
    if act == "referToPolice":
        given["service"] = "DIPN 69"
        reasons += failed(unless=it.hit and not it.police)
    elif act == "referToProsecutor":
        record = choice.rather(shown, facts.antecedents, 92)
        given["record"] = record.id
        if record not in shown:
            nothing = nothing or [
                NOT_THERE,
                *reasons,
            ]  # that it has ended may be told of any record
        reasons += failed(unless=record.court not in it.asked)

        def ask_prosecutor(_made: str) -> None:
            it.asked[record.court] = _made

        effect = ask_prosecutor
    else:
        opinion = choice.one(("FAVOURABLE", "UNFAVOURABLE", "UNFAVOURABLE"))
        given["opinion"] = opinion
        if opinion == "UNFAVOURABLE" and _owes(facts, it):
            reasons.append(DUTY)

        def end(_made: str) -> None:
            it.opinion = opinion

        effect = end
    return Move(
        act=act,
        who=who,
        role=role,
        purpose=f'ADMIN_INQUIRY;basis=CSI_L114_1;subject="{it.id}"{stated}',
        given=given,
        verdict=verdict(passes(facts, who, role, motive), nothing, reasons),
        effect=effect,
        target=("administrative_inquiry", it.id),
        about=frozenset({it.who}),
    )


def _owes(facts: Facts, it: Inquiry) -> bool:
    """Under 5°, on a hit: the police, and each competent prosecutor of what may be read now."""
    if it.role is not STAFF or not it.hit:
        return False
    courts = {each.court for each in facts.shown(it.person)}
    return not courts or not it.police or not courts <= set(it.asked)


def reply(facts: Facts, choice: Choice) -> Move | None:
    """recordProsecutorReply."""
    asked = [(it, court) for it in facts.inquiries.values() for court in it.asked]
    if not asked:
        return None
    waiting = [each for each in asked if each[1] not in each[0].replied]
    it, court = choice.rather(waiting, asked, 90)
    right = [who for who in facts.those(Role.PROSECUTOR) if facts.agents[who].court == court]
    who = choice.rather(right, ("P-LYON", "P-PARIS", "JI-LYON", "PREFECTURE"), 85)
    accessible = choice.likely(60)
    concerned = [
        each for each in facts.antecedents if (each.person, each.court) == (it.person, court)
    ]
    acquits = choice.likely(20)
    given: dict[str, object] = {"referral": it.asked[court], "accessible": accessible}
    if acquits:
        given |= {
            "procedure": concerned[0].procedure,
            "outcome": "ACQUITTAL_MISDEMEANOUR",
            "outcomeFinalAt": facts.after(days=-20).isoformat(),
        }

    def effect(_: str) -> None:
        it.replied.add(court)
        for each in concerned:
            each.barred = each.barred or not accessible
            if acquits and each.procedure == concerned[0].procedure:
                each.outcome, each.final = "ACQUITTAL_MISDEMEANOUR", facts.after(days=-20)

    role = facts.role_of(who)
    nothing = [NOT_THERE] if role is Role.PROSECUTOR else [INCOMPETENT]
    return Move(
        act="recordProsecutorReply",
        who=who,
        role=role,
        given=given,
        verdict=verdict([] if who in right else nothing, failed(unless=court not in it.replied)),
        effect=effect,
        target=("prosecutor_referral", it.asked[court]),
        about=frozenset({it.who}),
    )
