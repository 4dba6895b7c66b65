"""Links between hostile cases: of both grounds, sound, stale, to expired cases, in chains."""

from collections.abc import Sequence
from itertools import pairwise
from uuid import UUID

from db.enumerations import CaseKind, LinkGround
from hostile.drawing import Draft
from permissions.categories import IMPLICATED


def links(draft: Draft, cases: list[UUID]) -> None:
    """Link cases at random, in a chain, and by each person who stands in two of them."""
    criminal = [
        row["id"] for row in draft.rows("judicial_case") if row["kind"] == CaseKind.CRIMINAL
    ]
    for _ in range(len(cases) // 2):
        _between(draft, draft.some(criminal, 2, 2), None)
        _between(draft, draft.some(cases, 2, 2), draft.pick((None, _anyone(draft))))
    for one, other in pairwise(draft.some(criminal, 4, 4)):
        _link(draft, one, other, None)
    _by_person(draft)


def _anyone(draft: Draft) -> object:
    return draft.pick(draft.rows("person"))["id"]


def _by_person(draft: Draft) -> None:
    """Links by persons implicated on both sides, and stale ones: on one side, or on neither."""
    parties = draft.rows("party")
    for row in draft.rows("person"):
        sides = [party for party in parties if party["person_id"] == row["id"]]
        sound = [party["case_id"] for party in sides if party["capacity"] in IMPLICATED]
        other = [party["case_id"] for party in sides if party["capacity"] not in IMPLICATED]
        if len(set(sound)) > 1:
            for _ in range(2):
                _between(draft, draft.some(sorted(set(sound), key=str), 2, 2), row["id"])
        if sound and other:
            _link(draft, draft.pick(sound), draft.pick(other), row["id"])


def _between(draft: Draft, cases: Sequence[object], person: object) -> None:
    one, other = cases
    _link(draft, one, other, person)


def _link(draft: Draft, one: object, other: object, person: object) -> None:
    first, second = sorted((UUID(str(one)), UUID(str(other))), key=lambda each: each.int)
    ground = LinkGround.SAME_FACTS if person is None else LinkGround.SAME_IMPLICATED_PERSON
    columns = {"case_a_id": first, "case_b_id": second, "ground": ground, "person_id": person}
    there = any(columns.items() <= row.items() for row in draft.rows("case_link"))
    if first != second and not there:
        draft.add("case_link", **columns)
