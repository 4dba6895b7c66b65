"""What acts are done on: a case of which nobody is seised, an authorisation that nobody needs.

Fixed, and drawn from no chance: what else is in the register stays as it is.
"""

from datetime import datetime

from db.enumerations import Capacity, Clause, LegalBasis, Role, Stage
from db.fiction.cast import Stagehand, write_agent
from db.fiction.cast_of_files import agent
from db.fiction.pen import Pen, Values
from db.fiction.personas import PERSONAS, SHOWCASE, named
from db.fiction.personas_of_offices import OF_OFFICES
from db.fiction.showcase_interceptions import authorise
from db.fiction.showcase_records import case, charge, offence, party, person

IMPORTING = "90142"
ATTRIBUTES: dict[str, Values] = {
    "undesignated-officer": {"art_16_point": 2, "unit": "Section de recherches de Lyon"},
}


def write_showcase_of_acts(pen: Pen, now: datetime) -> None:
    """Writes the personas of offices, and what the acts of all of them need."""
    hand = Stagehand(pen, now, series="b")
    for persona in OF_OFFICES:
        write_agent(hand, persona, **ATTRIBUTES.get(persona.key, {}))
    _of_the_inquirer(hand)
    _without_magistrate(hand)
    referral = {"case": str(SHOWCASE["K1"]), "agent": agent("undesignated-officer")}
    ordered = {"ordered_by": agent("investigating-judge-lyon"), "from": hand.before(2)}
    hand.write("Referral", {**referral, **ordered})
    authorise(hand, "SPARE", Clause.VI, "interpreter", "I1")


def _of_the_inquirer(hand: Stagehand) -> None:
    persona, office = PERSONAS["police-inquirer"], {"issuer_office": Role.HIERARCHICAL_SUPERIOR}
    held = {"agent": str(persona.agent), "role": persona.roles[0], "from": hand.before(700)}
    hand.write("Designation", {**held, **office, "individually": True})
    bases = {"legal_bases": [LegalBasis.CSI_L114_1]}
    hand.write("Habilitation", {**held, **office, **bases})


def _without_magistrate(hand: Stagehand) -> None:
    """K60: an enquiry in Lyon, with an interception; its assignment was never recorded."""
    file = case(hand, "K60", "TJ-LYON", Stage.ENQUIRY, opened=60, updated=45)
    fact = offence(hand, file, IMPORTING, ("Lyon", "69123"), days=70)
    suspect = person(hand, "Aubertin", "Cyriaque", "1993-04-19")
    charge(hand, file, party(hand, file, Capacity.SUSPECT, person=suspect), fact)
    line = {"id": named("UNLED_LINE"), "case": file, "target_line": "+33600000007"}
    hand.write("Interception", {**line, "legal_basis": "CPP 706-95", "started_at": hand.before(50)})
    item = {"id": named("I8"), "interception": named("UNLED_LINE"), "kind": "CONTENT"}
    hand.write("InterceptItem", {**item, "payload": "enregistrement I8", "transcript": "À demain"})
