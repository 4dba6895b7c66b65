"""R40-47, VIII: who lists what is useful for decryption, and to whom that is told (GX-12)."""

from broken_acts import VALID, broken
from opened import DECRYPTING
from platform_words import AFTER, AT_NOW, BEFORE, by, item, payload
from scenario import Table, edit, gives, invisible, put, refused

row = Table()
CLEAR, GRANT = by("DECRYPTION", "VIII:DECRYPTOR"), "VIII:DECRYPTOR"
LIST = "R40-47/VIII/c"
BY_AGENT = edit("useful.I5", listed_by="APJ", listed_role="JUDICIAL_POLICE_AGENT")
for values in broken("VIII", "DECRYPTOR"):
    if values == {"until_": None}:
        continue
    row(
        "S1456",
        "DECRYPTOR",
        CLEAR,
        item("I5"),
        invisible("item", LIST),
        state=(edit(GRANT, **values), BY_AGENT),
        title="nothing is told of the list for an authorisation that is none",
    )
for values in (*VALID, dict[str, object](until_=None)):
    row(
        "S1457",
        "DECRYPTOR",
        CLEAR,
        item("I5"),
        refused("ISSUER_NOT_COMPETENT", LIST),
        state=(edit(GRANT, **values), BY_AGENT),
    )
row(
    "S1457",
    "DECRYPTOR",
    CLEAR,
    item("I5"),
    refused("ISSUER_NOT_COMPETENT", LIST),
    state=(edit("useful.I5", listed_by="APJ", listed_at=AT_NOW),),
    title="listed now",
)
row(
    "S1457",
    "DECRYPTOR",
    CLEAR,
    item("I5"),
    gives("item.payload", payload("I5"), LIST),
    state=(edit("useful.I5", listed_at=AT_NOW),),
)
OF_ANOTHER = put(
    "UsefulItem",
    authorisation="IX:MAINTAINER",
    item="I1",
    listed_by="OPJ",
    listed_role="JUDICIAL_POLICE_OFFICER",
    listed_at="2026-11-11T09:00:00Z",
)
row(
    "S1458",
    "DECRYPTOR",
    CLEAR,
    item("I5"),
    refused("ISSUER_NOT_COMPETENT", LIST),
    state=(BY_AGENT, OF_ANOTHER),
    title="an officer's list for another authorisation mends nothing",
)
row(
    "S1458",
    "DECRYPTOR",
    CLEAR,
    item("I4"),
    gives("item.payload", payload("I4"), "R40-47/VIII/b"),
    state=(edit("useful.I5", authorisation="IX:MAINTAINER", listed_by="APJ"),),
    title="nor does an agent's spoil this one",
)
row(
    "S1458",
    "DECRYPTOR",
    CLEAR,
    item("I5"),
    refused("ISSUER_NOT_COMPETENT", LIST),
    state=(
        BY_AGENT,
        put(
            "UsefulItem",
            authorisation=GRANT,
            item="I1",
            listed_by="OPJ",
            listed_role="JUDICIAL_POLICE_OFFICER",
            listed_at=AFTER,
        ),
    ),
    title="nor what an officer is still to list",
)
for who, role in (
    ("OPJ-4", "JUDICIAL_POLICE_OFFICER"),
    ("CUSTOMS-28-1", "CUSTOMS_JUDICIAL_OFFICER"),
    ("TAX-28-2", "TAX_JUDICIAL_OFFICER"),
):
    row(
        "S1459",
        "DECRYPTOR",
        CLEAR,
        item("I5"),
        gives("item.payload", payload("I5"), LIST),
        state=(edit("useful.I5", listed_by=who, listed_role=role),),
        title="the officers who may make a list",
    )
for who in ("JI-LYON", "DIRECTOR", "ANTENJ-JUDGE", "DELEGATE", "SPECIALIST", "P-LYON", "APJ"):
    role = {
        "JI-LYON": "CRIMINAL_JUDGE",
        "DIRECTOR": "ANTENJ_DIRECTOR",
        "ANTENJ-JUDGE": "ANTENJ_MAGISTRATE",
        "DELEGATE": "ANTENJ_DIRECTOR_DELEGATE",
        "SPECIALIST": "SPECIALISED_ASSISTANT",
        "P-LYON": "PROSECUTOR",
        "APJ": "JUDICIAL_POLICE_AGENT",
    }[who]
    row(
        "S1459",
        "DECRYPTOR",
        CLEAR,
        item("I5"),
        refused("ISSUER_NOT_COMPETENT", LIST),
        state=(edit("useful.I5", listed_by=who, listed_role=role),),
        title="and nobody else",
    )
row(
    "S1459",
    "DECRYPTOR",
    CLEAR,
    item("I5"),
    refused("ISSUER_NOT_COMPETENT", LIST),
    state=(edit("useful.I5", listed_by="APJ", listed_role="TAX_JUDICIAL_OFFICER"),),
    title="nor under a title that he does not hold",
)
SECOND = put(
    "Authorisation",
    clause="VIII",
    grantee="DECRYPTOR",
    case="K1",
    scope="WHOLE_CASE",
    includes_sealed=False,
    issuer="JI-LYON",
    issuer_role="CRIMINAL_JUDGE",
    issued_at="2026-11-10T09:00:00Z",
    from_="2026-11-10T09:00:00Z",
)
LISTED_BY_AGENT: dict[str, object] = {
    "item": "I1",
    "listed_by": "APJ",
    "listed_role": "JUDICIAL_POLICE_AGENT",
    "listed_at": BEFORE,
}
row(
    "S1458",
    "DECRYPTOR",
    CLEAR,
    item("I5"),
    gives("item.payload", payload("I5"), LIST),
    state=(SECOND, put("UsefulItem", authorisation=str(SECOND.id), **LISTED_BY_AGENT)),
    title="what is listed for another authorisation of his is no matter here",
)
OFFICER_TOO = (
    put(
        "AgentRole",
        agent="DECRYPTOR",
        role="JUDICIAL_POLICE_OFFICER",
        from_="2024-01-02T08:00:00Z",
    ),
    edit("DECRYPTOR", art_16_point=2),
)
row(
    "S1459",
    "DECRYPTOR",
    CLEAR,
    item("I5"),
    refused("ISSUER_NOT_COMPETENT", LIST),
    state=(*OFFICER_TOO, edit("useful.I5", listed_by="DECRYPTOR")),
    title="nobody lists for himself",
)
row(
    "S1459",
    "DECRYPTOR",
    CLEAR,
    f"{item('I5')} {item('I1', key='other')}",
    invisible("item", LIST),
    gives("other.payload", payload("I1"), LIST),
    state=(
        *OFFICER_TOO,
        edit("useful.I5", listed_by="DECRYPTOR"),
        put(
            "UsefulItem",
            authorisation=GRANT,
            item="I1",
            listed_by="OPJ",
            listed_role="JUDICIAL_POLICE_OFFICER",
            listed_at=BEFORE,
        ),
    ),
    title="of a list, what he listed himself",
)
for who, role in (
    ("JI-LYON", "CRIMINAL_JUDGE"),
    ("DIRECTOR", "ANTENJ_DIRECTOR"),
    ("ANTENJ-JUDGE", "ANTENJ_MAGISTRATE"),
    ("DELEGATE", "ANTENJ_DIRECTOR_DELEGATE"),
    ("SPECIALIST", "SPECIALISED_ASSISTANT"),
    ("P-LYON", "PROSECUTOR"),
    ("APJ", "TAX_JUDICIAL_OFFICER"),
    ("MAYOR", "JUDICIAL_POLICE_OFFICER"),
):
    row(
        "S1460",
        "DECRYPTOR",
        CLEAR,
        f"{item('I5')} {item('I1', key='other')}",
        gives("item.payload", payload("I5"), LIST),
        invisible("other", LIST),
        state=(
            put(
                "UsefulItem",
                authorisation=GRANT,
                item="I1",
                listed_by=who,
                listed_role=role,
                listed_at=BEFORE,
            ),
        ),
        title="of a list, what others than officers listed",
    )
for at, opens in ((AFTER, True), (AT_NOW, False)):
    DECRYPTING.asked(row, "S1461", edit(GRANT, completed_at=at), opens=opens)
for who, role in (
    ("OPJ-4", "JUDICIAL_POLICE_OFFICER"),
    ("CUSTOMS-28-1", "CUSTOMS_JUDICIAL_OFFICER"),
    ("TAX-28-2", "TAX_JUDICIAL_OFFICER"),
):
    row(
        "S1462",
        "DECRYPTOR",
        CLEAR,
        item("I5"),
        gives("item.payload", payload("I5"), LIST),
        state=(
            edit("I5", sealed_at=BEFORE),
            edit(GRANT, includes_sealed=True),
            edit("useful.I5", listed_by=who, listed_role=role, listed_at=AT_NOW),
        ),
        title="under seal, and useful",
    )
