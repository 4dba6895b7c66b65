"""R40-29/III: what is sent to international bodies and foreign police, who search nothing."""

from antecedent_words import OVER, STILL, record, sent
from platform_words import AT_NOW, BEFORE
from scenario import Table, edit, gives, invisible, lacks, refused, withheld

row = Table()
SENT = """transmission(id: "<TR1>") { id bodyId legalBasis aim needToKnow approvedById
  records { id procedureRef person { surname records { id } } victims { surname } } }"""
RECEIVES = "R40-29/III/a"
NOTHING = f"""{record("T1")} sent: transmission(id: "<TR1>") {{ id }}
  node(id: "<T1>") {{ id }} person: node(id: "<S:A1>") {{ id }}"""
FAVOURABLE = "R40-29/I/ch/c"

row(
    "T268",
    "RECIPIENT",
    sent(),
    record("T1") + SENT,
    gives("record.procedureRef", "LYON/26/1", RECEIVES, "R40-29/III/b"),
    gives("record.person.surname", "Morvan", RECEIVES),
    gives("transmission.bodyId", "POLICE-ABROAD", RECEIVES, "R40-29/III/c"),
    gives("transmission.aim", "ADMINISTRATIVE_POLICE", RECEIVES),
    gives("transmission.records.id", {"T1"}, RECEIVES),
    gives("transmission.records.person.records.id", {"T1"}, RECEIVES),
)
row(
    "T269",
    "RECIPIENT",
    sent(),
    record("T1", "victims { surname }") + ' node(id: "<T14>") { id } v: node(id: "<S:V1>") { id }',
    withheld("record.victims", "VICTIM_DATA", "R40-29/I/ch/d"),
    invisible("node", "R40-29/I/ch/d"),
    invisible("v"),
)
for asked in (
    "antecedents { totalCount }",
    'antecedents(filter: {name: {surname: "Ferreira"}}) { totalCount }',
    "administrativeInquiries { totalCount }",
):
    row("T270", "RECIPIENT", sent(), asked, refused("PURPOSE_NOT_ALLOWED", "R40-29/III/a"))
row(
    "T271",
    "RECIPIENT",
    sent("TR2"),
    """transmission(id: "<TR2>") { records { id victims { surname } person { records { id } } } }
    """
    + record("T5"),
    gives("transmission.records.id", {"T1", "T4", "T8", "TX2"}, RECEIVES),
    gives("transmission.records.person.records.id", {"T1", "T4", "T8", "TX2"}, RECEIVES),
    withheld("transmission.records.victims", "VICTIM_DATA", "R40-29/I/ch/d"),
    lacks("transmission.records.id", "T5", FAVOURABLE),
    lacks("transmission.records.id", "T10", "R40-29/I/5°/f"),
    lacks("transmission.records.id", "T14", "R40-29/I/ch/d"),
    lacks("transmission.records.id", "TX2v", "R40-29/I/ch/d"),
    lacks("transmission.records.id", "T13"),
    invisible("record", FAVOURABLE),
    state=(edit("T5", outcome_final_at=BEFORE),),
    title="judged again as it is read: final since",
)
row(
    "S1801",
    "RECIPIENT",
    sent("TR2"),
    'transmission(id: "<TR2>") { records { id } }' + record("T5"),
    gives("transmission.records.id", {"T1", "T4", "T5", "T8", "TX2"}, RECEIVES),
    gives("record.outcome", "ACQUITTAL_MISDEMEANOUR", RECEIVES),
)
for name in ("T3", "T6", "T7", "T10", "T13", "T14", "TX2v"):
    row(
        "S1801",
        "RECIPIENT",
        sent("TR2"),
        f'{record(name)} node(id: "<{name}>") {{ id }}',
        invisible("record"),
        invisible("node"),
    )
row(
    "T272",
    "RECIPIENT",
    sent("TR-NEEDLESS"),
    record("T1"),
    refused("PRECONDITION_FAILED", "R40-29/III/b"),
)
for name, title in (
    ("TR-UNAPPROVED", "nobody approved it"),
    ("TR-OWN", "approved by him who receives it"),
):
    row(
        "S1802",
        "RECIPIENT",
        sent(name),
        record("T1"),
        refused("PRECONDITION_FAILED", "R40-29/III/c"),
        title=title,
    )
row(
    "S1802",
    "RECIPIENT",
    sent(),
    record("T1"),
    refused("PRECONDITION_FAILED"),
    state=(edit("HEAD-OF-POLICE", body="POLICE-ABROAD"),),
    title="approved by one of the body that receives it",
)
row(
    "T274",
    "RECIPIENT",
    sent("TR-JUDICIAL"),
    record("T1"),
    refused("PURPOSE_NOT_ALLOWED", "R40-29/III/b"),
)
for name in ("TR-EXPIRED", "TR-REVOKED", "TR-EMPTY", "TR-FARTHER", "K1"):
    row(
        "S1803",
        "RECIPIENT",
        sent(name),
        NOTHING,
        invisible("record", RECEIVES),
        invisible("sent", RECEIVES),
        invisible("node"),
        invisible("person"),
        title="ended, empty, another's, unknown: nothing is told",
    )
row(
    "S1803",
    "RECIPIENT",
    sent("TR-FARTHER"),
    'transmission(id: "<TR-FARTHER>") { id } ' + record("T4"),
    invisible("transmission", RECEIVES),
    invisible("record", RECEIVES),
)
row(
    "S1804",
    "RECIPIENT-FARTHER",
    sent("TR-FARTHER"),
    'transmission(id: "<TR-FARTHER>") { records { id } } other: transmission(id: "<TR1>") { id }'
    + record("T1")
    + record("T3", key="fellow"),
    gives("transmission.records.id", {"T4"}, RECEIVES),
    invisible("other", RECEIVES),
    invisible("record", RECEIVES),
    invisible("fellow", RECEIVES),
)
row(
    "S1804",
    "RECIPIENT",
    sent("TR2"),
    'one: transmission(id: "<TR1>") { id } two: transmission(id: "<TR2>") { id }',
    invisible("one", RECEIVES),
    gives("two.id", "TR2", RECEIVES),
    title="the one that he names, no other",
)
for values in OVER:
    row(
        "S1805",
        "RECIPIENT",
        sent(),
        NOTHING,
        invisible("record", RECEIVES),
        invisible("sent", RECEIVES),
        state=(edit("TR1", **values),),
    )
    row(
        "S1806",
        "RECIPIENT",
        sent(),
        NOTHING,
        refused("DESIGNATION_INVALID", "R40-29/III/d"),
        state=(edit("POLICE-ABROAD:FOREIGN_POLICE_L235_1", **values),),
    )
for values in STILL:
    for name in ("TR1", "POLICE-ABROAD:FOREIGN_POLICE_L235_1"):
        row(
            "S1807",
            "RECIPIENT",
            sent(),
            record("T1"),
            gives("record.id", "T1", RECEIVES),
            state=(edit(name, **values),),
        )
for who, name in (
    ("RECIPIENT-UNAGREED", "TR-UNAGREED"),
    ("RECIPIENT-EXPIRED", "TR-LAPSED"),
    ("RECIPIENT-ALONE", "TR1"),
):
    row(
        "S1808",
        who,
        sent(name),
        NOTHING,
        refused("DESIGNATION_INVALID", "R40-29/III/d"),
        title="a body with no agreement under L235-1, or none left",
    )
row(
    "S1808",
    "RECIPIENT",
    sent(),
    NOTHING,
    refused("DESIGNATION_INVALID", "R40-29/III/d"),
    state=(edit("POLICE-ABROAD:FOREIGN_POLICE_L235_1", listing="DEFENCE_INTELLIGENCE"),),
)
row(
    "S1809",
    "RECIPIENT",
    sent(),
    record("T1", "id adminAccessBarred retentionExpiresAt"),
    gives("record.id", "T1", RECEIVES),
    withheld("record.adminAccessBarred", "NOT_IN_PURPOSE"),
    withheld("record.retentionExpiresAt", "NOT_IN_PURPOSE"),
)
row("S1809", "RECIPIENT", "FOREIGN_ADMIN_POLICE", record("T1"), refused("PURPOSE_REQUIRED"))
row(
    "S1810",
    "RECIPIENT",
    sent("TR2"),
    'person: node(id: "<S:A4>") { ... on AntecedentPerson { records { id victims { id } } } }'
    ' fellow: node(id: "<S:A3>") { id }',
    gives("person.records.id", {"T4"}, RECEIVES),
    withheld("person.records.victims", "VICTIM_DATA", "R40-29/I/ch/d"),
    invisible("fellow"),
    title="the one acquitted beside him leaves no trace",
)
row(
    "S1811",
    "RECIPIENT",
    sent("TR2"),
    record("T4"),
    refused("PRECONDITION_FAILED", "R40-29/III/b"),
    state=(edit("TR2", need_to_know=None),),
)
row(
    "S1812",
    "RECIPIENT",
    sent(),
    record("T1"),
    invisible("record", "R40-29/I/5°/f"),
    state=(edit("T1", admin_access_barred=True),),
    title="barred since it was sent",
)
row(
    "S1812",
    "RECIPIENT",
    sent(),
    record("T1"),
    invisible("record", FAVOURABLE),
    state=(edit("T1", outcome="DISMISSAL", outcome_final_at=AT_NOW),),
    title="final as it is read",
)
