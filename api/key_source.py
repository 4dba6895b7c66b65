"""Where a JWK Set is had from: a file, or a URL (https, or http on loopback).

A source is a plain function that blocks; `api.keyring` calls it on a thread of its own.
"""

import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

KeySource = Callable[[], bytes]

MOST_BYTES = 256 * 1024
_CHUNK = 16 * 1024


class KeySourceError(Exception):
    """A place that keys cannot be had from; the text may be shown to the operator."""


@dataclass(frozen=True, slots=True)
class FileSource:
    """A JWK Set in a file, read anew each time: replacing the file rotates the keys."""

    path: Path

    def __call__(self) -> bytes:
        """The document. Raises `KeySourceError`."""
        try:
            with self.path.open("rb") as file:
                return _bounded(file.read(MOST_BYTES + 1))
        except OSError as error:
            raise KeySourceError(f"the key file cannot be read: {error.strerror}") from error


@dataclass(frozen=True, slots=True)
class UrlSource:
    """A JWK Set at a URL. `timeout` in seconds bounds each wait and the body as a whole.

    Redirects are not followed: where keys come from is for the configuration alone to say.
    """

    url: SplitResult
    timeout: float = 5.0

    def __call__(self) -> bytes:
        """The document. Raises `KeySourceError`."""
        connection = self._connection()
        try:
            target = self.url.path or "/"
            target += f"?{self.url.query}" if self.url.query else ""
            connection.request("GET", target, headers={"Accept": "application/jwk-set+json, */*"})
            return self._body(connection.getresponse())
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            raise KeySourceError(
                f"the key server did not answer: {type(error).__name__}"
            ) from error
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        host, port = self.url.hostname or "", self.url.port
        if self.url.scheme == "https":
            return http.client.HTTPSConnection(host, port, timeout=self.timeout)
        return http.client.HTTPConnection(host, port, timeout=self.timeout)

    def _body(self, response: http.client.HTTPResponse) -> bytes:
        if response.status != http.client.OK:
            raise KeySourceError(f"the key server answered {response.status}")
        deadline, body = time.monotonic() + self.timeout, bytearray()
        while chunk := response.read1(_CHUNK):
            _bounded(body := body + chunk)
            if time.monotonic() > deadline:
                raise KeySourceError("the key server is too slow")
        return bytes(body)


def key_source(place: str, timeout: float = 5.0) -> KeySource:
    """The source that a setting names: a path, or a URL. Raises `KeySourceError`."""
    if "://" not in place:
        return FileSource(Path(place))
    try:
        url = urlsplit(place)
        _ = url.port
    except ValueError:
        raise KeySourceError("the URL of the keys is malformed") from None
    if url.username is not None or not url.hostname:
        raise KeySourceError("the URL of the keys must have a host and no user")
    if url.scheme == "https" or (url.scheme == "http" and _is_loopback(url.hostname)):
        return UrlSource(url, timeout)
    raise KeySourceError("keys are fetched over https, or over http on loopback only")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _bounded(body: bytes | bytearray) -> bytes:
    if len(body) > MOST_BYTES:
        raise KeySourceError(f"the key set is longer than {MOST_BYTES} bytes")
    return bytes(body)
