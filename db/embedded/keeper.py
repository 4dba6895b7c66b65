"""The keeper: a small process between Greffe and PostgreSQL, so that no server outlives Greffe.

Run as a program of its own, with nothing imported but the standard library:

    keeper.py UID GID FOLDER PROGRAM ARGUMENT...    (UID `-`: stay who we are)

Its standard input is a pipe that Greffe holds open and never writes to. When it closes, however
Greffe ended (SIGKILL included), or on SIGTERM, the keeper shuts the server down: fast, then
immediate, then by SIGKILL. It stands in its own session, so a Ctrl-C in the terminal reaches Greffe
alone. Should the keeper itself be killed, Linux sends the server SIGINT (parent-death signal); on
macOS the server would stay, and the next start shares it. Writes the server's process id to its
standard output, and exits with the server's exit code.
"""

import ctypes
import os
import select
import signal
import sys

_PR_SET_PDEATHSIG = 1
_STOP = frozenset({signal.SIGTERM, signal.SIGINT})
# signal and seconds granted to it: PostgreSQL's fast shutdown, immediate shutdown, and the end
_ENDINGS = ((signal.SIGINT, 60.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0))


def main() -> int:
    """Run the server until it ends or the pipe closes."""
    uid, gid, folder, *command = sys.argv[1:]
    os.chdir(folder)
    if uid != "-":
        os.setgroups([])
        os.setgid(int(gid))
        os.setuid(int(uid))
    os.umask(0o077)
    wake = _wake_on_signals()
    server = _launch(command)
    sys.stdout.write(f"{server}\n")
    sys.stdout.close()
    while True:
        code = _ended(server, wake, seconds=None, watch=(0,))
        if code is not None:
            return code
        for ending, seconds in _ENDINGS:
            os.kill(server, ending)
            code = _ended(server, wake, seconds=seconds)
            if code is not None:
                return code


def _wake_on_signals() -> int:
    """A descriptor that becomes readable on SIGCHLD and on a request to stop."""
    readable, writable = os.pipe()
    os.set_blocking(readable, False)
    os.set_blocking(writable, False)
    signal.set_wakeup_fd(writable, warn_on_full_buffer=False)
    for number in (signal.SIGCHLD, *_STOP):
        signal.signal(number, lambda *_: None)
    return readable


def _launch(command: list[str]) -> int:
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None
    keeper = os.getpid()
    server = os.fork()
    if server:
        return server
    try:
        if libc is not None:
            libc.prctl(_PR_SET_PDEATHSIG, int(signal.SIGINT))
        if os.getppid() == keeper:
            quiet = os.open(os.devnull, os.O_RDWR)
            os.dup2(quiet, 0)
            os.dup2(2, 1)  # the log
            os.execv(command[0], command)  # noqa: S606  no shell is meant
    except OSError as error:
        sys.stderr.write(f"FATAL:  cannot run {command[0]}: {error}\n")
    finally:
        os._exit(127)


def _ended(
    server: int, wake: int, *, seconds: float | None, watch: tuple[int, ...] = ()
) -> int | None:
    """The server's exit code; None when `seconds` are over, or a reason to stop came."""
    while True:
        ended, status = os.waitpid(server, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        ready, _, _ = select.select([wake, *watch], [], [], seconds)
        if wake not in ready:
            return None
        if watch and _STOP.intersection(os.read(wake, 64)):
            return None


if __name__ == "__main__":
    sys.exit(main())
