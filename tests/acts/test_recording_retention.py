"""How long a case is kept follows what is recorded in it (48-1/al.8, A19, A20)."""

from datetime import UTC, datetime

from doing import Acts, later, until
from recorded import OFFENCE, a_case
from scenario import NOW


def kept_until(year: int, of: datetime = NOW) -> datetime:
    """The same day and hour of another year."""
    return of.replace(year=year)


async def test_a_new_case_is_kept_ten_years(acts: Acts) -> None:
    case = await a_case(acts)
    assert (await case.row())["retention_expires_at"] == kept_until(2036)


async def test_it_follows_the_gravest_of_its_facts(acts: Acts) -> None:
    case = await a_case(acts)
    facts = await case.do("recordOffence", **OFFENCE)
    assert (await case.row())["retention_expires_at"] == kept_until(2036)
    minor = "CRIME_MINOR_706_47"
    await case.do("amendOffence", offence=facts, offenceClass=minor)
    assert (await case.row())["retention_expires_at"] == kept_until(2056)
    await case.seen(2).do("amendOffence", offence=facts, offenceClass="CRIME_AGAINST_HUMANITY")
    expires = await acts.service.register.fetchval(
        "SELECT retention_expires_at = 'infinity' FROM judicial_case WHERE id::text = $1", case.id
    )
    assert expires


async def test_a_conviction_changes_the_term_and_an_acquittal_after_it_undoes_that(
    acts: Acts,
) -> None:
    case = await a_case(acts, stage="TRIAL")
    crime = {**OFFENCE, "offenceClass": "CRIME_MINOR_706_47"}
    facts = await case.do("recordOffence", **crime)
    party = await case.do("recordParty", capacity="PROSECUTED", surname="Tavernier")
    charge = await case.do("recordCharge", party=party, offence=facts)
    assert (await case.row())["retention_expires_at"] == kept_until(2056)
    guilty = {"type": "CONVICTION", "pronouncedAt": until(days=-2), "charges": [charge]}
    await case.do("recordDecision", **guilty)
    assert (await case.row())["retention_expires_at"] == kept_until(2046)
    freed = {"type": "ACQUITTAL_FELONY", "pronouncedAt": until(days=-1), "charges": [charge]}
    await case.do("recordDecision", **freed)
    assert (await case.row())["retention_expires_at"] == kept_until(2056)


async def test_each_record_prolongs_it_from_its_own_instant(acts: Acts) -> None:
    case = await a_case(acts)
    at = later(days=40)
    await case.at(at).do("recordStep", type="Audition", at=until(days=1))
    assert (await case.row())["retention_expires_at"] == kept_until(2036, at)


async def test_a_case_that_is_not_criminal_is_kept_from_the_day_it_is_enforceable(
    acts: Acts,
) -> None:
    case = await a_case(acts, kind="CIVIL_COMMERCIAL_PROSECUTION")
    version = (await case.row())["version"]
    await case.seen(version).do("amendCase", enforceableAt="2026-12-01")
    assert (await case.row())["retention_expires_at"] == datetime(2036, 12, 1, tzinfo=UTC)


async def test_other_acts_do_not_prolong_it(acts: Acts) -> None:
    before = await acts.row("judicial_case", acts.id("K1"))
    request = {
        "case": "<K1>",
        "instrument": "EIO",
        "state": "BE",
        "reference": "BE-78",
        "receivedAt": until(days=-1),
    }
    purpose = 'INTERCEPT_CASE;case="<K1>"'
    assert (await acts.do("JI-LYON", "recordForeignRequest", request, purpose=purpose)).done
    assert await acts.row("judicial_case", acts.id("K1")) == before
