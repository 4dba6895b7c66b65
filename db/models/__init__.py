"""Tortoise models of the register (LAW 4.2), one noun or closely tied nouns a file."""

from db.models.agent import Agent, AgentRole, JudicialFunction
from db.models.antecedent import AntecedentPerson, AntecedentRecord
from db.models.assignment import Assignment, AssistLink
from db.models.authorisation import Authorisation, AuthorisationItem
from db.models.body import Body, BodyListing
from db.models.case import Case, CaseLink
from db.models.charge import Charge, Offence
from db.models.circumstance import ForeignRequest, TechnicalDifficulty
from db.models.clearance import Clearance, Contract
from db.models.control import AccessRequest, ControlRequest
from db.models.court import Court, CourtTerritory
from db.models.decision import Decision, DecisionCharge
from db.models.designation import Designation, Habilitation
from db.models.inquiry import AdministrativeInquiry, ProsecutorReferral
from db.models.interception import Exhibit, Interception, InterceptItem
from db.models.mission import CustomsMission, MissionOfficer
from db.models.party import LegalEntity, Party, Person
from db.models.proceedings import Hearing, InvestigationStep
from db.models.retention import LegalHold, RetentionTerm
from db.models.sentence import EnforcementMeasure, JudicialSituation, Sentence
from db.models.service_request import Referral, ServiceRequest
from db.models.study import Study, StudyMember
from db.models.transmission import Transmission, TransmissionRecord
from db.models.useful_item import Notice, UsefulItem
from db.models.victim_information import VictimInformation

__all__ = [
    "AccessRequest",
    "AdministrativeInquiry",
    "Agent",
    "AgentRole",
    "AntecedentPerson",
    "AntecedentRecord",
    "Assignment",
    "AssistLink",
    "Authorisation",
    "AuthorisationItem",
    "Body",
    "BodyListing",
    "Case",
    "CaseLink",
    "Charge",
    "Clearance",
    "Contract",
    "ControlRequest",
    "Court",
    "CourtTerritory",
    "CustomsMission",
    "Decision",
    "DecisionCharge",
    "Designation",
    "EnforcementMeasure",
    "Exhibit",
    "ForeignRequest",
    "Habilitation",
    "Hearing",
    "InterceptItem",
    "Interception",
    "InvestigationStep",
    "JudicialFunction",
    "JudicialSituation",
    "LegalEntity",
    "LegalHold",
    "MissionOfficer",
    "Notice",
    "Offence",
    "Party",
    "Person",
    "ProsecutorReferral",
    "Referral",
    "RetentionTerm",
    "Sentence",
    "ServiceRequest",
    "Study",
    "StudyMember",
    "TechnicalDifficulty",
    "Transmission",
    "TransmissionRecord",
    "UsefulItem",
    "VictimInformation",
]
