"""`python -m bench`: set up, compare the answers, time them, print and keep the figures."""

import argparse
import asyncio
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from bench import measuring
from bench.caller import asking
from bench.contenders import Contender, contenders, started
from bench.equality import AnswersDifferError, compare, values_of
from bench.measuring import Client, Sample, Schedule
from bench.node import Node, node
from bench.processes import begin, family, free_port, pin, postmaster
from bench.register import Register, register
from bench.report import Outcome, tell

HERE: Final = Path(__file__).parent
CEILING_SIZES: Final = (200, 60_000)


def main() -> int:
    """Run the benchmark by the command line's arguments."""
    try:
        return asyncio.run(_bench(_arguments(sys.argv[1:])))
    except AnswersDifferError as error:
        print(f"the answers differ, so nothing is timed\n{error}", file=sys.stderr)
        return 1


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
    for folder in (given.data, HERE / ".data"):
        folder.mkdir(parents=True, exist_ok=True)
    found = "it is left out" if "postgraphile" in given.without else node(HERE / ".data")
    if isinstance(found, str):
        print(f"NOTE: PostGraphile does not take part: {found}")
    async with register(given.data, given.cases, given.ids) as loaded:
        if not given.only_compare:
            pin(family(postmaster(given.data)), server=False)
        program = found if isinstance(found, Node) else None
        all_ = contenders(loaded, asking(loaded.agent, given.data), program)
        taking_part = [each for each in all_ if each.key not in given.without]
        outcome = await asyncio.to_thread(_run, given, loaded, taking_part, program)
    if outcome is not None:
        print(f"kept in {tell(outcome)}")
    return 0


def _run(
    given: argparse.Namespace,
    loaded: Register,
    taking_part: Sequence[Contender],
    program: Node | None,
) -> Outcome | None:
    who = asking(loaded.agent, given.data)
    schedule = Schedule(given.seconds, tuple(given.connections), given.rounds)
    with started(taking_part, given.data, pinned=not given.only_compare) as ready:
        values = values_of(ready, who, loaded, given.pages)
        same = compare(ready, who, loaded, values, given.compared)
        print(f"{same.answers} answers compared, {same.size} bytes of canonical JSON: the same")
        if given.only_compare:
            return None
        with measuring.client() as load:
            ceilings = {size: _ceiling(load, given.data, size) for size in CEILING_SIZES}
            measuring.hand_over(load, ready, who, values)
            samples = list(_told(measuring.rounds(load, ready, schedule, postmaster(given.data))))
    return Outcome(
        given.cases,
        loaded.in_ressort,
        schedule,
        {each.key: each.label for each in taking_part},
        ceilings,
        samples,
        program.version if program else None,
    )


def _ceiling(load: Client, folder: Path, size: int) -> float:
    """What the load generator reaches with a server that does nothing but answer so many bytes."""
    port = free_port()
    command = (sys.executable, "-m", "bench.nothing", str(port), str(size))
    with begin(command, {"PYTHONPATH": str(HERE.parent)}, port, folder / "nothing.log") as server:
        return measuring.ceiling(load, server.ready(), 8, 1.0)


def _told(samples: Iterator[Sample]) -> Iterator[Sample]:
    """The samples, with a sign of life."""
    began = time.monotonic()
    for number, sample in enumerate(samples, start=1):
        if sys.stderr.isatty():
            said = f"\r{number} runs, {time.monotonic() - began:.0f} s"
            print(said, end="", file=sys.stderr, flush=True)
        yield sample


if __name__ == "__main__":
    sys.exit(main())
