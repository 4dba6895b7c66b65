"""What an act is given and does not fit: which field, and how it is to be, never what was sent."""

import pytest

from permissions.refusal import Refusal
from schema.build import build
from schema.document import read
from schema.limits import Limits

SCHEMA = build()._schema
ISSUE = "mutation A($in: IssueAuthorisationInput!) {"
ISSUE += ' issueAuthorisation(input: $in, key: "k") { id } }'
GOOD = {"clause": "IV", "grantee": "g", "scope": "WHOLE_CASE"}
NO_FIT = "the variable `$in` does not fit its type: "


def said(text: str, **variables: object) -> list[str]:
    """What is said of a document, or of its variables."""
    with pytest.raises(Refusal) as caught:
        _taken(text, variables)
    return [each.said.en for each in (caught.value, *caught.value.more)]


def _taken(text: str, variables: dict[str, object]) -> None:
    document = read(SCHEMA, text, Limits())
    document.variables(document.operation(None), variables)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"scope": "PARTLY"}, ["`scope` is one of WHOLE_CASE, ITEMS"]),
        ({"scope": 3}, ["`scope` is one of WHOLE_CASE, ITEMS"]),
        ({"nope": "Dupont"}, ["there is no field `nope` here"]),
        ({"Dupont's": 1}, [""]),  # no name of GraphQL, and so nothing that is said again
        ({"grantee": None}, ["`grantee` may not be null"]),
        ({"case": True}, ["`case` is an id: a UUID"]),
        ({"items": ["a", False]}, ["`items` is an id: a UUID"]),
        ({"usualTerm": "Dupont"}, ["`usualTerm` is true or false"]),
        ({"reason": 5}, ["`reason` is a text"]),
        (
            {"validUntil": "Dupont"},
            ["`validUntil`: an instant is written as RFC 3339, such as 2026-11-21T10:00:00Z"],
        ),
        (
            {"nope": 1, "grantee": None, "scope": "PARTLY"},
            [
                "`grantee` may not be null",
                "`scope` is one of WHOLE_CASE, ITEMS",
                "there is no field `nope` here",
            ],
        ),
    ],
)
def test_each_fault_of_a_variable_is_told_by_its_field(
    given: dict[str, object], told: list[str]
) -> None:
    found = said(ISSUE, **{"in": {**GOOD, **given}})
    assert found == [(NO_FIT + each).removesuffix(": ") for each in told]


def test_each_field_that_is_missing_is_named() -> None:
    assert said(ISSUE, **{"in": {"clause": "IV"}}) == [
        NO_FIT + "`grantee` is missing",
        NO_FIT + "`scope` is missing",
    ]


def test_faults_that_stand_in_the_document_are_told_each_in_its_place() -> None:
    text = 'mutation { referCase(key: "k", input: {case: "c", nope: 1, validUntil: "Dupont"})'
    with pytest.raises(Refusal) as caught:
        read(SCHEMA, text + " { id } }", Limits())
    found = {each.said.en: each.location for each in (caught.value, *caught.value.more)}
    assert found == {
        "`agent` is missing": (1, 39),
        "there is no field `nope` here": (1, 51),
        "`validUntil`: an instant is written as RFC 3339, such as 2026-11-21T10:00:00Z": (1, 72),
    }


def test_codes_that_an_input_lists_are_told() -> None:
    listed = said(ISSUE, **{"in": {**GOOD, "elements": ["Dupont"]}})
    assert listed[0].startswith(NO_FIT + "`elements` lists any of FACTS_DATE, FACTS_PLACE, ")


def test_what_an_act_is_not_given_at_all_is_named() -> None:
    text = 'mutation { endReferral(input: {referral: "r"}) { id } }'
    assert set(said(text)) == {"`key` is missing", "`version` is missing"}


def test_of_what_is_no_act_only_what_was_sent_is_told() -> None:
    assert said("{ cases(filter: {nope: 1}) { totalCount } }") == [
        "the value does not fit the type expected here"
    ]
