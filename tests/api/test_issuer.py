"""The development issuer serves the demonstration, and is nothing outside it."""

import os
import stat
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import orjson
import pytest
from issuing import AGENT, AUDIENCE, NOW, Clock

from api.issuer import (
    ISSUER,
    KEY_FILE,
    DemonstrationOnlyError,
    DevelopmentIssuer,
    KeyFileError,
    development_issuer,
)
from api.key_set import read_key_set
from api.key_source import FileSource
from api.keyring import Keyring
from api.token_claims import TokenRules
from api.tokens import Tokens
from api.unauthenticated import Unauthenticated

HOUR = timedelta(hours=1)


def opened(folder: Path) -> DevelopmentIssuer:
    return development_issuer(folder, AUDIENCE, demonstration=True)


async def test_its_tokens_are_believed_by_a_server_of_the_demonstration(tmp_path: Path) -> None:
    issuer = opened(tmp_path)
    tokens = Tokens(TokenRules(ISSUER, AUDIENCE), Keyring(issuer.jwks))
    agent = await tokens.agent_of(issuer.issue(UUID(AGENT), HOUR).encode())
    assert str(agent) == AGENT


async def test_its_tokens_end(tmp_path: Path) -> None:
    clock = Clock()
    key = opened(tmp_path).key
    issuer = DevelopmentIssuer(key, AUDIENCE, clock)
    tokens = Tokens(TokenRules(ISSUER, AUDIENCE), Keyring(issuer.jwks), clock=clock)
    bearer = issuer.issue(UUID(AGENT), HOUR).encode()
    await tokens.agent_of(bearer)
    clock.now = NOW + 3600 + 30
    with pytest.raises(Unauthenticated, match="expired"):
        await tokens.agent_of(bearer)


def test_outside_the_demonstration_there_is_no_issuer_and_no_key(tmp_path: Path) -> None:
    with pytest.raises(DemonstrationOnlyError):
        development_issuer(tmp_path, AUDIENCE, demonstration=False)
    assert list(tmp_path.iterdir()) == []


def test_its_key_file_is_no_key_set_that_a_server_could_be_pointed_at(tmp_path: Path) -> None:
    issuer = opened(tmp_path)
    private = orjson.loads((tmp_path / KEY_FILE).read_bytes())
    assert private["d"]
    wrapped = tmp_path / "wrapped.json"
    wrapped.write_bytes(orjson.dumps({"keys": [private]}))
    assert len(read_key_set(FileSource(wrapped)())) == 0
    assert "d" not in orjson.loads(issuer.jwks())["keys"][0]


def test_its_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = opened(folder)
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
    assert opened(folder).jwks() == first.jwks()
    assert [file.name for file in folder.iterdir()] == [KEY_FILE]


def test_two_processes_at_their_first_use_have_one_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened(tmp_path)
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert opened(tmp_path).jwks() == first.jwks()


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    opened(tmp_path)
    (tmp_path / KEY_FILE).chmod(0o640)
    with pytest.raises(KeyFileError, match="can be read by others"):
        opened(tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b'{"kty": "OKP", "crv": "Ed25519", "x": "AAAA"}']
)
def test_a_key_file_that_holds_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / KEY_FILE
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(KeyFileError, match="key"):
        opened(tmp_path)


def test_a_public_key_is_not_enough(tmp_path: Path) -> None:
    issuer = opened(tmp_path)
    (tmp_path / KEY_FILE).write_bytes(orjson.dumps(issuer.key.as_dict(private=False)))
    with pytest.raises(KeyFileError, match="private"):
        opened(tmp_path)


def test_a_folder_that_cannot_be_used_is_said_to_be_so(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(KeyFileError, match="out of reach"):
        opened(file / "data")


@pytest.mark.parametrize("ttl", [timedelta(0), timedelta(seconds=-5)])
def test_a_token_that_is_over_before_it_begins_is_not_issued(
    tmp_path: Path, ttl: timedelta
) -> None:
    with pytest.raises(ValueError, match="a second"):
        opened(tmp_path).issue(UUID(AGENT), ttl)


def test_the_key_file_is_never_seen_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(KeyFileError, match="No space"):
        opened(tmp_path)
    assert list(tmp_path.iterdir()) == []
