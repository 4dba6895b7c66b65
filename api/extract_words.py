"""The French words of an extract, for codes that the register holds."""

from collections.abc import Mapping
from typing import Final

from db.enumerations import Capacity, CaseKind, DecisionType, Situation, Stage

KINDS: Final[Mapping[str, str]] = {
    CaseKind.CRIMINAL: "procédure pénale",
    CaseKind.EDUCATIONAL_ASSISTANCE: "assistance éducative",
    CaseKind.CIVIL_COMMERCIAL_PROSECUTION: "procédure civile ou commerciale",
    CaseKind.JLD_NON_CRIMINAL: "procédure non pénale devant le juge des libertés et de la "
    "détention",
}
STAGES: Final[Mapping[str, str]] = {
    Stage.COMPLAINT: "plainte",
    Stage.ENQUIRY: "enquête",
    Stage.JUDICIAL_INVESTIGATION: "information judiciaire",
    Stage.PROSECUTED: "poursuites engagées",
    Stage.TRIAL: "jugement",
    Stage.APPEAL: "appel",
    Stage.ENFORCEMENT: "exécution de la peine",
    Stage.CLOSED: "procédure close",
}
CAPACITIES: Final[Mapping[str, str]] = {
    Capacity.SUSPECT: "mis en cause",
    Capacity.ASSISTED_WITNESS: "témoin assisté",
    Capacity.UNDER_EXAMINATION: "mis en examen",
    Capacity.PROSECUTED: "poursuivi",
    Capacity.CONVICTED: "condamné",
    Capacity.ACQUITTED: "relaxé ou acquitté",
    Capacity.VICTIM: "victime",
    Capacity.CIVIL_PARTY: "partie civile",
    Capacity.WITNESS: "témoin",
    Capacity.OTHER: "autre qualité",
    Capacity.MINOR: "mineur",
    Capacity.PARENT: "parent",
    Capacity.COMPANY_CONCERNED: "personne morale concernée",
}
DECISIONS: Final[Mapping[str, str]] = {
    DecisionType.NO_FURTHER_ACTION: "classement sans suite",
    DecisionType.ALTERNATIVE: "alternative aux poursuites",
    DecisionType.PROSECUTION: "engagement des poursuites",
    DecisionType.REFERRAL: "renvoi",
    DecisionType.DISMISSAL: "non-lieu",
    DecisionType.ACQUITTAL_MISDEMEANOUR: "relaxe",
    DecisionType.ACQUITTAL_FELONY: "acquittement",
    DecisionType.CONVICTION: "condamnation",
    DecisionType.DISPENSED_OF_SENTENCE: "dispense de peine",
    DecisionType.NOT_CRIMINALLY_RESPONSIBLE: "irresponsabilité pénale",
    DecisionType.EXTINCTION: "extinction de l’action publique",
    DecisionType.CIVIL: "décision civile",
    DecisionType.EDUCATIONAL: "décision d’assistance éducative",
    DecisionType.JLD_ORDER: "ordonnance du juge des libertés et de la détention",
}
SITUATIONS: Final[Mapping[str, str]] = {
    Situation.FREE: "libre",
    Situation.SUPERVISION: "contrôle judiciaire",
    Situation.DETENTION: "détention",
    Situation.WANTED: "recherché",
}
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "kind": KINDS,
    "stage": STAGES,
    "capacity": CAPACITIES,
    "type": DECISIONS,
    "situation": SITUATIONS,
}
"""By the key under which the extract holds the code."""

LABELS: Final[Mapping[str, str]] = {
    "number": "Numéro",
    "kind": "Nature",
    "court": "Juridiction",
    "stage": "État",
    "complaintReceivedAt": "Plainte reçue le",
    "nextHearingAt": "Prochaine audience",
    "enforceableAt": "Exécutoire le",
    "dateFrom": "Date",
    "dateTo": "Jusqu’au",
    "place": "Lieu",
    "legalClassification": "Qualification",
    "capacity": "En qualité de",
    "surname": "Nom",
    "forenames": "Prénoms",
    "birthDate": "Né(e) le",
    "birthPlace": "Lieu de naissance",
    "address": "Adresse",
    "phone": "Téléphone",
    "bankAccount": "Compte bancaire",
    "occupation": "Profession",
    "companyName": "Raison sociale",
    "siren": "SIREN",
    "type": "Décision",
    "pronouncedAt": "Prononcée le",
    "finalAt": "Définitive le",
    "nature": "Peine",
    "quantum": "Quantum",
    "modality": "Modalité",
    "from": "À compter du",
    "until": "Jusqu’au",
    "status": "État",
    "situation": "Situation",
}
SECTIONS: Final[Mapping[str, str]] = {
    "offences": "Faits",
    "parties": "Vos données dans cette affaire",
    "decisions": "Décisions vous concernant",
    "sentences": "Peines",
    "judicialSituations": "Situation au cours de la procédure",
    "enforcementMeasures": "Exécution",
}
