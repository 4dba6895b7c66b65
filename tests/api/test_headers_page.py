"""The page on headers says what the code does."""

import re

from api.caller import NAMES
from api.headers_page import PAGE, with_purposes
from api.purpose_header import stated_purpose
from permissions.purposes import TERMS
from permissions.refusal import Code

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_table_of_purposes_is_the_one_in_force() -> None:
    assert with_purposes(TEXT) == TEXT, "write it anew: python -m api.headers_page"


def test_every_purpose_is_on_the_page() -> None:
    assert all(f"| `{purpose}` |" in TEXT for purpose in TERMS)


def test_every_header_read_is_on_the_page() -> None:
    rows = {
        row.lower().encode() for row in re.findall(r"^\| `([A-Z][\w-]+)` \|", TEXT, re.MULTILINE)
    }
    assert rows >= NAMES


def test_every_code_on_the_page_is_a_code_of_refusals() -> None:
    named = set(re.findall(r"`([A-Z]+_[A-Z_]*(?:REQUIRED|ALLOWED|MALFORMED|CLAIMED))`", TEXT))
    assert named
    assert named <= set(Code)


def test_every_example_of_a_purpose_can_be_sent() -> None:
    block = re.search(r"```\n(.*?)```", TEXT[TEXT.index("## Access-Purpose") :], re.DOTALL)
    assert block
    examples = block[1].strip().splitlines()
    assert len(examples) == 4
    for example in examples:
        assert stated_purpose(example.encode(), None).code in TERMS
