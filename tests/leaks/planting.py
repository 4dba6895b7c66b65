"""Leaks planted into the code, each of a kind that systems have had, to see the twins betray it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

import permissions.categories
import permissions.page
import permissions.plan
from leaks.pair import Held, Pair, answering
from permissions import selection as asked
from permissions.categories import SEALED_DATA, Category
from permissions.condition import TRUE, Condition
from permissions.cpp import ENACTED
from permissions.entities import Entity
from permissions.fields import placed
from permissions.law import Ask, Grant, paragraph
from permissions.level import Level
from permissions.page import PageSql, page_sql
from permissions.plan import Plan
from permissions.purposes import INQUIRERS, INVESTIGATORS, TERMS, Purpose
from permissions.refusal import Code, refuse
from permissions.selection import Path
from permissions.sql import Binding
from schema.answer import Answering
from schema.consultation import Operation
from schema.ready import Ready
from schema.running import Fetching


@dataclass(frozen=True, slots=True)
class Soil:
    """A pair whose answerings are new, and the means to change the code under them."""

    pair: Pair
    monkeypatch: pytest.MonkeyPatch

    def answering(self, kind: type[Answering] = Answering, **settings: Any) -> Pair:  # noqa: ANN401  those of Answering
        """The pair with answerings of a kind."""
        held = Held(self.pair.connection)
        one, other = (answering(held, kind, **settings) for _ in range(2))
        return replace(self.pair, first=one, second=other)


def filters_read_what_is_withheld(soil: Soil) -> Pair:
    """A filter tries every record beside, seen or not."""

    def visible(_of: Level, _entity: Entity, _frame: object) -> Condition:
        return TRUE

    soil.monkeypatch.setattr(permissions.page, "_visible", visible)
    soil.monkeypatch.setattr(permissions.page, "residual_of", lambda _disclosure: TRUE)
    return soil.answering()


def sorts_read_what_is_withheld(soil: Soil) -> Pair:
    """A sort key is the column, not what is shown of it."""

    def sort(of: Level, order: asked.Order | None) -> str | None:
        return None if order is None else of.drafting.sql.shown(placed(order.shown, of.frame.rows))

    soil.monkeypatch.setattr(permissions.page, "_sort", sort)
    return soil.answering()


def totals_count_what_is_not_seen(soil: Soil) -> Pair:
    """A total is the table's."""

    def sql(of: Level, page: asked.Page, path: Path) -> PageSql:
        total = f"(SELECT count(*) FROM {of.entity.row.table})" if page.total else None
        return replace(page_sql(of, page, path), total=total)

    soil.monkeypatch.setattr(permissions.plan, "page_sql", sql)
    return soil.answering()


class Telling(Answering):
    """The extension tells how many parties there are."""

    hidden: Any = None

    async def _row(
        self, operation: Operation, plan: Plan, binding: Binding, reading: Fetching
    ) -> Any:  # noqa: ANN401  a driver's row
        row = await self._database.fetch_planned("SELECT count(*) FROM party", [])
        self.hidden = row[0]
        return await super()._row(operation, plan, binding, reading)

    def _disclosure(self, operation: Operation, ready: Ready) -> dict[str, Any]:
        return {**super()._disclosure(operation, ready), "parties": self.hidden}


def the_extension_tells_how_many(soil: Soil) -> Pair:
    """What the answer says of itself depends on what it does not hold."""
    return soil.answering(Telling)


class Confirming(Answering):
    """An id that is somebody's is refused, one of nobody is passed over."""

    async def _row(
        self, operation: Operation, plan: Plan, binding: Binding, reading: Fetching
    ) -> Any:  # noqa: ANN401  a driver's row
        row = await self._database.fetch_planned(
            "SELECT count(*) FROM judicial_case WHERE id::text = ANY($1)", [_ids(binding.variables)]
        )
        if row[0]:
            raise refuse(Code.ARGUMENT_INVALID, f"{row[0]} of them are not yours", "non")
        return await super()._row(operation, plan, binding, reading)


def _ids(variables: Mapping[str, Any]) -> list[str]:
    return [variables["id"]] if "id" in variables else []


def an_id_is_confirmed(soil: Soil) -> Pair:
    """A hidden record is refused otherwise than one that is not there."""
    return soil.answering(Confirming)


@paragraph("48-1/al.1/e", rule="RG-04", since=date(2020, 1, 1))
def courts_know_too_much(_ask: Ask) -> Grant:
    """Those who ask which cases are linked are told whatever is in any case."""
    roles = TERMS[Purpose.RECIPROCAL_KNOWLEDGE].roles
    of = frozenset(Category)
    return Grant(of, roles, Purpose.RECIPROCAL_KNOWLEDGE, TRUE)


@paragraph("R40-47/II/f", rule="PN-02", since=date(2020, 1, 1))
def seals_hide_nothing(_ask: Ask) -> Grant:
    """Investigators read under the seal, whoever has authorised it."""
    return Grant(SEALED_DATA, INVESTIGATORS, Purpose.INTERCEPT_CASE, TRUE)


@paragraph("R40-29/I/1°", rule="TA-01", since=date(2020, 1, 1))
def victims_are_counted(_ask: Ask) -> Grant:
    """Inquirers are told of records of which the subject is the victim."""
    of = frozenset({Category.ANTECEDENT_VICTIM})
    return Grant(of, INQUIRERS, Purpose.ADMIN_INQUIRY, TRUE)


def the_seal_is_overlooked(soil: Soil) -> Pair:
    """The planner reads what is under seal as what is not."""
    return soil.answering(enacted=(*ENACTED, seals_hide_nothing))


def the_seal_tells_the_kind(soil: Soil) -> Pair:
    """Why something is withheld depends on what it is: both roads say so."""
    for sealed, plain in (
        (Category.SEALED_DATA, Category.COMM_DATA),
        (Category.SEALED_INFORMATION, Category.COMM_INFORMATION),
        (Category.SEALED_CONTENT, Category.COMM_CONTENT),
    ):
        soil.monkeypatch.setitem(permissions.categories._WHOLE, sealed, plain)
    return soil.answering()


def victims_antecedents_are_counted(soil: Soil) -> Pair:
    """The planner counts the antecedents of victims."""
    return soil.answering(enacted=(*ENACTED, victims_are_counted))


def a_paragraph_says_too_much(soil: Soil) -> Pair:
    """The planner reads a paragraph that the evaluator does not."""
    return soil.answering(enacted=(*ENACTED, courts_know_too_much))
