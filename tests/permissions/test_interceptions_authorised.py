"""Article R40-47, VI to XII: each reads what was opened to him, by whom it should be, in order."""

from datetime import timedelta

import pytest
from interception_rows import DAY, NOW, ROLES, SECOND, act, assignment, ident
from platform_of_interceptions import INVISIBLE, PLATFORM, RELEASED, Platform

from db.enumerations import Clause, Role, Scope
from permissions.purposes import Purpose

SEALED = "SEALED"
ENDED = (
    {"valid_until": NOW},
    {"valid_until": None},
    {"valid_from": NOW + SECOND},
    {"revoked_at": NOW},
    {"issued_at": NOW + SECOND},
)
"""No longer, without end, not yet, revoked: not good at this instant."""
HANDED_OVER = {"valid_until": NOW}
"""What an assignment reads when the case leaves the magistrate at this instant."""


def listed(issuer: str, *items: str, **columns: object) -> Platform:
    """An interpreter's authorisation by somebody, for some items."""
    return PLATFORM.with_act(act(Clause.VI, "INTERPRETER", issuer, **columns), *items)


def interprets(platform: Platform, item: str = "I2", field: str = "payload") -> str:
    return platform.asks("INTERPRETER", Purpose.INTERPRETATION, item, field)


def changed(platform: Platform, **columns: object) -> Platform:
    return platform.but("authorisation", "ACT", columns)


# VI


@pytest.mark.parametrize("issuer", ["JI", "OPJ", "TAX"])
def test_an_interpreter_reads_the_items_designated_and_no_others(issuer: str) -> None:
    platform = listed(issuer, "I2", "J1")
    assert interprets(platform) == interprets(platform, "I2", "transcript") == RELEASED
    assert interprets(platform, "I1") == INVISIBLE
    assert interprets(platform, "J1") == INVISIBLE  # another case's
    for kind, name in (("Interception", "X1"), ("Exhibit", "E1"), ("ServiceRequest", "R1")):
        unseen = platform.asks("INTERPRETER", Purpose.INTERPRETATION, name, kind=kind)
        assert unseen == INVISIBLE
    assert interprets(changed(listed(issuer), scope=Scope.WHOLE_CASE)) == INVISIBLE


@pytest.mark.parametrize("issuer", ["JI", "OPJ"])
@pytest.mark.parametrize("ended", ENDED)
def test_an_interpreters_time_is_limited(issuer: str, ended: dict[str, object]) -> None:
    assert interprets(changed(listed(issuer, "I2"), **ended)) == INVISIBLE


@pytest.mark.parametrize("issuer", ["APJ", "CUSTOMS", "PROSECUTOR", "JI2", "INTERPRETER"])
def test_nobody_else_designates_to_an_interpreter(issuer: str) -> None:
    assert interprets(listed(issuer, "I2")) == INVISIBLE


def test_the_magistrate_in_charge_alone_opens_seals_to_an_interpreter() -> None:
    assert interprets(listed("JI", "I3", includes_sealed=True), "I3") == RELEASED
    assert interprets(listed("JI", "I3"), "I3") == SEALED
    by_officer = listed("OPJ", "I3", includes_sealed=True)
    assert interprets(by_officer, "I3") == INVISIBLE
    his_own = act(Clause.II_SEALED, "OPJ", "JI", includes_sealed=True)
    assert interprets(by_officer.with_act(his_own, name="SEAL"), "I3") == INVISIBLE
    laid_since = listed("OPJ", "I2").but("intercept_item", "I2", {"sealed_at": NOW})
    assert interprets(laid_since) == INVISIBLE


@pytest.mark.parametrize(
    ("table", "name", "columns"),
    [
        ("referral", "K1 to OPJ", {"valid_until": NOW}),
        ("designation", "OPJ signed", {"revoked_at": NOW}),
        ("designation", "OPJ signed", {"individually": False}),
        ("habilitation", "OPJ signed", {"valid_until": NOW}),
        ("agent_role", "OPJ is", {"valid_until": NOW}),
        ("agent_role", "OPJ is", {"valid_from": NOW - timedelta(minutes=30)}),
        ("agent", "OPJ", {"art_16_point": 1}),
        ("agent", "OPJ", {"active": False}),
    ],
)
def test_an_officers_designation_lasts_while_he_reads_the_item_himself(
    table: str, name: str, columns: dict[str, object]
) -> None:
    assert interprets(listed("OPJ", "I2").but(table, name, columns)) == INVISIBLE


def test_an_officer_designates_in_the_role_that_he_held() -> None:
    platform = changed(listed("OPJ", "I2"), issuer_role=Role.TAX_JUDICIAL_OFFICER)
    assert interprets(platform) == INVISIBLE


# VII

REQUESTED = PLATFORM.with_act(
    act(Clause.VII, "FOREIGNER", "JI", foreign_request_id="EIO"), "I1", "I3"
)


def executes(platform: Platform, item: str = "I1", basis: str = "EIO") -> str:
    return platform.asks("FOREIGNER", Purpose.EIO_EXECUTION, item, basis=basis)


def test_a_foreign_investigator_reads_what_is_designated_for_his_states_request() -> None:
    assert executes(REQUESTED) == RELEASED
    assert executes(REQUESTED, "I2") == INVISIBLE
    assert executes(REQUESTED, "I3") == SEALED
    assert executes(changed(REQUESTED, includes_sealed=True), "I3") == RELEASED
    assert executes(PLATFORM) == INVISIBLE
    for ended in ENDED:
        assert executes(changed(REQUESTED, **ended)) == INVISIBLE
    by_officer = act(Clause.VII, "FOREIGNER", "OPJ", foreign_request_id="EIO")
    assert executes(PLATFORM.with_act(by_officer, "I1")) == INVISIBLE


def test_the_request_is_of_his_state_and_on_the_stated_instrument_and_recorded() -> None:
    refused = "PRECONDITION_FAILED"
    italian = REQUESTED.but("foreign_request", "EIO", {"state": "IT"})
    assert executes(italian) == executes(italian.but("agent", "TAX", {"state": "IT"})) == refused
    assert executes(REQUESTED.but("agent", "FOREIGNER", {"state": None})) == refused
    assert executes(REQUESTED, basis="MLA_2000_ART18") == refused
    other = REQUESTED.but("foreign_request", "EIO", {"instrument": "MLA_2000_ART18"})
    assert executes(other) == refused
    assert executes(other, basis="MLA_2000_ART18") == RELEASED
    assert executes(changed(REQUESTED, foreign_request_id=None)) == refused
    elsewhere = REQUESTED.but("foreign_request", "EIO", {"case_id": ident("K2")})
    assert executes(elsewhere) == INVISIBLE
    another = {"state": "BE", "instrument": "EIO", "case_id": ident("K1")}
    assert executes(elsewhere.but("foreign_request", "of K1", another)) == INVISIBLE


def test_of_an_authorisation_that_is_anothers_nothing_is_said() -> None:
    anothers = changed(REQUESTED, grantee_id=ident("OPJ"), foreign_request_id=None)
    assert executes(anothers) == INVISIBLE


# VIII

DECRYPTING = PLATFORM.with_act(act(Clause.VIII, "DECRYPTER", "JI", valid_until=None))


def decrypts(platform: Platform, item: str = "I4", field: str = "payload") -> str:
    return platform.asks("DECRYPTER", Purpose.DECRYPTION, item, field)


def useful(platform: Platform, item: str, by: str = "OPJ", **columns: object) -> Platform:
    row = {
        "authorisation_id": ident("ACT"),
        "item_id": ident(item),
        "listed_by_id": ident(by),
        "listed_role": ROLES[by],
        "listed_at": NOW,
    }
    return platform.but("useful_item", f"{item} by {by}", row | columns)


def test_the_decryption_service_reads_what_is_encrypted_while_it_is() -> None:
    assert decrypts(DECRYPTING) == RELEASED
    assert decrypts(DECRYPTING, "I4", "clear") == "NOT_IN_PURPOSE"
    assert decrypts(DECRYPTING, "I2") == INVISIBLE
    in_clear = DECRYPTING.but("intercept_item", "I4", {"encrypted": False})
    assert decrypts(in_clear) == INVISIBLE
    done = changed(DECRYPTING, completed_at=NOW)
    assert decrypts(done) == INVISIBLE
    assert decrypts(changed(DECRYPTING, completed_at=NOW + SECOND)) == RELEASED
    assert decrypts(changed(DECRYPTING, revoked_at=NOW)) == INVISIBLE
    others = PLATFORM.with_act(act(Clause.VIII, "DECRYPTER", "JI"), "I2")
    assert decrypts(others) == INVISIBLE


def test_what_is_encrypted_and_under_seal_opens_if_the_authorisation_says_so() -> None:
    under_seal = DECRYPTING.but("intercept_item", "I4", {"sealed_at": NOW})
    assert decrypts(under_seal) == INVISIBLE, "that it is encrypted is under seal, too"
    assert decrypts(changed(under_seal, includes_sealed=True)) == RELEASED
    useful_too = useful(changed(DECRYPTING, includes_sealed=True), "I6")
    assert decrypts(useful_too, "I6") == RELEASED
    assert decrypts(changed(useful_too, includes_sealed=False), "I6") == SEALED


def test_data_and_information_listed_as_useful_are_read_and_no_contents() -> None:
    platform = useful(useful(useful(DECRYPTING, "I5"), "I1", "TAX"), "I2")
    assert decrypts(platform, "I5") == decrypts(platform, "I1") == RELEASED
    assert decrypts(platform, "I2") == "NOT_IN_PURPOSE"
    assert decrypts(useful(PLATFORM, "I5"), "I5") == INVISIBLE
    assert decrypts(useful(changed(DECRYPTING, revoked_at=NOW), "I5"), "I5") == INVISIBLE


def test_a_list_by_someone_who_may_make_none_is_refused() -> None:
    refused = "ISSUER_NOT_COMPETENT"
    assert decrypts(useful(DECRYPTING, "I5", "APJ"), "I5") == refused
    no_officer = DECRYPTING.but("agent_role", "OPJ is", {"valid_until": NOW})
    assert decrypts(useful(no_officer, "I5"), "I5") == refused
    mayor = DECRYPTING.but("agent", "OPJ", {"art_16_point": 1})
    assert decrypts(useful(mayor, "I5"), "I5") == refused
    own = {"listed_role": Role.TAX_JUDICIAL_OFFICER}
    officer_too = DECRYPTING.but(
        "agent_role",
        "both",
        {"agent_id": ident("DECRYPTER"), "role": Role.TAX_JUDICIAL_OFFICER}
        | {"valid_from": NOW - DAY, "valid_until": None, "revoked_at": None},
    )
    assert decrypts(useful(officer_too, "I5", "DECRYPTER", **own), "I5") == refused


def test_beside_a_good_list_what_another_lists_is_not_there() -> None:
    both = useful(useful(DECRYPTING, "I5"), "I1", "APJ")
    assert decrypts(both, "I5") == RELEASED
    assert decrypts(both, "I1") == INVISIBLE
    assert decrypts(useful(DECRYPTING, "I5", listed_at=NOW + SECOND), "I5") == INVISIBLE


# IX, X

RUNNING = PLATFORM.with_act(act(Clause.IX, "MAINTAINER", "JI"))


def maintains(platform: Platform, item: str = "I1") -> str:
    return platform.asks("MAINTAINER", Purpose.PLATFORM_OPERATION, item)


def test_a_maintainer_reads_one_case_on_an_express_authorisation() -> None:
    assert {maintains(RUNNING, item) for item in ("I1", "I2", "I5")} == {RELEASED}
    assert maintains(RUNNING, "I3") == SEALED
    assert maintains(changed(RUNNING, includes_sealed=True), "I3") == RELEASED
    assert maintains(RUNNING, "J1") == INVISIBLE
    assert maintains(PLATFORM) == INVISIBLE
    assert maintains(changed(RUNNING, express=False)) == INVISIBLE
    for ended in ENDED:
        assert maintains(changed(RUNNING, **ended)) == INVISIBLE
    items = PLATFORM.with_act(act(Clause.IX, "MAINTAINER", "JI"), "I1")
    assert maintains(items) == RELEASED
    assert maintains(items, "I2") == INVISIBLE
    seen = items.asks("MAINTAINER", Purpose.PLATFORM_OPERATION, "X1", kind="Interception")
    assert seen == INVISIBLE


def test_a_maintainer_is_designated_by_the_secretary_general_and_cleared() -> None:
    by_superior = {"issuer_office": Role.HIERARCHICAL_SUPERIOR}
    undesignated = RUNNING.but("designation", "MAINTAINER signed", by_superior)
    assert maintains(undesignated) == "DESIGNATION_INVALID"
    for cleared in ({"valid_until": NOW}, {"revoked_at": NOW}, {"agent_id": ident("OPJ")}):
        uncleared = RUNNING.but("clearance", "MAINTAINER cleared", cleared)
        assert maintains(uncleared) == "HABILITATION_INVALID"
    higher = RUNNING.but("clearance", "MAINTAINER cleared", {"level": "TOP_SECRET"})
    assert maintains(higher) == RELEASED


def test_a_maintainer_confirms_no_authorisation_of_his_own() -> None:
    in_charge = RUNNING.but("assignment", "JI on K1", HANDED_OVER).but(
        "assignment", "himself", assignment("K1", "MAINTAINER", valid_from=NOW)
    )
    also = {"agent_id": ident("MAINTAINER"), "role": Role.CRIMINAL_JUDGE, "revoked_at": None}
    judge = in_charge.but(
        "agent_role", "judge", also | {"valid_from": NOW - DAY, "valid_until": None}
    )
    own = changed(judge, confirmed_by_id=ident("MAINTAINER"), confirmed_at=NOW)
    assert maintains(own) == INVISIBLE


def pays(platform: Platform, user: str = "OPJ") -> str:
    return platform.asks("CONTROLLER", Purpose.PAYMENT_CONTROL, user, kind="PlatformUser")


def test_a_payment_controller_sees_who_of_i_to_v_made_requests_and_nothing_else() -> None:
    assert pays(PLATFORM) == RELEASED
    assert pays(PLATFORM, "TAX") == INVISIBLE
    for role, seen in ((Role.SPECIALISED_ASSISTANT, RELEASED), (Role.INTERPRETER, INVISIBLE)):
        assert pays(PLATFORM.but("service_request", "R1", {"requester_role": role})) == seen
    assert pays(PLATFORM.but("service_request", "R1", {"at": NOW})) == RELEASED
    assert pays(PLATFORM.but("service_request", "R1", {"at": NOW + SECOND})) == INVISIBLE
    for kind, name in (("ServiceRequest", "R1"), ("InterceptItem", "I1"), ("Interception", "X1")):
        unseen = PLATFORM.asks("CONTROLLER", Purpose.PAYMENT_CONTROL, name, kind=kind)
        assert unseen == INVISIBLE


def test_a_payment_controller_is_designated_and_charged_with_legal_costs() -> None:
    by_superior = {"issuer_office": Role.HIERARCHICAL_SUPERIOR}
    undesignated = PLATFORM.but("designation", "CONTROLLER signed", by_superior)
    assert pays(undesignated) == "DESIGNATION_INVALID"
    for duty in ("PLATFORM", None):
        assert pays(PLATFORM.but("agent", "CONTROLLER", {"duty": duty})) == "DESIGNATION_INVALID"
