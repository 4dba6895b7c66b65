"""R40-47, VIII: the service of article 230-2 reads what is encrypted, and what helps it."""

from platform_words import AFTER, AT_NOW, BEFORE, EVERY_ITEM, by, item, items, payload
from scenario import Put, Table, edit, gives, invisible, put, refused, withheld

row = Table()
CLEAR = by("DECRYPTION", "VIII:DECRYPTOR")
GRANT = "VIII:DECRYPTOR"
LIMB_A, LIMB_B = "R40-47/VIII/b", "R40-47/VIII/c"


def listed(item_name: str, by_whom: str = "OPJ", role: str = "JUDICIAL_POLICE_OFFICER") -> Put:
    """An item listed as useful for decryption."""
    return put(
        "UsefulItem",
        authorisation=GRANT,
        item=item_name,
        listed_by=by_whom,
        listed_role=role,
        listed_at="2026-11-11T09:00:00Z",
    )


row(
    "S1431",
    "DECRYPTOR",
    CLEAR,
    item("I4", "payload transcript encrypted clearPayload correspondents"),
    gives("item.payload", payload("I4"), LIMB_A, "R40-47/VIII/a"),
    withheld("item.transcript", "NOT_IN_PURPOSE", "R40-47/VIII"),
    withheld("item.clearPayload", "NOT_IN_PURPOSE", "R40-47/VIII"),
)
row("T182", "DECRYPTOR", CLEAR, item("I5"), gives("item.payload", payload("I5"), LIMB_B))
row(
    "T184",
    "DECRYPTOR",
    CLEAR,
    item("I5"),
    refused("ISSUER_NOT_COMPETENT", LIMB_B),
    state=(edit("useful.I5", listed_by="APJ", listed_role="JUDICIAL_POLICE_AGENT"),),
)
row(
    "T185",
    "DECRYPTOR",
    CLEAR,
    item("I4", "payload clearPayload"),
    invisible("item", LIMB_A),
    state=(edit("I4", encrypted=False, clear_payload="Livraison mardi"),),
    title="put in clear: the right has ended (A27)",
)
row(
    "T186",
    "DECRYPTOR",
    CLEAR,
    items("I4", "I5"),
    invisible("I4", "R40-47/VIII/a"),
    invisible("I5", "R40-47/VIII/a"),
    state=(edit(GRANT, issuer="OPJ", issuer_role="JUDICIAL_POLICE_OFFICER"),),
    title="only an officer's list, no magistrate",
)
row(
    "S1432",
    "DECRYPTOR",
    CLEAR,
    items("I1", "I2", "I3", "I6", "J1"),
    *(invisible(each, LIMB_A) for each in ("I1", "I2", "I3", "I6", "J1")),
)
row(
    "S1433",
    "DECRYPTOR",
    CLEAR,
    EVERY_ITEM,
    gives("interceptItems.nodes.id", {"I4", "I5"}, LIMB_A),
    gives("interceptItems.totalCount", 2),
)
for state in (
    edit(GRANT, completed_at=AT_NOW),
    edit(GRANT, completed_at=BEFORE),
):
    row(
        "S1434",
        "DECRYPTOR",
        CLEAR,
        items("I4", "I5"),
        invisible("I4", LIMB_A),
        invisible("I5", LIMB_B),
        state=(state,),
        title="the operation is recorded as done (A27)",
    )
row(
    "S1434",
    "DECRYPTOR",
    CLEAR,
    item("I4"),
    gives("item.payload", payload("I4"), LIMB_A),
    state=(edit(GRANT, completed_at=AFTER),),
)
row(
    "S1435",
    "DECRYPTOR",
    CLEAR,
    item("I2", "payload transcript correspondents kind"),
    withheld("item.payload", "NOT_IN_PURPOSE", "R40-47/VIII"),
    withheld("item.transcript", "NOT_IN_PURPOSE", "R40-47/VIII"),
    gives("item.correspondents", {"+33611111111"}, LIMB_B),
    state=(listed("I2"),),
    title="what is useful is data and information, not content",
)
row(
    "S1436",
    "DECRYPTOR",
    CLEAR,
    item("I1"),
    gives("item.payload", payload("I1"), LIMB_B),
    state=(listed("I1", "TAX-28-2", "TAX_JUDICIAL_OFFICER"),),
)
row(
    "S1437",
    "DECRYPTOR",
    CLEAR,
    items("I1", "I5"),
    invisible("I1", LIMB_B),
    gives("I5.payload", payload("I5"), LIMB_B),
    state=(listed("I1", "APJ", "JUDICIAL_POLICE_AGENT"),),
    title="of a list, what an officer did not list",
)
for values in (
    {"listed_by": "MAYOR"},
    {"listed_by": "APJ"},
    {"listed_by": "JI-LYON", "listed_role": "CRIMINAL_JUDGE"},
    {"listed_by": "DECRYPTOR"},
    {"listed_role": "CUSTOMS_67BIS2_OFFICER"},
):
    row(
        "S1438",
        "DECRYPTOR",
        CLEAR,
        item("I5"),
        refused("ISSUER_NOT_COMPETENT", LIMB_B),
        state=(edit("useful.I5", **values),),
    )
row(
    "S1439",
    "DECRYPTOR",
    CLEAR,
    items("I5", "I4"),
    invisible("I5", LIMB_B),
    gives("I4.payload", payload("I4"), LIMB_A),
    state=(edit("useful.I5", listed_at=AFTER),),
)
row(
    "S1440",
    "DECRYPTOR",
    CLEAR,
    item("I5"),
    invisible("item", LIMB_B),
    state=(edit("useful.I5", authorisation="IX:MAINTAINER"),),
    title="a list for another authorisation",
)
for sealed, expected in (
    (False, invisible("item", LIMB_A)),
    (True, gives("item.payload", payload("I4"), LIMB_A)),
):
    row(
        "S1441",
        "DECRYPTOR",
        CLEAR,
        item("I4"),
        expected,
        state=(edit("I4", sealed_at=BEFORE), edit(GRANT, includes_sealed=sealed)),
    )
row(
    "S1442",
    "DECRYPTOR",
    CLEAR,
    item("I5"),
    withheld("item.payload", "SEALED", "R40-47/II/f"),
    state=(edit("I5", sealed_at=BEFORE),),
)
row(
    "S1443",
    "DECRYPTOR",
    CLEAR,
    'interceptItems(filter: {text: {contains: "Rendez-vous"}}) { totalCount }',
    gives("interceptItems.totalCount", 0),
    state=(listed("I2"),),
    title="no search in the content of what is listed",
)
row(
    "S1444",
    "DECRYPTOR",
    CLEAR,
    item("I5", "payload interception { id } case { id }"),
    gives("item.interception", None),
    withheld("item.case", "OTHER_FILE"),
)
row(
    "S1445",
    "DECRYPTOR",
    CLEAR,
    items("I4", "I5"),
    gives("I4.payload", payload("I4"), LIMB_A),
    invisible("I5"),
    state=(edit("useful.I5", item="I6"),),
)

# that it is encrypted is told until the second of the seal, and from that of its end
for values, there in (
    ({"sealed_at": AFTER}, True),
    ({"sealed_at": AT_NOW}, False),
    ({"sealed_at": BEFORE, "unsealed_at": AFTER}, False),
    ({"sealed_at": BEFORE, "unsealed_at": AT_NOW}, True),
):
    row(
        "S1449",
        "DECRYPTOR",
        CLEAR,
        item("I4"),
        gives("item.payload", payload("I4"), LIMB_A) if there else invisible("item", LIMB_A),
        state=(edit("I4", **values),),
        title="an authorisation that opens no seal",
    )
