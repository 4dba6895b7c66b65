"""Puts the personas of the register into it: agents, roles, functions, links, habilitations."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from db.enumerations import Function, Role
from db.fiction.courts import seats
from db.fiction.pen import Pen, Values
from db.fiction.persona import MAIL, Persona
from db.fiction.personas import PERSONAS
from db.fiction.personas_of_courts import OF_COURTS

F = Function

FUNCTIONS: dict[str, tuple[Function, ...]] = {
    "investigating-judge-lyon": (F.INVESTIGATING_JUDGE,),
    "childrens-judge-lyon": (F.CHILDRENS_JUDGE_EDUCATIONAL,),
    "civil-judge": (F.CIVIL,),
    "double-role": (F.JLD, F.JLD_NON_CRIMINAL),
    "former-judge": (F.INVESTIGATING_JUDGE,),
    "trial-judge-lyon": (F.TRIAL,),
}
ATTRIBUTES: dict[str, Values] = {
    "police-officer": {"art_16_point": 2, "unit": "Section de recherches de Lyon"},
}
ASSISTS: dict[str, str] = {
    "clerk-lyon": "investigating-judge-lyon",
    "former-clerk": "investigating-judge-lyon",
    "assistant-lyon": "prosecutor-lyon",
    "revoked-assistant": "prosecutor-lyon",
    "childrens-clerk-lyon": "childrens-judge-lyon",
}


@dataclass(slots=True)
class Stagehand:
    """Writes fixed records: their ids count up from one in a series, whatever the seed."""

    pen: Pen
    now: datetime
    series: str = "e"
    made: int = 0

    def write(self, type_: str, values: Values) -> str:
        """Writes a record and returns its id, a new fixed one unless the values hold one."""
        id_ = str(values.get("id") or self._next())
        self.pen.write(type_, {**values, "id": id_})
        return id_

    def before(self, days: float) -> datetime:
        """So many days before now (after it, when negative)."""
        return self.now - timedelta(days=days)

    def _next(self) -> UUID:
        self.made += 1
        return UUID(f"00000000-0000-7000-8000-0000000{self.series}{self.made:04d}")


def write_cast(hand: Stagehand) -> None:
    """Writes the personas of the register, with what lets them in or keeps them out."""
    for persona in OF_COURTS:
        write_agent(hand, persona, **ATTRIBUTES.get(persona.key, {}))
        _write_functions(hand, persona)
    for assistant, magistrate in ASSISTS.items():
        _write_link(hand, assistant, magistrate)
    for key in ("assistant-lyon", "revoked-assistant", "police-officer"):
        _write_habilitation(hand, PERSONAS[key])
    _write_designation(hand, PERSONAS["police-officer"])


def write_agent(hand: Stagehand, persona: Persona, **attributes: object) -> None:
    """Writes a persona as an agent who has held its roles for years."""
    hand.write(
        "Agent",
        {
            "id": str(persona.agent),
            "name": persona.name,
            "rank": persona.rank,
            "email": f"{persona.key}@{MAIL}",
            "court": seats()[persona.court].id if persona.court else None,
            **attributes,
        },
    )
    for role in persona.roles:
        held = {"agent": str(persona.agent), "role": role}
        hand.write("AgentRole", {**held, "from": hand.before(1_500)})


def _write_functions(hand: Stagehand, persona: Persona) -> None:
    until = hand.before(1) if persona.key == "former-judge" else None
    for function in FUNCTIONS.get(persona.key, ()):
        held = {"agent": str(persona.agent), "function": function}
        hand.write("JudicialFunction", {**held, "from": hand.before(1_500), "until": until})


def _write_link(hand: Stagehand, assistant: str, magistrate: str) -> None:
    pair = {
        "assistant": str(PERSONAS[assistant].agent),
        "magistrate": str(PERSONAS[magistrate].agent),
    }
    until = hand.before(1) if assistant == "former-clerk" else None
    hand.write("AssistLink", {**pair, "from": hand.before(800), "until": until})


def _write_habilitation(hand: Stagehand, persona: Persona) -> None:
    revoked = hand.before(1) if persona.key == "revoked-assistant" else None
    held = {"agent": str(persona.agent), "role": persona.roles[0]}
    hand.write(
        "Habilitation",
        {
            **held,
            "issuer_office": Role.HEAD_OF_REGISTRY,
            "from": hand.before(700),
            "revoked_at": revoked,
        },
    )


def _write_designation(hand: Stagehand, persona: Persona) -> None:
    held = {"agent": str(persona.agent), "role": persona.roles[0], "individually": True}
    office = Role.HIERARCHICAL_SUPERIOR
    hand.write("Designation", {**held, "issuer_office": office, "from": hand.before(700)})
