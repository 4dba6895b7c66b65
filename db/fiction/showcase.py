"""The demonstration cases, each modelled on a situation that the law decides its own way.

K1 organised trafficking under investigation in Lyon; K2 an enquiry in Paris on one of its
suspects; K20 an enquiry in Nice on the same facts; K31 the trial of a brawl in Grenoble where that
suspect is a victim; K4 an acquittal not final; K40 a case on appeal; K50 a case that has expired;
K9, K10, K11, K12 the non-criminal kinds.
"""

from dataclasses import dataclass

from db.enumerations import Capacity, CaseKind, DecisionType, Function, Situation, Stage
from db.fiction.cast import Stagehand, write_cast
from db.fiction.pen import Pen
from db.fiction.showcase_records import (
    case,
    charge,
    decision,
    link,
    offence,
    party,
    person,
    proceeding,
    seise,
)
from db.fiction.staff import Staff

C, D, F = Capacity, DecisionType, Function

IMPORTING, GANG, FRAUD, THEFT, VIOLENCE = "90142", "90144", "90109", "90101", "90124"


@dataclass(frozen=True, slots=True)
class Cast:
    """Persons and companies that several cases share, by their ids."""

    suspect: str
    company: str
    harmed_company: str


def write_showcase(pen: Pen, staff: Staff) -> None:
    """Writes the personas and the demonstration cases."""
    hand = Stagehand(pen, staff.now)
    write_cast(hand)
    cast = Cast(
        person(hand, "Lavigne", "Corentin", "1984-05-17"),
        hand.write("LegalEntity", {"company_name": "Acmé Négoce SARL", "siren": "000000001"}),
        hand.write("LegalEntity", {"company_name": "Transports du Rhône SA"}),
    )
    _trafficking(hand, cast)
    _enquiry_in_paris(hand, cast)
    _enquiry_in_nice(hand)
    _trial_in_grenoble(hand, cast, staff.holder("TJ-GRENOBLE", F.TRIAL))
    _acquittal(hand)
    _appeal(hand, staff.holder("CA-LYON", F.APPEAL))
    _expired(hand)
    _other_kinds(hand, cast)


def _trafficking(hand: Stagehand, cast: Cast) -> None:
    file = case(hand, "K1", "TJ-LYON", Stage.JUDICIAL_INVESTIGATION, opened=420, updated=3)
    importing = offence(hand, file, IMPORTING, ("Lyon", "69123"), days=500)
    gang = offence(hand, file, GANG, ("Vénissieux", "69259"), days=480)
    suspect = party(hand, file, C.UNDER_EXAMINATION, person=cast.suspect)
    company = party(hand, file, C.UNDER_EXAMINATION, legal_entity=cast.company)
    party(hand, file, C.SUSPECT, person=hand.write("Person", {}), known=False)
    party(hand, file, C.CIVIL_PARTY, person=person(hand, "Ferrand", "Solène", "1991-02-03"))
    party(hand, file, C.VICTIM, legal_entity=cast.harmed_company)
    charges = [
        charge(hand, file, suspect, importing),
        charge(hand, file, suspect, gang),
        charge(hand, file, company, gang),
    ]
    decision(hand, file, D.PROSECUTION, "Réquisitoire introductif", tuple(charges), days=410)
    for days, step in ((400, "Interrogatoire de première comparution"), (90, "Expertise")):
        hand.write("InvestigationStep", {"case": file, "step_type": step, "at": hand.before(days)})
    held = {"case": file, "party": suspect, "situation": Situation.DETENTION}
    hand.write("JudicialSituation", {**held, "from": hand.before(398)})
    hand.write("Hearing", {"case": file, "at": hand.before(-12), "room": "Chambre du conseil"})
    seise(hand, file, "investigating-judge-lyon", F.INVESTIGATING_JUDGE, lead=True)
    seise(hand, file, "prosecutor-lyon", F.PROSECUTION)
    seise(hand, file, "double-role", F.JLD)
    seise(hand, file, "former-judge", F.INVESTIGATING_JUDGE)


def _enquiry_in_paris(hand: Stagehand, cast: Cast) -> None:
    file = case(hand, "K2", "TJ-PARIS", Stage.ENQUIRY, opened=200, updated=10)
    fact = offence(hand, file, FRAUD, ("Paris", "75056"), days=260)
    suspect = party(hand, file, C.SUSPECT, person=cast.suspect)
    other = person(hand, "Berthier", "Maxence", "1979-11-30")
    party(hand, file, C.SUSPECT, person=other)
    party(hand, file, C.VICTIM, person=person(hand, "Nguyen", "Lucie", "1968-08-21"))
    charge(hand, file, suspect, fact)
    seise(hand, file, "prosecutor-paris", F.PROSECUTION, lead=True)
    link(hand, "K1", "K2", cast.suspect)


def _enquiry_in_nice(hand: Stagehand) -> None:
    file = case(hand, "K20", "TJ-NICE", Stage.ENQUIRY, opened=150, updated=20)
    fact = offence(hand, file, IMPORTING, ("Lyon", "69123"), days=500)
    suspect = person(hand, "D'Angelo", "Enzo", "1990-01-09")
    charge(hand, file, party(hand, file, C.SUSPECT, person=suspect), fact)
    seise(hand, file, "prosecutor-nice", F.PROSECUTION, lead=True)
    link(hand, "K1", "K20")


def _trial_in_grenoble(hand: Stagehand, cast: Cast, judge: str) -> None:
    file = case(hand, "K31", "TJ-GRENOBLE", Stage.TRIAL, opened=300, updated=30)
    fact = offence(hand, file, VIOLENCE, ("Grenoble", "38185"), days=330)
    author = person(hand, "Roussel", "Thibault", "1995-07-14")
    charge(hand, file, party(hand, file, C.PROSECUTED, person=author), fact)
    party(hand, file, C.VICTIM, person=cast.suspect)
    party(hand, file, C.VICTIM, person=author)
    seise(hand, file, judge, F.TRIAL, lead=True)


def _acquittal(hand: Stagehand) -> None:
    file = case(hand, "K4", "TJ-LYON", Stage.TRIAL, opened=380, updated=6)
    fact = offence(hand, file, THEFT, ("Villeurbanne", "69266"), days=400)
    author = person(hand, "Chevalier", "Augustin", "1988-03-25")
    accused = party(hand, file, C.ACQUITTED, person=author)
    party(hand, file, C.CIVIL_PARTY, person=person(hand, "Da Silva", "Inès", "1975-12-12"))
    charges = [charge(hand, file, accused, fact)]
    decision(hand, file, D.PROSECUTION, "Citation directe", tuple(charges), days=300)
    grounds = "Relaxe au bénéfice du doute"
    decision(hand, file, D.ACQUITTAL_MISDEMEANOUR, grounds, tuple(charges), days=6)
    heard = {"case": file, "at": hand.before(6), "formation": "Collégiale"}
    hand.write("Hearing", {**heard, "outcome": "Jugement rendu"})
    seise(hand, file, "trial-judge-lyon", F.TRIAL, lead=True)
    seise(hand, file, "prosecutor-lyon", F.PROSECUTION)


def _appeal(hand: Stagehand, judge: str) -> None:
    file = case(hand, "K40", "TJ-LYON", Stage.APPEAL, opened=700, updated=15)
    fact = offence(hand, file, FRAUD, ("Lyon", "69123"), days=800)
    author = person(hand, "Le Gall", "Yannick", "1970-04-04")
    accused = party(hand, file, C.PROSECUTED, person=author)
    harmed = hand.write(
        "LegalEntity", {"company_name": "Imprimerie des Brotteaux SAS", "siren": "000000002"}
    )
    party(hand, file, C.VICTIM, legal_entity=harmed)
    charges = [charge(hand, file, accused, fact)]
    decision(hand, file, D.PROSECUTION, "Citation directe", tuple(charges), days=650)
    decision(hand, file, D.CONVICTION, "Déclaré coupable", tuple(charges), days=120)
    punished = {"case": file, "party": accused, "quantum": "8 mois"}
    hand.write("Sentence", {**punished, "nature": "Emprisonnement avec sursis"})
    hand.write("Hearing", {"case": file, "at": hand.before(-40), "room": "Salle A"})
    seise(hand, file, judge, F.APPEAL, lead=True)
    seise(hand, file, "appeal-prosecutor-lyon", F.PROSECUTION)


def _expired(hand: Stagehand) -> None:
    file = case(hand, "K50", "TJ-LYON", Stage.CLOSED, opened=4_200, updated=3_700)
    fact = offence(hand, file, THEFT, ("Lyon", "69123"), days=4_300)
    author = person(hand, "Moulin", "Séraphin", "1960-06-06")
    charge(hand, file, party(hand, file, C.SUSPECT, person=author), fact)
    unnamed = hand.write("LegalEntity", {"siren": "000000003"})
    party(hand, file, C.VICTIM, legal_entity=unnamed)
    decision(hand, file, D.NO_FURTHER_ACTION, "Désistement", days=3_700)
    seise(hand, file, "prosecutor-lyon", F.PROSECUTION, lead=True)


def _other_kinds(hand: Stagehand, cast: Cast) -> None:
    child = proceeding(hand, "K9", CaseKind.EDUCATIONAL_ASSISTANCE, "Conflit familial aigu")
    party(hand, child, C.MINOR, person=person(hand, "Perrin", "Noé", "2016-09-01"))
    party(hand, child, C.PARENT, person=person(hand, "Perrin", "Agathe", "1989-10-10"))
    decision(hand, child, D.EDUCATIONAL, "Mesure en milieu ouvert", days=60)
    seise(hand, child, "childrens-judge-lyon", F.CHILDRENS_JUDGE_EDUCATIONAL, lead=True)

    kind = CaseKind.CIVIL_COMMERCIAL_PROSECUTION
    failure = proceeding(hand, "K10", kind, "Ouverture d'une procédure collective")
    party(hand, failure, C.COMPANY_CONCERNED, legal_entity=cast.company)
    decision(hand, failure, D.CIVIL, "Redressement judiciaire ouvert", days=30)
    seise(hand, failure, "prosecutor-lyon", F.PROSECUTION, lead=True)

    ward = proceeding(hand, "K11", CaseKind.JLD_NON_CRIMINAL, "Hospitalisation sans consentement")
    party(hand, ward, C.OTHER, person=person(hand, "Blanchet", "Aurèle", "1999-05-05"))
    decision(hand, ward, D.JLD_ORDER, "Maintien de la mesure", days=8)
    seise(hand, ward, "double-role", F.JLD_NON_CRIMINAL, lead=True)

    status = proceeding(hand, "K12", kind, "Annulation d'un acte de l'état civil")
    party(hand, status, C.OTHER, person=person(hand, "Kaddour", "Lila", "2001-01-31"))
    seise(hand, status, "civil-judge", F.CIVIL, lead=True)
