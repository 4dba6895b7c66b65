"""R40-29: acts and transmissions that look like the one that counts, and are not it."""

from antecedent_words import OVER, READERS, STILL, inquiry, record, sent
from platform_words import AT_NOW, BEFORE
from scenario import Put, State, Table, edit, gives, invisible, put, refused

from permissions.purposes import MAGISTRATES

row = Table()
SEEN = record("T1")
LONG_AGO = "2024-01-02T08:00:00Z"


# 5°: the motives are those of a valid habilitation of one's own, for this role (A35)
def act(**values: object) -> Put:
    """A second habilitation of an agent whose first lists another motive."""
    given: dict[str, object] = {
        "agent": "PREFECTURE",
        "role": "ADMIN_POLICE_AGENT",
        "issuer": "PREFECT",
        "issuer_office": "STATE_REPRESENTATIVE",
        "motives": ["WEAPON_PERMIT"],
        "from_": LONG_AGO,
    }
    return put("Habilitation", **(given | values))


BY_PERMIT = inquiry(motive="WEAPON_PERMIT")
UNSIGNED: tuple[dict[str, object], ...] = ({}, {"issuer": None})
for values in (*UNSIGNED, *STILL):
    row(
        "S1913",
        "PREFECTURE",
        BY_PERMIT,
        SEEN,
        gives("record.id", "T1", "R40-29/I/5°/b"),
        state=(act(**values),),
        title="listed in the second of his two habilitations",
    )
OTHERS: tuple[dict[str, object], ...] = (
    {"agent": "PREFECTURE-2"},
    {"role": "POLICE_ADMIN_INVESTIGATOR"},
    {"issuer": "PREFECTURE"},
    {"motives": ["SECURITY_GUARD"]},
    *(
        dict[str, object](issuer_office=office)
        for office in (
            "CUSTOMS_MINISTER",
            "DGGN",
            "DGPN",
            "HEAD_OF_REGISTRY",
            "HIERARCHICAL_SUPERIOR",
            "JUSTICE_MINISTER",
            "SECRETARY_GENERAL_MOJ",
            None,
        )
    ),
)
for values in (*OVER, *OTHERS):
    row(
        "S1914",
        "PREFECTURE",
        BY_PERMIT,
        SEEN,
        refused("MOTIVE_NOT_COVERED", "R40-29/I/5°/b"),
        state=(act(**values),),
        title="a habilitation that is none, beside a valid one, adds no motive",
    )

# an inquiry named is of no other motive than the one stated; none need be, save under 5°
row(
    "S2114",
    "POLICE",
    inquiry(inquiry="Q-POLICE"),
    SEEN,
    gives("record.id", "T1", "R40-29/I/1°"),
    state=(edit("Q-POLICE", motive="SECURITY_GUARD"),),
    title="no motive is stated",
)
for motive, expected in (
    ("SECURITY_GUARD", gives("record.id", "T1", "R40-29/I/1°")),
    ("WEAPON_PERMIT", refused("PRECONDITION_FAILED", "R40-29/I/ch/a")),
):
    row(
        "S2114",
        "POLICE",
        inquiry(inquiry="Q-POLICE", motive=motive),
        SEEN,
        expected,
        state=(edit("Q-POLICE", motive="SECURITY_GUARD"),),
    )

for each in READERS[:5]:
    row(
        "S2113",
        each.who,
        each.purpose("A1").replace(";subject", ';inquiry="<Q-OTHER>";subject'),
        SEEN,
        refused("PRECONDITION_FAILED", "R40-29/I/ch/a"),
        title="another's, whoever asks",
    )
    row(
        "S2111",
        each.who,
        each.purpose("A1"),
        "administrativeInquiries { nodes { id } }",
        gives(
            "administrativeInquiries.nodes.id",
            {"Q-POLICE"} | ({"Q-A1", "Q-MOTIVELESS", "Q-WEAPON"} if each is READERS[4] else set()),
            "R40-29/I/ch/a",
        ),
        state=(edit("Q-POLICE", agent=each.who),),
        title="his own, whoever asks",
    )

# III: nothing is told of what is wrong with a transmission that one has not received
RECEIVES = "R40-29/III/a"
WRONG = (("TR-NEEDLESS", "PRECONDITION_FAILED"), ("TR-JUDICIAL", "PURPOSE_NOT_ALLOWED"))
for name, code in WRONG:
    for values in STILL:
        row(
            "S1813",
            "RECIPIENT",
            sent(name),
            SEEN,
            refused(code, "R40-29/III/c"),
            state=(edit(name, **values),),
        )
    for values in (*OVER, dict[str, object](body="POLICE-FARTHER")):
        row(
            "S1814",
            "RECIPIENT",
            sent(name),
            f'{SEEN} sent: transmission(id: "<{name}>") {{ id }}',
            invisible("record", RECEIVES),
            invisible("sent", RECEIVES),
            state=(edit(name, **values),),
            title="ended, revoked, not begun, or another's",
        )
for values in STILL:
    row(
        "S1815",
        "RECIPIENT",
        sent(),
        'transmission(id: "<TR1>") { id records { id } }',
        gives("transmission.id", "TR1", RECEIVES),
        gives("transmission.records.id", {"T1"}, RECEIVES),
        state=(edit("TR1", **values),),
    )
for body in (None, "POLICE-FARTHER"):
    row(
        "S1816",
        "RECIPIENT",
        sent(),
        f'{SEEN} sent: transmission(id: "<TR1>") {{ id }}',
        *(
            (refused("DESIGNATION_INVALID", "R40-29/III/d"),)
            if body is None
            else (invisible("record", RECEIVES), invisible("sent", RECEIVES))
        ),
        state=(edit("RECIPIENT", body=body),),
        title="he is of that body no more",
    )
row(
    "S1816",
    "RECIPIENT",
    sent("TR2"),
    SEEN,
    gives("record.id", "T1", RECEIVES),
    state=(edit("TR1", need_to_know=None), edit("TR-FARTHER", aim="JUDICIAL_ENQUIRY")),
    title="what is wrong with others is no matter",
)

# III: the head of the police or of the gendarmerie approves, when it is made, on L235-1 (TA-08)
HEADSHIP = "HEAD-OF-POLICE:DGPN"
OTHERS_THAN_HEADS = (*MAGISTRATES, "HIERARCHICAL_SUPERIOR", "POLICE_ADMIN_INVESTIGATOR")
APPROVED = (
    (),
    (edit("TR1", approved_by="HEAD-OF-GENDARMERIE"),),
    (edit("HEAD-OF-POLICE", body="SERVICE"),),
    (edit(HEADSHIP, role="DGGN"),),
    (edit(HEADSHIP, until_=AT_NOW),),
    (edit(HEADSHIP, revoked_at=BEFORE),),
    (edit("HEAD-OF-POLICE", active=False),),
    (edit(HEADSHIP, from_=BEFORE), edit("TR1", from_=BEFORE)),
)
NOT_APPROVED = (
    *((edit(HEADSHIP, role=str(each)),) for each in OTHERS_THAN_HEADS),
    *((edit("TR1", approved_by=each),) for each in ("POLICE", "P-LYON", "PREFECT")),
    (edit(HEADSHIP, from_=AT_NOW), edit("TR1", from_=BEFORE)),
    (edit(HEADSHIP, until_=BEFORE), edit("TR1", from_=BEFORE)),
    (edit(HEADSHIP, revoked_at=BEFORE), edit("TR1", from_=BEFORE)),
    (edit("HEAD-OF-POLICE", state="BE"),),
    (edit("HEAD-OF-POLICE", body="POLICE-FARTHER"),),
    (edit("HEAD-OF-POLICE", body="POLICE-ABROAD"), edit("POLICE-ABROAD", state=None)),
    *((edit("TR1", legal_basis=each),) for each in ("CSI_L234_3", "CSI L. 235-2", "?")),
)
state: State
for state in APPROVED:
    row(
        "S1817",
        "RECIPIENT",
        sent(),
        SEEN,
        gives("record.id", "T1", RECEIVES),
        state=state,
        title="by whoever was at the head when it was made",
    )
for state in NOT_APPROVED:
    row(
        "S1818",
        "RECIPIENT",
        sent(),
        SEEN,
        refused("PRECONDITION_FAILED", "R40-29/III/c"),
        state=state,
        title="by another, or on another basis",
    )
