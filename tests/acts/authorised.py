"""Inputs of authorisations, as their authors give them."""

from typing import Any

K1 = 'INTERCEPT_CASE;case="<K1>"'
OF_K1 = 'CASE_PROCESSING;case="<K1>"'


def issue(clause: str, grantee: str, **more: object) -> dict[str, Any]:
    """An authorisation; on K1, and on the whole case where no items are listed."""
    scope = "ITEMS" if more.get("items") else "WHOLE_CASE"
    given = {"clause": clause, "grantee": f"<{grantee}>", "case": "<K1>", "scope": scope, **more}
    return {key: value for key, value in given.items() if value is not None}
