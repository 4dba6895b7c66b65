"""Article R40-47, I to V, and what makes an authorisation good: intervals, offices, takeovers."""

from datetime import timedelta

import pytest
from interception_rows import NOW, SECOND, act, assignment, ident
from platform_of_interceptions import INVISIBLE, PLATFORM, RELEASED, STRICT_LAW, Platform

from db.enumerations import CaseKind, Clause, OffenceClass, Role
from permissions.purposes import Purpose

CASE = Purpose.INTERCEPT_CASE
SEALED = "SEALED"
OPENED = PLATFORM.with_act(act(Clause.II_SEALED, "OPJ", "JI", includes_sealed=True), "I3")
TASK = PLATFORM.with_act(act(Clause.IV, "ASSISTANT", "JI", includes_sealed=True))
ENDS_NOW = {"valid_until": NOW}
ENDED = ({"valid_until": NOW}, {"valid_from": NOW + SECOND}, {"revoked_at": NOW})
"""An act that ended at this very instant, begins a second later, or is revoked at this instant."""
RUNS = ({"valid_until": NOW + SECOND}, {"valid_from": NOW}, {"revoked_at": NOW + SECOND})


def sealed_item(platform: Platform, item: str = "I3") -> str:
    return platform.asks("OPJ", CASE, item)


def test_a_magistrate_reads_all_of_his_case_under_seal_or_not() -> None:
    for who in ("JI", "PROSECUTOR"):
        assert {PLATFORM.asks(who, CASE, f"I{n}") for n in range(1, 7)} == {RELEASED}
        assert PLATFORM.asks(who, CASE, "J1") == INVISIBLE
        assert PLATFORM.asks(who, CASE, "J1", case="K2") == INVISIBLE
    assert PLATFORM.asks("JI2", CASE, "I1") == INVISIBLE


def test_a_case_that_is_ones_own_must_be_the_one_named() -> None:
    both = PLATFORM.but("assignment", "JI on K2", assignment("K2", "JI", lead=False))
    assert both.asks("JI", CASE, "J1") == INVISIBLE
    assert both.asks("JI", CASE, "J1", case="K2") == RELEASED


def test_an_assignment_is_good_up_to_its_end_and_not_at_it() -> None:
    ending = PLATFORM.but("assignment", "JI on K1", ENDS_NOW)
    assert ending.asks("JI", CASE, "I1") == INVISIBLE
    assert ending.asks("JI", CASE, "I1", at=NOW - SECOND) == RELEASED


def test_an_investigator_reads_what_is_not_under_seal_and_sees_that_the_rest_is_there() -> None:
    for who in ("OPJ", "APJ", "TAX"):
        assert {PLATFORM.asks(who, CASE, item) for item in ("I1", "I2", "I5")} == {RELEASED}
        for field in ("payload", "transcript", "correspondents", "clear"):
            assert PLATFORM.asks(who, CASE, "I3", field) == SEALED
        assert PLATFORM.asks(who, CASE, "I6") == SEALED
        assert PLATFORM.asks(who, CASE, "J1", case="K2") == INVISIBLE


def test_exhibits_and_interceptions_of_a_case_are_seen_by_those_who_read_it() -> None:
    assert PLATFORM.asks("OPJ", CASE, "E1", kind="Exhibit") == RELEASED
    assert PLATFORM.asks("OPJ", CASE, "X1", kind="Interception") == RELEASED
    assert PLATFORM.asks("OPJ", CASE, "R1", kind="ServiceRequest") == RELEASED
    assert PLATFORM.asks("OPJ", CASE, "X2", kind="Interception") == INVISIBLE


def test_the_seal_lies_from_its_instant_and_is_lifted_at_its_own() -> None:
    laid = PLATFORM.but("intercept_item", "I2", {"sealed_at": NOW})
    assert laid.asks("OPJ", CASE, "I2") == SEALED
    assert laid.asks("OPJ", CASE, "I2", at=NOW - SECOND) == RELEASED
    lifted = PLATFORM.but("intercept_item", "I3", {"unsealed_at": NOW})
    assert lifted.asks("OPJ", CASE, "I3") == RELEASED
    assert lifted.asks("OPJ", CASE, "I3", at=NOW - SECOND) == SEALED


def test_a_referral_is_good_up_to_its_end_and_not_at_it() -> None:
    ending = PLATFORM.but("referral", "K1 to OPJ", ENDS_NOW)
    assert ending.asks("OPJ", CASE, "I1") == INVISIBLE
    assert ending.asks("OPJ", CASE, "I1", at=NOW - SECOND) == RELEASED


@pytest.mark.parametrize("ended", ENDED)
@pytest.mark.parametrize(
    ("who", "table", "code"),
    [
        ("OPJ", "designation", "DESIGNATION_INVALID"),
        ("APJ", "designation", "DESIGNATION_INVALID"),
        ("OPJ", "habilitation", "HABILITATION_INVALID"),
        ("TAX", "habilitation", "HABILITATION_INVALID"),
        ("CLERK", "designation", "DESIGNATION_INVALID"),
    ],
)
def test_who_is_no_longer_designated_and_habilitated_is_refused(
    who: str, table: str, code: str, ended: dict[str, object]
) -> None:
    assert PLATFORM.but(table, f"{who} signed", ended).asks(who, CASE, "I1") == code
    # and so is whoever would look for a magistrate
    assert (
        PLATFORM.but(table, f"{who} signed", ended).asks(who, Purpose.IDENTIFY_MAGISTRATE, "O1")
        == code
    )


@pytest.mark.parametrize(
    "flaw",
    [
        {"individually": False},
        {"issuer_office": Role.SECRETARY_GENERAL_MOJ},
        {"issuer_office": None},
        {"issuer_id": ident("OPJ")},
        {"role": Role.JUDICIAL_POLICE_AGENT},
    ],
)
def test_a_designation_is_by_name_by_the_superior_for_the_role_and_not_ones_own(
    flaw: dict[str, object],
) -> None:
    changed = PLATFORM.but("designation", "OPJ signed", flaw)
    assert changed.asks("OPJ", CASE, "I1") == "DESIGNATION_INVALID"


def test_a_habilitation_may_be_the_prosecutor_generals_and_not_ones_own() -> None:
    general = {"issuer_office": Role.PROSECUTOR_GENERAL}
    assert PLATFORM.but("habilitation", "TAX signed", general).asks("TAX", CASE, "I1") == RELEASED
    for flaw in ({"issuer_office": None}, {"issuer_id": ident("TAX")}):
        changed = PLATFORM.but("habilitation", "TAX signed", flaw)
        assert changed.asks("TAX", CASE, "I1") == "HABILITATION_INVALID"


@pytest.mark.parametrize(
    ("point", "told"),
    [(None, "DESIGNATION_INVALID"), (1, "DESIGNATION_INVALID"), (2, RELEASED), (4, RELEASED)],
)
def test_a_mayor_is_no_officer_of_article_16_2_to_4(point: int | None, told: str) -> None:
    officer = PLATFORM.but("agent", "OPJ", {"art_16_point": point})
    assert officer.asks("OPJ", CASE, "I1") == told


def test_a_seal_opens_to_an_investigator_for_the_item_authorised_alone() -> None:
    assert sealed_item(OPENED) == RELEASED
    assert OPENED.asks("OPJ", CASE, "I3", "transcript") == RELEASED
    assert sealed_item(OPENED, "I6") == SEALED
    assert OPENED.asks("APJ", CASE, "I3") == SEALED
    whole = PLATFORM.with_act(act(Clause.II_SEALED, "OPJ", "JI", includes_sealed=True))
    assert sealed_item(whole, "I6") == RELEASED


@pytest.mark.parametrize(
    "flaw",
    [
        *ENDED,
        {"issued_at": NOW + SECOND},
        {"includes_sealed": False},
        {"case_id": ident("K2")},
        {"clause": Clause.IV},
        {"issuer_id": None},
        {"issuer_id": ident("OPJ")},
        {"issuer_id": ident("PROSECUTOR"), "issuer_role": Role.PROSECUTOR},
        {"issuer_role": Role.JUDICIAL_POLICE_OFFICER},
        {"issuer_role": None},
        {"issued_at": NOW - timedelta(days=4000)},
    ],
)
def test_a_flawed_authorisation_opens_no_seal(flaw: dict[str, object]) -> None:
    assert sealed_item(OPENED.but("authorisation", "ACT", flaw)) == SEALED


@pytest.mark.parametrize("still", [*RUNS, {"valid_until": None}, {"issued_at": NOW}])
def test_an_authorisation_to_open_a_seal_is_good_to_its_last_instant_and_may_have_none(
    still: dict[str, object],
) -> None:
    assert sealed_item(OPENED.but("authorisation", "ACT", still)) == RELEASED


def test_reassignment_stops_the_authorisations_until_the_new_magistrate_confirms_them() -> None:
    handed_over = OPENED.but("assignment", "JI on K1", ENDS_NOW).but(
        "assignment", "JI2 on K1", assignment("K1", "JI2", valid_from=NOW)
    )
    assert sealed_item(handed_over) == SEALED
    assert handed_over.asks("OPJ", CASE, "I3", at=NOW - SECOND) == RELEASED

    def confirmed(by: str, **more: object) -> str:
        given = {"confirmed_by_id": ident(by), "confirmed_at": NOW} | more
        return sealed_item(handed_over.but("authorisation", "ACT", given))

    assert confirmed("JI2") == RELEASED
    assert confirmed("JI2", confirmed_at=NOW + SECOND) == SEALED
    assert confirmed("JI2", confirmed_at=NOW - SECOND) == SEALED  # not in charge yet
    assert confirmed("PROSECUTOR") == SEALED
    assert confirmed("JI") == SEALED
    handed_over = handed_over.but("agent", "JI2", {"active": False})
    assert confirmed("JI2") == SEALED


def test_a_magistrate_who_is_seised_still_but_not_in_charge_any_more_opens_nothing() -> None:
    stepped_down = OPENED.but("assignment", "JI on K1", ENDS_NOW).but(
        "assignment", "JI stays", assignment("K1", "JI", lead=False)
    )
    assert stepped_down.asks("JI", CASE, "I3") == RELEASED
    assert sealed_item(stepped_down) == SEALED


def test_a_magistrate_who_left_office_opens_nothing_more() -> None:
    assert sealed_item(OPENED.but("agent_role", "JI is", {"valid_until": NOW})) == SEALED
    officer_now = OPENED.but("agent_role", "JI is", {"role": Role.JUDICIAL_POLICE_OFFICER})
    assert sealed_item(officer_now) == SEALED
    assert sealed_item(OPENED.but("agent", "JI", {"active": False})) == SEALED


def test_a_clerk_reads_what_is_under_seal_unless_seals_are_strict() -> None:
    assert {PLATFORM.asks("CLERK", CASE, f"I{n}") for n in range(1, 7)} == {RELEASED}
    strict = Platform(PLATFORM.register, STRICT_LAW)
    assert strict.asks("CLERK", CASE, "I2") == RELEASED
    assert strict.asks("CLERK", CASE, "I3") == SEALED
    allowed = strict.with_act(act(Clause.II_SEALED, "CLERK", "JI", includes_sealed=True), "I3")
    assert allowed.asks("CLERK", CASE, "I3") == RELEASED
    assert allowed.asks("CLERK", CASE, "I6") == SEALED


def test_a_clerk_reads_the_cases_of_those_whom_he_assists_now() -> None:
    assert PLATFORM.asks("CLERK", CASE, "J1", case="K2") == INVISIBLE
    for table, name in (("assist_link", "CLERK of JI"), ("assignment", "JI on K1")):
        assert PLATFORM.but(table, name, ENDS_NOW).asks("CLERK", CASE, "I1") == INVISIBLE
    left = PLATFORM.but("agent_role", "JI is", {"revoked_at": NOW})
    assert left.asks("CLERK", CASE, "I1") == INVISIBLE
    assert PLATFORM.but("agent", "JI", {"active": False}).asks("CLERK", CASE, "I1") == INVISIBLE


def test_a_specialised_assistant_reads_on_the_authorisation_of_the_magistrate_he_assists() -> None:
    def reads(platform: Platform, item: str = "I1") -> str:
        return platform.asks("ASSISTANT", Purpose.SPECIALISED_TASK, item)

    assert {reads(TASK, f"I{n}") for n in range(1, 7)} == {RELEASED}
    assert reads(TASK, "J1") == INVISIBLE
    assert reads(PLATFORM) == INVISIBLE
    kept_shut = TASK.but("authorisation", "ACT", {"includes_sealed": False})
    assert reads(kept_shut) == RELEASED
    assert reads(kept_shut, "I3") == SEALED
    assert reads(TASK.but("authorisation", "ACT", {"valid_until": None})) == RELEASED
    not_in_charge = TASK.but("assignment", "JI on K1", {"lead": False})
    assert reads(not_in_charge, "I3") == RELEASED
    of_another = act(Clause.IV, "ASSISTANT", "PROSECUTOR", includes_sealed=True)
    assert reads(PLATFORM.with_act(of_another)) == INVISIBLE
    for table, name in (("assist_link", "ASSISTANT of JI"), ("assignment", "JI on K1")):
        assert reads(TASK.but(table, name, ENDS_NOW)) == INVISIBLE
        later = {"valid_from": NOW - timedelta(minutes=30)}  # after the authorisation
        assert reads(TASK.but(table, name, later)) == INVISIBLE
    assert (
        TASK.asks("ASSISTANT", Purpose.SPECIALISED_TASK, "I1", authorisation="another") == INVISIBLE
    )


def test_a_customs_officer_reads_the_unsealed_data_of_his_mission() -> None:
    def reads(platform: Platform, item: str = "D1", field: str = "payload") -> str:
        return platform.asks("CUSTOMS", Purpose.CUSTOMS_67BIS2, item, field)

    assert reads(PLATFORM) == RELEASED
    assert reads(PLATFORM, "D1", "correspondents") == RELEASED
    assert reads(PLATFORM, "D1", "transcript") == "NOT_IN_GRANT"
    assert reads(PLATFORM, "D2") == "NOT_IN_GRANT"
    assert reads(PLATFORM, "D2", "correspondents") == "NOT_IN_GRANT"
    assert reads(PLATFORM, "D3") == SEALED
    assert reads(PLATFORM, "D4") == INVISIBLE
    assert reads(PLATFORM, "I1") == INVISIBLE
    assert PLATFORM.asks("CUSTOMS", Purpose.CUSTOMS_67BIS2, "D4", mission="M2") == INVISIBLE
    for table, name in (("customs_mission", "M1"), ("mission_officer", "CUSTOMS on M1")):
        assert reads(PLATFORM.but(table, name, ENDS_NOW)) == INVISIBLE


def test_a_customs_officer_is_habilitated_by_the_minister_and_designated_by_his_superior() -> None:
    other_office = {"issuer_office": Role.STATE_REPRESENTATIVE}
    for table, code in (
        ("habilitation", "HABILITATION_INVALID"),
        ("designation", "DESIGNATION_INVALID"),
    ):
        changed = PLATFORM.but(table, "CUSTOMS signed", other_office)
        assert changed.asks("CUSTOMS", Purpose.CUSTOMS_67BIS2, "D1") == code


def test_what_is_past_its_term_is_nobodys() -> None:
    """An item of no use when its interception ends; all of it when its limitation runs out."""
    closing = PLATFORM.but("interception", "X1", {"ended_at": NOW})
    useless = closing.but("intercept_item", "I1", {"useful": False, "sealed_at": None})
    case = {
        "kind": CaseKind.CRIMINAL,
        "court_id": ident("C1"),
        "last_recorded_update_at": NOW.replace(year=NOW.year - 6),
        "enforceable_at": None,
    }
    dated = closing.but("court", "C1", {"appeal_court_id": None}).but("judicial_case", "K1", case)
    offence = {"case_id": ident("K1"), "class": OffenceClass.DELIT}
    for ending in (useless, dated.but("offence", "theft", offence)):
        assert ending.asks("JI", CASE, "I1") == INVISIBLE
        assert ending.asks("JI", CASE, "I1", at=NOW - SECOND) == RELEASED
    assert useless.asks("JI", CASE, "I2") == RELEASED
