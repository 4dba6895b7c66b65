"""The root fields. Those that read records are planned, and hand over what the plan made."""

from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from permissions.reads import Plumbing
from permissions.statistics.dimensions import Dimension
from schema.access_counts import AccessRefusal, AccessVolume
from schema.access_log import AccessLog
from schema.antecedent import AntecedentRecord
from schema.assignment import Assignment
from schema.assist_link import AssistLink
from schema.authorisation import Authorisation
from schema.case import Case
from schema.connection import Connection
from schema.control_request import ControlRequest
from schema.decision import Decision
from schema.designation import Designation
from schema.exhibit import Exhibit
from schema.explanation import Explanation, explain_field
from schema.file_filters import (
    AccessLogFilter,
    AccessRefusalFilter,
    AccessVolumeFilter,
    AntecedentFilter,
    AssignmentFilter,
    AuthorisationFilter,
    DesignationFilter,
    ExhibitFilter,
    HabilitationFilter,
    InterceptionFilter,
    InterceptItemFilter,
    NoticeFilter,
    ReferralFilter,
    ServiceRequestFilter,
)
from schema.filters import CaseFilter, DecisionFilter, PartyFilter
from schema.habilitation import Habilitation
from schema.inquiry import AdministrativeInquiry
from schema.intercept_item import InterceptItem
from schema.interception import Interception
from schema.link import CaseLink
from schema.node import Node
from schema.notice import Notice
from schema.orders import (
    AccessLogOrder,
    AccessRefusalOrder,
    AccessVolumeOrder,
    CaseOrder,
    DecisionOrder,
    InterceptionOrder,
    PartyOrder,
    ServiceRequestOrder,
)
from schema.party import Party
from schema.platform_user import PlatformUser
from schema.record import RecordField
from schema.referral import Referral
from schema.service_request import ServiceRequest
from schema.statistics import StatisticalTable
from schema.study import Study
from schema.transmission import Transmission
from schema.viewer import PAGE, Viewer

IDS_LARGEST = 100
"""Ids of one `nodes`."""


def planned(description: str, **arguments: object) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    """A root field with its arguments: optional ones default to null."""
    made = RecordField(permission_classes=[Plumbing], description=description)
    made.arguments = [
        StrawberryArgument(name, None, StrawberryAnnotation(kind))
        if kind in REQUIRED
        else StrawberryArgument(name, None, StrawberryAnnotation(kind), default=None)
        for name, kind in arguments.items()
    ]
    return made


REQUIRED = (strawberry.ID, list[strawberry.ID], list[Dimension])
"""Types of arguments that must be given."""


@strawberry.type
class Query:
    """What can be asked of the three files."""

    case: Case | None = planned(
        "A case by its id; null where it does not exist or is not visible to you.",
        id=strawberry.ID,
    )
    cases: Connection[Case] = planned(
        "Cases visible to you for your purpose.",
        **PAGE,
        filter=CaseFilter | None,
        order_by=CaseOrder | None,
    )
    parties: Connection[Party] = planned(
        "Parties visible to you for your purpose.",
        **PAGE,
        filter=PartyFilter | None,
        order_by=PartyOrder | None,
    )
    decisions: Connection[Decision] = planned(
        "Decisions visible to you for your purpose.",
        **PAGE,
        filter=DecisionFilter | None,
        order_by=DecisionOrder | None,
    )
    linked_cases: Connection[CaseLink] = planned(
        "Cases linked to the own case of your purpose (RECIPROCAL_KNOWLEDGE).", **PAGE
    )
    interception: Interception | None = planned(
        "An interception by its id; null where it does not exist or is not visible to you.",
        id=strawberry.ID,
    )
    interceptions: Connection[Interception] = planned(
        "Interceptions visible to you for your purpose.",
        **PAGE,
        filter=InterceptionFilter | None,
        order_by=InterceptionOrder | None,
    )
    intercept_item: InterceptItem | None = planned(
        "An intercept item by its id; null where it does not exist or is not visible to you.",
        id=strawberry.ID,
    )
    intercept_items: Connection[InterceptItem] = planned(
        "Intercept items visible to you for your purpose.",
        **PAGE,
        filter=InterceptItemFilter | None,
    )
    exhibits: Connection[Exhibit] = planned(
        "Sealed exhibits visible to you for your purpose.",
        **PAGE,
        filter=ExhibitFilter | None,
    )
    service_requests: Connection[ServiceRequest] = planned(
        "Requests to operators visible to you for your purpose.",
        **PAGE,
        filter=ServiceRequestFilter | None,
        order_by=ServiceRequestOrder | None,
    )
    platform_users: Connection[PlatformUser] = planned(
        "Users of the platform of interceptions visible to you for your purpose.",
        **PAGE,
    )
    antecedent: AntecedentRecord | None = planned(
        "An antecedent by its id; null where it does not exist or is not visible to you.",
        id=strawberry.ID,
    )
    antecedents: Connection[AntecedentRecord] = planned(
        "Antecedents of the subject of your purpose visible to you for your purpose.",
        **PAGE,
        filter=AntecedentFilter | None,
    )
    transmission: Transmission | None = planned(
        "A transmission by its id; null where it does not exist or is not visible to you.",
        id=strawberry.ID,
    )
    administrative_inquiries: Connection[AdministrativeInquiry] = planned(
        "Administrative inquiries visible to you for your purpose.",
        **PAGE,
    )
    authorisations: Connection[Authorisation] = planned(
        "Authorisations visible to you for your purpose.",
        **PAGE,
        filter=AuthorisationFilter | None,
    )
    notices: Connection[Notice] = planned(
        "Notices visible to you for your purpose.",
        **PAGE,
        filter=NoticeFilter | None,
    )
    designations: Connection[Designation] = planned(
        "Designations visible to you for your purpose.",
        **PAGE,
        filter=DesignationFilter | None,
    )
    habilitations: Connection[Habilitation] = planned(
        "Habilitations visible to you for your purpose.",
        **PAGE,
        filter=HabilitationFilter | None,
    )
    assignments: Connection[Assignment] = planned(
        "Assignments of magistrates visible to you for your purpose.",
        **PAGE,
        filter=AssignmentFilter | None,
    )
    assist_links: Connection[AssistLink] = planned(
        "Links of assistants to magistrates visible to you for your purpose.",
        **PAGE,
    )
    referrals: Connection[Referral] = planned(
        "Referrals to investigators visible to you for your purpose.",
        **PAGE,
        filter=ReferralFilter | None,
    )
    control_requests: Connection[ControlRequest] = planned(
        "Requests of control visible to you for your purpose.",
        **PAGE,
    )
    studies: Connection[Study] = planned(
        "Studies visible to you for your purpose.",
        **PAGE,
    )
    access_log: Connection[AccessLog] = planned(
        "Entries of the journal visible to you for your purpose, the latest first.",
        **PAGE,
        filter=AccessLogFilter | None,
        order_by=AccessLogOrder | None,
    )
    access_volumes: Connection[AccessVolume] = planned(
        "How much each agent asked in an hour or day, beside medians; the latest first.",
        **PAGE,
        filter=AccessVolumeFilter | None,
        order_by=AccessVolumeOrder | None,
    )
    access_refusals: Connection[AccessRefusal] = planned(
        "Refusals of a day, by agent and code; the latest first.",
        **PAGE,
        filter=AccessRefusalFilter | None,
        order_by=AccessRefusalOrder | None,
    )
    count_by: StatisticalTable = planned(
        "Cases of every kind counted by one to three dimensions, for non-nominative statistics; "
        "no filter is permitted.",
        dimensions=list[Dimension],
        filter=CaseFilter | None,
    )
    node: Node | None = planned(
        "A record by its id; null where it does not exist or is not visible to you.",
        id=strawberry.ID,
    )
    nodes: list[Node | None] = planned(
        "Records by their ids, in that order; null for each that is not visible to you.",
        ids=list[strawberry.ID],
    )
    explain: Explanation = explain_field()
    viewer: Viewer = planned(
        "You: your account, the roles you hold, your docket. No purpose is needed."
    )
