"""What is asked: the workloads, each in the words of Greffe and in those of PostGraphile.

The aliases of the second make the answers agree key by key; both state the same order.
"""

from dataclasses import dataclass
from typing import Final, Literal

Varied = Literal["id", "after"] | None

PAGE: Final = 50
LONG_PAGE: Final = 100

_NESTED: Final = """
  id number kind stage lastRecordedUpdateAt
  court { name }
  offences { id dateFrom place legalClassification class }
  parties {
    id capacity known
    person { surname forenames birthDate birthPlace address }
    legalEntity { companyName siren }
  }
  charges { id requalifiedAs party { id } offence { id } }
  decisions { id type pronouncedAt finalAt court { name } }
"""
_FLAT: Final = """
  id number kind stage origin complaintReceivedAt lastRecordedUpdateAt secrecyArt11 followUp
  court { name }
"""
_NESTED_THERE: Final = """
  id: rowId number kind stage lastRecordedUpdateAt
  court { name }
  offences(orderBy: ROW_ID_ASC) { id: rowId dateFrom place legalClassification class }
  parties(orderBy: ROW_ID_ASC) {
    id: rowId capacity known
    person { surname forenames birthDate birthPlace address }
    legalEntity { companyName siren }
  }
  charges(orderBy: ROW_ID_ASC) {
    id: rowId requalifiedAs party { id: rowId } offence { id: rowId }
  }
  decisions(orderBy: [PRONOUNCED_AT_ASC, ROW_ID_ASC]) {
    id: rowId type pronouncedAt finalAt court { name }
  }
"""
_FLAT_THERE: Final = _FLAT.replace("id number", "id: rowId number")


@dataclass(frozen=True, slots=True)
class Question:
    """One workload. `varied` is the variable that differs from request to request."""

    key: str
    label: str
    text: str
    text_there: str
    varied: Varied


def _page(fields: str, size: int) -> str:
    return (
        f"query($after: String) {{ cases(first: {size}, after: $after)"
        f" {{ nodes {{ {fields} }} }} }}"
    )


def _page_there(fields: str, size: int) -> str:
    return (
        f"query($after: Cursor) {{ cases: allCases(first: {size}, after: $after,"
        f" orderBy: ROW_ID_ASC) {{ nodes {{ {fields} }} }} }}"
    )


QUESTIONS: Final = (
    Question(
        "one",
        "one case, nested",
        f"query($id: ID!) {{ case(id: $id) {{ {_NESTED} }} }}",
        f"query($id: UUID!) {{ case: caseByRowId(rowId: $id) {{ {_NESTED_THERE} }} }}",
        "id",
    ),
    Question(
        "page",
        f"page of {PAGE}, nested",
        _page(_NESTED, PAGE),
        _page_there(_NESTED_THERE, PAGE),
        "after",
    ),
    Question(
        "flat",
        f"page of {LONG_PAGE}, flat",
        _page(_FLAT, LONG_PAGE),
        _page_there(_FLAT_THERE, LONG_PAGE),
        "after",
    ),
    Question("typename", "{ __typename }", "{ __typename }", "{ __typename }", None),
)

WALK: Final = (
    "query($step: Int!, $after: String) { cases(first: $step, after: $after)"
    " { pageInfo { endCursor hasNextPage } } }"
)
"""Goes through the cases, to collect the cursors that the timed requests start from."""
WALK_THERE: Final = (
    "query($step: Int!, $after: Cursor) { cases: allCases(first: $step, after: $after,"
    " orderBy: ROW_ID_ASC) { nodes { rowId } pageInfo { endCursor hasNextPage } } }"
)
