"""What stands for a fault in an answer: an outage, a time-out, a journal that cannot be written."""

from collections.abc import Iterable

from db.acting import ActConflict, ActRuledOut
from db.connection_errors import DatabaseUnavailable, StatementTimeout
from db.journal import JournalUnavailable
from permissions.ledger import Entry
from permissions.purposes import Purpose
from permissions.refusal import Code, Refusal, Said, refuse
from schema.acting import conflict, ruled_out
from schema.errors import masked


def known(fault: Exception) -> Refusal:
    """The refusal that stands for a fault: an outage, a time-out, or one that is masked."""
    match fault:
        case Refusal():
            return fault
        case JournalUnavailable():
            return refuse(
                Code.JOURNAL_UNAVAILABLE,
                "the journal cannot be written, so nothing is released; try again shortly",
                "le journal ne peut être écrit, rien n’est donc communiqué ; réessayez bientôt",
            )
        case DatabaseUnavailable():
            return refuse(
                Code.UNAVAILABLE,
                "the register cannot be reached; try again shortly",
                "le registre est injoignable ; réessayez bientôt",
            )
        case StatementTimeout():
            return refuse(
                Code.TIMEOUT,
                "the answer took too long: ask for less",
                "la réponse a pris trop de temps : demandez moins",
            )
        case ActConflict():
            return conflict()
        case ActRuledOut():
            return ruled_out()
        case _:
            return masked(fault)


def law_changed() -> Refusal:
    """The law changed while an operation was planned, and once more."""
    return refuse(Code.INTERNAL, "the law changed under the operation", "le droit a changé")


def purpose_required(opening: Iterable[Purpose]) -> Refusal:
    """No purpose was stated (GX-02); `opening` are those of the role that open what is asked."""
    codes = ", ".join(opening)
    en = f"; to your role this is open for: {codes}" if codes else "; none opens this to your role"
    fr = f" ; à votre rôle, l’ouvrent : {codes}" if codes else " ; aucune ne l’ouvre à votre rôle"
    return refuse(
        Code.PURPOSE_REQUIRED,
        f"state a purpose in the header Access-Purpose{en}",
        f"indiquez une finalité dans l’en-tête Access-Purpose{fr}",
        "48-1/al.10/a",
    )


def only_over_websocket() -> Refusal:
    """A subscription that came as a request for one answer."""
    return refuse(
        Code.DOCUMENT_INVALID,
        "a subscription is followed over a WebSocket, by graphql-transport-ws",
        "un abonnement se suit par WebSocket, selon graphql-transport-ws",
    )


def would_withhold(entries: tuple[Entry, ...]) -> Refusal:
    """The refusal under `handling=strict`: one for each field that is or may be withheld."""
    first, *more = (_withheld(entry) for entry in entries)
    first.more = tuple(more)
    return first


def _withheld(entry: Entry) -> Refusal:
    said = Said(
        f"{entry.category} is withheld here ({entry.code})",
        f"{entry.category} n’est pas communiqué ici ({entry.code})",
    )
    return Refusal(Code.STRICT_WITHHELD, said, entry.clauses, entry.path)
