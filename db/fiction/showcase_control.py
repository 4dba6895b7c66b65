"""Two more cases, and the acts by which the register is controlled, counted and explained.

K32 an enquiry in Grenoble on drugs, of the matter and territory of Lyon (706-75); K33 a sentence
under way in Grenoble, whose convict comes to the counter, asks for access, and is controlled.
"""

from db.enumerations import (
    Capacity,
    Clause,
    ControlledFile,
    DecisionType,
    Element,
    ExtendedArticle,
    Function,
    Stage,
)
from db.fiction.cast import Stagehand
from db.fiction.cast_of_files import agent
from db.fiction.courts import seats
from db.fiction.personas import named
from db.fiction.showcase_interceptions import YEAR, authorise
from db.fiction.showcase_records import case, charge, offence, party, person, seise

C, F = Capacity, Function
IMPORTING, THEFT = "90142", "90101"


def write_control(hand: Stagehand, prosecutor: str, judge: str) -> None:
    """Writes the cases, led by two agents of Grenoble, then requests, study and research."""
    _organised(hand, prosecutor)
    _enforced(hand, judge)
    control = {"magistrate": agent("file-controller"), "file": ControlledFile.FNAEG}
    asked = {"id": named("CONTROL"), "person": named("LITIGANT"), "from": hand.before(30)}
    hand.write("ControlRequest", {**control, **asked})
    access = {"id": named("ACCESS"), "person": named("LITIGANT"), "court": seats()["TJ-LYON"].id}
    hand.write("AccessRequest", {**access, "received_at": hand.before(12)})
    _study(hand)
    elements = [Element.FACTS_DATE, Element.FACTS_PLACE, Element.FACTS_CLASSIFICATION]
    designated = {"stage_at_issue": Stage.JUDICIAL_INVESTIGATION, "elements": elements}
    authorise(hand, "RESEARCH", Clause.ART_11_1, "researcher", **designated)


def _organised(hand: Stagehand, prosecutor: str) -> None:
    file = case(hand, "K32", "TJ-GRENOBLE", Stage.ENQUIRY, opened=120, updated=4)
    matters = (ExtendedArticle.ART_706_75,)
    fact = offence(hand, file, IMPORTING, ("Grenoble", "38185"), days=130, matters=matters)
    suspect = person(hand, "Masson", "Gaétan", "1986-02-11")
    charge(hand, file, party(hand, file, C.SUSPECT, person=suspect), fact)
    seise(hand, file, prosecutor, F.PROSECUTION, lead=True)


def _enforced(hand: Stagehand, judge: str) -> None:
    file = case(hand, "K33", "TJ-GRENOBLE", Stage.ENFORCEMENT, opened=600, updated=50)
    fact = offence(hand, file, THEFT, ("Grenoble", "38185"), days=640)
    hand.write(
        "Person",
        {
            "id": named("LITIGANT"),
            "surname": "Besson",
            "forenames": "Rémi",
            "birth_date": "1992-06-30",
        },
    )
    convict = party(hand, file, C.CONVICTED, person=named("LITIGANT"))
    party(hand, file, C.VICTIM, person=person(hand, "Giraudet", "Maud", "1958-01-19"))
    held = charge(hand, file, convict, fact)
    pronounced = {"court": seats()["TJ-GRENOBLE"].id, "pronounced_at": hand.before(200)}
    what = {"decision_type": DecisionType.CONVICTION, "grounds": "Déclaré coupable"}
    final = {"final_at": hand.before(189)}
    hand.write("Decision", {"case": file, **pronounced, **what, **final, "charges": [held]})
    punished = {"case": file, "party": convict, "quantum": "105 heures", **final}
    sentence = hand.write("Sentence", {**punished, "nature": "Travail d'intérêt général"})
    measure = {"case": file, "sentence": sentence, "modality": "Suivi par le service de probation"}
    hand.write("EnforcementMeasure", {**measure, "from": hand.before(150), "status": "en cours"})
    seise(hand, file, judge, F.SENTENCE_ENFORCEMENT, lead=True)


def _study(hand: Stagehand) -> None:
    study = {"reference": "DEMO-2026-1", "title": "Suites données aux affaires de vol"}
    lasts = {"from": hand.before(60), "until": hand.before(60 - YEAR)}
    hand.write("Study", {"id": named("STUDY"), **study, **lasts})
    hand.write("StudyMember", {"study": named("STUDY"), "agent": agent("statistician"), **lasts})
