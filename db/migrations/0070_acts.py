"""Acts: the version that each record is at, and what was done under which key."""

from tortoise import fields, migrations
from tortoise.fields.db_defaults import SqlDefault
from tortoise.migrations import operations as ops

from db.migrations._operations import AddToEach
from db.migrations._sql import sql_beside

RECORDS = (
    "AccessRequest",
    "AdministrativeInquiry",
    "Agent",
    "AgentRole",
    "AntecedentPerson",
    "AntecedentRecord",
    "AssistLink",
    "Assignment",
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
    "Sentence",
    "ServiceRequest",
    "Study",
    "StudyMember",
    "TechnicalDifficulty",
    "Transmission",
    "TransmissionRecord",
    "UsefulItem",
)


class Migration(migrations.Migration):
    dependencies = [("greffe", "0060_journal_chains")]

    operations = [
        AddToEach(RECORDS, "version", fields.IntField(db_default=SqlDefault("1"))),
        ops.AlterField("Notice", "due_from", fields.DatetimeField(null=True)),
        ops.RunSQL(sql_beside(__file__)),
    ]
