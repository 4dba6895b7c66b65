"""Asks the application what a page shows, as the persona that it names."""

from pathlib import Path

import httpx
from prose import Shown

from api.application import GRAPHQL
from api.issuer import development_issuer
from api.personas import persona_token


class Demonstration:
    """The demonstration, answered by the application itself; its key stands in `folder`."""

    def __init__(self, client: httpx.AsyncClient, folder: Path) -> None:
        self._client = client
        self._issuer = development_issuer(folder, "greffe", demonstration=True)

    async def answer(self, shown: Shown) -> httpx.Response:
        """The answer that is given now."""
        token = persona_token(shown.persona, self._issuer)
        headers = {"Authorization": f"Bearer {token}", **shown.headers}
        asked = {"query": shown.query, "variables": dict(shown.variables)}
        return await self._client.post(GRAPHQL, json=asked, headers=headers)
