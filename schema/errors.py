"""Refusals and faults as entries of a response's `errors`."""

from collections.abc import Iterator

import structlog

from permissions.refusal import Code, Refusal, refuse
from permissions.subject import Language

log = structlog.get_logger(__name__)

ErrorEntry = dict[str, object]


def entries(refusal: Refusal, language: Language = "en") -> list[ErrorEntry]:
    """A refusal, and the further ones it carries, as GraphQL errors."""
    return [entry(each, language) for each in _flat(refusal)]


def entry(refusal: Refusal, language: Language = "en") -> ErrorEntry:
    """One refusal as a GraphQL error: message, locations, path, extensions {code, clauses}.

    A conflict tells the version that the record is at, besides.
    """
    extensions: dict[str, object] = {"code": refusal.code.value, "clauses": list(refusal.clauses)}
    if refusal.version is not None:
        extensions["version"] = refusal.version
    said: ErrorEntry = {
        "message": refusal.said.fr if language == "fr" else refusal.said.en,
        "extensions": extensions,
    }
    if refusal.location is not None:
        line, column = refusal.location
        said["locations"] = [{"line": line, "column": column}]
    if refusal.path:
        said["path"] = list(refusal.path)
    return said


def masked(fault: BaseException) -> Refusal:
    """The INTERNAL refusal that stands for an unexpected fault; only its kind and place are logged.

    The text of an exception may hold data of the register or SQL: it goes nowhere.
    """
    log.error("fault", kind=type(fault).__qualname__, at=_place(fault))
    return refuse(
        Code.INTERNAL,
        "the request could not be completed because of an internal fault",
        "la demande n’a pu aboutir en raison d’une défaillance interne",
    )


def _flat(refusal: Refusal) -> Iterator[Refusal]:
    yield refusal
    yield from refusal.more


def _place(fault: BaseException) -> str:
    """module:line where the fault was raised, without arguments or locals."""
    traceback = fault.__traceback__
    if traceback is None:
        return ""
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    return f"{traceback.tb_frame.f_globals.get('__name__', '')}:{traceback.tb_lineno}"
