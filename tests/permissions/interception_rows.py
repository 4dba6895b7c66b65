"""The rows of a platform of interceptions: a few cases, and those who may ask, with all they need.

K1 is JI’s, the prosecutor seised too; K2 is JI2’s; of K16 and of interception X0 nobody is. M1 is
the customs officer’s mission. Names stand for records: `ident("I1")` is the id of item I1.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import TypeAlias
from uuid import NAMESPACE_URL, UUID, uuid5

from db.enumerations import Clause, ItemKind, Role, Scope

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
LONG_AGO = datetime(2021, 1, 1, tzinfo=UTC)
FOREVER = datetime.max.replace(tzinfo=UTC)
Row: TypeAlias = dict[str, object]

ROLES: Mapping[str, Role] = {
    "JI": Role.CRIMINAL_JUDGE,
    "JI2": Role.CRIMINAL_JUDGE,
    "PROSECUTOR": Role.PROSECUTOR,
    "CLERK": Role.MAGISTRATE_CLERK,
    "OPJ": Role.JUDICIAL_POLICE_OFFICER,
    "APJ": Role.JUDICIAL_POLICE_AGENT,
    "TAX": Role.TAX_JUDICIAL_OFFICER,
    "ASSISTANT": Role.SPECIALISED_ASSISTANT,
    "CUSTOMS": Role.CUSTOMS_67BIS2_OFFICER,
    "INTERPRETER": Role.INTERPRETER,
    "FOREIGNER": Role.FOREIGN_INVESTIGATOR,
    "DECRYPTER": Role.DECRYPTION_AGENT,
    "MAINTAINER": Role.PLATFORM_MAINTAINER,
    "CONTROLLER": Role.PAYMENT_CONTROLLER,
    "CONTRACTOR": Role.CONTRACTOR,
    "DIRECTOR": Role.ANTENJ_DIRECTOR,
    "ANTENJ": Role.ANTENJ_MAGISTRATE,
    "DELEGATE": Role.ANTENJ_DIRECTOR_DELEGATE,
    "QUALIFIED": Role.QUALIFIED_PERSON,
}
_S = Role.HIERARCHICAL_SUPERIOR
_SG = Role.SECRETARY_GENERAL_MOJ
DESIGNATED_BY = {
    "OPJ": _S,
    "APJ": _S,
    "TAX": _S,
    "CUSTOMS": _S,
    "CLERK": Role.HEAD_OF_REGISTRY,
    "MAINTAINER": _SG,
    "CONTROLLER": _SG,
    "DELEGATE": Role.ANTENJ_DIRECTOR,
    "QUALIFIED": Role.JUSTICE_MINISTER,
}
HABILITATED_BY = {
    "OPJ": _S,
    "APJ": _S,
    "TAX": Role.PROSECUTOR_GENERAL,
    "CUSTOMS": Role.CUSTOMS_MINISTER,
}
ITEMS: Mapping[str, tuple[str, ItemKind, Row]] = {
    "I1": ("X1", ItemKind.DATA, {}),
    "I2": ("X1", ItemKind.CONTENT, {}),
    "I3": ("X1", ItemKind.CONTENT, {"sealed_at": NOW - DAY}),
    "I4": ("X1", ItemKind.CONTENT, {"encrypted": True}),
    "I5": ("X1", ItemKind.INFORMATION, {}),
    "I6": ("X1", ItemKind.DATA, {"sealed_at": NOW - DAY}),
    "J1": ("X2", ItemKind.CONTENT, {}),
    "O1": ("X16", ItemKind.DATA, {}),
    "O3": ("X16", ItemKind.CONTENT, {"sealed_at": NOW - DAY}),
    "N1": ("X0", ItemKind.DATA, {}),
    "D1": ("XM", ItemKind.DATA, {}),
    "D2": ("XM", ItemKind.CONTENT, {}),
    "D3": ("XM", ItemKind.DATA, {"sealed_at": NOW - DAY}),
    "D4": ("XM2", ItemKind.DATA, {}),
}


def ident(name: str) -> UUID:
    """The id of the record of that name."""
    return uuid5(NAMESPACE_URL, name)


def since(start: datetime = LONG_AGO, until: datetime | None = None) -> Row:
    """An interval, as columns have it, of what is not revoked."""
    return {"valid_from": start, "valid_until": until, "revoked_at": None}


def named(rows: Mapping[str, Row]) -> list[Row]:
    """Rows with the ids of their names."""
    return [{"id": ident(name), **row} for name, row in rows.items()]


def assignment(case: str, who: str, *, lead: bool = True, **interval: object) -> Row:
    """A magistrate seised of a case; in charge of it, unless said otherwise."""
    return {
        "case_id": ident(case),
        "magistrate_id": ident(who),
        "lead": lead,
        **since(),
        **interval,
    }


def act(clause: Clause, grantee: str, issuer: str, **columns: object) -> Row:
    """An authorisation of a whole case (K1), issued an hour ago for a day; names stand for ids."""
    row: Row = {
        "clause": clause,
        "grantee_id": ident(grantee),
        "case_id": ident("K1"),
        "interception_id": None,
        "scope": Scope.WHOLE_CASE,
        "includes_sealed": False,
        "issuer_id": ident(issuer),
        "issuer_role": ROLES[issuer],
        "issued_at": NOW - timedelta(hours=1),
        "completed_at": None,
        "prior_id": None,
        "express": True,
        "task": "Flux" if clause is Clause.IV else None,
        "confirmed_by_id": None,
        "confirmed_at": None,
        "foreign_request_id": None,
        "difficulty_id": None,
        **since(NOW - timedelta(hours=1), NOW + DAY),
    }
    return row | {
        key: ident(value) if isinstance(value, str) and key.endswith("_id") else value
        for key, value in columns.items()
    }


def _agents() -> list[Row]:
    columns: Row = {
        "active": True,
        "court_id": None,
        "body_id": None,
        "state": None,
        "art_16_point": None,
        "duty": None,
    }
    known: Mapping[str, Row] = {
        "OPJ": {"art_16_point": 2},
        "FOREIGNER": {"state": "BE"},
        "CONTROLLER": {"duty": "LEGAL_COSTS"},
    }
    return named({name: columns | known.get(name, {}) for name in ROLES})


def _signed(by: Mapping[str, Role], **more: object) -> dict[str, Row]:
    return {
        f"{name} signed": {
            "agent_id": ident(name),
            "role": ROLES[name],
            "issuer_id": None,
            "issuer_office": office,
            **since(),
            **more,
        }
        for name, office in by.items()
    }


def _items() -> dict[str, Row]:
    plain: Row = {
        "encrypted": False,
        "sealed_at": None,
        "unsealed_at": None,
        "retention_expires_at": FOREVER,
    }
    return {
        name: {"interception_id": ident(interception), "kind": kind, **plain, **more}
        for name, (interception, kind, more) in ITEMS.items()
    }


def _interception(case: str | None, mission: str | None = None) -> Row:
    return {
        "case_id": ident(case) if case else None,
        "mission_id": ident(mission) if mission else None,
        "retention_expires_at": FOREVER,
    }


def tables() -> dict[str, list[Row]]:
    """Every row: all attributes that a clause asks for are there."""
    return {
        "agent": _agents(),
        "agent_role": named(
            {
                f"{name} is": {"agent_id": ident(name), "role": role, **since()}
                for name, role in ROLES.items()
            }
        ),
        "designation": named(_signed(DESIGNATED_BY, individually=True)),
        "habilitation": named(_signed(HABILITATED_BY)),
        "assignment": named(
            {
                "JI on K1": assignment("K1", "JI"),
                "PROSECUTOR on K1": assignment("K1", "PROSECUTOR", lead=False),
                "JI2 on K2": assignment("K2", "JI2"),
            }
        ),
        "assist_link": named(
            {
                f"{who} of JI": {
                    "assistant_id": ident(who),
                    "magistrate_id": ident("JI"),
                    **since(),
                }
                for who in ("CLERK", "ASSISTANT")
            }
        ),
        "referral": named(
            {
                f"K1 to {who}": {"case_id": ident("K1"), "agent_id": ident(who), **since()}
                for who in ("OPJ", "APJ", "TAX")
            }
        ),
        "interception": named(
            {
                "X1": _interception("K1"),
                "X2": _interception("K2"),
                "X16": _interception("K16"),
                "X0": _interception(None),
                "XM": _interception(None, "M1"),
                "XM2": _interception(None, "M2"),
            }
        ),
        "intercept_item": named(_items()),
        "exhibit": named({"E1": {"case_id": ident("K1"), "sealed_at": NOW - DAY}}),
        "service_request": named(
            {
                "R1": {
                    "requester_id": ident("OPJ"),
                    "requester_role": ROLES["OPJ"],
                    "case_id": ident("K1"),
                    "at": NOW - DAY,
                }
            }
        ),
        "customs_mission": named({"M1": since(), "M2": since()}),
        "mission_officer": named(
            {"CUSTOMS on M1": {"mission_id": ident("M1"), "officer_id": ident("CUSTOMS")} | since()}
        ),
        "clearance": named(
            {
                f"{who} cleared": {"agent_id": ident(who), "level": "SECRET", **since()}
                for who in ("MAINTAINER", "CONTRACTOR")
            }
        ),
        "contract": named({"contract": {"contractor_id": ident("CONTRACTOR"), **since()}}),
        "foreign_request": named(
            {"EIO": {"state": "BE", "instrument": "EIO", "case_id": ident("K1")}}
        ),
        "technical_difficulty": named(
            {
                "FAULT": {
                    "case_id": None,
                    "exceptional": True,
                    "opened_at": NOW - DAY,
                    "closed_at": None,
                }
            }
        ),
    }
