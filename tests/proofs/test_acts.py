"""Without the acts that the texts ask for, valid and rightly signed, nothing at all."""

import pytest

from db.enumerations import Role
from permissions.condition import AGENT, NOW, Condition, Exists, Literal, Row, reference
from permissions.purposes import INQUIRERS, INVESTIGATORS, Purpose
from proofs.asking import Asked, everything, places
from proofs.proving import never
from proofs.telling import counterexample

SUPERIOR = frozenset({Role.HIERARCHICAL_SUPERIOR})
HEADS = frozenset({Role.DGPN, Role.DGGN, Role.HIERARCHICAL_SUPERIOR})
DIRECTOR = frozenset({Role.INTELLIGENCE_DIRECTOR})
NOT_AGENTS_OWN = frozenset(Role) - INVESTIGATORS
"""II does not say which office habilitates; an agent of II is none (A23)."""
BOTH = {
    **{
        (role, purpose): (SUPERIOR, NOT_AGENTS_OWN)
        for role in INVESTIGATORS
        for purpose in (Purpose.INTERCEPT_CASE, Purpose.IDENTIFY_MAGISTRATE)
    },
    (Role.CUSTOMS_67BIS2_OFFICER, Purpose.CUSTOMS_67BIS2): (
        SUPERIOR,
        frozenset({Role.CUSTOMS_MINISTER}),
    ),
    (Role.POLICE_ADMIN_INVESTIGATOR, Purpose.ADMIN_INQUIRY): (HEADS, HEADS),
    (Role.POLICE_ADMIN_INVESTIGATOR, Purpose.SECURITY_MISSION_L234_3): (HEADS, HEADS),
    (Role.INTELLIGENCE_AGENT, Purpose.ADMIN_INQUIRY): (DIRECTOR, DIRECTOR),
    (Role.SNEAS_AGENT, Purpose.ADMIN_INQUIRY): ({Role.DGPN}, {Role.DGPN}),
    (Role.COSSEN_AGENT, Purpose.ADMIN_INQUIRY): ({Role.DGGN}, {Role.DGGN}),
    (Role.ADMIN_POLICE_AGENT, Purpose.ADMIN_INQUIRY): (
        {Role.STATE_REPRESENTATIVE},
        {Role.STATE_REPRESENTATIVE},
    ),
    (Role.DEFENCE_INTELLIGENCE_AGENT, Purpose.STAFF_PROTECTION): (DIRECTOR, DIRECTOR),
}
"""Who needs both acts, for what, and the offices that may sign the one and the other."""
DESIGNATION = {
    (Role.MAGISTRATE_CLERK, Purpose.INTERCEPT_CASE): {Role.HEAD_OF_REGISTRY},
    (Role.MAGISTRATE_CLERK, Purpose.IDENTIFY_MAGISTRATE): {Role.HEAD_OF_REGISTRY},
    (Role.PLATFORM_MAINTAINER, Purpose.PLATFORM_OPERATION): {Role.SECRETARY_GENERAL_MOJ},
    (Role.PAYMENT_CONTROLLER, Purpose.PAYMENT_CONTROL): {Role.SECRETARY_GENERAL_MOJ},
    (Role.REGISTRY_CONTROL_MAGISTRATE, Purpose.REGISTRY_CONTROL): {Role.JUSTICE_MINISTER},
    (Role.QUALIFIED_PERSON, Purpose.INTERCEPT_OVERSIGHT): {Role.JUSTICE_MINISTER},
}
"""Who needs an individual designation, for what, and by whom."""
HABILITATION = {
    (Role.AUTHORISED_ASSISTANT, Purpose.CASE_PROCESSING): {Role.HEAD_OF_REGISTRY},
    (Role.AUTHORISED_ASSISTANT, Purpose.RECIPROCAL_KNOWLEDGE): {Role.HEAD_OF_REGISTRY},
    (Role.AUTHORISED_ASSISTANT, Purpose.VICTIM_INFORMATION): {Role.HEAD_OF_REGISTRY},
    (Role.AUTHORISED_ASSISTANT, None): {Role.HEAD_OF_REGISTRY},
    (Role.SAUJ_AGENT, Purpose.SAUJ_SERVICE): {Role.HEAD_OF_REGISTRY},
    (Role.FILE_CONTROL_ASSISTANT, Purpose.POLICE_FILE_CONTROL): {Role.JUSTICE_MINISTER},
    (Role.MOJ_STATISTICIAN, Purpose.STATISTICS_NOMINATIVE): {Role.SECRETARY_GENERAL_MOJ},
}
"""Who needs to be authorised (*habilité*), for what, and by whom, where that is recorded."""
DIRECTED = {
    (Role.INTELLIGENCE_AGENT, Purpose.ADMIN_INQUIRY),
    (Role.DEFENCE_INTELLIGENCE_AGENT, Purpose.STAFF_PROTECTION),
}
"""Who needs both acts of his own director, for what."""


def act(table: str, role: Role, offices: object = None) -> Condition:
    """An act for the caller and the role, in force now, signed by an office and not by himself."""
    row = Row(table, "needed")
    over = ~row["valid_until"].absent() & row["valid_until"].le(NOW)
    revoked = ~row["revoked_at"].absent() & row["revoked_at"].le(NOW)
    valid = row["valid_from"].le(NOW) & ~over & ~revoked
    mine = row["agent_id"].eq(AGENT) & row["role"].eq(role)
    if offices is None:
        return Exists(row, mine & valid)
    himself = ~row["issuer_id"].absent() & row["issuer_id"].eq(AGENT)
    signed = row["issuer_office"].among(offices) & ~himself  # type: ignore[arg-type]  # roles
    return Exists(row, mine & valid & signed)


def individually(role: Role, offices: object) -> Condition:
    """A designation that names the agent individually."""
    row = Row("designation", "needed")
    made = act("designation", role, offices)
    assert isinstance(made, Exists)
    return Exists(row, made.where & row["individually"].eq(other=True))


def needs(role: Role, purpose: Purpose | None, needed: Condition) -> None:
    asked = Asked(role, purpose, places()[0])
    found = never(asked.gate, unless=(needed,))
    assert found is None, counterexample(asked, found)


@pytest.mark.parametrize(("role", "purpose"), sorted(BOTH, key=str))
def test_without_a_valid_designation_nothing(role: Role, purpose: Purpose) -> None:
    """The gate of each role of II, V and R40-29 lets nobody in who is not individually designated
    for the role now, by the office that the text names and not by himself."""
    needs(role, purpose, individually(role, BOTH[role, purpose][0]))


@pytest.mark.parametrize(("role", "purpose"), sorted(BOTH, key=str))
def test_without_a_valid_habilitation_nothing(role: Role, purpose: Purpose) -> None:
    """Nor anybody who is not specially habilitated for it now, likewise signed: two acts, and one
    does not stand for the other."""
    needs(role, purpose, act("habilitation", role, BOTH[role, purpose][1]))


@pytest.mark.parametrize(("role", "purpose"), sorted(DESIGNATION, key=str))
def test_without_the_designation_of_his_office_nothing(role: Role, purpose: Purpose) -> None:
    """The gate lets in no clerk without the head of registry's individual designation, and no
    maintainer or payment controller without the Secretary General's, and none of those who control
    the register or oversee interceptions without the Minister's."""
    needs(role, purpose, individually(role, DESIGNATION[role, purpose]))


@pytest.mark.parametrize(("role", "purpose"), sorted(HABILITATION, key=str))
def test_without_the_habilitation_of_48_1_nothing(role: Role, purpose: Purpose | None) -> None:
    """The gate lets in no authorised assistant, reception agent, assistant of a file's control or
    statistician who is not habilitated now, by the office that signs or by one not recorded."""
    made, office = act("habilitation", role), Row("habilitation", "needed")["issuer_office"]
    assert isinstance(made, Exists)
    signed = office.absent() | office.among(HABILITATION[role, purpose])
    needs(role, purpose, Exists(made.row, made.where & signed))


@pytest.mark.parametrize("table", ["designation", "habilitation"])
@pytest.mark.parametrize(("role", "purpose"), sorted(DIRECTED, key=str))
def test_an_agent_of_an_intelligence_service_is_signed_for_by_his_own_director(
    role: Role, purpose: Purpose, table: str
) -> None:
    """The gate lets in no agent of an intelligence service by an act whose signatory, where he is
    recorded, belongs to another service than the agent's."""
    made = act(table, role, DIRECTOR)
    assert isinstance(made, Exists)
    himself, director = Row("agent", "himself"), Row("agent", "his_director")
    own = director["id"].eq(made.row["issuer_id"]) & director["body_id"].eq(himself["body_id"])
    his = Exists(himself, himself["id"].eq(AGENT) & Exists(director, own))
    needs(role, purpose, Exists(made.row, made.where & (made.row["issuer_id"].absent() | his)))


def test_without_a_motive_that_his_own_habilitation_lists_an_agent_of_5_gets_nothing() -> None:
    """The gate lets in no agent of R40-29/I/5° whose stated motive is not in the closed list of a
    habilitation of his own, in force and signed by the State's representative."""
    made = act("habilitation", Role.ADMIN_POLICE_AGENT, {Role.STATE_REPRESENTATIVE})
    assert isinstance(made, Exists)
    row, motive = Row("habilitation", "needed"), reference("motive")
    listed = Exists(row, made.where & motive.within(row["motives"]))
    needs(Role.ADMIN_POLICE_AGENT, Purpose.ADMIN_INQUIRY, listed)


@pytest.mark.parametrize("role", sorted(INQUIRERS))
def test_without_a_basis_that_his_own_habilitation_is_for_nobody_inquires(role: Role) -> None:
    """The gate lets in nobody who inquires on a legal basis that no habilitation of his own, in
    force and signed by the office of R40-29, lists, unless it lists none at all."""
    made = act("habilitation", role, BOTH[role, Purpose.ADMIN_INQUIRY][1])
    assert isinstance(made, Exists)
    row, basis = Row("habilitation", "needed"), reference("basis")
    bases = row["legal_bases"]
    founded = basis.within(bases) | ~Literal(None).within(bases)
    needs(role, Purpose.ADMIN_INQUIRY, Exists(row, made.where & founded))


def test_nobody_acts_in_a_role_that_he_does_not_hold_now() -> None:
    """Whatever the role and purpose, the gate lets in nobody who does not hold that very role now,
    unrevoked."""
    seen = set()
    for role, purpose in {(each.role, each.purpose) for each in everything()}:
        needs(role, purpose, act("agent_role", role))
        seen.add(role)
    assert seen == set(Role)
