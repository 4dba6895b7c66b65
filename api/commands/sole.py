"""One demonstration on a data folder: a second would lose its database when the first one stops."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from api.commands.welcome import address_of
from api.settings import Settings
from db.embedded import BusyError, FolderError

LOCK: Final = "demonstration.lock"


@contextmanager
def sole_demonstration(settings: Settings) -> Iterator[None]:
    """Holds the data folder, whose embedded server would be shared. It is let go with the process.

    Raises `BusyError`, which says where the other demonstration answers, and `FolderError`.
    """
    if settings.database_url is not None:
        yield
        return
    path = settings.data / LOCK
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise FolderError(f"{path} cannot be opened: {error.strerror}") from error
    with os.fdopen(lock, "r+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                f"the data folder {settings.data} is in use by the demonstration at "
                f"{file.read().strip() or 'another address'}; stop it, or name another folder"
            ) from None
        file.truncate()
        file.write(address_of(settings))
        file.flush()
        yield
