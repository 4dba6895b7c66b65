"""STRICT_SEALS: clerks open what is under seal only as the magistrate in charge allows (A22)."""

from checking import check, outcome_told
from evaluator_road import Answering
from platform_words import AT_NOW, intercept, items, payload
from scenario import NOW, REGISTER, Expected, Put, Scenario, gives, put, withheld
from states import in_memory
from test_scenarios import DOCUMENTS

from api.caller import caller_of, stated_headers
from permissions.cpp import enacted
from permissions.cpp.options import Options
from permissions.law import in_force
from permissions.subject import AgentId

STRICT = in_force(enacted(Options(strict_seals=True)), NOW)
SHUT = withheld("I3.payload", "SEALED", "R40-47/II/f")
OPENED = gives("I3.payload", payload("I3"), "R40-47/III/b", "R40-49")


def _allowed(**more: object) -> Put:
    given: dict[str, object] = {
        "clause": "II_SEALED",
        "grantee": "CLERK-JI",
        "case": "K1",
        "scope": "ITEMS",
        "includes_sealed": True,
        "issuer": "JI-LYON",
        "issuer_role": "CRIMINAL_JUDGE",
        "issued_at": "2026-11-10T09:00:00Z",
        "from_": "2026-11-10T09:00:00Z",
        "items": ["I3"],
    }
    return put("Authorisation", **(given | more))


def _decides(expected: Expected, *state: Put) -> None:
    """T144: the clerk of the judge in charge reads I1, and I3, which is under seal."""
    scenario = Scenario(
        number="T144",
        who="CLERK-JI",
        purpose=intercept("K1"),
        request=items("I1", "I3"),
        expected=(gives("I1.payload", payload("I1"), "R40-47/III/b"), expected),
        state=state,
    )
    caller = caller_of(AgentId(REGISTER.ids["CLERK-JI"]), stated_headers(scenario.raw_headers))
    road = Answering(DOCUMENTS, in_memory(scenario.state), STRICT)
    check(scenario, outcome_told(road.answer(scenario.document, caller, scenario.at)))


def test_a_clerk_without_authorisation_opens_no_seal() -> None:
    _decides(SHUT)


def test_the_magistrate_in_charge_opens_it_to_the_clerk() -> None:
    _decides(OPENED, _allowed())


def test_one_who_is_not_in_charge_does_not() -> None:
    _decides(SHUT, _allowed(issuer="P-LYON", issuer_role="PROSECUTOR"))


def test_nor_for_longer_than_he_said() -> None:
    _decides(SHUT, _allowed(until_=AT_NOW))


def test_nor_what_he_did_not_list() -> None:
    _decides(SHUT, _allowed(items=["I6"]))
