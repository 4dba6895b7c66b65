"""The system account that runs PostgreSQL, which refuses to run as root.

An ordinary user runs it as itself. Root runs it as the owner of an existing cluster, else as the
system user `greffe` if there is one, else as `nobody`. That account needs no right on the folders
above the cluster: the server is started inside it, see `db.embedded.cluster.data_argument`.
"""

import os
import pwd
import sys
from dataclasses import dataclass
from pathlib import Path

from db.embedded.errors import FolderError

_CANDIDATES = ("greffe", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """Ids of a system account; `dropped` where we are root and it is not us."""

    uid: int
    gid: int
    dropped: bool


def account_for(cluster: Path) -> Account:
    """Who runs the server of this cluster, which may not exist yet. Raises `FolderError`."""
    owner = cluster.stat() if cluster.exists() else None
    if os.geteuid() != 0:
        return _ourselves(cluster, owner)
    if sys.platform != "linux":
        raise FolderError(
            "PostgreSQL does not run as root; start Greffe as an ordinary user, or give the "
            "address of a PostgreSQL 18 server in DATABASE_URL"
        )
    if owner is None:
        return _unprivileged()
    if owner.st_uid == 0:
        raise FolderError(
            f"{cluster} belongs to root, and PostgreSQL does not run as root. If it was copied "
            f"there, give it to the account that runs PostgreSQL: chown -R nobody {cluster}"
        )
    return Account(owner.st_uid, owner.st_gid, dropped=True)


def _ourselves(cluster: Path, owner: os.stat_result | None) -> Account:
    if owner is not None and owner.st_uid != os.geteuid():
        raise FolderError(
            f"{cluster} belongs to another account ({_name(owner.st_uid)}); run Greffe as that "
            "account or as root, or choose another data folder (DATA=...)"
        )
    return Account(os.geteuid(), os.getegid(), dropped=False)


def _unprivileged() -> Account:
    for name in _CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid, dropped=True)
    raise FolderError(
        "PostgreSQL does not run as root and there is no account to run it as: create a system "
        "user `greffe`, or start Greffe as an ordinary user"
    )


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
