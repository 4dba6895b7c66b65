"""The register made for counting, opened once."""

from collections.abc import AsyncIterator

import pytest
from counting_setting import Counting, counting
from fresh_databases import NewDatabase


@pytest.fixture(scope="session")
async def register(
    new_migrated_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Counting]:
    async with counting(await new_migrated_database(), tmp_path_factory.mktemp("counting")) as made:
        yield made
