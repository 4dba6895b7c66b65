"""All record types of a register file.

INVARIANT: every type comes after those it points to; insertion follows this order.
"""

from collections.abc import Mapping
from types import MappingProxyType

from db.loading.governance_records import GOVERNANCE
from db.loading.record_type import RecordType
from db.loading.register_records import REGISTER

RECORD_TYPES: tuple[RecordType, ...] = (*REGISTER, *GOVERNANCE)
BY_NAME: Mapping[str, RecordType] = MappingProxyType({known.name: known for known in RECORD_TYPES})
