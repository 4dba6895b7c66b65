"""Each paragraph has its meaning in French, too, and nothing else has one."""

import pytest

from permissions.cpp import EVERY_WORDING
from permissions.cpp.french import meaning_of, meanings
from permissions.law import Paragraph


def test_the_paragraphs_are_those_that_have_a_meaning_in_french() -> None:
    assert sorted(meanings()) == sorted(each.reading.__name__ for each in EVERY_WORDING)


@pytest.mark.parametrize("paragraph", EVERY_WORDING, ids=lambda each: each.reading.__name__)
def test_a_meaning_says_as_much_in_both_languages(paragraph: Paragraph) -> None:
    said = meaning_of(paragraph)
    assert said.fr != said.en
    assert 0.5 < len(said.fr) / len(said.en) < 2
    assert "'" not in said.fr
    assert said.fr.count("(A") == said.en.count("(A")
    assert said.fr.endswith(".")
