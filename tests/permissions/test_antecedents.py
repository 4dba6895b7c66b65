"""R40-29: who consults criminal antecedents, signed by whom, in which inquiry."""

import pytest
from file_of_antecedents import (
    CALLERS,
    CONSULTANTS,
    LISTED_ON,
    MISSION,
    OFFICES,
    OVER,
    REGISTER,
    SIGNED_BY,
    STILL,
    acts_of,
    agent,
    caller,
    changed,
    consulting,
    ids,
    known,
    of_another_role,
    refused,
    seen,
)

from db.enumerations import (
    LegalBasis,
    Listing,
    Role,
)
from permissions.categories import Category, always
from permissions.entities import (
    AdministrativeInquiry,
    AntecedentPerson,
    AntecedentRecord,
    Designation,
    ProsecutorReferral,
    Transmission,
)
from permissions.evaluator import records
from permissions.purposes import INQUIRERS, Purpose
from permissions.refusal import Code
from permissions.subject import AgentId, Caller, StatedPurpose

SNEAS = caller(Role.SNEAS_AGENT)


@pytest.mark.parametrize("who", CALLERS)
def test_whoever_the_text_names_reads_the_records_of_the_subject_and_no_other(who: Caller) -> None:
    assert seen(who) == ids("T1")
    assert seen(who, of=AntecedentPerson) == ids("A1")


@pytest.mark.parametrize("role", sorted(INQUIRERS))
@pytest.mark.parametrize("basis", LegalBasis)
def test_an_inquiry_may_rest_on_any_of_the_seven_bases(role: Role, basis: str) -> None:
    assert seen(caller(role, basis=basis)) == ids("T1")


def test_pending_and_closed_procedures_are_read() -> None:
    assert seen(caller(Role.SNEAS_AGENT, subject=known("A4"))) == ids("T4")


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("role", CONSULTANTS)
def test_both_acts_are_signed_by_the_office_that_the_text_names(role: Role, office: Role) -> None:
    whoever = [caller(role)] + [MISSION] * (role == MISSION.acting_role)
    named = office in SIGNED_BY[role]
    for who in whoever:
        designated = changed("designation", role, issuer_office=office)
        assert refused(who, designated) == (None if named else Code.DESIGNATION_INVALID)
        entitled = changed("habilitation", role, issuer_office=office)
        assert refused(who, entitled) == (None if named else Code.HABILITATION_INVALID)


@pytest.mark.parametrize("who", [*(caller(role) for role in CONSULTANTS), MISSION])
def test_neither_act_may_be_missing_over_unsigned_or_signed_by_oneself(who: Caller) -> None:
    role = Role(who.acting_role or "")
    wrong: tuple[dict[str, object], ...] = (
        *OVER,
        {"issuer_office": None},
        {"issuer_id": known(role)},
        {"agent_id": known("chief")},
        *of_another_role(role),
    )
    for columns in wrong:
        designated, entitled = (
            changed(table, role, **columns) for table in ("designation", "habilitation")
        )
        assert refused(who, designated) == Code.DESIGNATION_INVALID
        assert refused(who, entitled) == Code.HABILITATION_INVALID
    collective = changed("designation", role, individually=False)
    assert refused(who, collective) == Code.DESIGNATION_INVALID
    unnamed: dict[str, object] = {"issuer_id": None}
    for columns in (*STILL, unnamed):
        for table in ("designation", "habilitation"):
            assert refused(who, changed(table, role, **columns)) is None


@pytest.mark.parametrize("role", LISTED_ON)
def test_the_service_stands_on_the_list_that_the_text_means(role: Role) -> None:
    for other in set(Listing) - {LISTED_ON[role]}:
        elsewhere = changed("body_listing", role, listing=other)
        assert refused(caller(role), elsewhere) == Code.DESIGNATION_INVALID
    for columns in OVER:
        over = changed("body_listing", role, **columns)
        assert refused(caller(role), over) == Code.DESIGNATION_INVALID
    colleague = agent("colleague", body_id=known("body of " + role))
    of_none = changed("agent", role, body_id=None).changed({"agent": [colleague]})
    assert refused(caller(role), of_none) == Code.DESIGNATION_INVALID
    for columns in STILL:
        assert refused(caller(role), changed("body_listing", role, **columns)) is None


@pytest.mark.parametrize("motives", [(), ("WEAPON_PERMIT",), ("SECURITY",), None])
def test_a_motive_that_the_habilitation_does_not_list_is_not_covered(motives: object) -> None:
    who = caller(Role.ADMIN_POLICE_AGENT)
    others = changed("habilitation", Role.ADMIN_POLICE_AGENT, motives=motives)
    assert refused(who, others) == Code.MOTIVE_NOT_COVERED


def test_a_motive_is_stated_and_is_one_of_his_own_current_list() -> None:
    role = Role.ADMIN_POLICE_AGENT
    bare = StatedPurpose(
        Purpose.ADMIN_INQUIRY, {"basis": LegalBasis.CSI_L114_1, "subject": known("A1")}
    )
    assert refused(Caller(AgentId(known(role)), role, bare)) == Code.MOTIVE_NOT_COVERED
    wrong: tuple[dict[str, object], ...] = (
        {"agent_id": known("chief")},
        {"issuer_office": Role.DGPN},
        *of_another_role(role),
        *OVER,
    )
    for columns in wrong:
        lists = {"motives": ("WEAPON_PERMIT",), "legal_bases": ()}
        other = {**acts_of(role), "id": known("other"), **lists, **columns}
        register = REGISTER.changed({"habilitation": [other]})
        assert refused(caller(role, motive="WEAPON_PERMIT"), register) == Code.MOTIVE_NOT_COVERED
    wrongly_signed = changed("habilitation", role, issuer_office=Role.HEAD_OF_REGISTRY)
    assert refused(caller(role), wrongly_signed) == Code.HABILITATION_INVALID
    assert refused(caller(Role.SNEAS_AGENT, motive="ANYTHING")) is None


@pytest.mark.parametrize("role", sorted(INQUIRERS))
def test_an_inquiry_is_on_a_basis_that_the_habilitation_lists_if_it_lists_any(role: Role) -> None:
    def on(*bases: str) -> Code | None:
        return refused(caller(role), changed("habilitation", role, legal_bases=bases))

    assert on() is on("CSI_L114_1") is on("LOPS_17_1", "CSI_L114_1") is None
    for others in (("LOPS_17_1",), ("CSI_L114_2", "CSI_L234_1"), ("CSI_L114",), ("",)):
        assert on(*others) == Code.MOTIVE_NOT_COVERED


INQUIRING = caller(Role.ADMIN_POLICE_AGENT, inquiry=known("inquiry"))


def test_an_inquirer_follows_his_own_inquiries_and_no_other_governance() -> None:
    assert seen(INQUIRING, of=AdministrativeInquiry) == ids("inquiry")
    assert seen(INQUIRING, of=ProsecutorReferral) == ids("referral")
    assert seen(INQUIRING, of=Transmission) == seen(INQUIRING, of=Designation) == set()
    assert seen(SNEAS, of=AdministrativeInquiry) == seen(SNEAS, of=ProsecutorReferral) == set()
    elsewhere = changed("administrative_inquiry", "inquiry", person_id=known("A4"))
    assert seen(caller(Role.ADMIN_POLICE_AGENT), elsewhere, AdministrativeInquiry) == set()


def test_an_inquiry_that_is_named_is_his_own_and_this_one() -> None:
    assert refused(INQUIRING) is None
    for columns in (
        {"agent_id": known(Role.SNEAS_AGENT)},
        {"person_id": known("A4")},
        {"legal_basis": LegalBasis.CSI_L114_2},
        {"motive": "WEAPON_PERMIT"},
    ):
        register = changed("administrative_inquiry", "inquiry", **columns)
        assert refused(INQUIRING, register) == Code.PRECONDITION_FAILED
    motiveless = changed("administrative_inquiry", "inquiry", motive=None)
    assert refused(INQUIRING, motiveless) is None
    for role in INQUIRERS:
        assert refused(caller(role, inquiry=known("never"))) == Code.PRECONDITION_FAILED


@pytest.mark.parametrize("who", CALLERS)
def test_the_mention_itself_is_governance_and_shown_to_none_of_them(who: Caller) -> None:
    consultation = consulting(who)
    for entity in (AntecedentRecord, AntecedentPerson):
        for each in records(REGISTER, entity):
            shown = consultation.disclosure(each, always(Category.GOVERNANCE_ANTECEDENTS))
            assert type(shown).__name__ == "Withheld"
