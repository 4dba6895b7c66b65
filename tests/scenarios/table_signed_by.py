"""Acts that another office signed than signs for the role, and that another director did (A36)."""

from dataclasses import dataclass

from antecedent_words import inquiry, protection, record
from scenario import Expected, Table, edit, gives, processing, refused
from table_acts_of_office import COUNTER, GENERAL, HEAD, NUMBER, OFFICES, PROSECUTION

row = Table()
MINISTER = "JUSTICE_MINISTER"
K3, FOUND = 'case(id: "<K3>") { number }', gives("case.number", "26/00003")


@dataclass(frozen=True, slots=True)
class Act:
    """An act on which a reader rests, his own or his magistrate's; the offices that sign it, and
    whether it stands where none is recorded; what he reads with it, and is told without it.
    """

    who: str
    name: str
    offices: tuple[str | None, ...]
    code: str
    clause: str
    purpose: str
    request: str
    read: Expected


HABILITATION, DESIGNATION = "HABILITATION_INVALID", "DESIGNATION_INVALID"
CONTROL_OF_A4 = 'POLICE_FILE_CONTROL;request="<CR-A4>"'
STUDY = 'STATISTICS_NOMINATIVE;study="<ST1>"'
ASSISTANT = "FILE-ASSISTANT+FILE_CONTROL_ASSISTANT"
MAGISTRATE = "FILE-CONTROL+FILE_CONTROL_MAGISTRATE"
K4 = gives("case.number", "26/00004")
ACTS = (
    Act("SAUJ", "SAUJ+SAUJ_AGENT", (HEAD, None), HABILITATION, "48-1/al.10/f", COUNTER, NUMBER, K4),
    Act(
        "ASSISTANT-P",
        "ASSISTANT-P+AUTHORISED_ASSISTANT",
        (HEAD, None),
        HABILITATION,
        "48-1/al.10/c",
        processing("K4"),
        NUMBER,
        K4,
    ),
    Act(
        "STATISTICIAN",
        "STATISTICIAN+MOJ_STATISTICIAN",
        (GENERAL, None),
        HABILITATION,
        "48-1/al.14/d",
        STUDY,
        K3,
        FOUND,
    ),
    Act(
        "FILE-ASSISTANT",
        ASSISTANT,
        (MINISTER, None),
        HABILITATION,
        "48-1/al.13/b",
        CONTROL_OF_A4,
        K3,
        FOUND,
    ),
    *(
        Act(
            who,
            MAGISTRATE,
            (MINISTER, None),
            "PRECONDITION_FAILED",
            "48-1/al.13/a",
            CONTROL_OF_A4,
            K3,
            FOUND,
        )
        for who in ("FILE-CONTROL", "FILE-ASSISTANT")
    ),
    Act(
        "CONTROL",
        "CONTROL!REGISTRY_CONTROL_MAGISTRATE",
        (MINISTER,),
        DESIGNATION,
        "48-1/al.1/a",
        "REGISTRY_CONTROL",
        K3,
        FOUND,
    ),
    Act(
        "QUALIFIED",
        "QUALIFIED!QUALIFIED_PERSON",
        (MINISTER,),
        DESIGNATION,
        "R40-47/XII/e",
        "INTERCEPT_OVERSIGHT",
        "authorisations(first: 1) { nodes { scope } }",
        gives("authorisations.nodes.scope", {"ITEMS"}),
    ),
)
for act in ACTS:
    for office in (*OFFICES, *PROSECUTION, "CRIMINAL_JUDGE", "ANTENJ_DIRECTOR", None):
        row(
            "S1327",
            act.who,
            act.purpose,
            act.request,
            act.read if office in act.offices else refused(act.code, act.clause),
            state=(edit(act.name, issuer_office=office),),
            title=f"{act.name} signed by {office}",
        )

for who in ("FILE-CONTROL", "FILE-ASSISTANT"):
    row(
        "S1327",
        who,
        'POLICE_FILE_CONTROL;request="<CR-V4-ENTRY>"',
        'case(id: "<K3>") { parties { id } }',
        gives("case.parties.id", {"K3.A3", "K3.A4", "K3.V4"}),
        state=(edit(MAGISTRATE, issuer_office=MINISTER), edit(ASSISTANT, issuer_office=MINISTER)),
        title="of a victim, too",
    )

# their own director, where it is recorded who signed (R40-29/II/al.2/c; A36)
DIRECTOR, T1 = "SERVICE-DIRECTOR", record("T1", "id")
OF_SERVICES = (
    ("INTELLIGENCE", "INTELLIGENCE_AGENT", inquiry(), "SERVICE", "R40-29/I/2°"),
    ("DEFENCE", "DEFENCE_INTELLIGENCE_AGENT", protection(), "SERVICE-DEFENCE", "R40-29/II/al.2/c"),
)
for who, role, purpose, service, clause in OF_SERVICES:
    read = gives("record.id", "T1", clause)
    for mark, code in (("!", DESIGNATION), ("+", HABILITATION)):
        signed = edit(f"{who}{mark}{role}", issuer=DIRECTOR)
        for body in ("SERVICE", "SERVICE-DEFENCE", "SERVICE-UNLISTED", None):
            row(
                "S1328",
                who,
                purpose,
                T1,
                read if body == service else refused(code, clause),
                state=(edit(DIRECTOR, body=body), signed),
                title=f"{mark} by the director of {body}",
            )
        row(
            "S1328",
            who,
            purpose,
            T1,
            refused(code, clause),
            state=(
                edit(DIRECTOR, body=service),
                edit(f"{who}{mark}{role}", issuer="PREFECT"),
            ),
            title="another signed than the director whom his service has",
        )
row(
    "S1329",
    "SNEAS-OK",
    inquiry(),
    T1,
    gives("record.id", "T1"),
    state=(
        edit("SNEAS-OK!SNEAS_AGENT", issuer="HEAD-OF-POLICE"),
        edit("SNEAS-OK+SNEAS_AGENT", issuer="HEAD-OF-POLICE"),
    ),
    title="who signs for all services is of none",
)
