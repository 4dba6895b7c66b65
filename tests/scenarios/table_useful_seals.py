"""R40-47, VIII: information that is encrypted and under seal is read by a right list alone."""

from platform_words import AFTER, BEFORE, by, item
from scenario import Table, edit, invisible, put, withheld

row = Table()
CLEAR, GRANT = by("DECRYPTION", "VIII:DECRYPTOR"), "VIII:DECRYPTOR"
LIST = "R40-47/VIII/c"
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
OFFICER_TOO = (
    put(
        "AgentRole",
        agent="DECRYPTOR",
        role="JUDICIAL_POLICE_OFFICER",
        from_="2024-01-02T08:00:00Z",
    ),
    edit("DECRYPTOR", art_16_point=2),
)
# what is encrypted is seen; information in it, and under seal, is read by a right list alone
SEEN = (edit("I3", encrypted=True, kind="INFORMATION"), edit(GRANT, includes_sealed=True))
HIDDEN = withheld("item.payload", "SEALED", "R40-47/II/f")
LISTED: dict[str, object] = {
    "authorisation": GRANT,
    "item": "I3",
    "listed_by": "OPJ",
    "listed_role": "JUDICIAL_POLICE_OFFICER",
    "listed_at": BEFORE,
}
for values in (
    {"authorisation": "IX:MAINTAINER"},
    {"item": "I1"},
    {"listed_at": AFTER},
    {"listed_by": "DECRYPTOR"},
    {"listed_by": "APJ", "listed_role": "TAX_JUDICIAL_OFFICER"},
    {"listed_by": "MAYOR"},
    {"listed_by": "APJ", "listed_role": "JUDICIAL_POLICE_AGENT"},
    {"listed_by": "JI-LYON", "listed_role": "CRIMINAL_JUDGE"},
    {"listed_by": "DIRECTOR", "listed_role": "ANTENJ_DIRECTOR"},
    {"listed_by": "ANTENJ-JUDGE", "listed_role": "ANTENJ_MAGISTRATE"},
    {"listed_by": "DELEGATE", "listed_role": "ANTENJ_DIRECTOR_DELEGATE"},
    {"listed_by": "SPECIALIST", "listed_role": "SPECIALISED_ASSISTANT"},
    {"listed_by": "P-LYON", "listed_role": "PROSECUTOR"},
):
    row(
        "S1463",
        "DECRYPTOR",
        CLEAR,
        item("I3"),
        HIDDEN,
        state=(*SEEN, *OFFICER_TOO, put("UsefulItem", **(LISTED | values))),
    )
row(
    "S1458",
    "DECRYPTOR",
    CLEAR,
    item("I1"),
    invisible("item", LIST),
    state=(
        SECOND,
        put("UsefulItem", **(LISTED | {"authorisation": str(SECOND.id), "item": "I1"})),
    ),
    title="nor does it open anything here",
)
OTHERS_TOO = put("UsefulItem", **(LISTED | {"authorisation": str(SECOND.id)}))
row(
    "S1463",
    "DECRYPTOR",
    CLEAR,
    item("I3"),
    HIDDEN,
    state=(*SEEN, SECOND, edit(GRANT, includes_sealed=True), OTHERS_TOO),
    title="listed for another authorisation of his",
)
