"""All record types of a register file.

INVARIANT: every type comes after those it points to; insertion follows this order.
"""

from collections.abc import Mapping
from types import MappingProxyType

from db.loading.antecedent_records import ANTECEDENTS
from db.loading.authorisation_records import AUTHORISATIONS
from db.loading.control_records import CONTROL
from db.loading.governance_records import GOVERNANCE
from db.loading.intercept_records import INTERCEPT
from db.loading.record_type import RecordType
from db.loading.register_records import REGISTER

RECORD_TYPES: tuple[RecordType, ...] = (
    *REGISTER,
    *GOVERNANCE,
    *CONTROL,
    *INTERCEPT,
    *AUTHORISATIONS,
    *ANTECEDENTS,
)
BY_NAME: Mapping[str, RecordType] = MappingProxyType({known.name: known for known in RECORD_TYPES})
