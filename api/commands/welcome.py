"""What the demonstration says once it runs: where to look, who to be, a first question."""

import json
import shlex
from collections.abc import Mapping

from api.application import GRAPHQL
from api.example import Example
from api.examples import EXAMPLES
from api.personas import persona_rows
from api.settings import Settings


def welcome(settings: Settings) -> str:
    """The text that the demonstration starts with."""
    rows = persona_rows()
    width = max(len(row.key) for row in rows)
    where = f"{address_of(settings)}{GRAPHQL}"
    return "\n".join(
        [
            "",
            f"Personas (`greffe token PERSONA{data_option(settings)}` gives a token):",
            *(f"  {row.key:{width}}  {row.name}: {row.shows}" for row in rows),
            "",
            "A first question:",
            "",
            curl(settings, EXAMPLES[0]),
            "",
            f"Greffe answers on {where} : open it in a browser. Ctrl-C stops it.",
        ]
    )


def curl(settings: Settings, example: Example) -> str:
    """The command that asks an example in a shell."""
    token = f"$(.venv/bin/greffe token {example.persona}{data_option(settings)})"
    body = json.dumps({"query": " ".join(example.document.split())})
    headers: Mapping[str, str] = {"Content-Type": "application/json", **example.headers}
    lines = [
        f"curl {address_of(settings)}{GRAPHQL}",
        f'-H "Authorization: Bearer {token}"',
        *(f"-H {shlex.quote(f'{name}: {value}')}" for name, value in headers.items()),
        f"--data {shlex.quote(body)}",
    ]
    return " \\\n  ".join(lines)


def address_of(settings: Settings) -> str:
    """The address that the demonstration answers on."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


def data_option(settings: Settings) -> str:
    """The option that names the data folder, where it is not the usual one."""
    default = Settings.model_fields["data"].default
    return "" if settings.data == default else f" --data {shlex.quote(str(settings.data))}"
