"""Where a command writes what it makes: standard output, or a file that is not there yet."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO, Final

import typer

from api.failures import OutputError

STANDARD: Final = Path("-")

Out = Annotated[
    Path | None,
    typer.Option(
        "--out", help="File to write, which must not be there yet; else, or as -, standard output."
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Write over the file of --out.")]


@contextmanager
def output(out: Path | None, *, force: bool, private: bool = False) -> Iterator[BinaryIO]:
    """Where to write; a `private` file nobody else can read.

    A file that was made here goes again where what was to be written fails. Raises `OutputError`.
    """
    if out is None or out == STANDARD:
        yield typer.get_binary_stream("stdout")
        return
    try:
        descriptor, made = _opened(out, 0o600 if private else 0o666, force=force)
        with os.fdopen(descriptor, "wb") as file:
            if private and stat.S_ISREG(os.fstat(descriptor).st_mode):
                os.fchmod(descriptor, 0o600)
            try:
                yield file
            except BaseException:
                if made:
                    out.unlink(missing_ok=True)
                raise
    except FileExistsError:
        raise OutputError(
            f"{out} is there already: name another file, or write over it with --force"
        ) from None
    except OSError as error:
        raise OutputError(f"{out} cannot be written: {error.strerror}") from error


def _opened(out: Path, mode: int, *, force: bool) -> tuple[int, bool]:
    """A descriptor, and whether its file was made for it. Raises `FileExistsError`, `OSError`."""
    try:
        return os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), True
    except FileExistsError:
        if out.is_file() and not force:
            raise
        return os.open(out, os.O_WRONLY | os.O_TRUNC), False
