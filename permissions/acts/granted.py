"""Of authorisations that were issued: who may end one, who takes one over, and which have stopped.

The acts ask it of the one that they name; the caller is told of those of which it holds.
"""

from collections.abc import Collection

from db.enumerations import Clause, Processing, Role
from permissions.acts.clauses import BY_THE_LEAD
from permissions.condition import AGENT, FALSE, NOW, TRUE, Condition, Row, any_of
from permissions.cpp.interception_facts import in_charge, signed, upheld
from permissions.offices import file_without_purpose
from permissions.purposes import MAGISTRATES, TERMS, Purpose

ENDED_FOR = frozenset({Purpose.INTERCEPT_CASE, Purpose.CASE_PROCESSING})
"""Purposes for which one is ended."""
TAKEN_OVER_FOR = frozenset({Purpose.INTERCEPT_CASE})
"""Purposes for which one is confirmed."""
TAKEN_OVER = BY_THE_LEAD | {Clause.VI}
"""Clauses under which the magistrate in charge issues, and his successor confirms."""


def leads(role: Role, act: Row) -> Condition:
    """The caller is the magistrate in charge of its case now."""
    return in_charge(act["case_id"])(AGENT, NOW) if role in MAGISTRATES else FALSE


def ends(role: Role, act: Row) -> tuple[Condition, Condition]:
    """Whoever issued it ends it, and the magistrate in charge."""
    return act["issuer_id"].eq(AGENT), leads(role, act)


def of_another(act: Row) -> Condition:
    """Another magistrate issued it as the one in charge does, and not for the caller."""
    by_magistrate = act["issuer_role"].among(MAGISTRATES) & act["clause"].among(TAKEN_OVER)
    return by_magistrate & ~act["issuer_id"].eq(AGENT) & ~act["grantee_id"].eq(AGENT)


def stopped(act: Row) -> Condition:
    """It stopped when the magistrate in charge changed, and opens nothing until it is confirmed
    (A32).
    """
    office = in_charge(act["case_id"])
    return signed(act, office) & ~upheld(act, office, act["grantee_id"])


def of_the_file(act: Row, processing: Condition) -> Condition:
    """It is of the file that the purpose names: of the register where that is CASE_PROCESSING."""
    research = act["clause"].eq(Clause.ART_11_1)
    return (research & processing) | (~research & ~processing)


def for_some_purpose(role: Role, act: Row, purposes: Collection[Purpose]) -> Condition:
    """The role may state a purpose for it, which names its case; or states none, having none."""
    stated = _stated(role, purposes)
    if not stated:
        return TRUE
    files = (
        of_the_file(act, TRUE if each is Purpose.CASE_PROCESSING else FALSE) for each in stated
    )
    return ~act["case_id"].absent() & any_of(*files)


def files_of(role: Role, purposes: Collection[Purpose]) -> frozenset[Processing]:
    """The files of those for which the role may state a purpose; having none to state, its own,
    where that is the file of interceptions.
    """
    stated = frozenset(TERMS[each].processing for each in _stated(role, purposes))
    if stated or file_without_purpose(role) is not Processing.INTERCEPT:
        return stated
    return frozenset({Processing.INTERCEPT})


def _stated(role: Role, purposes: Collection[Purpose]) -> list[Purpose]:
    return [each for each in Purpose if each in purposes and TERMS[each].may_be_stated_by(role)]
