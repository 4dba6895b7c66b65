"""The service over the register of the scenarios, anew for each module of tests."""

from collections.abc import AsyncIterator

import pytest
from fresh_databases import NewDatabase
from scenario_service import Service, serving


@pytest.fixture(scope="module")
async def oversight(
    new_scenario_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Service]:
    folder = tmp_path_factory.mktemp("oversight")
    async with serving(await new_scenario_database(), folder) as made:
        yield made
