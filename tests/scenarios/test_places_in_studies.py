"""What a study is told of persons it cannot tell apart, nor from those of another study."""

import orjson
from scenario import REGISTER, Scenario
from scenario_service import Service

ONE = f'{{ case(id: "{REGISTER.ids["K3"]}") {{ studyParties {{ id }} }} }}'
PAGES = "{ cases(first: 50) { nodes { studyParties { id } } } }"


async def places(service: Service, study: str, document: str) -> list[list[str]]:
    """The ids of the parties of each case, as they come."""
    stated = f'STATISTICS_NOMINATIVE;study="<{study}>"'
    asked = Scenario(
        number="X", who="STATISTICIAN", purpose=stated, request=document[1:-1], expected=()
    )
    data = orjson.loads((await service.ask(asked)).content)["data"]
    cases = [data["case"]] if "case" in data else data["cases"]["nodes"]
    return [[party["id"] for party in case["studyParties"]] for case in cases]


async def test_the_place_in_a_list_tells_nothing_of_who_it_is(service: Service) -> None:
    """In the order of the register two studies would go together, place by place."""
    several = 0
    for study in ("ST1", "ST2"):
        for document in (ONE, PAGES):
            for ids in await places(service, study, document):
                assert ids == sorted(ids)
                several += len(ids) > 1
    assert several >= 4
    first, second = [await places(service, study, ONE) for study in ("ST1", "ST2")]
    assert not {*first[0]} & {*second[0]}
