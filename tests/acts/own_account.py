"""What someone's own account tells him, and the authorisations that the register describes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from doing import Acts
from scenario import NAMES, NOW, REGISTER

from db.enumerations import Role
from schema.own_acts import OWN

FIELDS = """id clause scope includesSealed granteeId issuerId caseId interceptionId issuedAt
  validFrom validUntil confirmedAt version awaitsConfirmation"""
ASKED = f"{{ viewer {{ authorisationsInCharge {{ {FIELDS} }} }} }}"
Told = dict[str, dict[str, Any]]


def own_list(name: str) -> str:
    """A field of `viewer` and of `Subscription`, asked of a case where it is of one."""
    about = OWN[name].about
    if about is None or not about.needed:
        return name
    return f'{name}({about.argument}: "{REGISTER.ids["K1"]}")'


async def answered(
    acts: Acts,
    who: str,
    query: str,
    at: datetime = NOW,
    *,
    role: Role | None = None,
    purpose: str | None = None,
) -> dict[str, Any]:
    """The answer to a query; no purpose is needed."""
    acts.service.set_clock(at)
    response = await acts.service.client.post(
        "/graphql", json={"query": query}, headers=acts.headers(who, purpose, role)
    )
    body: dict[str, Any] = response.json()
    return body


async def in_charge(acts: Acts, who: str, at: datetime = NOW, role: Role | None = None) -> Told:
    """What someone is told, by name of the register or by id."""
    answer = await answered(acts, who, ASKED, at, role=role)
    assert "errors" not in answer, answer
    assert answer["extensions"]["disclosure"]["withheld"] == []
    told = answer["data"]["viewer"]["authorisationsInCharge"]
    return {NAMES.get(each["id"], each["id"]): each for each in told}


def issued_by(who: str) -> set[str]:
    """Authorisations of the register that run, by whom they were issued."""
    return {
        str(REGISTER.ids[name])
        for name in named()
        if line(name)["issuer"] == REGISTER.ids[who] and lasts(line(name))
    }


def named() -> list[str]:
    """Every authorisation of the register."""
    return [NAMES[str(line["id"])] for kind, line in REGISTER.records if kind == "Authorisation"]


def line(name: str) -> Mapping[str, Any]:
    """An authorisation as the register describes it."""
    (found,) = [
        values
        for kind, values in REGISTER.records
        if kind == "Authorisation" and values["id"] == REGISTER.ids[name]
    ]
    return found


def lasts(of: Mapping[str, Any]) -> bool:
    """Whether it has not ended."""
    return datetime.fromisoformat(str(of["until"])) > NOW
