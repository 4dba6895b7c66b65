"""Whom the gate lets in, and with what code it refuses: the evaluator and the service say alike."""

from collections import Counter

from hostile.callers import seats
from hostile.drawing import NOW

from db.enumerations import Role
from parity.setting import Setting
from permissions.evaluator import _held, consult, known_of
from permissions.gate import role_of
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Code, Refusal
from permissions.subject import Caller

CASE, DOCKET = '{ case(id: "x") { id } }', "{ viewer { docket { totalCount } } }"


async def test_the_gate_refuses_the_same_callers_with_the_same_codes(
    settings: list[Setting],
) -> None:
    found, codes = [], Counter[str | None]()
    for setting in settings:
        for seat in seats(setting.register, setting.seed):
            code = await setting.code(seat, DOCKET if seat.purpose is None else CASE)
            try:
                caller = seat.caller()
                said: str | None = None
                if seat.purpose is None and _role(setting, caller) not in DOCKETS:
                    said = str(Code.PURPOSE_NOT_ALLOWED)  # there is no docket for him (A53)
                else:
                    consult(setting.register, caller, NOW)
            except Refusal as refusal:
                said = str(refusal.code)
            codes[said] += 1
            if code != said:
                found.append(f"{seat}: evaluator {said}, PostgreSQL {code}")
    assert not found, min(found, key=len)
    assert {None, "UNAUTHENTICATED", "ROLE_NOT_CLAIMED", "PURPOSE_NOT_ALLOWED"} <= set(codes)
    assert {"HABILITATION_INVALID", "DESIGNATION_INVALID", "PRECONDITION_FAILED"} <= set(codes)
    assert {"MOTIVE_NOT_COVERED", "DUTY_OUTSTANDING", "ISSUER_NOT_COMPETENT"} & set(codes)
    assert codes[None] > 200


DOCKETS = TERMS[Purpose.CASE_PROCESSING].roles


def _role(setting: Setting, caller: Caller) -> Role:
    """The role that a caller acts in: the one stated, else the only one held. Raises `Refusal`."""
    held = _held(setting.register, known_of(setting.register, caller, NOW))
    return caller.acting_role or role_of(None, held, any_will_do=False)
