"""What a run of the benchmark says at its end: on the screen, and in a file of JSON."""

import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from rich.console import Console

from bench import figures
from bench.measuring import Sample, Schedule, plain
from bench.processes import can_pin

RESULTS: Final = Path(__file__).parent / "results"
WIDTH: Final = 132
"""Characters of a line, where the output is no terminal."""
_PACKAGES: Final = ("strawberry-graphql", "graphql-core", "uvicorn", "uvloop", "asyncpg", "orjson")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that a run found out.

    `ceilings` are the requests a second of the load generator alone, by bytes of the answer;
    `node` is Node's version, None without PostGraphile.
    """

    cases: int
    in_ressort: int
    schedule: Schedule
    labels: Mapping[str, str]
    ceilings: Mapping[int, float]
    samples: Sequence[Sample]
    node: str | None


def tell(outcome: Outcome) -> Path:
    """Print the tables, keep the samples; where they are kept."""
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    figures.show(outcome.samples, outcome.labels, console)
    figures.show_aims(outcome.samples, outcome.labels, console)
    for size, reached in outcome.ceilings.items():
        console.print(f"the load generator alone, answers of {size} bytes: {reached:.0f}/s")
    return _keep(outcome)


def _keep(outcome: Outcome) -> Path:
    now = datetime.now(UTC)
    about = {
        "at": now.isoformat(timespec="seconds"),
        "cases": outcome.cases,
        "in_ressort": outcome.in_ressort,
        "rounds": outcome.schedule.rounds,
        "seconds": outcome.schedule.seconds,
        "machine": _machine(outcome.node),
        "ceilings": outcome.ceilings,
        "labels": outcome.labels,
        "samples": plain(outcome.samples),
    }
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{now:%Y%m%dT%H%M%SZ}-{outcome.cases}.json"
    file.write_text(json.dumps(about, indent=1))
    return file


def _machine(node: str | None) -> dict[str, Any]:
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "pinned": can_pin(),
        "python": platform.python_version(),
        "node": node,
        **{name: version(name) for name in _PACKAGES},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if "model name" in line), "")
