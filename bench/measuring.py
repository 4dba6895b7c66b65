"""Rounds of runs, interleaved, so that what disturbs the machine disturbs all alike."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import IO, Any, Final

from bench.caller import Asking
from bench.contenders import ROOT, Ready
from bench.equality import Values, takes_part
from bench.processes import Running, between, family, pin, used
from bench.questions import QUESTIONS, Question
from bench.wire import raw

WARM_SECONDS: Final = 0.5
WARM_CONNECTIONS: Final = 16


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is run: seconds a run, connections of each, rounds of everything."""

    seconds: float
    connections: tuple[int, ...]
    rounds: int


@dataclass(frozen=True, slots=True)
class Sample:
    """One run. Times in seconds, CPU times a request; `load` is the machine's before it."""

    round: int
    question: str
    connections: int
    contender: str
    requests: int
    failed: int
    per_second: float
    p50: float
    p99: float
    server_cpu: float
    postgres_cpu: float
    client_cpu: float
    load: float


class RequestsFailedError(Exception):
    """Requests failed while they were timed; the figures would mean nothing."""


@dataclass(frozen=True, slots=True)
class Client:
    """The load generator's process."""

    process: subprocess.Popen[str]

    def keep(self, name: str, requests: Sequence[str]) -> None:
        """Have requests kept under a name."""
        self._tell({"keep": name, "requests": requests})

    def run(self, name: str, port: int, connections: int, seconds: float) -> dict[str, Any]:
        """Run them; what came of it."""
        return self._tell(
            {"run": name, "port": port, "connections": connections, "seconds": seconds}
        )

    def _tell(self, command: Mapping[str, Any]) -> dict[str, Any]:
        _of(self.process.stdin).write(json.dumps(command) + "\n")
        _of(self.process.stdin).flush()
        answer = _of(self.process.stdout).readline()
        if not answer:
            raise RequestsFailedError("the load generator ended; it says why above")
        found: dict[str, Any] = json.loads(answer)
        return found


@contextmanager
def client() -> Iterator[Client]:
    """A load generator, off the servers' core, for as long as the block lasts."""
    process = subprocess.Popen(
        (sys.executable, "-m", "bench.client"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        pin((process.pid,), server=False)
        yield Client(process)
    finally:
        _of(process.stdin).close()
        process.wait()
        _of(process.stdout).close()


def hand_over(
    load: Client, all_: Sequence[Ready], asking: Asking, values: Mapping[str, Values]
) -> None:
    """Give the load generator every request of every contender."""
    for question in QUESTIONS:
        for ready in all_:
            if takes_part(ready, question):
                varied = values[question.key][ready.contender.key]
                load.keep(_name(question, ready), raw(ready, asking, question, varied))


def rounds(
    load: Client, all_: Sequence[Ready], schedule: Schedule, postgres: int
) -> Iterator[Sample]:
    """Every run of every round. The order of the contenders turns from round to round.

    Raises `RequestsFailedError`.
    """
    _warm(load, all_)
    for number in range(schedule.rounds):
        turned = [*all_[number % len(all_) :], *all_[: number % len(all_)]]
        for question in QUESTIONS:
            for connections in schedule.connections:
                for ready in turned:
                    if takes_part(ready, question):
                        turn = _Turn(ready, question, connections, schedule.seconds, number)
                        yield _run(load, turn, postgres)


def ceiling(load: Client, server: Running, connections: int, seconds: float) -> float:
    """Requests a second that the load generator reaches where the server does nothing."""
    name = f"nothing on {server.port}"
    load.keep(name, ["GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"])
    found = load.run(name, server.port, connections, seconds)
    return float(found["requests"] / found["seconds"])


def _warm(load: Client, all_: Sequence[Ready]) -> None:
    """Every statement prepared and planned for good on every connection."""
    for question in QUESTIONS:
        for ready in all_:
            if takes_part(ready, question):
                name = _name(question, ready)
                load.run(name, ready.server.port, WARM_CONNECTIONS, WARM_SECONDS)


@dataclass(frozen=True, slots=True)
class _Turn:
    """One run to be made."""

    ready: Ready
    question: Question
    connections: int
    seconds: float
    number: int


def _run(load: Client, turn: _Turn, postgres: int) -> Sample:
    ready, question, connections = turn.ready, turn.question, turn.connections
    machine = os.getloadavg()[0]
    before = used(family(postgres)), used(family(ready.server.pid))
    found = load.run(_name(question, ready), ready.server.port, connections, turn.seconds)
    after = used(family(postgres)), used(family(ready.server.pid))
    requests = found["requests"]
    if found["failed"] or not requests:
        raise RequestsFailedError(
            f"{ready.contender.label}, {question.label}, {connections} connections:"
            f" {found['failed']} of {requests} requests failed"
        )
    return Sample(
        round=turn.number,
        question=question.key,
        connections=connections,
        contender=ready.contender.key,
        requests=requests,
        failed=0,
        per_second=requests / found["seconds"],
        p50=found["p50"],
        p99=found["p99"],
        server_cpu=between(before[1], after[1]) / requests,
        postgres_cpu=between(before[0], after[0]) / requests,
        client_cpu=found["client_cpu"] / requests,
        load=machine,
    )


def plain(samples: Sequence[Sample]) -> list[dict[str, Any]]:
    """The samples for a file of JSON."""
    return [asdict(sample) for sample in samples]


def _name(question: Question, ready: Ready) -> str:
    return f"{question.key} of {ready.contender.key}"


def _of(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise AssertionError("asked for when the process was started")
    return stream
