"""The benchmark compares before it times, and reckons as it says. Nothing is timed here."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench import measuring
from bench.equality import AnswersDifferError, canonical, same
from bench.figures import Ratio, ratio
from bench.measuring import Sample
from bench.processes import between
from bench.questions import QUESTIONS

ROOT = Path(__file__).parent.parent.parent
SECONDS = 300
WITHOUT = () if os.environ.get("CONTENDERS") == "all" else ("--without", "postgraphile")
"""Who is left out: PostGraphile, which takes Node and a minute to set up, unless CONTENDERS=all."""


def test_all_contenders_give_the_same_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = (sys.executable, "-m", "bench", "--cases", "150", "--data", str(tmp_path))
    found = subprocess.run(  # noqa: S603  our own program, no shell
        (*command, "--only-compare", "--compared", "10", *WITHOUT),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert "bytes of canonical JSON: the same" in found.stdout
    notes = [line for line in found.stdout.splitlines() if line.startswith("NOTE")]
    with capsys.disabled():  # who could not take part is to be seen, not hidden in a pass
        sys.stdout.write("".join(f"\nbench: {note}\n" for note in notes))


def test_answers_that_differ_stop_the_benchmark_and_are_shown_side_by_side() -> None:
    answers = {"one": canonical({"number": "26/1"}), "other": canonical({"number": "26/2"})}
    with pytest.raises(AnswersDifferError) as raised:
        same(QUESTIONS[0], answers)
    assert "26/1" in str(raised.value)
    assert "26/2" in str(raised.value)


def test_the_order_of_keys_and_the_spelling_of_an_instant_make_no_difference() -> None:
    ours = {"at": "2026-11-21T10:00:00Z", "id": 1}
    theirs = {"id": 1, "at": "2026-11-21T11:00:00.000000+01:00"}
    assert canonical(ours) == canonical(theirs)


def test_the_order_of_a_list_and_a_second_more_make_a_difference() -> None:
    assert canonical([1, 2]) != canonical([2, 1])
    assert canonical("2026-11-21T10:00:00Z") != canonical("2026-11-21T10:00:01Z")


def test_a_ratio_is_taken_round_by_round() -> None:
    speeds = ((0, "a", 100), (0, "b", 50), (1, "a", 10), (1, "b", 10), (2, "a", 90), (2, "b", 30))
    samples = [_sample(number, who, speed) for number, who, speed in speeds]
    assert ratio(samples, "a", "b", "one", 8) == Ratio(2.0, 1.0, 3.0)
    assert ratio(samples, "a", "nobody", "one", 8) is None


def test_the_time_of_a_process_that_ended_meanwhile_is_left_out() -> None:
    assert between({1: 5.0, 2: 1.0}, {1: 5.5, 3: 0.25}) == 0.75


async def test_requests_that_fail_are_counted_as_failed() -> None:
    server = await asyncio.start_server(_refuses, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        found = await asyncio.to_thread(_run, port)
    assert found["failed"] == found["requests"] > 0


def _run(port: int) -> dict[str, int]:
    with measuring.client() as load:
        load.keep("any", ["GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"])
        return load.run("any", port, 2, 0.1)


async def _refuses(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while await reader.readline():
        if await reader.readuntil(b"\r\n\r\n"):
            writer.write(b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 2\r\n\r\n{}")
    writer.close()


def _sample(number: int, who: str, per_second: float) -> Sample:
    return Sample(
        round=number,
        question="one",
        connections=8,
        contender=who,
        requests=1,
        failed=0,
        per_second=per_second,
        p50=0.0,
        p99=0.0,
        server_cpu=0.0,
        postgres_cpu=0.0,
        client_cpu=0.0,
        load=0.0,
    )
