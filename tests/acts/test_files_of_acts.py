"""An act is of its own file, refused or done, whatever purpose was stated for it."""

from uuid import uuid4

import pytest
from authorised import issue
from doing import TOLD, Acts, until
from every_act import EXAMPLES
from put_back import BY_NAME, Aside, set_aside

from permissions.acts.act import Kind

STATED = (
    None,
    'CASE_PROCESSING;case="<K1>"',
    'INTERCEPT_CASE;case="<K1>"',
    'ADMIN_INQUIRY;basis=CSI_L114_1;subject="<S:A1>"',
)
OF_SEVERAL_FILES = {
    "issueAuthorisation": "INTERCEPT",  # under VI
    "revokeAuthorisation": "INTERCEPT",  # of one under VIII
    "designateAgent": "INTERCEPT",  # a clerk, for interceptions alone
    "revokeDesignation": "INTERCEPT",
    "habilitateAgent": "REGISTRY",  # an authorised assistant
    "revokeHabilitation": "REGISTRY",
}
ABOUT_K1 = 'accessLog(filter: {about: ["<K1>"], agent: ["<JI-LYON>"]}) { nodes { rootFields } }'


@pytest.fixture(scope="module")
async def aside(acts: Acts) -> Aside:
    """The tables as they are before any of these acts."""
    return await set_aside(acts)


def test_each_act_of_several_files_is_asked_about() -> None:
    assert {act.name for act in BY_NAME.values() if act.filed} == set(OF_SEVERAL_FILES)


@pytest.mark.parametrize("name", list(EXAMPLES))
async def test_no_purpose_that_is_stated_moves_an_act_to_another_file(
    acts: Acts, aside: Aside, name: str
) -> None:
    own, found = OF_SEVERAL_FILES.get(name) or str(BY_NAME[name].file), {}
    async with aside.act(name) as it:
        for purpose in (*STATED, it.example.purpose):
            key = uuid4()
            stated = purpose and purpose.replace("<key>", str(key))
            await acts.service.client.post(
                "/graphql",
                json=await it.request(key, TOLD),
                headers=acts.headers(it.example.who, stated),
            )
            entry = await acts.service.journalled()
            if entry["root_fields"]:
                assert entry["root_fields"] == [name]
                found[purpose] = entry["processing"]
            else:  # the role may not state it at all: nothing of the act was read
                assert "given_" not in str(dict(entry))
    assert it.example.purpose in found
    assert set(found.values()) == {own}, found


FIXED = [
    name
    for name, act in BY_NAME.items()
    if not act.filed and any(each.kind is Kind.ID for each in act.inputs)
]


async def test_an_act_that_cannot_be_read_is_of_its_file_too(acts: Acts, aside: Aside) -> None:
    for name in FIXED[::7]:
        example = EXAMPLES[name]
        for given in (dict.fromkeys(example.given, "no id"), {"nothing": 1}):
            for purpose in STATED[1:3]:
                await acts.do(example.who, name, given, purpose=purpose)
                entry = await acts.service.journalled()
                assert "given_" not in str(dict(entry))
                if entry["root_fields"]:
                    assert entry["processing"] == BY_NAME[name].file, (name, purpose)


async def test_who_controls_the_register_learns_of_no_interception(acts: Acts) -> None:
    purpose = 'CASE_PROCESSING;case="<K1>"'
    sealing = issue("II_SEALED", "OPJ", items=["<I6>"], includesSealed=True)
    ended = {"authorisation": "<VIII:DECRYPTOR>"}
    seal = {"case": "<K1>", "items": ["<I2>"], "number": "SC-9"}
    asked = {"issueAuthorisation": sealing, "revokeAuthorisation": ended, "sealItems": seal}
    for name, given in asked.items():
        came = await acts.do("JI-LYON", name, given, purpose=purpose)
        assert came.code == "PURPOSE_NOT_ALLOWED"
    told = {}
    for who, of in (("CONTROL", "REGISTRY_CONTROL"), ("QUALIFIED", "INTERCEPT_OVERSIGHT")):
        nodes = (await acts.read(who, of, ABOUT_K1))["data"]["accessLog"]["nodes"]
        told[who] = {field for node in nodes for field in node["rootFields"]} & set(asked)
    assert told == {"CONTROL": set(), "QUALIFIED": set(asked)}


async def test_an_authorisation_for_research_is_of_the_register(acts: Acts) -> None:
    """Under article 11-1, for the purpose of another file too."""
    given = issue("ART_11_1", "BODY-11-1", validUntil=until(days=3))
    for purpose in STATED[1:3]:
        await acts.do("JI-LYON", "issueAuthorisation", given, purpose=purpose)
        assert (await acts.service.journalled())["processing"] == "REGISTRY"
    ended = {"authorisation": "<R-K1>"}
    for purpose in STATED[1:3]:
        await acts.do("JI-LYON", "revokeAuthorisation", ended, purpose=purpose, version=99)
        assert (await acts.service.journalled())["processing"] == "REGISTRY"
