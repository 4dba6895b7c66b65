"""Studies that need nominative data, and who works on them."""

from tortoise import fields
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index

from db.models.agent import Agent
from db.models.checks import INTERVAL_ORDERED, REGISTRY_ONLY, readable
from db.models.record import RegistryRecord


class Study(RegistryRecord):
    """A study of the ministry's statisticians (48-1/al.14/b).

    Persons appear in it under pseudonyms made with `pseudonym_key`, unless `identities_needed`.
    The database draws the key; no file brings it and no answer shows it.
    """

    reference = fields.TextField()
    title = fields.TextField()
    identities_needed = fields.BooleanField(db_default=SqlDefault("false"))
    pseudonym_key = fields.UUIDField(db_default=SqlDefault("gen_random_uuid()"))
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)

    class Meta:
        table = "study"
        constraints = (REGISTRY_ONLY, INTERVAL_ORDERED, readable("valid_from", "valid_until"))


class StudyMember(RegistryRecord):
    """An agent who works on a study over `[valid_from, valid_until)`."""

    study: fields.ForeignKeyRelation[Study] = fields.ForeignKeyField(
        "greffe.Study", related_name="members", on_delete=fields.CASCADE
    )
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="studies", on_delete=fields.RESTRICT
    )
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)

    class Meta:
        table = "study_member"
        constraints = (REGISTRY_ONLY, INTERVAL_ORDERED, readable("valid_from", "valid_until"))
        indexes = (
            Index(fields=("study_id",), name="study_member_by_study"),
            Index(fields=("agent_id", "study_id"), name="study_member_by_agent"),
        )
