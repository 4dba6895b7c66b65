"""Article R40-47, XI and XII: in exceptional difficulty, and where no magistrate is known."""

from datetime import datetime

import pytest
from interception_rows import NOW, SECOND, act, assignment, ident, since
from platform_of_interceptions import INVISIBLE, PLATFORM, RELEASED, Platform

from db.enumerations import Clause, Role
from permissions.purposes import Purpose

SEALED = "SEALED"
ENDED = (
    {"valid_until": NOW},
    {"valid_until": None},
    {"valid_from": NOW + SECOND},
    {"revoked_at": NOW},
)
FIRST = NOW - SECOND * 20


def contracted(director: str = "DIRECTOR", **columns: object) -> Platform:
    """The magistrate's authorisation, and a second later the director's."""
    magistrates = act(Clause.XI_MAGISTRATE, "CONTRACTOR", "JI", issued_at=FIRST)
    agencys = act(
        Clause.XI_DIRECTOR,
        "CONTRACTOR",
        director,
        prior_id="PRIOR",
        difficulty_id="FAULT",
        issued_at=FIRST + SECOND,
    )
    return PLATFORM.with_act(magistrates, name="PRIOR").with_act(agencys | columns)


BOTH = contracted()


def mends(platform: Platform, item: str = "I1") -> str:
    return platform.asks("CONTRACTOR", Purpose.EXCEPTIONAL_DIFFICULTY, item)


def test_a_contractor_reads_the_case_when_both_authorised_and_the_first_opens_its_seals() -> None:
    assert {mends(BOTH, item) for item in ("I1", "I2", "I5")} == {RELEASED}
    assert mends(BOTH, "J1") == INVISIBLE
    assert mends(BOTH, "I3") == SEALED
    assert mends(BOTH.but("authorisation", "ACT", {"includes_sealed": True}), "I3") == SEALED
    assert mends(BOTH.but("authorisation", "PRIOR", {"includes_sealed": True}), "I3") == RELEASED


def test_without_any_authorisation_a_contractor_reads_nothing() -> None:
    assert mends(PLATFORM) == INVISIBLE
    assert mends(BOTH.without("authorisation", "PRIOR")) == INVISIBLE


@pytest.mark.parametrize("instant", [FIRST, FIRST - SECOND])
def test_the_director_authorises_after_the_magistrate_and_not_at_the_same_instant(
    instant: datetime,
) -> None:
    early = {"issued_at": instant}
    assert mends(BOTH.but("authorisation", "ACT", early)) == INVISIBLE


@pytest.mark.parametrize("step", ["PRIOR", "ACT"])
@pytest.mark.parametrize("ended", ENDED)
def test_both_authorisations_run(step: str, ended: dict[str, object]) -> None:
    assert mends(BOTH.but("authorisation", step, ended)) == INVISIBLE


@pytest.mark.parametrize(
    ("step", "flaw"),
    [
        ("PRIOR", {"case_id": ident("K2")}),
        ("PRIOR", {"grantee_id": ident("MAINTAINER")}),
        ("PRIOR", {"clause": Clause.IX}),
        ("PRIOR", {"issuer_id": ident("PROSECUTOR"), "issuer_role": Role.PROSECUTOR}),
        ("ACT", {"express": False}),
        ("ACT", {"prior_id": None}),
        ("ACT", {"difficulty_id": None}),
        ("ACT", {"grantee_id": ident("MAINTAINER")}),
        ("ACT", {"clause": Clause.XI_MAGISTRATE}),
        ("ACT", {"issuer_role": Role.ANTENJ_MAGISTRATE}),
        ("ACT", {"issuer_id": ident("ANTENJ")}),
        ("ACT", {"issuer_id": ident("JI"), "issuer_role": Role.CRIMINAL_JUDGE}),
    ],
)
def test_a_flaw_in_either_step_closes_all(step: str, flaw: dict[str, object]) -> None:
    assert mends(BOTH.but("authorisation", step, flaw)) == INVISIBLE


def test_the_first_step_stops_with_the_magistrate_and_goes_on_when_the_next_confirms() -> None:
    handed_over = BOTH.but("assignment", "JI on K1", {"valid_until": NOW}).but(
        "assignment", "JI2 on K1", assignment("K1", "JI2", valid_from=NOW)
    )
    assert mends(handed_over) == INVISIBLE
    confirmation = {"confirmed_by_id": ident("JI2"), "confirmed_at": NOW}
    assert mends(handed_over.but("authorisation", "PRIOR", confirmation)) == RELEASED


def test_each_step_may_bear_on_some_items_alone() -> None:
    magistrates = act(Clause.XI_MAGISTRATE, "CONTRACTOR", "JI", issued_at=FIRST)
    one = BOTH.with_act(magistrates, "I1", name="PRIOR")
    assert mends(one, "I1") == RELEASED
    assert mends(one, "I2") == INVISIBLE


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"exceptional": False}, INVISIBLE),
        ({"opened_at": NOW + SECOND}, INVISIBLE),
        ({"closed_at": NOW}, INVISIBLE),
        ({"closed_at": NOW + SECOND}, RELEASED),
        ({"case_id": ident("K2")}, INVISIBLE),
        ({"case_id": ident("K1")}, RELEASED),
    ],
)
def test_access_lasts_while_the_exceptional_difficulty_does(
    change: dict[str, object], told: str
) -> None:
    assert mends(BOTH.but("technical_difficulty", "FAULT", change)) == told


def test_the_directors_delegate_is_one_by_the_directors_own_act_then() -> None:
    delegated = contracted("DELEGATE")
    assert mends(delegated) == RELEASED
    for flaw in (
        {"issuer_office": Role.SECRETARY_GENERAL_MOJ},
        {"issuer_id": ident("DELEGATE")},
        {"valid_until": FIRST + SECOND},
        {"revoked_at": FIRST},
        {"valid_from": FIRST + SECOND * 2},
    ):
        assert mends(delegated.but("designation", "DELEGATE signed", flaw)) == INVISIBLE
    gone_since = {"valid_until": NOW - SECOND}
    assert mends(delegated.but("designation", "DELEGATE signed", gone_since)) == RELEASED
    assert mends(BOTH.but("agent_role", "DIRECTOR is", {"valid_until": FIRST})) == INVISIBLE


def test_a_contractor_is_under_contract_and_cleared() -> None:
    ended = {"valid_until": NOW}
    assert mends(BOTH.but("contract", "contract", ended)) == "DESIGNATION_INVALID"
    assert mends(BOTH.but("clearance", "CONTRACTOR cleared", ended)) == "HABILITATION_INVALID"


def seeking(who: str = "OPJ", issuer: str = "DIRECTOR", **columns: object) -> Platform:
    return PLATFORM.with_act(act(Clause.XII, who, issuer, **{"case_id": "K16"} | columns))


def seeks(
    platform: Platform, item: str = "O1", who: str = "OPJ", kind: str = "InterceptItem"
) -> str:
    return platform.asks(who, Purpose.IDENTIFY_MAGISTRATE, item, kind=kind)


@pytest.mark.parametrize("who", ["OPJ", "TAX", "CLERK", "JI2", "PROSECUTOR"])
@pytest.mark.parametrize("issuer", ["DIRECTOR", "ANTENJ"])
def test_a_person_of_i_to_iii_reads_to_find_the_magistrate_and_opens_no_seal(
    who: str, issuer: str
) -> None:
    platform = seeking(who, issuer, includes_sealed=True)
    assert seeks(platform, "O1", who) == RELEASED
    assert seeks(platform, "X16", who, "Interception") == RELEASED
    assert seeks(platform, "O3", who) == SEALED
    assert seeks(platform, "I1", who) == INVISIBLE
    assert seeks(platform, "D1", who) == INVISIBLE
    assert seeks(platform, "N1", who) == INVISIBLE


def test_an_interception_of_no_case_is_named_itself() -> None:
    orphan = seeking(case_id=None, interception_id="X0")
    assert seeks(orphan, "N1") == RELEASED
    assert seeks(orphan, "O1") == INVISIBLE
    assert seeks(seeking(interception_id="X0"), "O1") == INVISIBLE
    assert seeks(seeking(case_id=None, interception_id="XM"), "D1") == INVISIBLE
    assert seeks(seeking(case_id=None), "N1") == INVISIBLE


def test_it_is_over_at_the_instant_when_a_magistrate_is_recorded() -> None:
    found = seeking().but(
        "assignment", "found", assignment("K16", "JI", lead=False, valid_from=NOW)
    )
    assert seeks(found) == INVISIBLE
    earlier = found.asks("OPJ", Purpose.IDENTIFY_MAGISTRATE, "O1", at=NOW - SECOND)
    assert earlier == RELEASED
    assert seeks(seeking(case_id="K1"), "I1") == INVISIBLE


@pytest.mark.parametrize(
    "flaw",
    [
        *ENDED,
        {"issuer_id": ident("OPJ")},
        {"issuer_id": ident("DELEGATE"), "issuer_role": Role.ANTENJ_DIRECTOR_DELEGATE},
        {"issuer_id": ident("DELEGATE")},
        {"issuer_role": Role.ANTENJ_MAGISTRATE},
        {"issuer_id": ident("JI"), "issuer_role": Role.CRIMINAL_JUDGE},
        {"grantee_id": ident("APJ")},
    ],
)
def test_a_flawed_authorisation_finds_no_magistrate(flaw: dict[str, object]) -> None:
    assert seeks(seeking().but("authorisation", "ACT", flaw)) == INVISIBLE


@pytest.mark.parametrize(
    ("clause", "who", "issuer", "purpose"),
    [
        (Clause.VI, "INTERPRETER", "JI", Purpose.INTERPRETATION),
        (Clause.VI, "INTERPRETER", "OPJ", Purpose.INTERPRETATION),
        (Clause.IX, "MAINTAINER", "JI", Purpose.PLATFORM_OPERATION),
    ],
)
def test_it_is_the_authorisation_named_that_opens(
    clause: Clause, who: str, issuer: str, purpose: Purpose
) -> None:
    platform = PLATFORM.with_act(act(clause, who, issuer), "I1")
    assert platform.asks(who, purpose, "I1") == RELEASED
    assert platform.asks(who, purpose, "I1", authorisation="another") == INVISIBLE
    for other in (BOTH, seeking()):
        for holder, stated, item in (
            ("CONTRACTOR", Purpose.EXCEPTIONAL_DIFFICULTY, "I1"),
            ("OPJ", Purpose.IDENTIFY_MAGISTRATE, "O1"),
        ):
            assert other.asks(holder, stated, item, authorisation="another") == INVISIBLE


def test_nobody_authorises_himself() -> None:
    both = {"agent_id": ident("OPJ"), "role": Role.ANTENJ_DIRECTOR, **since()}
    own = act(Clause.XII, "OPJ", "OPJ", case_id="K16", issuer_role=Role.ANTENJ_DIRECTOR)
    assert seeks(PLATFORM.but("agent_role", "director too", both).with_act(own)) == INVISIBLE


def test_whoever_has_yet_to_inform_the_magistrate_gets_no_further_access() -> None:
    earlier = act(Clause.XII, "OPJ", "DIRECTOR", case_id="K1")
    platform = seeking().with_act(earlier, name="EARLIER")
    owed = {
        "kind": "MAGISTRATE_INFORMED",
        "authorisation_id": ident("EARLIER"),
        "due_from": NOW,
        "done_at": None,
    }

    def after(**notice: object) -> str:
        return seeks(platform.but("notice", "owed", owed | notice))

    assert after() == "DUTY_OUTSTANDING"
    assert after(done_at=NOW + SECOND) == "DUTY_OUTSTANDING"
    assert after(done_at=NOW) == RELEASED
    assert after(due_from=NOW + SECOND) == RELEASED
    assert after(kind="QUALIFIED_PERSON_INFORMED") == RELEASED
    anothers = platform.but("authorisation", "EARLIER", {"grantee_id": ident("TAX")})
    assert seeks(anothers.but("notice", "owed", owed)) == RELEASED
    # and what is not the search for a magistrate stays open
    elsewhere = platform.but("notice", "owed", owed)
    assert elsewhere.asks("OPJ", Purpose.INTERCEPT_CASE, "I1") == RELEASED


def test_the_qualified_person_sees_governance_and_nothing_of_what_is_governed() -> None:
    platform = seeking()

    def oversees(record: str, kind: str, at: Platform = platform) -> str:
        return at.asks("QUALIFIED", Purpose.INTERCEPT_OVERSIGHT, record, kind=kind)

    assert oversees("ACT", "Authorisation") == RELEASED
    assert oversees("OPJ signed", "Designation") == RELEASED
    assert oversees("K1 to OPJ", "Referral") == RELEASED
    assert oversees("JI on K1", "Assignment") == INVISIBLE  # of the register
    for kind, name in (("InterceptItem", "O1"), ("Interception", "X16"), ("PlatformUser", "OPJ")):
        assert oversees(name, kind) == INVISIBLE
    unsigned = platform.but("designation", "QUALIFIED signed", {"issuer_office": None})
    assert oversees("ACT", "Authorisation", unsigned) == "DESIGNATION_INVALID"
