"""A platform of interceptions in memory, and what comes of asking it.

`Platform.but` changes rows; `asks` says what a caller gets of one record, as one word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from interception_rows import NOW, ROLES, Row, ident, tables

from db.enumerations import Role, Scope
from permissions.categories import Category, Classification, always
from permissions.communications import of_clear_payload, of_item, of_payload
from permissions.cpp import enacted
from permissions.cpp.options import Options
from permissions.disclosure import Released
from permissions.entities import ENTITIES
from permissions.evaluator import consult, records
from permissions.law import Law, in_force
from permissions.purposes import Purpose
from permissions.refusal import Refusal
from permissions.register import Register
from permissions.subject import AgentId, Caller, StatedPurpose

RELEASED, INVISIBLE = "RELEASED", "INVISIBLE"

LAW = in_force(enacted(Options()), NOW)
STRICT_LAW = in_force(enacted(Options(strict_seals=True)), NOW)
FIELDS: Mapping[str, Classification] = {
    "payload": of_payload(),
    "clear": of_clear_payload(),
    "transcript": of_item(Category.COMM_CONTENT),
    "correspondents": of_item(Category.COMM_DATA),
    "governance": always(Category.GOVERNANCE_INTERCEPT),
}


@dataclass(frozen=True, slots=True)
class Platform:
    """The platform in some state."""

    register: Register
    law: Law = LAW

    def but(self, table: str, name: str, row: Mapping[str, object]) -> "Platform":
        """The same with a row put in, or some columns of a row changed."""
        changed = self.register.changed({table: [{"id": ident(name), **row}]})
        return Platform(changed, self.law)

    def without(self, table: str, name: str) -> "Platform":
        """The same without a row."""
        return Platform(self.register.changed(without={table: {ident(name)}}), self.law)

    def with_act(self, row: Row, *items: str, name: str = "ACT") -> "Platform":
        """The same with an authorisation; with items, it bears on them alone."""
        scope = {"scope": Scope.ITEMS} if items else {}
        found = self.but("authorisation", name, row | scope)
        for item in items:
            entry = {"authorisation_id": ident(name), "item_id": ident(item)}
            found = found.but("authorisation_item", f"{name} {item}", entry)
        return found

    def asks(  # what a test says in one line
        self,
        who: str,
        purpose: Purpose,
        record: str,
        field: str = "payload",
        *,
        kind: str = "InterceptItem",
        at: datetime = NOW,
        role: Role | None = None,
        **references: str,
    ) -> str:
        """RELEASED, INVISIBLE, the code by which the field is withheld, or that of a refusal.

        The purpose names K1, M1, the authorisation ACT and EIO, unless said otherwise.
        """
        wanted = {"case": "K1", "mission": "M1", "authorisation": "ACT"} | references
        stated: dict[str, UUID | str] = {key: ident(name) for key, name in wanted.items()}
        stated["basis"] = references.get("basis", "EIO")
        caller = Caller(AgentId(ident(who)), role or ROLES[who], StatedPurpose(purpose, stated))
        try:
            consultation = consult(self.register, caller, at, self.law)
        except Refusal as refused:
            return refused.code
        entity = ENTITIES[kind]
        [found] = records(self.register, entity, ident(record))
        if not consultation.sees(found):
            return INVISIBLE
        classes = FIELDS[field] if kind == "InterceptItem" else entity.presence
        told = consultation.disclosure(found, classes)
        return RELEASED if isinstance(told, Released) else told.reasons[0].code


PLATFORM = Platform(Register(tables()))
