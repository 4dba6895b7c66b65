"""The personas of the demonstration: who they are, and a token for each.

What the commands `greffe personas` and `greffe token PERSONA` do, without a terminal.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple

from api.explorer_configuration import usual_purpose
from api.issuer import DevelopmentIssuer
from db.fiction.persona import Persona
from db.fiction.personas import PERSONAS


class UnknownPersonaError(Exception):
    """No persona has this key; the text lists those that do."""


class PersonaRow(NamedTuple):
    """One persona as text: `agent` is the id, `purpose` what it would state in the header, `may`
    the acts that it may do; the last two may be empty.
    """

    key: str
    name: str
    roles: str
    shows: str
    agent: str
    purpose: str
    may: str


def persona_rows(personas: Mapping[str, Persona] = PERSONAS) -> tuple[PersonaRow, ...]:
    """The table of personas, in the order of their list."""
    return tuple(
        PersonaRow(
            persona.key,
            persona.name,
            ", ".join(persona.roles),
            persona.shows,
            str(persona.agent),
            usual_purpose(persona) or "",
            ", ".join(persona.may),
        )
        for persona in personas.values()
    )


def persona_token(
    key: str,
    issuer: DevelopmentIssuer,
    ttl: timedelta = timedelta(hours=12),
    personas: Mapping[str, Persona] = PERSONAS,
) -> str:
    """A token for a persona. Raises `UnknownPersonaError`."""
    persona = personas.get(key)
    if persona is None:
        raise UnknownPersonaError(f"no persona has this key; the personas: {', '.join(personas)}")
    return issuer.issue(persona.agent, ttl)
