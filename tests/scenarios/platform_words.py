"""Purposes of the platform of interceptions and requests for its items, as scenarios write them."""

from datetime import timedelta

from scenario import NOW

BEFORE = (NOW - timedelta(seconds=1)).isoformat().replace("+00:00", "Z")
AT_NOW = NOW.isoformat().replace("+00:00", "Z")
AFTER = (NOW + timedelta(seconds=1)).isoformat().replace("+00:00", "Z")
"""A second before the instant of the scenarios, the instant, a second after."""
EVER = "2030-01-01T00:00:00Z"
FIRST = "2023-01-01T00:00:00Z"

MISSION = 'CUSTOMS_67BIS2;mission="<M1>"'
"""The customs mission M1."""


def intercept(case: str) -> str:
    """INTERCEPT_CASE of a case."""
    return f'INTERCEPT_CASE;case="<{case}>"'


def by(purpose: str, authorisation: str) -> str:
    """A purpose that names an authorisation."""
    return f'{purpose};authorisation="<{authorisation}>"'


def eio(authorisation: str, basis: str = "EIO") -> str:
    """EIO_EXECUTION, on an instrument."""
    return f'EIO_EXECUTION;basis={basis};authorisation="<{authorisation}>"'


def item(name: str, fields: str = "payload", key: str = "item") -> str:
    """One intercept item by its id."""
    return f'{key}: interceptItem(id: "<{name}>") {{ {fields} }}'


def items(*names: str, fields: str = "payload") -> str:
    """Several, each under its own name."""
    return " ".join(item(name, fields, name) for name in names)


def payload(name: str) -> str:
    """The payload of an item of the description."""
    return f"payload of {name}"


EVERY_ITEM = "interceptItems(first: 50) { totalCount nodes { id payload } }"
