"""Rows for tests of the tables: what a test does not say is filled in, and is valid."""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TypeAlias
from uuid import UUID

import asyncpg

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
NEVER = datetime.max  # noqa: DTZ901 - as asyncpg reads infinity, and without a time zone
_numbers = itertools.count(1)

_FILLED: dict[str, dict[str, object]] = {
    "court": {"name": "Tribunal judiciaire", "degree": "FIRST"},
    "court_territory": {"article": "ART_704"},
    "judicial_case": {
        "kind": "CRIMINAL",
        "stage": "TRIAL",
        "origin": "COMPLAINT",
        "last_recorded_update_at": NOON,
    },
    "offence": {"date_from": date(2026, 1, 5), "legal_classification": "vol", "class": "DELIT"},
    "person": {"surname": "Ferrand", "forenames": "Lise"},
    "legal_entity": {"company_name": "Atelier du Pont"},
    "party": {"capacity": "PROSECUTED"},
    "decision": {"type": "CONVICTION", "pronounced_at": NOON},
    "investigation_step": {"type": "interrogatoire", "at": NOON},
    "hearing": {"at": NOON},
    "sentence": {"nature": "amende"},
    "enforcement_measure": {"modality": "paiement", "status": "en cours", "valid_from": NOON},
    "judicial_situation": {"situation": "FREE", "valid_from": NOON},
    "case_link": {"ground": "SAME_FACTS"},
    "agent": {"name": "Camille Aubert"},
    "agent_role": {"role": "PROSECUTOR", "valid_from": NOON},
    "judicial_function": {"function": "TRIAL", "valid_from": NOON},
    "assignment": {"function": "TRIAL", "valid_from": NOON},
    "assist_link": {"valid_from": NOON},
    "designation": {"role": "MAGISTRATE_CLERK", "individually": True, "valid_from": NOON},
    "habilitation": {"role": "AUTHORISED_ASSISTANT", "valid_from": NOON},
    "body": {"name": "Police d'ailleurs"},
    "body_listing": {"listing": "ART_11_1", "valid_from": NOON},
    "clearance": {"level": "SECRET", "valid_from": NOON},
    "contract": {"reference": "M-1", "valid_from": NOON},
    "control_request": {"file": "FNAEG", "valid_from": NOON},
    "access_request": {"received_at": NOON},
    "legal_hold": {
        "reason": "prescription en cours",
        "valid_from": NOON,
        "valid_until": NOON + timedelta(days=1),
    },
    "study": {"reference": "E-1", "title": "Étude", "valid_from": NOON},
    "study_member": {"valid_from": NOON},
    "customs_mission": {"reference": "D-1", "valid_from": NOON},
    "mission_officer": {"valid_from": NOON},
    "interception": {"legal_basis": "article 100", "started_at": NOON},
    "exhibit": {"number": "S1", "sealed_at": NOON},
    "intercept_item": {"kind": "CONTENT"},
    "service_request": {
        "requester_role": "CRIMINAL_JUDGE",
        "operator": "Opérateur",
        "kind": "fadet",
        "at": NOON,
    },
    "referral": {"valid_from": NOON},
    "technical_difficulty": {"exceptional": True, "opened_at": NOON},
    "foreign_request": {
        "instrument": "EIO",
        "state": "BE",
        "reference": "DEE-1",
        "received_at": NOON,
    },
    "authorisation": {
        "clause": "VI",
        "scope": "ITEMS",
        "includes_sealed": False,
        "issued_at": NOON,
        "valid_from": NOON,
    },
    "useful_item": {"listed_role": "JUDICIAL_POLICE_OFFICER", "listed_at": NOON},
    "notice": {"kind": "MAGISTRATE_INFORMED", "due_from": NOON},
    "antecedent_person": {"surname": "Ferrand"},
    "antecedent_record": {
        "procedure_ref": "P-1",
        "offence_label": "vol",
        "capacity": "IMPLICATED",
        "recorded_at": NOON,
    },
    "administrative_inquiry": {"legal_basis": "CSI_L114_1", "opened_at": NOON},
    "prosecutor_referral": {"referred_at": NOON},
    "transmission": {
        "legal_basis": "L. 235-1",
        "aim": "ADMINISTRATIVE_POLICE",
        "valid_from": NOON,
    },
}


@dataclass(slots=True)
class Rows:
    """Writes rows through one connection, and keeps a court and two cases to hang them on."""

    connection: Connection
    court: UUID = field(init=False)
    case: UUID = field(init=False)
    other_case: UUID = field(init=False)

    async def begin(self) -> None:
        self.court = await self.add("court")
        self.case = await self.add("judicial_case", court_id=self.court)
        self.other_case = await self.add("judicial_case", court_id=self.court)

    async def add(self, table: str, **columns: object) -> UUID:
        """Inserts a row and returns its id; a refusal spoils no transaction around it."""
        values = _FILLED.get(table, {}) | _unique(table) | columns
        names = ", ".join(values)
        places = ", ".join(f"${place}" for place in range(1, len(values) + 1))
        async with self.connection.transaction():
            written = await self.connection.fetchval(
                f"INSERT INTO {table} ({names}) VALUES ({places}) RETURNING id", *values.values()
            )
        assert isinstance(written, UUID)
        return written

    async def party(self, capacity: str = "PROSECUTED", *, born: date | None = None) -> UUID:
        """Someone in the case."""
        person = await self.add("person", birth_date=born)
        return await self.add("party", case_id=self.case, person_id=person, capacity=capacity)

    async def charge(self, offence_class: str = "DELIT") -> UUID:
        """A charge of the case, with an offence and a party of its own."""
        offence = await self.add("offence", case_id=self.case, **{"class": offence_class})
        party = await self.party()
        return await self.add("charge", case_id=self.case, party_id=party, offence_id=offence)

    async def decision(self, type_: str, pronounced_at: datetime, *charges: UUID) -> UUID:
        decision = await self.add(
            "decision",
            case_id=self.case,
            court_id=self.court,
            type=type_,
            pronounced_at=pronounced_at,
        )
        for charge in charges:
            await self.add(
                "decision_charge", case_id=self.case, decision_id=decision, charge_id=charge
            )
        return decision

    async def expires_at(self, case: UUID | None = None) -> datetime:
        expiry = await self.connection.fetchval(
            "SELECT retention_expires_at FROM judicial_case WHERE id = $1", case or self.case
        )
        assert isinstance(expiry, datetime)
        return expiry


def _unique(table: str) -> dict[str, object]:
    number = f"{next(_numbers):06}"
    match table:
        case "court":
            return {"code": f"TJ-{number}"}
        case "judicial_case":
            return {"number": f"26/{number}"}
        case _:
            return {}
