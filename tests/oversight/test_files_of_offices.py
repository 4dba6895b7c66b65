"""What an office asks without a purpose is of the file that it signs for, or of none (GX-04)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from own_account import own_list
from scenario import NOW, REGISTER
from scenario_service import Service

from db import migrations
from db.enumerations import Role
from db.indexing import index
from permissions.offices import file_without_purpose
from schema.own_acts import OWN

AT = NOW - timedelta(minutes=7)
OFFICES = [
    ("HEAD-OF-POLICE", Role.DGPN),
    ("SUPERIOR", Role.HIERARCHICAL_SUPERIOR),
    ("HEAD-OF-REGISTRY", Role.HEAD_OF_REGISTRY),
]
TALLIES = "SELECT tally::text FROM journal_tally AS tally ORDER BY 1"


async def of_no_purpose(service: Service, who: str, role: Role, query: str) -> dict[str, Any]:
    """The answer to who states a role, and no purpose."""
    service.set_clock(AT)
    headers = service.bearer(who) | {"Acting-Role": str(role)}
    response = await service.client.post("/graphql", json={"query": query}, headers=headers)
    body: dict[str, Any] = response.json()
    return body


async def asked_by(service: Service, who: str, purpose: str) -> set[str]:
    """Of whom a controller is told, in each of his views."""
    service.set_clock(NOW)
    headers = service.bearer(who) | {"Access-Purpose": purpose}
    found = set()
    for view in ("accessLog", "accessVolumes", "accessRefusals"):
        query = f"{{ {view} {{ nodes {{ agentId }} }} }}"
        answer = await service.client.post("/graphql", json={"query": query}, headers=headers)
        found |= {each["agentId"] for each in answer.json()["data"][view]["nodes"]}
    return found


@pytest.mark.parametrize("role", Role)
async def test_code_and_journal_agree_on_the_file_of_a_role(oversight: Service, role: Role) -> None:
    filed = await oversight.register.fetchval("SELECT journal_file(NULL, $1)", str(role))
    assert filed == file_without_purpose(role)


@pytest.mark.parametrize(("who", "role"), OFFICES)
async def test_no_controller_is_told_of_an_office_of_another_file_or_of_several(
    oversight: Service, who: str, role: Role
) -> None:
    none_of_his = [
        f"{own_list(name)} {{ id }}" for name, acts in OWN.items() if not acts.files(role)
    ]
    assert len(none_of_his) >= 3
    for asked in ("id", *none_of_his):
        assert "data" in await of_no_purpose(oversight, who, role, f"{{ viewer {{ {asked} }} }}")
    refused = await of_no_purpose(oversight, who, role, "{ cases { totalCount } }")
    assert "errors" in refused
    for controller in (("CONTROL", "REGISTRY_CONTROL"), ("QUALIFIED", "INTERCEPT_OVERSIGHT")):
        assert str(REGISTER.ids[who]) not in await asked_by(oversight, *controller)


async def test_what_was_counted_under_another_file_is_moved(oversight: Service) -> None:
    register, url = oversight.register, oversight.answering._database.url  # type: ignore[attr-defined]  # a `Database` here
    for who, role in (*OFFICES, ("JI-LYON", Role.CRIMINAL_JUDGE)):
        for query in ("{ viewer { id } }", "{ cases { totalCount } }"):
            await of_no_purpose(oversight, who, role, query)
    forget = "DELETE FROM journal_tally; DELETE FROM journal_consulted; DELETE FROM journal_indexed"
    folder = Path(migrations.__path__[0])
    before = (folder / "0091_oversight.sql").read_text(encoding="utf-8")
    before = before[before.index("CREATE FUNCTION journal_file") : before.index("END;") + 4]

    async def counted() -> list[str]:
        return [row["tally"] for row in await register.fetch(TALLIES)]

    await register.execute(forget)
    await index(url)
    as_it_should_be = await counted()
    await register.execute(before.replace("CREATE", "CREATE OR REPLACE", 1))
    await register.execute("DROP FUNCTION file_of_role")
    await register.execute(forget)
    await index(url)
    assert await counted() != as_it_should_be
    await register.execute((folder / "0096_file_of_an_office.sql").read_text(encoding="utf-8"))
    assert await counted() == as_it_should_be
