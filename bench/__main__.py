"""`python -m bench`: set up, compare the answers, time them, print and keep the figures."""

import argparse
import asyncio
import json
import os
import platform
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.console import Console

from bench import figures, measuring
from bench.caller import asking
from bench.contenders import Contender, contenders, started
from bench.equality import compare, values_of
from bench.node import Node, node
from bench.processes import can_pin, family, free_port, pin, postmaster, running
from bench.register import Register, register

HERE = Path(__file__).parent
RESULTS = HERE / "results"


def main() -> int:
    """Run the benchmark by the command line's arguments."""
    return asyncio.run(_bench(_arguments(sys.argv[1:])))


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000, help="cases of the register")
    parser.add_argument("--rounds", type=int, default=5, help="times everything is run")
    parser.add_argument("--seconds", type=float, default=1.0, help="of each run")
    parser.add_argument("--connections", type=int, nargs="+", default=[1, 8, 32])
    parser.add_argument("--ids", type=int, default=500, help="cases asked for in turn")
    parser.add_argument("--pages", type=int, default=40, help="pages asked for in turn, at most")
    parser.add_argument("--compared", type=int, default=200, help="answers compared, a question")
    parser.add_argument("--data", type=Path, default=HERE / ".data", help="kept between runs")
    parser.add_argument("--without", nargs="+", default=[], help="contenders left out")
    parser.add_argument("--only-compare", action="store_true", help="compare, and time nothing")
    return parser.parse_args(given)


async def _bench(given: argparse.Namespace) -> int:
    given.data.mkdir(parents=True, exist_ok=True)
    found = "left out" if "postgraphile" in given.without else node(given.data)
    if isinstance(found, str):
        print(f"NOTE: without PostGraphile: {found}")
    async with register(given.data, given.cases, given.ids) as loaded:
        postgres = postmaster(given.data)
        pin(family(postgres), server=False)
        who = asking(loaded.agent, given.data)
        taking_part = [
            each
            for each in contenders(loaded, who, found if isinstance(found, Node) else None)
            if each.key not in given.without
        ]
        samples, ceilings = await asyncio.to_thread(
            _compare_and_time, given, loaded, taking_part, postgres
        )
    if samples:
        _tell(given, loaded, taking_part, samples, ceilings, found)
    return 0


def _compare_and_time(
    given: argparse.Namespace,
    loaded: Register,
    taking_part: Sequence[Contender],
    postgres: int,
) -> tuple[list[measuring.Sample], dict[str, float]]:
    who = asking(loaded.agent, given.data)
    with started(taking_part, given.data) as ready, measuring.client() as load:
        values = values_of(ready, who, loaded, given.pages)
        same = compare(ready, who, loaded, values, given.compared)
        print(f"{same.answers} answers compared, {same.size} bytes of canonical JSON: the same")
        if given.only_compare:
            return [], {}
        ceilings = _ceilings(load, given.data)
        measuring.hand_over(load, ready, who, values)
        schedule = measuring.Schedule(given.seconds, tuple(given.connections), given.rounds)
        samples = []
        began = time.monotonic()
        for sample in measuring.rounds(load, ready, schedule, postgres):
            samples.append(sample)
            if sys.stderr.isatty():
                print(
                    f"\r{len(samples)} runs, {time.monotonic() - began:.0f} s",
                    end="",
                    file=sys.stderr,
                )
    return samples, ceilings


def _ceilings(load: measuring.Client, folder: Path) -> dict[str, float]:
    """What the load generator reaches with a server that does nothing, by bytes of its answer."""
    found = {}
    for size in (200, 60_000):
        port = free_port()
        command = (sys.executable, "-m", "bench.nothing", str(port), str(size))
        environment = {"PYTHONPATH": str(HERE.parent)}
        with running(command, environment, port, folder / "nothing.log") as server:
            found[str(size)] = measuring.ceiling(load, server, 8, 1.0)
    return found


def _tell(
    given: argparse.Namespace,
    loaded: Register,
    taking_part: Sequence[Contender],
    samples: Sequence[measuring.Sample],
    ceilings: dict[str, float],
    found: Node | str,
) -> None:
    console = Console(width=None if sys.stdout.isatty() else 140)
    labels = {contender.key: contender.label for contender in taking_part}
    figures.show(samples, labels, console)
    figures.show_aims(samples, labels, console)
    for size, reached in ceilings.items():
        console.print(f"the load generator alone, answers of {size} bytes: {reached:.0f}/s")
    about = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cases": given.cases,
        "cases_in_ressort": loaded.in_ressort,
        "rounds": given.rounds,
        "seconds": given.seconds,
        "machine": _machine(found),
        "load_generator": ceilings,
        "labels": labels,
        "samples": measuring.plain(samples),
    }
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{given.cases}.json"
    file.write_text(json.dumps(about, indent=1))
    console.print(f"kept in {file.relative_to(HERE.parent)}")


def _machine(found: Node | str) -> dict[str, Any]:
    names = ("strawberry-graphql", "graphql-core", "uvicorn", "asyncpg", "orjson")
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "pinned": can_pin(),
        "python": platform.python_version(),
        "node": found.version if isinstance(found, Node) else None,
        **{name: version(name) for name in names},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if "model name" in line), "")


if __name__ == "__main__":
    sys.exit(main())
