"""Designations, habilitations, and who assists whom (R40-47/II/c, III, IV; R40-29; 48-1/al.10)."""

from collections.abc import Mapping

from law_facts import Facts, Link, Signature
from law_moves import (
    FAILED,
    INCOMPETENT,
    NOT_THERE,
    Choice,
    Move,
    failed,
    named,
    not_over,
    verdict,
    written,
)
from law_reading import gate
from law_tables import DESIGNATED_BY, HABILITATED_BY, MAGISTRATES

from db.enumerations import Role

HEAD = Role.HEAD_OF_REGISTRY
SIGNED_FOR = (
    "OPJ",
    "OPJ",
    "OPJ-4",
    "APJ",
    "CUSTOMS-28-1",
    "CLERK-JI",
    "CLERK-P",
    "MAINTAINER",
    "DELEGATE",
    "PREFECTURE",
    "POLICE",
    "SUPERIOR",
    "OPJ-DESIGNATED",
    "OPJ-HABILITATED",
    "OPJ-UNREFERRED",
    "INTERPRETER",
    "LEFT",
)
MOTIVE = "SECURITY_GUARD"


def _reaches(facts: Facts, who: str, office: Role, agent: str) -> bool:
    """The head of the registry signs for those of his court alone."""
    return office is not HEAD or (
        facts.agents[agent].court is not None
        and facts.agents[agent].court == facts.agents[who].court
    )


def _signer(facts: Facts, choice: Choice, offices: frozenset[Role]) -> tuple[str, Role]:
    """Someone who signs: of the right office, most times; and the role he acts in."""
    right = facts.those(*offices) if offices else []
    wrong = ("SUPERIOR", "HEAD-OF-REGISTRY", "JI-LYON", "DIRECTOR", "PREFECT", "SECRETARY-GENERAL")
    who = choice.rather(right, wrong, 85)
    held = [role for role in facts.agents[who].roles if role in offices]
    return who, held[0] if held else facts.role_of(who)


def sign(facts: Facts, choice: Choice) -> Move:
    """designateAgent or habilitateAgent."""
    designates = choice.likely(50)
    by = DESIGNATED_BY if designates else HABILITATED_BY
    agent = choice.one(SIGNED_FOR)
    role = choice.one(facts.agents[agent].roles)
    if agent == "SUPERIOR":
        role = Role.JUDICIAL_POLICE_OFFICER
    elif choice.likely(5):
        role = Role.JUDICIAL_POLICE_AGENT
    offices = by.get(role, frozenset())
    who, office = _signer(facts, choice, offices)
    until, to_come = choice.end(facts)
    motives = (MOTIVE,) if role is Role.ADMIN_POLICE_AGENT and choice.likely(80) else ()
    competent = office in offices and who != agent and _reaches(facts, who, office, agent)
    said = designates or bool(motives) == (role is Role.ADMIN_POLICE_AGENT)
    beside = any(
        each.agent == agent
        and each.role is role
        and each.office is office
        and each.issuer != agent
        and each.runs(facts.now)
        for each in (facts.designations if designates else facts.habilitations)
    )
    fits = facts.holds(agent, role) and to_come and said and not beside
    given: dict[str, object] = {"agent": named(agent), "role": str(role), **written(until)}
    if motives and not designates:
        given["motives"] = list(motives)

    def effect(made: str) -> None:
        signed = facts.designations if designates else facts.habilitations
        signature = Signature(
            id=made, agent=agent, role=role, office=office, issuer=who, since=facts.now, until=until
        )
        signature.motives = motives
        signed.append(signature)

    return Move(
        act="designateAgent" if designates else "habilitateAgent",
        who=who,
        role=office,
        given=given,
        verdict=verdict(
            gate(facts, who, office, purpose=None),
            [] if competent else [INCOMPETENT],
            failed(unless=fits),
        ),
        effect=effect,
        about=frozenset({agent}),
    )


def revoke(facts: Facts, choice: Choice) -> Move:
    """revokeDesignation or revokeHabilitation."""
    designates = choice.likely(50)
    signed, by = (
        (facts.designations, DESIGNATED_BY) if designates else (facts.habilitations, HABILITATED_BY)
    )
    those = [each for each in signed if each.agent in SIGNED_FOR and each.role in by]
    live = [each for each in those if each.runs(facts.now)]
    it = choice.rather(live, those, 92)
    role = it.role if choice.likely(95) else Role.JUDICIAL_POLICE_AGENT
    who, office = _signer(facts, choice, frozenset({it.office}) if it.office else frozenset())
    of_the_office = (
        it.role is role and it.office is office and _reaches(facts, who, office, it.agent)
    )
    kind = "designation" if designates else "habilitation"

    def effect(_: str) -> None:
        it.revoked = facts.now

    return Move(
        act="revokeDesignation" if designates else "revokeHabilitation",
        who=who,
        role=office,
        given={kind: it.id, "role": str(role)},
        verdict=verdict(
            gate(facts, who, office, purpose=None),
            [] if office in by.get(role, ()) else [INCOMPETENT],
            [] if of_the_office else [NOT_THERE],
            not_over(facts, it),
        ),
        effect=effect,
        target=(kind, it.id),
        about=frozenset({it.agent}),
    )


ASSISTING: Mapping[str, Role] = {
    "CLERK-JI": Role.MAGISTRATE_CLERK,
    "CLERK-P": Role.MAGISTRATE_CLERK,
    "SPECIALIST": Role.SPECIALISED_ASSISTANT,
    "ASSISTANT-P": Role.AUTHORISED_ASSISTANT,
    "OPJ": Role.JUDICIAL_POLICE_OFFICER,
}
OF_THE_REGISTRY = frozenset({Role.MAGISTRATE_CLERK, Role.AUTHORISED_ASSISTANT})


def link(facts: Facts, choice: Choice) -> Move:
    """linkAssistant."""
    assistant = choice.one(ASSISTING)
    magistrate = choice.one(("JI-LYON", "JI2-LYON", "P-LYON", "J-LYON", "P-PARIS", "CLERK-P"))
    kind = ASSISTING[assistant]
    right = (magistrate,) if kind is Role.SPECIALISED_ASSISTANT else ("HEAD-OF-REGISTRY",)
    who = choice.rather(right, ("HEAD-OF-REGISTRY", "ROLELESS", magistrate, "OPJ", "JI2-LYON"), 80)
    role = facts.role_of(who)
    court = facts.agents[who].court
    if role is HEAD:
        competent = all(facts.agents[each].court == court for each in (assistant, magistrate))
        kinds = OF_THE_REGISTRY
    else:
        competent, kinds = (
            role in MAGISTRATES and who == magistrate,
            frozenset({Role.SPECIALISED_ASSISTANT}),
        )
    fits = (
        kind in kinds
        and assistant != magistrate
        and facts.holds(magistrate, *MAGISTRATES)
        and facts.link_of(assistant, magistrate) is None
    )

    def effect(made: str) -> None:
        link = Link(id=made, since=facts.now, assistant=assistant, magistrate=magistrate)
        facts.links.append(link)

    return Move(
        act="linkAssistant",
        who=who,
        role=role,
        given={"assistant": named(assistant), "magistrate": named(magistrate)},
        verdict=verdict(
            gate(facts, who, role, purpose=None),
            [] if competent else [INCOMPETENT],
            failed(unless=fits),
        ),
        effect=effect,
        about=frozenset({assistant}),
    )


def unlink(facts: Facts, choice: Choice) -> Move:
    """endAssistance."""
    those = [each for each in facts.links if each.assistant in ASSISTING]
    it = choice.rather([each for each in those if each.runs(facts.now)], those, 92)
    specialised = facts.holds(it.assistant, Role.SPECIALISED_ASSISTANT)
    right = it.magistrate if specialised else "HEAD-OF-REGISTRY"
    who = choice.rather((right,), ("ROLELESS", "JI2-LYON", "HEAD-OF-REGISTRY", "OPJ"), 85)
    role = facts.role_of(who)
    court = facts.agents[who].court
    if role is HEAD:
        his = not specialised and facts.agents[it.assistant].court == court
    else:
        his = specialised and it.magistrate == who
    nothing = [NOT_THERE] if role is HEAD or role in MAGISTRATES else [NOT_THERE, INCOMPETENT]

    def effect(_: str) -> None:
        it.until = facts.now

    return Move(
        act="endAssistance",
        who=who,
        role=role,
        given={"link": it.id},
        verdict=verdict(
            gate(facts, who, role, purpose=None),
            [] if his else nothing,
            [FAILED] if it.over(facts.now) else [],
        ),
        effect=effect,
        target=("assist_link", it.id),
        about=frozenset({it.assistant}),
    )
