"""What is asked of antecedents: not by name, not by who only receives, never of victims."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from answered import NOW, Place, opening, place

from db.enumerations import Role
from permissions.categories import Category
from permissions.purposes import Purpose
from permissions.subject import StatedPurpose

NAMED = StatedPurpose(Purpose.SECURITY_MISSION_L234_3, {"subject": UUID(int=1)})
OPENED = (
    Category.ANTECEDENT_IMPLICATED,
    Category.ANTECEDENT_OTHER,
    Category.GOVERNANCE_ANTECEDENTS,
)


@dataclass(slots=True)
class File:
    """A person on record, and a victim of the same facts."""

    place: Place
    record: UUID
    of_the_victim: UUID


async def filled(at: Place) -> File:
    people = [
        await at.insert("antecedent_person", surname=name, forenames="Lise")
        for name in ("Ferrand", "Le Gall")
    ]
    records = [
        await at.insert(
            "antecedent_record",
            person_id=person,
            procedure_ref="P1",
            offence_label="vol",
            capacity=capacity,
            recorded_at=NOW,
        )
        for person, capacity in zip(people, ("IMPLICATED", "VICTIM"), strict=True)
    ]
    return File(at, *records)


@pytest.fixture
async def file(migrated_url: str) -> AsyncIterator[File]:
    law = opening(Purpose.SECURITY_MISSION_L234_3, *OPENED)
    async with place(migrated_url, Role.POLICE_ADMIN_INVESTIGATOR, NAMED, law) as at:
        yield await filled(at)


async def test_a_record_leads_to_its_person_and_never_to_victims(file: File) -> None:
    body = await file.place.told(
        "{ antecedents { totalCount nodes { id countNumber outcome person { surname records"
        " { id } } victims { surname } } } }"
    )
    assert body["data"]["antecedents"] == {
        "totalCount": 1,
        "nodes": [
            {
                "id": str(file.record),
                "countNumber": 1,
                "outcome": None,
                "person": {"surname": "Ferrand", "records": [{"id": str(file.record)}]},
                "victims": None,
            }
        ],
    }
    (withheld,) = [
        each
        for each in body["extensions"]["disclosure"]["withheld"]
        if each["path"][-1] == "victims"
    ]
    assert (withheld["category"], withheld["code"]) == ("ANTECEDENT_VICTIM", "VICTIM_DATA")


async def test_the_record_of_a_victim_is_not_there(file: File) -> None:
    query = f'{{ antecedent(id: "{file.of_the_victim}") {{ id }} }}'
    assert await file.place.data(query) == {"antecedent": None}


@pytest.mark.parametrize("key", ['surname: "Ferrand"', 'birthDate: "2000-01-01"'])
async def test_nobody_searches_by_name(file: File, key: str) -> None:
    query = f"{{ antecedents(filter: {{name: {{{key}}}}}) {{ totalCount }} }}"
    (error,) = (await file.place.told(query))["errors"]
    assert error["extensions"]["code"] == "FILTER_NOT_PERMITTED"
    assert error["message"].startswith("nobody searches antecedents by name")


async def test_whoever_receives_reads_what_was_sent_and_consults_nothing(
    migrated_url: str,
) -> None:
    stated = StatedPurpose(Purpose.FOREIGN_ADMIN_POLICE, {"transmission": UUID(int=1)})
    law = opening(Purpose.FOREIGN_ADMIN_POLICE, *OPENED)
    async with place(migrated_url, Role.FOREIGN_POLICE_BODY, stated, law) as at:
        file = await filled(at)
        body = await at.insert("body", name="Police d'ailleurs")
        sent = await at.insert(
            "transmission",
            body_id=body,
            legal_basis="accord",
            aim="ADMINISTRATIVE_POLICE",
            valid_from=NOW,
        )
        for record in (file.record, file.of_the_victim):
            await at.insert("transmission_record", transmission_id=sent, record_id=record)
        assert await at.code("{ antecedents { totalCount } }") == "PURPOSE_NOT_ALLOWED"
        query = f'{{ transmission(id: "{sent}") {{ aim bodyId records {{ id }} }} }}'
        assert await at.data(query) == {
            "transmission": {
                "aim": "ADMINISTRATIVE_POLICE",
                "bodyId": str(body),
                "records": [{"id": str(file.record)}],
            }
        }
