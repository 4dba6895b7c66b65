"""What the GraphiQL page is told: in a demonstration the personas and the examples, else nothing.

A persona stands in the headers as `Persona KEY`; the page puts the token in when it sends. So a
tab can be read, and what the browser keeps of it holds no token.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final
from uuid import UUID

import orjson

from api.examples import EXAMPLES, Example
from db.enumerations import Role
from db.fiction.personas import PERSONAS, SHOWCASE, Persona
from permissions.purposes import CASE, TERMS, open_to

Headers = Mapping[str, str]

_BLANK: Final[Headers] = {
    "Authorization": "Bearer ",
    "Acting-Role": "",
    "Access-Purpose": "",
}

# A prosecutor general may state CASE_PROCESSING too, but is seldom seised of a case.
_UNCOMMON: Final = {Role.PROSECUTOR_GENERAL: 'PG_SUPERVISION;basis="ARTICLE_37"'}


def elsewhere() -> bytes:
    """What the page is told outside a demonstration: no persona, no example."""
    return orjson.dumps({"personas": [], "tabs": [], "defaultHeaders": _BLANK})


def demonstration(
    issue: Callable[[str], str],
    examples: Iterable[Example] = EXAMPLES,
    personas: Mapping[str, Persona] = PERSONAS,
) -> Callable[[], bytes]:
    """What the page is told in a demonstration; `issue` makes a token for the key of a persona."""
    tabs = [
        {
            "query": _commented(one),
            "headers": {"Authorization": _persona(one.persona), **one.headers},
        }
        for one in examples
    ]
    first = next(iter(personas.values()))

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
        default = usual_headers(first)
        return orjson.dumps({"personas": shown, "tabs": tabs, "defaultHeaders": default})

    return told


def usual_headers(persona: Persona) -> Headers:
    """What a persona comes with when it is chosen: its first role, and a purpose open to it."""
    role = persona.roles[0]
    headers = {"Authorization": _persona(persona.key), "Acting-Role": role.value}
    case = SHOWCASE[persona.cases[0] if persona.cases else "K1"]
    purpose = _UNCOMMON.get(role) or _usual_purpose(role, case)
    return {**headers, "Access-Purpose": purpose} if purpose else headers


def _usual_purpose(role: Role, case: UUID) -> str | None:
    """The first purpose open to the role whose references are known: the case, a code of a list."""
    for purpose in open_to(role):
        compulsory = [one for one in TERMS[purpose].references if one.compulsory]
        values = [str(case) if one == CASE else "".join(one.codes[:1]) for one in compulsory]
        if all(values):
            stated = zip(compulsory, values, strict=True)
            return purpose + "".join(f';{one.name}="{value}"' for one, value in stated)
    return None


def _persona(key: str) -> str:
    return f"Persona {key}"


def _commented(example: Example) -> str:
    lines = [f"# {line}" for line in example.see.strip().splitlines()]
    return "\n".join([*lines, "", example.document])
