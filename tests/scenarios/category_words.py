"""A case with a record of every category of the register, and what each category shows of it."""

from collections.abc import Iterable

from platform_words import BEFORE
from scenario import Expected, State, edit, gives, lacks, put, withheld

SITUATION = put("JudicialSituation", case="K3", party="K3.A4", situation="FREE", from_=BEFORE)
STEP = put("InvestigationStep", case="K3", step_type="Audition", at="2024-02-01T09:00:00Z")
HEARING = put("Hearing", case="K3", at="2026-12-01T13:30:00Z", room="Salle 9")
_OF_NICE: dict[str, object] = {"case": "K3", "court": "TJ-NICE", "charges": ["K3.A4/o1"]}
PROSECUTION = put(
    "Decision", decision_type="PROSECUTION", pronounced_at="2024-05-01T10:00:00Z", **_OF_NICE
)
DISMISSAL = put(
    "Decision", decision_type="DISMISSAL", pronounced_at="2024-04-01T10:00:00Z", **_OF_NICE
)
CIVIL = put("Decision", decision_type="CIVIL", pronounced_at="2025-02-01T10:00:00Z", **_OF_NICE)
ACCUSED = put("Party", case="K3", legal_entity="A2", capacity="CONVICTED")
VICTIM = put("Party", case="K3", legal_entity="V2", capacity="VICTIM")
WITNESS = put("Party", case="K3", person="W1", capacity="WITNESS")
LINK = put("CaseLink", case_a="K3", case_b="K20", ground="SAME_FACTS")
RECORDS: State = (
    edit("K3", follow_up="Poursuites"),
    edit("K3.A4/o1", requalified_as="Vol simple"),
    *(SITUATION, STEP, HEARING, PROSECUTION, DISMISSAL, CIVIL, ACCUSED, VICTIM, WITNESS, LINK),
)
"""What K3 holds besides, so that it has some of everything."""
ALL = """case(id: "<K3>") { number followUp nextHearingAt retentionExpiresAt
offences { id dateFrom place legalClassification } charges { id requalifiedAs }
parties { id person { surname address } legalEntity { companyName } }
decisions { id } investigationSteps { id } hearings { id room } sentences { id }
enforcementMeasures { id } judicialSituations { id } links { id } studyParties { capacity } }"""
_OFFENCE, _CHARGES, _ALWAYS = {"K3.o1"}, {"K3.A3/o1", "K3.A4/o1"}, "CASE_META"
LISTS: dict[str, tuple[tuple[str, set[str]], ...]] = {
    "offences.id": (("FACTS", _OFFENCE),),
    "parties.id": (
        ("ACCUSED_IDENTITY", {"K3.A3", "K3.A4"}),
        ("COMPANY_ACCUSED", {str(ACCUSED.id)}),
        ("VICTIM_IDENTITY", {"K3.V4"}),
        ("COMPANY_VICTIM", {str(VICTIM.id)}),
        ("PERSON_EXTENDED", {str(WITNESS.id)}),
    ),
    "charges.id": (("ACCUSED_IDENTITY", _CHARGES),),
    "decisions.id": (
        ("PROSECUTION_DECISION", {str(PROSECUTION.id)}),
        ("INVESTIGATION", {str(DISMISSAL.id)}),
        ("TRIAL_OUTCOME", {"K3.d1", "K3.d2"}),
        ("NON_CRIMINAL", {str(CIVIL.id)}),
    ),
    "investigationSteps.id": (("INVESTIGATION", {str(STEP.id)}),),
    "hearings.id": (("HEARING_DATE", {str(HEARING.id)}),),
    "sentences.id": (("TRIAL_OUTCOME", {"K3.A4.sentence"}),),
    "enforcementMeasures.id": (("ENFORCEMENT", {"K3.A4.measure"}),),
    "judicialSituations.id": (("JUDICIAL_SITUATION", {str(SITUATION.id)}),),
    "links.id": (("CASE_LINK", {str(LINK.id)}),),
    "studyParties.capacity": (("STAT_NOMINATIVE", {"ACQUITTED", "CONVICTED", "VICTIM"}),),
}
"""What each list of the case holds, by category."""
VALUES: tuple[tuple[str, str, str, object], ...] = (
    ("followUp", _ALWAYS, "PROSECUTION_DECISION", "Poursuites"),
    ("nextHearingAt", _ALWAYS, "HEARING_DATE", "2026-12-01T13:30:00Z"),
    ("retentionExpiresAt", _ALWAYS, "GOVERNANCE", "2036-10-01T09:00:00Z"),
    ("offences.dateFrom", "FACTS", "FACTS_DATE", {"2024-02-29"}),
    ("offences.place", "FACTS", "FACTS_PLACE", {"Nice"}),
    ("offences.legalClassification", "FACTS", "FACTS_CLASSIFICATION", {"Vol en réunion"}),
    ("charges.requalifiedAs", "ACCUSED_IDENTITY", "FACTS_CLASSIFICATION", {None, "Vol simple"}),
    ("hearings.room", "HEARING_DATE", "TRIAL_PROCEDURE", {"Salle 9"}),
)
"""Values: their path, the category of the record, their own, and what they are."""
_FACTS = ("FACTS", "FACTS_DATE", "FACTS_PLACE", "FACTS_CLASSIFICATION")
_IDENTITIES = ("ACCUSED_IDENTITY", "COMPANY_ACCUSED", "VICTIM_IDENTITY", "COMPANY_VICTIM")
CONTENT = frozenset(
    {
        _ALWAYS,
        *_FACTS,
        *_IDENTITIES,
        "PROSECUTION_DECISION",
        "INVESTIGATION",
        "TRIAL_PROCEDURE",
        "HEARING_DATE",
        "TRIAL_OUTCOME",
        "ENFORCEMENT",
        "JUDICIAL_SITUATION",
    }
)
"""All that 48-1/al.3 lists."""


def told(opened: Iterable[str], code: str, *clauses: str) -> tuple[Expected, ...]:
    """What is shown of the case where these categories are opened, and the rest withheld."""
    of, expected = frozenset(opened), list[Expected]()
    for path, holds in LISTS.items():
        shown = [ids for category, ids in holds if category in of]
        if shown:
            expected.append(gives(f"case.{path}", set[object]().union(*shown)))
        elif path == "charges.id":  # told or not, as their parties are
            expected += [lacks(f"case.{path}", each) for each in _CHARGES]
        else:
            expected.append(withheld(f"case.{path.partition('.')[0]}", code, *clauses))
    for path, record, category, value in VALUES:
        if category in of and record in of:
            expected.append(gives(f"case.{path}", value))
        elif record in of:
            expected.append(withheld(f"case.{path}", code, *clauses))
    if {"ACCUSED_IDENTITY", "PERSON_EXTENDED"} & of == {"ACCUSED_IDENTITY"}:
        expected.append(withheld("case.parties.person.address", code, *clauses))
    return tuple(expected)
