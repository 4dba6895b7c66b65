"""The examples of GraphiQL that are done, what they start from, and those that are followed.

Each works in a register that is new; what was done in it may stand in the way of a second time.
"""

from collections.abc import Mapping
from typing import Final

from api.example import KEY, Example, Outcome
from db.enumerations import Role

_DONE: Final = "{\n    id version at again clauses\n    record { id }\n  }"


def _act(
    name: str,
    act: str,
    who: tuple[str, Role],
    purpose: str | None,
    *,
    given: Mapping[str, object],
    see: str,
    version: int | None = None,
    opens: bool = False,
) -> Example:
    kind = f"{act[0].upper()}{act[1:]}Input"
    seen = {"version": version} if version is not None else {}
    declared, passed = (", $version: Int!", ", version: $version") if seen else ("", "")
    return Example(
        name=name,
        persona=who[0],
        role=who[1],
        purpose=purpose,
        outcome=Outcome.RELEASED,
        see=see,
        operation="mutation",
        declares=f"($input: {kind}!, $key: ID!{declared})",
        query=f"{{\n  {act}(input: $input, key: $key{passed}) {_DONE}\n}}",
        given={"input": given, "key": KEY, **seen},
        opens=opens,
    )


_JUDGE: Final = ("investigating-judge-lyon", Role.CRIMINAL_JUDGE)
_ON_K1: Final = 'INTERCEPT_CASE;case="<K1>"'
_DONE_EXAMPLES: Final = (
    _act(
        "IssueAuthorisation",
        "issueAuthorisation",
        _JUDGE,
        _ON_K1,
        given={
            "clause": "II_SEALED",
            "grantee": "<police-officer>",
            "scope": "ITEMS",
            "case": "<K1>",
            "items": ["<I4>"],
            "includesSealed": True,
        },
        see="""
The judge in charge opens an item under seal to the police officer to whom the case is referred
(R40-47/II/f). The key was drawn for this tab: sent again, the act is not done anew, and `again`
says so. The example Seals then shows both items opened.
""",
        opens=True,
    ),
    Example(
        name="AuthorisationsInCharge",
        persona=_JUDGE[0],
        role=_JUDGE[1],
        purpose=None,
        outcome=Outcome.RELEASED,
        see="""
What the judge may end: he issued it, or is in charge of its case. The acts ask for the id and the
version told here. When a case passes to another magistrate, he finds there what waits for him:
awaitsConfirmation is true, and it opens nothing until he confirms it (A32).
""",
        query="""
{
  viewer {
    authorisationsInCharge {
      id
      version
      caseId
      clause
      granteeId
      issuerId
      validUntil
      awaitsConfirmation
    }
  }
}
""",
    ),
    _act(
        "Revoke",
        "revokeAuthorisation",
        _JUDGE,
        _ON_K1,
        given={"authorisation": "<SPARE>"},
        see="""
He revokes one that he gave to the interpreter. An act that changes a record names the version that
its author has seen; another one is a CONFLICT that says the version it is at.
""",
        version=1,
    ),
    _act(
        "Seal",
        "sealItems",
        _JUDGE,
        _ON_K1,
        given={"case": "<K1>", "items": ["<I2>"], "number": "SC-DEMO-2"},
        see="""
He puts an item under seal: the next reading sees it. The number of the exhibit is new in the case.
""",
    ),
    _act(
        "Unseal",
        "unsealItems",
        _JUDGE,
        _ON_K1,
        given={"case": "<K1>", "items": ["<I3>"]},
        see="""
He opens the seal of an item, for everybody to whom the case is open.
""",
    ),
    _act(
        "RecordCase",
        "recordCase",
        ("clerk-lyon", Role.MAGISTRATE_CLERK),
        f'CASE_RECORDING;case="{KEY}"',
        given={
            "number": "DEMO-K61",
            "kind": "CRIMINAL",
            "stage": "JUDICIAL_INVESTIGATION",
            "origin": "COMPLAINT",
            "responsible": "<investigating-judge-lyon>",
            "function": "INVESTIGATING_JUDGE",
        },
        see="""
A clerk records a new case for the judge whom she assists (48-1/al.9). The case is not there yet:
the purpose names it by the key of the act. The answer says its own id. CASE_RECORDING opens no
reading: record is null. Another case has another number.
""",
    ),
    _act(
        "Inquiry",
        "openInquiry",
        ("prefecture-agent", Role.ADMIN_POLICE_AGENT),
        None,
        given={
            "basis": "CSI_L114_1",
            "motive": "SECURITY_GUARD",
            "surname": "Hautecoeur",
            "forenames": "Lubin, Marie",
            "birthDate": "1987-11-03",
        },
        see="""
An agent of a prefecture opens an administrative inquiry on one person, named in full (R40-29/I/5).
The answer does not tell whether the file holds him; the inquiry, as subject of the purpose
ADMIN_INQUIRY, does.
""",
    ),
    _act(
        "ControlRequest",
        "openControlRequest",
        ("file-controller", Role.FILE_CONTROL_MAGISTRATE),
        None,
        given={"file": "FNAEG", "person": "<LITIGANT>", "usualTerm": True},
        see="""
The magistrate charged with the control of one file opens a request about a person, for the usual
time. Of another file than hers, FNAEG, she opens none.
""",
    ),
    _act(
        "Study",
        "openStudy",
        ("register-controller", Role.REGISTRY_CONTROL_MAGISTRATE),
        "REGISTRY_CONTROL",
        given={"reference": "DEMO-2026-2", "title": "Délais de jugement", "usualTerm": True},
        see="""
The magistrate who controls the register records a study; addStudyMember then says who takes part.
""",
    ),
    _act(
        "AccessRequest",
        "recordAccessRequest",
        ("prosecutor-lyon", Role.PROSECUTOR),
        None,
        given={"person": "<LITIGANT>", "receivedAt": "2026-11-20T09:00:00Z"},
        see="""
A prosecutor records that a person asked for what the register holds of him (48-1/al.15).
""",
    ),
    _act(
        "InformVictim",
        "informVictim",
        _JUDGE,
        'VICTIM_INFORMATION;case="<K1>"',
        given={"party": "<CIVIL_PARTY>"},
        see="""
It is recorded that a victim was informed; what may be told is what the purpose opens.
""",
    ),
)

_FOLLOWED: Final = (
    Example(
        name="CaseChanged",
        persona="investigating-judge-lyon",
        role=Role.CRIMINAL_JUDGE,
        purpose='CASE_PROCESSING;case="<K1>"',
        outcome=Outcome.RELEASED,
        operation="subscription",
        opens=True,
        see="""
A case is followed: the first event is what there is now, another one comes where what may be seen
of it changes. Each is judged, and journalled, anew.
""",
        query="""
{
  caseChanged(id: "<K1>") {
    number
    stage
    hearings { at room outcome }
  }
}
""",
    ),
    Example(
        name="AuthorisationsHeld",
        persona="interpreter",
        role=Role.INTERPRETER,
        purpose=None,
        outcome=Outcome.RELEASED,
        operation="subscription",
        see="""
The interpreter follows what she is authorised to do. Once the example Revoke is run, one is gone.
""",
        query="""
{
  authorisationsHeld {
    id
    clause
    scope
    validUntil
  }
}
""",
    ),
)

OF_ACTS: Final = (*_DONE_EXAMPLES, *_FOLLOWED)
"""All of them."""
