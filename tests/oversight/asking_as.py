"""Asking as those who control a file do."""

from datetime import datetime, timedelta
from typing import Any

from scenario import NOW, REGISTER, with_ids
from scenario_service import Service

REGISTRY = ("CONTROL", "REGISTRY_CONTROL")
INTERCEPT = ("QUALIFIED", "INTERCEPT_OVERSIGHT")
HOUR = timedelta(hours=1)


async def ask(
    service: Service, who: str, purpose: str, document: str, at: datetime = NOW
) -> dict[str, Any]:  # JSON
    """The body of the answer to an agent of the register, at an instant."""
    service.set_clock(at)
    headers = service.bearer(who) | {"Access-Purpose": with_ids(purpose)}
    answer = await service.client.post(
        "/graphql", json={"query": with_ids(document)}, headers=headers
    )
    body: dict[str, Any] = answer.json()
    return body


async def told(service: Service, by: tuple[str, str], field: str, asked: str) -> list[Any]:
    """The records of a connection, as who controls is told of them."""
    body = await ask(service, *by, f"{{ {field} {{ totalCount nodes {{ {asked} }} }} }}")
    assert "errors" not in body, body
    (found,) = body["data"].values()
    assert found["totalCount"] >= len(found["nodes"])
    return list(found["nodes"])


def id_of(name: str) -> str:
    return str(REGISTER.ids[name])
