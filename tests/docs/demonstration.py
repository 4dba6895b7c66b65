"""Asks the application what a page shows, as the persona that it names."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
from prose import Exchange, Shown

from api.application import GRAPHQL, Greffe
from api.issuer import development_issuer
from api.personas import persona_token
from api.socket_messages import PROTOCOL


class Demonstration:
    """The demonstration, answered by the application itself; its key stands in `folder`."""

    def __init__(self, app: Greffe, client: httpx.AsyncClient, folder: Path) -> None:
        self._app, self._client = app, client
        self._issuer = development_issuer(folder, "greffe", demonstration=True)

    async def answer(self, shown: Shown) -> httpx.Response:
        """The answer that is given now."""
        token = persona_token(shown.persona, self._issuer)
        headers = {"Authorization": f"Bearer {token}", **shown.headers}
        asked = {"query": shown.query, "variables": dict(shown.variables)}
        return await self._client.post(GRAPHQL, json=asked, headers=headers)

    async def told(self, exchange: Exchange) -> list[dict[str, Any]]:
        """What is told over a socket now, one message for each that is sent."""
        token, found = persona_token(exchange.persona, self._issuer), []
        heard: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        said: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        scope = {"type": "websocket", "path": GRAPHQL, "headers": [], "subprotocols": [PROTOCOL]}
        socket = asyncio.create_task(self._app(scope, heard.get, said.put))  # type: ignore[arg-type]  # ASGI, in short
        heard.put_nowait({"type": "websocket.connect"})
        assert (await said.get())["type"] == "websocket.accept"
        for message in exchange.sent:
            text = json.dumps(message).replace("<token>", token)
            heard.put_nowait({"type": "websocket.receive", "text": text})
            found.append(json.loads((await said.get())["text"]))
        heard.put_nowait({"type": "websocket.disconnect", "code": 1000})
        await socket
        return found
