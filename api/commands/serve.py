"""`greffe serve`: answer requests over a database that is there."""

import socket
from typing import Final

import asyncpg
import structlog

from api.commands.running import Data, Host, Port, run
from api.commands.serving import serve_on
from api.database import address, database
from api.failures import reported, say
from api.logs import configure_logs
from api.serve import listen
from api.settings import Settings, read_settings
from api.trust import check_journal, journal_key, keyring_and_tokens
from db.fitness import beyond_service, check_fit

_log: Final = structlog.get_logger()


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
        # the login of an embedded server is its own administrator
        await _require_register(found, warned=settings.database_url is not None)
        where = f"http://{settings.host}:{settings.port}"
        await serve_on(listener, found, lambda: say(f"serving on {where}"))


async def _require_register(settings: Settings, *, warned: bool) -> None:
    connection = await asyncpg.connect(address(settings))
    try:
        await check_fit(connection)
        if warned and (beyond := await beyond_service(connection)):
            configure_logs(settings.log_level)
            _log.warning("database: the login has more rights than the service", login=beyond)
    finally:
        await connection.close()
