"""The authorisation that a purpose names is in the entry of what was released by it."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from db.enumerations import Role
from db.journal_entry import RELEASED
from permissions.purposes import Purpose
from permissions.subject import AgentId, Caller, StatedPurpose
from schema.consultation import Operation, entry_of
from schema.request import GraphQLRequest

AUTHORISATION = UUID("0199d0e8-0000-7000-8000-0000000000a1")


def operation(references: dict[str, UUID | str]) -> Operation:
    purpose = StatedPurpose(Purpose.SPECIALISED_TASK, references)
    caller = Caller(AgentId(uuid4()), Role.CRIMINAL_JUDGE, purpose)
    request = GraphQLRequest(query="{ a }", operation_name=None, variables={}, method="POST")
    return Operation(request, caller, datetime.now(UTC))


@pytest.mark.parametrize(
    ("references", "outcome", "relied_on"),
    [
        ({"authorisation": AUTHORISATION}, RELEASED, AUTHORISATION.bytes),
        ({"authorisation": AUTHORISATION}, "FORBIDDEN", b""),
        ({"case": AUTHORISATION}, RELEASED, b""),
        ({"authorisation": "no id"}, RELEASED, b""),
    ],
)
def test_what_was_relied_on_is_said(
    references: dict[str, UUID | str], outcome: str, relied_on: bytes
) -> None:
    assert entry_of(operation(references), outcome).authorisation_ids == relied_on
