"""Administrative inquiries opened: on one person, by who may consult, and telling nothing more."""

from uuid import uuid4

import pytest
from antecedent_words import GUARD
from doing import Acts, Came
from inquired import A1, ASKED, EXCLUDED, NOBODY, on, opened, seen, within
from scenario import edit


@pytest.mark.parametrize(
    "who", ["POLICE", "GENDARME", "INTELLIGENCE", "SNEAS-OK", "COSSEN", "PREFECTURE"]
)
async def test_whoever_may_consult_opens_an_inquiry_and_a_hit_is_set(acts: Acts, who: str) -> None:
    inquiry = await opened(acts, who=who)
    motive = GUARD if who == "PREFECTURE" else None
    found = await seen(acts, who, inquiry, motive)
    assert found["id"] == inquiry
    assert found["hit"] is True
    assert found["personId"] == str(acts.id("S:A1"))
    subject = within(found["personId"], motive=motive) + f';inquiry="{inquiry}"'
    body = await acts.read(who, subject, "antecedents { nodes { id } }")
    assert [each["id"] for each in body["data"]["antecedents"]["nodes"]] == [str(acts.id("T1"))]


@pytest.mark.parametrize(
    ("surname", "forenames", "hit"),
    [
        ("MORVAN", "yann-tugdual", True),
        ("Mörvan", "Yann, Tugdual", True),
        ("Morvan", "Yann,Tugdual", True),
        ("Morvan", "Yann–Tugdual", True),
        ("Morvan", " Yann   Tugdual ", True),
        # in full: one forename is not all of them
        ("Morvan", "Yann", False),
        ("Morvan", "Tugdual Yann", False),
        ("Morvan", "YannTugdual", False),
    ],
)
async def test_names_are_compared_in_full_whatever_stands_between_them(
    acts: Acts, surname: str, forenames: str, hit: bool
) -> None:
    person = {"surname": surname, "forenames": forenames, "birthDate": "1984-06-12"}
    assert (await seen(acts, "PREFECTURE", await opened(acts, person)))["hit"] is hit


@pytest.mark.parametrize(
    ("recorded", "typed"),
    [
        ("Lecœur", "LECOEUR"),
        ("Lecoeur", "Lecœur"),
        ("Kærgaard", "Kaergaard"),
        ("Groß", "GROSS"),
        ("Małek", "Malek"),
        ("Jørgensen", "Jorgensen"),
        ("N’Diaye-Roy", "N'DIAYE ROY"),
    ],
)
async def test_a_name_is_found_however_its_letters_are_typed(
    acts: Acts, recorded: str, typed: str
) -> None:
    async with acts.state(edit("S:A1", surname=recorded)):
        inquiry = await opened(acts, {**A1, "surname": typed})
        assert (await seen(acts, "PREFECTURE", inquiry))["hit"] is True


async def test_the_role_in_which_it_was_opened_is_kept(acts: Acts) -> None:
    row = await acts.row("administrative_inquiry", await opened(acts))
    assert (row["opened_as"], row["motive"], row["agent_id"]) == (
        "ADMIN_POLICE_AGENT",
        GUARD,
        acts.id("PREFECTURE"),
    )


@pytest.mark.parametrize("name", list(EXCLUDED))
async def test_someone_left_out_is_as_someone_not_there(acts: Acts, name: str) -> None:
    for who, motive in (("POLICE", None), ("PREFECTURE", GUARD)):
        answers = []
        for person in (NOBODY, EXCLUDED[name]):
            stated = {"motive": motive} if motive else {}
            came = await acts.do(who, "openInquiry", on(person, **stated))
            inquiry = came.done["id"]
            read = await acts.read(
                who,
                within(inquiry, motive=motive),
                f"administrativeInquiries {{ nodes {{ {ASKED} }} }} antecedents {{ totalCount }}",
            )
            entries = str(read).replace(inquiry, "…")
            answers.append((came.response.text.replace(inquiry, "…"), entries))
        assert answers[0] == answers[1]


async def test_the_answer_is_the_same_whether_or_not_the_file_holds_the_person(acts: Acts) -> None:
    """Twins: the version that an opinion is then recorded at, too."""
    told = set()
    for person in (A1, NOBODY, EXCLUDED["acquitted"], {**A1, "birthDate": "1984-06-13"}):
        came = await acts.do("PREFECTURE", "openInquiry", on(person, motive=GUARD))
        inquiry, answered = came.done["id"], came.response.text
        given = {"inquiry": inquiry, "opinion": "FAVOURABLE"}
        ended = await acts.do("PREFECTURE", "recordOpinion", given, purpose=within(inquiry))
        told.add((answered + ended.response.text).replace(inquiry, "…"))
    assert len(told) == 1


async def test_of_namesakes_nobody_is_identified(acts: Acts) -> None:
    twin = {"surname": "Morvan", "forenames": "Yann Tugdual", "birth_date": "1984-06-12"}
    async with acts.state(edit("S:A8", **twin)):
        found = await seen(acts, "PREFECTURE", await opened(acts))
    assert (found["hit"], found["personId"]) == (False, None)


@pytest.mark.parametrize(
    ("who", "role", "motive"),
    [
        ("POLICE", "POLICE_ADMIN_INVESTIGATOR", {}),
        ("INTELLIGENCE", "INTELLIGENCE_AGENT", {}),
        ("SNEAS-OK", "SNEAS_AGENT", {}),
        ("COSSEN", "COSSEN_AGENT", {}),
        ("PREFECTURE", "ADMIN_POLICE_AGENT", {"motive": GUARD}),
    ],
)
async def test_inquiries_are_opened_on_the_bases_that_the_habilitation_lists(
    acts: Acts, who: str, role: str, motive: dict[str, str]
) -> None:
    limited = edit(f"{who}+{role}", legal_bases=["CSI_L114_2", "LOPS_17_1"])
    async with acts.state(limited):
        for basis in ("LOPS_17_1", "CSI_L114_2"):
            assert (await acts.do(who, "openInquiry", on(A1, basis, **motive))).done
        for basis in ("CSI_L114_1", "DEF_L4123_9_1"):
            async with acts.changing_nothing():
                came = await acts.do(who, "openInquiry", on(A1, basis, **motive))
            assert came.code == "MOTIVE_NOT_COVERED"


@pytest.mark.parametrize(
    ("who", "given", "code"),
    [
        ("P-LYON", on(A1), "ISSUER_NOT_COMPETENT"),
        ("RECIPIENT", on(A1), "ISSUER_NOT_COMPETENT"),
        ("DEFENCE", on(A1), "ISSUER_NOT_COMPETENT"),
        ("HEAD-OF-POLICE", on(A1), "ISSUER_NOT_COMPETENT"),
        ("POLICE-HABILITATED", on(A1), "DESIGNATION_INVALID"),
        ("POLICE-DESIGNATED", on(A1), "HABILITATION_INVALID"),
        ("SNEAS-BY-DGGN", on(A1), "HABILITATION_INVALID"),
        ("INTELLIGENCE-EXPIRED", on(A1), "DESIGNATION_INVALID"),
        ("PREFECTURE-MAYOR", on(A1, motive=GUARD), "HABILITATION_INVALID"),
        ("PREFECTURE", on(A1), "MOTIVE_NOT_COVERED"),
        ("PREFECTURE", on(A1, motive="WEAPON_PERMIT"), "MOTIVE_NOT_COVERED"),
        ("PREFECTURE-EMPTY", on(A1, motive=GUARD), "MOTIVE_NOT_COVERED"),
        ("POLICE", on({**A1, "surname": "Mor*"}), "FILTER_NOT_PERMITTED"),
        ("POLICE", on({**A1, "surname": "%"}), "FILTER_NOT_PERMITTED"),
        ("POLICE", on({**A1, "forenames": "Yann_Tugdual"}), "FILTER_NOT_PERMITTED"),
        ("POLICE", on({**A1, "surname": " "}), "ARGUMENT_INVALID"),
        ("POLICE", on({**A1, "surname": "---"}), "ARGUMENT_INVALID"),
        ("POLICE", on({**A1, "forenames": "12"}), "ARGUMENT_INVALID"),
        ("POLICE", on(A1, motive="a motive"), "ARGUMENT_INVALID"),
        ("POLICE", on(A1, basis="CSI_L234_3"), "VARIABLES_INVALID"),
        (
            "POLICE",
            {"basis": "CSI_L114_1", "surname": "Morvan", "forenames": "Yann"},
            "VARIABLES_INVALID",
        ),
    ],
)
async def test_an_inquiry_is_refused(
    acts: Acts, who: str, given: dict[str, str], code: str
) -> None:
    async with acts.changing_nothing():
        came = await acts.do(who, "openInquiry", given)
    assert came.code == code


async def test_an_inquiry_states_no_purpose_it_makes_what_one_names(acts: Acts) -> None:
    purpose = within(str(uuid4()), motive=None)
    async with acts.changing_nothing():
        came = await acts.do("POLICE", "openInquiry", on(A1), purpose=purpose)
    assert came.code == "PURPOSE_NOT_ALLOWED"


async def test_an_inquiry_is_opened_once_under_a_key(acts: Acts) -> None:
    key, given = uuid4(), on(A1, motive=GUARD)
    first = (await acts.do("PREFECTURE", "openInquiry", given, key=key)).done
    async with acts.changing_nothing():
        again = (await acts.do("PREFECTURE", "openInquiry", given, key=key)).done
    assert again == {**first, "again": True}


async def test_its_journal_entry_is_administrative_and_names_nobody(acts: Acts) -> None:
    await opened(acts)
    entry = await acts.service.journalled()
    text = str(dict(entry))
    assert entry["processing"] == "ANTECEDENTS"
    assert entry["nature"] == "ADMINISTRATIVE"
    assert not any(each in text for each in A1.values())


async def test_another_sees_nothing_of_it(acts: Acts) -> None:
    inquiry = await opened(acts)
    body = await acts.read(
        "POLICE", within(inquiry, motive=None), f"administrativeInquiries {{ nodes {{ {ASKED} }} }}"
    )
    assert body["data"]["administrativeInquiries"]["nodes"] == []
    for role in ("referToPolice", "recordOpinion"):
        given = {"service": "DIPN"} if role == "referToPolice" else {"opinion": "FAVOURABLE"}
        async with acts.changing_nothing():
            came: Came = await acts.do(
                "POLICE", role, {"inquiry": inquiry, **given}, purpose=within(inquiry, motive=None)
            )
        assert came.is_not_there
