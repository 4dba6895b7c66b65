"""Agents of a hostile register: each flawless, or flawed in one thing that the law asks for."""

from dataclasses import dataclass
from uuid import UUID

from db.enumerations import CaseKind, Function, Role
from hostile.drawing import Draft
from permissions.purposes import ASSISTANTS, MAGISTRATES

BENCH = (
    Function.INVESTIGATING_JUDGE,
    Function.JLD,
    Function.TRIAL,
    Function.CHILDRENS_JUDGE_CRIMINAL,
    Function.SENTENCE_ENFORCEMENT,
    Function.APPEAL,
)
ELSEWHERE = tuple(sorted(set(Function) - set(BENCH)))
READERS = tuple(sorted(MAGISTRATES | ASSISTANTS))
"""Roles that read the register under the purposes built so far."""
STRANGERS = (Role.SAUJ_AGENT, Role.STATISTICS_USER, Role.SNEAS_AGENT)


@dataclass(frozen=True, slots=True)
class Courts:
    """Two courts of appeal, and courts of first instance: two share a name, none an office."""

    appeal: tuple[UUID, UUID]
    first: tuple[UUID, UUID, UUID]


def courts(draft: Draft) -> Courts:
    """Courts of the register."""

    def court(code: str, name: str, above: UUID | None = None) -> UUID:
        return draft.add(
            "court",
            code=code,
            name=name,
            degree="FIRST" if above else "SECOND",
            appeal_court_id=above,
            extended_articles=draft.pick(([], ["ART_704"], ["ART_706_75", "ART_704"])),
        )

    north, south = court("CA-N", "Cour d'appel"), court("CA-S", "Cour d'appel")
    first = (
        court("TJ-N", "Tribunal judiciaire", north),
        court("TJ-S", "Tribunal judiciaire", south),
        court("TJ_%", "Tribunal \\ d'à côté", north),
    )
    return Courts((north, south), first)


def agents(draft: Draft, where: Courts) -> None:
    """Agents, the roles and functions they hold, whom they assist, their habilitations."""
    for role in READERS:
        for flaw in ("", "", "inactive", "role", FLAWS.get(role, "court")):
            _agent(draft, where, (role,), flaw)
    for role in STRANGERS:
        _agent(draft, where, (role,))
    _agent(draft, where, ())
    for _ in range(6):
        roles = tuple(draft.some(READERS, 2, 3))
        _agent(draft, where, roles, draft.pick(("", "", "role", FLAWS.get(roles[0], "court"))))
    _assistance(draft)


FLAWS = {Role.CRIMINAL_JUDGE: "function", Role.AUTHORISED_ASSISTANT: "habilitation"}
"""What the law asks for besides an account, a role and a court."""


def _agent(draft: Draft, where: Courts, roles: tuple[Role, ...], flaw: str = "") -> None:
    agent = draft.add(
        "agent",
        name=draft.text("Camille Aubert", "Noé Lancel") or "?",
        rank=draft.text("substitut"),
        service=draft.text("parquet"),
        email=None,
        phone=None,
        court_id=_court(draft, where, roles, flawed=flaw == "court"),
        unit=None,
        active=flaw != "inactive",
        state=None,
        art_16_point=None,
        duty=None,
        body_id=None,
    )
    for role in roles:
        good = not (flaw == "role" and role == roles[0])
        draft.add("agent_role", agent_id=agent, role=role, **draft.revocable(good=good))
    for role in draft.some(READERS, 0, 2):
        draft.add("agent_role", agent_id=agent, role=role, **draft.revocable(good=False))
    _functions(draft, agent, flawed=flaw == "function")
    if Role.AUTHORISED_ASSISTANT in roles:
        _habilitations(draft, agent, flawed=flaw == "habilitation")


def _court(draft: Draft, where: Courts, roles: tuple[Role, ...], *, flawed: bool) -> UUID | None:
    if flawed:
        return draft.pick((None, *where.appeal, *where.first))
    above = {Role.PROSECUTOR_GENERAL, Role.APPEAL_PROSECUTOR} & set(roles)
    return draft.pick(where.appeal if above else where.first)


def _functions(draft: Draft, agent: UUID, *, flawed: bool) -> None:
    if not flawed:
        held = draft.pick(BENCH)
        draft.add("judicial_function", agent_id=agent, function=held, **draft.validity(good=True))
    for function in draft.some(BENCH, 0, 1):
        validity = draft.validity(good=False)
        draft.add("judicial_function", agent_id=agent, function=function, **validity)
    for function in draft.some(ELSEWHERE, 0, 2):
        validity = draft.validity(good=True)
        draft.add("judicial_function", agent_id=agent, function=function, **validity)


def _habilitations(draft: Draft, agent: UUID, *, flawed: bool) -> None:
    for role, good in (
        (Role.AUTHORISED_ASSISTANT, not flawed),
        (Role.AUTHORISED_ASSISTANT, False),
        (Role.SAUJ_AGENT, True),
    ):
        if good or draft.chance(0.7):
            draft.add(
                "habilitation",
                agent_id=agent,
                role=role,
                issuer_id=None,
                issuer_office=draft.pick(
                    (None, Role.HEAD_OF_REGISTRY, *(() if good else (Role.DGPN,)))
                ),
                motives=[],
                legal_bases=[],
                file=draft.text("REGISTRY"),
                **draft.revocable(good=good),
            )


def _assistance(draft: Draft) -> None:
    """Assistants assist several magistrates, by links of which some are over or to come."""
    holders: dict[UUID, set[str]] = {}
    for row in draft.rows("agent_role"):
        holders.setdefault(UUID(str(row["agent_id"])), set()).add(str(row["role"]))
    magistrates = [who for who, roles in holders.items() if roles & MAGISTRATES]
    for assistant, roles in holders.items():
        if not roles & ASSISTANTS:
            continue
        for magistrate in draft.some(magistrates, 4, 6):
            if magistrate != assistant:
                draft.add(
                    "assist_link",
                    assistant_id=assistant,
                    magistrate_id=magistrate,
                    **draft.validity(good=draft.chance(0.75)),
                )


_OFFICE = Role.PROSECUTOR


def seised(draft: Draft, case: UUID) -> None:
    """Magistrates are, were or will be seised of a case: some at random, one of its court; of a
    civil case a prosecutor of its court, too.
    """
    posted = {row["id"]: row["court_id"] for row in draft.rows("agent")}
    own = next(row for row in draft.rows("judicial_case") if row["id"] == case)
    court = own["court_id"]
    magistrates = {
        UUID(str(row["agent_id"])): posted[row["agent_id"]] == court
        for row in draft.rows("agent_role")
        if row["role"] in MAGISTRATES
    }
    near = [who for who, at_court in magistrates.items() if at_court]
    chosen = draft.some(sorted(magistrates), 2, 5) + draft.some(sorted(near), 1, 2)
    if own["kind"] == CaseKind.CIVIL_COMMERCIAL_PROSECUTION:
        offices = {row["agent_id"] for row in draft.rows("agent_role") if row["role"] == _OFFICE}
        chosen += draft.some([who for who in sorted(near) if who in offices], 1, 2)
    for number, magistrate in enumerate(dict.fromkeys(chosen)):
        draft.add(
            "assignment",
            case_id=case,
            magistrate_id=magistrate,
            function=draft.pick(tuple(Function)),
            lead=number == 0,
            **draft.validity(good=draft.chance(0.75)),
        )
