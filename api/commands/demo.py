"""`greffe demo`: from nothing to a working explorer over a fictional register."""

import asyncio
import socket
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import asyncpg
import typer
from rich.progress import Progress

from api.commands.load import progress_bar, watch
from api.commands.running import Data, Host, Port, Seed, run
from api.commands.serving import serve_on
from api.commands.sole import sole_demonstration
from api.commands.welcome import welcome
from api.database import address, database, named
from api.failures import console, reported, say
from api.serve import listen
from api.settings import DemonstrationSettings, Settings, read_settings
from api.trust import check_demonstration, check_journal
from db.fiction.recognising import cases_of_fiction
from db.fiction.register import write_register
from db.loading.load import load
from db.loading.report import LoadError
from db.migrate import migrate

FILE = "fictional-register.jsonl"
DEFAULT_CASES = 2000

Cases = Annotated[
    int, typer.Option("--cases", envvar="CASES", min=1, help="Cases of the fictional register.")
]

AnyRegister = Annotated[
    bool,
    typer.Option(
        "--any-register",
        help="Over a register of your own, too, to try it: whoever is on this machine is given "
        "tokens of its agents.",
    ),
]


def demo(
    host: Host = None,
    port: Port = None,
    data: Data = None,
    cases: Cases = DEFAULT_CASES,
    seed: Seed = 1,
    *,
    any_register: AnyRegister = False,
) -> None:
    """Embedded PostgreSQL, a fictional register, personas, server and GraphiQL, on loopback.

    What a first run made is kept: a second one starts in seconds. With DATABASE_URL, it is over
    that database, which must be empty or hold a fictional register.
    """
    with reported():
        settings = read_settings(DemonstrationSettings, host=host, port=port, data=data)
        check_demonstration(settings)
        check_journal(settings)
        with listen(settings.host, settings.port) as listener, sole_demonstration(settings):
            run(_demo(settings, listener, cases, seed, any_register=any_register))


async def _demo(
    settings: Settings, listener: socket.socket, cases: int, seed: int, *, any_register: bool
) -> None:
    async with database(settings, made=True) as found:
        where, held = await _register_of(settings, address(found), any_register=any_register)
        if settings.database_url is not None:
            say(f"DATABASE_URL is set: the demonstration is over {where}")
        await migrate(address(found))
        if held is None:
            await _fill(found, cases, seed)
        else:
            say(f"the register of {where} holds {held} cases")
        await serve_on(listener, found, lambda: _welcome(settings))
    say("stopped")


def _welcome(settings: Settings) -> None:
    console.print(welcome(settings), markup=False, soft_wrap=True)


async def _register_of(
    settings: Settings, url: str, *, any_register: bool
) -> tuple[str, int | None]:
    """The database in words, and how many cases its register has; None where it holds none.

    Raises `ForeignRegisterError`: nothing of somebody's own register is touched.
    """
    connection = await asyncpg.connect(url)
    try:
        where = named(settings, await connection.fetchval("SELECT current_database()"))
        return where, await cases_of_fiction(connection, where, others_too=any_register)
    finally:
        await connection.close()


async def _fill(settings: Settings, cases: int, seed: int) -> None:
    """Generate a register and load it; its file stands in the data folder meanwhile."""
    file = settings.data / FILE
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with Progress(console=console, transient=True, disable=not console.is_interactive) as bar:
            await _write(file, cases, seed, bar)
        with progress_bar() as bar:
            report = await load(address(settings), file, progress=watch(bar))
    finally:
        file.unlink(missing_ok=True)
    if report.bad_count:
        raise LoadError(f"the fictional register does not load: {report.bad[0]}")
    say(f"a fictional register of {cases} cases, seed {seed}")


async def _write(file: Path, cases: int, seed: int, bar: Progress) -> None:
    """Write the register in a thread, which ends soon after Ctrl-C.

    Its dates are counted from now: acts that must have an end are in force for most of a year.
    """
    task = bar.add_task("generating", total=cases)
    stopped = threading.Event()

    def show(done: int) -> None:
        if stopped.is_set():
            raise KeyboardInterrupt
        bar.update(task, completed=done)

    def write() -> None:
        with file.open("wb") as out:
            write_register(out, cases=cases, seed=seed, now=datetime.now(UTC), progress=show)

    try:
        await asyncio.to_thread(write)
    except asyncio.CancelledError:
        stopped.set()
        raise
