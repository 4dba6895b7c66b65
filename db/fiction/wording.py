"""Texts of fictional cases: what registries write, in their language."""

from db.enumerations import DecisionType, OffenceClass
from db.fiction.chance import weighted

D = DecisionType

FOLLOW_UPS = (
    "Transmis pour enquête au service compétent",
    "Enquête préliminaire en cours",
    "Jonction à une procédure antérieure",
    "Ouverture d'une information judiciaire",
    "Poursuites engagées",
    "Classement envisagé, avis à victime adressé",
)
GROUNDS: dict[DecisionType, tuple[str, ...]] = {
    D.NO_FURTHER_ACTION: (
        "Auteur inconnu",
        "Infraction insuffisamment caractérisée",
        "Désistement",
    ),
    D.ALTERNATIVE: ("Rappel à la loi remplacé par un avertissement", "Médiation", "Composition"),
    D.PROSECUTION: ("Réquisitoire introductif", "Convocation par officier de police judiciaire"),
    D.REFERRAL: ("Ordonnance de renvoi devant le tribunal correctionnel", "Mise en accusation"),
    D.DISMISSAL: ("Charges insuffisantes", "Auteur resté inconnu"),
    D.ACQUITTAL_MISDEMEANOUR: ("Relaxe au bénéfice du doute", "Élément intentionnel non établi"),
    D.ACQUITTAL_FELONY: ("Acquittement",),
    D.CONVICTION: ("Déclaré coupable", "Déclaré coupable, intérêts civils renvoyés"),
    D.DISPENSED_OF_SENTENCE: ("Dommage réparé, trouble cessé",),
    D.NOT_CRIMINALLY_RESPONSIBLE: ("Abolition du discernement",),
    D.EXTINCTION: ("Décès de l'auteur", "Prescription acquise", "Amnistie"),
    D.CIVIL: ("Liquidation judiciaire prononcée", "Interdiction de gérer", "Requête rejetée"),
    D.EDUCATIONAL: ("Mesure d'assistance éducative en milieu ouvert", "Placement", "Mainlevée"),
    D.JLD_ORDER: ("Maintien de la mesure", "Mainlevée de la mesure", "Prolongation autorisée"),
}
STEPS = (
    "Interrogatoire de première comparution",
    "Interrogatoire",
    "Confrontation",
    "Audition de témoin",
    "Commission rogatoire",
    "Expertise",
    "Transport sur les lieux",
    "Perquisition",
    "Reconstitution",
)
SUMMARIES = (
    "Maintient ses déclarations",
    "Reconnaît partiellement les faits",
    "Rapport d'expertise déposé, conclusions notifiées aux parties",
    "Délégation aux enquêteurs pour trois mois",
    "Scellés constitués sur place",
)
ROOMS = ("Salle 1", "Salle 2", "Salle A", "Salle B", "Chambre du conseil", "Salle d'assises")
FORMATIONS = (
    "Juge unique",
    "Collégiale",
    "Cour criminelle départementale",
    "Chambre des appels correctionnels",
    "Cabinet du juge",
)
HEARING_OUTCOMES = (
    "Mis en délibéré",
    "Renvoyé",
    "Jugement rendu",
    "Renvoyé à la demande des parties",
)
FELONY_SENTENCES = weighted({"Réclusion criminelle": 8.0, "Emprisonnement": 2.0})
SENTENCES = weighted(
    {
        "Emprisonnement": 3.0,
        "Emprisonnement avec sursis": 5.0,
        "Emprisonnement avec sursis probatoire": 3.0,
        "Amende": 4.0,
        "Jours-amende": 1.0,
        "Travail d'intérêt général": 1.5,
        "Détention à domicile sous surveillance électronique": 1.0,
        "Stage de citoyenneté": 1.0,
        "Interdiction de séjour": 0.5,
        "Confiscation": 0.5,
    }
)
MODALITIES = (
    "Détention à domicile sous surveillance électronique",
    "Semi-liberté",
    "Placement à l'extérieur",
    "Libération conditionnelle",
    "Recouvrement par le Trésor public",
    "Suivi par le service pénitentiaire d'insertion et de probation",
)
STATUSES = ("à exécuter", "en cours", "exécutée", "suspendue")
EDUCATIONAL_MATTERS = (
    "Signalement de la cellule de recueil des informations préoccupantes",
    "Requête du procureur, absentéisme scolaire prolongé",
    "Requête d'un parent, conflit familial aigu",
    "Mineur non accompagné",
)
CIVIL_MATTERS = (
    "Ouverture d'une procédure collective",
    "Sanction commerciale d'un dirigeant",
    "Contestation de nationalité",
    "Annulation d'un acte de l'état civil",
)
JLD_MATTERS = (
    "Hospitalisation sans consentement",
    "Rétention administrative d'un étranger",
    "Visite et saisie en matière fiscale",
)
REQUALIFIED: dict[OffenceClass, str] = {
    OffenceClass.CRIME: "Violences volontaires ayant entraîné une infirmité permanente",
    OffenceClass.DELIT: "Complicité des mêmes faits",
}


def quantum(nature: str, count: int) -> str | None:
    """The measure of a sentence: years, months, euros or hours; some sentences have none."""
    if nature == "Réclusion criminelle":
        return f"{10 + count} ans"
    if nature.startswith(("Emprisonnement", "Détention", "Interdiction")):
        return f"{2 + count} mois"
    if nature == "Amende":
        return f"{(1 + count) * 150} euros"
    if nature == "Jours-amende":
        return f"{20 + count * 5} jours à 10 euros"
    return f"{35 + count * 5} heures" if nature.startswith("Travail") else None
