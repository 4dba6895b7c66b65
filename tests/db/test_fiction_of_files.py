"""The fictional register beyond cases: interceptions, antecedents, and the acts that open them."""

from collections import Counter
from datetime import datetime, timedelta

import orjson
import pytest
from fictional import generated

from db.enumerations import DecisionType, ExtendedArticle
from db.fiction.personas import NAMED, PERSONAS, with_ids
from db.fiction.register import NOW

Lines = list[dict[str, object]]


@pytest.fixture(scope="module")
def lines() -> Lines:
    """A register of three hundred cases."""
    return [orjson.loads(line) for line in generated(seed=3).splitlines()]


def of_type(lines: Lines, type_: str) -> Lines:
    return [line for line in lines if line["type"] == type_]


def test_interceptions_are_of_a_case_of_a_mission_or_of_neither(lines: Lines) -> None:
    owners = Counter(
        next((key for key in ("case", "mission") if key in line), "neither")
        for line in of_type(lines, "Interception")
    )
    assert set(owners) == {"case", "mission", "neither"}
    assert owners["case"] > owners["mission"] + owners["neither"]


@pytest.mark.parametrize("key", ["sealed_at", "unsealed_at", "encrypted", "clear_payload"])
def test_items_are_sealed_opened_encrypted_and_put_in_clear(lines: Lines, key: str) -> None:
    items = of_type(lines, "InterceptItem")
    assert 0 < sum(key in item for item in items) < len(items)


def test_only_items_of_operations_that_are_over_are_sealed(lines: Lines) -> None:
    running = {
        line["id"]
        for line in of_type(lines, "Interception")
        if "ended_at" not in line and line["id"] != str(NAMED["LINE"])
    }
    sealed = {
        item["interception"] for item in of_type(lines, "InterceptItem") if "sealed_at" in item
    }
    assert not running & sealed


@pytest.mark.parametrize("key", ["until", "revoked_at", "confirmed_by", "completed_at"])
def test_some_authorisations_have_ended_or_were_confirmed(lines: Lines, key: str) -> None:
    acts = of_type(lines, "Authorisation")
    assert 0 < sum(key in act for act in acts) < len(acts)


def test_what_is_authorised_has_an_end_where_the_law_asks_one(lines: Lines) -> None:
    open_ended = {act["clause"] for act in of_type(lines, "Authorisation") if "until" not in act}
    assert open_ended <= {"II_SEALED", "IV", "VIII"}


def test_the_director_authorises_after_the_magistrate(lines: Lines) -> None:
    acts = {act["id"]: act for act in of_type(lines, "Authorisation")}
    second = [act for act in acts.values() if act["clause"] == "XI_DIRECTOR"]
    assert second
    for act in second:
        prior = acts[act["prior"]]
        assert prior["clause"] == "XI_MAGISTRATE"
        assert str(prior["issued_at"]) < str(act["issued_at"])


def test_antecedents_have_every_outcome_and_none_yet(lines: Lines) -> None:
    records = of_type(lines, "AntecedentRecord")
    unknown_to_the_file = {
        *(DecisionType.PROSECUTION, DecisionType.REFERRAL),
        *(DecisionType.CIVIL, DecisionType.EDUCATIONAL, DecisionType.JLD_ORDER),
    }
    assert {record.get("outcome") for record in records} == {
        None,
        *(set(DecisionType) - unknown_to_the_file),
    }
    assert any("admin_access_barred" in record for record in records)


def test_someone_has_two_counts_and_someone_two_capacities(lines: Lines) -> None:
    counts, capacities = Counter[object](), dict[object, set[object]]()
    for record in of_type(lines, "AntecedentRecord"):
        counts[record["person"], record["procedure_ref"]] += 1
        capacities.setdefault(record["person"], set()).add(record["capacity"])
    assert max(counts.values()) > 1
    assert any(len(each) > 1 for each in capacities.values())


def test_every_matter_of_extended_jurisdiction_is_met(lines: Lines) -> None:
    matters = [offence.get("matters", []) for offence in of_type(lines, "Offence")]
    met = {matter for each in matters if isinstance(each, list) for matter in each}
    assert met == set(ExtendedArticle)
    assert [] in matters


def test_every_record_that_has_a_name_is_there(lines: Lines) -> None:
    written = {line["id"] for line in lines}
    assert {name for name, id_ in NAMED.items() if str(id_) not in written} == set()


def lasts(act: dict[str, object]) -> timedelta:
    begun, ends = (datetime.fromisoformat(str(act[key])) for key in ("from", "until"))
    return ends - begun


def test_what_must_have_an_end_lasts_no_longer_than_may_be(lines: Lines) -> None:
    acts = [*of_type(lines, "Authorisation"), *of_type(lines, "Study")]
    longest = {"XII": timedelta(days=1)}
    for act in (act for act in acts if "until" in act):
        assert lasts(act) <= longest.get(str(act.get("clause")), timedelta(days=365)), act


def test_the_acts_that_personas_name_last_for_most_of_a_year_yet(lines: Lines) -> None:
    stated = " ".join(with_ids(each.purpose or "") for each in PERSONAS.values())
    acts = [*of_type(lines, "Authorisation"), *of_type(lines, "Study")]
    named = [act for act in acts if str(act["id"]) in stated]
    assert {act["type"] for act in named} == {"Authorisation", "Study"}
    soon = (NOW + timedelta(days=300)).isoformat()
    assert all(str(act.get("until", "9999")) > soon for act in named)
    assert not any("revoked_at" in act for act in named)


def test_every_purpose_of_a_persona_names_records_that_have_a_name() -> None:
    for persona in PERSONAS.values():
        assert "<" not in with_ids(persona.purpose or "")
