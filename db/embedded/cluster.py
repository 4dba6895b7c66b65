"""The folder PostgreSQL keeps its data in: made once, checked before each start."""

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from db.embedded.account import Account
from db.embedded.binaries import Binaries
from db.embedded.errors import BusyError, EmbeddedError, ForeignVersionError, SetupError
from db.embedded.layout import Layout, open_log

USER = "greffe"
_LOG_TAIL = 20_000  # bytes

# Fit for two cores and a few hundred megabytes; durability is PostgreSQL's own default, kept.
SETTINGS: Mapping[str, str] = {
    "listen_addresses": "",
    "unix_socket_directories": ".",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": "1.1",
    "max_parallel_workers_per_gather": "0",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # The log is no register. An error of a statement may quote a value, and is for its caller: only
    # what befalls the server, or a connection as a whole, is written down, without details.
    "log_min_messages": "log",
    "log_error_verbosity": "terse",
}


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What `postmaster.pid` says: the server's process and whether it takes connections."""

    pid: int
    ready: bool


def postmaster(layout: Layout) -> Postmaster | None:
    """The server that the cluster says is running, which may long be dead."""
    try:
        lines = (layout.cluster / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return None
    if not lines or not lines[0].strip().isdigit():
        return None
    return Postmaster(int(lines[0]), ready=len(lines) > 7 and lines[7].strip() == "ready")


def forget_a_dead_server(layout: Layout) -> None:
    """Remove a `postmaster.pid` whose number now belongs to another program.

    PostgreSQL itself overrules the file of a process that is gone, but not that of a number given
    anew, as happens after each restart of a container. Raises `BusyError` where it is a PostgreSQL.
    INVARIANT: called with the lock held, which every server started here holds as long as it lives.
    """
    stale = postmaster(layout)
    if stale is None:
        return
    name = _program_of(stale.pid)
    if name is None:
        return
    if Path(name).name.startswith("postgres"):
        raise BusyError(
            f"a PostgreSQL server that Greffe did not start (process {stale.pid}) seems to run on "
            f"{layout.cluster}; stop it first, or remove postmaster.pid there if it is another's"
        )
    (layout.cluster / "postmaster.pid").unlink()


def _program_of(pid: int) -> str | None:
    if Path("/proc/self/comm").exists():
        try:
            return Path(f"/proc/{pid}/comm").read_text().strip()
        except (FileNotFoundError, ProcessLookupError):
            return None
    shown = subprocess.run(  # noqa: S603  fixed program, a number as argument
        ["/bin/ps", "-o", "comm=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return shown.stdout.strip() or None


def check_version(layout: Layout, binaries: Binaries) -> None:
    """Raise `ForeignVersionError` where another major version wrote the cluster."""
    try:
        found = (layout.cluster / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        found = "of an unknown version" if layout.cluster.exists() else binaries.major
    if found != binaries.major:
        raise ForeignVersionError(layout.cluster, found, binaries.major)


def data_argument(cluster: Path, account: Account) -> str:
    """How PostgreSQL is told of its folder, in which it is always started.

    Another account than ours may have no right on the folders above the cluster (/root, say), whose
    modes are not ours to change. It is told that its data is where it stands, and opens no path.
    """
    return "/proc/self/cwd" if account.dropped else str(cluster)


def create(layout: Layout, account: Account, binaries: Binaries) -> None:
    """Set the cluster up unless it is there: UTF-8, built-in C.UTF-8, SCRAM for every connection.

    Raises `SetupError`; what a failed or killed run left behind is cleared by the next one.
    """
    if layout.cluster.exists():
        return
    folder = layout.unfinished
    try:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(mode=0o700)
        os.chown(folder, account.uid, account.gid)
        _write_password(layout)
        _initdb(layout, account, binaries)
        folder.rename(layout.cluster)
    except OSError as error:
        raise SetupError(layout.cluster, layout.log, error.strerror or str(error)) from error


def _write_password(layout: Layout) -> None:
    layout.password.unlink(missing_ok=True)
    descriptor = os.open(layout.password, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(32))
        file.flush()
        os.fsync(descriptor)


def password(layout: Layout) -> str:
    """The password of the database user. Raises `EmbeddedError` where its file is gone."""
    try:
        return layout.password.read_text().strip()
    except OSError as error:
        raise EmbeddedError(
            f"the password of {layout.cluster} cannot be read from {layout.password}: "
            f"{error.strerror}"
        ) from error


def _initdb(layout: Layout, account: Account, binaries: Binaries) -> None:
    log = open_log(layout)
    with tempfile.TemporaryFile(dir=layout.data) as secret, os.fdopen(log, "ab"):
        # passed open: the account that runs initdb may have no right on the data folder
        secret.write(layout.password.read_bytes())
        secret.flush()
        secret.seek(0)
        os.fchown(secret.fileno(), account.uid, account.gid)
        done = subprocess.run(  # noqa: S603  our own program, no shell
            _initdb_command(layout, account, binaries, secret.fileno()),
            cwd=layout.unfinished,
            pass_fds=(secret.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=environment(),
            start_new_session=True,
            check=False,
            user=account.uid if account.dropped else None,
            group=account.gid if account.dropped else None,
            extra_groups=[] if account.dropped else None,
        )
    if done.returncode:
        raise SetupError(layout.cluster, layout.log, last_words(layout))


def _initdb_command(
    layout: Layout, account: Account, binaries: Binaries, secret: int
) -> tuple[str, ...]:
    return (
        binaries.program("initdb"),
        f"--pgdata={data_argument(layout.unfinished, account)}",
        f"--username={USER}",
        f"--pwfile=/dev/fd/{secret}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions",
    )


def environment() -> dict[str, str]:
    """What PostgreSQL and the keeper see of ours: nothing that steers PostgreSQL (PGDATA, LANG)."""
    kept = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"LC_ALL": "C"}


def last_words(layout: Layout) -> str:
    """The last complaint in the log, or what to look at where it has none."""
    with layout.log.open("rb") as log:
        log.seek(max(0, layout.log.stat().st_size - _LOG_TAIL))
        lines = log.read().decode(errors="replace").splitlines()
    for line in reversed(lines):
        for mark in ("FATAL:", "PANIC:", "error:"):
            if mark in line:
                return line.partition(mark)[2].strip()
    return lines[-1].strip() if lines else "no reason given"
