"""Names and addresses of this machine: what is on loopback, and what a browser may call us."""

from ipaddress import ip_address
from typing import Final

LOCALHOST: Final = "localhost"


def is_loopback(host: str) -> bool:
    """Whether a host, as it is listened to, is reached from this machine alone."""
    if host == LOCALHOST:
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def names_us(header: str, bound: str) -> bool:
    """Whether a `Host` header is an address, `localhost`, or the name that is listened to.

    Any other name may be somebody else's, made to lead here (DNS rebinding): a page of his would
    then pass for one of ours, and read what ours is told. An address cannot be rebound.
    """
    host = _without_port(header).lower()
    if host in (LOCALHOST, bound.lower()):
        return True
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _without_port(header: str) -> str:
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0]
