"""What the GraphiQL page is told: in a demonstration the personas and the examples, else nothing.

A persona stands in the headers as `Persona KEY`; the page puts the token in when it sends. So a
tab can be read, and what the browser keeps of it holds no token. An example that `opens` has a tab
from the beginning, the others are chosen; the page draws the key of an act for `<key>`.
"""

from collections.abc import Callable, Iterable, Mapping
from textwrap import wrap
from typing import Final

import orjson

from api.example import Example
from api.examples import EXAMPLES
from db.fiction.persona import Persona
from db.fiction.personas import PERSONAS, SHOWCASE, with_ids
from permissions.purposes import open_to

Headers = Mapping[str, str]

_BLANK: Final[Headers] = {
    "Authorization": "Bearer ",
    "Acting-Role": "",
    "Access-Purpose": "",
}

_COMMENT: Final = 56
"""Characters of a line of comment, so that it is read without scrolling."""


def elsewhere() -> bytes:
    """What the page is told outside a demonstration: no persona, no example."""
    return orjson.dumps({"personas": [], "examples": [], "defaultHeaders": _BLANK})


def demonstration(
    issue: Callable[[str], str],
    examples: Iterable[Example] = EXAMPLES,
    personas: Mapping[str, Persona] = PERSONAS,
) -> Callable[[], bytes]:
    """What the page is told in a demonstration; `issue` makes a token for the key of a persona."""
    offered = [
        {
            "name": one.name,
            "persona": one.persona,
            "query": _commented(one),
            "headers": {"Authorization": _persona(one.persona), **one.headers},
            "variables": one.variables,
            "opens": one.opens,
        }
        for one in examples
    ]
    # The page fills the first tab with the default headers: they must be that tab's own.
    default = offered[0]["headers"] if offered else usual_headers(next(iter(personas.values())))

    def told() -> bytes:
        shown = [
            {
                "key": persona.key,
                "name": persona.name,
                "shows": persona.shows,
                "token": issue(persona.key),
                "headers": usual_headers(persona),
            }
            for persona in personas.values()
        ]
        return orjson.dumps({"personas": shown, "examples": offered, "defaultHeaders": default})

    return told


def usual_headers(persona: Persona) -> Headers:
    """What a persona comes with when it is chosen: its first role, and a purpose to try if any."""
    headers = {"Authorization": _persona(persona.key), "Acting-Role": persona.roles[0].value}
    purpose = usual_purpose(persona)
    return {**headers, "Access-Purpose": purpose} if purpose else headers


def usual_purpose(persona: Persona) -> str | None:
    """What the persona states where it says so; else the first purpose of its role, of its case;
    None where its role has no purpose.
    """
    if persona.purpose:
        return with_ids(persona.purpose)
    if not open_to(persona.roles[0]):
        return None
    case = SHOWCASE[persona.cases[0] if persona.cases else "K1"]
    return f'{open_to(persona.roles[0])[0]};case="{case}"'


def _persona(key: str) -> str:
    return f"Persona {key}"


def _commented(example: Example) -> str:
    lines = [f"# {line}" for line in wrap(example.see.strip(), _COMMENT)]
    return "\n".join([*lines, "", example.document])
