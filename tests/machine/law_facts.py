"""The facts on which the machine judges: a small register of its own, beside the real one.
Agents and cases are called by the names of the scenario register, other records by their ids.
Only what is so now is kept: time does not go back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from law_tables import DESIGNATED_BY, FAVOURABLE_ENDS, HABILITATED_BY

from db.enumerations import Clause, Role


@dataclass(slots=True, kw_only=True)
class Spell:
    """What runs from an instant to another, which it does not hold (GX-10)."""

    id: str
    since: datetime
    until: datetime | None = None
    revoked: datetime | None = None

    def over(self, at: datetime) -> bool:
        """Whether it has ended."""
        return any(end is not None and end <= at for end in (self.until, self.revoked))

    def runs(self, at: datetime) -> bool:
        """Whether it holds."""
        return self.since <= at and not self.over(at)


@dataclass(slots=True, kw_only=True)
class Signature(Spell):
    """A designation or a habilitation."""

    agent: str
    role: Role
    office: Role | None
    issuer: str | None
    motives: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Seisin(Spell):
    """A magistrate seised of a case."""

    case: str
    magistrate: str
    lead: bool


@dataclass(slots=True, kw_only=True)
class Referral(Spell):
    """A case referred to an investigator."""

    case: str
    agent: str


@dataclass(slots=True, kw_only=True)
class Link(Spell):
    """Someone assists a magistrate."""

    assistant: str
    magistrate: str


@dataclass(slots=True, kw_only=True)
class Authorisation(Spell):
    """An authorisation; `items` None: the whole case, or the whole line."""

    clause: Clause
    grantee: str
    issuer: str
    issuer_role: Role
    issued: datetime
    case: str | None = None
    line: str | None = None
    items: frozenset[str] | None = None
    sealed: bool = False
    confirmer: str | None = None
    prior: str | None = None
    difficulty: str | None = None
    decrypted: bool = False
    useful: set[str] = field(default_factory=set)


@dataclass(slots=True, kw_only=True)
class Item:
    """An item of an interception, by its id; `number` is that of the exhibit it is sealed under."""

    id: str
    line: str
    kind: str
    payload: str
    encrypted: bool
    sealed: bool


@dataclass(slots=True, kw_only=True)
class Notice:
    """A notice under XII; not due yet where `due` is None. The database makes its id."""

    kind: str
    authorisation: str
    due: datetime | None
    done: bool = False
    id: str = ""


@dataclass(slots=True, kw_only=True)
class Difficulty:
    """A technical difficulty."""

    id: str
    case: str | None
    exceptional: bool
    open: bool = True


@dataclass(slots=True, kw_only=True)
class Antecedent:
    """A record of the antecedents file."""

    id: str
    person: str
    court: str
    procedure: str
    implicated: bool
    outcome: str | None
    final: datetime | None
    reopened: bool
    barred: bool

    def shown(self, at: datetime) -> bool:
        """Whether anything of it may be read (5.4; A02, A39, A41)."""
        ended = self.outcome in FAVOURABLE_ENDS and (
            self.outcome == "NO_FURTHER_ACTION" or (self.final is not None and self.final <= at)
        )
        return self.implicated and not self.barred and (self.reopened or not ended)


@dataclass(slots=True, kw_only=True)
class Inquiry:
    """An administrative inquiry; `asked` are the courts asked, with the id of each referral."""

    id: str
    who: str
    role: Role
    motive: str | None
    person: str | None
    hit: bool
    police: bool = False
    asked: dict[str, str] = field(default_factory=dict)
    replied: set[str] = field(default_factory=set)
    opinion: str | None = None


@dataclass(slots=True, kw_only=True)
class Agent:
    """Someone of the cast."""

    roles: tuple[Role, ...]
    court: str | None
    active: bool
    state: str | None
    point: int | None
    """Of article 16, of judicial police officers."""
    functions: frozenset[str]


@dataclass(slots=True)
class Facts:
    """Everything that the machine knows, and the instant."""

    now: datetime
    agents: dict[str, Agent] = field(default_factory=dict)
    courts: dict[str, str | None] = field(default_factory=dict)
    """The court of appeal of each court."""
    territory: set[tuple[str, str]] = field(default_factory=set)
    """Courts, and those that their extended territory holds."""
    cases: dict[str, str] = field(default_factory=dict)
    """The court of each case."""
    lines: dict[str, str | None] = field(default_factory=dict)
    """The case of each interception, if it has one."""
    designations: list[Signature] = field(default_factory=list)
    habilitations: list[Signature] = field(default_factory=list)
    seisins: list[Seisin] = field(default_factory=list)
    referrals: list[Referral] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    authorisations: dict[str, Authorisation] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    exhibits: set[tuple[str, str]] = field(default_factory=set)
    notices: list[Notice] = field(default_factory=list)
    difficulties: dict[str, Difficulty] = field(default_factory=dict)
    requests: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Requests of foreign States: case and State."""
    antecedents: list[Antecedent] = field(default_factory=list)
    inquiries: dict[str, Inquiry] = field(default_factory=dict)
    recorded: dict[str, tuple[str, str]] = field(default_factory=dict)  # table and case

    def after(self, **length: float) -> datetime:
        """An instant to come."""
        return self.now + timedelta(**length)

    def holds(self, who: str, *roles: Role) -> bool:
        """Whether someone with an active account holds one of these roles."""
        agent = self.agents[who]
        return agent.active and any(role in roles for role in agent.roles)

    def those(self, *roles: Role) -> list[str]:
        """Those who hold one of these roles."""
        return [who for who in self.agents if self.holds(who, *roles)]

    def role_of(self, who: str) -> Role:
        """The role in which someone acts, of several the first."""
        return self.agents[who].roles[0]

    def designated(self, who: str, role: Role) -> bool:
        """Individually, by the office that the text names, and not by himself (A23)."""
        return any(_signs(each, who, role, DESIGNATED_BY, self.now) for each in self.designations)

    def habilitated(self, who: str, role: Role) -> list[Signature]:
        """The habilitations that hold, likewise."""
        return [
            each for each in self.habilitations if _signs(each, who, role, HABILITATED_BY, self.now)
        ]

    def seised(self, case: str) -> list[Seisin]:
        """Who is seised of a case now."""
        return [each for each in self.seisins if each.case == case and each.runs(self.now)]

    def is_seised(self, who: str, case: str) -> bool:
        """Whether someone is."""
        return any(each.magistrate == who for each in self.seised(case))

    def in_charge(self, case: str | None) -> str | None:
        """The magistrate in charge, of whom there is one (A32)."""
        leads = [each.magistrate for each in self.seised(case) if each.lead] if case else []
        assert len(leads) <= 1
        return leads[0] if leads else None

    def is_referred(self, who: str, case: str | None) -> bool:
        """Whether a case is referred to an investigator."""
        return any(
            each.agent == who and each.case == case and each.runs(self.now)
            for each in self.referrals
        )

    def link_of(self, assistant: str, magistrate: str) -> Link | None:
        """The link by which someone assists a magistrate now."""
        found = (each for each in self.links if each.runs(self.now))
        wanted = (assistant, magistrate)
        return next((each for each in found if (each.assistant, each.magistrate) == wanted), None)

    def assisted(self, who: str) -> list[str]:
        """The magistrates whom someone assists."""
        return [
            each.magistrate for each in self.links if each.assistant == who and each.runs(self.now)
        ]

    def case_of(self, item: str) -> str | None:
        """The case of an item."""
        return self.lines[self.items[item].line]

    def known(self, authorisation: Authorisation) -> bool:
        """Whether a magistrate is known of what is searched under XII."""
        case = authorisation.case
        if case is None and authorisation.line is not None:
            case = self.lines[authorisation.line]
        return case is not None and bool(self.seised(case))

    def owes(self, kind: str, **who: Any) -> bool:  # noqa: ANN401  a column's value
        """Whether a notice is due and not given, of an authorisation with such a value."""
        ((name, value),) = who.items()
        return any(
            each.kind == kind
            and not each.done
            and each.due is not None
            and each.due <= self.now
            and getattr(self.authorisations[each.authorisation], name) == value
            for each in self.notices
        )

    def shown(self, person: str | None) -> list[Antecedent]:
        """The records of a person of which something may be read now."""
        return [each for each in self.antecedents if each.person == person and each.shown(self.now)]


def _signs(
    each: Signature,
    who: str,
    role: Role,
    by: Mapping[Role, frozenset[Role]],
    now: datetime,
) -> bool:
    signed = each.agent == who and each.role is role and each.issuer != who
    return signed and each.office in by.get(role, ()) and each.runs(now)
