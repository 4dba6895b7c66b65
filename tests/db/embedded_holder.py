"""A process that holds an embedded server: says its address, then waits for its input to close.

Run as `python embedded_holder.py FOLDER [LIMIT]`; LIMIT is the largest file, in bytes, that it and
its children may write, which stands in for a full disk.
"""

import resource
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from db.embedded import EmbeddedError, EmbeddedServer


def hold(folder: Path) -> None:
    # A job started in the background inherits Ctrl-C ignored: here it must be heard.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with EmbeddedServer(folder) as server:
            sys.stdout.write(f"{'shared' if server.shared else 'own'} {server.url()}\n")
            sys.stdout.flush()
            sys.stdin.read()
    except EmbeddedError as error:
        sys.exit(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    if len(sys.argv) > 2:
        limit = int(sys.argv[2])
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    hold(Path(sys.argv[1]))
