"""Informing a victim of the case (48-1/al.1/d; R15-33-66-4/al.2/e).

Those in charge of a criminal case do, and record it: what they may tell is what the purpose opens.
"""

from db.enumerations import Processing, Role
from permissions.acts.act import Act, Demand, Input, Insert, Kind, Write
from permissions.acts.demanding import needs, there
from permissions.categories import CASE, VICTIMS
from permissions.condition import AGENT, NOW, Exists, Row, Term, reference
from permissions.cpp.facts import kept, own_case
from permissions.purposes import Purpose
from permissions.refusal import Said

PARTY = Input("party", Kind.ID, "The victim, as a party of the case of your purpose.")
_IT = Row("party", "victim")


def _may_inform(role: Role) -> tuple[Demand, ...]:
    named = CASE["id"].eq(reference("case"))
    own = Exists(CASE, named & own_case(role) & kept(CASE))
    of_case = _IT["id"].eq(PARTY.term) & _IT["case_id"].eq(reference("case"))
    return (
        there(own, "48-1/al.10/a", "48-1/al.1/d"),
        needs(
            Exists(_IT, of_case & _IT["capacity"].among(VICTIMS)),
            "no victim of that id is a party of the case",
            "aucune victime de cet identifiant n’est partie à l’affaire",
            "48-1/al.1/d",
        ),
    )


def _informs(_role: Role) -> tuple[Write, ...]:
    values: dict[str, Term] = {
        "case_id": reference("case"),
        "party_id": PARTY.term,
        "by_id": AGENT,
        "informed_at": NOW,
    }
    return (Insert("victim_information", values),)


INFORM = Act(
    name="informVictim",
    meaning=Said("Record that a victim was informed", "Enregistrer l’information d’une victime"),
    clauses=("48-1/al.1/d", "R15-33-66-4/al.2/e"),
    purposes=frozenset({Purpose.VICTIM_INFORMATION}),
    file=Processing.REGISTRY,
    inputs=(PARTY,),
    table="victim_information",
    makes=True,
    demands=_may_inform,
    writes=_informs,
)

ACTS = (INFORM,)
