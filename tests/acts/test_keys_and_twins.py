"""Twin registers under acts (classes 1, 19): what an author may not see changes no answer."""

import os
from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest
from doing import TOLD, Acts
from every_act import EXAMPLES
from put_back import BY_NAME, Aside, set_aside
from scenario import REGISTER, edit

EVERY = "HOSTILE_TEXTS" in os.environ
HEARING = {"hearing": "<K1.h1>", "room": "Salle 12", "responsible": "<JI-LYON>"}
RECORDING = 'CASE_RECORDING;case="<K1>"'

ELSEWHERE = (
    # what none of those who act in the examples sees: other cases, other persons, what is sealed
    "UPDATE judicial_case SET number = number || '-x', follow_up = 'x' WHERE id = ANY($1)",
    "UPDATE person SET surname = 'Autre' WHERE id = ANY($2)",
    "UPDATE agent SET name = name || 'x', email = 'x@example.org' WHERE id <> $3",
    "UPDATE intercept_item SET payload = 'x', transcript = 'x' WHERE sealed_at IS NOT NULL",
    "UPDATE antecedent_record SET procedure_ref = procedure_ref || 'x' WHERE capacity = 'VICTIM'",
    "INSERT INTO hearing (case_id, at) SELECT unnest($1::uuid[]), '2026-12-01T00:00:00Z'",
    """INSERT INTO act_done (agent_id, key, act, digest, record_id, version, at)
    SELECT id, $4, 'amendCase', sha256('x'), uuidv7(), 7, now() FROM agent WHERE id <> $3""",
)
CASES = [REGISTER.ids[each] for each in ("K5", "K17", "K33", "K51", "K52")]
PERSONS = [REGISTER.ids[each] for each in ("A6", "A8", "V8")]


@pytest.fixture(scope="module")
async def aside(acts: Acts) -> Aside:
    """The tables as they are before any of these acts."""
    return await set_aside(acts)


async def _other(acts: Acts, who: str, key: UUID) -> None:
    """The other of the twins: it differs in what someone may not see, and in others' keys."""
    given = (CASES, PERSONS, acts.id(who), key)
    for statement in ELSEWHERE:
        numbers = [n for n in range(1, 5) if f"${n}" in statement]
        text = statement
        for place, number in enumerate(numbers, start=1):
            text = text.replace(f"${number}", f"${place}")
        await acts.service.register.execute(text, *(given[n - 1] for n in numbers))


@pytest.mark.parametrize("name", list(EXAMPLES)[:: 1 if EVERY else 5])
async def test_an_act_tells_twins_apart_by_nothing(acts: Acts, aside: Aside, name: str) -> None:
    """Done, sent again, and refused: the same bytes, but for the id that was drawn."""
    key, told = uuid4(), list[list[str]]()
    ask = TOLD + " record { __typename id withheld { field code } }"
    for other in (False, True):
        async with aside.act(name) as it:
            if other:
                await _other(acts, it.example.who, key)
            texts = []
            for _ in range(2):
                came = await it.send(key=key, ask=ask)
                texts.append(came.response.text.replace(came.done["id"], "…"))
            anew = await it.request(uuid4(), ask)
            anew["variables"]["version"] = 77
            headers = acts.headers(it.example.who, it.example.stating(key))
            response = await acts.service.client.post("/graphql", json=anew, headers=headers)
            found = response.text
            told.append([*texts, found if '"errors"' in found else ""])
    assert told[0] == told[1]


@pytest.fixture
async def unharmed(aside: Aside) -> AsyncIterator[Aside]:
    """The tables are put back after a test."""
    yield aside
    await aside.back()


async def test_sent_again_without_the_right_it_tells_nothing_of_what_came_since(
    acts: Acts, unharmed: Aside
) -> None:
    """Classes 11 and 24: the version of a record is told to those who may still change it."""
    assert unharmed
    key = uuid4()
    first = (await acts.do("CLERK-JI", "amendHearing", HEARING, purpose=RECORDING, key=key)).done
    ended = edit("CLERK-JI>JI-LYON", until="2026-11-21T10:00:00Z")
    texts = set()
    async with acts.state(ended):
        for room in ("Salle 13", "Salle 14"):
            came = await acts.do("CLERK-JI", "amendHearing", HEARING, purpose=RECORDING, key=key)
            assert came.done == {**first, "again": True}
            texts.add(came.response.content)
            await acts.service.register.execute(
                "UPDATE hearing SET room = $2 WHERE id = $1", acts.id("K1.h1"), room
            )
    assert len(texts) == 1


async def test_sent_again_after_its_record_is_gone_it_is_answered_as_before(
    acts: Acts, unharmed: Aside
) -> None:
    """Class 16: the record is not there, and the act stays done."""
    assert unharmed
    key = uuid4()
    given = {"case": "<K1>", "responsible": "<JI-LYON>", "at": "2026-12-01T00:00:00Z"}
    first = (await acts.do("CLERK-JI", "recordHearing", given, purpose=RECORDING, key=key)).done
    await acts.service.register.execute("DELETE FROM hearing WHERE id = $1", UUID(first["id"]))
    again = (await acts.do("CLERK-JI", "recordHearing", given, purpose=RECORDING, key=key)).done
    assert again == {**first, "again": True}
    anew = (await acts.do("CLERK-JI", "recordHearing", given, purpose=RECORDING)).done
    assert anew["id"] != first["id"]


async def test_what_is_read_back_is_read_by_the_right_of_now(acts: Acts, unharmed: Aside) -> None:
    """An exhibit sealed by an officer whose referral has ended since."""
    assert unharmed
    key, ask = uuid4(), "id again at record { ... on Exhibit { number } }"
    given = {"case": "<K1>", "items": ["<I2>"], "number": "SC-now"}
    purpose = 'INTERCEPT_CASE;case="<K1>"'
    first = (await acts.do("OPJ", "sealItems", given, purpose=purpose, key=key, ask=ask)).done
    assert first["record"] == {"number": "SC-now"}
    async with acts.state(edit("K1.OPJ", until="2026-11-21T10:00:00Z")):
        came = await acts.do("OPJ", "sealItems", given, purpose=purpose, key=key, ask=ask)
    assert came.done == {**first, "again": True, "record": None}


def test_every_act_is_asked_of_twins() -> None:
    assert set(EXAMPLES) == set(BY_NAME)
