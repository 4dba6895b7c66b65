"""Rights of two roles are never added: a decision depends on the acting role alone (GX-05).

Enumerated over every condition: whose roles it asks for, and which.
"""

from collections.abc import Iterator

from permissions.condition import (
    AGENT,
    And,
    Column,
    Compare,
    Condition,
    Exists,
    Literal,
    Not,
    Or,
    Term,
    conjuncts,
)
from proofs.asking import Asked, everything, opened, places
from proofs.guarantees import guarantees

OTHERS = {
    ("agent", "id"): "the magistrate assisted, by his account",
    ("assist_link", "magistrate_id"): "the magistrate assisted",
    ("authorisation", "issuer_id"): "who signed",
    ("authorisation", "confirmed_by_id"): "who confirmed",
    ("useful_item", "listed_by_id"): "the officer who listed an item",
}
"""Whose roles a rule may ask for: none of them is the caller himself."""


def role_questions(condition: Condition) -> Iterator[Exists]:
    """Every EXISTS about who holds a role, however deep."""
    match condition:
        case Not(of=inner):
            yield from role_questions(inner)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from role_questions(part)
        case Exists(row=row, where=where):
            if row.table == "agent_role":
                yield condition
            yield from role_questions(where)
        case _:
            return


def equal_to(question: Exists, column: str) -> Term:
    """What a column of the row looked for must equal."""
    own = question.row[column]
    for part in conjuncts(question.where):
        if isinstance(part, Compare) and own in (part.left, part.right):
            return part.right if part.left == own else part.left
    raise AssertionError(f"{column} is left open: anybody's role would do")


def test_no_residual_asks_what_roles_the_caller_holds() -> None:
    """What is released of a record depends on no role that the caller holds: where a rule asks who
    holds a role, it asks it of the magistrate assisted, or of whoever signed, confirmed or listed.
    So a second role neither widens nor narrows what the first is shown."""
    asked_of = set()
    for asked in opened():
        for question in role_questions(asked.residual):
            who = equal_to(question, "agent_id")
            assert isinstance(who, Column), f"{asked}: asks for roles of {who}"
            asked_of.add((who.row.table, who.name))
    assert asked_of <= set(OTHERS), asked_of
    assert asked_of


def test_nobody_assists_himself() -> None:
    """The database refuses a link by which someone assists himself, so the magistrate assisted,
    whose roles are asked for, is another than the caller."""
    assert ("assistant_id", "magistrate_id") in guarantees("assist_link").apart


def test_the_gate_asks_of_the_callers_own_roles_for_the_acting_role_alone() -> None:
    """The gate asks one thing of the caller's own roles: that he holds the acting one."""
    for role, purpose in {(each.role, each.purpose) for each in everything()}:
        gate = Asked(role, purpose, places()[0]).gate
        own = [q for q in role_questions(gate) if equal_to(q, "agent_id") == AGENT]
        assert own
        assert {equal_to(question, "role") for question in own} == {Literal(str(role))}
