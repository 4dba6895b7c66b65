"""Health: whether the process lives, and whether it may be sent operations."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import Response

# What readiness depends on, by name: each says whether it can be reached.
Probe = Callable[[], Awaitable[bool]]

WAIT: Final = 2.0
KEPT: Final = 1.0
_HEADERS: Final = {"Cache-Control": "no-store"}


@dataclass(slots=True)
class Readiness:
    """Whether operations may be sent here: nothing is draining, all that is needed is in reach.

    A finding is kept for `KEPT` seconds, so that checks however frequent cost the database one
    question a second.
    """

    probes: Mapping[str, Probe]
    noted: Callable[[bool], None] = lambda _ready: None
    draining: bool = False
    _found: dict[str, bool] = field(default_factory=dict)
    _until: float = 0.0
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def findings(self) -> Mapping[str, bool]:
        """What can be reached, by name, and `accepting`: false once the service is leaving."""
        async with self._lock:
            if time.monotonic() >= self._until:
                reached = await asyncio.gather(*map(_reached, self.probes.values()))
                self._found = dict(zip(self.probes, reached, strict=True))
                self._until = time.monotonic() + KEPT
        findings = {"accepting": not self.draining, **self._found}
        self.noted(all(findings.values()))
        return findings

    def forget(self) -> None:
        """Ask anew at the next check."""
        self._until = 0.0


async def _reached(probe: Probe) -> bool:
    try:
        async with asyncio.timeout(WAIT):
            return await probe()
    except Exception:  # noqa: BLE001  whatever keeps it out of reach, it is out of reach
        return False


async def live(_request: Request) -> Response:
    """200 as long as the process answers at all."""
    return _json(200, {"live": True})


async def ready(request: Request) -> Response:
    """200 where operations may be sent here, else 503; the body says what is missing."""
    readiness: Readiness = request.app.state.readiness
    findings = await readiness.findings()
    is_ready = all(findings.values())
    return _json(200 if is_ready else 503, {"ready": is_ready, **findings})


def _json(status: int, content: Mapping[str, bool]) -> Response:
    return Response(orjson.dumps(content), status, headers=_HEADERS, media_type="application/json")
