"""Two processes that serve the register of the scenarios, on the clock of the database."""

import os
from collections.abc import AsyncIterator
from random import Random

import httpx
import pytest
from arenas import Arena
from doing import Acts
from fresh_databases import NewDatabase
from processes import another
from scenario_service import RESPONSE, serving
from sockets import Sockets

SETTINGS = {
    "event_seconds": 0.01,
    "recheck_seconds": 3600.0,
    "introspection": False,
    "pool_size": 4,
}
ARENAS: list[Arena] = []


@pytest.fixture(scope="package")
async def arena(
    new_scenario_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Arena]:
    folder, database = tmp_path_factory.mktemp("races"), await new_scenario_database()
    chance = Random(int(os.environ.get("RACES_SEED", "24")))  # noqa: S311  instants of races
    async with serving(database, folder, more=SETTINGS) as service:
        service.set_clock(None)
        here = service.client
        url = str(here.base_url).replace("http", "ws") + "/graphql"
        sockets = Sockets(Acts(service), url, database, str(folder))
        async with another(sockets, None) as elsewhere:
            address = elsewhere.url.replace("ws", "http").removesuffix("/graphql")
            async with httpx.AsyncClient(base_url=address, headers={"Accept": RESPONSE}) as there:
                made = Arena(sockets.acts, (sockets, elsewhere), (here, there), chance)
                ARENAS.append(made)
                yield made


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was counted, where races are run at length."""
    if "RACES" in os.environ:
        for each in ARENAS:
            terminalreporter.write_line(str(each.tally))
