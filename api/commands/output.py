"""Where a command writes what it makes: standard output, or a file that is not there yet."""

import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from secrets import token_hex
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

    Where what was to be written fails, a file that was there is as it was, and a new one is gone.
    Raises `OutputError`.
    """
    try:
        if out is None or out == STANDARD:
            with _standard() as stream:
                yield stream
        else:
            with _to(out, force=force, private=private) as file:
                yield file
    except FileExistsError:
        raise OutputError(
            f"{out} is there already: name another file, or write over it with --force"
        ) from None
    except BrokenPipeError:
        raise  # who read it has enough: the command line ends without a word
    except OSError as error:
        where = "standard output" if out in {None, STANDARD} else out
        raise OutputError(f"{where} cannot be written: {error.strerror or error}") from error


@contextmanager
def _standard() -> Iterator[BinaryIO]:
    stream = typer.get_binary_stream("stdout")
    try:
        yield stream
        stream.flush()
    except OSError:
        # what is left of it would be written again at the end of the process, and fail again
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise


def _to(out: Path, *, force: bool, private: bool) -> AbstractContextManager[BinaryIO]:
    """Raises `FileExistsError`, `OSError`."""
    if not os.path.lexists(out):
        return _made(out, 0o600 if private else 0o666)
    if not out.is_file():  # a device, a pipe
        return os.fdopen(os.open(out, os.O_WRONLY), "wb")
    if not force:
        raise FileExistsError
    return _instead(out.resolve(), private=private)


@contextmanager
def _made(out: Path, mode: int) -> Iterator[BinaryIO]:
    """A file that was not there, and goes again where writing it fails."""
    with os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        try:
            yield file
            file.flush()
        except BaseException:
            out.unlink(missing_ok=True)
            raise


@contextmanager
def _instead(out: Path, *, private: bool) -> Iterator[BinaryIO]:
    """A file beside the one that is there, which takes its place and mode once it is whole."""
    with out.open("r+b") as there:  # refused where it may not be written
        mode = stat.S_IMODE(os.fstat(there.fileno()).st_mode)
    beside = out.with_name(f".{out.name}.{token_hex(4)}")
    with _made(beside, 0o600) as file:
        if not private:
            os.fchmod(file.fileno(), mode)
        yield file
        file.flush()
        os.fsync(file.fileno())
        beside.replace(out)
