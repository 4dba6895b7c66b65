"""What is under seal stays shut to those for whom no magistrate in charge has opened it."""

from collections.abc import Iterator

from db.enumerations import Clause
from permissions.categories import SEALED_DATA
from permissions.communications import EXHIBIT, ITEM
from permissions.condition import AGENT, NOW, Column, Condition, Exists, Row
from permissions.purposes import INVESTIGATORS, Purpose
from proofs.asking import Asked, opened_for
from proofs.telling import never_released

UNDER_SEAL = ITEM["sealed_at"].le(NOW) & ~(
    ~ITEM["unsealed_at"].absent() & ITEM["unsealed_at"].le(NOW)
)
SEALED_EXHIBIT = EXHIBIT["sealed_at"].le(NOW)
OPENING: dict[Purpose, Clause] = {
    Purpose.INTERCEPT_CASE: Clause.II_SEALED,
    Purpose.SPECIALISED_TASK: Clause.IV,
    Purpose.INTERPRETATION: Clause.VI,
    Purpose.EIO_EXECUTION: Clause.VII,
    Purpose.DECRYPTION: Clause.VIII,
    Purpose.PLATFORM_OPERATION: Clause.IX,
    Purpose.EXCEPTIONAL_DIFFICULTY: Clause.XI_MAGISTRATE,
}
"""The clause under which a magistrate opens seals, by purpose."""


def under_seal(asked: Asked) -> Condition:
    return SEALED_EXHIBIT if asked.place.entity.name == "Exhibit" else UNDER_SEAL


def of_sealed(*purposes: Purpose) -> Iterator[Asked]:
    """Questions about what the seal covers: all of items and exhibits but that they are there."""
    for asked in opened_for(*purposes):
        if any(category in SEALED_DATA for _, category in asked.place.classes):
            yield asked


def runs(act: Row) -> Condition:
    """Now, within its term, not revoked."""
    over = ~act["valid_until"].absent() & act["valid_until"].le(NOW)
    revoked = ~act["revoked_at"].absent() & act["revoked_at"].le(NOW)
    return act["valid_from"].le(NOW) & ~over & ~revoked


def in_charge(who: Column, case: Column) -> Condition:
    """A magistrate who is the one in charge of the case, now."""
    lead = Row("assignment", "in_charge")
    over = ~lead["valid_until"].absent() & lead["valid_until"].le(NOW)
    now = lead["valid_from"].le(NOW) & ~over & lead["lead"].eq(other=True)
    return Exists(lead, lead["case_id"].eq(case) & lead["magistrate_id"].eq(who) & now)


def assisted(who: Column, case: Column) -> Condition:
    """A magistrate seised of the case whom the caller assists, now."""
    link, seisin = Row("assist_link", "link"), Row("assignment", "seisin")
    helps = link["assistant_id"].eq(AGENT) & link["magistrate_id"].eq(who)
    seised = seisin["case_id"].eq(case) & seisin["magistrate_id"].eq(who)
    return Exists(link, helps) & Exists(seisin, seised)


def opened_by_magistrate(asked: Asked, clause: Clause) -> Condition:
    """An authorisation of the clause for the caller, of the record's case, that includes what is
    under seal, is in force, and was given or confirmed by the magistrate in charge (under IV: the
    one assisted)."""
    act, case = Row("authorisation", "opening"), asked.place.entity.case
    assert case is not None
    office = assisted if clause is Clause.IV else in_charge
    by_him = office(act["issuer_id"], case) | office(act["confirmed_by_id"], case)
    return Exists(
        act,
        act["clause"].eq(clause)
        & act["grantee_id"].eq(AGENT)
        & act["case_id"].eq(case)
        & act["includes_sealed"].eq(other=True)
        & ~act["issuer_id"].eq(AGENT)
        & runs(act)
        & by_him,
    )


def test_nothing_under_seal_is_ever_released_to_a_customs_officer_of_67_bis_2() -> None:
    """For CUSTOMS_67BIS2 nothing of an item under seal is released but that it is there."""
    asked = list(of_sealed(Purpose.CUSTOMS_67BIS2))
    assert asked
    for each in asked:
        never_released(each, under_seal(each))


def test_nothing_under_seal_is_ever_released_to_find_the_magistrate() -> None:
    """For IDENTIFY_MAGISTRATE (XII) nothing of an item or exhibit under seal is released."""
    asked = list(of_sealed(Purpose.IDENTIFY_MAGISTRATE))
    assert asked
    for each in asked:
        never_released(each, under_seal(each))


def test_seals_open_to_investigators_by_the_magistrate_in_charge_alone() -> None:
    """For INTERCEPT_CASE nothing under seal is released to an investigator (II) without an
    authorisation in force of the magistrate in charge of the case, that includes it."""
    of_ii = [each for each in of_sealed(Purpose.INTERCEPT_CASE) if each.role in INVESTIGATORS]
    assert len({each.role for each in of_ii}) == 4
    for each in of_ii:
        allowed = opened_by_magistrate(each, Clause.II_SEALED)
        never_released(each, under_seal(each), unless=(allowed,))


def test_seals_open_under_iv_and_vi_to_xi_by_the_magistrate_in_charge_alone() -> None:
    """For the purposes of IV and VI to XI nothing under seal is released without an authorisation
    in force of the magistrate in charge (under IV: of the one assisted) that includes it; under XI
    it is that magistrate's own, before the director's."""
    for purpose, clause in OPENING.items():
        if purpose is not Purpose.INTERCEPT_CASE:
            asked = list(of_sealed(purpose))
            assert asked, purpose
            for each in asked:
                allowed = opened_by_magistrate(each, clause)
                never_released(each, under_seal(each), unless=(allowed,))


def test_every_purpose_that_reads_sealed_items_is_looked_at_here() -> None:
    """No other purpose opens what the seal covers."""
    reading = {each.purpose for each in of_sealed(*Purpose)}
    looked_at = {*OPENING, Purpose.CUSTOMS_67BIS2, Purpose.IDENTIFY_MAGISTRATE}
    assert reading == looked_at
