"""Where commands write: over no file unless told to, and over it only what is whole."""

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.commands import generate as generating
from api.commands.output import output
from api.failures import OutputError


def greffe(*arguments: str) -> tuple[int, str]:
    """The exit code and all that was said."""
    done = CliRunner().invoke(app, arguments)
    return done.exit_code, done.output


def test_a_file_that_is_there_is_written_over_only_where_that_is_said(tmp_path: Path) -> None:
    out = tmp_path / "register.jsonl"
    out.write_text("mine")
    code, said = greffe("generate", "--cases", "1", "--out", str(out))
    assert (code, out.read_text()) == (os.EX_CANTCREAT, "mine")
    assert said == (
        f"greffe: {out} is there already: name another file, or write over it with --force\n"
    )
    assert greffe("generate", "--cases", "1", "--out", str(out), "--force")[0] == 0
    assert '"type":"Court"' in out.read_text()


def test_a_hyphen_stands_for_standard_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, said = greffe("generate", "--cases", "1", "--out", "-")
    assert code == 0
    assert said.startswith('{"type":"Court"')
    assert not (tmp_path / "-").exists()


def test_what_is_no_ordinary_file_is_written_to() -> None:
    assert greffe("generate", "--cases", "1", "--out", "/dev/null")[0] == 0


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(file: Any, **_: object) -> None:  # noqa: ANN401  whatever is written to
        file.write(b"half")
        raise OutputError("stopped")

    monkeypatch.setattr(generating, "write_register", write)


@pytest.mark.usefixtures("failing")
@pytest.mark.parametrize("there", [True, False])
def test_what_fails_leaves_what_was_there(tmp_path: Path, *, there: bool) -> None:
    out = tmp_path / "register.jsonl"
    if there:
        out.write_text("mine")
    code, said = greffe("generate", "--out", str(out), "--force")
    assert (code, said) == (os.EX_CANTCREAT, "greffe: stopped\n")
    assert [each.read_text() for each in tmp_path.iterdir()] == (["mine"] if there else [])


def test_a_file_appears_once_it_is_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    out = tmp_path / "register.jsonl"
    out.write_text("mine")
    out.chmod(0o640)
    with output(out, force=True) as file:
        file.write(b"new")
        file.flush()
        assert out.read_text() == "mine"
    assert out.read_text() == "new"
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


def test_a_private_file_is_nobody_else_s_whatever_it_was(tmp_path: Path) -> None:
    out = tmp_path / "journal"
    out.write_text("mine")
    out.chmod(0o644)
    with output(out, force=True, private=True) as file:
        (beside,) = (each for each in tmp_path.iterdir() if each != out)
        assert stat.S_IMODE(beside.stat().st_mode) == 0o600
        file.write(b"new")
    assert (out.read_text(), stat.S_IMODE(out.stat().st_mode)) == ("new", 0o600)


def test_what_a_link_leads_to_is_written_over_and_the_link_kept(tmp_path: Path) -> None:
    out, link = tmp_path / "register.jsonl", tmp_path / "link"
    out.write_text("mine")
    link.symlink_to(out)
    with output(link, force=True) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert out.read_text() == "new"


def test_what_does_not_fit_leaves_no_part_of_it(tmp_path: Path) -> None:
    """What is still buffered at the end is written before the file counts as written."""
    out = tmp_path / "register.jsonl"
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (3, most[1]))
    try:
        with pytest.raises(OutputError, match="File too large"), output(out, force=True) as file:
            file.write(b"more")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("out", ["/dev/full", None, "-"])
def test_a_full_disk_is_told(out: str | None) -> None:
    """In a process of its own: at its end what is left is written to standard output again."""
    options = ("--out", out) if out else ()
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-c", "from api.cli import app; app()", "generate", "--cases", "1",
             *options],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )  # fmt: skip
    assert done.returncode == os.EX_CANTCREAT
    where = "standard output" if out != "/dev/full" else out
    assert done.stderr.decode() == f"greffe: {where} cannot be written: No space left on device\n"
