"""R40-47, X: those who check requisitions before they are paid, and see who made them."""

from platform_words import AFTER, AT_NOW, intercept
from scenario import Table, edit, gives, invisible, lacks, refused, withheld

row = Table()
USERS = "platformUsers(first: 50) { totalCount nodes { id name email phone } }"

row(
    "T193",
    "PAYER",
    "PAYMENT_CONTROL",
    USERS,
    gives(
        "platformUsers.nodes.id",
        {"OPJ", "P-PARIS", "CLERK-JI", "SPECIALIST", "CUSTOMS-67"},
        "R40-47/X/c",
        "R40-47/X/a",
    ),
    gives("platformUsers.totalCount", 5),
    lacks("platformUsers.nodes.name", "JI-LYON"),
    title="persons of I to V who made a request",
)
row(
    "T193",
    "PAYER",
    "PAYMENT_CONTROL",
    'user: node(id: "<OPJ>") { ... on PlatformUser { name email phone } }',
    gives("user.name", "OPJ", "R40-47/X/c"),
    gives("user.email", "opj@interieur.example", "R40-47/X/c"),
    gives("user.phone", "+33199000018", "R40-47/X/c"),
)
row(
    "T194",
    "PAYER",
    "PAYMENT_CONTROL",
    "platformUsers { nodes { id serviceRequests { caseId target cost operator } } }",
    withheld("platformUsers.nodes.serviceRequests", "NOT_IN_GRANT", "R40-47/X/c"),
)
row(
    "T194",
    "PAYER",
    "PAYMENT_CONTROL",
    "serviceRequests { totalCount }",
    refused("PURPOSE_NOT_ALLOWED", "R40-47/X/c"),
)
row(
    "T194",
    "PAYER",
    "PAYMENT_CONTROL",
    'nodes(ids: ["<K1.request>", "<I1>", "<K1.line>", "<K1>"]) { id }',
    gives("nodes", {None}),
)
for number, name in (("T195", "OPJ-4"), ("T196", "INTERPRETER"), ("S1511", "FOREIGNER")):
    row(
        number,
        "PAYER",
        "PAYMENT_CONTROL",
        f'platformUsers(first: 50) {{ nodes {{ id }} }} user: node(id: "<{name}>") {{ id }}',
        lacks("platformUsers.nodes.id", name, "R40-47/X/c"),
        invisible("user"),
    )
for state in (
    edit("K1.request", at=AFTER),
    edit("K1.request", requester="P-PARIS"),
    edit("K1.request", requester_role="INTERPRETER"),
):
    row(
        "S1512",
        "PAYER",
        "PAYMENT_CONTROL",
        'user: node(id: "<OPJ>") { id }',
        invisible("user", "R40-47/X/c"),
        state=(state,),
    )
for who, role in (
    ("AG-LYON", "APPEAL_PROSECUTOR"),
    ("PG-LYON", "PROSECUTOR_GENERAL"),
    ("P-LYON", "PROSECUTOR"),
    ("JI-LYON", "CRIMINAL_JUDGE"),
    ("JE-LYON", "NON_CRIMINAL_MAGISTRATE"),
    ("APJ", "JUDICIAL_POLICE_AGENT"),
    ("CUSTOMS-28-1", "CUSTOMS_JUDICIAL_OFFICER"),
    ("TAX-28-2", "TAX_JUDICIAL_OFFICER"),
    ("CLERK-P", "MAGISTRATE_CLERK"),
):
    row(
        "S1512",
        "PAYER",
        "PAYMENT_CONTROL",
        f'user: node(id: "<{who}>") {{ id }} other: node(id: "<OPJ>") {{ id }}',
        gives("user.id", who, "R40-47/X/c"),
        invisible("other", "R40-47/X/c"),
        state=(edit("K1.request", requester=who, requester_role=role, at=AT_NOW),),
        title="each of the persons of I to V",
    )
for role in ("ANTENJ_DIRECTOR", "ANTENJ_MAGISTRATE", "ANTENJ_DIRECTOR_DELEGATE"):
    row(
        "S1512",
        "PAYER",
        "PAYMENT_CONTROL",
        'user: node(id: "<OPJ>") { id }',
        invisible("user", "R40-47/X/c"),
        state=(edit("K1.request", requester_role=role),),
        title="a request made in another capacity",
    )
row(
    "T198",
    "PAYER",
    "PAYMENT_CONTROL",
    USERS,
    refused("DESIGNATION_INVALID", "R40-47/X/b"),
    state=(edit("PAYER", duty="OTHER"),),
)
for who in ("PAYER-PLATFORM", "PAYER-DUTILESS"):
    row("T198", who, "PAYMENT_CONTROL", USERS, refused("DESIGNATION_INVALID", "R40-47/X/b"))
row("S1513", "PAYER-UNIT", "PAYMENT_CONTROL", USERS, refused("DESIGNATION_INVALID", "R40-47/X/b"))
for values in ({"until_": AT_NOW}, {"revoked_at": AT_NOW}, {"from_": AFTER}):
    row(
        "S1513",
        "PAYER",
        "PAYMENT_CONTROL",
        USERS,
        refused("DESIGNATION_INVALID", "R40-47/X/b"),
        state=(edit("PAYER!PAYMENT_CONTROLLER", **values),),
    )
row(
    "S1514",
    "JI-LYON",
    intercept("K1"),
    """serviceRequests { totalCount nodes { id cost target requesterRole requester { name } } }""",
    gives("serviceRequests.nodes.id", {"K1.request"}, "R40-47/I/a"),
    gives("serviceRequests.nodes.cost", {2400}, "R40-47/I/a"),
    withheld("serviceRequests.nodes.requesterRole", "NOT_IN_PURPOSE"),
    withheld("serviceRequests.nodes.requester", "NOT_IN_PURPOSE"),
)
