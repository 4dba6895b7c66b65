"""Ways in which an authorisation is none, and ways in which it is one to the second (LAW 5.1)."""

from platform_words import AFTER, AT_NOW

from db.enumerations import Clause

BROKEN: tuple[dict[str, object], ...] = (
    {"from_": AFTER},
    {"until_": AT_NOW},
    {"until_": None},
    {"revoked_at": AT_NOW},
    {"issued_at": AFTER},
    {"issuer": "<grantee>"},
    {"grantee": "QUALIFIED"},
    *(dict[str, object](clause=str(clause)) for clause in Clause),
)
"""An authorisation that is none."""
VALID: tuple[dict[str, object], ...] = (
    {"from_": AT_NOW},
    {"until_": AFTER},
    {"revoked_at": AFTER},
    {"issued_at": AT_NOW, "from_": AT_NOW},
)


def broken(clause: str, grantee: str) -> list[dict[str, object]]:
    """The ways in which an authorisation of a clause is none."""
    return [
        {key: grantee if each == "<grantee>" else each for key, each in values.items()}
        for values in BROKEN
        if values.get("clause") != clause
    ]
