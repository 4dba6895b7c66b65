"""Where the schema may not be asked for, an account tells only of what is open to it (class 17)."""

from pathlib import Path
from typing import Any

from fresh_databases import NewDatabase
from scenario import NOW
from scenario_service import Service, serving

from db.enumerations import Role

QUERY = """{ viewer { mayRead(purpose: INTERCEPT_CASE) { type field opened }
  here: mayRead(purpose: INTERCEPT_CASE, type: "InterceptItem") { field } } }"""
CLOSED = '{ viewer { mayRead(purpose: INTERCEPT_CASE, type: "%s") { field } } }'


async def told(service: Service, query: str) -> dict[str, Any]:
    """The answer to an investigating judge who states no purpose."""
    service.set_clock(NOW)
    headers = service.bearer("JI-LYON") | {"Acting-Role": str(Role.CRIMINAL_JUDGE)}
    sent = await service.client.post("/graphql", json={"query": query}, headers=headers)
    body: dict[str, Any] = sent.json()
    return body


async def test_what_is_closed_is_told_where_the_schema_is_open_alone(
    new_scenario_database: NewDatabase, tmp_path: Path
) -> None:
    url, found = await new_scenario_database(), dict[bool, Any]()
    for introspection in (True, False):
        async with serving(url, tmp_path, more={"introspection": introspection}) as service:
            found[introspection] = (await told(service, QUERY))["data"]["viewer"]
            refused = [await told(service, CLOSED % name) for name in ("Hearing", "NoSuchType")]
    assert refused[0] == refused[1]
    assert "errors" in refused[0]
    assert {each["opened"] for each in found[True]["mayRead"]} == {
        "ALWAYS",
        "ON_CONDITIONS",
        "NEVER",
    }
    still = [each for each in found[True]["mayRead"] if each["opened"] != "NEVER"]
    assert found[False]["mayRead"] == still
    assert found[False]["here"]
