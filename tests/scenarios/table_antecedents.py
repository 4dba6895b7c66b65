"""R40-29: what an administrative inquiry, a mission, the protection of staff may read."""

from antecedent_words import (
    GUARD,
    LIST,
    READERS,
    guarding,
    inquiry,
    mission,
    protection,
    record,
)
from platform_words import AFTER, AT_NOW, BEFORE
from scenario import Table, edit, gives, invisible, lacks, refused, withheld

from db.enumerations import LegalBasis

row = Table()
FAVOURABLE = "R40-29/I/ch/c"

row("T003", "P-LYON", inquiry(), LIST, refused("PURPOSE_NOT_ALLOWED", "R40-29/I/1°"))
row(
    "T222",
    "POLICE",
    inquiry(),
    record("T1") + LIST,
    gives("record.procedureRef", "LYON/26/1", "R40-29/I/1°", "R40-29/I/ch/e"),
    gives("record.outcome", None, "R40-29/I/ch/b"),
    gives("record.person.surname", "Morvan", "R40-29/I/1°"),
    gives("antecedents.nodes.id", {"T1"}, "R40-29/I/1°"),
    gives("antecedents.totalCount", 1),
    title="no prosecutor is asked",
)
for basis in LegalBasis:
    row(
        "T222a",
        "POLICE",
        inquiry(basis=basis),
        record("T1"),
        gives("record.id", "T1", "R40-29/I/ch/a"),
    )
row(
    "T222a",
    "POLICE",
    inquiry(basis="CSI_L234_3"),
    record("T1"),
    refused("PURPOSE_NOT_ALLOWED", "R40-29/I/ch/a"),
    title="an eighth basis",
)
row(
    "T223",
    "POLICE",
    inquiry("A4"),
    record("T4") + LIST,
    gives("record.outcome", "CONVICTION", "R40-29/I/ch/b"),
    gives("antecedents.nodes.id", {"T4"}, "R40-29/I/ch/b"),
)
row("T226", "POLICE", inquiry("A5"), record("T5"), gives("record.id", "T5", "R40-29/I/1°"))
for number, final in (("T227", BEFORE), ("S1701", AT_NOW)):
    row(
        number,
        "POLICE",
        inquiry("A5"),
        record("T5") + LIST,
        invisible("record", FAVOURABLE),
        lacks("antecedents.nodes.id", "T5", FAVOURABLE),
        gives("antecedents.totalCount", 0),
        state=(edit("T5", outcome_final_at=final),),
    )
row(
    "S1701",
    "POLICE",
    inquiry("A5"),
    record("T5"),
    gives("record.outcome", "ACQUITTAL_MISDEMEANOUR", "R40-29/I/1°"),
    state=(edit("T5", outcome_final_at=AFTER),),
    title="final in a second",
)
row(
    "T228",
    "POLICE",
    inquiry("A3"),
    record("T3"),
    gives("record.id", "T3", "R40-29/I/1°"),
    state=(edit("T3", outcome_final_at=None),),
    title="the prosecution has appealed",
)
for number, subject, name, clause in (
    ("S1702", "A3", "T3", FAVOURABLE),
    ("T229", "A6", "T6", FAVOURABLE),
    ("T231", "A7", "T7", FAVOURABLE),
    ("T233", "B1", "T10", "R40-29/I/5°/f"),
    ("T235", "V1", "T14", "R40-29/I/ch/d"),
    ("T239", "B4", "T13", "R40-29/I/ch/b"),
):
    for each in READERS:
        row(
            number,
            each.who,
            each.purpose(subject),
            f'{record(name)} {LIST} person: node(id: "<S:{subject}>") {{ id }}',
            invisible("record", clause),
            gives("antecedents.nodes", set()),
            gives("antecedents.totalCount", 0),
            invisible("person"),
            title="nothing tells that he is on record",
        )
row(
    "T230",
    "POLICE",
    inquiry("A6"),
    record("T6"),
    gives("record.outcome", "NO_FURTHER_ACTION", "R40-29/I/1°"),
    state=(edit("T6", reopened_at=BEFORE),),
)
row("T232", "POLICE", inquiry("A8"), record("T8"), gives("record.id", "T8", "R40-29/I/1°"))
for each in READERS:
    row(
        "T237",
        each.who,
        each.purpose("X2"),
        f'{LIST} {record("TX2v", key="victim")} nodes(ids: ["<TX2v>"]) {{ id }}',
        gives("antecedents.nodes.id", {"TX2"}, *each.clauses),
        gives("antecedents.totalCount", 1),
        gives("antecedents.nodes.person.records.id", {"TX2"}, *each.clauses),
        lacks("antecedents.nodes.id", "TX2v", "R40-29/I/ch/d"),
        withheld("antecedents.nodes.victims", "VICTIM_DATA", "R40-29/I/ch/d"),
        invisible("victim", "R40-29/I/ch/d"),
        gives("nodes", {None}),
    )
    row(
        "S1703",
        each.who,
        each.purpose("X1"),
        LIST,
        gives("antecedents.nodes.procedureRef", {"LYON/26/21"}, *each.clauses),
        gives("antecedents.totalCount", 1),
        title="implicated here, victim there",
    )
for purpose, code in (
    ("ADMIN_INQUIRY;basis=CSI_L114_1", "SUBJECT_REQUIRED"),
    ('ADMIN_INQUIRY;subject="<S:A1>"', "PURPOSE_REQUIRED"),
    ("ADMIN_INQUIRY", "PURPOSE_REQUIRED"),
):
    row(
        "T240" if code == "SUBJECT_REQUIRED" else "T242",
        "POLICE",
        purpose,
        LIST,
        refused(code, "R40-29/I/ch/a"),
    )
row("T240", "POLICE", "SECURITY_MISSION_L234_3", LIST, refused("SUBJECT_REQUIRED"))
row("T240", "DEFENCE", "STAFF_PROTECTION", LIST, refused("SUBJECT_REQUIRED"))
for each in READERS:
    row(
        "T241",
        each.who,
        each.purpose("A1"),
        'antecedents(filter: {name: {surname: "B*"}}) { totalCount }',
        refused("FILTER_NOT_PERMITTED", "R40-29/I/ch/d"),
    )
    row(
        "T276",
        each.who,
        each.purpose("A1"),
        record("T1", "registryCase { parties { id } }"),
        refused("DOCUMENT_INVALID"),
        title="the schema has no such edge",
    )
row(
    "T244",
    "POLICE",
    mission(),
    record("T1"),
    gives("record.procedureRef", "LYON/26/1", "R40-29/II/al.1/a", "R40-29/II/al.1/c"),
)
row(
    "T246",
    "SNEAS-BY-DGGN",
    inquiry(),
    record("T1"),
    refused("HABILITATION_INVALID", "R40-29/I/3°"),
)

row(
    "T250",
    "PREFECTURE",
    guarding(),
    record("T1"),
    gives("record.procedureRef", "LYON/26/1", "R40-29/I/5°/a", "R40-29/I/5°/b"),
)
BY_MOTIVE = ("MOTIVE_NOT_COVERED", "R40-29/I/5°/b")
for number, who, purpose in (
    ("T251", "PREFECTURE", inquiry(motive="WEAPON_PERMIT")),
    ("T252", "PREFECTURE", inquiry()),
    ("T254", "PREFECTURE-REMOVED", guarding()),
    ("T256", "PREFECTURE-EMPTY", guarding()),
    ("T256", "PREFECTURE-EMPTY", inquiry()),
    ("S1705", "PREFECTURE", inquiry(motive="SECURITY")),
    ("S1705", "PREFECTURE", inquiry(motive="SECURITY_GUARD_ARMED")),
    ("S1706", "PREFECTURE-2", guarding()),
):
    row(number, who, purpose, record("T1"), refused(*BY_MOTIVE))
row(
    "S1705",
    "PREFECTURE-REMOVED",
    inquiry(motive="WEAPON_PERMIT"),
    record("T1"),
    gives("record.id", "T1", "R40-29/I/5°/b"),
    title="the motive that he is left with",
)
row("T255", "PREFECTURE-MAYOR", guarding(), record("T1"), refused("HABILITATION_INVALID"))
row(
    "S1707",
    "POLICE",
    inquiry(motive=GUARD),
    record("T1"),
    gives("record.id", "T1", "R40-29/I/1°"),
    title="whom no list of motives binds may state one",
)

row(
    "T265",
    "DEFENCE",
    protection(),
    record("T1"),
    gives("record.procedureRef", "LYON/26/1", "R40-29/II/al.2/a", "R40-29/II/al.2/b"),
)
