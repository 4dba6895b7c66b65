"""Who ends which assistance: whoever may link, of those alone whom he may link (48-1/al.10/c)."""

import pytest
from doing import Acts
from offices import HEAD, IN_LYON
from scenario import REGISTER


@pytest.mark.parametrize(
    ("who", "link"),
    [
        (HEAD, "SPECIALIST>JI-LYON"),  # whom the magistrate took on himself
        ("JI-LYON", "CLERK-JI>JI-LYON"),  # whom the registry placed
        ("JE-LYON", "ASSISTANT-JE>JE-LYON"),
        ("FILE-CONTROL", "SPECIALIST>JI-LYON"),
    ],
)
async def test_nobody_ends_an_assistance_that_another_brought_about(
    acts: Acts, who: str, link: str
) -> None:
    given = {"link": str(REGISTER.ids[link])}
    async with acts.state(*IN_LYON), acts.changing_nothing():
        assert (await acts.do(who, "endAssistance", given)).is_not_there


@pytest.mark.parametrize(
    ("who", "link"),
    [
        (HEAD, "CLERK-JE>JE-LYON"),
        (HEAD, "ASSISTANT-P>P-LYON"),
        ("JI-LYON", "SPECIALIST>JI-LYON"),
        ("FILE-CONTROL", "FILE-ASSISTANT>FILE-CONTROL"),
    ],
)
async def test_whoever_brought_it_about_ends_it(acts: Acts, who: str, link: str) -> None:
    given = {"link": str(REGISTER.ids[link])}
    async with acts.state(*IN_LYON):
        assert (await acts.do(who, "endAssistance", given)).done
