"""Where things stand in the data folder, and how a client reaches the server's socket.

DATA/postgres/           PostgreSQL's own folder, with its socket in it
DATA/postgres.password   password of the one database user, mode 0600
DATA/postgres.log        what initdb and the server say, mode 0600
DATA/postgres.lock       locked as long as a server runs on this folder
"""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.embedded.errors import FolderError

PORT = 5432
SOCKET_PATH_LIMIT = 103  # bytes: macOS takes 103, Linux 107
_LONG_LOG = 10_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Layout:
    """Paths of one data folder; `data` is absolute."""

    data: Path

    @property
    def cluster(self) -> Path:
        """PostgreSQL's folder."""
        return self.data / "postgres"

    @property
    def unfinished(self) -> Path:
        """Where initdb works: renamed to `cluster` once it is whole."""
        return self.data / "postgres.new"

    @property
    def password(self) -> Path:
        """File with the password of the database user."""
        return self.data / "postgres.password"

    @property
    def log(self) -> Path:
        """File with what initdb and the server say."""
        return self.data / "postgres.log"

    @property
    def lock(self) -> Path:
        """File locked as long as a server runs here."""
        return self.data / "postgres.lock"


def holds_cluster(data: Path) -> bool:
    """Whether PostgreSQL was set up in a data folder."""
    return Layout(data).cluster.exists()


def prepare(data: Path) -> Layout:
    """Create the data folder (mode 0700) unless it exists, whose modes are then left alone.

    Raises `FolderError`.
    """
    layout = Layout(Path(os.path.abspath(data)))  # noqa: PTH100  `..` must not follow links here
    try:
        layout.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(
            f"the data folder {layout.data} cannot be created: {error.strerror}"
        ) from error
    if not os.access(layout.data, os.R_OK | os.W_OK | os.X_OK):
        raise FolderError(
            f"the data folder {layout.data} is not open to this account; choose another (DATA=...)"
        )
    return layout


def open_log(layout: Layout) -> int:
    """A descriptor that appends to the log; a long log is put aside first (one is kept)."""
    if layout.log.exists() and layout.log.stat().st_size > _LONG_LOG:
        layout.log.replace(layout.log.with_suffix(".log.1"))
    return os.open(layout.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


@contextmanager
def socket_folder(layout: Layout) -> Iterator[Path]:
    """The folder a client of this process names to reach the server's socket.

    It is the cluster itself. Where that path is longer than a socket address may be, or holds a
    comma (which separates hosts in a connection address), it is a link to the cluster in a private
    temporary folder, which lasts as long as this context.
    """
    if _fits(layout.cluster):
        yield layout.cluster
        return
    private = _private_folder()
    try:
        link = private / "s"
        link.symlink_to(layout.cluster)
        yield link
    finally:
        shutil.rmtree(private, ignore_errors=True)


def is_listening(layout: Layout) -> bool:
    """Whether somebody takes connections at the server's socket.

    What `postmaster.pid` says outlives a server that was killed, as does its lock for a moment:
    its children hold it until they notice.
    """
    with socket_folder(layout) as folder, socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(folder / f".s.PGSQL.{PORT}"))
        except OSError:
            return False
    return True


def _fits(folder: Path) -> bool:
    socket = os.fsencode(folder / f".s.PGSQL.{PORT}")
    return len(socket) <= SOCKET_PATH_LIMIT and b"," not in socket


def _private_folder() -> Path:
    parent = tempfile.gettempdir()
    if not _fits(Path(parent) / "greffe-12345678" / "s"):
        parent = "/tmp"  # noqa: S108  mkdtemp makes a folder of ours in it, mode 0700
    return Path(tempfile.mkdtemp(prefix="greffe-", dir=parent))
