"""Files of signing keys: made once, read by their owner alone, and nothing else taken for one."""

from pathlib import Path

import pytest

from db.evidence.keys import JournalKeyError, make_key, read_key, read_or_make_key


def test_a_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "folder" / "key.pem"
    made = make_key(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert read_key(file).id == read_or_make_key(file).id == made.id
    with pytest.raises(JournalKeyError, match="never written over"):
        make_key(file)
    file.chmod(0o640)
    with pytest.raises(JournalKeyError, match="mode 640"):
        read_key(file)
    assert [each.name for each in file.parent.iterdir()] == ["key.pem"]


@pytest.mark.parametrize("content", [b"", b"no key", b"-----BEGIN PRIVATE KEY-----\n"])
def test_what_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "key.pem"
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(JournalKeyError, match="no private Ed25519 key"):
        read_key(file)
    with pytest.raises(JournalKeyError, match="No such file"):
        read_key(tmp_path / "missing.pem")
