"""R40-29/I/5°: what prosecutors answer closes, and referrals that tell of nothing left out."""

from antecedent_words import LIST, READERS, guarding, inquiry, put_record, record, sent
from platform_words import AFTER, AT_NOW, BEFORE
from scenario import Edit, Put, State, Table, edit, gives, invisible, lacks, put
from table_exclusions import WHEN, seen

from db.enumerations import DecisionType

row = Table()
SAID = "R40-29/I/5°/f"
OWN = "R40-29/I/ch/a"
ASKED = "2026-11-11T09:00:00Z"
TERM_OVER = "2006-11-21T10:00:00Z"


def answered(referral: str = "Q-A1~TJ-LYON", **values: object) -> Edit:
    """A prosecutor answers that data are not accessible."""
    given: dict[str, object] = {"accessible": False, "replied_at": BEFORE}
    return edit(referral, **(given | values))


# what a prosecutor says is not accessible is read by nobody, whoever had asked him
for each in READERS:
    row(
        "S2301",
        each.who,
        each.purpose("A1"),
        record("T1") + LIST + ' person: node(id: "<S:A1>") { id }',
        invisible("record", SAID),
        gives("antecedents.nodes", set()),
        gives("antecedents.totalCount", 0),
        invisible("person"),
        state=(answered(),),
        title="answered to the prefecture, and no mention entered",
    )
state: State
for who, purpose in (("POLICE", inquiry()), ("RECIPIENT", sent())):
    for state in (
        (answered(replied_at=AT_NOW),),
        (answered(replied_at=None),),
        (answered(), edit("T1", recorded_at=BEFORE)),
        (answered(), edit("T1", court=None)),
        (edit("Q-OTHER~TJ-PARIS", court="TJ-LYON"),),
        (edit("Q-OTHER~TJ-PARIS", court="TJ-LYON"), edit("Q-A1~TJ-LYON", accessible=True)),
    ):
        row(
            "S2302",
            who,
            purpose,
            record("T1"),
            invisible("record", SAID),
            state=state,
            title="what was in the file before his court, or before none that is known",
        )
    for state in (
        (answered(replied_at=AFTER),),
        (answered(accessible=True),),
        (answered(accessible=None),),
        (answered(), edit("T1", recorded_at=AT_NOW)),
        (answered(replied_at=None), edit("T1", court="TJ-NICE")),
        (answered(), edit("T1", court="TJ-PARIS"), edit("Q-OTHER~TJ-PARIS", accessible=True)),
        (answered(), edit("Q-A1", person="S:A4")),
        (
            answered(inquiry="Q-B3", court="TJ-NICE"),
            edit("Q-OTHER~TJ-PARIS", accessible=True),
            edit("T1", court=None),
        ),
    ):
        row(
            "S2303",
            who,
            purpose,
            record("T1"),
            gives("record.id", "T1"),
            state=state,
            title="not yet, not of it, or that it is accessible",
        )
row(
    "S2304",
    "POLICE",
    inquiry("B3"),
    LIST,
    gives("antecedents.nodes.id", {"T12.PARIS"}, "R40-29/I/1°"),
    gives("antecedents.totalCount", 1),
    lacks("antecedents.nodes.id", "T12", SAID),
    state=(answered("Q-B3~TJ-LYON"),),
    title="each prosecutor answers for his own court",
)

# of what has been left out since, a referral tells nothing
REFERRED = """administrativeInquiries { nodes { id hit personId policeReferredAt policeService
  referrals { id accessible reply } } } lyon: node(id: "<Q-B3~TJ-LYON>") { id }"""
IDS = "administrativeInquiries.nodes.referrals.id"
BOTH = {"Q-B3~TJ-LYON", "Q-B3~TJ-PARIS"}
ENDED = edit("T12", outcome="DISMISSAL", outcome_final_at=AT_NOW)
INACCESSIBLE = answered("Q-B3~TJ-LYON")
BEFORE_THAT, AS_ASKED = "2026-11-11T08:59:59Z", edit("T12", recorded_at=ASKED)
OF_B3 = (edit("Q-OTHER", person="S:B3"), edit("Q-OTHER~TJ-PARIS", court="TJ-LYON"))
for number, state, shown in (
    ("S2305", (), True),
    ("S2305", (edit("T12", court=None),), True),
    ("S2305", (AS_ASKED,), True),
    ("S2305", (edit("T12", outcome="DISMISSAL", outcome_final_at=AFTER),), True),
    ("S2306", (ENDED,), False),
    ("S2306", (edit("T12", outcome="NO_FURTHER_ACTION"),), False),
    ("S2306", (edit("T12", recorded_at=TERM_OVER),), False),
    ("S2306", (edit("T12", admin_access_barred=True),), False),
    ("S2306", OF_B3, False),
    ("S2306", (*OF_B3, edit("T12", court=None)), False),
    ("S2306", (*OF_B3, edit("Q-OTHER~TJ-PARIS", replied_at=None)), False),
    ("S2306", (*OF_B3, edit("Q-OTHER~TJ-PARIS", replied_at=AT_NOW)), False),
    ("S2305", (*OF_B3, edit("Q-OTHER~TJ-PARIS", replied_at=AFTER)), True),
    ("S2306", (*OF_B3, edit("Q-OTHER~TJ-PARIS", replied_at=ASKED), AS_ASKED), False),
    ("S2305", (*OF_B3, edit("Q-OTHER~TJ-PARIS", replied_at=BEFORE_THAT), AS_ASKED), True),
    ("S2306", (edit("T12", capacity="VICTIM"),), False),
    ("S2306", (edit("T12", capacity="DEATH_OR_DISAPPEARANCE"),), False),
    ("S2306", (edit("T12", person="S:A4"),), False),
    ("S2306", (edit("T12", court="TJ-NICE"),), False),
    ("S2306", (edit("T12", recorded_at="2026-11-11T09:00:01Z"),), False),
    ("S2307", (INACCESSIBLE,), True),
    ("S2307", (INACCESSIBLE, edit("T12", admin_access_barred=True)), True),
    ("S2307", (INACCESSIBLE, ENDED), False),
    ("S2307", (INACCESSIBLE, edit("T12", recorded_at=TERM_OVER)), False),
):
    row(
        number,
        "PREFECTURE",
        guarding("B3"),
        REFERRED,
        gives(IDS, BOTH if shown else {"Q-B3~TJ-PARIS"}, OWN),
        gives("lyon.id", "Q-B3~TJ-LYON", OWN) if shown else invisible("lyon", OWN),
        gives("administrativeInquiries.nodes.hit", {True}),
        state=state,
        title="told as long as what it was about may be read, or was answered to be closed",
    )
row(
    "S2307",
    "PREFECTURE",
    guarding("B3"),
    REFERRED + record("T12"),
    gives("administrativeInquiries.nodes.referrals.accessible", {False, None}, SAID),
    invisible("record", SAID),
    state=(INACCESSIBLE,),
    title="the answer is told, the record is not",
)
TO_POLICE = edit("Q-B3", police_referred_at=ASKED, police_service="DIPN")
PARIS_ENDED = edit("T12.PARIS", outcome="DISMISSAL", outcome_final_at=AT_NOW)
for state, hit in (
    ((), True),
    ((ENDED,), True),
    ((ENDED, PARIS_ENDED), False),
    ((INACCESSIBLE, PARIS_ENDED), False),
    ((edit("T12", admin_access_barred=True), PARIS_ENDED), False),
    ((edit("T12", recorded_at=TERM_OVER), PARIS_ENDED), False),
    ((edit("Q-B3", hit=False),), False),
):
    row(
        "S2308",
        "PREFECTURE",
        guarding("B3"),
        REFERRED,
        gives("administrativeInquiries.nodes.hit", {hit}, OWN),
        gives("administrativeInquiries.nodes.personId", {"S:B3" if hit else None}, OWN),
        gives("administrativeInquiries.nodes.policeReferredAt", {ASKED if hit else None}, OWN),
        gives("administrativeInquiries.nodes.policeService", {"DIPN" if hit else None}, OWN),
        state=(TO_POLICE, *state),
        title="of a hit that has fallen, neither whom it found nor what followed from it is told",
    )
row(
    "S2309",
    "PREFECTURE",
    guarding("B3"),
    REFERRED,
    gives(IDS, set[str](), OWN),
    gives("administrativeInquiries.nodes.hit", {False}),
    state=(
        ENDED,
        PARIS_ENDED,
        put("ProsecutorReferral", inquiry="Q-B3", court="TJ-NICE", referred_at=ASKED),
    ),
    title="asked of whom nothing is known to concern",
)


# by each outcome, at the second: a court, a record and a referral for each pair of instants
def every(outcome: str | None) -> State:
    """Referrals, by one inquiry, to the prosecutors of as many records."""
    inquiry_made = put("AdministrativeInquiry", agent="POLICE", person="S:C1", **OPENED)
    state: list[Edit | Put] = [inquiry_made]
    for final in WHEN:
        for reopened in WHEN:
            told = f"final {final}, reopened {reopened}"
            court = put("Court", code=f"TJ-{final}-{reopened}", name=told, degree="FIRST")
            times = {"outcome_final_at": WHEN[final], "reopened_at": WHEN[reopened]}
            held = {"court": str(court.id), "recorded_at": LONG_AGO, "outcome": outcome}
            asked = {"court": str(court.id), "referred_at": ASKED, "reply": told}
            state += [
                court,
                put_record("C1", told, **held, **times),
                put("ProsecutorReferral", inquiry=str(inquiry_made.id), **asked),
            ]
    return tuple(state)


OPENED = {"legal_basis": "CSI_L114_1", "opened_at": "2026-11-10T09:00:00Z"}
LONG_AGO = "2024-03-04T09:00:00Z"
for outcome in (None, *DecisionType):
    row(
        "S2310",
        "POLICE",
        inquiry("C1"),
        "administrativeInquiries { nodes { referrals { reply } } }",
        gives("administrativeInquiries.nodes.referrals.reply", seen(outcome), OWN),
        state=every(outcome),
        title=f"{outcome or 'pending'}, at the second",
    )
