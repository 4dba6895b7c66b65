"""Seals put and opened (R40-47/II/f; A52)."""

from law_facts import Facts
from law_moves import INCOMPETENT, Choice, Move, failed, named, stated, verdict
from law_reading import gate
from law_tables import OFFICERS


def seal(facts: Facts, choice: Choice) -> Move:
    """sealItems, or unsealItems."""
    seals = choice.likely(55)
    case = choice.rather(("K1",), ("K2",), 92)
    own = [each for each in facts.items.values() if facts.lines[each.line] == case]
    fit = [each.id for each in own if each.sealed is not seals]
    items = sorted({choice.rather(fit, list(facts.items), 93) for _ in range(choice.one((1, 2)))})
    lead = facts.in_charge(case)
    right = [lead] if lead else []
    if seals:
        right += ["OPJ", "OPJ-4", "CUSTOMS-28-1"]
    who = choice.rather(right, ("P-LYON", "APJ", "OPJ", "CLERK-JI", "OPJ-UNREFERRED"), 85)
    role = facts.role_of(who)
    purpose, elsewhere = stated(facts, choice, role, case)
    officer = seals and role in OFFICERS and facts.is_referred(who, case)
    competent = who == lead or officer
    number = "SC-1" if choice.likely(5) else f"SC-{len(facts.exhibits) + 100}"
    fits = all(
        facts.case_of(each) == case and facts.items[each].sealed is not seals for each in items
    ) and not (seals and (case, number) in facts.exhibits)
    given: dict[str, object] = {"case": named(case), "items": items}
    if seals:
        given["number"] = number

    def effect(_: str) -> None:
        for each in items:
            facts.items[each].sealed = seals
        if seals:
            facts.exhibits.add((case, number))

    return Move(
        act="sealItems" if seals else "unsealItems",
        who=who,
        role=role,
        purpose=purpose,
        given=given,
        verdict=verdict(
            gate(facts, who, role, purpose=purpose),
            [*([] if competent else [INCOMPETENT]), *elsewhere],
            failed(unless=fits),
        ),
        effect=effect,
        about=frozenset({"OPJ", "OPJ-SEAL", "INTERPRETER", "DECRYPTOR"}),
    )
