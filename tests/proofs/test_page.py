"""The page on the proofs says what is proved."""

from proofs.page import FOLDER, HOW, PAGE, properties, with_table


def test_the_table_is_that_of_the_tests() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_table(page) == page, "write it anew: python tests/proofs/page.py"


def test_every_property_says_its_sentence() -> None:
    assert all(said for _, said, _ in properties())
    assert {file.stem for file in FOLDER.glob("test_*.py")} == set(HOW) | {"test_page"}
