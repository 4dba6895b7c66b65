"""What a reader may read: the table of 5.3, and the inquiries of 5.4."""

from dataclasses import dataclass

from law_facts import Authorisation, Facts, Item
from law_tables import GRANTEES, INVESTIGATORS, MAGISTRATES, OF_THE_ONE_IN_CHARGE, OFFICERS

from db.enumerations import Clause, Role


@dataclass(frozen=True, slots=True)
class Told:
    """What a reading gives: one of the codes, or the payload or its absence.

    `there`: whether the item is; None where the machine says nothing of it.
    """

    codes: frozenset[str] = frozenset()
    payload: bool = False
    there: bool | None = None
    under_seal: bool = False


def gate(facts: Facts, who: str, role: Role, *, purpose: str | None) -> frozenset[str]:
    """The codes with which the gate may refuse; none where it lets pass."""
    if not facts.holds(who, role):
        return frozenset({"ROLE_NOT_CLAIMED"})
    if purpose is None:
        return frozenset()
    codes = set()
    two_acts = INVESTIGATORS | {
        Role.ADMIN_POLICE_AGENT,
        Role.POLICE_ADMIN_INVESTIGATOR,
        Role.SNEAS_AGENT,
    }
    one_act = two_acts | {Role.MAGISTRATE_CLERK, Role.PLATFORM_MAINTAINER}
    point = role is not Role.JUDICIAL_POLICE_OFFICER or facts.agents[who].point in {2, 3, 4}
    if role in one_act and not (facts.designated(who, role) and point):
        codes.add("DESIGNATION_INVALID")
    if role in two_acts and not facts.habilitated(who, role):
        codes.add("HABILITATION_INVALID")
    return frozenset(codes)


def stands(facts: Facts, it: Authorisation) -> bool:
    """Whether an authorisation is valid now (5.1)."""
    if not it.runs(facts.now) or it.decrypted or it.issuer == it.grantee:
        return False
    lead = facts.in_charge(it.case)
    by_lead = lead is not None and lead in {it.issuer, it.confirmer}
    match it.clause:
        case Clause.IV:
            seised = it.case is not None and facts.is_seised(it.issuer, it.case)
            return seised and facts.link_of(it.grantee, it.issuer) is not None
        case Clause.VI:
            return by_lead if it.issuer_role in MAGISTRATES else _officer_reads(facts, it)
        case Clause.XI_DIRECTOR:
            prior = facts.authorisations.get(it.prior or "")
            ended = it.difficulty is None or not facts.difficulties[it.difficulty].open
            return prior is not None and stands(facts, prior) and not ended
        case Clause.XII:
            return not facts.known(it)
        case _:
            assert it.clause in OF_THE_ONE_IN_CHARGE
            return by_lead


def _officer_reads(facts: Facts, it: Authorisation) -> bool:
    """An officer who authorised passes PN-02 still; the seal of each item is looked at apart."""
    role = it.issuer_role
    ready = not gate(facts, it.issuer, role, purpose="INTERCEPT_CASE")
    return role in OFFICERS and ready and facts.is_referred(it.issuer, it.case)


def covers(facts: Facts, it: Authorisation, item: Item) -> bool:
    """Whether an authorisation bears on an item."""
    place = item.line == it.line if it.case is None else facts.lines[item.line] == it.case
    return place and (it.items is None or item.id in it.items)


def opens_seal(facts: Facts, it: Authorisation) -> bool:
    """Whether it opens what is under seal (A22)."""
    if it.clause is Clause.XI_DIRECTOR:
        return it.sealed and facts.authorisations[it.prior or ""].sealed
    return it.sealed and (it.issuer_role in MAGISTRATES)


def of_the_case(facts: Facts, who: str, role: Role, case: str, item: Item) -> Told:
    """INTERCEPT_CASE: PN-01 to PN-03."""
    codes = gate(facts, who, role, purpose="INTERCEPT_CASE")
    if codes:
        return Told(codes)
    if facts.lines[item.line] != case:
        return Told(there=False)
    if role in MAGISTRATES:
        seised = facts.is_seised(who, case)
        return Told(payload=seised, there=seised)
    if role is Role.MAGISTRATE_CLERK:
        seised = any(facts.is_seised(each, case) for each in facts.assisted(who))
        return Told(payload=seised, there=seised)
    if not facts.is_referred(who, case):
        return Told(there=False)
    opened = any(
        it.clause is Clause.II_SEALED
        and it.grantee == who
        and it.sealed
        and covers(facts, it, item)
        and stands(facts, it)
        for it in facts.authorisations.values()
    )
    shut = item.sealed and not opened
    return Told(payload=not shut, there=True, under_seal=shut)


def under(facts: Facts, who: str, role: Role, it: Authorisation, item: Item) -> Told:
    """The purpose of an authorisation: PN-04 to PN-12. It is open to those roles alone (3)."""
    if role not in GRANTEES[it.clause]:
        return Told(frozenset({"PURPOSE_NOT_ALLOWED"}))
    codes = set(gate(facts, who, role, purpose=str(it.clause)))
    if it.clause is Clause.XII and facts.owes("MAGISTRATE_INFORMED", grantee=who):
        codes.add("DUTY_OUTSTANDING")
    if codes:
        return Told(frozenset(codes))
    if it.grantee != who or not stands(facts, it) or not covers(facts, it, item):
        return Told()
    opened = not item.sealed or opens_seal(facts, it)
    if it.clause is Clause.VIII:
        encrypted = item.encrypted and item.kind in {"DATA", "CONTENT"}
        useful = item.id in it.useful and item.kind in {"DATA", "INFORMATION"}
        return Told(payload=opened and (encrypted or useful))
    there = True if it.clause is Clause.XII else None  # its presence is told, under seal too
    return Told(payload=opened, there=there)
