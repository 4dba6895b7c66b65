"""Each record that an act lists is one that the journal tells it was about (R40-50)."""

from typing import Any
from uuid import uuid4

import orjson
import pytest
from authorised import K1
from doing import Acts, with_ids_in
from every_act import EXAMPLES
from put_back import BY_NAME
from strawberry.utils.str_converters import to_camel_case

from db.indexing import index
from permissions.acts.act import Kind

LISTING = [
    (name, each.name)
    for name in EXAMPLES
    for each in BY_NAME[name].inputs
    if each.kind is Kind.IDS and to_camel_case(each.name) in EXAMPLES[name].given
]


async def told(acts: Acts, item: str, outcome: str) -> list[Any]:
    """The outcomes of the attempts on an item, as the qualified person is told of them."""
    asked = f'accessLog(filter: {{about: ["<{item}>"], outcome: ["{outcome}"]}})'
    nodes = "{ totalCount nodes { agentId parameters recordIds rootFields } }"
    found = (await acts.read("QUALIFIED", "INTERCEPT_OVERSIGHT", f"{asked} {nodes}"))["data"]
    nodes_found: list[Any] = found["accessLog"]["nodes"]
    assert found["accessLog"]["totalCount"] == len(nodes_found)
    return nodes_found


@pytest.mark.parametrize(("who", "outcome"), [("OPJ", "RELEASED"), ("APJ", "ISSUER_NOT_COMPETENT")])
async def test_who_sealed_an_item_or_tried_to_is_found_by_it(
    acts: Acts, who: str, outcome: str
) -> None:
    items = {"OPJ": ("I1", "I2"), "APJ": ("I4", "I5")}[who]
    given = {"case": "<K1>", "items": [f"<{each}>" for each in items], "number": f"L-{who}"}
    assert not await told(acts, items[1], outcome)
    await acts.do(who, "sealItems", given, purpose=K1)
    for _ in ("read from the entries", "and from the index"):
        for each in items:
            (entry,) = await told(acts, each, outcome)
            assert entry["rootFields"] == ["sealItems"]
            assert entry["agentId"] == str(acts.id(who))
            assert f"given_items.1={acts.id(items[1])}" in entry["parameters"]
            assert str(acts.id(each)) not in entry["recordIds"]
        # a `Database` here
        await index(acts.service.answering._database.url)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "listing"), LISTING)
async def test_every_list_of_an_act_is_journalled_though_it_is_refused(
    acts: Acts, name: str, listing: str
) -> None:
    example = EXAMPLES[name]
    listed = [str(uuid4()) for _ in range(500)]
    given = {**example.given, to_camel_case(listing): listed}
    await acts.do(example.who, name, with_ids_in(given), purpose=example.stating(uuid4()))
    entry = await acts.service.journalled()
    assert (entry["root_fields"], entry["outcome"] == "RELEASED") == ([name], False)
    named = orjson.loads(entry["purpose_references"])
    assert [named[f"given_{listing}.{place}"] for place in range(500)] == listed
