"""What intercept items tell: data, information or content, under seal or not (R40-47/I/a, II/f).

The seal is an overlay: what is under seal is of another category than the same thing unsealed, so
that each paragraph says of both, and the seal is read in the statement that reads the item (A52).
"""

from collections.abc import Mapping

from db.enumerations import ItemKind
from permissions.categories import Category, Classification
from permissions.condition import NOW, Condition, Row

INTERCEPTION = Row("interception", "interception")
ITEM = Row("intercept_item", "item")
EXHIBIT = Row("exhibit", "exhibit")

_SEALED: Mapping[Category, Category] = {
    Category.COMM_DATA: Category.SEALED_DATA,
    Category.COMM_INFORMATION: Category.SEALED_INFORMATION,
    Category.COMM_CONTENT: Category.SEALED_CONTENT,
    Category.CLEAR_DATA: Category.SEALED_CLEAR_DATA,
    Category.CLEAR_CONTENT: Category.SEALED_CLEAR_CONTENT,
}


def sealed(item: Row = ITEM) -> Condition:
    """The item is under seal now: sealed, and not unsealed since."""
    laid = ~item["sealed_at"].absent() & item["sealed_at"].le(NOW)
    return laid & (item["unsealed_at"].absent() | NOW.lt(item["unsealed_at"]))


def of_item(category: Category) -> Classification:
    """`category`, or its counterpart under seal."""
    return ((~sealed(), category), (sealed(), _SEALED[category]))


def of_link() -> Classification:
    """That the item is of its interception: of what is under seal, that is under seal, too."""
    return ((~sealed(), Category.INTERCEPT_ITEM), (sealed(), Category.SEALED_DATA))


def of_payload() -> Classification:
    """The payload is what the item's kind says, under seal or not."""
    return _by_kind(Category.COMM_DATA, Category.COMM_INFORMATION, Category.COMM_CONTENT)


def of_clear_payload() -> Classification:
    """What was put in clear: of data, data; of all else, content."""
    return _by_kind(Category.CLEAR_DATA, Category.CLEAR_CONTENT, Category.CLEAR_CONTENT)


def of_exhibit() -> Classification:
    """The description of a sealed item is under seal from the day of the seal."""
    laid = EXHIBIT["sealed_at"].le(NOW)
    return ((~laid, Category.COMM_CONTENT), (laid, Category.SEALED_CONTENT))


def _by_kind(data: Category, information: Category, content: Category) -> Classification:
    kinds = (
        (ItemKind.DATA, data),
        (ItemKind.INFORMATION, information),
        (ItemKind.CONTENT, content),
    )
    return tuple(
        (under & ITEM["kind"].eq(kind), _SEALED[category] if is_sealed else category)
        for is_sealed, under in ((False, ~sealed()), (True, sealed()))
        for kind, category in kinds
    )
