"""The prover itself: what is false fails, with words; a slip in a rule is noticed."""

from dataclasses import replace

import pytest

from db.enumerations import AntecedentCapacity, Capacity, Role
from permissions.categories import CASE, PARTY, SEALED_DATA, Category
from permissions.communications import ITEM, sealed
from permissions.condition import NOW, TRUE, Condition, Exists, Row
from permissions.cpp.antecedent_facts import favourably_ended
from permissions.cpp.facts import kept
from permissions.entities import RECORD
from permissions.law import Ask, Grant, Law, Text
from permissions.purposes import Purpose
from proofs.asking import Asked, places
from proofs.changed import changed, swapped, without
from proofs.monotony import closing
from proofs.proving import differ, never
from proofs.telling import never_released
from proofs.test_acts import act


def asked(role: Role, purpose: Purpose | None, kind: str, field: str, law: Law) -> Asked:
    """A question about one field."""
    found = [place for place in places() if place.entity.name == kind and field in place.fields]
    return Asked(role, purpose, found[0], law)


def test_a_property_that_is_false_fails_and_says_in_words_what_contradicts_it() -> None:
    """That no prosecutor ever reads a victim's name is false: he does in a case of his own. The
    prover says so, with role, purpose, field and the facts."""
    victim = PARTY["capacity"].eq(Capacity.VICTIM)
    own = asked(
        Role.PROSECUTOR, Purpose.CASE_PROCESSING, "Person", "surname", without("courts_are_public")
    )
    with pytest.raises(AssertionError) as failed:
        never_released(own, victim)
    told = str(failed.value)
    for words in (
        "role: PROSECUTOR",
        "purpose: CASE_PROCESSING",
        "surname",
        "48-1/al.10/a",
        "magistrate the caller",
        "capacity VICTIM",
    ):
        assert words in told, told


def test_two_conditions_that_are_not_the_same_are_told_apart() -> None:
    """That a case is kept, and that it is kept and criminal, differ: z3 finds a case, and the
    law's evaluator agrees."""
    criminal = CASE["kind"].eq("CRIMINAL")
    found = differ(kept(), kept() & criminal, ())
    assert found is not None
    assert found.holds(kept())
    assert not found.holds(criminal)


def test_an_empty_input_taken_for_a_value_is_noticed() -> None:
    """A rule that opens a case because its court of appeal is missing would close once it is
    known."""
    assert closing(CASE["appeal_court_id"].absent()) == {("judicial_case", "appeal_court_id")}
    row = Row("party", "other")
    none = ~Exists(row, row["person_id"].eq(CASE["id"]))
    assert closing(none) == {("party", "person_id")}


def of_category(category: Category, text: Text) -> Text:
    """A grant with a category more."""
    return replace(text, of=text.of | {category}) if isinstance(text, Grant) else text


def with_seals(text: Text, _ask: Ask) -> Text:
    """A grant that overlooks the seal."""
    return replace(text, of=text.of | SEALED_DATA) if isinstance(text, Grant) else text


SLIPS: dict[str, tuple[Law, Role, Purpose, str, str, Condition]] = {
    "the seal overlooked under V": (
        changed("customs_officers_read_the_data_of_their_mission", with_seals),
        Role.CUSTOMS_67BIS2_OFFICER,
        Purpose.CUSTOMS_67BIS2,
        "InterceptItem",
        "payload",
        sealed(),
    ),
    "the seal overlooked under XII": (
        changed("readers_of_i_to_iii_look_for_the_magistrate", with_seals),
        Role.JUDICIAL_POLICE_OFFICER,
        Purpose.IDENTIFY_MAGISTRATE,
        "InterceptItem",
        "payload",
        sealed(),
    ),
    "the term of cases overlooked": (
        without("what_is_past_its_term_is_gone"),
        Role.PROSECUTOR,
        Purpose.CASE_PROCESSING,
        "Case",
        "number",
        CASE["retention_expires_at"].le(NOW),
    ),
    "the term of interceptions overlooked": (
        without("interceptions_past_their_term_are_gone"),
        Role.PROSECUTOR,
        Purpose.INTERCEPT_CASE,
        "InterceptItem",
        "payload",
        ITEM["retention_expires_at"].le(NOW),
    ),
    "final outcomes overlooked": (
        without("final_favourable_outcomes_are_left_out"),
        Role.SNEAS_AGENT,
        Purpose.ADMIN_INQUIRY,
        "AntecedentRecord",
        "offenceLabel",
        favourably_ended(RECORD),
    ),
    "victims let into the antecedents": (
        changed(
            "the_security_inquiries_service_inquires",
            lambda text, _ask: of_category(Category.ANTECEDENT_VICTIM, text),
        ),
        Role.SNEAS_AGENT,
        Purpose.ADMIN_INQUIRY,
        "AntecedentRecord",
        "offenceLabel",
        RECORD["capacity"].eq(AntecedentCapacity.VICTIM),
    ),
}
"""Slips: the law with one, the question that shows it, and what must not be released."""


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_rule_is_noticed(slip: str) -> None:
    """A law with a slip planted in it fails the property that it breaks."""
    law, role, purpose, kind, field, shut = SLIPS[slip]
    with pytest.raises(AssertionError, match=f"role: {role}"):
        never_released(asked(role, purpose, kind, field, law), shut)


GATES: dict[str, tuple[str, Role, Purpose, str]] = {
    "the habilitation of II": (
        "investigators_are_specially_habilitated",
        Role.JUDICIAL_POLICE_OFFICER,
        Purpose.INTERCEPT_CASE,
        "habilitation",
    ),
    "the designation of II": (
        "investigators_are_individually_designated",
        Role.TAX_JUDICIAL_OFFICER,
        Purpose.INTERCEPT_CASE,
        "designation",
    ),
    "the acts of the security inquiries service": (
        "the_security_inquiries_service_inquires",
        Role.SNEAS_AGENT,
        Purpose.ADMIN_INQUIRY,
        "designation",
    ),
}


@pytest.mark.parametrize("dropped", GATES)
def test_an_act_that_is_no_longer_asked_for_is_noticed(dropped: str) -> None:
    """Without the need of an act the gate lets in someone who has it not."""
    name, role, purpose, table = GATES[dropped]
    gate = asked(role, purpose, "Case", "number", without(name)).gate
    assert never(gate, unless=(act(table, role),)) is not None


def test_a_residual_that_is_wider_than_the_rule_is_noticed() -> None:
    """Were folding to lose a bar, the residual and the rule would differ."""
    true = asked(
        Role.PROSECUTOR,
        Purpose.CASE_PROCESSING,
        "Case",
        "number",
        changed("what_is_past_its_term_is_gone", lambda text, _ask: text),
    )
    slipped = asked(
        Role.PROSECUTOR,
        Purpose.CASE_PROCESSING,
        "Case",
        "number",
        changed("what_is_past_its_term_is_gone", swapped(kept(), TRUE)),
    )
    assert differ(true.residual, true.rule, ()) is None
    assert differ(slipped.residual, true.rule, ()) is not None
