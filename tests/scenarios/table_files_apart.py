"""Oversight of interceptions (XII/e), and the files apart: a right in one is none in another."""

from platform_words import AFTER, AT_NOW, MISSION, by, eio, intercept, item, items
from scenario import (
    Table,
    edit,
    gives,
    invisible,
    processing,
    reciprocal,
    refused,
    victims,
    withheld,
)

row = Table()
OVERSIGHT = "INTERCEPT_OVERSIGHT"

row(
    "T219",
    "QUALIFIED",
    OVERSIGHT,
    """authorisations(filter: {clause: [XII]}, first: 50) { totalCount nodes { id granteeId } }
    notices { nodes { id kind doneAt byId authorisation { id issuerId } } }""",
    gives(
        "authorisations.nodes.granteeId",
        {"OPJ", "P-NICE", "CLERK-JI", "OPJ-DESIGNATED", "SPECIALIST", "OPJ-SEAL", "OPJ-PARIS"},
        "R40-47/XII/e",
    ),
    gives("authorisations.totalCount", 8),
    gives(
        "notices.nodes.kind",
        {"QUALIFIED_PERSON_INFORMED", "MAGISTRATE_INFORMED"},
        "R40-47/XII/e",
    ),
    gives("notices.nodes.authorisation.issuerId", {"DIRECTOR"}),
)
row(
    "S1621",
    "QUALIFIED",
    OVERSIGHT,
    """authorisations(filter: {clause: [ART_11_1]}) { totalCount }
    designations(filter: {role: [SNEAS_AGENT]}) { totalCount }
    mine: designations(filter: {role: [PLATFORM_MAINTAINER]}) { nodes { id agentId } }
    referrals { nodes { id } }""",
    gives("authorisations.totalCount", 0),
    gives("designations.totalCount", 0),
    gives("mine.nodes.agentId", {"MAINTAINER", "MAINTAINER-BARE", "MAINTAINER-UNIT"}),
    title="the governance of this file, and of no other",
)
for asked in ("interceptItems", "interceptions", "exhibits", "serviceRequests", "platformUsers"):
    row(
        "S1622",
        "QUALIFIED",
        OVERSIGHT,
        f"{asked} {{ totalCount }}",
        refused("PURPOSE_NOT_ALLOWED", "R40-47/XII/e"),
        title="no content",
    )
row(
    "S1622",
    "QUALIFIED",
    OVERSIGHT,
    'nodes(ids: ["<I1>", "<I3>", "<K1.line>", "<K1.exhibit>", "<K1>", "<OPJ>"]) { id }',
    gives("nodes", {None}),
)
for values in (
    {"revoked_at": AT_NOW},
    {"until_": AT_NOW},
    {"from_": AFTER},
    {"issuer_office": None},
):
    row(
        "S1623",
        "QUALIFIED",
        OVERSIGHT,
        "authorisations { totalCount }",
        refused("DESIGNATION_INVALID", "R40-47/XII/e"),
        state=(edit("QUALIFIED!QUALIFIED_PERSON", **values),),
    )

# GX-04, A38: no road from this file into the register, nor from the register into this file
EVERY_PURPOSE = (
    ("JI-LYON", intercept("K1")),
    ("OPJ", intercept("K1")),
    ("APJ", intercept("K1")),
    ("CUSTOMS-28-1", intercept("K1")),
    ("TAX-28-2", intercept("K1")),
    ("CLERK-JI", intercept("K1")),
    ("SPECIALIST", by("SPECIALISED_TASK", "IV:SPECIALIST")),
    ("CUSTOMS-67", MISSION),
    ("INTERPRETER", by("INTERPRETATION", "VI:INTERPRETER")),
    ("FOREIGNER", eio("VII:FOREIGNER")),
    ("DECRYPTOR", by("DECRYPTION", "VIII:DECRYPTOR")),
    ("MAINTAINER", by("PLATFORM_OPERATION", "IX:MAINTAINER")),
    ("PAYER", "PAYMENT_CONTROL"),
    ("CONTRACTOR", by("EXCEPTIONAL_DIFFICULTY", "XI_DIRECTOR:CONTRACTOR")),
    ("OPJ", by("IDENTIFY_MAGISTRATE", "XII:OPJ")),
    ("P-NICE", by("IDENTIFY_MAGISTRATE", "XII:P-NICE")),
    ("QUALIFIED", OVERSIGHT),
)
"""Every purpose of this file, and who may state it."""
REGISTER_IDS = (
    "K1",
    "K16",
    "K1.A1",
    "A1",
    "V1",
    "A2",
    "K1.o1",
    "K1.d1",
    "K1.s1",
    "K1.h1",
    "K1-K2:A1",
    "K1.A1.situation",
    "K3.A4.sentence",
    "K3.A4.measure",
)
ASKED = ", ".join(f'"<{each}>"' for each in REGISTER_IDS)
for who, purpose in EVERY_PURPOSE:
    row(
        "S1631",
        who,
        purpose,
        f'nodes(ids: [{ASKED}]) {{ id }} case(id: "<K1>") {{ number }}',
        gives("nodes", {None}),
        invisible("case"),
    )
    for asked in ("cases", "assignments", "antecedents"):
        row("S1632", who, purpose, f"{asked} {{ totalCount }}", refused("PURPOSE_NOT_ALLOWED"))
for asked in (
    "parties",
    "decisions",
    "linkedCases",
    "assistLinks",
    "controlRequests",
    "studies",
    "administrativeInquiries",
):
    for who, purpose in (EVERY_PURPOSE[0], EVERY_PURPOSE[-1]):
        row("S1633", who, purpose, f"{asked} {{ totalCount }}", refused("PURPOSE_NOT_ALLOWED"))
for who, purpose in (
    ("JI-LYON", intercept("K1")),
    ("OPJ", intercept("K1")),
    ("CLERK-JI", intercept("K1")),
    ("SPECIALIST", by("SPECIALISED_TASK", "IV:SPECIALIST")),
    ("MAINTAINER", by("PLATFORM_OPERATION", "IX:MAINTAINER")),
):
    row(
        "S1634",
        who,
        purpose,
        """item: interceptItem(id: "<I1>") { caseId case { number parties { person { surname } } }
          interception { id case { number } } }
        exhibits { nodes { caseId case { id } } }
        serviceRequests { nodes { caseId case { id } } }""",
        gives("item.caseId", "K1"),
        withheld("item.case", "OTHER_FILE"),
        withheld("item.interception.case", "OTHER_FILE"),
        withheld("exhibits.nodes.case", "OTHER_FILE"),
        withheld("serviceRequests.nodes.case", "OTHER_FILE"),
        title="the id of the case is said, and nothing of the case",
    )

PLATFORM_IDS = ("I1", "I3", "O1", "D1", "Z1", "K1.line", "K1.exhibit", "K1.request", "OPJ")
OURS = ", ".join(f'"<{each}>"' for each in (*PLATFORM_IDS, "K1.OPJ", "IV:SPECIALIST"))
for who, purpose in (
    ("JI-LYON", processing("K1")),
    ("P-LYON", processing("K1")),
    ("CLERK-JI", processing("K1")),
    ("ASSISTANT-P", processing("K1")),
    ("JI-LYON", reciprocal("K1")),
    ("P-LYON", victims("K1")),
    ("PG-LYON", "PG_SUPERVISION;basis=ARTICLE_37"),
):
    row(
        "T324a",
        who,
        purpose,
        f'nodes(ids: [{OURS}]) {{ id }} node(id: "<I1>") {{ id }}',
        gives("nodes", {None}),
        invisible("node"),
        title="as for an unknown id (A38)",
    )
    for asked in (
        "interceptItems { totalCount }",
        "interceptions { totalCount }",
        "exhibits { totalCount }",
        "serviceRequests { totalCount }",
        "platformUsers { totalCount }",
        "authorisations(filter: {clause: [XII]}) { totalCount }",
        "notices { totalCount }",
        "referrals { totalCount }",
        item("I1"),
        'interception(id: "<K1.line>") { id }',
    ):
        row("S1635", who, purpose, asked, refused("PURPOSE_NOT_ALLOWED"))
for who in ("OPJ", "APJ", "SPECIALIST", "CUSTOMS-67", "INTERPRETER", "FOREIGNER", "DECRYPTOR"):
    row(
        "S1636",
        who,
        processing("K1"),
        'case(id: "<K1>") { number }',
        refused("PURPOSE_NOT_ALLOWED", "48-1/al.14/a"),
    )
for who in (
    "MAINTAINER",
    "PAYER",
    "CONTRACTOR",
    "QUALIFIED",
    "DIRECTOR",
    "ANTENJ-JUDGE",
    "DELEGATE",
):
    row(
        "S1636",
        who,
        processing("K1"),
        'case(id: "<K1>") { number }',
        refused("PURPOSE_NOT_ALLOWED", "48-1/al.14/a"),
    )
for who in (
    "SAUJ",
    "CONTROL",
    "STATISTICIAN",
    "SNEAS",
    "INQUIRER",
    "ASSISTANT-P",
    "DIRECTOR",
    "ANTENJ-JUDGE",
    "DELEGATE",
    "SUPERIOR",
    "SECRETARY-GENERAL",
    "HEAD-OF-REGISTRY",
    "QUALIFIED",
    "INTERPRETER",
):
    row(
        "S1637",
        who,
        intercept("K1"),
        items("I1"),
        refused("PURPOSE_NOT_ALLOWED", "R40-47/I/b"),
        title="whoever signs or oversees, and whoever the article does not name (PN-14)",
    )
