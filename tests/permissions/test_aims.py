"""A paragraph says nothing to a purpose that it does not name: it may be passed over for others."""

import pytest

from db.enumerations import Role
from permissions.cpp import EVERY_WORDING
from permissions.entities import ENTITIES, Account
from permissions.law import Ask, Bar, Need, Paragraph
from permissions.purposes import Purpose
from permissions.statistics.door import CountedCase

ENTITIES_ASKED = (*ENTITIES.values(), Account, CountedCase)
ROLES = (Role.PROSECUTOR, Role.JUDICIAL_POLICE_OFFICER, Role.SNEAS_AGENT)


@pytest.mark.parametrize("paragraph", EVERY_WORDING, ids=lambda each: each.reading.__name__)
def test_a_paragraph_names_every_purpose_that_it_says_anything_to(paragraph: Paragraph) -> None:
    if paragraph.aims is None:
        return
    said: set[Purpose | None] = set()
    for role in ROLES:
        for entity in ENTITIES_ASKED:
            for text in paragraph.texts(Ask(role, Purpose.CASE_PROCESSING, entity)):
                if isinstance(text, Bar | Need):
                    assert text.purposes is not None
                    said |= text.purposes
                else:
                    said.add(text.purpose)
    assert said <= paragraph.aims
    assert said == paragraph.aims or not said
