"""The examples of GraphiQL beyond the register: interceptions, antecedents, counts, and why."""

from typing import Final

from api.example import Example, Outcome
from db.enumerations import Role
from permissions.purposes import Withholding

OF_FILES: Final = (
    Example(
        name="Seals",
        persona="police-officer",
        role=Role.JUDICIAL_POLICE_OFFICER,
        purpose='INTERCEPT_CASE;case="<K1>"',
        outcome=Outcome.WITHHELD,
        code=Withholding.SEALED,
        see="""
A judicial police officer reads the interceptions of a case referred to her (R40-47). Two items are
under seal: the judge in charge has opened one of them to her; of the other she sees that it is
there, and nothing else.
""",
        query="""
{
  interceptItems(filter: { sealed: true }) {
    totalCount
    nodes { id sealed kind transcript }
  }
}
""",
    ),
    Example(
        name="AnotherFile",
        persona="investigating-judge-lyon",
        role=Role.CRIMINAL_JUDGE,
        purpose='INTERCEPT_CASE;case="<K1>"',
        outcome=Outcome.WITHHELD,
        code=Withholding.OTHER_FILE,
        see="""
The judge in charge reads all of the interceptions of his case, under seal or not. The case itself
is in another file, for which this purpose is none: a right in one file is no right in another.
""",
        query="""
{
  interceptions {
    nodes {
      targetLine
      items { kind sealed transcript }
      caseId
      case { number }
    }
  }
}
""",
    ),
    Example(
        name="Antecedents",
        persona="security-inquirer",
        role=Role.SNEAS_AGENT,
        purpose='ADMIN_INQUIRY;basis="CSI_L114_1";subject="<SUBJECT>"',
        outcome=Outcome.WITHHELD,
        code=Withholding.VICTIM_DATA,
        see="""
An administrative inquiry on one person (R40-29). Five records are about him. An acquittal that is
final, one with a mention of the prosecutor, and one in which he is the victim leave no trace in
list or count. Who the victims of the others are is withheld.
""",
        query="""
{
  antecedents {
    totalCount
    nodes {
      offenceLabel
      outcome
      person { surname forenames }
      victims { id }
    }
  }
}
""",
    ),
    Example(
        name="Transmission",
        persona="foreign-police",
        role=Role.FOREIGN_POLICE_BODY,
        purpose='FOREIGN_ADMIN_POLICE;transmission="<TRANSMISSION>"',
        outcome=Outcome.RELEASED,
        see="""
A foreign police body receives what was sent to it and searches nothing. Five records were sent;
those that may no longer be consulted are left out each time that it is read.
""",
        query="""
{
  transmission(id: "<TRANSMISSION>") {
    legalBasis
    needToKnow
    records { offenceLabel outcome }
  }
}
""",
    ),
    Example(
        name="Counter",
        persona="reception-agent",
        role=Role.SAUJ_AGENT,
        purpose='SAUJ_SERVICE;litigant="<LITIGANT>"',
        outcome=Outcome.WITHHELD,
        code=Withholding.NOT_IN_PURPOSE,
        see="""
At the counter of a court, an agent tells the litigant of his own case: what was decided of him, and
of the others nothing, not even that they are there.
""",
        query="""
{
  cases {
    nodes {
      number
      stage
      offences { legalClassification }
      parties { capacity person { surname } }
    }
  }
}
""",
    ),
    Example(
        name="Statistics",
        persona="statistics-user",
        role=Role.STATISTICS_USER,
        purpose="STATISTICS_NON_NOMINATIVE",
        outcome=Outcome.RELEASED,
        see="""
Cases are counted without naming anyone. A cell of few, and those from which it could be worked out,
hold no count: withheld says SMALL_CELL. Counts that are shown are off by two at most.
""",
        query="""
{
  countBy(dimensions: [STAGE]) {
    threshold
    method
    cells { keys { dimension value } count withheld { code } }
  }
}
""",
    ),
    Example(
        name="Why",
        persona="police-officer",
        role=Role.JUDICIAL_POLICE_OFFICER,
        purpose='INTERCEPT_CASE;case="<K1>"',
        outcome=Outcome.RELEASED,
        see="""
Why a field of a record is released or withheld, paragraph by paragraph; here of the item that stays
under seal. Nothing of the record is told.
""",
        query="""
{
  explain(type: "InterceptItem", id: "<I4>", field: "transcript") {
    outcome
    code
    clauses
    considered { kind clauses meaning }
  }
}
""",
    ),
    Example(
        name="MayRead",
        persona="interpreter",
        role=Role.INTERPRETER,
        purpose=None,
        outcome=Outcome.RELEASED,
        see="""
What a purpose may open to one's role, by the rules alone: no record is read, and no purpose needs
to be stated.
""",
        query="""
{
  viewer {
    name
    mayRead(purpose: INTERPRETATION, opened: [ALWAYS, ON_CONDITIONS]) {
      type field category opened clauses
    }
  }
}
""",
    ),
    Example(
        name="Oversight",
        persona="qualified-person",
        role=Role.QUALIFIED_PERSON,
        purpose="INTERCEPT_OVERSIGHT",
        outcome=Outcome.RELEASED,
        see="""
The qualified person sees who was authorised to do what on the platform, and who consulted it, and
nothing that was intercepted.
""",
        query="""
{
  authorisations(first: 3) {
    totalCount
    nodes { clause scope includesSealed issuerRole validUntil }
  }
  accessLog(first: 3) {
    nodes { id }
  }
}
""",
    ),
)
