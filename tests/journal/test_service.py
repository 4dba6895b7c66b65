"""The service signs its journal: with a key it needs, under metrics that tell."""

from pathlib import Path

import httpx
import pytest
from journal_making import Connection, connected

from api.services import application
from api.settings import DemonstrationSettings, Settings, SettingsError
from db.evidence.keys import KEY_FILE, JournalKeyError, read_key


async def signed(connection: Connection) -> list[str]:
    return [row["key"] for row in await connection.fetch("SELECT key FROM journal_checkpoint")]


async def test_the_demonstration_makes_its_key_and_signs(migrated_url: str, tmp_path: Path) -> None:
    for _ in range(2):
        app = application(DemonstrationSettings(data=tmp_path, database_url=migrated_url))
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(
                transport=transport, base_url="http://localhost"
            ) as client:
                await client.post("/graphql", json={"query": "{ __typename }"})
                metrics = (await client.get("/metrics")).text
    assert 'greffe_journal_checkpoints_total{outcome="DIFFERING"} 0.0' in metrics
    assert "greffe_journal_checkpoint " in metrics
    async with connected(migrated_url) as connection:
        assert set(await signed(connection)) == {read_key(tmp_path / KEY_FILE).id}
        assert len(await signed(connection)) == 3
        covered = await connection.fetchval("SELECT count(*) FROM journal_checkpoint_head")
        assert covered == await connection.fetchval("SELECT count(*) FROM journal_entry") == 2


async def test_a_service_with_another_key_does_not_start(migrated_url: str, tmp_path: Path) -> None:
    for folder in ("one", "other"):
        settings = DemonstrationSettings(data=tmp_path / folder, database_url=migrated_url)
        app = application(settings)
        if folder == "one":
            async with app.router.lifespan_context(app):
                pass
        else:
            with pytest.raises(JournalKeyError, match="not one of this journal's"):
                async with app.router.lifespan_context(app):
                    pass


def test_who_serves_names_a_key() -> None:
    settings = Settings(issuer="https://issuer.example", jwks="keys.json")
    with pytest.raises(SettingsError, match=r"^GREFFE_JOURNAL_KEY: .*`greffe journal key FILE`"):
        application(settings)
    with pytest.raises(JournalKeyError, match="No such file"):
        application(settings.model_copy(update={"journal_key": Path("/nowhere/key.pem")}))
