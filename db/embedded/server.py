"""The life of the embedded server: started, shared, stopped, never left behind."""

import asyncio
import fcntl
import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import asyncpg

from db.embedded import cluster, keeper
from db.embedded.account import Account, account_for
from db.embedded.binaries import Binaries, find
from db.embedded.errors import BusyError, EmbeddedError, FolderError, StartError
from db.embedded.layout import PORT, Layout, is_listening, open_log, prepare, socket_folder

_START_TIMEOUT = 120.0  # seconds; recovery after a crash included
_STOP_TIMEOUT = 90.0  # seconds; the keeper's own patience is shorter
_TICK = 0.02  # seconds
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


class EmbeddedServer:
    """A PostgreSQL server over one data folder, for as long as the `with` block lasts.

    `settings` are PostgreSQL settings that overrule `cluster.SETTINGS`. Where another Greffe
    process already runs the server of this folder, it is shared (`shared` is then true) and
    lives as long as that process. Raises the errors of `db.embedded.errors`.
    """

    def __init__(self, data_folder: Path, *, settings: Mapping[str, str] | None = None) -> None:
        self._data_folder = data_folder
        self._settings = {**cluster.SETTINGS, **(settings or {})}
        self._resources = ExitStack()
        self._host: Path | None = None
        self._password = ""
        self.shared = False

    def __enter__(self) -> Self:
        with ExitStack() as undo:
            undo.callback(self._resources.close)
            self._start(prepare(self._data_folder))
            undo.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._host = None
        self._resources.close()

    async def __aenter__(self) -> Self:
        return await asyncio.to_thread(self.__enter__)

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await asyncio.to_thread(self.__exit__, kind, error, trace)

    def url(self, database: str = "postgres") -> str:
        """The address of a database on this server, password included."""
        if self._host is None:
            raise EmbeddedError("the embedded server is not running")
        host = quote(str(self._host), safe="")
        secret = quote(self._password, safe="")
        return f"postgresql://{cluster.USER}:{secret}@/{database}?host={host}&port={PORT}"

    async def create_database(self, name: str, *, template: str = "template1") -> bool:
        """Create a database as a copy of `template`; False where it exists already."""
        try:
            await self._administer(
                f"CREATE DATABASE {_checked(name)} TEMPLATE {_checked(template)}"
            )
        except asyncpg.DuplicateDatabaseError:
            return False
        return True

    async def drop_database(self, name: str) -> None:
        """Drop a database, closing the connections to it, if it exists."""
        await self._administer(f"DROP DATABASE IF EXISTS {_checked(name)} WITH (FORCE)")

    async def _administer(self, statement: str) -> None:
        connection = await asyncpg.connect(self.url())
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def _start(self, layout: Layout) -> None:
        account = account_for(layout.cluster)
        binaries = find(account)
        cluster.check_version(layout, binaries)
        lock = self._lock_or_share(layout)
        if lock is not None:
            cluster.forget_a_dead_server(layout)
            cluster.create(layout, account, binaries)
            self._launch(layout, account, binaries, lock)
        self.shared = lock is None
        self._password = cluster.password(layout)
        self._host = self._resources.enter_context(socket_folder(layout))

    def _lock_or_share(self, layout: Layout) -> int | None:
        """The lock on the folder, or None where another process has a server ready on it."""
        try:
            lock = os.open(layout.lock, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise FolderError(f"{layout.lock} cannot be opened: {error.strerror}") from error
        self._resources.callback(os.close, lock)
        deadline = time.monotonic() + _START_TIMEOUT
        while time.monotonic() < deadline:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                running = cluster.postmaster(layout)
                if running is not None and running.ready and is_listening(layout):
                    return None
                time.sleep(_TICK)
            else:
                return lock
        raise BusyError(
            f"another Greffe process has been starting or stopping the server of {layout.data} "
            f"for {_START_TIMEOUT:.0f} seconds; look at {layout.log}"
        )

    def _launch(self, layout: Layout, account: Account, binaries: Binaries, lock: int) -> None:
        log = open_log(layout)
        with os.fdopen(log, "ab"):
            process = subprocess.Popen(  # noqa: S603  our own program, no shell
                self._command(layout, account, binaries),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                pass_fds=(lock,),
                env=cluster.environment(),
                start_new_session=True,
            )
        self._resources.callback(_stop, process)
        _await_ready(layout, process)

    def _command(self, layout: Layout, account: Account, binaries: Binaries) -> tuple[str, ...]:
        identity = (str(account.uid), str(account.gid)) if account.dropped else ("-", "-")
        settings = (part for item in self._settings.items() for part in ("-c", "=".join(item)))
        return (
            *(sys.executable, "-I", "-S", str(Path(keeper.__file__))),
            *identity,
            str(layout.cluster),
            binaries.program("postgres"),
            *("-D", cluster.data_argument(layout.cluster, account), "-p", str(PORT)),
            *settings,
        )


def _await_ready(layout: Layout, process: subprocess.Popen[bytes]) -> None:
    assert process.stdout is not None  # noqa: S101  asked for above; tells the type checker
    with process.stdout as stdout:
        server = stdout.readline().strip()
    deadline = time.monotonic() + _START_TIMEOUT
    while server and process.poll() is None and time.monotonic() < deadline:
        running = cluster.postmaster(layout)
        if running is not None and running.ready and running.pid == int(server):
            return
        time.sleep(_TICK)
    raise StartError(layout.cluster, layout.log, cluster.last_words(layout))


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Close the keeper's pipe and wait until the server is down. Does nothing a second time."""
    assert process.stdin is not None  # noqa: S101  asked for above; tells the type checker
    process.stdin.close()
    try:
        process.wait(_STOP_TIMEOUT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a plain database name: {name!r}")
    return f'"{name}"'
