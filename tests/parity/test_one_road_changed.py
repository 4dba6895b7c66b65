"""A slip on one road alone is a mismatch: PostgreSQL under a changed law, the evaluator under ours.

That the rules are written once does not make this vacuous: plans could be kept from another law,
conditions lost on their way to SQL, or hostile records all be alike to a rule.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from random import Random
from uuid import UUID

import pytest
from hostile.drawing import NOW
from mutants.mutating import Mutant, law_of, mutants

from db.enumerations import Role
from parity.asking import Asked
from parity.comparing import compared, shown_of
from parity.expecting import Json, Telling
from parity.sampling import PLAIN, Asking, admitted, wanted
from parity.setting import Setting, planned_under
from permissions.entities import Entity
from permissions.evaluator import consult
from permissions.law import Law
from permissions.purposes import Purpose

_P, _R = Purpose, Role
SLIPS = {
    "what_is_past_its_term_is_gone: never": (_R.PROSECUTOR_GENERAL, _P.PG_SUPERVISION),
    "magistrates_read_the_cases_they_are_seised_of: not FACTS": (
        _R.CRIMINAL_JUDGE,
        _P.CASE_PROCESSING,
    ),
    "those_who_assist_read_as_their_magistrate: without any assists": (
        _R.MAGISTRATE_CLERK,
        _P.CASE_PROCESSING,
    ),
    "victims_are_told_what_became_of_their_complaint: also ACCUSED_IDENTITY": (
        _R.PROSECUTOR,
        _P.VICTIM_INFORMATION,
    ),
    "the_secrecy_of_the_enquiry_binds: never": (
        None,
        _P.VICTIM_INFORMATION,
    ),
    "courts_know_whom_linked_cases_have_in_common: not even if link.ground = SAME_FACTS": (
        _R.CRIMINAL_JUDGE,
        _P.RECIPROCAL_KNOWLEDGE,
    ),
    "prosecutors_general_supervise_their_ressort: without case.appeal_court_id = court": (
        _R.PROSECUTOR_GENERAL,
        _P.PG_SUPERVISION,
    ),
    "those_in_charge_read_the_other_kinds: not to PROSECUTOR": (
        _R.PROSECUTOR,
        _P.CASE_PROCESSING,
    ),
    "facts: assigned/without (assigned.valid_until absent, now < assigned.valid_until)": (
        _R.PROSECUTOR,
        None,
    ),
    "facts: sits/without sits.function among APPEAL..": (_R.CRIMINAL_JUDGE, None),
}
"""Slips, each with role and purpose (None: any) of those to whom it makes a difference."""
TRUE = law_of()
FIELDS = (("id", None), ("withheld", None))
ASKED = {entity.name: Asked(entity.name, FIELDS) for entity in PLAIN}
"""What a change is seen by: that a record is shown, and what of it is withheld."""


@cache
def _by_name() -> Mapping[str, Mutant]:
    """The mutants, worked out when the first of them is asked for."""
    return {str(mutant): mutant for mutant in mutants()}


@pytest.mark.parametrize("slip", SLIPS)
async def test_a_slip_of_the_planner_alone_is_a_mismatch(
    slip: str, settings: list[Setting]
) -> None:
    changed = law_of(_by_name()[slip])
    setting, asking, ids = _seen_by(settings, changed, *SLIPS[slip])
    planned = planned_under(setting, changed)
    shown = await shown_of(planned, asking, ASKED, [str(each) for each in ids])
    assert compared(planned, asking, _said(asking, setting, ids, TRUE), shown)
    assert not compared(planned, asking, _said(asking, setting, ids, changed), shown)


def _seen_by(
    settings: list[Setting], changed: Law, role: Role | None, purpose: Purpose | None
) -> tuple[Setting, Asking, dict[UUID, Entity]]:
    """The first whom parity asks for that the changed law tells something else."""
    for setting, asking, ids in _asked(settings, role, purpose):
        if _said(asking, setting, ids, TRUE) != _said(asking, setting, ids, changed):
            return setting, asking, ids
    raise AssertionError("nobody is told anything else")


def _asked(
    settings: list[Setting], role: Role | None, purpose: Purpose | None
) -> Iterator[tuple[Setting, Asking, dict[UUID, Entity]]]:
    for setting in settings:
        for asking in admitted(setting):
            consultation = asking.consultation
            stated = consultation.purpose
            if stated and role in (None, consultation.role) and purpose in (None, stated):
                random = Random(f"asked of {setting.seed}")  # noqa: S311  not for secrets
                yield setting, asking, wanted(asking, setting.register, random, each=8)


def _said(
    asking: Asking, setting: Setting, ids: dict[UUID, Entity], law: Law
) -> dict[str, dict[str, Json]]:
    telling = Telling(consult(setting.register, asking.caller, NOW, law))
    return {
        str(wanted_id): telling.record(record, ASKED[entity.name])
        for wanted_id, entity in ids.items()
        if (record := telling.find(entity, wanted_id)) is not None
    }
