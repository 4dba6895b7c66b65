"""What an authorisation bears on: the items that it lists, or its one case and no other (5.1)."""

from opened import (
    ABROAD,
    ABROAD_SEALED,
    DECRYPTING,
    LANGUAGE,
    LANGUAGE_OF_OFFICER,
    MENDING,
    MENDING_FIRST,
    RUNNING,
    SEALS,
    SEARCHING,
    TASK,
    Opened,
)
from platform_words import AT_NOW, items, payload
from scenario import REGISTER, Put, Table, edit, gives, invisible, put, withheld
from states import LINES

row = Table()
REST = """interceptions { totalCount nodes { id } } exhibits { totalCount nodes { id description } }
serviceRequests { totalCount nodes { id requesterRole } }"""

NOTHING = ("interceptions", "exhibits", "serviceRequests")

# of the whole case: what is recorded besides items, and of that case alone
for each in (TASK, RUNNING, MENDING, MENDING_FIRST):
    row(
        "S1317",
        each.who,
        each.purpose,
        REST,
        gives("interceptions.nodes.id", {"K1.line"}, each.clause),
        gives("interceptions.totalCount", 1),
        gives("exhibits.nodes.id", {"K1.exhibit"}, each.clause),
        gives("exhibits.nodes.description", {"Support optique"}, each.clause),
        gives("exhibits.totalCount", 1),
        gives("serviceRequests.nodes.id", {"K1.request"}, each.clause),
        gives("serviceRequests.totalCount", 1),
        withheld("serviceRequests.nodes.requesterRole", "NOT_IN_PURPOSE"),
        state=each.base,
        title="all that is recorded of the one case (A28)",
    )
    row(
        "S1317",
        each.who,
        each.purpose,
        REST,
        *(gives(f"{found}.totalCount", 0) for found in NOTHING),
        state=(*each.base, edit(each.name, until_=AT_NOW)),
    )

# what is listed, and not what another authorisation lists
LISTING = put(
    "Authorisation",
    clause="VI",
    grantee="INTERPRETER",
    case="K16",
    scope="ITEMS",
    includes_sealed=False,
    issuer="JI-LYON",
    issuer_role="CRIMINAL_JUDGE",
    issued_at="2026-11-10T09:00:00Z",
    from_="2026-11-10T09:00:00Z",
    until_="2026-12-10T09:00:00Z",
    items=["O2"],
)


def of_items(
    each: Opened,
    *listed: str,
    not_listed: str,
    rest: str = REST,
    more: tuple[Put, ...] = (),
    sealed: bool = False,
) -> None:
    """The same, of items; `not_listed` is listed by another authorisation, for another."""
    seals = sealed or len(listed) > 1
    asked, made = each.anew(scope="ITEMS", items=list(listed), includes_sealed=seals)
    row(
        "S1318",
        asked.who,
        asked.purpose,
        f"{items(*listed, not_listed)} {rest}",
        *(gives(f"{name}.payload", payload(name), each.clause) for name in listed),
        invisible(not_listed, each.clause),
        *(gives(f"{found}.totalCount", 0) for found in NOTHING if found in rest),
        state=(*each.base, made, *more),
        title="the items listed, and nothing of the case beside them",
    )


for each in (TASK, RUNNING, MENDING):
    of_items(each, "I1", "I3", not_listed="I2")
    of_items(each, "I6", not_listed="I3", sealed=True)
    of_items(each, "I5", not_listed="I4")
of_items(SEARCHING, "O1", not_listed="O2", rest=REST.partition("exhibits")[0], more=(LISTING,))
DECRYPTING_SOME, MADE = DECRYPTING.anew(scope="ITEMS", items=["I4"], includes_sealed=True)
row(
    "S1318",
    "DECRYPTOR",
    DECRYPTING_SOME.purpose,
    items("I3", "I4"),
    gives("I4.payload", payload("I4"), "R40-47/VIII/b"),
    invisible("I3", "R40-47/VIII/b"),
    state=(edit("I3", encrypted=True), MADE),
)
FIRST = LINES[str(REGISTER.ids["XI_MAGISTRATE:CONTRACTOR"])]
for listed, hidden in (
    (("I1", "I3"), ("I2", "I6")),
    (("I5",), ("I1", "I4")),
    (("I6",), ("I3", "I5")),
):
    some = put(
        "Authorisation",
        **{
            **{key: each for key, each in FIRST.items() if key not in {"type", "id"}},
            "scope": "ITEMS",
            "includes_sealed": True,
            "items": list(listed),
        },
    )
    row(
        "S1318",
        "CONTRACTOR",
        MENDING.purpose,
        f"{items(*listed, *hidden)} {REST}",
        *(gives(f"{name}.payload", payload(name), "R40-47/XI/d") for name in listed),
        *(invisible(name, "R40-47/XI/d") for name in hidden),
        *(gives(f"{found}.totalCount", 0) for found in NOTHING),
        state=(some, edit("XI_DIRECTOR:CONTRACTOR", prior=str(some.id))),
        title="the lesser of the two: the magistrate named some",
    )
for name, other in (("I5", "I1"), ("I6", "I3")):
    useful, made = DECRYPTING.anew(scope="ITEMS", items=[name], includes_sealed=True)
    row(
        "S1318",
        "DECRYPTOR",
        useful.purpose,
        items(name, other),
        gives(f"{name}.payload", payload(name), "R40-47/VIII/c"),
        invisible(other, "R40-47/VIII/c"),
        state=(
            made,
            *(
                put(
                    "UsefulItem",
                    authorisation=str(made.id),
                    item=each,
                    listed_by="OPJ",
                    listed_role="JUDICIAL_POLICE_OFFICER",
                    listed_at="2026-11-11T09:00:00Z",
                )
                for each in (name, other)
            ),
        ),
        title="useful, and among the items that the magistrate named",
    )

# the case of the authorisation is that of the item, also where it lists the item of another
OF_K2 = edit("K2.P-PARIS", magistrate="JI-LYON")
"""He is in charge of K1, and of K2."""
for each in (SEALS, TASK, LANGUAGE, ABROAD, ABROAD_SEALED, DECRYPTING, RUNNING):
    each.asked(row, "S1319", edit(each.name, case="K2"), OF_K2, opens=False)
LANGUAGE_OF_OFFICER.asked(
    row,
    "S1319",
    edit("VI:INTERPRETER", case="K2"),
    edit("K1.OPJ", case="K2"),
    opens=False,
    title="referred to him, but not the case of the item",
)
row(
    "S1319",
    "CONTRACTOR",
    MENDING.purpose,
    items("J1"),
    invisible("J1", "R40-47/XI/d"),
    state=(OF_K2, edit("XI_DIRECTOR:CONTRACTOR", case="K2"), edit("difficulty", case=None)),
    title="the two steps are of one case",
)

# items that no other authorisation lists, and none that others do
SEAL_TOO, BY_JUDGE = SEALS.anew(items=["I6"])
row(
    "S1324",
    "OPJ-SEAL",
    SEALS.purpose,
    f"{items('I2', 'I3', 'I6')} {REST}",
    withheld("I2.payload", "SEALED", "R40-47/II/f"),
    gives("I3.payload", payload("I3"), "R40-47/II/f"),
    gives("I6.payload", payload("I6"), "R40-47/II/f"),
    withheld("exhibits.nodes.description", "SEALED", "R40-47/II/f"),
    withheld("serviceRequests.nodes.requesterRole", "NOT_IN_PURPOSE"),
    state=(BY_JUDGE, edit("I2", sealed_at=AT_NOW)),
    title="what is listed to him, and not what is listed to an interpreter",
)
row(
    "S1324",
    "OPJ-SEAL",
    SEALS.purpose,
    REST,
    gives("exhibits.nodes.description", {"Support optique"}, "R40-47/II/f"),
    withheld("serviceRequests.nodes.requesterRole", "NOT_IN_PURPOSE"),
    state=(edit(SEALS.name, scope="WHOLE_CASE"),),
)
row(
    "S1324",
    "OPJ-SEAL",
    SEALS.purpose,
    REST,
    withheld("exhibits.nodes.description", "SEALED", "R40-47/II/f"),
    state=(edit(SEALS.name, scope="WHOLE_CASE", case="K2"), OF_K2),
    title="the seals of another case",
)
for each in (LANGUAGE, ABROAD):
    for name in ("I5", "I6"):
        alone, listing = each.anew(items=[name], includes_sealed=True)
        row(
            "S1325",
            alone.who,
            alone.purpose,
            items("I1", "I2", "I3", "I4", "I5", "I6"),
            gives(f"{name}.payload", payload(name), each.clause),
            *(
                invisible(other, each.clause)
                for other in ("I1", "I2", "I3", "I4", "I5", "I6")
                if other != name
            ),
            state=(listing,),
            title="what no other authorisation lists, and nothing that others do",
        )
HANDED, OFFICERS = LANGUAGE_OF_OFFICER.anew(items=["I5"])
row(
    "S1325",
    "INTERPRETER",
    HANDED.purpose,
    items("I1", "I2", "I4", "I5"),
    gives("I5.payload", payload("I5"), "R40-47/VI/c"),
    *(invisible(name, "R40-47/VI/c") for name in ("I1", "I2", "I4")),
    state=(OFFICERS,),
)
for each in (ABROAD, ABROAD_SEALED):
    each.asked(
        row,
        "S1319",
        edit(each.name, case="K2"),
        edit("request.EIO", case="K2"),
        OF_K2,
        opens=False,
        title="nor where the request is of that other case",
    )
SECRET, BY_LIST = DECRYPTING.anew(scope="ITEMS", items=["I6"], includes_sealed=True)
row(
    "S1325",
    "DECRYPTOR",
    SECRET.purpose,
    items("I1", "I4", "I6"),
    gives("I6.payload", payload("I6"), "R40-47/VIII/b"),
    *(invisible(name, "R40-47/VIII/b") for name in ("I1", "I4")),
    state=(edit("I6", encrypted=True), edit("I1", encrypted=True), BY_LIST),
)
