"""Two journals that are whole, made once."""

from pathlib import Path

import pytest
from fresh_databases import NewDatabase
from journal_making import Made, append, entry, exported, rotated

from db.enumerations import Processing
from db.evidence.checkpointing import Checkpointing, introduced, take_checkpoint
from db.evidence.keys import SigningKey, make_key
from db.journal import Journal


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[SigningKey, SigningKey]:
    folder: Path = tmp_path_factory.mktemp("keys")
    return make_key(folder / "old.pem"), make_key(folder / "new.pem")


@pytest.fixture(scope="session")
async def small(new_migrated_database: NewDatabase, keys: tuple[SigningKey, SigningKey]) -> Made:
    """Two processes one after the other, every file, a key that was replaced."""
    url = await new_migrated_database()
    for key, names in zip(keys, ("abc", "de"), strict=True):
        if key is keys[1]:
            await rotated(url, *keys)
        journal = Journal(url)
        async with Checkpointing(url, key, lambda of=journal: of.heads) as taking, journal:  # type: ignore[misc]  # bound where it is made
            for name in names:
                await append(journal, name)
            await taking.take()
            await append(journal, "last")
        assert taking.counts.failed == taking.counts.differing == 0
    return Made(url, await exported(url), keys)


@pytest.fixture(scope="session")
async def tiny(new_migrated_database: NewDatabase, keys: tuple[SigningKey, SigningKey]) -> Made:
    """Three entries of two files, two of them before a checkpoint, all before the last."""
    url = await new_migrated_database()
    await introduced(url, keys[0])
    async with Journal(url) as journal:
        await journal.append(entry("a", Processing.REGISTRY))
        await journal.append(entry("b", Processing.REGISTRY))
        await take_checkpoint(url, keys[0], journal.heads)
        await journal.append(entry("c", Processing.INTERCEPT))
        await take_checkpoint(url, keys[0], journal.heads)
    return Made(url, await exported(url), keys[:1])
