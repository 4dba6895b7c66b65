"""Sentences, how they are enforced, and the situation of the person before them."""

from tortoise import fields
from tortoise.indexes import Index

from db.enumerations import Situation
from db.models.case import Case
from db.models.checks import INTERVAL_ORDERED, REGISTRY_ONLY, listed, readable
from db.models.columns import member
from db.models.party import Party
from db.models.record import RegistryRecord


class Sentence(RegistryRecord):
    """A sentence pronounced against a party of the case (48-1/al.3/3°/c)."""

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="sentences", on_delete=fields.CASCADE
    )
    party: fields.ForeignKeyRelation[Party] = fields.ForeignKeyField(
        "greffe.Party", related_name="sentences", on_delete=fields.CASCADE
    )
    nature = fields.TextField()
    quantum = fields.TextField(null=True)
    final_at = fields.DatetimeField(null=True)

    class Meta:
        table = "sentence"
        constraints = (REGISTRY_ONLY, readable("final_at"))
        unique_together = (("case", "id"),)
        indexes = (Index(fields=("party_id",), name="sentence_by_party"),)


class EnforcementMeasure(RegistryRecord):
    """How a sentence is enforced, over `[valid_from, valid_until)` (48-1/al.3/3°/d)."""

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="enforcement_measures", on_delete=fields.CASCADE
    )
    sentence: fields.ForeignKeyRelation[Sentence] = fields.ForeignKeyField(
        "greffe.Sentence", related_name="enforcement_measures", on_delete=fields.CASCADE
    )
    modality = fields.TextField()
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)
    status = fields.TextField()

    class Meta:
        table = "enforcement_measure"
        constraints = (REGISTRY_ONLY, INTERVAL_ORDERED, readable("valid_from", "valid_until"))
        indexes = (
            Index(fields=("case_id", "id"), name="enforcement_measure_by_case"),
            Index(fields=("sentence_id",), name="enforcement_measure_by_sentence"),
        )


class JudicialSituation(RegistryRecord):
    """Free, under supervision, detained or wanted, over an interval (48-1/al.3/4°)."""

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="judicial_situations", on_delete=fields.CASCADE
    )
    party: fields.ForeignKeyRelation[Party] = fields.ForeignKeyField(
        "greffe.Party", related_name="judicial_situations", on_delete=fields.CASCADE
    )
    situation = member(Situation)
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)

    class Meta:
        table = "judicial_situation"
        constraints = (
            REGISTRY_ONLY,
            listed("situation", Situation),
            INTERVAL_ORDERED,
            readable("valid_from", "valid_until"),
        )
        indexes = (
            Index(fields=("case_id", "id"), name="judicial_situation_by_case"),
            Index(fields=("party_id",), name="judicial_situation_by_party"),
        )
