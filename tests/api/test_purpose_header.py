"""A purpose is stated once, in one way, with the references that the law asks for."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from issuing import FUZZ

from api.purpose_header import LONGEST, stated_purpose
from db.enumerations import Role
from permissions.purposes import TERMS, Purpose, PurposeTerms, open_to
from permissions.refusal import Code, Refusal
from permissions.subject import StatedPurpose

ID = "0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3"
CANARY = "zqcanary"
ROLE_OF = {purpose: min(terms.roles) for purpose, terms in TERMS.items()}


def stated(value: str | bytes, role: Role | None = Role.PROSECUTOR) -> StatedPurpose:
    return stated_purpose(value.encode() if isinstance(value, str) else value, role)


def refused(value: str | bytes, role: Role | None = Role.PROSECUTOR) -> Refusal:
    with pytest.raises(Refusal) as raised:
        stated(value, role)
    assert CANARY not in f"{raised.value} {raised.value.said.fr}".lower()
    return raised.value


def written(purpose: Purpose, terms: PurposeTerms) -> str:
    """A purpose with its compulsory references, each at its first legal value."""
    references = [
        f';{ref.name}="{ID if ref.kind == "id" else ref.codes[0]}"'
        for ref in terms.references
        if ref.compulsory
    ]
    return "".join([purpose, *references])


# what is understood


def test_a_purpose_is_a_code_and_its_references() -> None:
    purpose = stated(f'CASE_PROCESSING;case="{ID}"')
    assert purpose.code is Purpose.CASE_PROCESSING
    assert dict(purpose.references) == {"case": UUID(ID)}


@pytest.mark.parametrize(("purpose", "terms"), TERMS.items())
def test_every_purpose_of_the_law_can_be_stated(purpose: Purpose, terms: PurposeTerms) -> None:
    said = stated(written(purpose, terms), ROLE_OF[purpose])
    assert said.code is purpose
    assert set(said.references) == {ref.name for ref in terms.references if ref.compulsory}


@pytest.mark.parametrize(
    "value",
    [
        f'CASE_PROCESSING; case="{ID}"',
        f'  CASE_PROCESSING;   case="{ID}"  ',
        f'CASE_PROCESSING;case="{ID.upper()}"',
    ],
)
def test_blanks_and_capitals_that_mean_nothing_change_nothing(value: str) -> None:
    assert stated(value).references == {"case": UUID(ID)}


@pytest.mark.parametrize(
    "value", ['PG_SUPERVISION;basis="ARTICLE_35"', "PG_SUPERVISION;basis=ARTICLE_35"]
)
def test_a_code_is_a_string_or_a_token(value: str) -> None:
    assert stated(value, Role.PROSECUTOR_GENERAL).references == {"basis": "ARTICLE_35"}


def test_an_article_that_begins_with_a_digit_is_a_string() -> None:
    assert stated('EXTENDED_JURISDICTION;article="706-75"').references == {"article": "706-75"}


def test_references_come_in_any_order() -> None:
    value = f'EIO_EXECUTION;authorisation="{ID}";basis=EIO'
    assert set(stated(value, Role.FOREIGN_INVESTIGATOR).references) == {"basis", "authorisation"}


def test_a_reference_that_is_not_compulsory_may_be_stated_or_not() -> None:
    plain = f'ADMIN_INQUIRY;basis=CSI_L114_1;subject="{ID}"'
    role = Role.POLICE_ADMIN_INVESTIGATOR
    assert set(stated(plain, role).references) == {"basis", "subject"}
    more = stated(f'{plain};inquiry="{ID}";motive=R40_29_I_5', role)
    assert more.references["motive"] == "R40_29_I_5"


def test_what_is_understood_cannot_be_changed_by_who_receives_it() -> None:
    with pytest.raises(TypeError):
        stated(f'CASE_PROCESSING;case="{ID}"').references["case"] = UUID(ID)  # type: ignore[index]  # what is tried


# what the law refuses


@pytest.mark.parametrize("role", Role)
def test_a_purpose_not_open_to_the_role_is_refused_with_those_that_are(role: Role) -> None:
    for purpose, terms in TERMS.items():
        if terms.may_be_stated_by(role):
            continue
        refusal = refused(written(purpose, terms), role)
        assert refusal.code is Code.PURPOSE_NOT_ALLOWED
        assert set(terms.clauses) <= set(refusal.clauses)
        for open_one in open_to(role):
            assert open_one in refusal.said.en
            assert open_one in refusal.said.fr


def test_the_role_is_looked_at_before_the_references() -> None:
    assert refused("PG_SUPERVISION", Role.APPEAL_PROSECUTOR).code is Code.PURPOSE_NOT_ALLOWED
    assert refused("PG_SUPERVISION", Role.PROSECUTOR_GENERAL).code is Code.PURPOSE_REQUIRED


def test_police_are_kept_out_of_the_register_by_its_closing_clause() -> None:
    refusal = refused(f'CASE_PROCESSING;case="{ID}"', Role.JUDICIAL_POLICE_OFFICER)
    assert "48-1/al.14/a" in refusal.clauses


def test_without_a_role_no_purpose_is_closed_yet() -> None:
    assert stated("STATISTICS_NON_NOMINATIVE", None).code is Purpose.STATISTICS_NON_NOMINATIVE


def test_an_unknown_purpose_is_refused_with_those_open_to_the_role() -> None:
    refusal = refused(CANARY.upper())
    assert refusal.code is Code.PURPOSE_NOT_ALLOWED
    assert "CASE_PROCESSING" in refusal.said.en
    assert "Acting-Role" in refused(CANARY.upper(), None).said.en
    assert "none" in refused(CANARY.upper(), Role.DGPN).said.en


@pytest.mark.parametrize("code", ["case_processing", "Case_Processing", "CASE_PROCESSIN"])
def test_a_code_is_compared_exactly(code: str) -> None:
    assert refused(code).code is Code.PURPOSE_NOT_ALLOWED


def test_harmonisation_is_an_aim_and_no_purpose() -> None:
    refusal = refused("HARMONISATION")
    assert refusal.code is Code.PURPOSE_NOT_ALLOWED
    assert refusal.clauses == ("R15-33-66-4/al.2/d",)


@pytest.mark.parametrize(("purpose", "terms"), TERMS.items())
def test_each_compulsory_reference_that_is_missing_is_refused_with_its_code(
    purpose: Purpose, terms: PurposeTerms
) -> None:
    whole = written(purpose, terms)
    for ref in terms.references:
        if ref.compulsory:
            value = ID if ref.kind == "id" else ref.codes[0]
            refusal = refused(whole.replace(f';{ref.name}="{value}"', ""), ROLE_OF[purpose])
            assert refusal.code is ref.missing
            assert ref.name in refusal.said.en
            assert refusal.clauses == terms.clauses


def test_a_code_that_is_not_in_the_closed_list_is_refused_with_the_list() -> None:
    refusal = refused(f'EXTENDED_JURISDICTION;article="{CANARY.upper()}"')
    assert refusal.code is Code.PURPOSE_NOT_ALLOWED
    for article in ("704", "706-75", "706-108"):
        assert article in refusal.said.en


# what is malformed


@pytest.mark.parametrize(
    "value",
    [
        "",
        " ",
        ";",
        '"CASE_PROCESSING"',
        "5",
        "?1",
        ":aGk=:",
        "@1",
        '%"zqcanary"',
        "(CASE_PROCESSING)",
        "CASE_PROCESSING, CASE_PROCESSING",
        f'CASE_PROCESSING;case="{ID}", CASE_RECORDING',
        f'CASE_PROCESSING;case="{ID}";',
        f'CASE_PROCESSING ;case="{ID}"',
        f'CASE_PROCESSING;\tcase="{ID}"',
        f'CASE_PROCESSING;Case="{ID}"',
        f'CASE_PROCESSING;case = "{ID}"',
        f'CASE_PROCESSING;case="{ID}',
        f"CASE_PROCESSING;case='{ID}'",
        f'CASE_PROCESSING;case="{ID}"zqcanary',
        f'CASE_PROCESSING;case="{ID}";zqcanary',
        f'CASE_PROCESSING;case="{ID}";zqcanary="zqcanary"',
        f'CASE_PROCESSING;case="{ID}";case="{ID}"',
        "CASE_PROCESSING;case",
        "CASE_PROCESSING;case=?1",
        "CASE_PROCESSING;case=5",
        "CASE_PROCESSING;case=zqcanary",
        f"CASE_PROCESSING;case=a{ID[1:]}",
        'CASE_PROCESSING;case=""',
        'CASE_PROCESSING;case="zqcanary"',
        'CASE_PROCESSING;case="{' + ID + '}"',
        f'CASE_PROCESSING;case="urn:uuid:{ID}"',
        f'CASE_PROCESSING;case="{ID}-"',
        f'CASE_PROCESSING;case="{ID}0"',
        f'CASE_PROCESSING;case=" {ID}"',
        f'CASE_PROCESSING;case="{ID}\\n"',
        f'CASE_PROCESSING;case=%"{ID}"',
        "EXTENDED_JURISDICTION;article=704",
        "EXTENDED_JURISDICTION;article=706-75",
        'EXTENDED_JURISDICTION;article="zqcanary"',
        'EXTENDED_JURISDICTION;article=""',
        "EXTENDED_JURISDICTION;article=:cQ==:",
        "CASE_PROCESSING\x00",
        "CASE_PROCESSING\u00e9",
    ],
)
def test_what_is_not_one_purpose_in_its_one_form_is_malformed(value: str) -> None:
    assert refused(value).code is Code.HEADER_MALFORMED


def test_bytes_that_are_no_text_are_malformed() -> None:
    assert refused(b"\xff\xfe").code is Code.HEADER_MALFORMED
    assert refused(b'CASE_PROCESSING;case="\xc3\xa9"').code is Code.HEADER_MALFORMED


def test_a_value_that_is_too_long_is_malformed() -> None:
    assert refused("A" * LONGEST).code is Code.PURPOSE_NOT_ALLOWED
    assert refused("A" * (LONGEST + 1)).code is Code.HEADER_MALFORMED


def test_a_reference_that_is_not_taken_is_refused_with_those_that_are() -> None:
    assert "case" in refused(f'CASE_PROCESSING;article="{ID}"').said.en
    assert "none" in refused("REGISTRY_CONTROL;case", Role.REGISTRY_CONTROL_MAGISTRATE).said.en


# whatever is sent

PIECES = st.sampled_from(
    [
        *Purpose,
        "case",
        "article",
        "basis",
        ID,
        "706-75",
        '"',
        ";",
        "=",
        ",",
        " ",
        "\\",
        "(",
        "%",
        "@",
    ]
)
VALUES = st.one_of(
    st.binary(max_size=80),
    st.lists(PIECES, max_size=9).map(lambda pieces: "".join(pieces).encode()),
    st.tuples(st.sampled_from([*Purpose]), st.text(max_size=30)).map(
        lambda both: f"{both[0]};{both[1]}".encode()
    ),
)


@FUZZ
@given(VALUES, st.sampled_from([None, *Role]))
def test_whatever_is_sent_is_a_purpose_or_a_refusal(value: bytes, role: Role | None) -> None:
    try:
        purpose = stated_purpose(value, role)
    except Refusal as refusal:
        codes = {Code.HEADER_MALFORMED, Code.PURPOSE_NOT_ALLOWED, Code.PURPOSE_REQUIRED}
        codes |= {ref.missing for terms in TERMS.values() for ref in terms.references}
        assert refusal.code in codes  # noqa: PT017  either outcome is right
    else:
        assert role is None or purpose.code in open_to(role)


@FUZZ
@given(
    st.sampled_from([*Purpose]),
    st.sampled_from(["", ";", ";case=", ';case="', ";article=", ';motive="', ';x="']),
    st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126), max_size=5),
    st.sampled_from([None, *Role]),
)
def test_no_refusal_repeats_what_was_sent(
    purpose: Purpose, middle: str, noise: str, role: Role | None
) -> None:
    for value in (f"{purpose}{middle}{CANARY}{noise}", f"{CANARY}{noise}{middle}{purpose}"):
        refused(value, role)
