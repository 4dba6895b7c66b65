"""The service over the register of the scenarios, anew for each module of tests."""

from collections.abc import AsyncIterator

import pytest
from doing import Acts
from fresh_databases import NewDatabase
from scenario_service import serving


@pytest.fixture(scope="module")
async def acts(
    new_scenario_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Acts]:
    async with serving(await new_scenario_database(), tmp_path_factory.mktemp("machine")) as made:
        yield Acts(made)
