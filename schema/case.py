"""Cases (*affaires*), the records that all others belong to."""

from datetime import date, datetime
from typing import Annotated

import strawberry

from permissions import entities
from permissions.categories import Category, always, of_case
from permissions.condition import NOW, Row
from permissions.cpp.article_48_1 import ART_11_STAGES
from permissions.entities import HEARING
from permissions.fields import Finite, Holds, Least
from schema.court import Court
from schema.decision import Decision
from schema.enums import CaseKind, CaseOrigin, Stage
from schema.link import CaseLink
from schema.node import Node
from schema.offence import Offence
from schema.party import Charge, Party
from schema.proceedings import Hearing, InvestigationStep
from schema.record import many, one, record, value
from schema.sentence import EnforcementMeasure, JudicialSituation, Sentence
from schema.study_party import StudyParty

_META = always(Category.CASE_META)
_DATES = always(Category.HEARING_DATE)


def _in_case(own: Row, other: Row) -> object:
    return other["case_id"].eq(own["id"])


def _next_hearing(case: Row) -> Least:
    coming = HEARING["case_id"].eq(case["id"]) & NOW.le(HEARING["at"])
    return Least(HEARING, HEARING["at"], coming)


@record(entities.Case)
class Case(Node):
    """A judicial case, criminal or of another kind that the register holds."""

    number: str | None = value(_META)
    kind: CaseKind | None = value(_META)
    stage: Stage | None = value(_META)
    origin: CaseOrigin | None = value(_META)
    complaint_received_at: date | None = value(_META)
    last_recorded_update_at: datetime | None = value(_META)
    secrecy_art_11: bool | None = value(
        _META,
        name="secrecyArt11",
        shows=lambda case: Holds(case["stage"].among(ART_11_STAGES)),
        inputs=(_META,),
        description="Whether the secrecy of the enquiry or investigation (article 11) runs.",
    )
    follow_up: str | None = value(
        of_case(Category.PROSECUTION_DECISION),
        description="What became of the complaint (*suites*).",
    )
    next_hearing_at: datetime | None = value(_DATES, shows=_next_hearing, inputs=(_DATES,))
    subject_matter: str | None = value(always(Category.NON_CRIMINAL))
    enforceable_at: date | None = value(always(Category.NON_CRIMINAL))
    retention_expires_at: datetime | None = value(
        always(Category.GOVERNANCE),
        shows=lambda case: Finite(case["retention_expires_at"]),
        description="When the case leaves the register (48-1/al.8); null: never.",
    )
    court: Court | None = one(entities.Court, lambda own, court: court["id"].eq(own["court_id"]))
    offences: list[Offence] | None = many(entities.Offence, _in_case)
    parties: list[Party] | None = many(entities.Party, _in_case)
    charges: list[Charge] | None = many(entities.Charge, _in_case)
    decisions: list[Decision] | None = many(entities.Decision, _in_case, order=("pronounced_at",))
    investigation_steps: list[InvestigationStep] | None = many(
        entities.InvestigationStep, _in_case, order=("at",)
    )
    hearings: list[Hearing] | None = many(entities.Hearing, _in_case, order=("at",))
    sentences: list[Sentence] | None = many(entities.Sentence, _in_case)
    enforcement_measures: list[EnforcementMeasure] | None = many(
        entities.EnforcementMeasure, _in_case
    )
    judicial_situations: list[JudicialSituation] | None = many(entities.JudicialSituation, _in_case)
    study_parties: list[StudyParty] | None = many(
        entities.StudyParty,
        _in_case,
        description="The parties under pseudonyms (STATISTICS_NOMINATIVE).",
    )
    links: list[Annotated["CaseLink", strawberry.lazy("schema.link")]] | None = many(
        entities.CaseLink,
        lambda own, link: link["case_id"].eq(own["id"]),
        description="What links this case to the own case of your purpose (48-1/al.1/e), seen from "
        "there: the linked case of each is this one, and they lead no further.",
    )
