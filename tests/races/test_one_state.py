"""What takes several statements is read of one state: nothing is done between them (class 24)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from arenas import Arena
from authorised import OF_K1
from scenario import with_ids
from takings import charge

from schema.answer import Answering

EXPLAINED = 'explain(type: "Case", id: "<K1>", field: "followUp") { outcome }'
ASKED = {
    "a case and the docket": 'case(id: "<K1>") { number } viewer { docket { nodes { number } } }',
    "a case and why": f'case(id: "<K1>") {{ number }} {EXPLAINED}',
}


ENDS = "UPDATE assignment SET valid_until = $2 WHERE id = $1"


@pytest.mark.parametrize("title", ASKED)
async def test_what_is_committed_between_two_statements_is_seen_by_neither(
    arena: Arena, monkeypatch: pytest.MonkeyPatch, title: str
) -> None:
    """A judge reads. His seisin ended a moment before, by an act that is committed after the first
    statement: acts are judged before they are committed, and not at one stroke.
    """
    body = {"query": with_ids(f"{{ {ASKED[title]} }}")}
    headers = arena.acts.headers("JI-LYON", OF_K1)
    register, seisin = arena.acts.service.register, (await charge(arena))["id"]
    read = Answering._row
    ended: list[datetime] = []

    async def disturbed(*asked: Any) -> Any:  # noqa: ANN401  a driver's row
        row = await read(*asked)
        if not ended:
            ended.append(row[0] - timedelta(milliseconds=1))
            await register.execute(ENDS, seisin, ended[0])
        return row

    undisturbed = (await arena.post(headers, body))["data"]
    try:
        with monkeypatch.context() as patch:
            patch.setattr(Answering, "_row", disturbed)
            assert (await arena.post(headers, body))["data"] == undisturbed
        assert ended
        assert (await arena.post(headers, body))["data"] != undisturbed
    finally:
        await register.execute(ENDS, seisin, None)
