"""The readings of the Code that a service may choose: each opens what the decree opens, no more."""

import pytest
from checking import check, outcome_told
from evaluator_road import Answering as EvaluatorRoad
from scenario import (
    NOW,
    REGISTER,
    Edit,
    Expected,
    Put,
    Scenario,
    edit,
    gives,
    invisible,
    put,
    refused,
    withheld,
)
from states import in_memory

from api.caller import caller_of, stated_headers
from permissions.cpp import ENACTED, EVERY_WORDING, enacted
from permissions.cpp.options import Options
from permissions.law import in_force
from permissions.subject import AgentId
from schema.build import build
from schema.document import Documents

DOCUMENTS = Documents(build()._schema)
JIRS = 'EXTENDED_JURISDICTION;article="706-75"'
ARTICLE_37 = "PG_SUPERVISION;basis=ARTICLE_37"
K1 = 'INTERCEPT_CASE;case="<K1>"'
SEALED = 'interceptItem(id: "<I3>") { sealed payload }'
TO_THE_CLERK = put(
    "Authorisation",
    clause="II_SEALED",
    grantee="CLERK-JI",
    case="K1",
    scope="WHOLE_CASE",
    includes_sealed=True,
    issuer="JI-LYON",
    issuer_role="CRIMINAL_JUDGE",
    issued_at="2026-11-10T09:00:00Z",
    from_="2026-11-10T09:00:00Z",
)


def asked(
    options: Options,
    who: str,
    purpose: str,
    request: str,
    expected: Expected,
    *state: Edit | Put,
) -> None:
    """Decide under the readings chosen, and compare."""
    scenario = Scenario(
        number="S",
        who=who,
        purpose=purpose,
        request=request,
        expected=(expected,),
        state=state,
    )
    law = in_force(enacted(options), NOW)
    caller = caller_of(AgentId(REGISTER.ids[who]), stated_headers(scenario.raw_headers))
    road = EvaluatorRoad(DOCUMENTS, in_memory(state), law)
    check(scenario, outcome_told(road.answer(scenario.document, caller, NOW)))


def case(name: str) -> str:
    """The number of a case."""
    return f'case(id: "<{name}>") {{ number }}'


@pytest.mark.parametrize("who", ["CLERK-P", "ASSISTANT-P"])
def test_the_decree_gives_extended_jurisdiction_to_those_who_assist(who: str) -> None:
    followed = Options(clerks_of_al_11=True)
    opened = gives("case.number", "26/00050", "48-1/al.11/a")
    asked(followed, who, JIRS, case("K50"), opened)
    asked(followed, who, JIRS, case("K51"), invisible("case"))
    asked(Options(), who, JIRS, case("K50"), refused("PURPOSE_NOT_ALLOWED", "48-1/al.11/a"))


def test_the_one_assisted_must_have_that_jurisdiction_himself() -> None:
    followed = Options(clerks_of_al_11=True)
    ended = edit("CLERK-P>P-LYON", until_="2026-11-21T10:00:00Z")
    asked(followed, "CLERK-P", JIRS, case("K50"), invisible("case"), ended)
    asked(followed, "CLERK-PG", JIRS, case("K50"), invisible("case"))
    elsewhere = edit("P-LYON", court="TJ-NICE")
    asked(followed, "CLERK-P", JIRS, case("K50"), invisible("case"), elsewhere)


def test_the_decree_gives_the_ressort_to_those_who_assist_its_prosecutor_general() -> None:
    followed = Options(clerks_of_al_12=True)
    asked(followed, "CLERK-PG", ARTICLE_37, case("K1"), gives("case.number", "26/00001"))
    asked(followed, "CLERK-PG", ARTICLE_37, case("K2"), invisible("case"))
    asked(followed, "CLERK-AG", ARTICLE_37, case("K1"), invisible("case"))
    closed = refused("PURPOSE_NOT_ALLOWED", "48-1/al.12")
    asked(Options(clerks_of_al_11=True), "CLERK-PG", ARTICLE_37, case("K1"), closed)


def test_strict_seals_are_opened_to_clerks_by_the_magistrate_in_charge() -> None:
    strict = Options(strict_seals=True)
    shut = withheld("interceptItem.payload", "SEALED", "R40-47/II/f")
    opened = gives("interceptItem.payload", "payload of I3", "R40-47/III/b")
    asked(strict, "CLERK-JI", K1, SEALED, shut)
    asked(strict, "CLERK-JI", K1, SEALED, opened, TO_THE_CLERK)
    asked(Options(), "CLERK-JI", K1, SEALED, opened)


def test_every_wording_is_some_reading_of_the_law() -> None:
    assert set(ENACTED) < set(EVERY_WORDING)
    assert len(EVERY_WORDING) == len(ENACTED) + 3
