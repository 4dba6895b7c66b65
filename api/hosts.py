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


def is_same_site(origin: str | None, host: str | None) -> bool:
    """Whether a page of ours opens a WebSocket, or a client that is no page (RFC 6455, 10.2).

    A browser says of which origin a page is, and keeps none from opening a socket anywhere; an
    answer to a request it keeps from pages of other origins by itself.
    """
    if origin is None:
        return True
    scheme, _, named = origin.lower().partition("://")
    port = {"http": ":80", "https": ":443"}.get(scheme)
    if host is None or port is None:
        return False
    return named.removesuffix(port) == host.lower().removesuffix(port)


def _without_port(header: str) -> str:
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0]
