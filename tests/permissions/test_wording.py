"""Every condition of the law is said, in English and in French."""

from collections.abc import Iterator
from functools import cache

import pytest

from permissions.condition import (
    AGENT,
    NOW,
    Condition,
    Exists,
    Known,
    Row,
    reference,
)
from permissions.cpp import EVERY_WORDING
from permissions.cpp.facts import seised, unrevoked
from permissions.entities import ENTITIES
from permissions.law import Ask, Need
from permissions.purposes import TERMS, Purpose
from permissions.wording import unnamed, worded


def stated() -> Iterator[Condition]:
    """What the paragraphs state, of every kind of record, to a role for one of their purposes."""
    for paragraph in EVERY_WORDING:
        purpose = min(filter(None, paragraph.aims or ()), default=Purpose.CASE_PROCESSING)
        role = min(TERMS[purpose].roles)
        for entity in ENTITIES.values():
            for text in paragraph.texts(Ask(role, purpose, entity)):
                yield text.holds if isinstance(text, Need) else text.when


@cache
def conditions() -> list[Condition]:
    """Each of them once."""
    return list(dict.fromkeys(stated()))


def test_every_row_and_column_of_the_law_has_a_word() -> None:
    assert len(conditions()) > 100
    assert {name for each in conditions() for name in unnamed(each)} == set()


def test_every_condition_is_said_in_both_languages() -> None:
    for each in conditions():
        said = worded(each)
        assert said.en
        assert said.fr
        assert isinstance(each, Known) or said.en != said.fr


def test_no_catalogue_name_is_left_in_words() -> None:
    for each in conditions():
        said = worded(each)
        for text in (said.en, said.fr):
            words = [word for word in text.replace("(", " ").split() if "_" in word]
            assert all(word.isupper() for word in words), text


def test_a_fact_with_a_name_is_said_by_it() -> None:
    assert worded(seised()).en == "the caller is seised of the case"
    assert worded(seised()).fr == "l’auteur de la demande est saisi de l’affaire"


def test_a_condition_that_nobody_foresaw_is_still_said() -> None:
    row = Row("brand_new_table", "x")
    condition = Exists(row, row["odd_column"].eq(AGENT) & unrevoked(row) & ~row["when_id"].absent())
    assert worded(condition).en == (
        "there is a brand new table (odd column: the caller; when: filled in; in force)"
    )
    assert unnamed(condition) >= {"brand_new_table", "brand_new_table.odd_column"}


@pytest.mark.parametrize(
    ("condition", "english", "french"),
    [
        (Row("judicial_case", "case")["id"].eq(reference("case")), "the case is", "l’affaire est"),
        (NOW.lt(Row("study", "s")["valid_until"]), "the end of the study: after now",
         "la fin de validité de l’étude : après maintenant"),
        (~Row("party", "p")["person_id"].absent(), "the person of the party: filled in",
         "la personne de la partie : non vide"),
    ],
)  # fmt: skip
def test_grammar(condition: Condition, english: str, french: str) -> None:
    assert worded(condition).en.startswith(english)
    assert worded(condition).fr.startswith(french)
