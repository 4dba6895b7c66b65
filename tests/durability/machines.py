"""A database that waits for its disk, two servers over it, and the kills that befall them."""

import asyncio
import os
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import httpx
from fresh_databases import with_any_instant
from killing import OF_THE_POSTMASTER, Kill, kill, processes_of
from scenario_service import fill

from db.embedded import EmbeddedServer
from db.migrate import migrate

HERE = Path(__file__).parent
PATHS = (HERE.parents[1], HERE.parent / "scenarios")
REGISTER = "register"
SETTINGS = {
    # What is answered must outlive a kill whatever the default of the server is.
    "synchronous_commit": "off",
    "shared_buffers": "32MB",
    "recovery_init_sync_method": "syncfs",
}
PATIENCE = 60.0
"""Seconds for anything to come back."""


@dataclass(slots=True)
class Running:
    """A server that runs, and how it is reached."""

    pid: int
    client: httpx.AsyncClient


@dataclass(slots=True)
class Machines:
    """What can be killed. `servers` are those that run, or ran until just now."""

    folder: Path
    chance: random.Random
    servers: list[Running] = field(default_factory=list)
    _gone: list[Running] = field(default_factory=list)
    _struck: list[int] = field(default_factory=list)
    _cluster: EmbeddedServer | None = None
    _forking: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        """The address of the database."""
        assert self._cluster is not None
        return self._cluster.url(REGISTER)

    @property
    def data(self) -> Path:
        """The data folder of the servers, with the key that signs the journal."""
        return self.folder / "served"

    @property
    def clients(self) -> list[httpx.AsyncClient]:
        """How the servers are reached."""
        return [each.client for each in self.servers]

    async def start_cluster(self) -> None:
        """Start the database, for the first time or after it was killed."""
        if self._cluster is not None:
            await self._cluster.__aexit__(None, None, None)
        self._cluster = EmbeddedServer(self.folder, settings=SETTINGS)
        await self._cluster.__aenter__()
        assert not self._cluster.shared

    async def set_up(self) -> None:
        """The register of the scenarios, and the process that servers are forked from."""
        assert self._cluster is not None
        await self._cluster.create_database(REGISTER)
        await migrate(self.url)
        await with_any_instant(self.url)
        await fill(self.url)
        connection = await asyncpg.connect(self.url)
        await connection.execute("CHECKPOINT")
        await connection.close()
        self.data.mkdir()
        self._forking = await asyncio.create_subprocess_exec(
            sys.executable,
            str(HERE / "forked_servers.py"),
            self.url,
            str(self.data),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, PATHS))},
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )

    async def start_server(self) -> None:
        """Fork a server."""
        assert self._forking is not None
        assert self._forking.stdin is not None
        assert self._forking.stdout is not None
        self._forking.stdin.write(b"\n")
        line = await asyncio.wait_for(self._forking.stdout.readline(), PATIENCE)
        pid, port = map(int, line.split())
        client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE)
        self.servers.append(Running(pid, client))

    def strike(self, what: Kill) -> None:
        """Kill; nothing is awaited."""
        postmaster = int((self.folder / "postgres/postmaster.pid").read_text().split()[0])
        backends, others = processes_of(postmaster, REGISTER)
        cluster = [postmaster, *others, *backends]
        match what:
            case Kill.SERVER:
                kill([self._leaving(self.chance.choice(self.servers))])
            case Kill.SERVERS:
                kill([self._leaving(each) for each in tuple(self.servers)])
            case Kill.BACKEND:
                self._struck = [self.chance.choice(backends or others)]
                kill(self._struck)
            case Kill.BACKGROUND:
                self._struck = [self.chance.choice(others)]
                kill(self._struck)
            case Kill.POSTMASTER:
                kill([postmaster])
            case Kill.CLUSTER:
                kill(cluster)
            case Kill.EVERYTHING:
                kill([*(self._leaving(each) for each in tuple(self.servers)), *cluster])

    def _leaving(self, server: Running) -> int:
        self._gone.append(server)
        return server.pid

    async def recover(self, what: Kill) -> None:
        """Start what was killed again, and wait until all are ready."""
        if what in OF_THE_POSTMASTER:
            await self.start_cluster()
        await self._database_is_back()
        dead = [each for each in self.servers if each in self._gone]
        for each in dead:
            await self.start_server()
            self.servers.remove(each)
        async with asyncio.timeout(PATIENCE):
            for each in self.servers:
                while not await _ready(each.client):  # noqa: ASYNC110  as a probe would
                    await asyncio.sleep(0.02)

    async def _database_is_back(self) -> None:
        """Wait until the postmaster has seen what was killed, and accepts connections again.

        Until it has, everything answers as if nothing had happened; it then ends all its backends.
        """
        async with asyncio.timeout(PATIENCE):
            while any(map(_exists, self._struck)):  # noqa: ASYNC110  the system tells nobody
                await asyncio.sleep(0.005)
            self._struck = []
            while not await _accepts(self.url):  # noqa: ASYNC110  as a probe would
                await asyncio.sleep(0.02)

    async def stop(self) -> None:
        """End all that still runs."""
        for each in {id(each): each for each in (*self.servers, *self._gone)}.values():
            await each.client.aclose()
        if self._forking is not None and self._forking.stdin is not None:
            self._forking.stdin.close()
            await self._forking.wait()
        if self._cluster is not None:
            await self._cluster.__aexit__(None, None, None)


@asynccontextmanager
async def machines(folder: Path, chance: random.Random) -> AsyncIterator[Machines]:
    """A database with the register of the scenarios, and two servers."""
    made = Machines(folder, chance)
    try:
        await made.start_cluster()
        await made.set_up()
        for _ in range(2):
            await made.start_server()
        yield made
    finally:
        await made.stop()


def _exists(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


async def _accepts(url: str) -> bool:
    try:
        connection = await asyncpg.connect(url)
        await connection.close()
    except (OSError, asyncpg.PostgresError):
        return False
    return True


async def _ready(client: httpx.AsyncClient) -> bool:
    try:
        return (await client.get("/health/ready")).status_code == 200
    except httpx.TransportError:
        return False
