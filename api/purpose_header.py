"""The purpose as `Access-Purpose` states it: a structured-field item (RFC 9651).

    CASE_PROCESSING;case="0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3"

The code is a Token. An id is a String, always: a UUID may begin with a digit, and a Token may not.
A code of a closed list is a Token or a String (`article="706-75"` cannot be a Token). A parameter
stated twice is refused, where RFC 9651 would keep the last: what an operation is for is not to be
read in two ways by the server and by whatever stands before it.

Reading a purpose gives no right. No message holds any part of the value.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Never
from uuid import UUID

import http_sf

from api import purpose_refusals as refused
from api.identifiers import uuid_of
from db.enumerations import Role
from permissions.purposes import TERMS, Purpose, Reference, not_open
from permissions.refusal import Refusal
from permissions.subject import StatedPurpose

LONGEST: Final = 1024
_CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9_.-]{0,63}")


@lru_cache(maxsize=4096)
def stated_purpose(value: bytes, role: Role | None) -> StatedPurpose:
    """The purpose that a header value states for a role (None: not known yet).

    Raises `Refusal`: HEADER_MALFORMED, PURPOSE_NOT_ALLOWED, or what the purpose says of a
    reference that is missing.
    """
    code, parameters = _item(value)
    if code not in Purpose.__members__:
        raise refused.unknown_purpose(code, role)
    purpose = Purpose[code]
    terms = TERMS[purpose]
    if role is not None and not terms.may_be_stated_by(role):
        raise not_open(purpose, role)
    if not parameters.keys() <= {reference.name for reference in terms.references}:
        raise refused.unknown_parameter(purpose)
    references = {
        reference.name: _referred(purpose, reference, parameters[reference.name])
        for reference in terms.references
        if _is_stated(purpose, reference, parameters)
    }
    return StatedPurpose(purpose, MappingProxyType(references))


def recognised_purpose(value: bytes) -> StatedPurpose | None:
    """What of a header value is a purpose and its references, open to the caller or not.

    It is for the journal, which keeps what was stated when it is refused, and no text of a form
    that is not known; None where there is no such purpose.
    """
    try:
        code, parameters = _item(value)
    except Refusal:
        return None
    if code not in Purpose.__members__:
        return None
    purpose, references = Purpose[code], dict[str, UUID | str]()
    for reference in TERMS[purpose].references:
        if reference.name in parameters:
            with suppress(Refusal):
                references[reference.name] = _referred(
                    purpose, reference, parameters[reference.name]
                )
    return StatedPurpose(purpose, MappingProxyType(references))


def _item(value: bytes) -> tuple[str, Mapping[str, object]]:
    """The token and the parameters of an item."""
    if len(value) > LONGEST:
        raise refused.malformed()
    try:
        item = http_sf.parse(value, tltype="item", on_duplicate_key=_refuse_repeated)
    except http_sf.StructuredFieldError:
        raise refused.malformed() from None
    if not isinstance(item, tuple) or not isinstance(item[0], http_sf.Token):
        raise refused.malformed()
    return str(item[0]), item[1]


def _refuse_repeated(_key: str, _where: str) -> Never:
    raise refused.repeated_parameter()


def _is_stated(purpose: Purpose, reference: Reference, parameters: Mapping[str, object]) -> bool:
    if reference.compulsory and reference.name not in parameters:
        raise refused.missing_reference(purpose, reference)
    return reference.name in parameters


def _referred(purpose: Purpose, reference: Reference, stated: object) -> UUID | str:
    if reference.kind == "id":
        named = uuid_of(stated)
        if named is None:
            raise refused.not_an_id(reference)
        return named
    code = str(stated) if isinstance(stated, str | http_sf.Token) else ""
    if not _CODE.fullmatch(code):
        raise refused.not_a_code(reference)
    if reference.codes and code not in reference.codes:
        raise refused.not_in_list(purpose, reference)
    return code
