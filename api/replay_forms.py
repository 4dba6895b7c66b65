"""A replay as text and as JSON: what is told first, then what cannot be told and why."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import orjson

from api.replay import Doubt, Replayed, Why, doubted
from db.in_doubt import InDoubt
from schema.scalars import spell_instant

TOLD: Final = (
    "The law is that of the instant. What is told rests on rows that were not amended since, or of "
    "which each amendment is kept with its instant (revoked, ended, sealed, confirmed). Records "
    "recorded since are left out."
)
FEW: Final = 3
"""Rows named beside a record that cannot be told."""
WORDS: Final[Mapping[Why, str]] = {
    Why.AMENDED_SINCE: "amended since: what it held then is kept nowhere",
    Why.RECORDED_SINCE: "recorded since: it was not there",
    Why.ERASED_SINCE: "erased since: whether and how it was shown cannot be told",
    Why.CALLER_RECORDED_SINCE: "recorded since: what the agent could see before is not known",
    Why.NOT_VISIBLE: "there, and not visible",
    Why.NOT_ASKED_AGAIN: "given by an act or told in the agent's own account: not asked again here",
    Why.UNKNOWN: "there is no such record now, and no entry says that it was erased",
}


def as_json(found: Replayed) -> str:
    """The replay as JSON."""
    return orjson.dumps(_said(found), option=orjson.OPT_INDENT_2).decode()


def _said(found: Replayed) -> dict[str, Any]:
    asked = found.asked
    stated = asked.caller.purpose
    return {
        "agent": str(asked.caller.agent),
        "role": asked.caller.acting_role,
        "purpose": stated.code if stated else None,
        "references": {name: str(each) for name, each in stated.references.items()}
        if stated
        else {},
        "instant": spell_instant(asked.instant),
        "law": found.law.version,
        "entry": asked.entry,
        "entryOutcome": asked.entry_outcome,
        "recordsLeftOut": asked.left_out,
        "outcome": _outcome(found),
        "message": found.refusal[1] if found.refusal and not found.untold else None,
        "data": found.data,
        "records": found.records,
        "inDoubt": [
            {"id": str(id_), "because": [_doubt(doubted(each)) for each in rows]}
            for id_, rows in found.in_doubt.items()
        ],
        "told": None if found.untold else TOLD,
        "notTold": [_doubt(each) for each in found.doubts],
    }


def _outcome(found: Replayed) -> str:
    nothing = not found.records and found.data is None
    if found.untold or (found.in_doubt and nothing):
        return "CANNOT_BE_TOLD"
    return found.refusal[0] if found.refusal else "RELEASED"


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {
        "why": doubt.why,
        "about": doubt.about,
        "id": str(doubt.id) if doubt.id else None,
        "at": spell_instant(doubt.at) if doubt.at else None,
        "count": doubt.count,
        "meaning": WORDS[doubt.why],
    }


def as_text(found: Replayed) -> str:
    """The replay for a terminal."""
    return "\n".join(_lines(found))


def _lines(found: Replayed) -> Iterator[str]:
    asked = found.asked
    stated = asked.caller.purpose
    role = asked.caller.acting_role or "the only role held"
    at = spell_instant(asked.instant)
    yield (
        f"{asked.caller.agent} as {role} for {stated.code if stated else None} at {at}, "
        f"law of {found.law.version}"
    )
    if asked.entry:
        more = f", {asked.left_out} more records are not asked for" if asked.left_out else ""
        yield f"as entry {asked.entry} has it, which ended {asked.entry_outcome}{more}"
    if found.untold:
        why = _rows(found.whole) if found.whole else _doubtful(found.untold)
        yield f"CANNOT BE TOLD: {why}"
        return
    if found.refusal:
        yield f"REFUSED {found.refusal[0]}: {found.refusal[1]}"
    elif found.data is not None and not asked.gate_alone:
        yield from _lists(found.data)
    elif asked.gate_alone:
        yield "the gate lets in; what was asked for then is not kept"
    for each in found.records:
        yield from _record(each)
    for id_, rows in found.in_doubt.items():
        yield f"{id_} CANNOT BE TOLD: {_rows(rows)}"
    yield ""
    yield f"Told: {TOLD}"
    if not found.doubts:
        yield "Nothing of what this rests on was amended or erased since."
        return
    yield "Not told:"
    yield from (f"  {line}" for line in map(_doubtful, found.doubts))


def _rows(rows: Sequence[InDoubt]) -> str:
    named = [f"{each.table} {each.id} was amended {spell_instant(each.at)}" for each in rows[:FEW]]
    more = [f"and {len(rows) - FEW} more"] if rows[FEW:] else []
    return ", ".join([*named, *more])


def _lists(data: Mapping[str, Any]) -> Iterator[str]:
    for key, each in data.items():
        if isinstance(each, dict) and set(each) == {"totalCount", "nodes"}:
            total = each["totalCount"]
            yield f"{key}: {'how many CANNOT BE TOLD' if total is None else f'{total} visible'}"
            yield from (f"  {node['id']}" for node in each["nodes"] if set(node) == {"id"})
        else:
            yield f"{key}: {orjson.dumps(each).decode()}"


def _record(each: Mapping[str, Any]) -> Iterator[str]:
    yield f"{each['type']} {each['id']} (as it was)"
    withheld = {one["field"]: one for one in each["withheld"]}
    for name, value in each["fields"].items():
        if name in withheld:
            why = withheld[name]
            yield f"  {name}: WITHHELD {why['code']} ({', '.join(why['clauses'])})"
        else:
            yield f"  {name}: {orjson.dumps(value).decode()}"


def _doubtful(doubt: Doubt) -> str:
    what = f"{doubt.count} of {doubt.about}" if doubt.count is not None else doubt.about
    named = f" {doubt.id}" if doubt.id else ""
    at = f", {spell_instant(doubt.at)}" if doubt.at else ""
    return f"{what}{named}{at}: {WORDS[doubt.why]}"
