"""What the tests of the embedded server ask about processes."""

import subprocess
import sys
import time
from pathlib import Path


def said(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What a holder's first line says: `own` or `shared`, and the address."""
    assert process.stdout is not None
    kind, _, url = process.stdout.readline().strip().partition(" ")
    return kind, url


def server_process(folder: Path) -> int:
    return int((folder / "postgres/postmaster.pid").read_text().split()[0])


def gone(pid: int, *, within: float = 60.0) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if not Path(f"/proc/{pid}").exists():
            return True
        time.sleep(0.02)
    return False


def program_of(pid: int) -> Path:
    return Path(f"/proc/{pid}/exe").resolve()


def can_run_python(user: str) -> bool:
    try:
        subprocess.run([sys.executable, "-c", ""], user=user, check=True)
    except (PermissionError, subprocess.CalledProcessError):
        return False
    return True
