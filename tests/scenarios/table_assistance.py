"""RG-02 to the second: assistance lasts while the magistrate, his roles and his seisin last."""

from scenario import Edit, Table, edit, gives, invisible, processing, put, refused

from permissions.purposes import MAGISTRATES

row = Table()
NOW, BEFORE, AFTER = (f"2026-11-21T{at}Z" for at in ("10:00:00", "09:59:59", "10:00:01"))
HOLDS = ({"from_": NOW}, {"until": AFTER})
HOLDS_NOT = ({"from_": AFTER}, {"until": NOW})
FUNCTION = "JI-LYON:INVESTIGATING_JUDGE"


def opens(number: str, who: str, case: str, *state: Edit) -> None:
    """The case is open to him."""
    asked, told = f'case(id: "<{case}>") {{ number }}', f"26/{int(case[1:]):05d}"
    row(number, who, processing(case), asked, gives("case.number", told), state=state)


def closed(number: str, who: str, case: str, *state: Edit) -> None:
    """The case does not exist for him."""
    clause = "48-1/al.10/c" if case in ("K1", "K4", "K35") else "R15-33-66-4/al.2/b"
    asked = f'case(id: "<{case}>") {{ number }}'
    row(number, who, processing(case), asked, invisible("case", clause), state=state)


ASSISTED = (
    ("CLERK-P", "P-LYON", "PROSECUTOR", "K4"),
    ("CLERK-JI", "JI-LYON", "CRIMINAL_JUDGE", "K1"),
    ("CLERK-AG", "AG-LYON", "APPEAL_PROSECUTOR", "K35"),
    ("CLERK-PG", "PG-LYON", "PROSECUTOR_GENERAL", "K35"),
    ("CLERK-P", "P-LYON", "PROSECUTOR", "K10"),
    ("CLERK-JE", "JE-LYON", "NON_CRIMINAL_MAGISTRATE", "K9"),
)
for who, magistrate, role, case in ASSISTED:
    held = f"{magistrate}:{role}"
    for times in (*HOLDS, {"revoked_at": AFTER}):
        opens("S130", who, case, edit(held, **times))
        if "revoked_at" not in times:
            opens("S131", who, case, edit(f"{who}>{magistrate}", **times))
            opens("S132", who, case, edit(f"{case}.{magistrate}", **times))
    for times in (*HOLDS_NOT, {"revoked_at": NOW}):
        closed("S130", who, case, edit(held, **times))
        if "revoked_at" not in times:
            closed("S131", who, case, edit(f"{who}>{magistrate}", **times))
            closed("S132", who, case, edit(f"{case}.{magistrate}", **times))
    closed("S133", who, case, edit(magistrate, active=False))
for times in HOLDS:
    opens("S134", "JI-LYON", "K1", edit(FUNCTION, **times))
    opens("S134", "CLERK-JI", "K1", edit(FUNCTION, **times))
for times in HOLDS_NOT:
    closed("S134", "CLERK-JI", "K1", edit(FUNCTION, **times))
for function in ("JLD", "TRIAL", "CHILDRENS_JUDGE_CRIMINAL", "SENTENCE_ENFORCEMENT", "APPEAL"):
    opens("S135", "CLERK-JI", "K1", edit(FUNCTION, function=function))
for function in ("CIVIL", "CHILDRENS_JUDGE_EDUCATIONAL", "JLD_NON_CRIMINAL", "PROSECUTION"):
    closed("S135", "CLERK-JI", "K1", edit(FUNCTION, function=function))
row(
    "S136",
    "CLERK-JE",
    processing("K1"),
    'case(id: "<K1>") { number }',
    invisible("case", "48-1/al.10/c"),
    state=(
        put("Assignment", case="K1", magistrate="JE-LYON", function="TRIAL", from_=BEFORE),
        put("JudicialFunction", agent="JE-LYON", function="TRIAL", from_=BEFORE),
    ),
    title="a criminal function without the role of a judge in criminal matters",
)
HABILITATION = "ASSISTANT-P+AUTHORISED_ASSISTANT"
opens("S137", "ASSISTANT-P", "K4", edit(HABILITATION, from_=NOW))
for office in sorted(MAGISTRATES):
    row(
        "S137",
        "ASSISTANT-P",
        processing("K4"),
        'case(id: "<K4>") { number }',
        refused("HABILITATION_INVALID", "48-1/al.10/c"),
        state=(edit(HABILITATION, role=str(office)),),
        title="a habilitation for something else",
    )
