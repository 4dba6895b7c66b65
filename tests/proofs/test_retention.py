"""What is past its term is nobody's, in all three files."""

from db.enumerations import Processing
from permissions.categories import CASE
from permissions.communications import EXHIBIT, INTERCEPTION, ITEM
from permissions.condition import NOW, Row
from permissions.entities import RECORD, SERVICE_REQUEST
from permissions.purposes import TERMS
from proofs.asking import opened
from proofs.telling import never_released

KEPT = {
    Processing.REGISTRY: (CASE,),
    Processing.INTERCEPT: (INTERCEPTION, ITEM, EXHIBIT, SERVICE_REQUEST),
    Processing.ANTECEDENTS: (RECORD,),
}
"""The rows whose term a record of each file has."""


def released_past_its_term(file: Processing, row: Row) -> set[str]:
    """Check every question about records that stand in such a row; tell of which kinds."""
    found = set()
    for asked in opened():
        stated = None if asked.purpose is None else TERMS[asked.purpose].processing
        if row in asked.place.entity.rows and stated in (file, None):
            never_released(asked, row["retention_expires_at"].le(NOW))
            found.add(asked.place.entity.name)
    return found


def test_no_case_past_its_term_is_released_nor_anything_in_it() -> None:
    """No purpose, and no docket, releases anything of a case of the register whose term has run
    out: parties, persons, offences, decisions, links, all that stands in it."""
    kinds = released_past_its_term(Processing.REGISTRY, CASE)
    assert kinds >= {"Case", "Party", "Person", "Charge", "Decision", "CaseLink", "StudyParty"}


def test_no_interception_or_item_past_its_term_is_released() -> None:
    """No purpose of R40-47 releases an interception past its term, nor an item past its own or past
    that of its interception."""
    assert released_past_its_term(Processing.INTERCEPT, INTERCEPTION) >= {"InterceptItem"}
    assert released_past_its_term(Processing.INTERCEPT, ITEM) == {"InterceptItem"}


def test_no_exhibit_or_request_to_an_operator_past_its_term_is_released() -> None:
    """No purpose of R40-47 releases an exhibit past its term, nor a request to an operator."""
    assert released_past_its_term(Processing.INTERCEPT, EXHIBIT) == {"Exhibit"}
    assert released_past_its_term(Processing.INTERCEPT, SERVICE_REQUEST) == {"ServiceRequest"}


def test_no_antecedent_past_its_term_is_released() -> None:
    """No purpose of R40-29 releases a record past its term, nor a person by it."""
    kinds = released_past_its_term(Processing.ANTECEDENTS, RECORD)
    assert kinds == {"AntecedentRecord", "AntecedentPerson"}
