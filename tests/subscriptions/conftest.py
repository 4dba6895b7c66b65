"""The service over the register of the scenarios, reached by sockets."""

from collections.abc import AsyncIterator

import pytest
from doing import Acts
from fresh_databases import NewDatabase
from scenario import NOW
from scenario_service import serving
from sockets import Sockets

from api.application import Greffe
from api.observed import Observed

SETTINGS = {
    "event_seconds": 0.05,
    "recheck_seconds": 3600.0,
    "max_sockets": 4,
    "introspection": False,
}


@pytest.fixture(scope="session")
async def sockets(
    new_scenario_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Sockets]:
    folder = tmp_path_factory.mktemp("sockets")
    database = await new_scenario_database()
    observed: list[Observed] = []
    async with serving(database, folder, (observed.append,), SETTINGS) as service:
        url = str(service.client.base_url).replace("http", "ws") + "/graphql"
        service.set_clock(NOW)
        yield Sockets(Acts(service), url, database, str(folder), observed)


@pytest.fixture
def acts(sockets: Sockets) -> Acts:
    """The acts of the same service, over HTTP."""
    return sockets.acts


@pytest.fixture
def app(sockets: Sockets) -> Greffe:
    """The application that serves them."""
    return sockets.acts.service.app
