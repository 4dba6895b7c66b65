"""The reference part of `docs/data-format.md`, made from the description of the record types."""

from collections.abc import Iterator

from db.loading.kinds import OneOf, SeveralOf, described
from db.loading.record_type import Field, RecordType
from db.loading.records import RECORD_TYPES

BEGIN = "<!-- what follows is written from the description in db/loading; do not edit -->"
END = "<!-- end of what is written from the description -->"


def format_reference() -> str:
    """A section for each record type, then the closed lists; Markdown, ends with a line feed."""
    parts = [_section(record) for record in RECORD_TYPES]
    return "\n".join([*parts, _lists()])


def with_reference(page: str) -> str:
    """The page with the part between its two marks made anew. Raises ValueError without marks."""
    before, mark, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (mark and end):
        raise ValueError("the page does not hold the two marks of the written part")
    return f"{before}{BEGIN}\n\n{format_reference()}\n{END}{after}"


def _section(record: RecordType) -> str:
    rows = "\n".join(_row(field) for field in record.fields)
    rules = "".join(f"- {rule}\n" for rule in _rules(record))
    table = f"| key | holds | needed |\n|---|---|---|\n{rows}\n"
    return f"### {record.name}\n\n{table}" + (f"\n{rules}" if rules else "")


def _row(field: Field) -> str:
    return f"| `{field.key}` | {described(field.kind)} | {_needed(field)} |"


def _needed(field: Field) -> str:
    if field.compulsory:
        return "yes"
    match field.default:
        case None:
            return ""
        case bool(value):
            return f"else {str(value).lower()}"
        case int(value):
            return f"else {value}"
        case str(value):
            return f"else `{value}`"
        case _:
            return "else empty"


def _rules(record: RecordType) -> Iterator[str]:
    yield from dict.fromkeys(f"{rule.said[0].upper()}{rule.said[1:]}." for rule in record.rules)
    for keys in record.unique:
        named = ", ".join(f"`{key}`" for key in keys)
        yield f"No two records have the same {named}."
    if record.ordered:
        first, second = record.ordered
        yield f"`{first}` and `{second}` may stand either way round."
    if record.alone:
        yield f"Of one case, only one record at a time has `{record.alone}`."


def _lists() -> str:
    kinds = (field.kind for record in RECORD_TYPES for field in record.fields)
    members = {
        kind.members.__name__: kind.members for kind in kinds if isinstance(kind, OneOf | SeveralOf)
    }
    rows = "\n".join(
        f"| `{name}` | {', '.join(f'`{member}`' for member in members[name])} |"
        for name in sorted(members)
    )
    return f"### Closed lists\n\n| list | members |\n|---|---|\n{rows}\n"
