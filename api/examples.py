"""The example operations that GraphiQL opens with: who asks, what for, and what to see.

They run over the showcase cases of the fictional register; `<K1>` stands for the id of one.
A test runs each of them and compares the outcome.
"""

import re
from dataclasses import dataclass
from enum import auto
from typing import Final

from db.enumerations import Listed, Role
from db.fiction.personas import SHOWCASE
from permissions.law import Withholding
from permissions.refusal import Code


class Outcome(Listed):
    """What an example shows."""

    RELEASED = auto()
    WITHHELD = auto()
    INVISIBLE = auto()
    REFUSED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One operation; `code` is the one to expect in a withholding or a refusal.

    `purpose` is the value of Access-Purpose, None where the header is left out.
    """

    name: str
    persona: str
    role: Role
    purpose: str | None
    query: str
    see: str
    outcome: Outcome
    code: Code | Withholding | None = None

    @property
    def document(self) -> str:
        """The GraphQL document, to be sent as it is."""
        return f"query {self.name} {_with_ids(self.query).strip()}\n"

    @property
    def headers(self) -> dict[str, str]:
        """The headers to send, save Authorization."""
        role = {"Acting-Role": self.role.value}
        return {**role, "Access-Purpose": _with_ids(self.purpose)} if self.purpose else role


def _with_ids(text: str) -> str:
    return re.sub(r"<(\w+)>", lambda named: str(SHOWCASE[named[1]]), text)


EXAMPLES: Final = (
    Example(
        name="Release",
        persona="investigating-judge-lyon",
        role=Role.CRIMINAL_JUDGE,
        purpose='CASE_PROCESSING;case="<K1>"',
        outcome=Outcome.RELEASED,
        see="""
An investigating judge reads a case he is in charge of, for that case: all of it is released.
extensions.disclosure says for what purpose, in which role, and under which version of the law.
""",
        query="""
{
  case(id: "<K1>") {
    number
    stage
    court { name }
    offences { dateFrom place legalClassification }
    parties {
      capacity
      person { surname forenames birthDate }
      legalEntity { companyName }
    }
  }
}
""",
    ),
    Example(
        name="Docket",
        persona="investigating-judge-lyon",
        role=Role.CRIMINAL_JUDGE,
        purpose=None,
        outcome=Outcome.RELEASED,
        see="""
The same judge asks which cases are his. This needs no purpose (no Access-Purpose header).
""",
        query="""
{
  viewer {
    name
    roles { code purposes { code references { name compulsory } } }
    docket { totalCount nodes { number stage nextHearingAt } }
  }
}
""",
    ),
    Example(
        name="Withholding",
        persona="investigating-judge-lyon",
        role=Role.CRIMINAL_JUDGE,
        purpose='RECIPROCAL_KNOWLEDGE;case="<K1>"',
        outcome=Outcome.WITHHELD,
        code=Withholding.NOT_IN_PURPOSE,
        see="""
The same judge looks at the cases linked to his own, under RECIPROCAL_KNOWLEDGE. He learns who is
implicated in both. The steps of the other investigation are withheld: null, no error, and
extensions.disclosure.withheld gives the code and the clause.
""",
        query="""
{
  linkedCases {
    nodes {
      ground
      case {
        number
        stage
        offences { dateFrom legalClassification }
        investigationSteps { type at }
      }
      parties { capacity person { surname forenames } }
    }
  }
}
""",
    ),
    Example(
        name="InvisibleRow",
        persona="investigating-judge-lyon",
        role=Role.CRIMINAL_JUDGE,
        purpose='CASE_PROCESSING;case="<K1>"',
        outcome=Outcome.INVISIBLE,
        see="""
Still the same judge, for the same case, asks for two others. The first exists and is not his;
the second never existed. Both answers are the same, so that nothing can be learnt from them.
""",
        query="""
{
  anothersCase: case(id: "<K4>") { number stage }
  noCase: case(id: "00000000-0000-7000-8000-000000000000") { number stage }
}
""",
    ),
    Example(
        name="Refusal",
        persona="investigating-judge-lyon",
        role=Role.CRIMINAL_JUDGE,
        purpose='RECIPROCAL_KNOWLEDGE;case="<K1>"',
        outcome=Outcome.REFUSED,
        code=Code.FILTER_NOT_PERMITTED,
        see="""
A search by the name of a victim, in the cases of others, is refused before a row is read: what
may not be shown may not be searched either.
""",
        query="""
{
  cases(filter: { victim: { surname: "Durand" } }) {
    totalCount
    nodes { number }
  }
}
""",
    ),
)
