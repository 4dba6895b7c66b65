"""What is killed: servers, the database's own processes, or all of them at once. By SIGKILL."""

import os
import random
import signal
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path


class Kill(StrEnum):
    """What a kill meets."""

    SERVER = "a server"
    SERVERS = "both servers"
    BACKEND = "a backend"
    BACKGROUND = "a background process of PostgreSQL"
    POSTMASTER = "the postmaster"
    CLUSTER = "all of PostgreSQL"
    EVERYTHING = "PostgreSQL and both servers"


FIRST = (Kill.SERVER, Kill.BACKEND, Kill.POSTMASTER)
"""Met by the shortest run."""
WEIGHTS = {
    Kill.SERVER: 6,
    Kill.SERVERS: 1,
    Kill.BACKEND: 7,
    Kill.BACKGROUND: 1,
    Kill.POSTMASTER: 3,
    Kill.CLUSTER: 2,
    Kill.EVERYTHING: 1,
}
OF_THE_POSTMASTER = frozenset({Kill.POSTMASTER, Kill.CLUSTER, Kill.EVERYTHING})


def kinds(number: int, chance: random.Random) -> list[Kill]:
    """What each of so many kills meets."""
    drawn = chance.choices(list(WEIGHTS), list(WEIGHTS.values()), k=max(0, number - len(FIRST)))
    return [*FIRST[:number], *drawn]


def kill(pids: Sequence[int]) -> None:
    """Kill processes; those that are gone already are none."""
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def processes_of(postmaster: int, database: str) -> tuple[list[int], list[int]]:
    """The backends that serve the database, and the other children of a postmaster."""
    backends: list[int] = []
    others: list[int] = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
            title = stat.with_name("cmdline").read_bytes()
        except (OSError, IndexError):
            continue  # gone while we looked
        if parent == postmaster:
            serves = f" {database} ".encode() in title
            (backends if serves else others).append(int(stat.parent.name))
    return sorted(backends), sorted(others)
