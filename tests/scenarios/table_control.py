"""7.4, control of police files (48-1/al.13) and of the register itself (48-1/al.1/a)."""

from scenario import Table, edit, gives, invisible, lacks, refused, withheld

row = Table()


def control(request: str) -> str:
    """POLICE_FILE_CONTROL on a request."""
    return f'POLICE_FILE_CONTROL;request="<{request}>"'


A4, K4 = control("CR-A4"), control("CR-K4")
AL_13 = "48-1/al.13/a"
K3 = """case(id: "<K3>") { number parties { id capacity person { surname address } }
decisions { type finalAt } sentences { nature } offences { place } }"""

for who in ("FILE-CONTROL", "FILE-ASSISTANT"):
    row(
        "T078",
        who,
        A4,
        K3,
        gives("case.number", "26/00003", AL_13),
        gives("case.parties.id", {"K3.A3", "K3.A4"}, AL_13),
        gives("case.parties.person.surname", {"D'Almeida-Roux", "Kervadec"}, AL_13),
        gives("case.decisions.type", {"ACQUITTAL_MISDEMEANOUR", "CONVICTION"}, AL_13),
        lacks("case.parties.id", "K3.V4", AL_13),
        withheld("case.parties.person.address", "NOT_IN_PURPOSE", AL_13),
    )
    row("S821", who, A4, "cases { nodes { id } }", gives("cases.nodes.id", {"K3"}, AL_13))
    row(
        "T081",
        who,
        control("CR-FAED"),
        K3,
        refused("PRECONDITION_FAILED", AL_13),
        title="the request of a colleague, on another file",
    )
    row(
        "S822",
        who,
        control("CR-OTHER-FILE"),
        K3,
        refused("PRECONDITION_FAILED", AL_13),
        title="his own request, on a file that he is not charged with",
    )
    row("S823", who, control("K3"), K3, refused("PRECONDITION_FAILED", AL_13))
    row("S824", who, K4, 'case(id: "<K4>") { number }', gives("case.number", "26/00004", AL_13))
    row(
        "S825",
        who,
        K4,
        'case(id: "<K3>") { number } victim: node(id: "<K4.V5>") { id }',
        invisible("case", AL_13),
        invisible("victim", AL_13),
    )
    row(
        "S826",
        who,
        control("CR-V4"),
        "cases { nodes { id } }",
        gives("cases.nodes.id", set()),
        title="a victim's case is no answer to a request that is not about her entry",
    )
    row(
        "S827",
        who,
        control("CR-V4-ENTRY"),
        K3,
        gives("case.parties.id", {"K3.A3", "K3.A4", "K3.V4"}, AL_13),
    )
    row("S828", who, control("CR-K9"), 'case(id: "<K9>") { id }', invisible("case", AL_13))
    row(
        "S829",
        who,
        A4,
        K3,
        refused("PRECONDITION_FAILED", AL_13),
        state=(edit("CR-A4", until_="2026-11-21T10:00:00Z"),),
        title="closed now",
    )
    row(
        "S829",
        who,
        A4,
        K3,
        gives("case.number", "26/00003", AL_13),
        state=(edit("CR-A4", from_="2026-11-21T10:00:00Z"),),
        title="opened now",
    )
    row(
        "S830",
        who,
        A4,
        K3,
        refused("PRECONDITION_FAILED", AL_13),
        state=(edit("FILE-CONTROL+FILE_CONTROL_MAGISTRATE", revoked_at="2026-11-21T10:00:00Z"),),
        title="no longer charged with the file",
    )
CHARGED, ASSISTING = "FILE-CONTROL+FILE_CONTROL_MAGISTRATE", "FILE-ASSISTANT+FILE_CONTROL_ASSISTANT"
BY_ANOTHER = (edit(CHARGED, issuer="CONTROL"), edit(ASSISTING, issuer="CONTROL"))
for who in ("FILE-CONTROL", "FILE-ASSISTANT"):
    row("S839", who, A4, K3, gives("case.number", "26/00003", AL_13), state=BY_ANOTHER)
    row(
        "S839",
        who,
        control("CR-V4-ENTRY"),
        K3,
        gives("case.parties.id", {"K3.A3", "K3.A4", "K3.V4"}, AL_13),
        state=BY_ANOTHER,
    )
    row(
        "S840",
        who,
        A4,
        K3,
        refused("PRECONDITION_FAILED", AL_13),
        state=(edit(CHARGED, issuer="FILE-CONTROL"),),
        title="charged with the file by himself",
    )
row(
    "S840",
    "FILE-ASSISTANT",
    A4,
    K3,
    refused("HABILITATION_INVALID", "48-1/al.13/b"),
    state=(edit(ASSISTING, issuer="FILE-ASSISTANT"),),
    title="habilitated by himself",
)
row(
    "S831",
    "FILE-CONTROL",
    K4,
    'case(id: "<K4>") { parties { id } }',
    gives("case.parties.id", {"K4.A5", "K4.V5"}, AL_13),
    state=(edit("CR-K4", concerns_victim=True),),
)
row(
    "S832",
    "FILE-CONTROL",
    control("CR-V4-ENTRY"),
    'case(id: "<K1>") { number } node(id: "<K1.V1>") { id }',
    invisible("case", AL_13),
    invisible("node", AL_13),
)
row("T083", "FILE-ASSISTANT-BARE", A4, K3, refused("HABILITATION_INVALID", "48-1/al.13/b"))
for end in ({"until_": "2026-11-21T10:00:00Z"}, {"revoked_at": "2026-11-21T10:00:00Z"}):
    row(
        "S833",
        "FILE-ASSISTANT",
        A4,
        K3,
        refused("HABILITATION_INVALID", "48-1/al.13/b"),
        state=(edit("FILE-ASSISTANT+FILE_CONTROL_ASSISTANT", **end),),
    )
row(
    "S834",
    "FILE-ASSISTANT",
    A4,
    K3,
    refused("PRECONDITION_FAILED", AL_13),
    state=(edit("FILE-ASSISTANT>FILE-CONTROL", until_="2026-11-21T10:00:00Z"),),
)
HOLDING, ENDED = "FILE-CONTROL:FILE_CONTROL_MAGISTRATE", "2026-11-21T10:00:00Z"
for left in (
    edit("FILE-CONTROL", active=False),
    edit(HOLDING, until_=ENDED),
    edit(HOLDING, revoked_at=ENDED),
    edit(HOLDING, from_="2026-11-21T10:00:01Z"),
    *(
        edit(HOLDING, role=other)
        for other in (
            "CRIMINAL_JUDGE",
            "NON_CRIMINAL_MAGISTRATE",
            "PROSECUTOR",
            "PROSECUTOR_GENERAL",
            "APPEAL_PROSECUTOR",
        )
    ),
):
    row(
        "S834",
        "FILE-ASSISTANT",
        A4,
        K3,
        refused("PRECONDITION_FAILED", AL_13),
        state=(left,),
        title="his magistrate could not read it",
    )
for held in (
    edit(HOLDING, from_="2026-11-21T10:00:00Z"),
    edit(HOLDING, until_="2026-11-21T10:00:01Z"),
    edit(HOLDING, revoked_at="2026-11-21T10:00:01Z"),
):
    row(
        "S834",
        "FILE-ASSISTANT",
        A4,
        K3,
        gives("case.number", "26/00003", AL_13),
        state=(held,),
        title="his magistrate could, from now or for a second more",
    )
row(
    "S835",
    "FILE-ASSISTANT",
    A4,
    K3,
    refused("PRECONDITION_FAILED", AL_13),
    state=(edit("FILE-ASSISTANT+FILE_CONTROL_ASSISTANT", file="FAED"),),
    title="authorised for another file",
)
row("S836", "FILE-CONTROL", "POLICE_FILE_CONTROL", K3, refused("PURPOSE_REQUIRED"))

CONTROL = "REGISTRY_CONTROL"
AL_1 = "48-1/al.1/a"
row(
    "S841",
    "CONTROL",
    CONTROL,
    """case(id: "<K1>") { number retentionExpiresAt parties { person { surname address } }
    investigationSteps { summary } } other: case(id: "<K9>") { subjectMatter parties { id } }
    assignments { totalCount } habilitations(first: 1) { nodes { role } }""",
    gives("case.number", "26/00001", AL_1),
    gives("other.parties.id", {"K9.E1", "K9.A1"}, AL_1),
    gives("other.subjectMatter", "Protection d'un mineur", AL_1),
)
row(
    "S842",
    "CONTROL-UNAPPOINTED",
    CONTROL,
    'case(id: "<K1>") { number }',
    refused("DESIGNATION_INVALID", AL_1),
)
row(
    "S842",
    "CONTROL-UNAPPOINTED",
    None,
    "viewer { name }",
    refused("DESIGNATION_INVALID", AL_1),
)
for end in ({"until_": "2026-11-21T10:00:00Z"}, {"revoked_at": "2026-11-21T10:00:00Z"}):
    row(
        "S843",
        "CONTROL",
        CONTROL,
        'case(id: "<K1>") { number }',
        refused("DESIGNATION_INVALID", AL_1),
        state=(edit("CONTROL!REGISTRY_CONTROL_MAGISTRATE", **end),),
    )
for changed in ({"issuer_office": None}, {"individually": False}, {"issuer": "CONTROL"}):
    row(
        "S844",
        "CONTROL",
        CONTROL,
        'case(id: "<K1>") { number }',
        refused("DESIGNATION_INVALID", AL_1),
        state=(edit("CONTROL!REGISTRY_CONTROL_MAGISTRATE", **changed),),
        title="signed by nobody, not in person, or by himself",
    )
row(
    "S845",
    "CONTROL",
    CONTROL,
    "interceptItems { totalCount }",
    refused("PURPOSE_NOT_ALLOWED"),
    title="the register's control is no control of interceptions (GX-04)",
)
row(
    "S845",
    "CONTROL",
    CONTROL,
    """node(id: "<I1>") { id } a: node(id: "<II_SEALED:OPJ-SEAL>") { id }
    r: node(id: "<R-K1>") { id }""",
    invisible("node"),
    invisible("a"),
    gives("r.id", "R-K1", AL_1),
    title="an authorisation belongs to the file of its clause",
)
