"""The service over the register of the scenarios, heard, for each module of tests."""

from collections.abc import AsyncIterator

import pytest
from fresh_databases import NewDatabase
from hearing import Heard, heard


@pytest.fixture(scope="module")
async def told(
    new_migrated_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Heard]:
    url, folder = await new_migrated_database(), tmp_path_factory.mktemp("heard")
    async with heard(url, folder) as made:
        yield made


@pytest.fixture
def quiet(told: Heard) -> Heard:
    """The same, nothing told yet."""
    told.forget()
    return told
