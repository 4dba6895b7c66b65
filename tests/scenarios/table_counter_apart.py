"""What is told of a litigant at the counter, and of who asks for access, and of nobody else.

Each list of a case that has a record of every category, and each capacity in an enquiry.
"""

from category_words import ACCUSED, ALL, CIVIL, DISMISSAL, PROSECUTION, RECORDS, SITUATION, VICTIM
from platform_words import BEFORE
from scenario import Expected, Table, edit, gives, invisible, put, withheld

row = Table()
AL_10, AL_15, ART_11 = "48-1/al.10/d", "48-1/al.15/b", "48-1/al.14/e"
NOBODY: dict[str, object] = {
    "parties.id": set(),
    "charges.id": set(),
    "decisions.id": set(),
    "sentences.id": set(),
}
OF_A4: dict[str, object] = {
    "parties.id": {"K3.A4"},
    "parties.person.surname": {"D'Almeida-Roux"},
    "charges.id": {"K3.A4/o1"},
    "decisions.id": {"K3.d2", str(PROSECUTION.id)},
    "sentences.id": {"K3.A4.sentence"},
}
"""What is about A4; of the lists that the counter is told."""
OF_EACH: dict[str, dict[str, object]] = {
    "A4": OF_A4,
    "V4": NOBODY | {"parties.id": {"K3.V4"}},
    "A2": NOBODY
    | {"parties.id": {str(ACCUSED.id)}, "parties.legalEntity.companyName": {"Acme Négoce SAS"}},
    "V2": NOBODY
    | {"parties.id": {str(VICTIM.id)}, "parties.legalEntity.companyName": {"Mutuelle du Gier"}},
}
SHUT = ("investigationSteps", "hearings", "links", "studyParties", "retentionExpiresAt", "followUp")


def shut(*names: str, clause: str) -> list[Expected]:
    """What neither purpose opens, and what else this one does not."""
    return [withheld(f"case.{each}", "NOT_IN_PURPOSE", clause) for each in (*SHUT, *names)]


for who, of in OF_EACH.items():
    row(
        "S941",
        "SAUJ",
        f'SAUJ_SERVICE;litigant="<{who}>"',
        ALL,
        gives("case.number", "26/00003", AL_10),
        gives("case.nextHearingAt", "2026-12-01T13:30:00Z", AL_10),
        *(gives(f"case.{path}", value) for path, value in of.items()),
        *shut("offences", "enforcementMeasures", "judicialSituations", clause=AL_10),
        *([withheld("case.charges.requalifiedAs", "NOT_IN_PURPOSE", AL_10)] if who == "A4" else []),
        state=RECORDS,
        title=who,
    )
    asked = put(
        "AccessRequest",
        court="TJ-LYON",
        received_at=BEFORE,
        **({"legal_entity": who} if who in {"A2", "V2"} else {"person": who}),
    )
    besides: dict[str, object] = {"enforcementMeasures.id": set(), "judicialSituations.id": set()}
    facts: dict[str, object] = {
        "offences.dateFrom": {"2024-02-29"},
        "offences.place": {"Nice"},
        "offences.legalClassification": {"Vol en réunion"},
    }
    if who == "A2":  # charged with nothing
        facts = {"offences.id": set()}
    if who == "A4":
        besides = {
            "decisions.id": {"K3.d2", *(str(each.id) for each in (PROSECUTION, DISMISSAL, CIVIL))},
            "parties.person.address": {"1004 rue des Écoles"},
            "charges.requalifiedAs": {"Vol simple"},
            "enforcementMeasures.id": {"K3.A4.measure"},
            "judicialSituations.id": {str(SITUATION.id)},
        }
    row(
        "S942",
        "P-LYON",
        f'DATA_SUBJECT_RIGHTS;request="{asked.id}"',
        ALL,
        gives("case.number", "26/00003", AL_15),
        gives("case.nextHearingAt", "2026-12-01T13:30:00Z", AL_15),
        *(gives(f"case.{path}", value, AL_15) for path, value in facts.items()),
        *(gives(f"case.{path}", value) for path, value in (of | besides).items()),
        *shut(clause=AL_15),
        state=(*RECORDS, asked),
        title=who,
    )
for capacity in (
    "SUSPECT",
    "ASSISTED_WITNESS",
    "UNDER_EXAMINATION",
    "PROSECUTED",
    "CONVICTED",
    "ACQUITTED",
    "VICTIM",
    "CIVIL_PARTY",
    "WITNESS",
    "OTHER",
    "MINOR",
    "PARENT",
    "COMPANY_CONCERNED",
):
    row(
        "S943",
        "SAUJ",
        'SAUJ_SERVICE;litigant="<V5>"',
        'case(id: "<K4>") { number }',
        gives("case.number", "26/00004", AL_10)
        if capacity in {"VICTIM", "CIVIL_PARTY"}
        else invisible("case", AL_10),
        state=(edit("K4", stage="ENQUIRY"), edit("K4.V5", capacity=capacity)),
        title=f"that an enquiry runs is told to its victim alone: {capacity}",
    )
for case, litigant in (("K9", "E1"), ("K10", "A2"), ("K11", "X2")):
    for stage in ("ENQUIRY", "TRIAL"):
        row(
            "S944",
            "SAUJ",
            f'SAUJ_SERVICE;litigant="<{litigant}>"',
            f'case(id: "<{case}>") {{ number }} node(id: "<{case}.{litigant}>") {{ id }}',
            invisible("case", AL_10),
            invisible("node"),
            state=(edit(case, stage=stage),),
            title="criminal cases only (A18)",
        )
        row(
            "S945",
            "P-LYON",
            f'DATA_SUBJECT_RIGHTS;request="<AR-{litigant}>"',
            f'case(id: "<{case}>") {{ number parties {{ id }} }}',
            gives("case.parties.id", {f"{case}.{litigant}"}, AL_15),
            state=(edit(case, stage=stage),),
            title="article 11 is about criminal cases",
        )

# of an enquiry, nothing about oneself either, person or company, in any capacity
BOTH = put("Party", case="K1", legal_entity="V2", capacity="SUSPECT")
row(
    "S946",
    "SAUJ",
    'SAUJ_SERVICE;litigant="<V2>"',
    f'case(id: "<K1>") {{ number parties {{ id }} }} node(id: "{BOTH.id}") {{ id }}',
    gives("case.number", "26/00001", AL_10),
    withheld("case.parties", "ART_11", ART_11),
    invisible("node", ART_11),
    state=(BOTH,),
    title="a victim who is a suspect besides",
)
for who in ("A1", "A2", "V1", "V2", "W1"):
    asked = put(
        "AccessRequest",
        court="TJ-LYON",
        received_at=BEFORE,
        **({"legal_entity": who} if who in {"A2", "V2"} else {"person": who}),
    )
    row(
        "S947",
        "P-LYON",
        f'DATA_SUBJECT_RIGHTS;request="{asked.id}"',
        f'case(id: "<K1>") {{ number parties {{ id }} }} node(id: "<K1.{who}>") {{ id }}',
        gives("case.number", "26/00001", AL_15),
        withheld("case.parties", "ART_11", ART_11),
        invisible("node", ART_11),
        state=(asked,),
        title=who,
    )
