"""Agents of the other roles, each flawless, or flawed in one of the acts that the law asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from db.enumerations import AgentDuty, ControlledFile, Listing, Role
from hostile.agents import Courts
from hostile.bodies import on_list
from hostile.drawing import Draft, Row

_R = Role
_SUPERIOR = (_R.HIERARCHICAL_SUPERIOR,)
_SG = (_R.SECRETARY_GENERAL_MOJ,)
_DIRECTOR = (_R.INTELLIGENCE_DIRECTOR,)
_HEADS = (_R.DGPN, _R.DGGN, _R.HIERARCHICAL_SUPERIOR)
OFFICES = (*_HEADS, *_SG, *_DIRECTOR, _R.HEAD_OF_REGISTRY, _R.CUSTOMS_MINISTER)
MOTIVES = ("PORT_OF_ARMS", "GUARD")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the law asks of a role besides: offices that sign each act, a list, an own column."""

    designated: Sequence[Role] = ()
    habilitated: Sequence[Role] = ()
    listing: Listing | None = None
    columns: Row = field(default_factory=dict)
    further: tuple[str, ...] = ()


_INVESTIGATOR = Wanted(_SUPERIOR, (_R.HIERARCHICAL_SUPERIOR, _R.PROSECUTOR_GENERAL))
OFFICIALS: Mapping[Role, Wanted] = {
    _R.SAUJ_AGENT: Wanted((), (_R.HEAD_OF_REGISTRY,)),
    _R.FILE_CONTROL_MAGISTRATE: Wanted((), (_R.JUSTICE_MINISTER,)),
    _R.FILE_CONTROL_ASSISTANT: Wanted((), (_R.JUSTICE_MINISTER,)),
    _R.REGISTRY_CONTROL_MAGISTRATE: Wanted((_R.JUSTICE_MINISTER,)),
    _R.MOJ_STATISTICIAN: Wanted((), _SG, Listing.MOJ_STATISTICS),
    _R.STATISTICS_USER: Wanted(),
    _R.ART_11_1_AGENT: Wanted(listing=Listing.ART_11_1),
    _R.JUDICIAL_POLICE_OFFICER: Wanted(
        _INVESTIGATOR.designated, _INVESTIGATOR.habilitated, columns={"art_16_point": 2}
    ),
    _R.JUDICIAL_POLICE_AGENT: _INVESTIGATOR,
    _R.CUSTOMS_JUDICIAL_OFFICER: Wanted(_SUPERIOR, (_R.PROSECUTOR_GENERAL,)),
    _R.TAX_JUDICIAL_OFFICER: Wanted(_SUPERIOR, (_R.PROSECUTOR_GENERAL,)),
    _R.SPECIALISED_ASSISTANT: Wanted(),
    _R.CUSTOMS_67BIS2_OFFICER: Wanted(_SUPERIOR, (_R.CUSTOMS_MINISTER,)),
    _R.INTERPRETER: Wanted(),
    _R.FOREIGN_INVESTIGATOR: Wanted(columns={"state": "BE"}),
    _R.DECRYPTION_AGENT: Wanted(),
    _R.PLATFORM_MAINTAINER: Wanted(_SG, further=("clearance",)),
    _R.PAYMENT_CONTROLLER: Wanted(_SG, columns={"duty": AgentDuty.LEGAL_COSTS}),
    _R.CONTRACTOR: Wanted(further=("clearance", "contract")),
    _R.ANTENJ_DIRECTOR: Wanted(),
    _R.ANTENJ_MAGISTRATE: Wanted(),
    _R.ANTENJ_DIRECTOR_DELEGATE: Wanted((_R.ANTENJ_DIRECTOR,)),
    _R.QUALIFIED_PERSON: Wanted((_R.JUSTICE_MINISTER,)),
    _R.POLICE_ADMIN_INVESTIGATOR: Wanted(_HEADS, _HEADS),
    _R.INTELLIGENCE_AGENT: Wanted(_DIRECTOR, _DIRECTOR, Listing.INTELLIGENCE_R234_2),
    _R.SNEAS_AGENT: Wanted((_R.DGPN,), (_R.DGPN,)),
    _R.COSSEN_AGENT: Wanted((_R.DGGN,), (_R.DGGN,)),
    _R.ADMIN_POLICE_AGENT: Wanted((_R.STATE_REPRESENTATIVE,), (_R.STATE_REPRESENTATIVE,)),
    _R.DEFENCE_INTELLIGENCE_AGENT: Wanted(_DIRECTOR, _DIRECTOR, Listing.DEFENCE_INTELLIGENCE),
    _R.FOREIGN_POLICE_BODY: Wanted(listing=Listing.FOREIGN_POLICE_L235_1),
}
"""Roles of all three files that the register's own readers do not hold."""
OF_OWN_SERVICE = (_R.INTELLIGENCE_AGENT, _R.DEFENCE_INTELLIGENCE_AGENT)
"""Those for whom somebody of their own service signs, where it is told who did."""
ODD_COLUMNS: Mapping[str, tuple[object, ...]] = {
    "art_16_point": (None, 1, 3, 4),
    "state": (None, "DK"),
    "duty": (None, AgentDuty.PLATFORM),
}


def officials(draft: Draft, where: Courts) -> None:
    """Three agents of each role, one of them flawed, and the acts of clerks for interceptions."""
    for role, wanted in OFFICIALS.items():
        flaws = [name for name in FLAWS if _applies(name, wanted)]
        for flaw in ("", "", draft.pick(flaws)):
            _official(draft, where, role, wanted, flaw)
    clerks = [row for row in draft.rows("agent_role") if row["role"] == _R.MAGISTRATE_CLERK]
    for row in clerks:
        good = draft.chance(0.8)
        _act(draft, "designation", row["agent_id"], _R.MAGISTRATE_CLERK, CLERKS, good=good)


CLERKS = (_R.HEAD_OF_REGISTRY,)
FLAWS = ("inactive", "role", "designated", "habilitated", "listing", "columns", "further")


def _applies(flaw: str, wanted: Wanted) -> bool:
    return flaw in ("inactive", "role") or bool(getattr(wanted, flaw))


def _official(draft: Draft, where: Courts, role: Role, wanted: Wanted, flaw: str) -> None:
    columns = dict(wanted.columns)
    if flaw == "columns":
        columns = {key: draft.pick(ODD_COLUMNS[key]) for key in columns}
    listing = draft.pick(tuple(Listing)) if flaw == "listing" else wanted.listing
    agent = draft.add(
        "agent",
        **{
            "name": draft.text("Alex Thévenot", "Noé Lancel") or "?",
            "rank": draft.text("capitaine"),
            "service": draft.text("SR"),
            "email": draft.text("a@exemple.example"),
            "phone": draft.text("0199000000"),
            "court_id": draft.pick((None, *where.first)),
            "unit": None,
            "active": flaw != "inactive",
            "state": None,
            "art_16_point": None,
            "duty": None,
            "body_id": None if listing is None else on_list(draft, listing, sound=not flaw),
            **columns,
        },
    )
    good = flaw != "role"
    draft.add("agent_role", agent_id=agent, role=role, **draft.revocable(good=good))
    for table, offices in (
        ("designation", wanted.designated),
        ("habilitation", wanted.habilitated),
    ):
        if offices:
            right = flaw != ACTS[table]
            _act(draft, table, agent, role, offices, good=right)
            if not right and draft.chance(0.4):
                _act(draft, table, agent, role, offices, good=False)
    for table in wanted.further:
        _further(draft, table, agent, good=flaw != "further")


ACTS = {"designation": "designated", "habilitation": "habilitated"}


def _act(
    draft: Draft, table: str, agent: object, role: Role, offices: Sequence[Role], *, good: bool
) -> None:
    """An act as it should be, or with one thing wrong: its time, who signed it, for what."""
    slips = ["time", "office", "himself", "role", "individually"]
    if role in OF_OWN_SERVICE:
        slips.append("service")
    wrong = "" if good else draft.pick(slips)
    own = role in OF_OWN_SERVICE and wrong != "service"
    columns: Row = {
        "agent_id": agent,
        "role": draft.pick(tuple(OFFICIALS)) if wrong == "role" else role,
        "issuer_id": agent
        if wrong == "himself"
        else draft.pick((None, _another(draft, agent, own=own))),
        "issuer_office": draft.pick(tuple(offices)),
        **draft.revocable(good=wrong != "time"),
    }
    if wrong == "office":
        columns["issuer_office"] = draft.pick(
            (None, *(each for each in OFFICES if each not in offices))
        )
    if table == "designation":
        columns["individually"] = wrong != "individually"
    else:
        columns |= {
            "motives": list(draft.some(MOTIVES, 0 if wrong else 1, 2)),
            "legal_bases": [],
            "file": draft.pick((*ControlledFile, None)) if wrong else ControlledFile.POLICE_FILE,
        }
    draft.add(table, **columns)


def _another(draft: Draft, agent: object, *, own: bool) -> object:
    """Somebody else; `own`: of the agent's service, or nobody if it has no other."""
    others = [row for row in draft.rows("agent") if row["id"] != agent]
    if own:
        (body,) = (row["body_id"] for row in draft.rows("agent") if row["id"] == agent)
        others = [row for row in others if row["body_id"] == body]
    return draft.pick([row["id"] for row in others] or [None])


def _further(draft: Draft, table: str, agent: UUID, *, good: bool) -> None:
    if not good and draft.chance(0.4):
        return
    if table == "clearance":
        draft.add(table, agent_id=agent, level="SECRET", **draft.revocable(good=good))
    else:
        draft.add(table, contractor_id=agent, reference="M", **draft.revocable(good=good))
