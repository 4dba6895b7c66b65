"""The page on inputs says what acts are given, and so does the schema."""

from graphql import GraphQLInputObjectType, print_type

from api.inputs_page import PAGE, inputs_page
from permissions.acts import ACTS
from schema.build import build
from schema.mutation import ACT_INPUTS, input_name

SCHEMA = build()._schema


def test_the_page_is_made_of_the_declarations() -> None:
    assert PAGE.read_text(encoding="utf-8") == inputs_page(), "python -m api.inputs_page"


def test_every_field_of_every_input_is_described_in_the_schema() -> None:
    for name in ACT_INPUTS:
        kind = SCHEMA.type_map[name]
        assert isinstance(kind, GraphQLInputObjectType)
        assert [field for field, each in kind.fields.items() if not each.description] == []


def test_a_description_says_how_the_field_is_written() -> None:
    printed = print_type(SCHEMA.type_map["AmendHearingInput"])
    assert "Where it is held (at most 200 characters). Null empties it." in printed
    assert "compulsory (48-1/al.9/a)" in printed
    sealed = print_type(SCHEMA.type_map["SealItemsInput"])
    assert "The items, all of the case (at most 500)." in sealed


def test_every_act_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"`{input_name(act)}`" in text for act in ACTS)
