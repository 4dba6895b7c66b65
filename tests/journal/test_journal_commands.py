"""`greffe journal`: its commands, what they print and how they end."""

import asyncio
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson
import pytest
from journal_making import Made, append, connected, ended, exported
from typer.testing import CliRunner, Result

from api.cli import app
from api.journal_events import PURPOSES_OF_USE, XACML, Events, tables
from db.enumerations import Processing
from db.evidence.checkpointing import introduced, take_checkpoint
from db.evidence.keys import SigningKey, make_key, read_key
from db.evidence.lines import Part
from db.evidence.reading import part_between
from db.evidence.verifying import verify
from db.journal import Journal
from db.journal_entry import describe_plan
from permissions.purposes import Purpose

PAGE = Path(__file__).parents[2] / "docs/journal.md"


async def greffe(*options: str | Path, url: str = "", key: Path | None = None) -> Result:
    """The end of a command, run beside the tests' own loop."""
    environment = {"DATABASE_URL": url, "GREFFE_JOURNAL_KEY": str(key or "")}
    words = ("journal", *map(str, options))
    return await asyncio.to_thread(CliRunner().invoke, app, words, env=environment)


@pytest.fixture
async def files(tmp_path: Path, small: Made) -> tuple[Path, Path]:
    """An export of the small journal, and the public half of its first key."""
    export, public = tmp_path / "journal.jsonl", tmp_path / "public.pem"
    public.write_text(small.keys[0].public_pem())
    done = await greffe("export", "--out", export, url=small.url)
    assert done.exit_code == 0, done.output
    assert export.stat().st_mode & 0o777 == 0o600
    return export, public


async def test_an_export_writes_over_no_other(files: tuple[Path, Path], small: Made) -> None:
    export, _ = files
    before = export.read_bytes()
    done = await greffe("export", "--out", export, "--form", "events", url=small.url)
    assert (done.exit_code, export.read_bytes()) == (73, before)
    export.chmod(0o644)
    done = await greffe("export", "--out", export, "--form", "events", "--force", url=small.url)
    assert done.exit_code == 0
    assert export.read_bytes() != before
    assert export.stat().st_mode & 0o777 == 0o600


async def test_an_export_that_fails_leaves_no_file(tmp_path: Path) -> None:
    export = tmp_path / "journal.jsonl"
    done = await greffe("export", "--out", export, url="postgresql://greffe@127.0.0.1:1/greffe")
    assert (done.exit_code, export.exists()) == (69, False)


async def test_an_export_is_verified_offline(files: tuple[Path, Path], small: Made) -> None:
    export, public = files
    assert tuple(export.read_bytes().split(b"\n")[:-1]) == small.lines
    done = await greffe("verify", export, "--key", public)
    assert done.exit_code == 0, done.output
    last = done.output.splitlines()[-1]
    assert last.startswith("whole; keep elsewhere: ")
    kept = last.rpartition(" ")[2]
    assert (await greffe("verify", export, "--key", public, "--last", kept)).exit_code == 0
    number = int(kept.partition(":")[0])
    later = f"{number + 1}:{'0' * 64}"
    done = await greffe("verify", export, "--key", public, "--last", later)
    assert (done.exit_code, done.output.split(":")[0]) == (1, "truncation")


@pytest.mark.parametrize("cut", [1, 2, 700])
async def test_an_export_that_was_cut_short_is_found(files: tuple[Path, Path], cut: int) -> None:
    export, public = files
    export.write_bytes(export.read_bytes()[:-cut])
    done = await greffe("verify", export, "--key", public)
    assert done.exit_code == 1, done.output
    assert "NOT as it was written" in done.output


async def test_what_cannot_be_told_is_said(files: tuple[Path, Path], tmp_path: Path) -> None:
    export, public = files
    done = await greffe("verify", export)
    assert (done.exit_code, "no public key was given" in done.output) == (2, True)
    assert (await greffe("verify", tmp_path / "missing", "--key", public)).exit_code == 2
    assert (await greffe("verify", export, "--key", export)).exit_code == 77
    assert (await greffe("verify", export, "--key", public, "--last", "7")).exit_code == 2


async def test_the_database_is_verified_by_the_key_of_the_service(
    small: Made, tmp_path: Path
) -> None:
    own = tmp_path / "own.pem"
    make_key(own)
    done = await greffe("verify", url=small.url, key=own)
    assert (done.exit_code, done.output.split(":")[0]) == (1, "key")
    public = tmp_path / "public.pem"
    public.write_text(small.keys[1].public_pem())
    done = await greffe("verify", "--key", public, url=small.url)
    assert done.exit_code == 0, done.output
    assert "28 entries in 8 chains" in done.output


async def test_a_part_is_exported_as_such(small: Made, files: tuple[Path, Path]) -> None:
    export, public = files
    async with connected(small.url) as connection:
        at = await connection.fetchval("SELECT max(at) FROM journal_checkpoint")
    before = at - timedelta(microseconds=1)
    options = ("--from", before.isoformat(), "--until", at.isoformat(), "--file", "REGISTRY")
    assert (
        await greffe("export", "--force", "--out", export, *options, url=small.url)
    ).exit_code == 0
    done = await greffe("verify", export, "--key", public)
    assert done.exit_code == 0, done.output
    assert "this holds entries of REGISTRY alone" in done.output
    assert "this begins at checkpoint" in done.output
    assert (await greffe("export", "--from", "yesterday", url=small.url)).exit_code == 2


async def test_every_span_that_is_exported_is_verified(
    small: Made, files: tuple[Path, Path]
) -> None:
    """Between checkpoints, at them, before the first and after the last."""
    export, public = files
    async with connected(small.url) as connection:
        rows = await connection.fetch("SELECT at FROM journal_checkpoint ORDER BY number")
    step = timedelta(microseconds=1)
    instants = [rows[0]["at"] - step, *(each["at"] for each in rows), rows[-1]["at"] + step]
    for since in (None, *instants):
        for until in (None, *instants, instants[-1] + timedelta(days=1)):
            if since is not None and until is not None and since >= until:
                continue
            async with connected(small.url) as connection:
                part = Part(*await part_between(connection, since, until))
            report = verify(await exported(small.url, part), small.known)
            assert report.whole, (since, until, report)
    options = ("--from", instants[-1].isoformat())
    assert (
        await greffe("export", "--force", "--out", export, *options, url=small.url)
    ).exit_code == 0
    assert (await greffe("verify", export, "--key", public)).exit_code == 0


async def test_a_span_that_holds_nothing_is_refused(small: Made, files: tuple[Path, Path]) -> None:
    export, _ = files
    before = export.read_bytes()
    now = datetime.now(UTC)
    day = timedelta(days=1)
    for since, until in (
        (now, now - day),
        (now, now),
        (now + day, None),
        (now + day, now + 2 * day),
    ):
        options = ["--from", since.isoformat(), *(["--until", until.isoformat()] if until else [])]
        done = await greffe("export", "--force", "--out", export, *options, url=small.url)
        assert done.exit_code == 2, done.output
        assert ("yet to come" in done.output) == (since > now)
        assert ("must be later than" in done.output) == (since == now)
    assert export.read_bytes() == before


async def test_events_are_told_in_the_names_of_others(small: Made) -> None:
    done = await greffe("export", "--form", "events", url=small.url)
    events = [orjson.loads(line) for line in done.stdout.splitlines()]
    assert len(events) == 28
    released = next(each for each in events if each["decision"])
    assert released["subject"]["properties"] == {"role": "CRIMINAL_JUDGE"}
    assert released["resource"]["type"] == "processing"
    assert released["resource"]["properties"]["record_ids"] == [released["subject"]["id"]]
    assert released["context"]["purpose_of_use"]["code"] == "HLEGAL"
    assert sum(not each["decision"] for each in events) == 7
    for place in XACML:
        found = released
        for step in place.split("."):
            found = found[step]
        assert found


@pytest.mark.parametrize(
    ("root_fields", "outcome", "action", "decision"),
    [
        (["case", "viewer"], "RELEASED", "read", True),
        ([], "UNAUTHENTICATED", "read", False),
        (["replay"], "RELEASED", "read", True),
        (["caseChanged"], "RELEASED", "follow", True),
        (["noticesDue"], "ROLE_NOT_CLAIMED", "follow", False),
        (["issueAuthorisation"], "RELEASED", "issueAuthorisation", True),
        (["__typename", "issueAuthorisation"], "CONFLICT", "issueAuthorisation", False),
        (["revokeAuthorisation"], "NOT_THERE", "revokeAuthorisation", False),
        (["issueAuthorisation", "revokeAuthorisation"], "DOCUMENT_INVALID", "act", False),
        ([], "ALERT", "alert", False),
        ([], "PURGED", "purge", False),
    ],
)
def test_an_event_names_what_was_done(
    root_fields: list[str], outcome: str, action: str, decision: bool
) -> None:
    plan = describe_plan(root_fields=root_fields, processing=Processing.REGISTRY)
    digest = plan.digest.hex()
    said = {"type": "plan", "digest": digest, **orjson.loads(plan.content)}
    line: dict[str, object] = {
        **dict.fromkeys(("agent", "acting_role", "purpose", "document", "operation", "instant")),
        **dict.fromkeys(("hash", "seq", "writer"), "1"),
        "type": "entry",
        "plan": digest,
        "outcome": outcome,
        "references": {},
        "record_ids": "",
        "authorisation_ids": "",
    }
    events = Events()
    assert events.of(orjson.dumps(said)) is None
    event = orjson.loads(events.of(orjson.dumps(line)) or b"")
    assert (event["action"]["name"], event["decision"]) == (action, decision)


def test_every_purpose_has_a_purpose_of_use_and_the_page_shows_it() -> None:
    assert PURPOSES_OF_USE.keys() == set(Purpose)
    assert "\n".join(tables()) in PAGE.read_text()


async def test_a_key_is_made_and_replaced(migrated_url: str, tmp_path: Path) -> None:
    old, new = tmp_path / "old.pem", tmp_path / "new.pem"
    for file in (old, new):
        done = await greffe("key", file)
        assert done.exit_code == 0, done.output
        assert read_key(file).public_pem() in done.output
    assert (await greffe("key", old)).exit_code == 77
    done = await greffe("rotate", "--old", old, "--new", new, url=migrated_url)
    assert (done.exit_code, "not one of this journal's" in " ".join(done.output.split())) == (
        77,
        True,
    )


async def test_retention_of_the_journal_tells_and_erases(
    migrated_url: str, keys: tuple[SigningKey, SigningKey]
) -> None:
    await introduced(migrated_url, keys[0])
    async with Journal(migrated_url) as journal:
        await append(journal, "a")
        await take_checkpoint(migrated_url, keys[0], journal.heads)
    told = await greffe("retention", "--at", "2031-01-01T00:00:00Z", url=migrated_url)
    assert (told.exit_code, told.output.splitlines()[0]) == (
        0,
        "1 entry past their term at 2031-01-01T00:00:00+00:00",
    )
    assert "INTERCEPT" in told.output
    told = await greffe(
        *("retention", "--dry-run", "--at", "2031-01-01T00:00:00Z", "--format", "json"),
        url=migrated_url,
    )
    assert [
        (each["processing"], each["entries"]) for each in orjson.loads(told.stdout)["gone"]
    ] == [("INTERCEPT", 1)]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", "from api.cli import app; app()"),
        *("journal", "retention", "--purge", "--yes"),
        env={**os.environ, "DATABASE_URL": migrated_url},
        stdout=asyncio.subprocess.PIPE,
    )
    assert (await process.communicate())[0] == b"0 entries erased\n"
    assert process.returncode == 0
    for wrong in (("--purge",), ("--purge", "--yes", "--at", "2031-01-01T00:00:00Z")):
        assert (await greffe("retention", *wrong, url=migrated_url)).exit_code == 2


async def test_findings_name_their_places(files: tuple[Path, Path], small: Made) -> None:
    export, public = files
    place = next(n for n, line in enumerate(small.lines) if b'"operation":"b"' in line)
    changed = small.lines[place].replace(b'"operation":"b"', b'"operation":"x"')
    lines = ended([*small.lines[:place], changed, *small.lines[place + 1 :]])
    export.write_bytes(b"".join(line + b"\n" for line in lines))
    done = await greffe("verify", export, "--key", public)
    said = orjson.loads(changed)
    assert done.exit_code == 1
    assert done.output.startswith(
        f"alteration: chain {said['writer']}, entry {said['seq']}, line {place + 1}: "
    )
