"""Comparing what came of an operation, on whichever road, with what a scenario expects."""

from dataclasses import dataclass, field
from typing import Any, assert_never

import httpx
import orjson
from scenario import (
    NAMES,
    REGISTER,
    Expected,
    Gives,
    Invisible,
    Lacks,
    LeavesOut,
    Refused,
    Scenario,
    Withheld,
    at_path,
)
from telling import Told

from permissions.purposes import TERMS, Purpose
from permissions.selection import Path
from schema.answer import JSON

Data = dict[str, Any]


@dataclass(slots=True)
class Outcome:
    """What came of an operation. `because` are the clauses that opened, or closed, what is asked;
    None where the road does not say.
    """

    data: Data | None
    code: str | None = None
    clauses: tuple[str, ...] = ()
    withheld: list[tuple[Path, str, tuple[str, ...]]] = field(default_factory=list)
    because: "Told | set[str] | None" = None


def outcome_told(told: Told) -> Outcome:
    """The outcome on the evaluator's road."""
    data = None if told.data is None else normal(orjson.dumps(told.data, option=JSON))
    refusal = told.refusal
    return Outcome(
        data,
        refusal.code if refusal else None,
        refusal.clauses if refusal else (),
        [(path, code, clauses) for path, _, code, clauses in told.withheld],
        told,
    )


def outcome_sent(response: httpx.Response, relied_on: set[str] | None = None) -> Outcome:
    """The outcome on the service's road; `relied_on` are the clauses that its journal names."""
    body = response.json()
    if "errors" in body:
        assert "data" not in body, "nothing half-answered leaves"
        said = body["errors"][0]["extensions"]
        return Outcome(None, said["code"], tuple(said.get("clauses", ())))
    entries = [
        (tuple(each["path"]), each["code"], tuple(each["clauses"]))
        for each in body["extensions"]["disclosure"]["withheld"]
    ]
    return Outcome(normal(orjson.dumps(body["data"])), withheld=entries, because=relied_on)


def normal(data: bytes) -> Any:  # noqa: ANN401  any JSON
    """Data in which the order of `withheld` entries is no matter."""
    return _normal(orjson.loads(data))


def _normal(value: Any) -> Any:  # noqa: ANN401  any JSON
    if isinstance(value, dict):
        return {key: _normal(each) for key, each in value.items()}
    if isinstance(value, list):
        made = [_normal(each) for each in value]
        reasons = all(isinstance(each, dict) and {"field", "code"} <= each.keys() for each in made)
        return sorted(made, key=str) if reasons else made
    return value


def check(scenario: Scenario, outcome: Outcome) -> None:
    """Assert all that the scenario expects."""
    refused = next((each for each in scenario.expected if isinstance(each, Refused)), None)
    assert outcome.code == (refused.code if refused else None), outcome.clauses
    for each in scenario.expected:
        _check(each, outcome, scenario)


def _check(expected: Expected, outcome: Outcome, scenario: Scenario) -> None:
    match expected:
        case Refused(clauses=clauses):
            assert outcome.data is None
            assert set(clauses) <= set(outcome.clauses)
        case Gives(path=path, value=value, clauses=clauses):
            assert _named(at_path(outcome.data, path)) == value, path
            _check_reason(clauses, _opened(outcome, path), scenario)
        case Lacks(path=path, name=name, clauses=clauses):
            found = at_path(outcome.data, path)
            assert found is None or name not in _named(found), path
            _check_reason(clauses, _unseen(outcome, name), scenario)
        case Invisible(path=path, clauses=clauses):
            assert at_path(outcome.data, path) is None, path
            assert not [each for each in outcome.withheld if each[0] == _keys(path)]
            _check_reason(clauses, _closed(outcome, path), scenario)
        case Withheld():
            found = at_path(outcome.data, expected.path)
            assert set(found if isinstance(found, list) else [found]) <= {None}, expected.path
            _check_entry(expected, outcome)
        case LeavesOut():
            _check_entry(expected, outcome)
        case _:
            assert_never(expected)


def _check_entry(expected: Withheld | LeavesOut, outcome: Outcome) -> None:
    entries = [
        set(clauses)
        for path, code, clauses in outcome.withheld
        if path == _keys(expected.path) and code == expected.code
    ]
    assert any(set(expected.clauses) <= each for each in entries), outcome.withheld


def _check_reason(clauses: tuple[str, ...], found: set[str] | None, scenario: Scenario) -> None:
    """The clauses expected are among those that decided, the purpose's own included."""
    if found is None:
        return
    purpose = (scenario.purpose or "").partition(";")[0]
    stated = TERMS[Purpose(purpose)].clauses if purpose else ()
    assert set(clauses) <= found | set(stated), found


def _opened(outcome: Outcome, path: str) -> set[str] | None:
    because = outcome.because
    return because.opened[_keys(path)] if isinstance(because, Told) else because


def _closed(outcome: Outcome, path: str) -> set[str] | None:
    because = outcome.because
    if not isinstance(because, Told):
        return None
    closed = because.closed.get(_keys(path))
    return closed.clauses if closed else set()


def _unseen(outcome: Outcome, name: str) -> set[str] | None:
    because = outcome.because
    if not isinstance(because, Told):
        return None
    unseen = because.unseen.get(REGISTER.ids[name])
    return unseen.clauses if unseen else set()


def _keys(path: str) -> Path:
    return tuple(path.split("."))


def _named(value: Any) -> Any:  # noqa: ANN401  any JSON
    """A value with names in the place of ids; a list as a set."""
    if isinstance(value, list):
        return {_named(each) for each in value}
    return NAMES.get(value, value) if isinstance(value, str) else value
