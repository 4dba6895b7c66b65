"""The service over the register of the scenarios, opened once for all their tests."""

from collections.abc import AsyncIterator

import pytest
from fresh_databases import NewDatabase
from scenario_service import Service, serving


@pytest.fixture(scope="session")
async def service(
    new_scenario_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Service]:
    async with serving(await new_scenario_database(), tmp_path_factory.mktemp("service")) as made:
        yield made
