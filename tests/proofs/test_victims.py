"""Victims stay unknown to those to whom the texts do not show them."""

from collections.abc import Iterable, Iterator

from db.enumerations import AntecedentCapacity, Capacity, Processing
from permissions.categories import PARTY, VICTIM_DATA, Category
from permissions.condition import FALSE, Exists, Row, reference
from permissions.entities import ENTITIES, RECORD, SUBJECT
from permissions.purposes import TERMS, Purpose
from proofs.asking import Asked, everything, opened, opened_for
from proofs.telling import never_released

VICTIM = PARTY["capacity"].among({Capacity.VICTIM, Capacity.CIVIL_PARTY})
ANTECEDENTS = tuple(p for p, terms in TERMS.items() if terms.processing is Processing.ANTECEDENTS)
LITIGANT = reference("litigant")


def of_parties(asked: Iterable[Asked]) -> Iterator[Asked]:
    """Questions about what is told of a party, a person, a company or a count."""
    return (each for each in asked if PARTY in each.place.entity.rows)


def test_no_path_shows_a_victim_for_reciprocal_knowledge() -> None:
    """For RECIPROCAL_KNOWLEDGE no party, person, company or count is released of someone who stands
    as a victim or civil party: nor identity, nor capacity, nor that he is there."""
    asked = list(of_parties(opened_for(Purpose.RECIPROCAL_KNOWLEDGE)))
    assert {each.place.entity.name for each in asked} >= {"Party", "Person", "LegalEntity"}
    for each in asked:
        never_released(each, VICTIM)


def test_no_path_shows_anyone_at_the_counter_but_the_litigant() -> None:
    """For SAUJ_SERVICE no party, person, company or count is released of anybody, victim or not,
    but the litigant whom the purpose names."""
    litigant = PARTY["person_id"].eq(LITIGANT) | PARTY["legal_entity_id"].eq(LITIGANT)
    asked = list(of_parties(opened_for(Purpose.SAUJ_SERVICE)))
    assert asked
    for each in asked:
        never_released(each, unless=(litigant,))


def test_no_antecedents_purpose_opens_a_victims_data_of_the_register() -> None:
    """For no purpose of R40-29 does any paragraph open a category of victims, of the register or of
    the file of antecedents, to any role."""
    for asked in everything():
        if asked.purpose in ANTECEDENTS:
            closed = VICTIM_DATA | {Category.ANTECEDENT_VICTIM, Category.ANTECEDENT_OTHER}
            opened_to = asked.granted & closed
            assert not opened_to, f"{asked}: {', '.join(opened_to)}"


def test_no_path_shows_a_record_of_a_victim_or_of_a_death_in_the_antecedents() -> None:
    """Under R40-29 no record is released, nor the person by it, in which he does not stand
    implicated: victims, and those recorded for a death or disappearance, leave no trace."""
    others = {AntecedentCapacity.VICTIM, AntecedentCapacity.DEATH_OR_DISAPPEARANCE}
    asked = [each for each in opened() if RECORD in each.place.entity.rows]
    assert {each.purpose for each in asked} == set(ANTECEDENTS)
    for each in asked:
        never_released(each, RECORD["capacity"].among(others))


def test_a_person_is_found_by_id_through_a_record_as_implicated_alone() -> None:
    """A person of the file of antecedents asked for by id is there only if some record has him as
    implicated."""
    record = Row("antecedent_record", "some")
    implicated = Exists(
        record,
        record["person_id"].eq(SUBJECT["id"])
        & record["capacity"].eq(AntecedentCapacity.IMPLICATED),
    )
    asked = [each for each in opened() if each.place.entity.name == "AntecedentPerson"]
    assert asked
    for each in asked:
        never_released(each, unless=(implicated,), by_id=True)


def test_records_of_victims_are_open_to_nobody() -> None:
    """What the file of antecedents holds of victims as such is released for no role and purpose."""
    assert "AntecedentVictim" in ENTITIES
    for asked in everything():
        if asked.place.entity.name == "AntecedentVictim":
            assert asked.residual == FALSE, str(asked)
