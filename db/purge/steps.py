"""What is due for erasure, what goes with it, and in which order, as SQL over the register.

`doomed` is a temporary table of what goes: of one batch when erasing, of everything when only
telling. What it holds counts as gone already, so that the same statements serve both.
"""

from dataclasses import dataclass
from typing import Final

from db.enumerations import Clause, Processing

DOOMED: Final = """
CREATE TEMPORARY TABLE IF NOT EXISTS doomed (
    kind text NOT NULL, id uuid NOT NULL, file text NOT NULL, expires_at timestamptz,
    PRIMARY KEY (kind, id)
) ON COMMIT DELETE ROWS
"""


@dataclass(frozen=True, slots=True)
class Follower:
    """Rows of a table that go with what is doomed already.

    `among` says which rows may go, and these are locked; `unless` which of them stay.
    """

    table: str
    among: str
    unless: str = "false"


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of row whose own retention ends, and what goes with it.

    `retention_expires_at` says when; `unless` what keeps a row that is due.
    `locked` are the tables and conditions locked before anything is decided, outermost first.
    `beside` are followers that no key of the database erases with the row: `before` it, as they
    would keep it, or `after` it, as it would keep them.
    """

    table: str
    followers: tuple[Follower, ...]
    unless: str = "false"
    locked: tuple[tuple[str, str], ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def doomed(table: str) -> str:
    """A query of the ids of the table's rows that go."""
    return f"(SELECT doomed.id FROM doomed WHERE doomed.kind = '{table}')"  # noqa: S608  ours


def _of(table: str, column: str, parent: str) -> Follower:
    return Follower(table, f"{column} IN {doomed(parent)}")


def _named_by(table: str, column: str) -> str:
    """A query of what the rows that go of a table name in a column."""
    return f"SELECT gone.{column} FROM {table} AS gone WHERE gone.id IN {doomed(table)}"  # noqa: S608  ours


def _there(table: str, condition: str) -> str:
    """Whether the table has a row so, besides those that go."""
    return f"EXISTS (SELECT FROM {table} WHERE {condition} AND {table}.id NOT IN {doomed(table)})"


_OF_AUTHORISATION = (
    _of("authorisation_item", "authorisation_id", "authorisation"),
    _of("useful_item", "authorisation_id", "authorisation"),
    _of("notice", "authorisation_id", "authorisation"),
)


def _authorisations(*first: str) -> Follower:
    """Authorisations chosen so, and those that follow them, as far as it goes."""
    chosen = " UNION ".join(
        f"SELECT id FROM authorisation WHERE {each}"  # noqa: S608  ours
        for each in first
    )
    return Follower(
        "authorisation",
        f"""id IN (
            WITH RECURSIVE going AS (
                ({chosen})
                UNION
                SELECT following.id FROM authorisation AS following
                JOIN going ON following.prior_id = going.id
            ) SELECT id FROM going)""",  # noqa: S608  ours
    )


_CASES_OF_ITEMS: Final = f"""
    SELECT held.case_id FROM interception AS held
    WHERE held.id IN ({_named_by("intercept_item", "interception_id")})
"""  # noqa: S608  ours

_ITEMS: Final = Step(
    "intercept_item",
    locked=(
        ("judicial_case", f"id IN ({_CASES_OF_ITEMS})"),
        ("interception", f"id IN ({_named_by('intercept_item', 'interception_id')})"),
    ),
    followers=(
        _of("authorisation_item", "item_id", "intercept_item"),
        _of("useful_item", "item_id", "intercept_item"),
    ),
)

_INTERCEPTIONS: Final = Step(
    "interception",
    unless=_there("intercept_item", "interception_id = interception.id"),
    locked=(("judicial_case", f"id IN ({_named_by('interception', 'case_id')})"),),
    followers=(
        _authorisations(f"interception_id IN {doomed('interception')}"),
        *_OF_AUTHORISATION,
    ),
)

# What an exhibit holds may be of another case.
_EXHIBITS: Final = Step(
    "exhibit",
    unless=_there("intercept_item", "exhibit_id = exhibit.id"),
    locked=(("judicial_case", f"id IN ({_named_by('exhibit', 'case_id')})"),),
    followers=(),
)

_REQUESTS: Final = Step(
    "service_request",
    locked=(("judicial_case", f"id IN ({_named_by('service_request', 'case_id')})"),),
    followers=(),
)

_ANCHOR: Final = """coalesce(
    authorisation.case_id,
    (SELECT anchor.case_id FROM interception AS anchor WHERE anchor.id = interception_id)
)"""
"""The case of an authorisation; null where it has none."""


def _rests(table: str, key: str) -> str:
    """Whether an authorisation of another case rests on something of this case."""
    of_case = f"SELECT rest.id FROM {table} AS rest WHERE rest.case_id = judicial_case.id"  # noqa: S608  ours
    return _there("authorisation", f"{_ANCHOR} <> judicial_case.id AND {key} IN ({of_case})")


WAITING_FOR_INTERCEPTIONS: Final = _there("interception", "case_id = judicial_case.id")
WAITING_FOR_EXHIBITS: Final = _there("exhibit", "case_id = judicial_case.id")
WAITING_FOR_REQUESTS: Final = _there("service_request", "case_id = judicial_case.id")
WAITING_FOR_AUTHORISATIONS: Final = " OR ".join(
    _rests(table, key)
    for table, key in (
        ("foreign_request", "foreign_request_id"),
        ("technical_difficulty", "difficulty_id"),
        ("authorisation", "prior_id"),
    )
)
"""Authorisations of other cases that rest on this one: erasing it would take them along."""

_CHILDREN: Final = (
    "offence",
    "party",
    "charge",
    "decision",
    "decision_charge",
    "investigation_step",
    "hearing",
    "sentence",
    "enforcement_measure",
    "judicial_situation",
    "assignment",
    "control_request",
    "legal_hold",
    "referral",
    "technical_difficulty",
    "foreign_request",
    "victim_information",
)
_NO_ANCHOR: Final = "case_id IS NULL AND interception_id IS NULL"

# Two queries, each by an index of its own.
_ENDS: Final = f"SELECT ends.id FROM case_link AS ends WHERE ends.{{}} IN {doomed('judicial_case')}"  # noqa: S608  ours

# A person is erased with the last case that names him, unless something else does.
_CASES: Final = Step(
    "judicial_case",
    unless=(
        f"{WAITING_FOR_INTERCEPTIONS} OR {WAITING_FOR_EXHIBITS} OR {WAITING_FOR_REQUESTS}"
        f" OR {WAITING_FOR_AUTHORISATIONS}"
    ),
    followers=(
        *(_of(table, "case_id", "judicial_case") for table in _CHILDREN),
        Follower(
            "case_link",
            f"id IN ({_ENDS.format('case_a_id')} UNION {_ENDS.format('case_b_id')})",
        ),
        _authorisations(
            f"case_id IN {doomed('judicial_case')}",
            f"{_NO_ANCHOR} AND foreign_request_id IN {doomed('foreign_request')}",
            f"{_NO_ANCHOR} AND difficulty_id IN {doomed('technical_difficulty')}",
        ),
        *_OF_AUTHORISATION,
        Follower(
            "person",
            f"id IN ({_named_by('party', 'person_id')}"
            f" UNION {_named_by('case_link', 'person_id')})",
            unless=" OR ".join(
                _there(table, "person_id = person.id")
                for table in ("party", "case_link", "access_request", "control_request")
            ),
        ),
        Follower(
            "legal_entity",
            f"id IN ({_named_by('party', 'legal_entity_id')})",
            unless=" OR ".join(
                _there(table, "legal_entity_id = legal_entity.id")
                for table in ("party", "access_request")
            ),
        ),
    ),
    before=("authorisation",),
    after=("person", "legal_entity"),
)

_ANTECEDENTS: Final = Step(
    "antecedent_record",
    followers=(
        _of("transmission_record", "record_id", "antecedent_record"),
        Follower(
            "antecedent_person",
            f"id IN ({_named_by('antecedent_record', 'person_id')})",
            unless=" OR ".join(
                _there(table, "person_id = antecedent_person.id")
                for table in ("antecedent_record", "administrative_inquiry")
            ),
        ),
    ),
    after=("antecedent_person",),
)

STEPS: Final = (_ITEMS, _INTERCEPTIONS, _EXHIBITS, _REQUESTS, _CASES, _ANTECEDENTS)
"""In order: what keeps a row goes before it."""

_INTERCEPT: Final = {
    *("intercept_item", "interception", "exhibit", "service_request", "referral"),
    *("technical_difficulty", "foreign_request", "authorisation_item", "useful_item", "notice"),
}
_ANTECEDENT: Final = {"antecedent_record", "antecedent_person", "transmission_record"}


def file_of(table: str) -> str:
    """The file of the table's rows, as SQL; an authorisation's clause tells it."""
    if table == "authorisation":
        return (
            f"CASE WHEN clause = '{Clause.ART_11_1.value}' THEN '{Processing.REGISTRY.value}'"
            f" ELSE '{Processing.INTERCEPT.value}' END"
        )
    if table in _INTERCEPT:
        return f"'{Processing.INTERCEPT.value}'"
    return f"'{(Processing.ANTECEDENTS if table in _ANTECEDENT else Processing.REGISTRY).value}'"
