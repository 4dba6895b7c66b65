"""The service over the register of the scenarios, anew for each module of tests."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fresh_databases import NewDatabase
from replaying import Replays, register_of_long_ago
from scenario_service import Service, serving

from api.settings import Settings, variable


@pytest.fixture(scope="module")
async def oversight(
    new_scenario_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Service]:
    folder = tmp_path_factory.mktemp("oversight")
    async with serving(await new_scenario_database(), folder) as made:
        yield made


@pytest.fixture
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)
    monkeypatch.setenv("DATA", str(tmp_path))


@pytest.fixture(scope="module")
async def replays(new_migrated_database: NewDatabase) -> AsyncIterator[Replays]:
    async with register_of_long_ago(new_migrated_database) as made:
        yield made
