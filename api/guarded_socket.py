"""The protocol of WebSockets, guarded: a peer that is gone, or takes nothing, is cut."""

from asyncio import TimerHandle
from typing import TYPE_CHECKING, Final

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

if TYPE_CHECKING:
    from uvicorn._types import ASGISendEvent

PART_SECONDS: Final = 5.0
"""Seconds that a socket has to part in good order, once the application is done with it."""


class GuardedSocket(WebSocketsSansIOProtocol):
    """A socket that is cut where parting takes too long: what waits to be sent holds memory."""

    _parting: TimerHandle | None = None

    def data_received(self, data: bytes) -> None:
        """Take what comes; where it is no handshake, say so and close: nobody else would."""
        super().data_received(data)
        if self.conn.handshake_exc is not None and not self.handshake_initiated:
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.transport.close()

    async def run_asgi(self) -> None:
        """Run the application; what it leaves unsent is not kept for long."""
        try:
            await super().run_asgi()
        finally:
            self._part()

    async def send(self, message: "ASGISendEvent") -> None:
        """Send; a handshake that is refused by an answer of its own is over once that is sent.

        The base class forgets so, and takes every page of another origin for a fault of ours.
        """
        await super().send(message)
        if self.close_sent:
            self.handshake_complete = True

    def keepalive_timeout(self) -> None:
        """No sign of life: close, and cut."""
        super().keepalive_timeout()
        self._part()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        if self._parting is not None:
            self._parting.cancel()
        super().connection_lost(exc)

    def _part(self) -> None:
        if not self.disconnected and self._parting is None:
            self._parting = self.loop.call_later(PART_SECONDS, self.transport.abort)
