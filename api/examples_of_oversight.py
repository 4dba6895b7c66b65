"""The examples of GraphiQL on the journal: who consulted what, how much, what was refused."""

from typing import Final

from api.example import Example, Outcome
from db.enumerations import Role

OF_OVERSIGHT: Final = (
    Example(
        name="WhoConsulted",
        persona="register-controller",
        role=Role.REGISTRY_CONTROL_MAGISTRATE,
        purpose="REGISTRY_CONTROL",
        outcome=Outcome.RELEASED,
        declares="($of: ID!)",
        given={"of": "<K1>"},
        see="""
Who consulted a case, in what role, for what, and what came of it, the latest first: the journal of
the register. Run Release, or be refused it, and look again.
""",
        query="""
{
  accessLog(filter: { about: [$of] }, first: 20) {
    totalCount
    nodes { instant agentId actingRole purpose parameters clauses law outcome recordIds }
  }
}
""",
    ),
    Example(
        name="Volumes",
        persona="register-controller",
        role=Role.REGISTRY_CONTROL_MAGISTRATE,
        purpose="REGISTRY_CONTROL",
        outcome=Outcome.RELEASED,
        see="""
How much each agent asked, by the day, beside what is usual of him and of his service.
""",
        query="""
{
  accessVolumes(
    filter: { period: [DAY], startsAt: { from: "2026-11-01T00:00:00Z" } }
    orderBy: { by: TIMES, direction: DESC }
  ) {
    nodes { agentId service startsAt operations records refused ownMedian serviceMedian times }
  }
}
""",
    ),
    Example(
        name="Refusals",
        persona="register-controller",
        role=Role.REGISTRY_CONTROL_MAGISTRATE,
        purpose="REGISTRY_CONTROL",
        outcome=Outcome.RELEASED,
        see="""
What was refused, by agent, code and day.
""",
        query="""
{
  accessRefusals(
    filter: { startsAt: { from: "2026-11-01T00:00:00Z" } }
    orderBy: { by: OPERATIONS, direction: DESC }
  ) {
    nodes { agentId code startsAt operations }
  }
}
""",
    ),
)
"""All of them."""
