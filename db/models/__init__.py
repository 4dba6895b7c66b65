"""Tortoise models of the register (LAW 4.2), one noun or closely tied nouns a file."""

from db.models.agent import Agent, AgentRole, JudicialFunction
from db.models.assignment import Assignment, AssistLink
from db.models.case import Case, CaseLink
from db.models.charge import Charge, Offence
from db.models.court import Court, CourtTerritory
from db.models.decision import Decision, DecisionCharge
from db.models.designation import Designation, Habilitation
from db.models.party import LegalEntity, Party, Person
from db.models.proceedings import Hearing, InvestigationStep
from db.models.retention import RetentionTerm
from db.models.sentence import EnforcementMeasure, JudicialSituation, Sentence

__all__ = [
    "Agent",
    "AgentRole",
    "Assignment",
    "AssistLink",
    "Case",
    "CaseLink",
    "Charge",
    "Court",
    "CourtTerritory",
    "Decision",
    "DecisionCharge",
    "Designation",
    "EnforcementMeasure",
    "Habilitation",
    "Hearing",
    "InvestigationStep",
    "JudicialFunction",
    "JudicialSituation",
    "LegalEntity",
    "Offence",
    "Party",
    "Person",
    "RetentionTerm",
    "Sentence",
]
