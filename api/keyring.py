"""The keys in force over time: asked for by age and on a name not known, at a bounded rate.

While the issuer's keys cannot be had, the last good set serves for a bounded time; then nothing
is trusted.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from api.key_set import KeySet, KeySetError, read_key_set
from api.key_source import KeySource, KeySourceError
from permissions.refusal import Code, Refusal, refuse

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class KeyTimes:
    """How long keys serve, in seconds.

    A set is asked for again when `fresh` old, and serves until `good` old where that fails.
    `pause` is the least time between two fetches, `wait` the longest one fetch may take.
    """

    fresh: float = 300.0
    good: float = 3600.0
    pause: float = 10.0
    wait: float = 10.0

    def __post_init__(self) -> None:
        if not 0 < self.fresh <= self.good or self.pause <= 0 or self.wait <= 0:
            raise ValueError("key times must be positive, and `fresh` at most `good`")


class Keyring:
    """The keys of one issuer. Belongs to one event loop.

    INVARIANT: the set is replaced by another object only when the keys in it change; the cache of
    verified tokens is emptied by that.
    """

    def __init__(
        self,
        source: KeySource,
        times: KeyTimes | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = source
        self._times = times or KeyTimes()
        self._clock = clock
        self._set: KeySet | None = None
        self._loaded_at = self._tried_at = float("-inf")
        self._failing = False
        self._fetch: asyncio.Task[None] | None = None

    def settled(self) -> KeySet | None:
        """The keys, if they are fresh: then no fetch is due."""
        if self._clock() - self._loaded_at < self._times.fresh:
            return self._set
        return None

    async def keys(self) -> KeySet:
        """The keys in force. Raises `Refusal` (UNAVAILABLE) when there are none.

        Who first finds them stale waits for new ones. Once a fetch has failed, the next ones run
        beside the requests: an issuer that is down delays nobody while the last set is good.
        """
        if self._due():
            fetch = self._started()
            if not (self._failing and self._good()):
                await self._end_of(fetch)
        if self._set is None or not self._good():
            raise _unavailable()
        return self._set

    async def keys_naming(self, kid: str | None, algorithm: str) -> KeySet:
        """The keys in force, fetched anew where they lack the name and the rate allows it."""
        keys = await self.keys()
        if keys.find(kid, algorithm) is None and (self._fetch is not None or self._rested()):
            await self._end_of(self._started())
            keys = await self.keys()
        return keys

    async def close(self) -> None:
        """End a fetch under way."""
        if self._fetch is not None:
            self._fetch.cancel()
            await asyncio.gather(self._fetch, return_exceptions=True)

    def _good(self) -> bool:
        return self._clock() - self._loaded_at < self._times.good

    def _rested(self) -> bool:
        return self._clock() - self._tried_at >= self._times.pause

    def _due(self) -> bool:
        return self.settled() is None and (self._fetch is not None or self._rested())

    def _started(self) -> asyncio.Task[None]:
        """The one fetch under way, begun now if there is none."""
        if self._fetch is None:
            self._tried_at = self._clock()
            self._fetch = asyncio.create_task(self._refresh(), name="keys")
        return self._fetch

    @staticmethod
    async def _end_of(fetch: asyncio.Task[None]) -> None:
        """Wait for a fetch that others may be waiting for: a request cancelled ends it not."""
        await asyncio.shield(fetch)

    async def _refresh(self) -> None:
        try:
            async with asyncio.timeout(self._times.wait):
                document = await asyncio.to_thread(self._source)
            self._take(read_key_set(document))
        except (KeySourceError, KeySetError, TimeoutError) as error:
            self._failing = True
            log.warning("keys not fetched", reason=str(error) or "too slow")
        finally:
            self._fetch = None

    def _take(self, keys: KeySet) -> None:
        """Put a set in force. Keys that it lacks are trusted no more."""
        self._loaded_at, self._failing = self._clock(), False
        if keys != self._set:
            self._set = keys
            log.info("keys in force", keys=len(keys))


def _unavailable() -> Refusal:
    return refuse(
        Code.UNAVAILABLE,
        "the keys that verify tokens cannot be had at present; try again later",
        "les clés qui vérifient les jetons sont indisponibles pour l’instant ; réessayez plus tard",
    )
