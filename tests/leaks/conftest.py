"""The pair of twin registers, opened once for all the tests of leaks.

It lasts as long as the run: files of tests may be told in any order, between those of others.
"""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from leaks.callers import CASES, SEED
from leaks.pair import Pair, paired


@pytest.fixture(scope="session")
async def pair(new_migrated_database: Callable[[], Awaitable[str]]) -> AsyncIterator[Pair]:
    async with paired(new_migrated_database, SEED, CASES) as made:
        yield made
