"""The demonstration: one command to an answer, its data kept, nothing left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from api.example import Outcome
from api.examples import EXAMPLES
from api.settings import Settings, variable
from db.fiction.personas import SHOWCASE

ROOT = Path(__file__).parents[2]
GREFFE = (sys.executable, "-c", "from api.cli import app; app(prog_name='greffe')")
Demonstration = subprocess.Popen[bytes]
Start = Callable[[int], Demonstration]


def environment(data: Path) -> dict[str, str]:
    ours = {variable(name) for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "DATA": str(data), "PYTHONPATH": str(ROOT), "CASES": "20"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demonstration") / "a folder" / "data"


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
    return number


@pytest.fixture
def start(data: Path, tmp_path: Path) -> Iterator[Start]:
    started: list[Demonstration] = []

    def begin(port: int) -> Demonstration:
        with (tmp_path / "said").open("wb") as said:
            process = subprocess.Popen(  # noqa: S603  our own program
                [*GREFFE, "demo", "--port", str(port)],
                env=environment(data),
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.wait()


@contextmanager
def until_ready(port: int, *, within: float = 90.0) -> Iterator[httpx.Client]:
    """A client of the demonstration, once it takes operations."""
    deadline = time.monotonic() + within
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=within) as client:
        while not is_ready(client):
            assert time.monotonic() < deadline, "the demonstration did not start"
            time.sleep(0.05)
        yield client


def is_ready(client: httpx.Client) -> bool:
    try:
        return client.get("/health/ready").status_code == 200
    except httpx.TransportError:
        return False


def token(persona: str, data: Path) -> str:
    done = subprocess.run(  # noqa: S603  our own program
        [*GREFFE, "token", persona], env=environment(data), capture_output=True, check=True
    )
    return done.stdout.decode().strip()


def server_process(data: Path) -> Path:
    return Path(f"/proc/{(data / 'postgres/postmaster.pid').read_text().split()[0]}")


def document_of_k1(field: str) -> str:
    return f'{{ case(id: "{SHOWCASE["K1"]}") {{ {field} }} }}'


def test_the_first_question_of_a_new_demonstration_is_answered(
    start: Start, port: int, data: Path
) -> None:
    demonstration, example = start(port), EXAMPLES[0]
    assert example.outcome is Outcome.RELEASED
    with until_ready(port) as client:
        headers = {"Authorization": f"Bearer {token(example.persona, data)}", **example.headers}
        answer = client.post("/graphql", json={"query": example.document}, headers=headers)
        dated = {"query": document_of_k1("lastRecordedUpdateAt")}
        updated = client.post("/graphql", json=dated, headers=headers).json()["data"]["case"]
        page = client.get("/graphql", headers={"Accept": "text/html"})
    ago = datetime.now(UTC) - datetime.fromisoformat(updated["lastRecordedUpdateAt"])
    assert timedelta(days=3) <= ago < timedelta(days=3, minutes=10)
    assert answer.status_code == 200
    assert answer.json()["data"]["case"]["number"]
    assert page.headers["content-type"].startswith("text/html")
    postgres = server_process(data)
    demonstration.send_signal(signal.SIGINT)
    assert demonstration.wait(60) == 0
    assert not postgres.exists()


def test_a_second_run_makes_nothing_anew_and_keeps_its_data(
    start: Start, port: int, data: Path, tmp_path: Path
) -> None:
    kept = [data / "development-issuer.jwk", data / "postgres/PG_VERSION"]
    before = [(file.stat().st_mtime_ns, file.read_bytes()) for file in kept]
    demonstration = start(port)
    with until_ready(port):
        assert [(file.stat().st_mtime_ns, file.read_bytes()) for file in kept] == before
    demonstration.send_signal(signal.SIGTERM)
    assert demonstration.wait(60) == 0
    said = (tmp_path / "said").read_text()
    assert f"the register of the database of {data} holds" in said
    assert "a fictional register of" not in said


def test_no_process_is_left_when_it_is_killed(start: Start, port: int, data: Path) -> None:
    demonstration = start(port)
    with until_ready(port):
        postgres = server_process(data)
    demonstration.kill()
    deadline = time.monotonic() + 60
    while postgres.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not postgres.exists()
