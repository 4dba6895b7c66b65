"""An act of the law on its way: asked, judged, written, journalled, committed, in that order.

The journal's entry is durable before the act is: an entry may stand for an act that was not done
(the process died between the two), never an act for which there is no entry. Whoever is not
answered sends it again under its key: it is done once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

import orjson

from db.acting import ActTransaction
from db.enumerations import Role
from permissions.acts.act import AUTHOR, RECORDED, Act, Target
from permissions.acts.statement import Checks, Statement
from permissions.acts.terms import Terms
from permissions.law import Law
from permissions.purposes import TERMS
from permissions.refusal import Code, Refusal, Said, refuse
from permissions.sql import Binding
from permissions.subject import Caller
from schema.act_statements import after, checks, locking, version_of, writes

_ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(hashtextextended($1::text, 0))"
"""The acts of one agent follow one another: a duty that one brings stands before the next."""
_DONE: Final = (
    "SELECT digest, record_id, version, at FROM act_done WHERE agent_id = $1 AND key = $2"
)
_WRITE_DOWN: Final = (
    "INSERT INTO act_done (agent_id, key, act, digest, record_id, version, at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7)"
)

_AT_ONCE: Final = Said(
    "it has changed since the version you saw: read it again",
    "il a changé depuis la version que vous avez vue : relisez-le",
)
_ANOTHER_VERSION: Final = Said(
    "the record is not at the version that you give: once you know what it is now, send the one "
    "in `extensions.version`",
    "l’enregistrement n’est pas à la version que vous indiquez : une fois son état actuel connu, "
    "envoyez celle de « extensions.version »",
)


class LawChangedError(Exception):
    """The database's clock says that another version of the law holds than the one planned."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An act as its author asks for it: what he gives (by input), his key, the version seen."""

    act: Act
    given: Mapping[str, object]
    key: UUID
    version: int | None

    def digest(self, caller: Caller) -> bytes:
        """What tells this act from another under the same key: its role and purpose, too."""
        stated = caller.purpose
        named = {} if stated is None else {k: str(v) for k, v in stated.references.items()}
        under = [caller.acting_role, None if stated is None else stated.code, named]
        told = [self.act.name, {name: _plain(each) for name, each in self.given.items()}, under]
        return sha256(orjson.dumps(told, option=orjson.OPT_SORT_KEYS)).digest()


@dataclass(frozen=True, slots=True)
class Under:
    """What an act is judged under. `clock` None: the database's own clock."""

    law: Law
    caller: Caller
    clock: datetime | None
    terms: Terms


@dataclass(frozen=True, slots=True)
class Performed:
    """An act done: the record, the version it was brought to, when, and whether it is told again.

    `instant` is that of the operation: the act's own, unless it is told again. `clauses` are those
    that the act rests on.
    """

    record: UUID
    version: int
    at: datetime
    again: bool
    instant: datetime
    clauses: tuple[str, ...]


def check_purpose(act: Act, caller: Caller, role: Role, clauses: tuple[str, ...]) -> None:
    """Refuse an act, of those clauses, for which another purpose is stated than it can be for.

    PURPOSE_*.
    """
    stated = caller.purpose.code if caller.purpose else None
    open_to_role = [each for each in act.purposes if TERMS[each].may_be_stated_by(role)]
    if stated in open_to_role or (stated is None and not open_to_role):
        return
    if stated is None:
        codes = ", ".join(sorted(open_to_role))
        raise refuse(
            Code.PURPOSE_REQUIRED,
            f"state a purpose in the header Access-Purpose: {codes}",
            f"indiquez une finalité dans l’en-tête Access-Purpose : {codes}",
            *clauses,
        )
    if not open_to_role:
        raise refuse(
            Code.PURPOSE_NOT_ALLOWED,
            f"`{act.name}` is done without a purpose here: state none in the header Access-Purpose",
            f"« {act.name} » se fait ici sans finalité : n’en indiquez pas dans l’en-tête "
            "Access-Purpose",
            *clauses,
        )
    raise refuse(
        Code.PURPOSE_NOT_ALLOWED,
        f"`{act.name}` is not done for that purpose",
        f"« {act.name} » ne se fait pas pour cette finalité",
        *clauses,
    )


async def perform(transaction: ActTransaction, asked: Asked, under: Under) -> Performed | None:
    """Judge and write, in a transaction that is not yet committed; None: its object is not there.

    Raises `Refusal`.
    """
    act, caller, law = asked.act, under.caller, under.law
    if caller.purpose is not None:
        asked = replace(asked, given=act.completed(asked.given, caller.purpose.references))
    role = caller.acting_role
    if role is None:
        raise AssertionError("a role has been taken")
    purpose = caller.purpose.code if caller.purpose else None
    references = _references(act, caller, asked.given)
    told = {f"told:{name}": True for name in asked.given}
    given = {**asked.given, **told, "purpose": purpose, "key": asked.key, AUTHOR: role}
    binding = Binding(caller.agent, references, {}, under.clock, given)
    await transaction.fetch(_ONE_AT_A_TIME, [str(caller.agent)])
    before = await transaction.fetch(_DONE, [caller.agent, asked.key])
    judged = checks(law, act, role, purpose or act.opens, before is not None)
    row = await _judged(transaction, judged, law, binding)
    versioned = before is None and act.target is not None and act.target.versioned
    if not _may(judged, row, whatever_the_version=versioned):
        return None
    digest = asked.digest(caller)
    if before is not None and before["digest"] != digest:
        raise _other_act()
    if before is not None:
        # As it was told the first time: a version written since is one that nobody told its author.
        told_before = before["record_id"], before["version"], before["at"]
        _, clauses = await _as_it_is(transaction, act, binding, before["record_id"])
        return Performed(*told_before, again=True, instant=row["at"], clauses=clauses)
    if act.target is not None and given.get(act.target.input.name) is not None:
        # judged before it is locked, so that nobody waits for what is not his to touch
        seen = await _locked(transaction, act.target, binding)
        if seen is None:
            return None
        row = await _judged(transaction, judged, law, binding)
        if not _may(judged, row, whatever_the_version=True):
            return None
        if versioned and seen != asked.version:
            raise conflict(seen)
        if not _may(judged, row):
            return None
    instant: datetime = row["at"]
    given = {**act.fills(_with_ids(given, row), instant, under.terms)}
    binding = replace(binding, clock=instant, given=given)
    for statement in writes(act, role):
        await transaction.fetch(statement.sql, statement.arguments(binding))
    await _afterwards(transaction, act, role, binding)
    record = _record(act, binding)
    version, clauses = await _as_it_is(transaction, act, binding, record)
    await transaction.fetch(
        _WRITE_DOWN,
        [caller.agent, asked.key, act.name, digest, record, version, instant],
    )
    await transaction.settle()
    return Performed(record, version, instant, again=False, instant=instant, clauses=clauses)


def _references(act: Act, caller: Caller, given: Mapping[str, object]) -> Mapping[str, object]:
    """What the stated purpose names, or the one that the act opens would."""
    if caller.purpose is not None:
        return caller.purpose.references
    if act.opens is None:
        return {}
    return {each.name: given.get(each.name) for each in TERMS[act.opens].references}


def _with_ids(given: Mapping[str, object], row: Any) -> dict[str, object]:  # noqa: ANN401  a driver's row
    return {**given, "made": row["made"], "beside": row["beside"]}


def _other_act() -> Refusal:
    return refuse(
        Code.CONFLICT,
        "this key stands for another act of yours",
        "cette clé est celle d’un autre de vos actes",
    )


def conflict(version: int | None = None) -> Refusal:
    """Someone else changed it first; `version` is what it is at now, where that may be told."""
    said = _AT_ONCE if version is None else _ANOTHER_VERSION
    return Refusal(Code.CONFLICT, said, version=version)


def ruled_out() -> Refusal:
    """What is given cannot stand beside what is recorded."""
    return refuse(
        Code.PRECONDITION_FAILED,
        "what you give names nothing that is there, or cannot stand beside what is recorded",
        "ce que vous donnez ne nomme rien qui existe, ou ne peut coexister avec ce qui est "
        "enregistré",
    )


async def _judged(transaction: ActTransaction, asked: Checks, law: Law, binding: Binding) -> Any:  # noqa: ANN401  a driver's row
    """The row of the gate and the demands. Raises `LawChangedError`."""
    row = await _row(transaction, asked.statement, binding)
    if not law.holds_at(row["at"]):
        raise LawChangedError
    return row


def _may(asked: Checks, row: Any, *, whatever_the_version: bool = False) -> bool:  # noqa: ANN401  a driver's row
    """Whether the act is done; False: its object is not there for its author. Raises `Refusal`.

    `whatever_the_version`: as far as what is decided before the version that the author has seen.
    A version that is another is told to whoever may do the act at all, and to him it is all that
    is told: what else stands in its way he learns of what he has seen.
    """
    number: int | None = row["refusal"]
    if number is None or (whatever_the_version and asked.leaves_it_his(number)):
        return True
    refusal = asked.refusal(number)
    if refusal is None:
        return False
    raise refusal


async def _locked(transaction: ActTransaction, target: Target, binding: Binding) -> int | None:
    """The version that the target, locked from now on, is at; None: there is none."""
    statement = locking(target)
    row = await transaction.fetch(statement.sql, statement.arguments(binding))
    return None if row is None else int(row["version"])


async def _afterwards(transaction: ActTransaction, act: Act, role: Role, binding: Binding) -> None:
    """What must hold of what was written. Raises `Refusal`."""
    asked = after(act, role)
    if asked is None:
        return
    row = await _row(transaction, asked.statement, binding)
    if row["refusal"] is not None:
        raise asked.refusal(row["refusal"]) or ruled_out()


def _record(act: Act, binding: Binding) -> UUID:
    found = binding.given["made" if act.makes or act.target is None else act.target.input.name]
    if not isinstance(found, UUID):
        raise TypeError("a record is known by its id")
    return found


async def _as_it_is(
    transaction: ActTransaction, act: Act, binding: Binding, record: UUID
) -> tuple[int, tuple[str, ...]]:
    """The version that the act's record is at, and the clauses that the act rests on.

    Of a record that is erased since, 0 and all clauses that such an act may rest on.
    """
    bound = replace(binding, given={**binding.given, "made": record})
    statement = version_of(act)
    row = await transaction.fetch(statement.sql, statement.arguments(bound))
    recorded = None if row is None else row["recorded"]
    clauses = act.clauses_of({**binding.given, RECORDED: recorded})
    return 0 if row is None else int(row["version"]), clauses


async def _row(transaction: ActTransaction, statement: Statement, binding: Binding) -> Any:  # noqa: ANN401  a driver's row
    row = await transaction.fetch(statement.sql, statement.arguments(binding))
    if row is None:
        raise AssertionError("the statement gives a row")
    return row


def _plain(value: object) -> object:
    return sorted(map(str, value)) if isinstance(value, list) else value
