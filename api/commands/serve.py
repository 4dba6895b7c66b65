"""`greffe serve`: answer requests over a database that is there."""

import socket

import asyncpg

from api.commands.running import Data, Host, Port, run
from api.commands.serving import serve_on
from api.database import address, database
from api.failures import reported, say
from api.serve import listen
from api.settings import Settings, read_settings
from api.trust import check_journal, journal_key, keyring_and_tokens
from db.fitness import check_fit


def serve(host: Host = None, port: Port = None, data: Data = None) -> None:
    """Serve the register. Needs GREFFE_ISSUER, GREFFE_JWKS and GREFFE_JOURNAL_KEY.

    `greffe demo` does without.
    """
    with reported():
        settings = read_settings(host=host, port=port, data=data)
        check_journal(settings)
        keyring_and_tokens(settings)  # before anything is started: who would be trusted
        journal_key(settings)  # and who would sign
        with listen(settings.host, settings.port) as listener:
            run(_serve(settings, listener))


async def _serve(settings: Settings, listener: socket.socket) -> None:
    async with database(settings) as found:
        await _require_register(found)
        where = f"http://{settings.host}:{settings.port}"
        await serve_on(listener, found, lambda: say(f"serving on {where}"))


async def _require_register(settings: Settings) -> None:
    connection = await asyncpg.connect(address(settings))
    try:
        await check_fit(connection)
    finally:
        await connection.close()
