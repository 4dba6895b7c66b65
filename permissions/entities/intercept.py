"""The records of the file of judicial interceptions (R40-47)."""

from permissions.categories import Category, always
from permissions.communications import EXHIBIT, INTERCEPTION, ITEM
from permissions.condition import Row
from permissions.entities.entity import Entity, Join

SERVICE_REQUEST = Row("service_request", "request")
PLATFORM_USER = Row("agent", "user")

Interception = Entity(
    "Interception", INTERCEPTION, always(Category.COMM_DATA), case=INTERCEPTION["case_id"]
)
InterceptItem = Entity(
    "InterceptItem",
    ITEM,
    always(Category.INTERCEPT_ITEM),
    (Join(INTERCEPTION, ITEM, "interception_id"),),
    case=INTERCEPTION["case_id"],
)
Exhibit = Entity("Exhibit", EXHIBIT, always(Category.EXHIBIT), case=EXHIBIT["case_id"])
ServiceRequest = Entity(
    "ServiceRequest", SERVICE_REQUEST, always(Category.COMM_DATA), case=SERVICE_REQUEST["case_id"]
)
PlatformUser = Entity("PlatformUser", PLATFORM_USER, always(Category.PLATFORM_USER))

INTERCEPT: tuple[Entity, ...] = (
    Interception,
    InterceptItem,
    Exhibit,
    ServiceRequest,
    PlatformUser,
)
