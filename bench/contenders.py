"""The contenders: how each is started, and in which words it is asked."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from api.issuer import ISSUER
from bench.caller import AUDIENCE, Asking
from bench.node import Node
from bench.processes import Running, begin, free_port
from bench.register import Register

POOL_SIZE: Final = 8
"""Connections to PostgreSQL of each contender."""
ROOT: Final = Path(__file__).parent.parent

Words = Literal["greffe", "postgraphile", "bare"]


@dataclass(frozen=True, slots=True)
class Contender:
    """A server to be measured. `words`: in whose terms its requests are written."""

    key: str
    label: str
    words: Words
    command: tuple[str, ...]
    environment: dict[str, str]


@dataclass(frozen=True, slots=True)
class Ready:
    """A contender whose server runs."""

    contender: Contender
    server: Running


def contenders(register: Register, asking: Asking, node: Node | None) -> tuple[Contender, ...]:
    """All of them; without PostGraphile where there is no Node to run it."""
    python = sys.executable
    common = {
        "DATABASE_URL": register.url,
        "POOL_SIZE": str(POOL_SIZE),
        "AGENT": str(asking.agent),
        "PYTHONPATH": str(ROOT),
        **asking.environment,
    }
    greffe = (python, "-c", "from api.cli import app; app()", "serve", "--port", "{port}")
    told = {
        **common,
        "GREFFE_ISSUER": ISSUER,
        "GREFFE_AUDIENCE": AUDIENCE,
        "GREFFE_JWKS": str(asking.jwks),
        "GREFFE_JOURNAL_KEY": str(asking.journal_key),
        "GREFFE_POOL_SIZE": str(POOL_SIZE),
    }
    found = [
        Contender("greffe", "Greffe", "greffe", greffe, {**told, "GREFFE_JOURNAL": "true"}),
        Contender(
            "greffe-no-journal",
            "Greffe, journal off",
            "greffe",
            greffe,
            {**told, "GREFFE_JOURNAL": "false"},
        ),
        Contender(
            "bare",
            "bare endpoint",
            "bare",
            (python, "-m", "bench.bare.server", "{port}"),
            common,
        ),
        Contender(
            "strawberry",
            "Strawberry, usual way",
            "greffe",
            (python, "-m", "bench.strawberry_way.server", "{port}"),
            common,
        ),
    ]
    if node is not None:
        command = (str(node.program), str(node.server))
        environment = {**common, "NODE_ENV": "production", "GRAPHILE_ENV": "production"}
        found.insert(
            0, Contender("postgraphile", "PostGraphile", "postgraphile", command, environment)
        )
    return tuple(found)


@contextmanager
def started(
    all_: Sequence[Contender], folder: Path, *, pinned: bool
) -> Iterator[tuple[Ready, ...]]:
    """All contenders running, each its own process, for as long as the block lasts.

    They start side by side, `pinned` on one core as they are measured.
    """
    with ExitStack() as stack:
        starting = []
        for contender in all_:
            port = free_port()
            command = [part.replace("{port}", str(port)) for part in contender.command]
            environment = {**contender.environment, "PORT": str(port)}
            log = folder / f"{contender.key}.log"
            begun = stack.enter_context(begin(command, environment, port, log, pinned=pinned))
            starting.append((contender, begun))
        yield tuple(Ready(contender, begun.ready()) for contender, begun in starting)
