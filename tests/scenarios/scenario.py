"""What a scenario is: who asks, for what, in which state; what must come of it, by which clause.

In texts `<K1>` stands for the id of what the register's description calls K1. Paths are response
keys joined by dots; a list on the way gives the values of all its members.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID
from zlib import crc32

from make_register import described

from db.enumerations import Role
from permissions.purposes import Withholding
from permissions.refusal import Code

REGISTER = described()
NAMES = {str(id_): name for name, id_ in REGISTER.ids.items()}
ROLES = {
    str(values["agent"]): Role(str(values["role"]))
    for kind, values in reversed(REGISTER.records)
    if kind == "AgentRole"
}
"""The role of each agent; the first described, of several."""

NOW = datetime.fromisoformat("2026-11-21T10:00:00Z")


@dataclass(frozen=True, slots=True)
class Gives:
    """The value at a path; of a list, the set of the values. Clauses are those that open it."""

    path: str
    value: object
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lacks:
    """The list at a path does not hold the record of that name, which the clauses close."""

    path: str
    name: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invisible:
    """The record at a path is null, as if it had never been; the clauses close it."""

    path: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withheld:
    """The value at a path is null, and the answer says so, with code and clauses."""

    path: str
    code: Withholding
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeavesOut:
    """The list at a path leaves out records of a category, and the answer says so by the rules."""

    path: str
    code: Withholding
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """The operation is refused, with code and clauses, and nothing is read."""

    code: Code
    clauses: tuple[str, ...]


Expected: TypeAlias = Gives | Lacks | Invisible | Withheld | LeavesOut | Refused


@dataclass(frozen=True, slots=True)
class Edit:
    """A row of the register with some keys of its line changed."""

    name: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Put:
    """A row put into the register."""

    kind: str
    id: UUID
    values: Mapping[str, object]


State: TypeAlias = tuple[Edit | Put, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """One operation and what must come of it.

    `number` is that of the list of scenarios, or begins with S for those of our own.
    """

    number: str
    who: str | None
    purpose: str | None
    request: str
    expected: tuple[Expected, ...]
    role: Role | None = None
    unstated: bool = False
    state: State = ()
    at: datetime = NOW
    title: str = ""

    @property
    def acting(self) -> Role | None:
        """The acting role stated: the one given, or the agent's; None where it is unstated."""
        if self.unstated:
            return None
        return self.role or ROLES.get(str(REGISTER.ids.get(self.who or "")))

    @property
    def headers(self) -> dict[str, str]:
        """The headers of the request, save Authorization."""
        found = {}
        if self.acting is not None:
            found["Acting-Role"] = str(self.acting)
        if self.purpose is not None:
            found["Access-Purpose"] = with_ids(self.purpose)
        return found

    @property
    def raw_headers(self) -> list[tuple[bytes, bytes]]:
        """The same as a server has them."""
        return [(key.lower().encode(), text.encode()) for key, text in self.headers.items()]

    @property
    def document(self) -> str:
        """The GraphQL document."""
        return "{ " + with_ids(self.request) + " }"


@dataclass(frozen=True, slots=True)
class Table:
    """Scenarios under a heading, as they are written down."""

    scenarios: list[Scenario] = field(default_factory=list)

    def __call__(  # a row of the table
        self,
        number: str,
        who: str | None,
        purpose: str | None,
        request: str,
        *expected: Expected,
        role: Role | None = None,
        unstated: bool = False,
        state: Iterable[Edit | Put] = (),
        at: str | None = None,
        title: str = "",
    ) -> None:
        """Write a scenario down."""
        self.scenarios.append(
            Scenario(
                number=number,
                who=who,
                purpose=purpose,
                request=request,
                expected=expected,
                role=role,
                unstated=unstated,
                state=tuple(state),
                at=datetime.fromisoformat(at) if at else NOW,
                title=title,
            )
        )


def with_ids(text: str) -> str:
    """The text with ids in the place of names."""
    return re.sub(r"<([^<>]+)>", lambda named: str(REGISTER.ids[named[1]]), text)


def processing(case: str) -> str:
    """CASE_PROCESSING of a case."""
    return f'CASE_PROCESSING;case="<{case}>"'


def reciprocal(case: str) -> str:
    """RECIPROCAL_KNOWLEDGE from an own case."""
    return f'RECIPROCAL_KNOWLEDGE;case="<{case}>"'


def victims(case: str) -> str:
    """VICTIM_INFORMATION of a case."""
    return f'VICTIM_INFORMATION;case="<{case}>"'


def gives(path: str, value: object, *clauses: str) -> Gives:
    """The value at a path is this."""
    return Gives(path, value, clauses)


def lacks(path: str, name: str, *clauses: str) -> Lacks:
    """The list of ids at a path lacks that record."""
    return Lacks(path, name, clauses)


def invisible(path: str, *clauses: str) -> Invisible:
    """There is no such record for the caller."""
    return Invisible(path, clauses)


def withheld(path: str, code: str, *clauses: str) -> Withheld:
    """The value is withheld."""
    return Withheld(path, Withholding(code), clauses)


def leaves_out(path: str, code: str, *clauses: str) -> LeavesOut:
    """Records are left out of a list."""
    return LeavesOut(path, Withholding(code), clauses)


def refused(code: str, *clauses: str) -> Refused:
    """The operation is refused."""
    return Refused(Code(code), clauses)


def edit(name: str, **values: object) -> Edit:
    """A row changed; keys as in a line of the register (`until_`: `until`), names for ids."""
    return Edit(name, _read(values))


def put(kind: str, **values: object) -> Put:
    """A row put in; names stand for ids under keys that point to other records."""
    made = _read(values)
    number = crc32(f"{kind}{sorted(map(str, made.values()))}".encode())
    return Put(kind, UUID(f"add00000-0000-7000-8000-{number:012d}"), made)


def _read(values: Mapping[str, object]) -> dict[str, object]:
    """Keys as in a line, and ids for names; a role is no name (INTERPRETER is both)."""
    return {
        key.rstrip("_"): value if key.endswith(("role", "office")) else _pointed(value)
        for key, value in values.items()
    }


def _pointed(value: object) -> object:
    if isinstance(value, list):
        return [_pointed(each) for each in value]
    return str(REGISTER.ids[value]) if isinstance(value, str) and value in REGISTER.ids else value


def at_path(data: Mapping[str, Any] | None, path: str) -> Any:  # noqa: ANN401  any JSON
    """The value at a path; where a list is on the way, the list of the values in its members."""
    found: Any = data
    for key in path.split("."):
        found = _below(found, key)
    return found


def _below(found: Any, key: str) -> Any:  # noqa: ANN401  any JSON
    if found is None:
        return None
    if isinstance(found, list):
        below = [_below(each, key) for each in found if each is not None]
        return [one for each in below for one in (each if isinstance(each, list) else [each])]
    return found[key]
