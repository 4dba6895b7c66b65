"""The audit of GraphQL over HTTP that its working group publishes (npm: graphql-http).

`make test` installs it by `npm ci` in `tests/http_audit`; without it this test is skipped.
"""

import asyncio
import contextlib
import json
import shutil
from pathlib import Path

import pytest
from toy import toy

from api.application import build
from api.serve import listen, port_of, server_of

FOLDER = Path(__file__).parent.parent / "http_audit"
INSTALLED = (FOLDER / "node_modules" / "graphql-http").is_dir() and shutil.which("node") is not None


@pytest.mark.skipif(not INSTALLED, reason="the audit is not installed in tests/http_audit")
async def test_every_audit_of_graphql_over_http_passes() -> None:
    async with toy() as shelf:
        bound = listen("127.0.0.1", 0)
        server = server_of(build(shelf.services))
        running = asyncio.create_task(server.serve(sockets=[bound]))
        with contextlib.ExitStack() as stack:
            stack.callback(setattr, server, "should_exit", True)
            url = f"http://127.0.0.1:{port_of(bound)}/graphql"
            audit = await asyncio.create_subprocess_exec(
                "node", "audit.mjs", url, shelf.token, cwd=FOLDER, stdout=asyncio.subprocess.PIPE
            )
            said, _ = await audit.communicate()
        await running
    outcomes = [json.loads(line) for line in said.splitlines()]
    assert audit.returncode == 0
    assert len(outcomes) > 50
    assert [outcome for outcome in outcomes if outcome["status"] != "ok"] == []
