"""What the command line says when it cannot go on: one typed exception, one message, one code.

The codes are those of sysexits.h, so that a script can tell what to do about it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
import typer
from rich.console import Console

from api.database import DatabaseError, NoDatabaseError
from api.issuer import DemonstrationOnlyError, KeyFileError
from api.key_source import KeySourceError
from api.personas import UnknownPersonaError
from api.serve import AddressUnavailable
from api.settings import SettingsError
from db.embedded import (
    BusyError,
    FolderError,
    ForeignVersionError,
    NoBinariesError,
    SetupError,
    StartError,
)
from db.evidence.keys import JournalKeyError
from db.evidence.retiring import JournalRetentionBusyError, JournalRetentionError
from db.fiction.recognising import ForeignRegisterError
from db.loading.report import LoadError
from db.migrate import MigrationError, UnfitDatabaseError
from db.purge.purge import PurgeBusyError, PurgeError


class OutputError(Exception):
    """A file cannot be written."""


class NotStartedError(Exception):
    """The application did not start; what went before in the log says why."""


# Exit code by kind of failure; `docs/command-line.md` lists the codes.
CODES: dict[type[Exception], int] = {
    UnknownPersonaError: os.EX_USAGE,
    LoadError: os.EX_NOINPUT,
    DatabaseError: os.EX_UNAVAILABLE,
    NoBinariesError: os.EX_UNAVAILABLE,
    UnfitDatabaseError: os.EX_UNAVAILABLE,
    asyncpg.PostgresConnectionError: os.EX_UNAVAILABLE,
    asyncpg.OperatorInterventionError: os.EX_UNAVAILABLE,  # the server was stopped
    asyncpg.InsufficientResourcesError: os.EX_UNAVAILABLE,  # its disk is full
    MigrationError: os.EX_SOFTWARE,
    NotStartedError: os.EX_SOFTWARE,
    SetupError: os.EX_OSERR,
    StartError: os.EX_OSERR,
    OutputError: os.EX_CANTCREAT,
    FolderError: os.EX_CANTCREAT,
    BusyError: os.EX_TEMPFAIL,
    PurgeBusyError: os.EX_TEMPFAIL,
    JournalRetentionBusyError: os.EX_TEMPFAIL,
    AddressUnavailable: os.EX_TEMPFAIL,
    KeyFileError: os.EX_NOPERM,
    PurgeError: os.EX_NOPERM,
    JournalRetentionError: os.EX_NOPERM,
    JournalKeyError: os.EX_NOPERM,
    DemonstrationOnlyError: os.EX_CONFIG,
    ForeignVersionError: os.EX_CONFIG,
    KeySourceError: os.EX_CONFIG,
    NoDatabaseError: os.EX_CONFIG,
    ForeignRegisterError: os.EX_CONFIG,
    SettingsError: os.EX_CONFIG,
}
INTERRUPTED = 130

console = Console(stderr=True, highlight=False)


@contextmanager
def reported() -> Iterator[None]:
    """Turn the failures above into a message on standard error and an exit code."""
    try:
        yield
    except tuple(CODES) as error:
        say(str(error))
        raise typer.Exit(_code(error)) from None
    except KeyboardInterrupt:
        say("interrupted")
        raise typer.Exit(INTERRUPTED) from None


def _code(error: Exception) -> int:
    return next(code for kind, code in CODES.items() if isinstance(error, kind))


def say(message: str) -> None:
    """A line on standard error, after the program's name."""
    console.print(f"greffe: {message}", markup=False, soft_wrap=True)
