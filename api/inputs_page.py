"""`docs/inputs.md`: what each act is given, made from the declarations that the schema is made of.

`python -m api.inputs_page` writes it anew; a test compares.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from strawberry.utils.str_converters import to_camel_case

from permissions.acts import ACTS
from permissions.acts.act import Act, Input, Kind
from schema.mutation import input_name

PAGE: Final = Path(__file__).parent.parent / "docs" / "inputs.md"
_HEAD: Final = """# Inputs

What each [act](acts.md) is given, as `input`, beside its `key` and, where it asks for one, its \
`version`. Made by `python -m api.inputs_page` from the declarations of the acts.

- **must**: `yes` where the schema asks for the field; what a clause asks for besides, an act \
without it is refused with the clause.
- **form**: an id is a UUID of 36 characters, an instant RFC 3339 with its offset, a day \
YYYY-MM-DD; of codes those that may be given. Texts are trimmed.
"""
_KINDS: Final = {
    Kind.ID: "id",
    Kind.IDS: "ids",
    Kind.TEXT: "text",
    Kind.CODE: "code",
    Kind.CODES: "codes",
    Kind.WORDS: "codes",
    Kind.INSTANT: "instant",
    Kind.DAY: "day",
    Kind.FLAG: "true or false",
    Kind.NUMBER: "whole number",
}
MOST_CODES: Final = 14
"""Codes that are listed on the page; longer lists stand in the schema."""


def inputs_page() -> str:
    """The page."""
    return "\n".join([_HEAD, *(line for act in ACTS for line in _section(act))])


def _section(act: Act) -> Iterator[str]:
    yield f"## `{act.name}`"
    yield ""
    versioned = act.target is not None and act.target.versioned
    yield f"{act.meaning.en}: `{input_name(act)}`{', and `version`' if versioned else ''}."
    yield ""
    yield "| field | must | form | what |"
    yield "|---|---|---|---|"
    yield from (_row(each) for each in act.inputs)
    yield ""


def _row(of: Input) -> str:
    form = ", ".join(each for each in (_KINDS[of.kind], of.form_told) if each)
    what = of.description + (" Null empties it." if of.clearable else "")
    must = "yes" if of.required else ""
    return f"| `{to_camel_case(of.name)}` | {must} | {form}{_codes(of)} | {what} |"


def _codes(of: Input) -> str:
    if of.codes is None:
        return ""
    codes = [f"`{each.value}`" for each in of.codes]
    if len(codes) > MOST_CODES:
        return f" of `{of.codes.__name__}`"
    return f": {', '.join(codes)}"


if __name__ == "__main__":
    PAGE.write_text(inputs_page(), encoding="utf-8")
