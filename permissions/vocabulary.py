"""The names of rows and columns in words, English and French, in which conditions are said.

A noun is given once; articles and contractions are made by `permissions.wording`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Gender = Literal["m", "f", "mp", "fp"]
"""Of the French noun; `p` where both nouns are plural."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in both languages, without its article."""

    en: str
    fr: str
    gender: Gender


def _m(en: str, fr: str) -> Noun:
    return Noun(en, fr, "m")


def _f(en: str, fr: str) -> Noun:
    return Noun(en, fr, "f")


def noun_of(words: Mapping[str, Noun], name: str) -> Noun:
    """The noun of a name; of one that has none, the name itself, spaced."""
    spaced = name.removesuffix("_id").replace("_", " ")
    return words.get(name) or Noun(spaced, spaced, "m")


TABLES: Final[Mapping[str, Noun]] = {
    "access_request": _f("request for access", "demande d’accès"),
    "administrative_inquiry": _f("administrative inquiry", "enquête administrative"),
    "agent": _m("agent", "agent"),
    "agent_role": _f("holding of a role", "attribution de rôle"),
    "antecedent_person": _f("person in the antecedents file", "personne inscrite au fichier"),
    "antecedent_record": _m("entry in the antecedents file", "antécédent"),
    "assignment": _f("assignment", "saisine"),
    "assist_link": _m("link of assistance", "lien d’assistance"),
    "authorisation": _f("authorisation", "autorisation"),
    "authorisation_item": _m("item designated by an authorisation", "élément désigné"),
    "body": _m("body", "organisme"),
    "body_listing": _f("entry on a list", "inscription sur une liste"),
    "case_link": _m("link between cases", "lien entre affaires"),
    "charge": _f("charge", "prévention"),
    "clearance": _f("clearance", "habilitation de défense"),
    "contract": _m("contract", "contrat"),
    "control_request": _f("control request", "demande de contrôle"),
    "court": _f("court", "juridiction"),
    "court_territory": _m("territory of a court", "ressort élargi"),
    "customs_mission": _f("customs mission", "mission douanière"),
    "decision": _f("decision", "décision"),
    "decision_charge": _f("ruling on a charge", "décision sur une prévention"),
    "designation": _f("designation", "désignation"),
    "enforcement_measure": _f("enforcement measure", "mesure d’exécution"),
    "exhibit": _m("exhibit", "scellé"),
    "foreign_request": _f("foreign request", "demande étrangère"),
    "habilitation": _f("habilitation", "habilitation"),
    "hearing": _f("hearing", "audience"),
    "intercept_item": _m("intercept item", "élément d’interception"),
    "interception": _f("interception", "interception"),
    "investigation_step": _m("step of the investigation", "acte d’instruction"),
    "journal_entry": _f("entry of the journal", "entrée du journal"),
    "judicial_case": _f("case", "affaire"),
    "judicial_function": _f("judicial function", "fonction juridictionnelle"),
    "judicial_situation": _f("judicial situation", "situation judiciaire"),
    "legal_entity": _f("company", "personne morale"),
    "legal_hold": _f("legal hold", "mesure de conservation"),
    "linked_case": _m("link between cases", "lien entre affaires"),
    "mission_officer": _f("posting on a mission", "affectation à une mission"),
    "notice": _m("notice", "avis"),
    "offence": _f("offence", "infraction"),
    "party": _f("party", "partie"),
    "person": _f("person", "personne"),
    "prosecutor_referral": _f("referral to a prosecutor", "saisine du parquet"),
    "referral": _f("referral", "saisine de l’enquêteur"),
    "sentence": _f("sentence", "peine"),
    "service_request": _f("requisition", "réquisition"),
    "study": _f("study", "étude"),
    "study_member": _f("membership of a study", "participation à une étude"),
    "technical_difficulty": _f("technical difficulty", "difficulté technique"),
    "transmission": _f("transmission", "transmission"),
    "transmission_record": _m("transmitted entry", "antécédent transmis"),
    "useful_item": _m("item listed as useful", "élément signalé comme utile"),
    "victim_information": _f("information of a victim", "information d’une victime"),
}

COLUMNS: Final[Mapping[str, Noun]] = {
    "agent_id": _m("agent", "agent"),
    "aim": _f("aim", "finalité"),
    "answered_at": _f("answer", "réponse"),
    "appeal_court_id": _f("court of appeal", "cour d’appel"),
    "approved_by_id": _m("approver", "approbateur"),
    "art_16_point": _m("point of article 16", "point de l’article 16"),
    "article": _m("article", "article"),
    "at": _f("date", "date"),
    "assistant_id": _f("person who assists", "personne qui assiste"),
    "authorisation_id": _f("authorisation", "autorisation"),
    "body_id": _m("body", "organisme"),
    "by_id": _m("author", "auteur"),
    "capacity": _f("capacity", "qualité"),
    "case_id": _f("case", "affaire"),
    "charge_id": _f("charge", "prévention"),
    "clause": _f("clause", "clause"),
    "closed_at": _f("closing", "clôture"),
    "completed_at": _m("completion", "achèvement"),
    "confirmed_at": _f("confirmation", "confirmation"),
    "confirmed_by_id": _m("confirming magistrate", "magistrat auteur de la confirmation"),
    "contractor_id": _m("contractor", "prestataire"),
    "correspondents": Noun("correspondents", "correspondants", "mp"),
    "count_number": _m("count", "numéro de chef"),
    "court_id": _f("court", "juridiction"),
    "decision_id": _f("decision", "décision"),
    "difficulty_id": _f("technical difficulty", "difficulté technique"),
    "done_at": _m("accomplishment", "accomplissement"),
    "due_from": _f("due date", "échéance"),
    "duty": _f("charge", "mission"),
    "elements": Noun("designated elements", "éléments désignés", "mp"),
    "ended_at": _f("end", "fin"),
    "exhibit_id": _m("exhibit", "scellé"),
    "extended_articles": Noun(
        "articles of extended jurisdiction", "articles de compétence élargie", "mp"
    ),
    "file": _m("file", "fichier"),
    "foreign_request_id": _f("foreign request", "demande étrangère"),
    "function": _f("function", "fonction"),
    "grantee_id": _m("grantee", "bénéficiaire"),
    "ground": _m("ground", "motif"),
    "inquiry_id": _f("inquiry", "enquête"),
    "instrument": _m("instrument", "instrument"),
    "interception_id": _f("interception", "interception"),
    "issued_at": _f("issue", "délivrance"),
    "issuer_id": _m("issuer", "signataire"),
    "issuer_office": _f("issuing office", "autorité signataire"),
    "issuer_role": _m("role of the issuer", "rôle du signataire"),
    "item_id": _m("item", "élément"),
    "kind": _f("kind", "nature"),
    "legal_bases": Noun("legal bases", "fondements légaux", "mp"),
    "legal_basis": _m("legal basis", "fondement légal"),
    "legal_entity_id": _f("company", "personne morale"),
    "level": _m("level", "niveau"),
    "listed_at": _m("listing", "signalement"),
    "listed_by_id": _m("author of the list", "auteur du signalement"),
    "listed_role": _m("role of the author of the list", "rôle de l’auteur du signalement"),
    "listing": _f("list", "liste"),
    "magistrate_id": _m("magistrate", "magistrat"),
    "matters": Noun("matters of extended jurisdiction", "matières de compétence élargie", "fp"),
    "member_court_id": _f("member court", "juridiction rattachée"),
    "mission_id": _f("mission", "mission"),
    "motive": _m("motive", "motif"),
    "motives": Noun("motives", "motifs", "mp"),
    "need_to_know": _m("need to know", "besoin d’en connaître"),
    "offence_id": _f("offence", "infraction"),
    "officer_id": _m("officer", "agent"),
    "opened_at": _f("opening", "ouverture"),
    "opinion": _m("opinion", "avis"),
    "ordered_by_id": _m("ordering magistrate", "magistrat mandant"),
    "other_id": _f("other case", "autre affaire"),
    "outcome": _f("outcome", "suite"),
    "outcome_final_at": _m("finality of the outcome", "caractère définitif de la suite"),
    "party_id": _f("party", "partie"),
    "person_id": _f("person", "personne"),
    "police_referred_at": _f("referral to the police", "saisine de la police"),
    "prior_id": _f("prior authorisation", "autorisation préalable"),
    "procedure_ref": _f("procedure", "procédure"),
    "reason": _m("reason", "motif"),
    "received_at": _f("receipt", "réception"),
    "record_id": _m("entry", "antécédent"),
    "recorded_at": _m("recording", "enregistrement"),
    "referred_at": _f("referral", "saisine"),
    "reopened_at": _f("reopening", "réouverture"),
    "replied_at": _f("reply", "réponse"),
    "requester_id": _m("requester", "demandeur"),
    "requester_role": _m("role of the requester", "rôle du demandeur"),
    "retention_expires_at": _m("end of retention", "terme de conservation"),
    "revoked_at": _m("revocation", "retrait"),
    "role": _m("role", "rôle"),
    "scope": _f("scope", "portée"),
    "sealed_at": _f("sealing", "mise sous scellés"),
    "sealed_by_id": _m("author of the seal", "auteur du scellé"),
    "sentence_id": _f("sentence", "peine"),
    "stage": _m("stage", "stade"),
    "stage_at_issue": _m("stage when it was issued", "stade lors de la délivrance"),
    "started_at": _m("start", "début"),
    "state": _m("State", "État"),
    "study_id": _f("study", "étude"),
    "task": _f("task", "tâche"),
    "transmission_id": _f("transmission", "transmission"),
    "type": _m("type", "type"),
    "unit": _f("unit", "unité"),
    "unsealed_at": _f("unsealing", "levée des scellés"),
    "valid_from": _f("start", "prise d’effet"),
    "valid_until": _f("end", "fin de validité"),
}

REFERENCES: Final[Mapping[str, Noun]] = {
    "article": _m("article", "article"),
    "authorisation": _f("authorisation", "autorisation"),
    "basis": _m("legal basis", "fondement"),
    "case": _f("case", "affaire"),
    "inquiry": _f("inquiry", "enquête"),
    "litigant": _m("litigant", "justiciable"),
    "mission": _f("mission", "mission"),
    "motive": _m("motive", "motif"),
    "request": _f("request", "demande"),
    "study": _f("study", "étude"),
    "subject": _f("person", "personne"),
    "transmission": _f("transmission", "transmission"),
}


@dataclass(frozen=True, slots=True)
class Flag:
    """A column that is true or false: what is said where it is true, and where it is not."""

    en: tuple[str, str]
    fr: tuple[str, str]


FLAGS: Final[Mapping[str, Flag]] = {
    "accessible": Flag(
        ("declared accessible", "declared not accessible"),
        ("données déclarées accessibles", "données déclarées inaccessibles"),
    ),
    "active": Flag(("account active", "account not active"), ("compte actif", "compte inactif")),
    "admin_access_barred": Flag(
        ("under a mention of article 230-8", "under no mention of article 230-8"),
        ("avec mention de l’article 230-8", "sans mention de l’article 230-8"),
    ),
    "concerns_victim": Flag(
        ("bears on the entry of a victim", "does not bear on the entry of a victim"),
        ("portant sur l’inscription d’une victime", "ne portant pas sur une victime"),
    ),
    "encrypted": Flag(("encrypted", "not encrypted"), ("chiffré", "non chiffré")),
    "exceptional": Flag(
        ("exceptional", "not exceptional"),
        ("à caractère exceptionnel", "sans caractère exceptionnel"),
    ),
    "express": Flag(("express", "not express"), ("donnée expressément", "non donnée expressément")),
    "hit": Flag(
        ("with a hit", "with no hit"), ("avec inscription trouvée", "sans inscription trouvée")
    ),
    "identities_needed": Flag(
        ("needs identities", "does not need identities"),
        ("avec besoin des identités", "sans besoin des identités"),
    ),
    "includes_sealed": Flag(
        ("includes what is sealed", "leaves out what is sealed"),
        ("étendue aux scellés", "non étendue aux scellés"),
    ),
    "individually": Flag(
        ("made individually", "not made individually"),
        ("faite à titre individuel", "non faite à titre individuel"),
    ),
    "known": Flag(("known", "not known"), ("identité connue", "identité inconnue")),
    "lead": Flag(("as the lead", "not as the lead"), ("à titre principal", "à titre secondaire")),
    "useful": Flag(("useful", "not useful"), ("utile", "sans utilité")),
}
