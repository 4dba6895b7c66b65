"""What tells the rules of article 48-1 on controls, reception and access from rules nearly alike.

Each bound of a period on both sides, each stage, each act that is another's or of another kind.
"""

from platform_words import AFTER, AT_NOW, BEFORE
from scenario import Table, edit, gives, invisible, put, refused

row = Table()
SECRET = ("COMPLAINT", "ENQUIRY", "JUDICIAL_INVESTIGATION")
OPEN = ("PROSECUTED", "TRIAL", "APPEAL", "ENFORCEMENT", "CLOSED")
AL_8, AL_13, AL_1 = "48-1/al.8/a", "48-1/al.13/a", "48-1/al.1/a"
AL_10, AL_15, ART_11 = "48-1/al.10/d", "48-1/al.15/b", "48-1/al.14/e"
A4 = 'POLICE_FILE_CONTROL;request="<CR-A4>"'
NUMBER = 'case(id: "<K3>") { number }'
ENTRY = 'POLICE_FILE_CONTROL;request="<CR-V4-ENTRY>"'
PARTIES = 'case(id: "<K3>") { number parties { id } }'

IMPLICATED = (
    "SUSPECT",
    "ASSISTED_WITNESS",
    "UNDER_EXAMINATION",
    "PROSECUTED",
    "CONVICTED",
    "ACQUITTED",
)
CAPACITIES = (
    *IMPLICATED,
    *("VICTIM", "CIVIL_PARTY", "WITNESS", "OTHER", "MINOR", "PARENT", "COMPANY_CONCERNED"),
)

# retention, of acts that are about a case
PAST = (
    edit("K1", last_recorded_update_at="2005-11-21T10:00:00Z"),
    edit("K1.o1", class_="CRIME_MINOR_706_47"),
    edit("K1.d1", decision_type="CONVICTION"),
)
"""The register's term is past, the limitation of the prosecution is not."""
ITEMS = ("I1", "I2", "I3", "I4", "I5", "I6")
TERM = edit("K40", last_recorded_update_at="2016-11-21T10:00:00Z")
ACT = put(
    "Authorisation",
    clause="ART_11_1",
    grantee="BODY-11-1",
    case="K40",
    scope="WHOLE_CASE",
    includes_sealed=False,
    issued_at=BEFORE,
    from_=BEFORE,
    until_=AFTER,
)
ACTS = f"""seisin: node(id: "<K40.P-LYON>") {{ id }} act: node(id: "{ACT.id}") {{ id }}
control: node(id: "<CR-K4>") {{ id }}"""
row(
    "S901",
    "CONTROL",
    "REGISTRY_CONTROL",
    ACTS,
    invisible("seisin", AL_8),
    invisible("act", AL_8),
    invisible("control", AL_8),
    state=(TERM, ACT, edit("CR-K4", case="K40")),
    title="acts about a case are gone with it, at the very instant",
)
row(
    "S901",
    "CONTROL",
    "REGISTRY_CONTROL",
    ACTS,
    gives("seisin.id", "K40.P-LYON", AL_1),
    gives("act.id", str(ACT.id), AL_1),
    gives("control.id", "CR-K4", AL_1),
    state=(ACT,),
)
row(
    "S902",
    "JI-LYON",
    'INTERCEPT_CASE;case="<K1>"',
    """interceptItems { totalCount nodes { payload transcript clearPayload } }
    exhibits { totalCount nodes { description } } sealed: interceptItem(id: "<I6>") { payload }""",
    gives("interceptItems.totalCount", 6),
    gives("interceptItems.nodes.payload", {f"payload of {each}" for each in ITEMS}),
    gives("interceptItems.nodes.transcript", {None, "Rendez-vous au garage", "Illisible"}),
    gives("interceptItems.nodes.clearPayload", {f"{each} in clear" for each in ITEMS}),
    gives("exhibits.totalCount", 1),
    gives("exhibits.nodes.description", {"Support optique"}),
    gives("sealed.payload", "payload of I6", "R40-47/I/a"),
    state=(
        *(edit(each, clear_payload=f"{each} in clear", encrypted=False) for each in ITEMS),
        edit("I4", kind_="INFORMATION", clear_payload="I4 in clear", encrypted=False),
        edit("I5", sealed_at=BEFORE, clear_payload="I5 in clear"),
        *PAST,
    ),
    title="interceptions have a term of their own, after a conviction (LAW 5.6, R40-49)",
)
row(
    "S902",
    "QUALIFIED",
    "INTERCEPT_OVERSIGHT",
    'act: node(id: "<IV:SPECIALIST>") { id }',
    gives("act.id", "IV:SPECIALIST", "R40-47/XII/e"),
    state=PAST,
    title="and so have the acts that they rest on",
)

# control of files
for who, act in (
    ("FILE-CONTROL", "FILE-CONTROL+FILE_CONTROL_MAGISTRATE"),
    ("FILE-ASSISTANT", "FILE-CONTROL+FILE_CONTROL_MAGISTRATE"),
    ("FILE-ASSISTANT", "FILE-ASSISTANT+FILE_CONTROL_ASSISTANT"),
    ("FILE-ASSISTANT", "FILE-ASSISTANT>FILE-CONTROL"),
):
    row(
        "S903",
        who,
        A4,
        NUMBER,
        gives("case.number", "26/00003", AL_13),
        state=(edit(act, from_=AT_NOW, until_=AFTER),),
        title="from now, until a second later",
    )
    for period in ({"from_": AT_NOW, "until_": AFTER}, {"from_": BEFORE}):
        row(
            "S903",
            who,
            ENTRY,
            PARTIES,
            gives("case.parties.id", {"K3.A3", "K3.A4", "K3.V4"}, AL_13),
            state=(edit(act, **period),),
            title="and for the entry of a victim",
        )
    authorised = act == "FILE-ASSISTANT+FILE_CONTROL_ASSISTANT"
    code = "HABILITATION_INVALID" if authorised else "PRECONDITION_FAILED"
    row("S904", who, A4, NUMBER, refused(code), state=(edit(act, from_=AFTER),))
    row("S904", who, A4, NUMBER, refused(code), state=(edit(act, until_=AT_NOW),))
    if "+" in act:
        row("S904", who, A4, NUMBER, refused(code), state=(edit(act, revoked_at=AT_NOW),))
        row(
            "S903",
            who,
            A4,
            NUMBER,
            gives("case.number", "26/00003"),
            state=(edit(act, revoked_at=AFTER),),
            title="revoked a second later",
        )
        row(
            "S903",
            who,
            ENTRY,
            PARTIES,
            gives("case.parties.id", {"K3.A3", "K3.A4", "K3.V4"}),
            state=(edit(act, revoked_at=AFTER),),
        )
for who in ("FILE-CONTROL", "FILE-ASSISTANT"):
    row(
        "S905",
        who,
        A4,
        NUMBER,
        refused("PRECONDITION_FAILED", AL_13),
        state=(edit("CR-A4", from_=AFTER),),
        title="a request that opens in a second",
    )
    row(
        "S905",
        who,
        A4,
        NUMBER,
        gives("case.number", "26/00003", AL_13),
        state=(edit("CR-A4", until_=None),),
    )
    for open_now in ({"from_": AT_NOW, "until_": AFTER}, {"until_": None}):
        row(
            "S905",
            who,
            ENTRY,
            PARTIES,
            gives("case.parties.id", {"K3.A3", "K3.A4", "K3.V4"}, AL_13),
            state=(edit("CR-V4-ENTRY", **open_now),),
        )
    row(
        "S905",
        who,
        ENTRY,
        PARTIES,
        gives("case.parties.id", {"K3.A3", "K3.A4", "K3.V4"}, AL_13),
        state=(put("Party", case="K3", person="V5", capacity="VICTIM"),),
        title="the victim of the request, and no other",
    )
row(
    "S905",
    "FILE-ASSISTANT",
    A4,
    NUMBER,
    gives("case.number", "26/00003", AL_13),
    state=(edit("FILE-ASSISTANT-BARE>FILE-CONTROL", until_=AT_NOW),),
    title="whoever else assists",
)
row(
    "S905",
    "FILE-ASSISTANT",
    ENTRY,
    PARTIES,
    gives("case.parties.id", {"K3.A3", "K3.A4", "K3.V4"}, AL_13),
    state=(edit("FILE-ASSISTANT-BARE>FILE-CONTROL", until_=AT_NOW),),
)
for who, act in (
    ("FILE-CONTROL", "FILE-CONTROL+FILE_CONTROL_MAGISTRATE"),
    ("FILE-ASSISTANT", "FILE-CONTROL+FILE_CONTROL_MAGISTRATE"),
    ("FILE-ASSISTANT", "FILE-ASSISTANT+FILE_CONTROL_ASSISTANT"),
):
    role = "FILE_CONTROL_ASSISTANT" if act.startswith("FILE-C") else "FILE_CONTROL_MAGISTRATE"
    row(
        "S905",
        who,
        A4,
        NUMBER,
        refused("PRECONDITION_FAILED" if act.startswith("FILE-C") else "HABILITATION_INVALID"),
        state=(edit(act, role=role),),
        title="a habilitation for something else",
    )
row(
    "S905",
    "FILE-ASSISTANT",
    A4,
    NUMBER,
    refused("PRECONDITION_FAILED", AL_13),
    state=(edit("FILE-ASSISTANT>FILE-CONTROL", magistrate="FILE-CONTROL-2"),),
    title="the assistant of another",
)
row(
    "S905",
    "FILE-ASSISTANT",
    A4,
    NUMBER,
    refused("PRECONDITION_FAILED", AL_13),
    state=(
        edit("FILE-ASSISTANT+FILE_CONTROL_ASSISTANT", file="FAED"),
        put(
            "Habilitation",
            agent="FILE-ASSISTANT-BARE",
            role="FILE_CONTROL_ASSISTANT",
            file="FNAEG",
            from_=BEFORE,
        ),
    ),
    title="it is another who is authorised for that file",
)
row(
    "S905",
    "FILE-ASSISTANT",
    A4,
    NUMBER,
    refused("PRECONDITION_FAILED", AL_13),
    state=(
        edit("FILE-ASSISTANT+FILE_CONTROL_ASSISTANT", file="FAED"),
        put(
            "Habilitation",
            agent="FILE-ASSISTANT",
            role="FILE_CONTROL_MAGISTRATE",
            file="FNAEG",
            from_=BEFORE,
        ),
    ),
    title="authorised to control that file, not to assist in it",
)
for capacity in CAPACITIES:
    row(
        "S934",
        "FILE-CONTROL",
        A4,
        NUMBER,
        gives("case.number", "26/00003", AL_13)
        if capacity in IMPLICATED
        else invisible("case", AL_13),
        state=(edit("K3.A4", capacity=capacity),),
        title=f"the person of the request is there as {capacity}",
    )
for case in ("K9", "K10", "K11"):
    row(
        "S935",
        "FILE-CONTROL",
        A4,
        f'case(id: "<{case}>") {{ number }} node(id: "<{case}.d1>") {{ id }}'
        if case != "K10"
        else f'case(id: "<{case}>") {{ number }}',
        invisible("case", AL_13),
        state=(edit("CR-A4", person=None, case=case, concerns_victim=True),),
        title="criminal cases only (A18)",
    )
