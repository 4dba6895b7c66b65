"""The gate: who asks is who the register knows, in a role held, owing nothing the law needs.

It is one row in the same statement as the data: its `refusal` is null or the number of what
failed first, and no data is read unless it is null.
"""

from dataclasses import dataclass

from db.enumerations import Role
from permissions.condition import AGENT, TRUE, Condition, Exists, Row, term
from permissions.cpp.facts import unrevoked
from permissions.disclosure import Frame
from permissions.entities import Case
from permissions.fold import fold
from permissions.knowledge import NOTHING_KNOWN
from permissions.law import Ask, Law
from permissions.purposes import TERMS, Purpose, not_open
from permissions.refusal import Code, Refusal, Said
from permissions.sql import GATE, Sql
from permissions.subject import StatedPurpose


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the gate asks, and the refusal where it does not hold."""

    holds: Condition
    code: Code
    said: Said
    clauses: tuple[str, ...]

    def refusal(self) -> Refusal:
        """The refusal, ready to be raised."""
        return Refusal(self.code, self.said, self.clauses)


UNKNOWN_AGENT = Step(
    TRUE,
    Code.UNAUTHENTICATED,
    Said("no active account goes with this token", "aucun compte actif ne répond à ce jeton"),
    ("48-1/al.14/a",),
)


def steps(law: Law, role: Role, purpose: Purpose | None) -> tuple[Step, ...]:
    """What is asked after the account itself: the role is held, then what the paragraphs need."""
    held = Row("agent_role", "claimed")
    holds = Exists(held, held["agent_id"].eq(AGENT) & held["role"].eq(term(role)) & unrevoked(held))
    claimed = Step(
        holds,
        Code.ROLE_NOT_CLAIMED,
        Said("you do not hold that role", "vous n’exercez pas ce rôle"),
        ("48-1/al.10/b",),
    )
    ask = Ask(role, purpose, Case)
    owed = tuple(
        Step(need.holds, need.code, need.said, source.clauses) for source, need in law.needs(ask)
    )
    return (claimed, *owed)


def gate_sql(sql: Sql, asked: tuple[Step, ...]) -> str:
    """FROM items: `g` with the instant and the agent's court, `r` with the refusal's number."""
    clock = sql.parameter("clock", lambda binding: binding.clock, "timestamptz")
    agent = sql.parameter("agent", lambda binding: binding.agent, "uuid")
    branches = "".join(
        f" WHEN ({sql.condition(fold(Frame({}).place(step.holds), NOTHING_KNOWN))})"
        f" IS NOT TRUE THEN {number}"
        for number, step in enumerate(asked, start=1)
    )
    return (
        f"(SELECT coalesce({clock}, statement_timestamp()) AS at, a.active, a.court_id"
        f" FROM (VALUES (1)) AS one LEFT JOIN agent a ON a.id = {agent} OFFSET 0) {GATE}"
        f" CROSS JOIN LATERAL (SELECT CASE WHEN {GATE}.active IS NOT TRUE THEN 0{branches}"
        " END AS refusal OFFSET 0) r"
    )


ACCOUNT_COLUMNS = ("id", "name", "rank", "service", "court_id")
HELD_NOW = (
    "h.valid_from <= now.at AND (h.valid_until IS NULL OR now.at < h.valid_until)"
    " AND (h.revoked_at IS NULL OR now.at < h.revoked_at)"
)


def account_sql(sql: Sql) -> tuple[str, str]:
    """The caller's own account as a row, and the roles held now as an array of text."""
    agent = sql.parameter("agent", lambda binding: binding.agent, "uuid")
    columns = ", ".join(f"w.{column}" for column in ACCOUNT_COLUMNS)
    held = HELD_NOW.replace("now.", f"{GATE}.")
    return (
        f"(SELECT ROW({columns}) FROM agent w WHERE w.id = {agent})",
        (
            f"ARRAY(SELECT DISTINCT h.role FROM agent_role h WHERE h.agent_id = {agent}"
            f" AND {held} ORDER BY h.role)"
        ),
    )


HELD_ROLES = (
    "SELECT array(SELECT DISTINCT h.role FROM agent_role h,"
    " (SELECT coalesce($2::timestamptz, statement_timestamp()) AS at) now"
    f" WHERE h.agent_id = $1 AND {HELD_NOW} ORDER BY h.role) AS roles"
)
"""The roles an agent ($1) holds at an instant ($2, null: now), when the request names none."""


def role_of(purpose: StatedPurpose | None, held: tuple[Role, ...], *, any_will_do: bool) -> Role:
    """The acting role of a request that names none: the only one held.

    Of several, any will do for what asks nothing but the account. ROLE_NOT_CLAIMED,
    PURPOSE_NOT_ALLOWED.
    """
    if not held:
        raise _no_role(Said("you hold no role", "vous n’exercez aucun rôle"))
    if len(held) > 1 and not any_will_do:
        said = Said(
            "you hold several roles: name one in the header Acting-Role",
            "vous exercez plusieurs rôles : indiquez-en un dans l’en-tête Acting-Role",
        )
        raise _no_role(said)
    if purpose is not None and not TERMS[purpose.code].may_be_stated_by(held[0]):
        raise not_open(purpose.code, held[0])
    return held[0]


def _no_role(said: Said) -> Refusal:
    return Refusal(Code.ROLE_NOT_CLAIMED, said, ("48-1/al.10/b",))
