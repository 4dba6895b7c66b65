"""The example operations that GraphiQL opens with, those of the register first.

They run over the showcase cases of the fictional register; `<K1>` stands for the id of one.
A test runs each of them and compares the outcome.
"""

from typing import Final

from api.example import Example, Outcome
from api.examples_of_acts import OF_ACTS
from api.examples_of_files import OF_FILES
from api.examples_of_oversight import OF_OVERSIGHT
from db.enumerations import Role
from permissions.purposes import Withholding
from permissions.refusal import Code

OF_REGISTER: Final = (
    Example(
        name="Release",
        persona="investigating-judge-lyon",
        role=Role.CRIMINAL_JUDGE,
        opens=True,
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
        opens=True,
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
        opens=True,
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
        opens=True,
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
        opens=True,
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

EXAMPLES: Final = (*OF_REGISTER, *OF_FILES, *OF_ACTS, *OF_OVERSIGHT)
"""All of them, in the order in which they are offered."""
