"""The meaning of each paragraph in French, by the name of its reading; the docstring is English."""

import csv
from functools import cache
from pathlib import Path

from permissions.law import Paragraph
from permissions.refusal import Said


def meaning_of(paragraph: Paragraph) -> Said:
    """The meaning of a paragraph, in our own words, in both languages."""
    return Said(paragraph.meaning, meanings()[paragraph.reading.__name__])


@cache
def meanings() -> dict[str, str]:
    """The French meanings; a test asks that each paragraph has one."""
    with Path(__file__).with_name("french.csv").open(encoding="utf-8", newline="") as file:
        return {line["paragraph"]: line["sens"] for line in csv.DictReader(file)}
