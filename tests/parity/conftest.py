"""Hostile registers, shared by the tests of parity.

They last as long as the run: files of tests may be told in any order, between those of others.
"""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from parity.setting import Setting, opened


@pytest.fixture(scope="session")
async def settings(
    new_migrated_database: Callable[[], Awaitable[str]],
) -> AsyncIterator[list[Setting]]:
    async with opened(new_migrated_database) as made:
        yield made
