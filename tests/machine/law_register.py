"""The facts of the scenario register, as far as the machine knows them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from law_facts import (
    Agent,
    Antecedent,
    Authorisation,
    Difficulty,
    Facts,
    Item,
    Link,
    Notice,
    Referral,
    Seisin,
    Signature,
)
from law_inquiries import SUBJECTS
from offices import holding
from scenario import NAMES, NOW, REGISTER, State, edit
from states import LINES, Line

from db.enumerations import Clause, Role

CASES = ("K1", "K2", "K16")
INTERCEPTIONS = ("K1.line", "K2.line", "K16.line", "stray.line")
FURTHER = (("SUPERIOR", Role.JUDICIAL_POLICE_OFFICER), ("ROLELESS", Role.HEAD_OF_REGISTRY))
LACKING = frozenset({"CONTRACTOR-BARE", "CONTRACTOR-FREE", "MAINTAINER-BARE", "MAINTAINER-UNIT"})
"""Those without a clearance or a contract, which no act gives: they stay out of the machine."""
COURTS = {"HEAD-OF-REGISTRY": "TJ-LYON", "ROLELESS": "TJ-GRENOBLE"}
SETTING: State = (
    *(put for who, role in FURTHER for put in holding(who, role)),
    *(edit(who, court=court) for who, court in COURTS.items()),
)
"""What the machine's register has besides: a superior who is an officer, too, and two heads."""


def facts_of_the_register() -> Facts:
    """The facts with which each sequence begins."""
    facts = Facts(now=NOW)
    _people(facts)
    _places(facts)
    _governance(facts)
    _interceptions(facts)
    _antecedents(facts)
    return facts


def _of(kind: str) -> Iterator[Line]:
    return (line for line in LINES.values() if line["type"] == kind)


def _text(line: Line, key: str) -> str | None:
    value = line.get(key)
    return None if value is None else str(value)


def _name(line: Line, key: str) -> str:
    """What the register calls that to which a line points."""
    value = str(line.get(key))
    return NAMES.get(value, value)


def _at(line: Line, key: str) -> datetime | None:
    value = line.get(key)
    return None if value is None else datetime.fromisoformat(str(value))


def _spell(line: Line) -> dict[str, Any]:
    return {
        "id": str(line["id"]),
        "since": _at(line, "from"),
        "until": _at(line, "until"),
        "revoked": _at(line, "revoked_at"),
    }


def _people(facts: Facts) -> None:
    roles: dict[str, list[Role]] = {}
    for line in _of("AgentRole"):
        roles.setdefault(_name(line, "agent"), []).append(Role(str(line["role"])))
    for who, role in FURTHER:
        roles.setdefault(who, []).append(role)
    functions: dict[str, set[str]] = {}
    for line in _of("JudicialFunction"):
        if line.get("until") is None:
            functions.setdefault(_name(line, "agent"), set()).add(str(line["function"]))
    for line in _of("Agent"):
        who = NAMES[str(line["id"])]
        facts.agents[who] = Agent(
            roles=tuple(roles.get(who, ())),
            court=COURTS.get(who, _text(line, "court")),
            active=bool(line.get("active", True)),
            state=_text(line, "state"),
            point=int(str(line["art_16_point"])) if line.get("art_16_point") else None,
            functions=frozenset(functions.get(who, ())),
        )


def _places(facts: Facts) -> None:
    for line in _of("Court"):
        facts.courts[str(line["code"])] = _text(line, "appeal_court")
    facts.territory = {
        (str(line["court"]), str(line["member_court"])) for line in _of("CourtTerritory")
    }
    for name in CASES:
        facts.cases[name] = str(LINES[str(REGISTER.ids[name])]["court"])


def _signature(line: Line) -> Signature:
    office, issuer = _text(line, "issuer_office"), line.get("issuer")
    motives = line.get("motives") or ()
    assert isinstance(motives, (list, tuple))
    return Signature(
        **_spell(line),
        agent=_name(line, "agent"),
        role=Role(str(line["role"])),
        office=Role(office) if office else None,
        issuer=_name(line, "issuer") if issuer else None,
        motives=tuple(map(str, motives)),
    )


def _governance(facts: Facts) -> None:
    facts.designations = [_signature(line) for line in _of("Designation")]
    facts.habilitations = [_signature(line) for line in _of("Habilitation")]
    for line in _of("Assignment"):
        if _name(line, "case") in CASES:
            case, who, lead = _name(line, "case"), _name(line, "magistrate"), bool(line["lead"])
            seisin = Seisin(**_spell(line), case=case, magistrate=who, lead=lead)
            facts.seisins.append(seisin)
    for line in _of("Referral"):
        case, who = _name(line, "case"), _name(line, "agent")
        facts.referrals.append(Referral(**_spell(line), case=case, agent=who))
    for line in _of("AssistLink"):
        assistant, magistrate = _name(line, "assistant"), _name(line, "magistrate")
        facts.links.append(Link(**_spell(line), assistant=assistant, magistrate=magistrate))


def _interceptions(facts: Facts) -> None:
    for name in INTERCEPTIONS:
        line = LINES[str(REGISTER.ids[name])]
        facts.lines[name] = _name(line, "case") if line.get("case") else None
    for line in _of("InterceptItem"):
        if _name(line, "interception") in facts.lines:
            item = Item(
                id=str(line["id"]),
                line=_name(line, "interception"),
                kind=str(line["kind"]),
                payload=str(line["payload"]),
                encrypted=bool(line.get("encrypted")),
                sealed=line.get("sealed_at") is not None,
            )
            facts.items[item.id] = item
    for line in _of("Exhibit"):
        facts.exhibits.add((_name(line, "case"), str(line["number"])))
    for line in _of("Authorisation"):
        if line["clause"] != Clause.ART_11_1 and _name(line, "grantee") not in LACKING:
            made = _authorisation(line)
            facts.authorisations[made.id] = made
    for line in _of("Notice"):
        notice = Notice(
            kind=str(line["kind"]),
            authorisation=str(line["authorisation"]),
            due=_at(line, "due_from"),
            done=line.get("done_at") is not None,
        )
        facts.notices.append(notice)
    for line in _of("TechnicalDifficulty"):
        case, exceptional = _name(line, "case"), bool(line["exceptional"])
        id_ = str(line["id"])
        facts.difficulties[id_] = Difficulty(id=id_, case=case, exceptional=exceptional)
    for line in _of("ForeignRequest"):
        facts.requests[str(line["id"])] = (_name(line, "case"), str(line["state"]))
    for line in _of("UsefulItem"):
        facts.authorisations[str(line["authorisation"])].useful.add(str(line["item"]))


def _authorisation(line: Line) -> Authorisation:
    items, issued = line.get("items") or (), _at(line, "issued_at")
    assert isinstance(items, (list, tuple))
    assert issued is not None
    return Authorisation(
        **_spell(line),
        clause=Clause(str(line["clause"])),
        grantee=_name(line, "grantee"),
        issuer=_name(line, "issuer"),
        issuer_role=Role(str(line["issuer_role"])),
        issued=issued,
        case=_name(line, "case") if line.get("case") else None,
        line=_name(line, "interception") if line.get("interception") else None,
        items=frozenset(map(str, items)) or None,
        sealed=bool(line["includes_sealed"]),
        prior=_text(line, "prior"),
        difficulty=_text(line, "difficulty"),
    )


def _antecedents(facts: Facts) -> None:
    for line in _of("AntecedentRecord"):
        if _name(line, "person") in SUBJECTS:
            record = Antecedent(
                id=str(line["id"]),
                person=_name(line, "person"),
                court=str(line["court"]),
                procedure=str(line["procedure_ref"]),
                implicated=line["capacity"] == "IMPLICATED",
                outcome=_text(line, "outcome"),
                final=_at(line, "outcome_final_at"),
                reopened=line.get("reopened_at") is not None,
                barred=bool(line.get("admin_access_barred")),
            )
            facts.antecedents.append(record)
