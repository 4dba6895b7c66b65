"""What a socket may take: of time, of bytes, of operations."""

from dataclasses import dataclass

from permissions.refusal import Code, Refusal, refuse


@dataclass(frozen=True, slots=True)
class SocketLimits:
    """Bounds of sockets: seconds until `connection_init`, for a message to be taken, and for that
    of closing to be on its way; bytes of a message; sockets of an agent, and operations under way
    on each.
    """

    init: float = 10.0
    take: float = 20.0
    close: float = 2.0
    message: int = 1 << 20
    sockets: int = 10
    operations: int = 50


def too_many(limit: int, en: str, fr: str) -> Refusal:
    """More than so many sockets, or operations, at once."""
    return refuse(
        Code.LIMIT_EXCEEDED,
        f"more than {limit} {en} at once",
        f"plus de {limit} {fr} à la fois",
    )
