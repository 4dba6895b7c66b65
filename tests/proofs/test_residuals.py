"""What the law says of a field is what its paragraphs say, however it is folded."""

from collections.abc import Iterator
from functools import cache

from permissions.condition import FALSE, Condition, Exists
from permissions.disclosure import Frame, disclose, residual_of
from permissions.knowledge import Knowledge
from proofs.asking import AT_HAND, Asked, everything, opened
from proofs.found import Found
from proofs.proving import differ
from proofs.telling import counterexample

SAMPLED = 40


def expect_same(
    asked: Asked, first: Condition, second: Condition, given: tuple[Condition, ...]
) -> None:
    found: Found | None = differ(first, second, given)
    assert found is None, counterexample(asked, found)


def test_the_folded_residual_is_the_rule_for_every_role_purpose_record_and_field() -> None:
    """For every role, purpose, kind of record and classification of a field, the condition that is
    left over after folding is true of the same records as the paragraphs unfolded: a category that
    a paragraph grants, and that none bars."""
    for asked in opened():
        expect_same(asked, asked.residual, asked.rule, asked.ties)


def test_of_a_record_asked_for_by_its_id_the_residual_is_the_rule_through_some_row() -> None:
    """Of a person or company asked for by id, what is left over is the rule for some party through
    which he stands in a case."""
    for asked in opened():
        if asked.place.entity.through:
            through = asked.rule
            for row, tie in reversed(asked.place.entity.through):
                through = Exists(row, tie & through)
            expect_same(asked, asked.released_by_id, through, ())


@cache
def folded_where_seen(asked: Asked, seen: Condition) -> Condition:
    known = Knowledge().assuming(seen)
    classes = asked.place.classes
    return residual_of(disclose(asked.law, asked.ask, classes, known, AT_HAND))


def presences() -> Iterator[tuple[Asked, Asked]]:
    """Each question with that of the presence of its record."""
    first: dict[tuple[object, ...], Asked] = {}
    for asked in opened():
        key = (asked.role, asked.purpose, asked.place.entity.name)
        if asked.place.classes == asked.place.entity.presence:
            first[key] = asked
    for asked in opened():
        present = first.get((asked.role, asked.purpose, asked.place.entity.name))
        if present is not None and present is not asked:
            yield asked, present


def test_knowing_that_a_record_is_seen_changes_nothing_of_what_is_released_of_it() -> None:
    """Folded once more with the record known to be visible, as a statement does below its WHERE,
    a field is released of the same visible records."""
    for asked, present in presences():
        seen = present.residual
        folded = folded_where_seen(asked, seen)
        expect_same(asked, folded, asked.residual, (*asked.ties, seen))


def test_what_no_paragraph_grants_is_withheld() -> None:
    """Where no paragraph grants a category, nothing is released of it: the disjunction of nothing
    is false (every question put to this module is of the law; one in forty that no paragraph
    grants is put to `disclose` besides)."""
    closed = [asked for asked in everything() if not asked.granted]
    assert len(closed) > 1000
    for asked in closed[::SAMPLED]:
        assert asked.disclosed(AT_HAND) == FALSE, str(asked)
        assert asked.disclosed(Frame({}, asked.place.entity.through)) == FALSE, str(asked)
