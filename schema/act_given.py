"""What an act is given, read from its arguments: the form of each input, the order of dates."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from strawberry.utils.str_converters import to_camel_case

from permissions.acts.act import MOST_IDS, Act, Input, Kind
from permissions.refusal import Code, Refusal, refuse
from schema.arguments import Given, Leaf, uuid_of
from schema.variables import MOST_ERRORS, storable

_WORD: Final = re.compile(r"[A-Z0-9_]{1,60}")
_YEARS: Final = range(1000, 9000)
"""Of what is recorded and of ends that are set: the register holds none after these."""


def given_to(
    act: Act, arguments: Mapping[str, Given | None], emptied: frozenset[str]
) -> dict[str, object]:
    """What is given by the names of the act's inputs; what is left out is not there, nor what is
    null, but for inputs that null empties. ARGUMENT_INVALID, for each that is not as it is to be:
    what is given alone tells so, and nothing that is recorded.
    """
    found = arguments.get("input")
    tree = found if isinstance(found, dict) else {}
    values: dict[str, object] = {}
    faults: list[Refusal] = []
    for each in act.inputs:
        leaf = tree.get(to_camel_case(each.name))
        if each.clearable and to_camel_case(each.name) in emptied:
            values[each.name] = None
        if isinstance(leaf, Leaf) and leaf.value is not None:
            try:
                values[each.name] = _value(each, leaf.value)
            except Refusal as fault:
                faults.append(fault)
    faults += [*_empty(act, values), *_disordered(act, values)]
    if not faults:
        told = (each(values) for each in act.amiss)
        faults = [Refusal(Code.ARGUMENT_INVALID, said) for said in told if said is not None]
    if faults:
        first, *others = faults[:MOST_ERRORS]
        first.more = tuple(others)
        raise first
    return {name: value for name, value in values.items() if value != []}


def _value(of: Input, value: Any) -> object:  # noqa: ANN401  what the schema's type made of it
    match of.kind:
        case Kind.ID:
            return _id(of, value)
        case Kind.IDS:
            listed = value if isinstance(value, list) else [value]
            if len(listed) > MOST_IDS:
                raise _too_many(of)
            return list(dict.fromkeys(_id(of, each) for each in listed))
        case Kind.CODE:
            return str(value)
        case Kind.CODES:
            listed = value if isinstance(value, list) else [value]
            return list(dict.fromkeys(str(each) for each in listed))
        case Kind.WORDS:
            listed = value if isinstance(value, list) else [value]
            return list(dict.fromkeys(_word(of, str(each)) for each in listed))
        case Kind.TEXT:
            return _text(of, str(value))
        case Kind.INSTANT | Kind.DAY:
            return _dated(of, value)
        case _:
            return value


def _id(of: Input, value: object) -> UUID:
    """An id in its one spelling. That it is none tells nothing of what is recorded."""
    found = uuid_of(value)
    if found is not None:
        return found
    name = to_camel_case(of.name)
    if of.kind is Kind.IDS:
        en, fr = f"`{name}` lists what is no UUID", f"« {name} » énumère ce qui n’est pas un UUID"
    else:
        en, fr = f"`{name}` is no UUID", f"« {name} » n’est pas un UUID"
    raise refuse(Code.ARGUMENT_INVALID, en, fr)


def _text(of: Input, text: str) -> str:
    trimmed = text.strip()
    name = to_camel_case(of.name)
    if not trimmed or len(trimmed) > of.longest or not storable(trimmed):
        raise refuse(
            Code.ARGUMENT_INVALID,
            f"`{name}` is a text of 1 to {of.longest} characters",
            f"« {name} » est un texte de 1 à {of.longest} caractères",
        )
    form = of.form
    while form is not None:
        if not form.pattern.fullmatch(trimmed):
            raise refuse(
                form.code,
                f"`{name}` is {form.said.en}",
                f"« {name} » est {form.said.fr}",
                *form.clauses,
            )
        form = form.then
    return trimmed


def _word(of: Input, text: str) -> str:
    if _WORD.fullmatch(text):
        return text
    name = to_camel_case(of.name)
    raise refuse(
        Code.ARGUMENT_INVALID,
        f"`{name}` lists codes: 1 to 60 capital letters, digits or `_`",
        f"« {name} » énumère des codes : 1 à 60 majuscules, chiffres ou « _ »",
    )


def _too_many(of: Input) -> Refusal:
    name = to_camel_case(of.name)
    return refuse(
        Code.LIMIT_EXCEEDED,
        f"`{name}` takes {MOST_IDS} ids at most",
        f"« {name} » prend {MOST_IDS} identifiants au plus",
    )


def _dated(of: Input, value: date) -> date:
    """A day or an instant of the years that the register holds."""
    if value.year in _YEARS:
        return value
    name = to_camel_case(of.name)
    raise refuse(
        Code.ARGUMENT_INVALID,
        f"`{name}` lies in the years {_YEARS[0]} to {_YEARS[-1]}",
        f"« {name} » est compris entre les années {_YEARS[0]} et {_YEARS[-1]}",
    )


def _empty(act: Act, values: Mapping[str, object]) -> list[Refusal]:
    """Of lists that must be given, those that are empty."""
    return [
        refuse(
            Code.ARGUMENT_INVALID,
            f"`{to_camel_case(each.name)}` is empty: list one at least",
            f"« {to_camel_case(each.name)} » est vide : indiquez au moins un élément",
        )
        for each in act.inputs
        if each.required and values.get(each.name) == []
    ]


def _disordered(act: Act, values: Mapping[str, object]) -> Iterator[Refusal]:
    """Of what follows in time, what does not."""
    for earlier, later, apart in act.follow:
        before, after = values.get(earlier.name), values.get(later.name)
        if not isinstance(before, date) or not isinstance(after, date):
            continue
        if after < before or (apart and after == before):
            first, second = to_camel_case(earlier.name), to_camel_case(later.name)
            en = f"`{second}` lies before `{first}`"
            fr = f"« {second} » précède « {first} »"
            if apart:
                en = f"`{second}` does not lie after `{first}`"
                fr = f"« {second} » n’est pas postérieur à « {first} »"
            yield refuse(Code.ARGUMENT_INVALID, en, fr)
