"""The processes under measure: started on a core of their own, asked for their CPU time, ended."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SERVER_CORE: Final = 0
"""The core of the server under measure; PostgreSQL and the load generator have the others."""
READY_SECONDS: Final = 60.0
STOP_SECONDS: Final = 20.0


class ServerDidNotStartError(Exception):
    """A server under measure did not start; the text holds the end of what it said."""


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs, on loopback."""

    port: int
    pid: int


def can_pin() -> bool:
    """Whether processes can be kept to cores: on Linux, where there are two or more."""
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1


def pin(pids: Iterable[int], *, server: bool) -> None:
    """Keep processes to the server's core, or off it. Does nothing where that cannot be done."""
    if sys.platform == "linux" and can_pin():
        others = set(range(os.cpu_count() or 1)) - {SERVER_CORE}
        for pid in pids:
            os.sched_setaffinity(pid, {SERVER_CORE} if server else others)


Used = Mapping[int, float]
"""CPU time that each process has taken since it began, in seconds, its threads included."""


def used(pids: Iterable[int]) -> Used:
    """What processes have used so far; empty where the system does not tell."""
    return {pid: _seconds(pid) for pid in pids}


def between(before: Used, after: Used) -> float:
    """Seconds used meanwhile; what a process that has ended used is not known."""
    return sum(seconds - before.get(pid, 0.0) for pid, seconds in after.items() if seconds)


def _seconds(pid: int) -> float:
    nanoseconds = 0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with suppress(OSError):  # it ends just now
            nanoseconds += int(task.read_text().split()[0])
    return nanoseconds / 1e9


def family(pid: int) -> tuple[int, ...]:
    """A process and its descendants, on Linux."""
    parents: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        parents.setdefault(int(after_name[1]), []).append(int(stat.parent.name))
    found = [pid]
    for each in found:
        found.extend(parents.get(each, ()))
    return tuple(found)


def postmaster(folder: Path) -> int:
    """The process id of the embedded server over a data folder."""
    return int((folder / "postgres" / "postmaster.pid").read_text().split()[0])


def free_port() -> int:
    """A port of loopback that nothing listens to now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Begun:
    """A server process that was started, whether or not it is ready to be asked."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def ready(self) -> Running:
        """The server, once it may be asked. Raises `ServerDidNotStartError`."""
        _await(self.process, self.port, self.log)
        return Running(self.port, self.process.pid)


@contextmanager
def begin(
    command: Sequence[str],
    environment: Mapping[str, str],
    port: int,
    log: Path,
    *,
    pinned: bool = True,
) -> Iterator[Begun]:
    """A server process that is to listen on `port`, for as long as the block lasts."""
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, env={**os.environ, **environment}, stdout=said, stderr=subprocess.STDOUT
        )
        try:
            if pinned:
                pin((process.pid,), server=True)
            yield Begun(process, port, log)
        finally:
            _end(process)


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    last = log.read_text(errors="replace").splitlines()[-20:]
    raise ServerDidNotStartError("\n".join((f"no server on port {port}:", *last)))


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
