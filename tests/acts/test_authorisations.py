"""What is done to an authorisation: used, confirmed after a change, ended (A27, A32)."""

from uuid import uuid4

from authorised import K1, issue
from doing import Acts, later, until
from scenario import NOW, edit

WEEK = until(days=7)
ITEM = 'interceptItem(id: "<%s>") { payload }'


async def test_what_is_issued_is_read_and_what_is_revoked_is_not(acts: Acts) -> None:
    given = issue("VI", "INTERPRETER", items=["<I2>"], validUntil=WEEK)
    made = (await acts.do("OPJ", "issueAuthorisation", given, purpose=K1)).done
    purpose = f'INTERPRETATION;authorisation="{made["id"]}"'
    read = await acts.read("INTERPRETER", purpose, ITEM % "I2")
    assert read["data"]["interceptItem"] == {"payload": "payload of I2"}
    assert (await acts.read("INTERPRETER", purpose, ITEM % "I1"))["data"]["interceptItem"] is None
    it = {"authorisation": made["id"]}
    key = uuid4()
    for again in (False, True):
        ended = (await acts.do("JI-LYON", "revokeAuthorisation", it, purpose=K1, key=key)).done
        entry = await acts.service.journalled()
        assert ended["clauses"] == entry["clauses"] == ["R40-47/VI/c"]
        assert ended["again"] is again
    read = await acts.read("INTERPRETER", purpose, ITEM % "I2")
    assert read["data"]["interceptItem"] is None
    async with acts.changing_nothing():
        came = await acts.do("OPJ", "revokeAuthorisation", it, purpose=K1, version=2)
    assert came.code == "PRECONDITION_FAILED"


async def test_both_steps_of_a_contractors_access_in_order(acts: Acts) -> None:
    difficulty = (
        await acts.do(
            "DIRECTOR",
            "recordDifficulty",
            {"exceptional": True, "case": "<K1>", "description": "Index illisible"},
        )
    ).done["id"]
    limited = {"validUntil": WEEK, "difficulty": difficulty}
    first = issue("XI_MAGISTRATE", "CONTRACTOR", **limited)
    prior = (await acts.do("JI-LYON", "issueAuthorisation", first, purpose=K1)).done["id"]
    second = issue("XI_DIRECTOR", "CONTRACTOR", **limited, express=True, prior=prior)
    async with acts.changing_nothing():
        too_soon = await acts.do("DIRECTOR", "issueAuthorisation", second)
    assert too_soon.code == "PRECONDITION_FAILED"  # at the very instant of the first: not after it
    at = later(seconds=1)
    made = (await acts.do("DIRECTOR", "issueAuthorisation", second, at=at)).done["id"]
    purpose = f'EXCEPTIONAL_DIFFICULTY;authorisation="{made}"'
    read = await acts.read("CONTRACTOR", purpose, ITEM % "I1", at)
    assert read["data"]["interceptItem"] == {"payload": "payload of I1"}
    over = {"difficulty": difficulty}
    assert (await acts.do("DELEGATE", "closeDifficulty", over, at=at)).done
    read = await acts.read("CONTRACTOR", purpose, ITEM % "I1", at)
    assert read["data"]["interceptItem"] is None


async def test_a_new_magistrate_in_charge_confirms_what_stopped(acts: Acts) -> None:
    given = issue("IX", "MAINTAINER", validUntil=WEEK, express=True)
    made = (await acts.do("JI-LYON", "issueAuthorisation", given, purpose=K1)).done["id"]
    purpose = f'PLATFORM_OPERATION;authorisation="{made}"'
    it, changes = {"authorisation": made}, later(hours=1).isoformat()
    at = later(hours=2)
    async with acts.state(
        edit("K1.JI-LYON", until=changes), edit("K1.P-LYON", lead=True, **{"from": changes})
    ):
        read = await acts.read("MAINTAINER", purpose, ITEM % "I1", at)
        assert read["data"]["interceptItem"] is None
        async with acts.changing_nothing():
            came = await acts.do("JI-LYON", "confirmAuthorisation", it, purpose=K1, at=at)
        assert came.is_not_there
        confirmed = (await acts.do("P-LYON", "confirmAuthorisation", it, purpose=K1, at=at)).done
        assert confirmed["version"] == 2
        assert confirmed["clauses"] == ["R40-47/IX/d"]
        async with acts.changing_nothing():
            came = await acts.do("P-LYON", "confirmAuthorisation", it, purpose=K1, at=at, version=2)
        assert came.code == "PRECONDITION_FAILED"
        assert came.refusal["message"] == "you have confirmed it already"
        assert came.refusal["clauses"] == ["R40-47/IX/d"]
        read = await acts.read("MAINTAINER", purpose, ITEM % "I1", at)
        assert read["data"]["interceptItem"] == {"payload": "payload of I1"}


async def test_nobody_confirms_what_he_issued_himself(acts: Acts) -> None:
    given = issue("IX", "MAINTAINER", validUntil=WEEK, express=True)
    made = (await acts.do("JI-LYON", "issueAuthorisation", given, purpose=K1)).done["id"]
    it = {"authorisation": made}
    async with acts.changing_nothing():
        came = await acts.do("JI-LYON", "confirmAuthorisation", it, purpose=K1)
    assert came.code == "PRECONDITION_FAILED"
    assert came.refusal["clauses"] == ["R40-47/IX/d"]


async def test_what_is_over_is_refused_by_the_clause_it_was_given_under(acts: Acts) -> None:
    given = issue("VI", "INTERPRETER", items=["<I2>"], usualTerm=True)
    made = (await acts.do("JI-LYON", "issueAuthorisation", given, purpose=K1)).done["id"]
    it, changes = {"authorisation": made}, later(hours=1).isoformat()
    assert (await acts.do("JI-LYON", "revokeAuthorisation", it, purpose=K1)).done
    at, told = later(hours=2), list[object]()
    async with acts.state(
        edit("K1.JI-LYON", until=changes), edit("K1.P-LYON", lead=True, **{"from": changes})
    ):
        for act in ("confirmAuthorisation", "revokeAuthorisation"):
            async with acts.changing_nothing():
                came = await acts.do("P-LYON", act, it, purpose=K1, at=at, version=2)
            assert came.code == "PRECONDITION_FAILED"
            told.append(came.refusal["clauses"])
    assert told == [["R40-47/VI/c"]] * 2


async def test_what_is_done_with_is_not_taken_over(acts: Acts) -> None:
    """A27: the operation is over, and so is what it was given for."""
    given = issue("VIII", "DECRYPTOR")
    made = (await acts.do("JI-LYON", "issueAuthorisation", given, purpose=K1)).done["id"]
    it, changes, at = {"authorisation": made}, later(hours=1).isoformat(), later(hours=2)
    assert (await acts.do("DECRYPTOR", "recordDecryptionDone", it)).done
    async with acts.state(
        edit("K1.JI-LYON", until=changes), edit("K1.P-LYON", lead=True, **{"from": changes})
    ):
        async with acts.changing_nothing():
            came = await acts.do("P-LYON", "confirmAuthorisation", it, purpose=K1, at=at, version=2)
        assert came.code == "PRECONDITION_FAILED"
        assert came.refusal["message"] == "the authorisation has ended, or was revoked"


async def test_an_officer_lists_what_is_useful_for_decryption(acts: Acts) -> None:
    made = await acts.do("JI-LYON", "issueAuthorisation", issue("VIII", "DECRYPTOR"), purpose=K1)
    id_ = made.done["id"]
    purpose = f'DECRYPTION;authorisation="{id_}"'
    read = await acts.read("DECRYPTOR", purpose, ITEM % "I5")
    assert read["data"]["interceptItem"] is None
    listed = {"authorisation": id_, "items": ["<I5>", "<I1>"]}
    done = (await acts.do("OPJ", "listUsefulItems", listed, purpose=K1)).done
    assert (done["id"], done["version"]) == (id_, 2)
    read = await acts.read("DECRYPTOR", purpose, ITEM % "I5")
    assert read["data"]["interceptItem"] == {"payload": "payload of I5"}
    it = {"authorisation": id_}
    ended = (await acts.do("DECRYPTOR", "recordDecryptionDone", it, version=2)).done
    assert ended["version"] == 3
    read = await acts.read("DECRYPTOR", purpose, ITEM % "I5")
    assert read["data"]["interceptItem"] is None


async def test_who_may_list_nothing_and_what_is_not_listed(acts: Acts) -> None:
    made = await acts.do("JI-LYON", "issueAuthorisation", issue("VIII", "DECRYPTOR"), purpose=K1)
    id_ = made.done["id"]
    for who, item, code in (
        ("APJ", "I5", "ISSUER_NOT_COMPETENT"),
        ("JI-LYON", "I5", "ISSUER_NOT_COMPETENT"),
        ("OPJ-UNREFERRED", "I5", "ISSUER_NOT_COMPETENT"),
        ("OPJ", "I6", "ISSUER_NOT_COMPETENT"),  # under seal: he cannot read it himself
        ("OPJ", "I2", "PRECONDITION_FAILED"),  # content
        ("OPJ", "O1", "PRECONDITION_FAILED"),  # of another case
    ):
        listed = {"authorisation": id_, "items": [f"<{item}>"]}
        async with acts.changing_nothing():
            came = await acts.do(who, "listUsefulItems", listed, purpose=K1)
        assert came.code == code, (who, item)


async def test_only_what_is_for_decryption_is_listed_under(acts: Acts) -> None:
    listed = {"authorisation": "<IV:SPECIALIST>", "items": ["<I5>"]}
    async with acts.changing_nothing():
        came = await acts.do("OPJ", "listUsefulItems", listed, purpose=K1)
    assert came.code == "ISSUER_NOT_COMPETENT"


async def test_difficulties_are_the_agencys_to_record_and_to_close(acts: Acts) -> None:
    async with acts.changing_nothing():
        came = await acts.do("JI-LYON", "recordDifficulty", {"exceptional": True})
    assert came.code == "ISSUER_NOT_COMPETENT"
    made = (await acts.do("DELEGATE", "recordDifficulty", {"exceptional": True})).done["id"]
    over = {"difficulty": made}
    assert (await acts.do("DIRECTOR", "closeDifficulty", over)).done["version"] == 2
    async with acts.changing_nothing():
        came = await acts.do("DIRECTOR", "closeDifficulty", over, version=2)
    assert came.code == "PRECONDITION_FAILED"


async def test_the_agency_learns_of_no_case_of_which_it_intercepts_nothing(acts: Acts) -> None:
    """Classes 4 and 13: a case of the register alone, and none at all, are told alike."""
    met = {"exceptional": True, "case": "<K1>"}
    assert (await acts.do("DIRECTOR", "recordDifficulty", met)).done
    sought = {"clause": "XII", "grantee": "<OPJ>", "scope": "WHOLE_CASE"}
    register = acts.service.register
    free = await register.fetchval(
        "INSERT INTO judicial_case (court_id, number, kind, stage, origin,"
        " last_recorded_update_at) SELECT court_id, '26/90909', kind, 'ENQUIRY', origin, $2"
        " FROM judicial_case WHERE id = $1 RETURNING id",
        acts.id("K1"),
        NOW,
    )
    try:
        for act, given in (("recordDifficulty", met), ("issueAuthorisation", sought)):
            refusals = []
            for case in (free, uuid4()):
                async with acts.changing_nothing():
                    came = await acts.do("DIRECTOR", act, {**given, "case": str(case)})
                refusals.append(came.refusal)
            assert refusals[0] == refusals[1], act
            assert refusals[0]["code"] == "PRECONDITION_FAILED"
    finally:
        await register.execute("DELETE FROM judicial_case WHERE id = $1", free)


async def test_a_foreign_request_is_recorded_by_those_seised(acts: Acts) -> None:
    request = {
        "case": "<K1>",
        "instrument": "EIO",
        "state": "BE",
        "reference": "BE-77",
        "receivedAt": until(days=-1),
    }
    for who in ("JI-LYON", "P-LYON", "CLERK-JI"):
        made = (await acts.do(who, "recordForeignRequest", request, purpose=K1)).done
        assert (await acts.row("foreign_request", made["id"]))["state"] == "BE"
    for who in ("OPJ", "J-LYON"):
        async with acts.changing_nothing():
            came = await acts.do(who, "recordForeignRequest", request, purpose=K1)
        assert came.code == "ISSUER_NOT_COMPETENT"
    wrong = (
        ({"state": "Belgique"}, "ARGUMENT_INVALID"),
        ({"receivedAt": until(days=1)}, "PRECONDITION_FAILED"),
    )
    for more, code in wrong:
        async with acts.changing_nothing():
            came = await acts.do("JI-LYON", "recordForeignRequest", {**request, **more}, purpose=K1)
        assert came.code == code
