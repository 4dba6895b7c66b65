"""Who issues an authorisation of which clause, and what each clause asks (LAW 5.3)."""

from typing import Any

import pytest
from authorised import K1, OF_K1, issue
from doing import Acts, until
from scenario import NOW

from db.enumerations import Clause
from permissions.acts.clauses import OPENINGS

WEEK = until(days=7)
VI = issue("VI", "INTERPRETER", items=["<I2>"], validUntil=WEEK)
ISSUED: dict[str, tuple[str, str | None, dict[str, Any]]] = {
    "II, by the magistrate in charge": ("JI-LYON", K1, issue("II_SEALED", "OPJ", items=["<I3>"])),
    "IV, by the magistrate assisted": ("JI-LYON", K1, issue("IV", "SPECIALIST", task="Flux")),
    "VI, by the magistrate in charge": ("JI-LYON", K1, VI),
    "VI, by an officer": ("OPJ", K1, VI),
    "VI, for the usual term": (
        "OPJ",
        K1,
        issue("VI", "INTERPRETER", items=["<I2>"], usualTerm=True),
    ),
    "VII": (
        "JI-LYON",
        K1,
        issue("VII", "FOREIGNER", items=["<I1>"], validUntil=WEEK, foreignRequest="<request.EIO>"),
    ),
    "VIII": ("JI-LYON", K1, issue("VIII", "DECRYPTOR")),
    "IX": ("JI-LYON", K1, issue("IX", "MAINTAINER", validUntil=WEEK, express=True)),
    "XI, first step": (
        "JI-LYON",
        K1,
        issue("XI_MAGISTRATE", "CONTRACTOR", validUntil=WEEK, difficulty="<difficulty>"),
    ),
    "XI, second step": (
        "DIRECTOR",
        None,
        issue(
            "XI_DIRECTOR",
            "CONTRACTOR",
            validUntil=WEEK,
            express=True,
            difficulty="<difficulty>",
            prior="<XI_MAGISTRATE:CONTRACTOR>",
        ),
    ),
    "XI, second step, by a delegate": (
        "DELEGATE",
        None,
        issue(
            "XI_DIRECTOR",
            "CONTRACTOR",
            validUntil=WEEK,
            express=True,
            difficulty="<difficulty>",
            prior="<XI_MAGISTRATE:CONTRACTOR>",
        ),
    ),
    "XII, of a case": ("DIRECTOR", None, issue("XII", "OPJ", case="<K16>")),
    "XII, of a line tied to nothing": (
        "ANTENJ-JUDGE",
        None,
        issue("XII", "OPJ-PARIS", case=None, interception="<stray.line>"),
    ),
    "article 11-1": (
        "JI-LYON",
        OF_K1,
        issue("ART_11_1", "BODY-11-1", validUntil=WEEK, elements=["FACTS_DATE"]),
    ),
}


@pytest.mark.parametrize("title", ISSUED)
async def test_those_who_may_issue_it(acts: Acts, title: str) -> None:
    who, purpose, given = ISSUED[title]
    done = (await acts.do(who, "issueAuthorisation", given, purpose=purpose)).done
    row = await acts.row("authorisation", done["id"])
    assert row["clause"] == given["clause"]
    assert row["issuer_id"] == acts.id(who)
    assert row["issued_at"] == row["valid_from"] == NOW
    assert not done["again"]
    assert done["version"] == row["version"] == 1
    entry = await acts.service.journalled()
    assert done["clauses"] == entry["clauses"] == sorted(OPENINGS[Clause[row["clause"]]].issued)
