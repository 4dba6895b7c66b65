"""What the GraphiQL page is told: in a demonstration the personas and the examples, else nothing.

A persona stands in the headers as `Persona KEY`; the page puts the token in when it sends. So a
tab can be read, and what the browser keeps of it holds no token.
"""

from collections.abc import Callable, Iterable, Mapping
from textwrap import wrap
from typing import Final
from uuid import UUID

import orjson

from api.examples import EXAMPLES, Example
from db.enumerations import Processing, Role
from db.fiction.personas import PERSONAS, SHOWCASE, Persona
from permissions.purposes import CASE, TERMS, Purpose, open_to

Headers = Mapping[str, str]

_BLANK: Final[Headers] = {
    "Authorization": "Bearer ",
    "Acting-Role": "",
    "Access-Purpose": "",
}

_COMMENT: Final = 56
"""Characters of a line of comment, so that it is read without scrolling."""

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
    # The page fills the first tab with the default headers: they must be that tab's own.
    default = tabs[0]["headers"] if tabs else usual_headers(next(iter(personas.values())))

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
        return orjson.dumps({"personas": shown, "tabs": tabs, "defaultHeaders": default})

    return told


def usual_headers(persona: Persona) -> Headers:
    """What a persona comes with when it is chosen: its first role, and a purpose to try."""
    role = persona.roles[0]
    case = SHOWCASE[persona.cases[0] if persona.cases else "K1"]
    return {
        "Authorization": _persona(persona.key),
        "Acting-Role": role.value,
        "Access-Purpose": _UNCOMMON.get(role) or _usual_purpose(role, case),
    }


def _usual_purpose(role: Role, case: UUID) -> str:
    """The first purpose open to the role that can be stated with a case or a code of a list.

    Where no purpose of this file is open to it, the common one, which will be refused.
    """
    for purpose in open_to(role):
        terms = TERMS[purpose]
        compulsory = [one for one in terms.references if one.compulsory]
        values = [str(case) if one == CASE else "".join(one.codes[:1]) for one in compulsory]
        if terms.processing is Processing.REGISTRY and all(values):
            stated = zip(compulsory, values, strict=True)
            return purpose + "".join(f';{one.name}="{value}"' for one, value in stated)
    return f'{Purpose.CASE_PROCESSING};case="{case}"'


def _persona(key: str) -> str:
    return f"Persona {key}"


def _commented(example: Example) -> str:
    lines = [f"# {line}" for line in wrap(example.see.strip(), _COMMENT)]
    return "\n".join([*lines, "", example.document])
