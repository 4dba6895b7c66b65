"""What each key of a filter reads, of interceptions, antecedents and governance."""

from collections.abc import Iterator, Mapping
from typing import Final

from db.evidence.retiring import CLAUSES as JOURNAL_KEPT_FOR
from db.journal_entry import NOT_THERE, RELEASED
from db.purge.purge import CLAUSES as KEPT_FOR
from db.purge.purge import PURGED
from db.watch.rules import ALERT
from permissions import entities
from permissions.categories import Category, always
from permissions.communications import (
    EXHIBIT,
    INTERCEPTION,
    ITEM,
    of_item,
    of_payload,
    sealed,
)
from permissions.cpp import EVERY_WORDING
from permissions.cpp.clauses import KNOWN
from permissions.entities import (
    ACCESS,
    ASSIGNMENT,
    AUTHORISATION,
    DESIGNATION,
    HABILITATION,
    NOTICE,
    RECORD,
    REFERRAL,
    REFUSAL,
    SERVICE_REQUEST,
    SUBJECT,
    VOLUME,
    Entity,
)
from permissions.fields import Holds
from permissions.refusal import Code, Refusal, Said, refuse
from permissions.selection import Way, Wish
from schema.arguments import Given
from schema.wishing import (
    MakeWish,
    NameColumns,
    Tests,
    about,
    codes,
    codes_of,
    containing,
    flag,
    ids,
    least,
    name_tests,
    own,
    text,
    within,
)

_ITEM_DATA = of_item(Category.COMM_DATA)

SUBJECT_NAME: NameColumns = {
    "surname": (SUBJECT["surname_key"], "name", "text"),
    "forenames": (SUBJECT["forenames_key"], "name", "text"),
    "birthDate": (SUBJECT["birth_date"], "=", "date"),
}


OUTCOMES: Final = frozenset({ALERT, RELEASED, NOT_THERE, PURGED, *map(str, Code)})
"""How what the journal holds may have ended; an alert of the watch is no operation."""


def _no_such_outcome() -> Refusal:
    return refuse(
        Code.ARGUMENT_INVALID,
        "`outcome` names codes with which operations end: RELEASED, NOT_THERE, PURGED, that of a "
        "refusal; or ALERT",
        "« outcome » nomme des codes d’issue : RELEASED, NOT_THERE, PURGED, celui d’un refus ; ou "
        "ALERT",
    )


CITED: Final = KNOWN.union(
    KEPT_FOR.values(), *JOURNAL_KEPT_FOR.values(), *(each.clauses for each in EVERY_WORDING)
)
"""The clauses that an entry may hold."""


def _held_by(clause: str) -> Iterator[str]:
    """A clause, and all that it holds."""
    return (each for each in CITED if f"{each}/".startswith(f"{clause}/"))


def _no_such_clause() -> Refusal:
    return refuse(
        Code.ARGUMENT_INVALID,
        "`clause` names clauses as the table of clauses spells them, or what holds them: 48-1/al.9",
        "« clause » nomme des clauses comme la table les écrit, ou ce qui les contient : 48-1/al.9",
    )


def _item(tests: Tests) -> MakeWish:
    return own(entities.InterceptItem, _ITEM_DATA, tests)


def _item_text(argument: str, value: Given) -> Wish:
    """In the payload or in the transcript, each as far as it is shown."""
    transcript = Way(of_item(Category.CLEAR_CONTENT), containing(ITEM["transcript"])(value))
    payload = containing(ITEM["payload"])(value)
    return Wish(argument, entities.InterceptItem, of_payload(), payload, instead=(transcript,))


_NO_SEARCH: Final = Said(
    "nobody searches antecedents by name: a consultation is about the one person of its purpose",
    "nul ne cherche d’antécédents par le nom : une consultation porte sur la seule personne de sa "
    "finalité",
)


def _subject_name(argument: str, value: Given) -> Wish:
    """A search by name would find victims with the others, so it reads what tells of victims,
    which no consultation is told: one consults about a person, and does not search (R40-29/I).
    """
    return Wish(
        argument,
        entities.AntecedentPerson,
        always(Category.ANTECEDENT_VICTIM),
        name_tests(SUBJECT_NAME, value),
        SUBJECT["id"].eq(RECORD["person_id"]),
        closed=_NO_SEARCH,
    )


def _by_presence(entity: Entity, tests: Mapping[str, Tests]) -> Mapping[str, MakeWish]:
    """Keys that tell no more than that the record is there, by category."""
    return {key: own(entity, entity.presence, each) for key, each in tests.items()}


WISHES: Mapping[str, Mapping[str, MakeWish]] = {
    "InterceptionFilter": _by_presence(
        entities.Interception,
        {
            "case": ids(INTERCEPTION["case_id"]),
            "startedAt": within(INTERCEPTION["started_at"], "timestamptz"),
        },
    ),
    "InterceptItemFilter": {
        "case": _item(ids(INTERCEPTION["case_id"])),
        "interception": _item(ids(ITEM["interception_id"])),
        "kind": _item(codes(ITEM["kind"])),
        "sealed": own(
            entities.InterceptItem, always(Category.INTERCEPT_ITEM), flag(Holds(sealed()))
        ),
        "text": _item_text,
    },
    "ExhibitFilter": _by_presence(
        entities.Exhibit, {"case": ids(EXHIBIT["case_id"]), "number": text(EXHIBIT["number"])}
    ),
    "ServiceRequestFilter": _by_presence(
        entities.ServiceRequest,
        {
            "case": ids(SERVICE_REQUEST["case_id"]),
            "at": within(SERVICE_REQUEST["at"], "timestamptz"),
        },
    ),
    "AntecedentFilter": {"name": _subject_name},
    "AuthorisationFilter": _by_presence(
        entities.Authorisation,
        {"clause": codes(AUTHORISATION["clause"]), "case": ids(AUTHORISATION["case_id"])},
    ),
    "NoticeFilter": _by_presence(entities.Notice, {"kind": codes(NOTICE["kind"])}),
    "DesignationFilter": _by_presence(
        entities.Designation,
        {"agent": ids(DESIGNATION["agent_id"]), "role": codes(DESIGNATION["role"])},
    ),
    "HabilitationFilter": _by_presence(
        entities.Habilitation,
        {"agent": ids(HABILITATION["agent_id"]), "role": codes(HABILITATION["role"])},
    ),
    "AssignmentFilter": _by_presence(
        entities.Assignment,
        {"case": ids(ASSIGNMENT["case_id"]), "magistrate": ids(ASSIGNMENT["magistrate_id"])},
    ),
    "ReferralFilter": _by_presence(
        entities.Referral,
        {"case": ids(REFERRAL["case_id"]), "agent": ids(REFERRAL["agent_id"])},
    ),
    "AccessLogFilter": _by_presence(
        entities.AccessLog,
        {
            "agent": ids(ACCESS["agent_id"]),
            "actingRole": codes(ACCESS["acting_role"]),
            "purpose": codes(ACCESS["purpose"]),
            "about": about(ACCESS["id"]),
            "clause": codes_of(ACCESS["clauses"], CITED, _no_such_clause, "overlaps", _held_by),
            "outcome": codes_of(ACCESS["outcome"], OUTCOMES, _no_such_outcome),
            "instant": within(ACCESS["instant"], "timestamptz"),
        },
    ),
    "AccessVolumeFilter": _by_presence(
        entities.AccessVolume,
        {
            "agent": ids(VOLUME["agent_id"]),
            "service": codes(VOLUME["service"]),
            "period": codes(VOLUME["period"]),
            "startsAt": within(VOLUME["starts_at"], "timestamptz"),
            "timesAtLeast": least(VOLUME["times"]),
        },
    ),
    "AccessRefusalFilter": _by_presence(
        entities.AccessRefusal,
        {
            "agent": ids(REFUSAL["agent_id"]),
            "code": codes(REFUSAL["code"]),
            "startsAt": within(REFUSAL["starts_at"], "timestamptz"),
        },
    ),
}
