"""How `explain` is answered: what is asked, of whom, behind which gate.

Who asks about himself is told what he may know; who controls a file, everything of it.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias
from uuid import UUID

from graphql import FieldNode, GraphQLArgument

from db.enumerations import Processing
from permissions import explanation as explained
from permissions.asking import STEPS, TRUTHS, plan_for_caller, plan_in_full
from permissions.explaining import Question, question
from permissions.fields import Field
from permissions.law import Law
from permissions.plan import Plan
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Code, Refusal, refuse
from permissions.sql import Binding, Draw
from permissions.subject import AgentId, Caller, Language, StatedPurpose
from schema.arguments import Leaf, as_id, given
from schema.enums import Role
from schema.explanation import Explanation, spoken
from schema.record import FIELDS
from schema.roots import files_of

Row: TypeAlias = Any
"""A driver's row."""
ReadPurpose: TypeAlias = Callable[[bytes, Role | None], StatedPurpose]
"""From a purpose as the header `Access-Purpose` states it, for a role. Raises `Refusal`."""

MOST_EXPLAINED = 10
"""Explanations that one operation may ask for: each is a statement of its own."""

CONTROLS: Mapping[tuple[Role, Purpose], Processing] = {
    (Role.REGISTRY_CONTROL_MAGISTRATE, Purpose.REGISTRY_CONTROL): Processing.REGISTRY,
}
"""Who is told everything, for what purpose, of which file."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An explanation asked for: how its arguments are drawn. None: not given."""

    type: Draw
    id: Draw
    field: Draw
    agent: Draw | None
    role: Draw | None
    purpose: Draw | None

    @property
    def of_another(self) -> bool:
        """Whether it is asked what another agent would receive."""
        return any(each is not None for each in (self.agent, self.role, self.purpose))


def explanation_wanted(
    node: FieldNode, arguments: Mapping[str, GraphQLArgument], sent: Mapping[str, Any]
) -> Wanted:
    """The explanation that a field node asks for; `sent` are the variables, coerced."""
    found: dict[str, Draw] = {}
    for argument in node.arguments or ():
        name = argument.name.value
        leaf = given(argument.value, arguments[name].type, sent)
        if isinstance(leaf, Leaf):
            found[name] = as_id(leaf) if name in ("id", "agent") else leaf.draw
    other = {name: found.get(name) for name in ("agent", "role", "purpose")}
    return Wanted(type=found["type"], id=found["id"], field=found["field"], **other)


@dataclass(slots=True)
class Explaining:
    """One operation's explanations. `gated` runs a plan behind its gate, `plain` whatever it says.

    For the journal, `seen` takes the ids of the records that were visible, and `about` the record
    that is asked about, seen or not; what is asked of whom, where it is another agent.
    """

    law: Law
    caller: Caller
    binding: Binding
    seen: list[Any]
    about: dict[str, UUID | str]
    gated: Callable[[Plan, Binding], Awaitable[Row]]
    plain: Callable[[Plan, Binding], Awaitable[Row]]
    reads_purpose: ReadPurpose | None
    begun: int = 0

    async def explain(self, wanted: Wanted) -> Explanation:
        """One explanation. Raises `Refusal`."""
        of = _field(str(wanted.type(self.binding)), str(wanted.field(self.binding)))
        self.begun += 1
        known = wanted.id(self.binding)
        if isinstance(known, UUID) and self._is_of_the_file(of):
            self._note({"explained_record": known})
        if wanted.of_another:
            return await self._of_another(wanted, of)
        role, purpose = self.caller.acting_role, self.caller.purpose
        if role is None or purpose is None:
            raise AssertionError("role and purpose have been asked for")
        asked = question(self.law, role, purpose.code, of)
        row = await self.gated(plan_for_caller(asked, wanted.id), self.binding)
        if row[TRUTHS] is not None:
            self._see(wanted, asked)
        return spoken(asked, explained.explain_to_caller(asked, row[TRUTHS]), self._language)

    async def _of_another(self, wanted: Wanted, of: Field) -> Explanation:
        """What another agent would receive, to who controls the file."""
        stated = self._stated(wanted)
        role, purpose = stated.acting_role, stated.purpose
        if role is None or purpose is None:
            raise AssertionError("role and purpose have been given")
        self._note(
            {
                "explained_agent": stated.agent,
                "explained_role": str(role),
                "explained_purpose": str(purpose.code),
                "explained_field": f"{of.entity.name}.{of.name}",
            }
        )
        self._controls(of, purpose.code)
        own = question(self.law, *self._own, of)
        gated = await self.gated(plan_for_caller(own, lambda _: None), self.binding)
        asked = question(self.law, role, purpose.code, of)
        binding = replace(
            self.binding, agent=stated.agent, references=purpose.references, clock=gated[0]
        )
        known = wanted.id(self.binding)
        row = await self.plain(plan_in_full(asked, lambda _: known), binding)
        if row[TRUTHS] is not None:
            self._see(wanted, asked)
        found = explained.explain_in_full(asked, row[TRUTHS], row[STEPS])
        return spoken(asked, found, self._language)

    @property
    def _own(self) -> tuple[Role, Purpose | None]:
        if self.caller.acting_role is None:
            raise AssertionError("a role has been taken")
        return self.caller.acting_role, self.caller.purpose.code if self.caller.purpose else None

    @property
    def _language(self) -> Language:
        return self.caller.language

    def _note(self, told: Mapping[str, UUID | str]) -> None:
        """What is asked about; of several explanations of an operation, each has its number."""
        nth = f"_{self.begun}" if self.begun > 1 else ""
        self.about.update({f"{name}{nth}": each for name, each in told.items()})

    def _is_of_the_file(self, of: Field) -> bool:
        """Whether such records may be of the file that the operation is written down in (GX-04)."""
        purpose = self._own[1]
        return purpose is None or TERMS[purpose].processing in files_of(of.entity)

    def _see(self, wanted: Wanted, asked: Question) -> None:
        if asked.judged.entity.kept:
            self.seen.append(str(wanted.id(self.binding)))

    def _controls(self, of: Field, purpose: Purpose) -> None:
        """PURPOSE_NOT_ALLOWED, unless the caller controls the file of record and purpose."""
        files = {category.file for _, category in of.entity.presence} | {TERMS[purpose].processing}
        if files != {self._file_controlled()}:
            raise _of_others()

    def _file_controlled(self) -> Processing:
        """The file that the caller controls. PURPOSE_NOT_ALLOWED."""
        role, own = self._own
        file = None if own is None else CONTROLS.get((role, own))
        if file is None:
            raise _of_others()
        return file

    def _stated(self, wanted: Wanted) -> Caller:
        """The agent, role and purpose that are asked about. ARGUMENT_INVALID."""
        if wanted.agent is None or wanted.role is None or wanted.purpose is None:
            raise _invalid("`agent`, `role` and `purpose` go together", _TOGETHER)
        agent, role = wanted.agent(self.binding), Role(str(wanted.role(self.binding)))
        text = str(wanted.purpose(self.binding))
        if not isinstance(agent, UUID) or self.reads_purpose is None or not text.isascii():
            raise _invalid("`agent` is an id, `purpose` a purpose as its header states it", _STATED)
        try:
            purpose = self.reads_purpose(text.encode(), role)
        except Refusal:
            self._file_controlled()  # who may not ask is told so, and nothing of another's purposes
            raise
        return Caller(AgentId(agent), role, purpose)


_TOGETHER = "« agent », « role » et « purpose » vont ensemble"
_STATED = "« agent » est un identifiant, « purpose » une finalité comme l’en-tête l’indique"


def _of_others() -> Refusal:
    return refuse(
        Code.PURPOSE_NOT_ALLOWED,
        "what another agent receives is explained only to those who control the file",
        "ce que reçoit un autre agent n’est expliqué qu’à ceux qui contrôlent le fichier",
        "48-1/al.1/a",
    )


def _invalid(en: str, fr: str) -> Refusal:
    return refuse(Code.ARGUMENT_INVALID, en, fr)


def _field(kind: str, name: str) -> Field:
    found = FIELDS.get((kind, name))
    if found is None:
        raise _invalid(
            "no type of record has a field of these names",
            "aucun type d’enregistrement n’a de champ de ces noms",
        )
    if found.entity.pseudonymous:
        raise _invalid(
            "a record that is known by a pseudonym is not explained one by one",
            "un enregistrement connu par un pseudonyme ne s’explique pas un par un",
        )
    return found
